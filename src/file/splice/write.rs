//! Values as TOML text: in the style the old value had where that can carry the new one, else plainly.

use std::fmt::Write as _;

use crate::case::{Attribution, Step, Value};

/// The spellings of a value, the best first: in the style of the text `old`, then plainly. Whoever writes one reads it again,
/// and takes the next when it does not come back.
pub(super) fn spellings(value: &Value, old: Option<&str>, eol: &str) -> Vec<String> {
    let kept = old.and_then(|old| kept(value, old, eol));
    kept.into_iter().chain([plain(value)]).collect()
}

/// The value as a new key has it.
pub(in crate::file) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => basic(text),
        Value::Id(id) => basic(id.as_str()),
        Value::Texts(texts) => list(texts.iter().map(|text| basic(text))),
        Value::Count(count) => count.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Share(share) => format!("{share:?}"),
        Value::Steps(steps) => list(steps.iter().map(step)),
        Value::Attribution(it) => attribution(it),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn step(step: &Step) -> String {
    let verb = step
        .verb
        .as_deref()
        .map(|verb| format!(" verb = {},", basic(verb)));
    let verb = verb.unwrap_or_default();
    let source = basic(step.source.as_str());
    format!("{{ source = {source},{verb} mode = \"{}\" }}", step.mode)
}

fn attribution(it: &Attribution) -> String {
    let place = |key: &str, place: Option<(u64, u64)>| {
        place.map(|(start, end)| format!(", {key} = {{ start = {start}, end = {end} }}"))
    };
    let cue = place("cue", it.cue).unwrap_or_default();
    let source = place("source", it.source).unwrap_or_default();
    format!("{{ rule = {}{cue}{source} }}", basic(&it.rule))
}

/// The value in the style of the old text; `None` when that style cannot carry it.
fn kept(value: &Value, old: &str, eol: &str) -> Option<String> {
    let text = value.as_str()?;
    if !old.starts_with(['"', '\'']) {
        return text
            .parse::<toml::value::Datetime>()
            .is_ok()
            .then(|| text.to_owned());
    }
    let multi = old.starts_with("\"\"\"") || old.starts_with("'''");
    let first = old.get(3..).unwrap_or_default();
    let opened = multi && first.starts_with(['\n', '\r']);
    let opening = if opened { eol } else { "" };
    match (old.starts_with('\''), multi) {
        (false, false) => None,
        (false, true) => Some(format!("\"\"\"{opening}{}\"\"\"", lines(text, eol, opened))),
        (true, false) => {
            (literal(text) && !text.contains(['\'', '\n'])).then(|| format!("'{text}'"))
        }
        (true, true) => {
            let fits = literal(text) && !text.contains("'''") && !text.ends_with('\'');
            let fits = fits && (opened || !text.starts_with('\n'));
            fits.then(|| format!("'''{opening}{}'''", text.replace('\n', eol)))
        }
    }
}

/// Whether nothing in the text needs an escape; a line's end is for the caller to judge.
fn literal(text: &str) -> bool {
    text.chars().all(|sign| sign == '\n' || !needs_escape(sign))
}

/// A string on one line.
pub(super) fn basic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            _ => escape(sign, &mut out),
        }
    }
    out.push('"');
    out
}

/// The inside of a string of several lines.
fn lines(text: &str, eol: &str, opened: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quotes = 0;
    for (at, sign) in text.char_indices() {
        quotes = if sign == '"' { quotes + 1 } else { 0 };
        let last = at + 1 == text.len();
        match sign {
            // The third quote in a row, or one at the end, would close the string.
            '"' if quotes == 3 || last => {
                out.push_str("\\\"");
                quotes = 0;
            }
            // A line's end straight after the opening quotes is not part of the string.
            '\n' if at == 0 && !opened => out.push_str("\\n"),
            '\n' => out.push_str(eol),
            _ => escape(sign, &mut out),
        }
    }
    out
}

fn escape(sign: char, out: &mut String) {
    match sign {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        _ if needs_escape(sign) => {
            let code = u32::from(sign);
            let _ = match code {
                0..=0xffff => write!(out, "\\u{code:04X}"),
                _ => write!(out, "\\U{code:08X}"),
            };
        }
        _ => out.push(sign),
    }
}

/// Signs that would drive a terminal or hide what the file says when somebody prints it: controls, marks of direction, line
/// and paragraph separators, the byte-order mark, tags. Joiners stay: words of some scripts need them.
fn needs_escape(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        let table: toml::Table = toml::from_str(&format!("k = {text}")).unwrap();
        table
            .get("k")
            .and_then(|value| value.as_str())
            .unwrap()
            .to_owned()
    }

    #[test]
    fn a_new_text_has_nothing_that_drives_a_terminal() {
        let text = "a\u{1b}[2J\u{9b}\u{202e}b\u{2028}\u{e0041}\u{200d}\n\"\\";
        let written = basic(text);
        assert_eq!(
            written,
            r#""a\u001B[2J\u009B\u202Eb\u2028\U000E0041‍\n\"\\""#
        );
        assert_eq!(read(&written), text);
    }

    #[test]
    fn the_style_of_the_old_text_stays_while_it_can() {
        let spell =
            |new: &str, old: &str| spellings(&Value::text(new), Some(old), "\n").swap_remove(0);
        assert_eq!(spell("it\\s", "'old'"), "'it\\s'");
        assert_eq!(spell("it's", "'old'"), "\"it's\"");
        assert_eq!(
            spell("one\ntwo", "\"\"\"\nold\"\"\""),
            "\"\"\"\none\ntwo\"\"\""
        );
        assert_eq!(spell("one\ntwo", "'''old'''"), "'''one\ntwo'''");
        assert_eq!(
            spell("say \"\"\"\"", "\"\"\"old\"\"\""),
            "\"\"\"say \"\"\\\"\\\"\"\"\""
        );
        assert_eq!(spell("2020-03-09", "2020-03-08"), "2020-03-09");
        assert_eq!(spell("2020-03~", "2020-03-08"), "\"2020-03~\"");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_in_every_style(
            text in "[a\"'\\\\\n\r\t\u{1b}\u{85}é\u{202e}]{0,8}|\\PC{0,8}",
            old in prop::sample::select(vec!["\"x\"", "'x'", "\"\"\"x\"\"\"", "\"\"\"\nx\"\"\"", "'''x'''", "'''\nx'''"]),
        ) {
            for spelling in spellings(&Value::text(&text), Some(old), "\n") {
                prop_assert_eq!(read(&spelling), text.as_str(), "{}", spelling);
            }
        }
    }
}
