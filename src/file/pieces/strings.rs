//! The strings and comments of TOML, as far as finding their ends needs.

use memchr::{memchr2, memchr3};

/// Reads a line with its strings; where the next line starts, and whether a string of several lines ended in it.
pub(super) fn pass_line(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut at = start;
    let mut held_lines = false;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(found) = rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'#' | b'"' | b'\''))
        else {
            return (bytes.len(), held_lines);
        };
        let rest = rest.get(found..).unwrap_or_default();
        at += found;
        match rest.first() {
            Some(b'\n') => return (at + 1, held_lines),
            Some(b'#') => at += memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
            _ => {
                held_lines |= rest.starts_with(b"\"\"\"") || rest.starts_with(b"'''");
                at += string(rest);
            }
        }
    }
}

/// The length of the string that `text` begins with; one of a single line that is never closed ends with its line.
fn string(text: &[u8]) -> usize {
    if text.starts_with(b"'''") {
        let body = text.get(3..).unwrap_or_default();
        let end = memchr::memmem::find(body, b"'''");
        return end.map_or(text.len(), |end| closed(text, end + 6, b'\''));
    }
    let lines = text.starts_with(b"\"\"\"");
    let mut at = if lines { 3 } else { 1 };
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let found = match text.first() {
            Some(b'\'') => memchr2(b'\'', b'\n', rest),
            _ if lines => memchr2(b'"', b'\\', rest),
            _ => memchr3(b'"', b'\\', b'\n', rest),
        };
        let Some(found) = found else {
            return text.len();
        };
        let rest = rest.get(found..).unwrap_or_default();
        at += found;
        match rest {
            [b'\\', b'"' | b'\\', ..] => at += 2,
            [b'"', b'"', b'"', ..] if lines => return closed(text, at + 3, b'"'),
            [b'\\', ..] => at += 1,
            [b'"', ..] if lines => at += 1,
            [b'\n', ..] => return at,
            _ => return at + 1,
        }
    }
}

/// Up to two more quotes before the closing three belong to the string.
fn closed(text: &[u8], end: usize, quote: u8) -> usize {
    let more = text.get(end..).unwrap_or_default().iter().take(2);
    end + more.take_while(|byte| **byte == quote).count()
}
