//! Number: both count the same thing and come to numbers that cannot both be right.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::Sides;
use crate::suggest::features::Reading;
use crate::text::features::{Dimension, Quantity, Token, TokenKind};
use std::ops::Range;

/// Below this share of common words the numbers may be of different things that go by one name.
const ALIKE: f32 = 0.4;

/// Words behind a number that counts those who come on top of others.
const REST: &[&str] = &["other", "others", "more", "further", "additional", "extra"];

/// "three officers" beside "two officers"; "half an hour" beside "ten minutes" for `duration`.
pub(super) fn number(pairing: &Pairing) -> Option<Judgement> {
    let clash = clash(pairing)?;
    let slot = Sides {
        left: at(pairing.tokens.left, clash.left),
        right: at(pairing.tokens.right, clash.right),
    };
    let frame = pairing.frame(&slot);
    let (relation, reliability) = match frame {
        frame if frame >= super::pair::FRAME => (Relation::Contradict, 0.98),
        frame if frame >= ALIKE && pairing.one_says_more(&slot) => (Relation::Contradict, 0.75),
        _ => (Relation::Tension, 0.5),
    };
    let facet = match clash.left.dimension {
        Some(Dimension::Duration) => Facet::Duration,
        Some(Dimension::Length) => Facet::Place,
        _ if clash.left.label => Facet::Place,
        _ => Facet::Number,
    };
    Some(Judgement {
        rule: "number",
        kind: None,
        relation,
        facets: vec![facet],
        reliability,
        words: slot,
    })
}

/// The first numbers of the same thing that do not fit, none of either side fitting any of the other.
fn clash<'a>(pairing: &Pairing<'a>) -> Option<Sides<&'a Quantity>> {
    let (here, there) = (
        &pairing.sides.left.quantities,
        &pairing.sides.right.quantities,
    );
    let same = |one: &&Quantity, other: &&Quantity| one.same_unit(other);
    // "two other boys" are not all the boys there are.
    let of_the_rest = |tokens: &[Token], it: &Quantity| {
        let next = tokens.get(it.at + 1);
        next.is_some_and(|it| REST.contains(&it.stem.as_str()))
    };
    for left in here {
        let others: Vec<&Quantity> = there.iter().filter(|it| same(&left, it)).collect();
        let fits = others.iter().any(|it| !left.apart(it));
        // A number that the other side has too, of whatever is called so, is no clash.
        let right = others
            .into_iter()
            .find(|it| it.apart(left))
            .filter(|_| !fits)
            .filter(|it| {
                !of_the_rest(pairing.tokens.left, left) && !of_the_rest(pairing.tokens.right, it)
            });
        if let Some(right) = right {
            let fitting = here
                .iter()
                .any(|it| it.same_unit(right) && !it.apart(right));
            if !fitting {
                return Some(Sides { left, right });
            }
        }
    }
    in_slot(pairing)
}

/// Numbers that stand in the same place, when what they count has no name there: "the two of them".
fn in_slot<'a>(pairing: &Pairing<'a>) -> Option<Sides<&'a Quantity>> {
    let counts = |it: &Reading| !it.quantities.is_empty();
    if !(counts(pairing.sides.left) && counts(pairing.sides.right)) {
        return None;
    }
    pairing.slots().iter().find_map(|slot| {
        let only = |side: &'a Reading, range: &Range<usize>| {
            let mut within = side.quantities.iter().filter(|it| range.contains(&it.at));
            within.next().filter(|_| within.next().is_none())
        };
        let left = only(pairing.sides.left, &slot.left)?;
        let right = only(pairing.sides.right, &slot.right)?;
        let bare = slot.left.len() == 1 && slot.right.len() == 1;
        (bare && left.apart(right) && left.dimension == right.dimension)
            .then_some(Sides { left, right })
    })
}

/// The number with the word behind it where that is what it counts.
fn at(tokens: &[Token], quantity: &Quantity) -> Range<usize> {
    let next = tokens.get(quantity.at + 1);
    let counts = next.is_some_and(|it| {
        it.kind == TokenKind::Content && quantity.units.first() == Some(&it.stem)
    });
    quantity.at..quantity.at + 1 + usize::from(counts)
}
