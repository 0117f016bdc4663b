//! `tellings new`: a new case file beside copies of its texts, with nothing in it but the documents.

use super::given::{self, Failed, Given};
use super::{Exit, print};
use crate::case::Tables;
use crate::text::clean::{Shown, Signs};
use clap::Args;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

pub(super) const HELP: &str = "\
Examples:
  tellings new walk/case.toml article.txt      the folder, the case and a copy of the text
  tellings new walk statement-1.txt statement-2.txt --title \"The walk home\"
  tellings walk                                open it; then s selects a sentence, a digit says whose it is

Nothing that exists is overwritten. A text that lies beside the case already stays as it is.";

/// What the new case is, and of which texts.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The new case file; a name without .toml is its folder, for a case.toml
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The texts: copied beside the case, byte for byte
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<PathBuf>,
    /// What the case is called; else as its first text
    #[arg(long)]
    title: Option<String>,
}

/// Makes the case, and says how it is opened.
pub(super) fn run(new: &New) -> Exit {
    match make(&new.case, &new.texts, new.title.as_deref()) {
        Ok((case, given)) => print(&told(&case, &given)),
        Err(failed) => failed.told(),
    }
}

/// Makes a case of texts; its file, and the texts as it has them.
///
/// # Errors
/// When a text cannot be read, something is in the way, or the disk refuses.
pub(super) fn make(
    case: &Path,
    texts: &[PathBuf],
    title: Option<&str>,
) -> Result<(PathBuf, Vec<Given>), Failed> {
    let case = match case.extension() {
        Some(end) if end.eq_ignore_ascii_case("toml") => case.to_owned(),
        _ => case.join("case.toml"),
    };
    if case.file_name().is_none_or(|name| name.to_str().is_none()) {
        let why = "a case's name is Unicode";
        return Err(Failed(format!("{}: {why}", case.display()), Exit::Usage));
    }
    let given = given::read(texts, None, HashSet::new())?;
    let title = title.map(str::trim).filter(|it| !it.is_empty());
    let first = given.first().map_or("", |it| &it.title);
    let mut tables = Tables::titled(title.unwrap_or(first));
    let documents = given.iter().filter_map(|it| it.document(None));
    tables.documents.extend(documents);
    given::write(&case, &given, tables)?;
    Ok((case, given))
}

fn told(case: &Path, given: &[Given]) -> String {
    let shown = |text: &str| Shown::new(text, Signs::Unicode).to_string();
    let documents = given.iter().map(|it| {
        let encoding = it.text.label();
        let encoding = encoding.map_or_else(String::new, |it| format!(" ({it})"));
        format!("  {}{encoding}\n", shown(&it.file))
    });
    let name = case.display().to_string();
    format!(
        "{}: a new case of\n{}open it with: tellings {}\n",
        shown(&name),
        documents.collect::<String>(),
        shown(&quoted(&name)),
    )
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let path = match path.strip_prefix('-') {
        Some(_) => format!("./{path}"),
        None => path.to_owned(),
    };
    let plain = |c: char| c.is_alphanumeric() || "/._-+@:,".contains(c);
    if path.chars().all(plain) {
        return path;
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_as_a_shell_takes_it() {
        assert_eq!(quoted("a/case.toml"), "a/case.toml");
        assert_eq!(quoted("-x.toml"), "./-x.toml");
        assert_eq!(quoted("it's; rm.toml"), r"'it'\''s; rm.toml'");
    }
}
