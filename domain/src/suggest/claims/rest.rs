//! What nobody is named for: the writer's own sentences, and quotations in a language without word lists.

use std::ops::Range;

use super::{Piece, Reading, Speaker, pieces, reason};
use crate::suggest::attribute::{Rule, asserts};
use crate::text::segment::words;

/// A quotation with fewer words says nothing by itself, nor does a sentence without a verb.
const SHORT: usize = 4;

impl Reading<'_> {
    /// The claims in the sentences that nothing covers.
    pub(super) fn rest(&self, covered: &[bool], all: &mut Vec<Piece>) {
        let own = if self.text.author.is_some() {
            Rule::Author
        } else {
            Rule::Narrator
        };
        let writer = Speaker::Writer(self.number);
        for (number, (unit, covered)) in self.found.units.iter().zip(covered).enumerate() {
            if *covered {
                continue;
            }
            let quoted = self.unread_quotations(&unit.range);
            let near = self.introduced.iter();
            let mut within =
                near.filter(|it| it.start < unit.range.end && unit.range.start < it.end);
            let start = within.next().map_or(unit.range.start, |it| it.end);
            if quoted.is_empty() && start < unit.range.end {
                self.say(number, start..unit.range.end, writer, own, all);
            }
            for range in quoted {
                self.say(number, range, Speaker::Unnamed, Rule::Quotation, all);
            }
        }
    }

    /// The quotations of a sentence whose language has no word lists.
    fn unread_quotations(&self, unit: &Range<usize>) -> Vec<Range<usize>> {
        let quotations = &self.found.quotations;
        let first = quotations.partition_point(|it| it.range.end <= unit.start);
        let within = quotations
            .iter()
            .skip(first)
            .take_while(|it| it.range.start < unit.end);
        // A quotation longer than a sentence can be is looked at unit by unit.
        let inside = within.map(|it| it.inner.start.max(unit.start)..it.inner.end.min(unit.end));
        let unread = inside.filter(|it| !self.known && self.long(it));
        unread.collect()
    }

    pub(super) fn long(&self, range: &Range<usize>) -> bool {
        let inside = self.text.text.get(range.clone()).unwrap_or_default();
        words(inside).take(SHORT).count() == SHORT
    }

    fn say(
        &self,
        unit: usize,
        range: Range<usize>,
        speaker: Speaker,
        rule: Rule,
        all: &mut Vec<Piece>,
    ) {
        if !self.long(&range) && !asserts(self.text.text, range.clone(), self.lexicon) {
            return;
        }
        for range in pieces::cut(self.text.text, range, self.lexicon) {
            all.push(Piece {
                text: self.number,
                unit,
                depth: 0,
                range,
                speaker,
                chain: Vec::new(),
                sense: None,
                turned: false,
                rule,
                cue: None,
                source: None,
                p: reason::p(rule, None, 1),
                why: reason::writer(rule),
            });
        }
    }
}
