//! What is left: claims that say the same, claims of which one says more, claims about which nothing can be said.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use std::ops::Range;

/// Both have so much in common: they would sign one sentence.
const SAME: f32 = 0.8;
/// All of the one is in the other, which has no more than this of its own in common.
const CONTAINED: f32 = 0.9;

/// What one claim says more, it says of what both say: of one word in common nothing is known.
const COMMON: usize = 2;

/// "a man was pushed" beside "somebody pushed a man".
pub(super) fn agreement(pairing: &Pairing) -> Option<Judgement> {
    let none = Sides {
        left: 0..0,
        right: 0..0,
    };
    // What the one denies and the other does not they do not both say.
    if pairing.sides.left.negatives.is_empty() != pairing.sides.right.negatives.is_empty() {
        return None;
    }
    let (both, one) = (pairing.frame(&none), pairing.frame_of_shorter(&none));
    let (relation, rule, reliability) = match () {
        () if both >= SAME => (Relation::Agree, "same words", 0.7),
        () if one >= CONTAINED && common(pairing) >= COMMON => {
            (Relation::Adds, "one says more", 0.6)
        }
        () => return None,
    };
    let facets = if relation == Relation::Adds {
        vec![Facet::Detail]
    } else {
        Vec::new()
    };
    Some(Judgement {
        rule,
        kind: None,
        relation,
        facets,
        reliability,
        words: Sides::from_fn(|side| met(pairing, side)),
    })
}

/// How many words with meaning of the one the other has.
fn common(pairing: &Pairing) -> usize {
    let met = |side: Side| pairing.met[side].iter().filter(|it| **it).count();
    met(Side::Left).max(met(Side::Right))
}

/// Nothing that both have says how they relate.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the last rule of the list always speaks"
)]
pub(super) fn unclear(pairing: &Pairing) -> Option<Judgement> {
    let words = Sides::from_fn(|side| met(pairing, side));
    Some(Judgement {
        rule: "no rule decides",
        kind: None,
        relation: Relation::Unclear,
        facets: Vec::new(),
        reliability: 0.5,
        words,
    })
}

/// The first stretch of words that the other claim has too.
fn met(pairing: &Pairing, side: Side) -> Range<usize> {
    let met = &pairing.met[side];
    let start = met.iter().position(|it| *it).unwrap_or(0);
    let is_small = |at: usize| {
        pairing.tokens[side]
            .get(at)
            .is_some_and(|it| !Reading::has_meaning(it))
    };
    let mut end = start;
    for (at, is_met) in met.iter().enumerate().skip(start) {
        if *is_met {
            end = at + 1;
        } else if !is_small(at) {
            break;
        }
    }
    start..end
}
