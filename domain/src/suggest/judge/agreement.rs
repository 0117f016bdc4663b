//! What is left: claims that say the same, claims of which one says more, claims about which nothing can be said.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::text::features::TokenKind;
use std::ops::Range;

/// Both have so much in common: they would sign one sentence.
const SAME: f32 = 0.8;
/// All of the one is in the other, which has no more than this of its own in common.
const CONTAINED: f32 = 0.9;

/// What one claim says more, it says of what both say: of one word in common nothing is known.
const COMMON: usize = 2;

/// "a man was pushed" beside "somebody pushed a man".
pub(super) fn agreement(pairing: &Pairing) -> Option<Judgement> {
    let none = Sides::default();
    if may_deny(pairing) {
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

/// Whether the one may deny what the other says: then they do not both say it. How far a negative reaches is known of English
/// alone, and where no word is known for grammar, no negative is: there only the same words are sure to say the same.
fn may_deny(pairing: &Pairing) -> bool {
    let none = pairing.sides.map(|it| it.negatives.is_empty());
    if !pairing.is_english() {
        let mut tokens = Side::ALL.into_iter().flat_map(|it| pairing.tokens[it]);
        let is_known = tokens.any(|it| it.kind == TokenKind::Function);
        let all = Sides::default();
        return !(none.left && none.right) || !is_known && pairing.frame(&all) < 1.0;
    }
    none.left != none.right
        || Side::ALL
            .into_iter()
            .any(|side| is_taken_back(pairing, side))
}

/// Whether a word of the one stands under a negative, and wherever the other has it under none.
fn is_taken_back(pairing: &Pairing, side: Side) -> bool {
    let (here, there) = (pairing.sides[side], pairing.sides[side.other()]);
    let negated = pairing.negated[side].iter().zip(&pairing.met[side]);
    let mut negated = negated.zip(0..).filter(|((it, met), _)| **it && **met);
    negated.any(|(_, at)| {
        let others = pairing.negated[side.other()].iter().zip(0..);
        let mut again = others.filter(|(_, other)| here.covers(at, there, *other));
        let affirmed = again.clone().next().is_some();
        affirmed && !again.any(|(negated, _)| *negated)
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
