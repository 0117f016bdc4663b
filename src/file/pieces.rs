//! Cuts a case file into pieces at its `[[kind]]` headers, without reading what stands in them.
//!
//! The scanner knows strings and comments, so that a header-like line in a multi-line string does not cut. Within brackets
//! such a line cannot stand in sound TOML: there a bracket was left open, and cutting keeps the damage in its own piece.

mod strings;

use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem::Finder;
use memchr::{memchr_iter, memrchr};
use toml::de::DeTable;

use crate::case::{Kind, Word};
use strings::pass_line;

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
    if scanner.run() && scanner.head_is_plain() {
        Cut::Pieces(scanner.pieces)
    } else {
        Cut::Whole
    }
}

fn kind_of(name: &[u8]) -> Option<Kind> {
    let mut kinds = Kind::TABLES.iter().copied();
    kinds.find(|kind| kind.spelling().as_bytes() == name)
}

/// What a line that begins with `[` is.
enum Header {
    /// `[[kind]]` of a known kind.
    Known(Kind),
    /// Part of the table it stands in: stays in its piece.
    Inner,
    /// `[[name]]` of a kind nobody knows: stays in whatever piece it is in.
    Stranger,
    /// Anything that reaches beyond its piece, or might.
    Other,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    pieces: Vec<Piece>,
    /// Where the last line of a multi-line string ends: no comment above a header reaches behind it.
    floor: usize,
    quotes: [Marks<'a>; 2],
    /// The kinds nobody knows.
    strangers: HashSet<&'a [u8]>,
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
            strangers: HashSet::new(),
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

    /// Whether the keys of the head are names of no table further down.
    fn head_is_plain(&self) -> bool {
        let head = self
            .pieces
            .first()
            .and_then(|head| self.bytes.get(head.range()));
        let Some(head) = head.and_then(|head| std::str::from_utf8(head).ok()) else {
            return true;
        };
        let (table, _) = DeTable::parse_recoverable(head);
        let mut keys = table.get_ref().keys().map(|key| key.get_ref().as_bytes());
        !keys.any(|key| kind_of(key).is_some() || self.strangers.contains(key))
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
            // Within the head it is seen with the other keys of the head.
            Header::Stranger if here == Kind::Case => {}
            Header::Stranger => {
                let name = self.bytes.get(at..).unwrap_or_default();
                self.strangers.insert(bare_name(name));
            }
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

/// The bare key behind the brackets that `text` begins with; empty when it is none.
fn bare_name(text: &[u8]) -> &[u8] {
    let brackets = 1 + usize::from(text.starts_with(b"[["));
    let inner = skip_spaces(text.get(brackets..).unwrap_or_default());
    let bare = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = inner.iter().take_while(|byte| bare(byte)).count();
    inner.get(..length).unwrap_or_default()
}

/// What the line is that `text` begins with, a `[`, within a piece of kind `here`.
fn classify(text: &[u8], here: Kind) -> Header {
    let double = text.starts_with(b"[[");
    let name = bare_name(text);
    let inner = skip_spaces(text.get(1 + usize::from(double)..).unwrap_or_default());
    let rest = skip_spaces(inner.get(name.len()..).unwrap_or_default());
    match kind_of(name) {
        None if double && !name.is_empty() && rest.starts_with(b"]") => Header::Stranger,
        Some(kind) if double && rest.starts_with(b"]") => Header::Known(kind),
        Some(kind) if kind == here && rest.starts_with(b".") => Header::Inner,
        _ => Header::Other,
    }
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
