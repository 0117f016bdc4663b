//! Whether a document is still the file it was, by its hash.

use sha2::{Digest as _, Sha256};

use super::{DocumentText, Trouble, trouble};
use crate::case::{Document, Field};
use crate::file::problem::{Code, named};

/// Whether a document is what it was when its hash was noted; the trouble if not. Without a hash nothing is compared. Hashes
/// the whole document: for a large one, work for another thread.
#[must_use]
pub fn compare(document: &Document, text: &DocumentText) -> Option<Trouble> {
    let noted = document.sha256.as_deref()?;
    if hex(&text.sha256()) == noted {
        return None;
    }
    let file = named(&document.file);
    let bytes = text.bytes();
    let same = |end| bytes.is_some_and(|bytes| hex(&with_line_ends(bytes, end)) == noted);
    let (message, hint) = if same(b"\n") || same(b"\r\n") {
        (
            format!("{file} has other line ends than it had; its words are the same"),
            "restore it, or take it with `tellings rebase`: every place counts line ends",
        )
    } else {
        (
            format!("{file} is not the file it was: its SHA-256 is another one"),
            "restore it, or see with `tellings rebase` what became of the quotes",
        )
    };
    Some(trouble(Field::Sha256, Code::Changed, message, hint))
}

/// The hash of the bytes with other line ends.
fn with_line_ends(bytes: &[u8], end: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut lines = bytes.split(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none();
        let bare = if last {
            line
        } else {
            line.strip_suffix(b"\r").unwrap_or(line)
        };
        hash.update(bare);
        if !last {
            hash.update(end);
        }
    }
    hash.finalize().into()
}

/// A hash as a case notes it.
#[must_use]
pub fn hex(hash: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    hash.iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
