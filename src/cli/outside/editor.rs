//! The reader's own editor on a text: `$VISUAL`, else `$EDITOR`, else vi. No shell ever sees the text or its path.

use crate::file::scratch::Scratch;
use std::ffi::OsString;
use std::hash::{BuildHasher as _, RandomState};
use std::process::Command;

/// What the editor made of a text. The terminal must be the editor's meanwhile.
///
/// # Errors
/// When it cannot be had or fails; in one line. What it wrote nevertheless is kept, and the line says where.
pub(super) fn edit(text: &str) -> Result<String, String> {
    let mut named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(std::env::var_os);
    let named = named.find(|it| !it.is_empty());
    edit_by(text, &named.unwrap_or_else(|| "vi".into()))
}

fn edit_by(text: &str, editor: &OsString) -> Result<String, String> {
    let mut words = words(editor).into_iter();
    let program = words.next().unwrap_or_else(|| "vi".into());
    // A new hasher of the standard library is keyed by the system's randomness.
    let half = || RandomState::new().hash_one(std::process::id());
    let token = format!("{:016x}{:016x}", half(), half());
    let scratch = Scratch::new(&std::env::temp_dir(), &token, text)
        .map_err(|why| format!("no file for the editor: {why}"))?;
    let ran = Command::new(&program)
        .args(words)
        .arg(scratch.path())
        .status();
    let failed = match ran {
        Ok(status) if status.success() => None,
        Ok(status) => Some(status.to_string()),
        Err(error) => Some(error.to_string()),
    };
    let failed = failed.map(|why| format!("{}: {why}", program.to_string_lossy()));
    taken(text, scratch, failed)
}

/// The program and its arguments, parted by white space.
fn words(editor: &OsString) -> Vec<OsString> {
    match editor.to_str() {
        Some(text) => text.split_whitespace().map(OsString::from).collect(),
        None => vec![editor.clone()],
    }
}

/// What stands in the file afterwards. It goes unless it holds something that is not taken over.
fn taken(text: &str, scratch: Scratch, failed: Option<String>) -> Result<String, String> {
    let place = scratch.path().display().to_string();
    let kept = match (scratch.changed(), failed) {
        (Ok(None), None) => Ok(text.to_owned()),
        (Ok(Some(bytes)), None) => match String::from_utf8(bytes) {
            Ok(edited) => Ok(without_end(edited, text)),
            Err(_) => {
                return Err(format!(
                    "what the editor wrote is not UTF-8; it is in {place}"
                ));
            }
        },
        (Ok(Some(_)), Some(why)) => {
            return Err(format!(
                "{why}; the text is as it was, what the editor wrote is in {place}"
            ));
        }
        (Err(gone), None) => Err(format!("the editor's file: {gone}; the text is as it was")),
        (Ok(None) | Err(_), Some(why)) => Err(format!("{why}; the text is as it was")),
    };
    scratch.remove();
    kept
}

/// The text without the line end that editors put behind the last line.
fn without_end(mut edited: String, before: &str) -> String {
    if edited.ends_with('\n') && !before.ends_with('\n') {
        edited.pop();
        if edited.ends_with('\r') {
            edited.pop();
        }
    }
    edited
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn by(text: &str, editor: &str) -> Result<String, String> {
        edit_by(text, &editor.into())
    }

    #[test]
    fn an_editor_may_come_with_arguments_and_no_shell_sees_it() {
        assert_eq!(
            by("grey stone", "sed -i s/grey/red/"),
            Ok("red stone".into())
        );
        assert_eq!(by("$(false) `x`", "true ; echo"), Ok("$(false) `x`".into()));
        assert_eq!(by("two\n", "true"), Ok("two\n".into()));
    }

    #[test]
    fn an_editor_that_fails_says_so_and_loses_nothing() {
        let missing = by("text", "no-such-editor-anywhere").unwrap_err();
        assert!(
            missing.starts_with("no-such-editor-anywhere: "),
            "{missing}"
        );
        let failed = by("text", "false").unwrap_err();
        assert!(
            failed.contains("exit status: 1; the text is as it was"),
            "{failed}"
        );
        let wrote = by("grey stone", "sed -i -e s/grey/red/ -e q7").unwrap_err();
        let place = wrote.rsplit(" is in ").next().map(PathBuf::from).unwrap();
        assert!(
            std::fs::read_to_string(&place)
                .unwrap()
                .contains("red stone"),
            "{wrote}"
        );
        std::fs::remove_dir_all(place.parent().unwrap()).unwrap();
    }
}
