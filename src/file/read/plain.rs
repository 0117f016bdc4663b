//! The tables that nearly every piece is, read without the machinery that TOML as a whole takes: a header, and a line a key
//! with a text in plain quotes, a whole number, or yes or no. What is not quite that plain is left to the parser, and what
//! is gives the same table as the parser does (a property test holds it to that).

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::case::{Kind, Word as _};

/// The table of a piece and the bytes of its header; `None` when it is not that plain.
pub(super) fn table(text: &str, kind: Kind) -> Option<(DeTable<'_>, Range<usize>)> {
    let mut table = DeTable::new();
    let mut header = None;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end)?;
        // A carriage return belongs to a line end only before a line feed.
        let line = match line.strip_suffix('\r') {
            Some(line) if end < text.len() => line,
            _ => line,
        };
        let bare = line.trim_matches([' ', '\t']);
        let at = start + (line.len() - line.trim_start_matches([' ', '\t']).len());
        start = end + 1;
        if bare.is_empty() {
            continue;
        }
        // A carriage return alone, and whatever else no line of TOML may hold.
        if bare.bytes().any(|byte| is_control(byte) && byte != b'\t') {
            return None;
        }
        match (&header, bare.as_bytes().first()) {
            (_, Some(b'#')) => {}
            (None, _) => header = Some(header_of(bare, kind).map(|()| at..at + bare.len())?),
            (Some(_), _) => pair(bare, at, &mut table)?,
        }
    }
    Some((table, header?))
}

fn is_control(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f
}

/// Whether the line is the header of the kind.
fn header_of(line: &str, kind: Kind) -> Option<()> {
    let name = line.strip_prefix("[[")?.strip_suffix("]]")?;
    (name == kind.spelling()).then_some(())
}

/// Puts the key and the value of a line that starts at byte `at` into the table.
fn pair<'i>(line: &'i str, at: usize, table: &mut DeTable<'i>) -> Option<()> {
    let is_bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = line.bytes().take_while(|byte| is_bare(byte)).count();
    let (key, rest) = line.split_at_checked(length)?;
    let value = rest.trim_start_matches([' ', '\t']).strip_prefix('=')?;
    let value = value.trim_start_matches([' ', '\t']);
    let end = at + line.len();
    let value = Spanned::new(end - value.len()..end, plain(value)?);
    let key = Spanned::new(at..at + length, Cow::Borrowed(key));
    let is_new = !key.get_ref().is_empty() && table.insert(key, value).is_none();
    is_new.then_some(())
}

fn plain(value: &str) -> Option<DeValue<'_>> {
    if let Some(rest) = value.strip_prefix('"') {
        let text = rest.strip_suffix('"')?;
        let is_plain = memchr::memchr2(b'"', b'\\', text.as_bytes()).is_none();
        return is_plain.then_some(DeValue::String(Cow::Borrowed(text)));
    }
    match value {
        "true" => Some(DeValue::Boolean(true)),
        "false" => Some(DeValue::Boolean(false)),
        _ => {
            let digits =
                (1..19).contains(&value.len()) && value.bytes().all(|it| it.is_ascii_digit());
            let number = digits.then(|| DeValue::parse(value).ok()).flatten()?;
            Some(number.into_inner())
        }
    }
}
