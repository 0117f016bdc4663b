//! Searching everything a case says: quotes, short texts, notes, questions, titles and names.
//!
//! Case and diacritics are folded, so that "cafe" finds "Café"; runs of white space are one space and curly quotation
//! marks straight ones. The search goes from unit to unit as a reader meets them (`walk`) and stops at the first hit.

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

impl Needle {
    /// The next hit after `from` (before it, when not `forward`), round the end once; `from` itself when there is no
    /// other. `None` when the case does not have the text.
    #[must_use]
    pub fn step(&self, case: &Case, from: Option<&Hit>, forward: bool) -> Option<Hit> {
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
        let beyond = from.filter(|_| here.is_some());
        if let Some(hit) = self.within(case, start, beyond, forward) {
            return Some(hit);
        }
        let mut next = start;
        loop {
            next = if forward {
                next.after(case)
            } else {
                next.before(case)
            };
            let is_back = next == start;
            if is_back && beyond.is_none() {
                return None;
            }
            if let Some(hit) = self.within(case, next, None, forward) {
                return Some(hit);
            }
            if is_back {
                return None;
            }
        }
    }

    /// The first hit in a unit, beyond another.
    fn within(&self, case: &Case, unit: Unit, beyond: Option<&Hit>, forward: bool) -> Option<Hit> {
        let mut fields = unit.fields(case);
        if !forward {
            fields.reverse();
        }
        let mut is_before = beyond.is_some();
        for (field, text) in fields {
            let place = Where {
                kind: unit.kind,
                at: unit.at,
                field,
            };
            let here = beyond.filter(|hit| hit.place == place);
            if is_before && here.is_none() {
                continue;
            }
            is_before = false;
            let found = match (here, forward) {
                (None, true) => self.find(text, 0),
                (None, false) => self.ranges(text).pop(),
                (Some(hit), true) => self.find(text, hit.range.end),
                (Some(hit), false) => self
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
