//! Cuts a case file into pieces at its `[[kind]]` headers, without reading what stands in them.
//!
//! The scanner knows strings and comments, so that a header-like line in a multi-line string does not cut. Within brackets
//! such a line cannot stand in sound TOML: there a bracket was left open, and cutting keeps the damage in its own piece.

use std::ops::Range;

use memchr::memmem::Finder;
use memchr::{memchr_iter, memchr2, memchr3, memrchr};
use toml::de::DeTable;

use crate::case::{Kind, Word};

/// The longest file that is cut, in bytes; a longer one is not a case.
pub const LONGEST: usize = u32::MAX as usize;

/// One piece of a case file: the head, or one `[[kind]]` table with the comment lines directly above its header, so that
/// they go where it goes. Comments with a blank line behind them belong to what stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The kind of table; [`Kind::Case`] for the head.
    pub kind: Kind,
    start: u32,
    end: u32,
}

impl Piece {
    /// The bytes of the file it takes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A case file as the scanner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    /// The head and then the tables, in file order; together they are the whole file.
    Pieces(Vec<Piece>),
    /// The file has another shape (`[table]` headers, `claim = [{…}]`, quoted names) or is longer than [`LONGEST`]: it can
    /// be read as a whole only.
    Whole,
}

/// Cuts a file. Costs one pass over the bytes, whatever they are.
#[must_use]
pub fn cut(bytes: &[u8]) -> Cut {
    if bytes.len() > LONGEST {
        return Cut::Whole;
    }
    let mut scanner = Scanner::new(bytes);
    if scanner.run() && head_is_plain(bytes, &scanner.pieces) {
        Cut::Pieces(scanner.pieces)
    } else {
        Cut::Whole
    }
}

/// Whether the head holds keys of the head only, and no table of a known kind.
fn head_is_plain(bytes: &[u8], pieces: &[Piece]) -> bool {
    let head = pieces.first().and_then(|head| bytes.get(head.range()));
    let Some(head) = head.and_then(|head| std::str::from_utf8(head).ok()) else {
        return true;
    };
    let (table, _) = DeTable::parse_recoverable(head);
    let mut keys = table.get_ref().keys();
    !keys.any(|key| kind_of(key.get_ref().as_bytes()).is_some())
}

fn kind_of(name: &[u8]) -> Option<Kind> {
    let mut kinds = Kind::TABLES.iter().copied();
    kinds.find(|kind| kind.spelling().as_bytes() == name)
}

/// What a line that begins with `[` is.
enum Header {
    /// `[[kind]]` of a known kind.
    Known(Kind),
    /// Part of the table it stands in, or of a kind nobody knows: stays in its piece.
    Inner,
    /// Anything that reaches beyond its piece, or might.
    Other,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    pieces: Vec<Piece>,
    /// Where the last line of a multi-line string ends: no comment above a header reaches behind it.
    floor: usize,
    quotes: [Marks<'a>; 2],
}

impl<'a> Scanner<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let head = Piece {
            kind: Kind::Case,
            start: 0,
            end: offset(bytes.len()),
        };
        Self {
            bytes,
            pieces: vec![head],
            floor: if bytes.starts_with(BOM) { BOM.len() } else { 0 },
            quotes: [Marks::new(bytes, b"\"\"\""), Marks::new(bytes, b"'''")],
        }
    }

    /// Cuts; false when the file has another shape.
    fn run(&mut self) -> bool {
        let mut from = self.floor;
        loop {
            let marks = self.quotes.each_mut().map(|marks| marks.next(from));
            let mark = marks.into_iter().min().unwrap_or(self.bytes.len());
            let line = self.line_start(from, mark);
            if !self.headers(from..line) {
                return false;
            }
            if mark >= self.bytes.len() {
                return self.headers(line..self.bytes.len());
            }
            if !self.header_at(line) {
                return false;
            }
            let (next, held_lines) = pass_line(self.bytes, line);
            if held_lines {
                self.floor = next;
            }
            from = next;
        }
    }

    /// Where the line that holds `at` starts, not before `from`, itself a line's start.
    fn line_start(&self, from: usize, at: usize) -> usize {
        let before = self.bytes.get(from..at).unwrap_or_default();
        memrchr(b'\n', before).map_or(from, |end| from + end + 1)
    }

    /// Cuts at the headers of lines that hold no multi-line string; false when one has another shape.
    fn headers(&mut self, lines: Range<usize>) -> bool {
        let Some(text) = self.bytes.get(lines.clone()) else {
            return true;
        };
        memchr_iter(b'[', text).all(|at| {
            let before = text.get(..at).unwrap_or_default();
            let indent = before.iter().rev().take_while(|byte| is_space(**byte));
            let line = at - indent.count();
            let starts = line == 0 || matches!(text.get(line - 1), Some(b'\n' | b'\r'));
            !starts || self.header(lines.start + line, lines.start + at)
        })
    }

    /// The same for one line.
    fn header_at(&mut self, line: usize) -> bool {
        let rest = self.bytes.get(line..).unwrap_or_default();
        let indent = rest.iter().take_while(|byte| is_space(**byte)).count();
        rest.get(indent) != Some(&b'[') || self.header(line, line + indent)
    }

    /// Deals with the header whose line starts at `line` and whose bracket stands at `at`.
    fn header(&mut self, line: usize, at: usize) -> bool {
        let here = self.pieces.last().map_or(Kind::Case, |piece| piece.kind);
        match classify(self.bytes.get(at..).unwrap_or_default(), here) {
            Header::Other => return false,
            Header::Inner => {}
            Header::Known(kind) => {
                let start = offset(self.comments_above(line));
                if let Some(last) = self.pieces.last_mut() {
                    last.end = start;
                }
                let end = offset(self.bytes.len());
                self.pieces.push(Piece { kind, start, end });
                self.floor = line;
            }
        }
        true
    }

    /// Where the unbroken run of comment lines directly above `line` starts.
    fn comments_above(&self, line: usize) -> usize {
        let mut start = line;
        while start > self.floor {
            let above = self.line_start(self.floor, start - 1);
            let text = self.bytes.get(above..start).unwrap_or_default();
            if text.iter().find(|byte| !is_space(**byte)) != Some(&b'#') {
                break;
            }
            start = above;
        }
        start
    }
}

const BOM: &[u8] = b"\xef\xbb\xbf";

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn skip_spaces(text: &[u8]) -> &[u8] {
    let spaces = text.iter().take_while(|byte| is_space(**byte)).count();
    text.get(spaces..).unwrap_or_default()
}

/// What the line is that `text` begins with, a `[`, within a piece of kind `here`.
fn classify(text: &[u8], here: Kind) -> Header {
    let double = text.starts_with(b"[[");
    let inner = skip_spaces(text.get(1 + usize::from(double)..).unwrap_or_default());
    let bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = inner.iter().take_while(|byte| bare(byte)).count();
    let (name, rest) = inner.split_at(length);
    let rest = skip_spaces(rest);
    match kind_of(name) {
        _ if name.is_empty() => Header::Other,
        None => Header::Inner,
        Some(kind) if double && rest.starts_with(b"]") => Header::Known(kind),
        Some(kind) if kind == here && rest.starts_with(b".") => Header::Inner,
        Some(_) => Header::Other,
    }
}

/// Reads a line with its strings; where the next line starts, and whether a string of several lines ended in it.
fn pass_line(bytes: &[u8], start: usize) -> (usize, bool) {
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

/// The places of three quotes, found one after the other.
struct Marks<'a> {
    bytes: &'a [u8],
    finder: Finder<'static>,
    /// The first place that is not before the last one asked for; none is the file's length.
    at: Option<usize>,
}

impl<'a> Marks<'a> {
    fn new(bytes: &'a [u8], quotes: &'static [u8]) -> Self {
        Self {
            bytes,
            finder: Finder::new(quotes),
            at: None,
        }
    }

    fn next(&mut self, from: usize) -> usize {
        if self.at.is_none_or(|at| at < from) {
            let rest = self.bytes.get(from..).unwrap_or_default();
            self.at = Some(
                self.finder
                    .find(rest)
                    .map_or(self.bytes.len(), |at| from + at),
            );
        }
        self.at.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
