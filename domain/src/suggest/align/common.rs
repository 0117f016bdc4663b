//! Whether claims that others join have anything in common themselves.
//!
//! Two may each share a word with a third and none with one another: joined through it they would make an event of nothing.

use super::super::features::Features;
use super::super::index::Pair;
use std::collections::HashSet;

/// What any two claims have in common.
pub struct Common<'a> {
    features: &'a Features,
    /// The pairs that may speak of one event.
    likely: HashSet<Pair>,
}

impl<'a> Common<'a> {
    /// `likely` are the pairs that may speak of one event.
    #[must_use]
    pub fn of(features: &'a Features, likely: &[Pair]) -> Self {
        Self {
            features,
            likely: likely.iter().copied().collect(),
        }
    }

    /// Whether a claim has something in common with half or more of others, of those that are not of its own source.
    pub(super) fn joins(&self, claim: u32, others: impl Iterator<Item = u32>) -> bool {
        let source = |claim: u32| self.features.source[claim as usize];
        let (mut near, mut all) = (0_usize, 0_usize);
        for other in others.filter(|it| source(*it) != source(claim)) {
            all += 1;
            near += usize::from(self.near(claim, other));
        }
        2 * near >= all
    }

    /// Whether two claims may speak of one event, or share a word that tells what happened.
    fn near(&self, one: u32, other: u32) -> bool {
        let words = |claim: u32| &self.features.words[claim as usize];
        let mut shared = words(one).shared(words(other));
        self.likely.contains(&Pair::new(one, other))
            || shared.any(|(term, ..)| self.features.tells[term as usize])
    }
}
