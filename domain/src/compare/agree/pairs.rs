//! Claims of two annotators on the same words, one with one.

use super::sources::{self, Labels};
use super::{Annotation, Side, Sides};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

/// A claim of each annotator on the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The claims, by place.
    pub claims: Sides<u32>,
    /// Whether they begin and end at the same code point.
    pub exact: bool,
}

impl Pair {
    /// The claim of a side.
    #[must_use]
    pub fn claim(&self, side: Side) -> u32 {
        self.claims[side]
    }
}

/// Two claims whose words overlap.
struct Candidate {
    pair: Pair,
    same_source: bool,
    /// The code points both have, and those at least one has.
    shared: usize,
    all: usize,
    starts: (usize, usize),
}

/// So many of the claims that overlap one claim are weighed: more than anybody made, and few enough for a file made to harm.
const WEIGHED: usize = 256;

/// Pairs the claims: those of exactly the same words first, then by the share of words they have in common (Jaccard), of
/// equals those of one source, then in the order of the documents. Each claim is paired once.
pub(super) fn pairs(two: &Sides<Annotation<'_>>, labels: &Labels) -> Vec<Pair> {
    let mut candidates = candidates(two, labels);
    candidates.sort_by(|one, other| {
        let share = |it: &Candidate, over: &Candidate| it.shared as u128 * over.all as u128;
        (Reverse(one.pair.exact).cmp(&Reverse(other.pair.exact)))
            .then_with(|| share(other, one).cmp(&share(one, other)))
            .then_with(|| other.same_source.cmp(&one.same_source))
            .then_with(|| one.starts.cmp(&other.starts))
            .then_with(|| places(one).cmp(&places(other)))
    });
    let mut paired: Sides<HashSet<u32>> = Sides::default();
    let mut pairs = Vec::new();
    for candidate in candidates {
        let claims = candidate.pair.claims;
        if claims
            .iter()
            .all(|(side, claim)| !paired[side].contains(claim))
        {
            paired.left.insert(claims.left);
            paired.right.insert(claims.right);
            pairs.push((candidate.starts, candidate.pair));
        }
    }
    pairs.sort_by_key(|((left, right), pair)| (left.min(right).to_owned(), pair.claims.left));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

fn places(candidate: &Candidate) -> (u32, u32) {
    (candidate.pair.claims.left, candidate.pair.claims.right)
}

fn candidates(two: &Sides<Annotation<'_>>, labels: &Labels) -> Vec<Candidate> {
    let placed = two.as_ref().map(Annotation::placed);
    // The furthest end so far only grows, so that those that end too early are skipped at once.
    let furthest: Vec<usize> = placed
        .right
        .iter()
        .scan(0, |far, (place, _)| {
            *far = place.end.max(*far);
            Some(*far)
        })
        .collect();
    let mut candidates = Vec::new();
    for (place, left) in &placed.left {
        let first = furthest.partition_point(|far| *far <= place.start);
        let rest = placed.right.iter().skip(first);
        let rest = rest.take_while(|(other, _)| other.start < place.end);
        let rest = rest.filter(|(other, _)| overlap(place, other) > 0);
        for (other, right) in rest.take(WEIGHED) {
            let shared = overlap(place, other);
            let claims = Sides {
                left: *left,
                right: *right,
            };
            candidates.push(Candidate {
                pair: Pair {
                    claims,
                    exact: place == other,
                },
                same_source: sources::label(&two.left, &labels.left, *left)
                    == sources::label(&two.right, &labels.right, *right),
                shared,
                all: place.len() + other.len() - shared,
                starts: (place.start, other.start),
            });
        }
    }
    candidates
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    let end = one.end.min(other.end);
    end.saturating_sub(one.start.max(other.start))
}
