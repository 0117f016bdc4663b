//! The parts of a draft: found, put in, taken out, and the bytes noted that differ.

use std::ops::Range;
use std::sync::Arc;

use super::piece::Piece;
use super::{Draft, Patch, Swap, Unwritable};
use crate::case::Kind;

/// One piece of the draft.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) kind: Kind,
    /// Whether the case has a record of it.
    pub(super) sound: bool,
    pub(super) body: Body,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    /// These bytes of the file.
    File(u32, u32),
    /// Changed ones.
    Own(Arc<str>),
}

impl Draft {
    /// The piece of the record at a place.
    pub(super) fn find(&self, kind: Kind, place: usize) -> Option<usize> {
        if kind == Kind::Case {
            return Some(0);
        }
        let mut parts = self.parts.iter().enumerate();
        let mut sound = parts
            .by_ref()
            .filter(|(_, part)| part.kind == kind && part.sound);
        sound.nth(place).map(|(at, _)| at)
    }

    pub(super) fn text_of<'a>(&'a self, part: &'a Part) -> Option<&'a str> {
        match &part.body {
            Body::Own(text) => Some(text),
            Body::File(start, end) => {
                std::str::from_utf8(self.file.get(*start as usize..*end as usize)?).ok()
            }
        }
    }

    pub(super) fn text(&self, at: usize) -> Option<&str> {
        self.text_of(self.parts.get(at)?)
    }

    /// Puts a table before the record at a place, or behind the last of its kind, with a blank line on both sides.
    pub(super) fn put(&mut self, kind: Kind, place: usize, mut text: String) {
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
    pub(super) fn take(&mut self, kind: Kind, place: usize) -> Result<String, Unwritable> {
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
    pub(super) fn end_of(&self, kind: Kind) -> usize {
        let last = self.parts.iter().rposition(|part| part.kind == kind);
        let last = last.or_else(|| self.parts.iter().rposition(|part| part.kind < kind));
        last.unwrap_or_default() + 1
    }

    /// Puts parts in others' place, and notes the bytes that differ.
    pub(super) fn swap(&mut self, range: Range<usize>, new: Vec<Part>) {
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
    pub(super) fn len(&self) -> usize {
        match &self.body {
            Body::File(start, end) => (end - start) as usize,
            Body::Own(text) => text.len(),
        }
    }
}

pub(super) fn part(kind: Kind, range: &Range<usize>) -> Part {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let body = Body::File(offset(range.start), offset(range.end));
    Part {
        kind,
        sound: kind == Kind::Case,
        body,
    }
}

pub(super) fn own(kind: Kind, text: String) -> Part {
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
pub(super) fn difference(old: &str, new: &str) -> (usize, String, String) {
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
