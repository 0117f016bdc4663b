//! An edit as a change of the case file's bytes: only the table it speaks of changes, the rest stays byte for byte.
//!
//! A [`Draft`] is the file as it is to be saved next: pieces, each the file's own bytes or changed ones. A change costs one
//! piece, not the file; every changed piece is read again by the one reader and must give what the case has.

mod adopt;
mod document;
mod follow;
mod parts;
mod patch;
mod piece;
mod recut;
mod whole;
mod write;

#[cfg(test)]
pub(crate) mod any;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::pieces::{self, Cut};
use super::read::{self, Origins, Reading};
use crate::case::{Case, Field, Kind, Value};
pub use follow::{Followed, Refused, follow};
use parts::{Body, Part, own, part};
pub use patch::Patch;
use piece::Piece;
pub(in crate::file) use write::plain;

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
        let rewritten = || document::set(text, kind, 0, field, value.as_ref(), self.eol);
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
}

/// A new case file that says what the case does.
#[must_use]
pub fn new_file(case: &Case) -> String {
    let head = piece::keys(&case.fields(Kind::Case, 0), "\n");
    let mut text = format!("tellings = {}\n{head}", read::VERSION);
    for kind in Kind::TABLES {
        for place in 0..case.count(*kind) {
            let fields = case.fields(*kind, place);
            text.extend(["\n", &piece::written(*kind, &fields, "\n")]);
        }
    }
    text
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
