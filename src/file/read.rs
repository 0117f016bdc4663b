//! Reads a case file: every piece by the one table of keys, all problems at once.

mod attribution;
mod head;
mod names;
mod part;
mod plain;
mod shape;
mod spans;
mod walk;
mod whose;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::pieces::{Cut, LONGEST, Piece};
use super::problem::{Code, Problem, named};
use crate::case::{Id, Kind, Tables, Word};
use crate::text::nearest::did_you_mean;
use names::Names;
pub use part::Origins;
use part::Part;
use shape::shift;
pub use spans::Spans;
use walk::Walk;
pub use whose::Whose;

/// The version of the format that is read.
pub const VERSION: u64 = 1;

/// What was read of a case file.
#[derive(Debug)]
pub struct Reading {
    /// The sound records. A bad value of an optional key is left out; a record without a required key is left out whole.
    pub tables: Arc<Tables>,
    /// Where in the file each record is.
    pub origins: Arc<Origins>,
    /// All problems, in the file's order.
    pub problems: Vec<Problem>,
    /// The ids of records that are there but were left out.
    pub dropped: HashSet<(Kind, Id)>,
}

impl Reading {
    /// Whether the case can be opened: it has no problem that [`Code::stops`] it.
    #[must_use]
    pub fn opens(&self) -> bool {
        !self.problems.iter().any(|problem| problem.code.stops())
    }

    fn refused(problems: Vec<Problem>) -> Self {
        Self {
            tables: Arc::new(Tables::titled("")),
            origins: Arc::default(),
            problems,
            dropped: HashSet::new(),
        }
    }
}

/// Reads a file that was cut so, on two threads when it is large. `done` counts the bytes read so far; `None` when `cancel`
/// became true on the way.
#[must_use]
pub fn read(bytes: &[u8], cut: &Cut, cancel: &AtomicBool, done: &AtomicUsize) -> Option<Reading> {
    let text = match decoded(bytes) {
        Ok(text) => text,
        Err(problem) => return Some(Reading::refused(vec![problem])),
    };
    let part = match cut {
        Cut::Whole => {
            let mut part = Part::new(&counts(&[]));
            if let Err(problems) = read_whole(text, &mut part) {
                return Some(Reading::refused(problems));
            }
            part
        }
        Cut::Pieces(pieces) => {
            let (head, tables) = pieces.split_first()?;
            let mut part = Part::new(&counts(tables));
            if let Err(problems) = head::read(text.get(head.range())?, &mut part) {
                return Some(Reading::refused(problems));
            }
            read_pieces(text, tables, part, cancel, done)?
        }
    };
    done.store(bytes.len(), Ordering::Relaxed);
    Some(Reading {
        tables: Arc::new(part.tables),
        origins: Arc::new(part.origins),
        problems: part.problems.finish(),
        dropped: part.dropped,
    })
}

/// What the first screen needs: the head, every document and source, and at most `limit` records of each other kind. `None`
/// when that much is not to be had: the file has another shape, or its head is refused.
#[must_use]
pub fn preview(bytes: &[u8], cut: &Cut, limit: usize) -> Option<Tables> {
    let Cut::Pieces(pieces) = cut else {
        return None;
    };
    let text = |piece: &Piece| std::str::from_utf8(bytes.get(piece.range())?).ok();
    let (head, tables) = pieces.split_first()?;
    let mut part = Part::new(&counts(&[]));
    head::read(text(head)?, &mut part).ok()?;
    let mut counts = counts(&[]);
    for (number, piece) in (1..).zip(tables) {
        let count = counts.get_mut(piece.kind as usize)?;
        *count += 1;
        if *count <= limit || matches!(piece.kind, Kind::Document | Kind::Source) {
            read_piece(text(piece)?, piece, number, &mut part);
        }
    }
    Some(part.tables)
}

fn decoded(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > LONGEST {
        return Err(Problem::of_file(
            Code::Unreadable,
            "the file is longer than 4 GiB: it is no case",
        ));
    }
    std::str::from_utf8(bytes).map_err(|bad| {
        let at = bad.valid_up_to();
        let span = at..at + bad.error_len().unwrap_or(1);
        let proposed = crate::text::decode::propose_encoding(bytes).unwrap_or("another encoding");
        Problem::new(Code::NotUtf8, span, "the file is not UTF-8 here")
            .hint(format!("it looks like {proposed}; save it as UTF-8"))
    })
}

/// How many pieces of each kind there are.
fn counts(pieces: &[Piece]) -> [usize; Kind::ALL.len()] {
    let mut counts = [0; Kind::ALL.len()];
    for piece in pieces {
        if let Some(count) = counts.get_mut(piece.kind as usize) {
            *count += 1;
        }
    }
    counts
}

/// So many pieces are read between two looks at whether to go on.
const BETWEEN: usize = 256;
/// So many pieces are read at once by both threads; fewer than a tenth of that by one. What the second thread has read is
/// moved behind what the first has, so that a round should be small beside a large file.
const ROUND: usize = 16_384;

fn read_pieces(
    text: &str,
    pieces: &[Piece],
    mut first: Part,
    cancel: &AtomicBool,
    done: &AtomicUsize,
) -> Option<Part> {
    let run = |pieces: &[Piece], before: usize, part: &mut Part| {
        for (chunk, pieces) in pieces.chunks(BETWEEN).enumerate() {
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            for (piece, number) in pieces.iter().zip(1 + before + chunk * BETWEEN..) {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                read_piece(
                    text.get(piece.range()).unwrap_or_default(),
                    piece,
                    number,
                    part,
                );
            }
            let bytes = pieces.iter().map(|piece| piece.range().len()).sum();
            done.fetch_add(bytes, Ordering::Relaxed);
        }
    };
    let mut names = Names::default();
    for (round, pieces) in pieces.chunks(ROUND).enumerate() {
        let before = round * ROUND;
        let (one, other) = if pieces.len() < ROUND / 10 {
            (pieces, [].as_slice())
        } else {
            pieces.split_at(halfway(pieces))
        };
        if other.is_empty() {
            run(one, before, &mut first);
            continue;
        }
        let mut second = Part::new(&counts(other));
        second.names = std::mem::take(&mut names);
        std::thread::scope(|scope| {
            scope.spawn(|| run(other, before + one.len(), &mut second));
            run(one, before, &mut first);
        });
        names = std::mem::take(&mut second.names);
        first.append(second);
    }
    (!cancel.load(Ordering::Relaxed)).then_some(first)
}

/// How many of the pieces make half of their bytes.
fn halfway(pieces: &[Piece]) -> usize {
    let start = pieces.first().map_or(0, |piece| piece.range().start);
    let end = pieces.last().map_or(0, |piece| piece.range().end);
    let middle = start + (end - start) / 2;
    pieces.partition_point(|piece| piece.range().start < middle)
}

/// Reads the one table of a piece, and reports whatever else stands in it.
fn read_piece(text: &str, piece: &Piece, number: u32, part: &mut Part) {
    let base = piece.range().start;
    if let Some((table, header)) = plain::table(text, piece.kind) {
        let mut walk = Walk {
            part,
            base,
            damaged: false,
        };
        return walk.record(piece.kind, &table, shift(header, base), number);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let damaged = !errors.is_empty();
    syntax(&errors, base, part);
    let mut walk = Walk {
        part,
        base,
        damaged,
    };
    for (key, value) in root.get_ref() {
        if key.get_ref() == piece.kind.spelling() {
            let each = |_, table: &DeTable<'_>, header| {
                walk.record(piece.kind, table, header, number);
            };
            let stranger = tables(piece.kind, value, base, each);
            walk.part.problems.extend_one(stranger);
        } else if !damaged || matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_)) {
            unknown_tables(key, value, base, walk.part);
        }
    }
}

/// Reads a file of any shape as a whole.
fn read_whole(text: &str, part: &mut Part) -> Result<(), Vec<Problem>> {
    let (mut root, errors) = DeTable::parse_recoverable(text);
    head::check(root.get_ref(), text, &errors, part)?;
    syntax(&errors, 0, part);
    let damaged = !errors.is_empty();
    let mut walk = Walk {
        part,
        base: 0,
        damaged,
    };
    for kind in Kind::TABLES {
        let Some((_, value)) = root.get_mut().remove_entry(kind.spelling()) else {
            continue;
        };
        let each = |number, table: &DeTable<'_>, header| walk.record(*kind, table, header, number);
        let stranger = tables(*kind, &value, 0, each);
        walk.part.problems.extend_one(stranger);
    }
    head::keys(root.get_mut(), &mut walk);
    Ok(())
}

/// Calls `each` with the tables of a kind, their number and header; a problem when the value is no list of tables.
fn tables(
    kind: Kind,
    value: &Spanned<DeValue<'_>>,
    base: usize,
    mut each: impl FnMut(u32, &DeTable<'_>, Range<usize>),
) -> Option<Problem> {
    let wrong = |span| {
        let message = format!("`{kind}` wants a list of tables");
        Some(
            Problem::new(Code::WrongType, span, message)
                .hint(format!("write [[{kind}]] above each")),
        )
    };
    let DeValue::Array(items) = value.get_ref() else {
        return wrong(shift(value.span(), base));
    };
    let mut stranger = None;
    for (number, item) in (0..).zip(items) {
        match item.get_ref() {
            DeValue::Table(table) => each(number, table, shift(item.span(), base)),
            _ => stranger = wrong(shift(item.span(), base)),
        }
    }
    stranger
}

/// Reports every table of a kind nobody knows.
fn unknown_tables(
    key: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    base: usize,
    part: &mut Part,
) {
    let name = key.get_ref();
    match value.get_ref() {
        DeValue::Array(items) if !items.is_empty() => {
            for item in items {
                part.problems
                    .push(unknown_table(name, shift(item.span(), base)));
            }
        }
        _ => part
            .problems
            .push(unknown_table(name, shift(key.span(), base))),
    }
}

fn unknown_table(name: &str, span: Range<usize>) -> Problem {
    let kinds = || Kind::TABLES.iter().map(|kind| kind.spelling());
    let hint = did_you_mean(name, kinds())
        .unwrap_or_else(|| format!("one of: {}", kinds().collect::<Vec<_>>().join(", ")));
    let message = format!("{} is no kind of table", named(name));
    Problem::new(Code::UnknownTable, span, message).hint(hint)
}

fn syntax(errors: &[toml::de::Error], base: usize, part: &mut Part) {
    for error in errors {
        let span = shift(error.span().unwrap_or_default(), base);
        let problem = Problem::new(Code::Syntax, span, error.message());
        part.problems.push(problem.hint(mend(error.message())));
    }
}

/// What to do about TOML that is none, by what the parser says of it.
fn mend(message: &str) -> &'static str {
    if message.contains("visible characters") {
        "no control character stands in a text: take it out, or write it as an escape: \\u001B"
    } else if message.contains("escape") || message.contains("unicode") {
        "a backslash begins an escape: write two for one, or put the text between '…'"
    } else if message.contains("string") {
        "close the quotation mark in the same line; several lines stand between \"\"\" and \"\"\""
    } else if message.contains("duplicate") {
        "a key stands once in a table: leave one of the two out"
    } else {
        "a line is `key = \"text\"`, `key = [\"a\", \"b\"]` or the head of a table: `[[claim]]`"
    }
}

#[cfg(test)]
mod tests;
