//! Searching across everything a case says: titles, quotes, short texts, notes, questions, names.

use crate::case::{Case, Claim, Kind, Value};
use std::ops::Range;

/// What is searched for. Upper and lower case are one.
#[derive(Debug, Clone)]
pub struct Needle(Vec<char>);

/// The kinds that are searched, in the order of the hits.
const ORDER: [Kind; 6] = [
    Kind::Event,
    Kind::Claim,
    Kind::Finding,
    Kind::Silence,
    Kind::Source,
    Kind::Document,
];

/// A record in which the needle was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its kind.
    pub kind: Kind,
    /// Its place among its kind.
    pub at: usize,
}

impl Needle {
    /// What to look for; `None` when that is nothing but blanks.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.chars().flat_map(char::to_lowercase).collect()))
    }

    /// Whether the text holds it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.first(text, 0).is_some()
    }

    /// The bytes of the text where it stands, in order and apart.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut from = 0;
        while let Some(range) = self.first(text, from) {
            from = range.end.max(range.start + 1);
            ranges.push(range);
        }
        ranges
    }

    /// Where it stands first from byte `from` on, which is narrowed to a whole character.
    #[must_use]
    pub fn first(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let from = text.ceil_char_boundary(from);
        let rest = text.get(from..)?;
        let head = *self.0.first()?;
        let starts = rest
            .char_indices()
            .filter(|(_, c)| c.to_lowercase().next() == Some(head));
        starts.map(|(at, _)| at).find_map(|at| {
            let length = self.length_at(rest.get(at..)?)?;
            Some(from + at..from + at + length)
        })
    }

    /// How many bytes of the text it takes, when the text begins with it.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut wanted = self.0.iter();
        for (at, c) in text.char_indices() {
            if wanted.len() == 0 {
                return Some(at);
            }
            for lower in c.to_lowercase() {
                if wanted.next() != Some(&lower) {
                    return None;
                }
            }
        }
        (wanted.len() == 0).then_some(text.len())
    }

    /// The next record that holds it behind (before, when not `forward`) the last hit, once round.
    #[must_use]
    pub fn step(&self, case: &Case, from: Option<Hit>, forward: bool) -> Option<Hit> {
        let starts: Vec<usize> = ORDER
            .iter()
            .scan(0, |sum, kind| {
                let start = *sum;
                *sum += case.count(*kind);
                Some(start)
            })
            .collect();
        let all: usize = ORDER.iter().map(|kind| case.count(*kind)).sum();
        let of_kind = |kind: Kind| ORDER.iter().position(|it| *it == kind);
        let here = from.and_then(|hit| Some(starts.get(of_kind(hit.kind)?)? + hit.at));
        let hit = |number: usize| {
            let kind = starts
                .partition_point(|start| *start <= number)
                .checked_sub(1)?;
            // Of kinds without records the start is that of the next; the last of them is meant.
            Some(Hit {
                kind: *ORDER.get(kind)?,
                at: number - starts.get(kind)?,
            })
        };
        let steps = 1..=all;
        let number = |step: usize| match (here, forward) {
            (None, true) => step - 1,
            (None, false) => all - step,
            (Some(here), true) => (here + step) % all,
            (Some(here), false) => (here + all - step) % all,
        };
        steps
            .filter_map(|step| hit(number(step)))
            .find(|hit| self.hits(case, *hit))
    }

    fn hits(&self, case: &Case, hit: Hit) -> bool {
        if hit.kind == Kind::Claim {
            // The many: read in place.
            return case
                .tables()
                .claims
                .get(hit.at)
                .is_some_and(|claim| self.in_claim(claim));
        }
        case.fields(hit.kind, hit.at)
            .iter()
            .any(|(_, value)| match value {
                Value::Text(text) => self.is_in(text),
                Value::Id(id) => self.is_in(id.as_str()),
                Value::Texts(texts) => texts.iter().any(|text| self.is_in(text)),
                _ => false,
            })
    }

    fn in_claim(&self, claim: &Claim) -> bool {
        let texts = [
            claim.quote.as_deref(),
            claim.text.as_deref(),
            claim.note.get().map(|it| &**it),
        ];
        let tags = claim.tags.get().into_iter().flatten();
        texts.into_iter().flatten().any(|text| self.is_in(text))
            || self.is_in(claim.id.as_str())
            || tags.into_iter().any(|tag| self.is_in(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_makes_no_difference_and_ranges_are_those_of_the_text() {
        let needle = Needle::new("straße").unwrap();
        assert_eq!(needle.ranges("Die STRAßE und die Straße"), [4..11, 20..27]);
        assert!(Needle::new("  ").is_none());
    }

    proptest! {
        #[test]
        fn every_range_is_a_part_of_the_text_that_reads_like_the_needle(text in ".{0,40}", from in 0usize..20, len in 1usize..6) {
            let part: String = text.chars().skip(from).take(len).collect();
            if let Some(needle) = Needle::new(&part) {
                let ranges = needle.ranges(&text);
                prop_assert!(!ranges.is_empty() || part.trim() != part || part.to_lowercase().len() != part.len());
                for range in ranges {
                    prop_assert!(text.get(range).is_some());
                }
            }
        }
    }
}
