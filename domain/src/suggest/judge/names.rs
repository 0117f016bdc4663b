//! Names: in the same place of two claims that are otherwise alike stand two names.

use super::pair::{FRAME, Slot};
use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::text::features::{Token, TokenKind};

/// Prepositions after which a name is a place.
const PLACE: &[&str] = &[
    "in", "at", "near", "from", "to", "into", "on", "towards", "toward", "outside", "inside", "of",
    "via", "through",
];

/// "in Kaikoura" beside "in Westport"; "Hale struck first" beside "Osei struck first".
pub(super) fn names(pairing: &Pairing) -> Option<Judgement> {
    let named = |tokens: &[Token]| tokens.iter().any(|it| it.kind == TokenKind::Name);
    if !named(pairing.tokens.left) || !named(pairing.tokens.right) {
        return None;
    }
    let words = pairing
        .slots()
        .iter()
        .find(|slot| are_names(pairing, slot))?
        .clone();
    if pairing.frame(&words) < FRAME
        || pairing
            .slots()
            .iter()
            .filter(|it| has_meaning(pairing, it))
            .count()
            > 1
    {
        return None;
    }
    let before = words
        .left
        .start
        .checked_sub(1)
        .and_then(|at| pairing.tokens.left.get(at));
    let is_place = before.is_some_and(|it| PLACE.contains(&it.stem.as_str()));
    let (facet, relation) = if is_place {
        (Facet::Place, Relation::Contradict)
    } else {
        (Facet::Actor, Relation::Contradict)
    };
    Some(Judgement {
        rule: "names",
        kind: None,
        relation,
        facets: vec![facet],
        reliability: 0.8,
        words,
    })
}

/// Whether both sides of a slot are names, with no word in common.
fn are_names(pairing: &Pairing, slot: &Slot) -> bool {
    let all = |side: Side| {
        let mut words = slot[side]
            .clone()
            .filter_map(|at| pairing.tokens[side].get(at));
        !slot[side].is_empty() && words.all(|it| it.kind == TokenKind::Name)
    };
    let known = Sides::from_fn(|side: Side| {
        slot[side]
            .clone()
            .any(|at| pairing.met[side].get(at).copied().unwrap_or_default())
    });
    all(Side::Left) && all(Side::Right) && !known.left && !known.right
}

fn has_meaning(pairing: &Pairing, slot: &Slot) -> bool {
    Side::ALL.into_iter().any(|side| {
        let words = pairing.tokens[side]
            .get(slot[side].clone())
            .unwrap_or_default();
        words.iter().any(Reading::has_meaning)
    })
}
