//! Searching everything a case says: quotes, short texts, notes, questions, titles and names.
//!
//! Case and diacritics are folded, so that "cafe" finds "Café"; runs of white space are one space and curly quotation
//! marks straight ones. The search goes from unit to unit as a reader meets them ([`walk`]) and stops at the first record;
//! it can be paused after so many bytes and taken up again.

mod fold;
#[cfg(test)]
mod tests;
mod walk;

pub use fold::Needle;

use crate::case::{Case, Field, Kind};
use walk::Unit;

/// A record in which a text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its kind.
    pub kind: Kind,
    /// Its place among its kind.
    pub at: usize,
    /// The first of its fields that has the text.
    pub field: Field,
    /// Where the text starts in the field, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// How far a search has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// It found this.
    Found(Hit),
    /// The whole case does not have it.
    Nothing,
    /// It has read as much as it was given and can be taken up again.
    Paused,
}

/// A search on its way round the case, from a record and back to it.
#[derive(Debug, Clone)]
pub struct Search {
    forward: bool,
    /// Where it ends.
    start: Unit,
    next: Unit,
    /// Whether the start is searched last instead of first.
    is_start_last: bool,
    begun: bool,
}

impl Needle {
    /// The next record that has the text behind `from` (before it, when not `forward`), round the end once; `from` itself
    /// when there is no other. `None` when the case does not have the text.
    #[must_use]
    pub fn step(&self, case: &Case, from: Option<Hit>, forward: bool) -> Option<Hit> {
        let mut search = Search::new(case, from, forward);
        loop {
            match search.go_on(case, self, usize::MAX) {
                Progress::Found(hit) => return Some(hit),
                Progress::Nothing => return None,
                Progress::Paused => {}
            }
        }
    }
}

impl Search {
    /// A search that begins behind (before) a hit, or with the first (last) record of the case.
    #[must_use]
    pub fn new(case: &Case, from: Option<Hit>, forward: bool) -> Self {
        let here = from.and_then(|hit| {
            let unit = Unit {
                kind: hit.kind,
                at: u32::try_from(hit.at).ok()?,
            };
            unit.is_in(case).then_some(unit)
        });
        let first = || {
            if forward {
                Unit::first(case)
            } else {
                Unit::LAST
            }
        };
        let start = here.unwrap_or_else(first);
        let mut search = Self {
            forward,
            start,
            next: start,
            is_start_last: here.is_some(),
            begun: false,
        };
        if search.is_start_last {
            search.advance(case);
        }
        search
    }

    /// Searches on, for about so many bytes of text.
    pub fn go_on(&mut self, case: &Case, needle: &Needle, bytes: usize) -> Progress {
        let mut left = bytes;
        loop {
            let is_round = self.next == self.start && self.begun;
            if is_round && !self.is_start_last {
                return Progress::Nothing;
            }
            if let Some(hit) = needle.in_unit(case, self.next, &mut left) {
                return Progress::Found(hit);
            }
            if is_round || (self.next == self.start && self.is_start_last) {
                return Progress::Nothing;
            }
            self.advance(case);
            if left == 0 {
                return Progress::Paused;
            }
        }
    }

    fn advance(&mut self, case: &Case) {
        self.begun = true;
        self.next = if self.forward {
            self.next.after(case)
        } else {
            self.next.before(case)
        };
    }
}

impl Needle {
    /// Its first place in a record; takes the bytes read from what is left to read.
    fn in_unit(&self, case: &Case, unit: Unit, left: &mut usize) -> Option<Hit> {
        unit.fields(case).into_iter().find_map(|(field, text)| {
            *left = left.saturating_sub(text.len());
            let range = self.first(text, 0)?;
            Some(Hit {
                kind: unit.kind,
                at: unit.at as usize,
                field,
                start: range.start,
                end: range.end,
            })
        })
    }
}
