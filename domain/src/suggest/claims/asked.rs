//! What is asked in a transcript: a question asserts nothing, and neither does what is within it.

use std::ops::Range;

use super::Reading;
use crate::suggest::attribute::{Attribution, Rule};

impl Reading<'_> {
    /// Whether the sentence that byte `at` stands in is a question in a turn of a transcript.
    pub(super) fn is_asked(&self, one: &Attribution, at: usize) -> bool {
        let all = &self.found.attributions;
        let above = |it: &&Attribution| it.parent.and_then(|at| all.get(at));
        let outermost = std::iter::successors(Some(one), above).last();
        let turn = outermost.is_some_and(|it| it.rule == Rule::Label && it.cue.is_none());
        let words = |it: &Range<usize>| self.text.text.get(it.clone()).unwrap_or_default();
        let units = &self.found.units;
        let sentence = units.get(units.partition_point(|it| it.range.end <= at));
        turn && sentence.is_some_and(|it| words(&it.range).trim_end().ends_with('?'))
    }
}
