//! An edit as a change of the case file's bytes: only the table it speaks of changes, the rest stays byte for byte.
//!
//! A [`Draft`] is the file as it is to be saved next: pieces, each the file's own bytes or changed ones. A change costs one
//! piece, not the file; every changed piece is read again by the one reader and must give what the case has.

mod follow;
mod piece;
mod recut;
mod whole;
mod write;

#[cfg(test)]
pub(crate) mod any;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::pieces::{self, Cut};
use super::read::{self, Origins, Reading};
use crate::case::{Case, Field, Kind, Value};
pub use follow::{Followed, Refused, follow};
use piece::Piece;

/// Why a change cannot be written; the draft is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritable {
    /// The table has a syntax error: it is changed in an editor, not here.
    Damaged(Kind),
    /// What would be written does not read as what the case has.
    Differs(Kind),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(kind) => write!(
                f,
                "this {kind} has a syntax error in the file: mend it there first"
            ),
            Self::Differs(kind) => write!(
                f,
                "this {kind} cannot be written so: the format does not allow it"
            ),
        }
    }
}

impl std::error::Error for Unwritable {}

/// Bytes that changed: what stood at `at` (bytes from the file's start) and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Where, in bytes of the file as it was before and is after.
    pub at: usize,
    /// What was there.
    pub old: String,
    /// What is there now.
    pub new: String,
}

/// One piece of the draft.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    kind: Kind,
    /// Whether the case has a record of it.
    sound: bool,
    body: Body,
}

#[derive(Debug, Clone, PartialEq)]
enum Body {
    /// These bytes of the file.
    File(u32, u32),
    /// Changed ones.
    Own(Arc<str>),
}

/// Pieces that took others' place: enough to take it back.
#[derive(Debug)]
struct Swap {
    at: usize,
    old: Vec<Part>,
    new: usize,
}

/// The case file as it is to be saved next.
#[derive(Debug)]
pub struct Draft {
    file: Arc<Vec<u8>>,
    parts: Vec<Part>,
    /// For a file of another shape: for each kind which of its tables are sound. It has one part then.
    whole: Option<whole::Sound>,
    eol: &'static str,
    swaps: Vec<Swap>,
    patches: Vec<Patch>,
}

impl Draft {
    /// The file as it was read.
    #[must_use]
    pub fn new(file: Arc<Vec<u8>>, cut: &Cut, origins: &Origins, case: &Case) -> Self {
        let mut parts = match cut {
            Cut::Pieces(pieces) => pieces.iter().map(|it| part(it.kind, &it.range())).collect(),
            Cut::Whole => vec![part(Kind::Case, &(0..file.len()))],
        };
        if matches!(cut, Cut::Pieces(_)) {
            for kind in Kind::TABLES {
                for place in 0..case.count(*kind) {
                    let at = origins.of(*kind, place).map(|at| at as usize);
                    if let Some(part) = at.and_then(|at| parts.get_mut(at)) {
                        part.sound = true;
                    }
                }
            }
        }
        let whole = matches!(cut, Cut::Whole).then(|| whole::Sound::of(&file, origins, case));
        let end = memchr::memchr(b'\n', &file).unwrap_or_default();
        let crlf = end > 0 && file.get(end - 1) == Some(&b'\r');
        Self {
            file,
            parts,
            whole,
            eol: if crlf { "\r\n" } else { "\n" },
            swaps: Vec::new(),
            patches: Vec::new(),
        }
    }

    /// The bytes, in stretches as long as possible.
    pub fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let mut parts = self.parts.iter().peekable();
        std::iter::from_fn(move || match &parts.next()?.body {
            Body::Own(text) => Some(text.as_bytes()),
            Body::File(start, end) => {
                let mut end = *end;
                while let Some(Part {
                    body: Body::File(from, to),
                    ..
                }) = parts.peek()
                    && *from == end
                {
                    end = *to;
                    parts.next();
                }
                self.file.get(*start as usize..end as usize)
            }
        })
    }

    /// Keeps what was changed since the last call, and says which bytes that were, in the order of the changes.
    pub fn keep(&mut self) -> Vec<Patch> {
        self.swaps.clear();
        if let Some(sound) = &mut self.whole {
            sound.keep();
        }
        std::mem::take(&mut self.patches)
    }

    /// Takes back what was changed since the last [`Draft::keep`].
    pub fn drop_changes(&mut self) {
        self.patches.clear();
        while let Some(swap) = self.swaps.pop() {
            self.parts.splice(swap.at..swap.at + swap.new, swap.old);
        }
        if let Some(sound) = &mut self.whole {
            sound.drop_changes();
        }
    }

    /// Writes a field of the record at a place as the case, already changed, has it.
    ///
    /// # Errors
    /// When the table cannot be written so.
    pub fn set(
        &mut self,
        case: &Case,
        kind: Kind,
        place: usize,
        field: Field,
    ) -> Result<(), Unwritable> {
        let value = case.get(kind, place, field);
        if self.whole.is_some() {
            return self.set_whole(case, kind, place, field, value.as_ref());
        }
        let at = self.find(kind, place).ok_or(Unwritable::Differs(kind))?;
        let text = self.text(at).ok_or(Unwritable::Damaged(kind))?;
        let piece = Piece::read(kind, text).ok_or(Unwritable::Damaged(kind))?;
        let wanted = case.fields(kind, place);
        let changes = piece.set(field, value.as_ref(), self.eol);
        let made = changes.iter().filter_map(|change| change.made(text));
        let rewritten = || whole::set(text, kind, 0, field, value.as_ref(), self.eol);
        let mut found = made.chain(std::iter::once_with(rewritten).flatten());
        let new = found.find(|new| reads_as(kind, new, &wanted));
        let new = new.ok_or(Unwritable::Differs(kind))?;
        let new = own(kind, new);
        self.swap(at..at + 1, vec![new]);
        Ok(())
    }

    /// Writes the record that the case now has at a place and the file has not.
    ///
    /// # Errors
    /// When it cannot be written so.
    pub fn insert(&mut self, case: &Case, kind: Kind, place: usize) -> Result<(), Unwritable> {
        let fields = case.fields(kind, place);
        if self.whole.is_some() {
            return self.insert_whole(case, kind, place, &fields);
        }
        let text = piece::written(kind, &fields, self.eol);
        if !reads_as(kind, &text, &fields) {
            return Err(Unwritable::Differs(kind));
        }
        self.put(kind, place, text);
        Ok(())
    }

    /// Takes away the record at a place with the comments directly above it; `case` has it no more.
    ///
    /// # Errors
    /// When the table has a syntax error.
    pub fn remove(&mut self, case: &Case, kind: Kind, place: usize) -> Result<(), Unwritable> {
        if self.whole.is_some() {
            return self.remove_whole(case, kind, place);
        }
        self.take(kind, place).map(drop)
    }

    /// Puts a record elsewhere among its kind, with the comments directly above it; the case already has it there.
    ///
    /// # Errors
    /// When the table has a syntax error.
    pub fn shift(
        &mut self,
        case: &Case,
        kind: Kind,
        from: usize,
        to: usize,
    ) -> Result<(), Unwritable> {
        if from == to {
            return Ok(());
        }
        if self.whole.is_some() {
            return self.shift_whole(case, kind, from, to);
        }
        let text = self.take(kind, from)?;
        self.put(kind, to, text);
        Ok(())
    }

    /// Whether the file holds the record at a place, and as many of its kind, as the case has them.
    #[must_use]
    pub fn agrees(&self, case: &Case, kind: Kind, place: usize) -> bool {
        if self.whole.is_some() {
            return self.agrees_whole(case);
        }
        let sound = self
            .parts
            .iter()
            .filter(|part| part.kind == kind && part.sound)
            .count();
        let fields = case.fields(kind, place);
        let text = self.find(kind, place).and_then(|at| self.text(at));
        let same = text.is_some_and(|text| reads_as(kind, text, &fields));
        (kind == Kind::Case || sound == case.count(kind)) && (same || place >= case.count(kind))
    }

    /// The piece of the record at a place.
    fn find(&self, kind: Kind, place: usize) -> Option<usize> {
        if kind == Kind::Case {
            return Some(0);
        }
        let mut parts = self.parts.iter().enumerate();
        let mut sound = parts
            .by_ref()
            .filter(|(_, part)| part.kind == kind && part.sound);
        sound.nth(place).map(|(at, _)| at)
    }

    fn text_of<'a>(&'a self, part: &'a Part) -> Option<&'a str> {
        match &part.body {
            Body::Own(text) => Some(text),
            Body::File(start, end) => {
                std::str::from_utf8(self.file.get(*start as usize..*end as usize)?).ok()
            }
        }
    }

    fn text(&self, at: usize) -> Option<&str> {
        self.text_of(self.parts.get(at)?)
    }

    /// Puts a table before the record at a place, or behind the last of its kind, with a blank line on both sides.
    fn put(&mut self, kind: Kind, place: usize, mut text: String) {
        let at = self.find(kind, place).unwrap_or_else(|| self.end_of(kind));
        let eol = self.eol;
        let before = self.text(at - 1).unwrap_or_default();
        let mut gap = String::new();
        if !before.is_empty() && before != "\u{feff}" {
            if !before.ends_with('\n') {
                gap.push_str(eol);
            }
            if !before.trim_end_matches(['\r', '\n']).is_empty() && !ends_blank(before) {
                gap.push_str(eol);
            }
        }
        if at == self.parts.len() {
            let end = text.trim_end_matches([' ', '\t', '\r', '\n']).len();
            text.truncate(end);
            text.push_str(eol);
        } else if !ends_blank(&text) {
            if !text.ends_with('\n') {
                text.push_str(eol);
            }
            text.push_str(eol);
        }
        if gap.is_empty() {
            self.swap(at..at, vec![own(kind, text)]);
        } else if let Some(part) = self.parts.get(at - 1) {
            let grown = Part {
                body: Body::Own([before, &gap].concat().into()),
                ..part.clone()
            };
            self.swap(at - 1..at, vec![grown, own(kind, text)]);
        }
    }

    /// Takes out the table at a place. Comments behind a blank line stay: they were about what follows or came before.
    fn take(&mut self, kind: Kind, place: usize) -> Result<String, Unwritable> {
        let at = self.find(kind, place).ok_or(Unwritable::Differs(kind))?;
        let text = self.text(at).ok_or(Unwritable::Damaged(kind))?;
        let rest = Piece::read(kind, text)
            .ok_or(Unwritable::Damaged(kind))?
            .rest();
        let (taken, left) = text.split_at_checked(rest).unwrap_or((text, ""));
        let taken = taken.to_owned();
        if left.is_empty() {
            self.swap(at..at + 1, Vec::new());
        } else if let Some(before) = self.parts.get(at - 1) {
            let joined = [self.text(at - 1).unwrap_or_default(), left].concat();
            let joined = Part {
                body: Body::Own(joined.into()),
                ..before.clone()
            };
            self.swap(at - 1..at + 1, vec![joined]);
        }
        Ok(taken)
    }

    /// Behind the last table of the kind, else of those that stand before it in a case file.
    fn end_of(&self, kind: Kind) -> usize {
        let last = self.parts.iter().rposition(|part| part.kind == kind);
        let last = last.or_else(|| self.parts.iter().rposition(|part| part.kind < kind));
        last.unwrap_or_default() + 1
    }

    /// Puts parts in others' place, and notes the bytes that differ.
    fn swap(&mut self, range: Range<usize>, new: Vec<Part>) {
        let text = |parts: &[Part]| -> String {
            parts.iter().filter_map(|part| self.text_of(part)).collect()
        };
        let old = text(self.parts.get(range.clone()).unwrap_or_default());
        let (skip, old, now) = difference(&old, &text(&new));
        if !(old.is_empty() && now.is_empty()) {
            let before = self.parts.get(..range.start).unwrap_or_default();
            let at = before.iter().map(Part::len).sum::<usize>() + skip;
            self.patches.push(Patch { at, old, new: now });
        }
        let count = new.len();
        let old = self.parts.splice(range.clone(), new).collect();
        self.swaps.push(Swap {
            at: range.start,
            old,
            new: count,
        });
    }
}

impl Part {
    fn len(&self) -> usize {
        match &self.body {
            Body::File(start, end) => (end - start) as usize,
            Body::Own(text) => text.len(),
        }
    }
}

fn part(kind: Kind, range: &Range<usize>) -> Part {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let body = Body::File(offset(range.start), offset(range.end));
    Part {
        kind,
        sound: kind == Kind::Case,
        body,
    }
}

fn own(kind: Kind, text: String) -> Part {
    Part {
        kind,
        sound: true,
        body: Body::Own(text.into()),
    }
}

fn ends_blank(text: &str) -> bool {
    let Some(text) = text.strip_suffix('\n') else {
        return false;
    };
    let text = text.strip_suffix('\r').unwrap_or(text);
    text.trim_end_matches([' ', '\t']).ends_with('\n')
}

/// Where two texts begin to differ, and what each has there until they are the same again.
fn difference(old: &str, new: &str) -> (usize, String, String) {
    let same = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let start = (0..=same)
        .rev()
        .find(|at| old.is_char_boundary(*at) && new.is_char_boundary(*at));
    let start = start.unwrap_or_default();
    let (old_rest, new_rest) = (
        old.get(start..).unwrap_or_default(),
        new.get(start..).unwrap_or_default(),
    );
    let back = old_rest.bytes().rev().zip(new_rest.bytes().rev());
    let same = back.take_while(|(one, other)| one == other).count();
    let cut = |text: &str, back: usize| text.is_char_boundary(text.len() - back);
    let back = (0..=same)
        .rev()
        .find(|back| cut(old_rest, *back) && cut(new_rest, *back));
    let back = back.unwrap_or_default();
    let middle = |text: &str| text.get(..text.len() - back).unwrap_or_default().to_owned();
    (start, middle(old_rest), middle(new_rest))
}

/// Reads a text as the reader of case files does.
fn reading(text: &str) -> Option<Reading> {
    let cut = pieces::cut(text.as_bytes());
    read::read(
        text.as_bytes(),
        &cut,
        &AtomicBool::new(false),
        &AtomicUsize::new(0),
    )
}

/// Whether the piece reads as one record with exactly these fields.
fn reads_as(kind: Kind, text: &str, fields: &[(Field, Value)]) -> bool {
    let reading = match kind {
        Kind::Case => reading(text),
        _ => reading(&format!(
            "tellings = {}\ntitle = \"\"\n{text}",
            read::VERSION
        )),
    };
    reading.filter(Reading::opens).is_some_and(|reading| {
        let case = Case::new(reading.tables);
        case.count(kind) == 1 && case.fields(kind, 0) == fields
    })
}
