//! Searching everything a case says: quotes, short texts, notes, questions, titles and names.
//!
//! Case and diacritics are folded, so that "cafe" finds "Café"; runs of white space are one space and curly quotation
//! marks straight ones. The search goes from unit to unit as a reader meets them (`walk`) and stops at the first hit;
//! it can be paused after so many bytes and taken up again.

mod fold;
#[cfg(test)]
mod tests;
mod texts;
mod walk;

pub use fold::Needle;

use crate::case::{Case, Field, Kind};
use std::ops::Range;
use walk::Unit;

/// One field of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Where {
    /// The kind of record.
    pub kind: Kind,
    /// Its place among its kind.
    pub at: u32,
    /// The field.
    pub field: Field,
}

/// One place where a text was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The field that has it.
    pub place: Where,
    /// The bytes of the field's text.
    pub range: Range<usize>,
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

/// A search on its way round the case, from a place and back to it.
#[derive(Debug, Clone)]
pub struct Search {
    from: Option<Hit>,
    forward: bool,
    start: Unit,
    next: Unit,
    begun: bool,
}

impl Needle {
    /// The next hit after `from` (before it, when not `forward`), round the end once; `from` itself when there is no
    /// other. `None` when the case does not have the text.
    #[must_use]
    pub fn step(&self, case: &Case, from: Option<&Hit>, forward: bool) -> Option<Hit> {
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
    /// A search that begins at a hit, or at the first (last) unit of the case.
    #[must_use]
    pub fn new(case: &Case, from: Option<&Hit>, forward: bool) -> Self {
        let here = from.map(|hit| Unit {
            kind: hit.place.kind,
            at: hit.place.at,
        });
        let here = here.filter(|unit| unit.is_in(case));
        let start = here.unwrap_or_else(|| {
            if forward {
                Unit::first(case)
            } else {
                Unit::LAST
            }
        });
        Self {
            from: from.filter(|_| here.is_some()).cloned(),
            forward,
            start,
            next: start,
            begun: false,
        }
    }

    /// Searches on, for about so many bytes of text.
    pub fn go_on(&mut self, case: &Case, needle: &Needle, bytes: usize) -> Progress {
        let mut left = bytes;
        loop {
            let is_back = self.begun && self.next == self.start;
            let beyond = self.from.as_ref().filter(|_| !self.begun);
            if let Some(hit) = self.within(case, needle, beyond, &mut left) {
                return Progress::Found(hit);
            }
            if is_back {
                return Progress::Nothing;
            }
            self.begun = true;
            self.next = if self.forward {
                self.next.after(case)
            } else {
                self.next.before(case)
            };
            if self.next == self.start && self.from.is_none() {
                return Progress::Nothing;
            }
            if left == 0 {
                return Progress::Paused;
            }
        }
    }

    /// The first hit in the unit that is next, beyond another.
    fn within(
        &self,
        case: &Case,
        needle: &Needle,
        beyond: Option<&Hit>,
        left: &mut usize,
    ) -> Option<Hit> {
        let mut fields = self.next.fields(case);
        if !self.forward {
            fields.reverse();
        }
        let mut is_before = beyond.is_some();
        for (field, text) in fields {
            let place = Where {
                kind: self.next.kind,
                at: self.next.at,
                field,
            };
            let here = beyond.filter(|hit| hit.place == place);
            if is_before && here.is_none() {
                continue;
            }
            is_before = false;
            *left = left.saturating_sub(text.len());
            let found = match (here, self.forward) {
                (None, true) => needle.find(text, 0),
                (None, false) => needle.ranges(text).pop(),
                (Some(hit), true) => needle.find(text, hit.range.end),
                (Some(hit), false) => needle
                    .ranges(text)
                    .into_iter()
                    .rfind(|it| it.end <= hit.range.start),
            };
            if let Some(range) = found {
                return Some(Hit { place, range });
            }
        }
        None
    }
}
