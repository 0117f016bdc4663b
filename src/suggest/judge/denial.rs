//! Denial: one claim rejects the other's in so many words.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;

/// Verbs that reject a claim, as stems; not those that turn down an offer or a request.
const DENY: &[&str] = &[
    "deni", "deny", "dispute", "refute", "rebut", "contest", "untru",
];
/// So much of what is denied must be in the other claim.
const DENIED: f32 = 0.6;

/// "she denied that she had pushed him" beside "she pushed him".
pub(super) fn denial(pairing: &Pairing) -> Option<Judgement> {
    Side::ALL.into_iter().find_map(|side| denied(pairing, side))
}

fn denied(pairing: &Pairing, side: Side) -> Option<Judgement> {
    let other = side.other();
    let denies = |side: Side| {
        pairing.tokens[side]
            .iter()
            .position(|it| DENY.contains(&it.stem.as_str()))
    };
    let at = denies(side).filter(|_| denies(other).is_none())?;
    if pairing.negated[side].get(at).copied().unwrap_or_default() {
        return None;
    }
    let content = pairing.tokens[side]
        .iter()
        .enumerate()
        .skip(at + 1)
        .filter(|(_, it)| Reading::has_meaning(it));
    let (mut met, mut all, mut end) = (0u16, 0u16, at + 1);
    for (place, _) in content.take(12) {
        let (here, others) = (pairing.sides[side], pairing.sides[other]);
        let there = (0..pairing.tokens[other].len()).any(|it| here.covers(place, others, it));
        all += 1;
        met += u16::from(there);
        end = if there { place + 1 } else { end };
    }
    if met < 2 || f32::from(met) / f32::from(all) < DENIED {
        return None;
    }
    let there = 0..pairing.tokens[other].len().min(12);
    let words = match side {
        Side::Left => Sides {
            left: at..end,
            right: there,
        },
        Side::Right => Sides {
            left: there,
            right: at..end,
        },
    };
    Some(Judgement {
        rule: "denial",
        kind: None,
        relation: Relation::Deny,
        facets: vec![Facet::Occurrence],
        reliability: 0.85,
        words,
    })
}
