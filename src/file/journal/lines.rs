//! The lines of a file that may be of any length: read as a stream, none longer than it may be.

use std::io;

use super::LONGEST_LINE;
use crate::file::disk::{Disk, again};

/// A line, or what is there instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Its bytes without the line's end.
    Whole(&'a [u8]),
    /// Longer than [`LONGEST_LINE`]; skipped.
    Long,
    /// The last, without an end.
    Torn(&'a [u8]),
}

/// Calls `each` with every line of the file.
pub(super) fn lines<D: Disk>(
    disk: &D,
    file: &mut D::File,
    mut each: impl FnMut(Line<'_>),
) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    let mut line = Vec::new();
    let mut long = false;
    loop {
        let length = again(|| disk.read(file, &mut buffer))?;
        let mut rest = buffer.get(..length).unwrap_or_default();
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (head, tail) = rest.split_at(end);
            long |= line.len() + head.len() > LONGEST_LINE;
            match (long, line.is_empty()) {
                (true, _) => each(Line::Long),
                (false, true) => each(Line::Whole(head)),
                (false, false) => {
                    line.extend_from_slice(head);
                    each(Line::Whole(&line));
                }
            }
            line.clear();
            long = false;
            rest = tail.get(1..).unwrap_or_default();
        }
        long |= line.len() + rest.len() > LONGEST_LINE;
        if long {
            line = Vec::new();
        } else {
            line.extend_from_slice(rest);
        }
        if length == 0 {
            if long || !line.is_empty() {
                each(Line::Torn(&line));
            }
            return Ok(());
        }
    }
}
