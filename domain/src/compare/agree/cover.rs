//! Which code points two annotators claimed, whatever claims they made of them.

use super::coded::{Coded, f_measure, ratio};
use crate::compare::sides::{Side, Sides};
use std::ops::Range;

/// The code points of all documents by who claimed them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// Claimed by both.
    pub both: usize,
    /// Claimed by this one alone.
    pub only: Sides<usize>,
    /// All there are.
    pub length: usize,
}

impl Cover {
    pub(super) fn of(placed: &Sides<Vec<(Range<usize>, u32)>>, length: usize) -> Self {
        let covered = placed.as_ref().map(|list| {
            let mut covered: Vec<Range<usize>> = Vec::new();
            for (place, _) in list {
                match covered.last_mut() {
                    Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                    _ => covered.push(place.clone()),
                }
            }
            covered
        });
        let all = covered
            .as_ref()
            .map(|list| list.iter().map(Range::len).sum::<usize>());
        let both = shared(&covered.left, &covered.right);
        Self {
            both,
            only: all.map(|all| all - both),
            length,
        }
    }

    /// How many code points one of them claimed.
    #[must_use]
    pub fn claimed(&self, side: Side) -> usize {
        self.both + self.only[side]
    }

    /// The F-measure over code points (see [`f_measure`]).
    #[must_use]
    pub fn f(&self) -> Option<f64> {
        f_measure(
            self.both,
            self.claimed(Side::Left),
            self.claimed(Side::Right),
        )
    }

    /// The share of what one of them claimed that the other claimed too: with that other as the reference its precision,
    /// with itself as the reference the other's recall. `None` where it claimed nothing.
    #[must_use]
    pub fn shared(&self, side: Side) -> Option<f64> {
        let number = |count: usize| i128::try_from(count).unwrap_or_default();
        ratio(number(self.both), number(self.claimed(side)))
    }

    /// Every code point as a unit with two codes, claimed and not claimed: kappa and alpha of that. Where claims begin and
    /// end counts only by the code points it moves; see [`super::Unitizing`] for the other way.
    #[must_use]
    pub fn coded(&self) -> Coded {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let claimed = self.both + self.only.left + self.only.right;
        let mut coded = Coded::default();
        coded.add(1, 1, number(self.both));
        coded.add(1, 0, number(self.only.left));
        coded.add(0, 1, number(self.only.right));
        coded.add(0, 0, number(self.length.saturating_sub(claimed)));
        coded
    }
}

/// How much two sorted lists of stretches without overlap have in common.
fn shared(one: &[Range<usize>], other: &[Range<usize>]) -> usize {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        both += one
            .end
            .min(other.end)
            .saturating_sub(one.start.max(other.start));
        if one.end < other.end {
            left.next();
        } else {
            right.next();
        }
    }
    both
}
