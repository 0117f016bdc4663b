//! Denial: one claim rejects the other's in so many words.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use std::ops::Range;

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
    Some(deny(side, at..end, there))
}

/// The side denies with the one words what the other says with the other.
fn deny(side: Side, denial: Range<usize>, said: Range<usize>) -> Judgement {
    let words = Sides {
        left: denial,
        right: said,
    };
    Judgement {
        rule: "denial",
        kind: None,
        relation: Relation::Deny,
        facets: vec![Facet::Occurrence],
        reliability: 0.85,
        words: match side {
            Side::Left => words,
            Side::Right => words.swap(),
        },
    }
}

/// "he had pushed anyone", behind "he denied that", beside "he pushed an officer".
pub(super) fn of_the_whole(pairing: &Pairing) -> Option<Judgement> {
    let side = Side::ALL.into_iter().find(|it| pairing.sides[*it].denied)?;
    let other = side.other();
    let (here, there) = (pairing.sides[side], pairing.sides[other]);
    let affirmed = |at: usize| {
        let mut places = 0..pairing.tokens[other].len();
        places.find(|it| !pairing.negated[other][*it] && here.covers(at, there, *it))
    };
    let tokens = pairing.tokens[side].iter().enumerate();
    let content = tokens.filter(|(_, it)| Reading::has_meaning(it));
    let content: Vec<Option<usize>> = content.map(|(at, _)| affirmed(at)).collect();
    let met: Vec<usize> = content.iter().flatten().copied().collect();
    let (first, last) = (*met.iter().min()?, *met.iter().max()?);
    // Few words are compared, so that no share of them is lost.
    let share = u16::try_from(met.len()).ok().map(f32::from)?
        / u16::try_from(content.len()).ok().map(f32::from)?;
    if share < DENIED {
        return None;
    }
    let (all, said) = (0..pairing.tokens[side].len(), first..last + 1);
    Some(deny(side, all, said))
}
