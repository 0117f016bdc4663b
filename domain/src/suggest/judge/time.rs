//! Time: both say when, and no time is both.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation, Temporal};
use crate::compare::sides::Sides;
use crate::text::features::{Moment, MomentKind, Token};

/// Below this share of common words the times may be of different things.
const ALIKE: f32 = 0.4;

/// "at four" beside "around half past two"; "on Tuesday" beside "on Wednesday".
pub(super) fn time(pairing: &Pairing) -> Option<Judgement> {
    if let Some(judgement) = stated(pairing) {
        return Some(judgement);
    }
    let clash = clash(&pairing.sides.left.moments, &pairing.sides.right.moments)?;
    let bound = Sides::from_fn(|side| bound(pairing.tokens[side], clash[side].at));
    // A time by the clock holds its own bound.
    if bound.left != bound.right && !matches!(clash.left.kind, MomentKind::Clock { .. }) {
        return None;
    }
    let words = clash.map(|it| it.at..it.at + 1);
    let frame = pairing.frame(&words);
    let (relation, reliability) = match frame {
        frame if frame >= super::pair::FRAME => (Relation::Contradict, 0.95),
        frame if frame >= ALIKE && pairing.one_says_more(&words) => (Relation::Contradict, 0.7),
        _ => (Relation::Tension, 0.5),
    };
    Some(Judgement {
        rule: "time",
        kind: None,
        relation,
        facets: vec![Facet::Time],
        reliability,
        words,
    })
}

/// A person has noted when either says it was, and the one is before the other.
pub(super) fn stated(pairing: &Pairing) -> Option<Judgement> {
    let (one, other) = (
        pairing.sides.left.when.as_ref()?,
        pairing.sides.right.when.as_ref()?,
    );
    if !matches!(one.compare(other), Temporal::Before | Temporal::After) {
        return None;
    }
    let is_exact = !one.is_approximate() && !other.is_approximate();
    Some(Judgement {
        rule: "noted times",
        kind: None,
        relation: if is_exact {
            Relation::Contradict
        } else {
            Relation::Tension
        },
        facets: vec![Facet::Time],
        reliability: 0.7,
        words: Sides::default(),
    })
}

/// The first times that cannot be one, where no times on their scale agree.
fn clash<'a>(here: &'a [Moment], there: &'a [Moment]) -> Option<Sides<&'a Moment>> {
    let pairs = here
        .iter()
        .flat_map(|left| there.iter().map(move |right| Sides { left, right }));
    let mut clashing = pairs
        .clone()
        .filter(|it| it.left.apart(it.right) == Some(true));
    let agrees = |wanted: &Sides<&Moment>| {
        pairs.clone().any(|it| {
            let same_scale =
                std::mem::discriminant(&it.left.kind) == std::mem::discriminant(&wanted.left.kind);
            same_scale
                && it.left.apart(it.right) == Some(false)
                && is_part(it.left) == is_part(wanted.left)
        })
    };
    clashing.find(|it| !agrees(it))
}

/// The word that makes the time behind it the bound of another: "since February" and "in April" may both be.
pub(super) fn bound(tokens: &[Token], at: usize) -> Option<&str> {
    let before = tokens.get(at.checked_sub(1)?)?.stem.as_str();
    ["since", "until", "till", "before", "after", "by", "from"]
        .contains(&before)
        .then_some(before)
}

fn is_part(moment: &Moment) -> bool {
    matches!(moment.kind, MomentKind::Clock { part: true, .. })
}
