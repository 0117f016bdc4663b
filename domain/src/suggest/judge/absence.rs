//! Absence: nobody was where the other claim puts somebody.

use super::limits::{AT, BE};
use super::{Judgement, Pairing, somebody};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::text::features::{Negation, Token, TokenKind};
use std::ops::Range;

/// What a place is named by in few words.
const PLACE: &[&str] = &["it", "there", "inside"];
/// So many words behind the preposition name the place.
const NAME: usize = 4;

/// "nobody was in the yard" beside "two men were in the yard".
pub(super) fn absence(pairing: &Pairing) -> Option<Judgement> {
    Side::ALL.into_iter().find_map(|side| absent(pairing, side))
}

fn absent(pairing: &Pairing, side: Side) -> Option<Judgement> {
    let (here, there) = (pairing.tokens[side], pairing.tokens[side.other()]);
    let negatives = pairing.sides[side].negatives.iter();
    let mut nobody = negatives.filter(|it| it.kind == Negation::Event);
    let (at, place) = nobody.find_map(|it| Some((it.at, empty(here, it.at)?)))?;
    // Somebody, not only something, is said to be there, and nothing there is denied.
    if pairing.negated[side.other()].iter().any(|it| *it) {
        return None;
    }
    let (put, named) = (0..there.len()).find_map(|from| {
        let other = place_of_somebody(there, from)?;
        same_place(pairing, side, &place, &other).map(|named| (other, named))
    })?;
    let words = (at..place.end, put);
    Some(Judgement {
        rule: "absence",
        kind: None,
        relation: if named {
            Relation::Contradict
        } else {
            Relation::Tension
        },
        facets: vec![Facet::Occurrence],
        reliability: if named { 0.8 } else { 0.6 },
        words: match side {
            Side::Left => Sides {
                left: words.0,
                right: words.1,
            },
            Side::Right => Sides {
                left: words.1,
                right: words.0,
            },
        },
    })
}

/// The place where a negative says that nobody is.
fn empty(tokens: &[Token], negative: usize) -> Option<Range<usize>> {
    somebody::is_nobody(tokens, negative).then(|| place(tokens, negative + 1))?
}

/// The preposition and the name of the place behind a form of "be" that begins near `from`.
fn place(tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let be =
        (from..tokens.len().min(from + 4)).find(|at| BE.contains(&tokens[*at].stem.as_str()))?;
    let at = (be + 1..tokens.len().min(be + 3)).find(|at| {
        let token = &tokens[*at];
        AT.contains(&token.stem.as_str()) || PLACE.contains(&token.stem.as_str())
    })?;
    let end = (at + 1..tokens.len().min(at + NAME))
        .take_while(|at| tokens[*at].kind != TokenKind::Punctuation);
    Some(at..end.last().unwrap_or(at) + 1)
}

/// The same where the words before say that somebody is there.
fn place_of_somebody(tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let token = tokens.get(from)?;
    let is_be = BE.contains(&token.stem.as_str());
    let somebody = (from.saturating_sub(5)..from).any(|at| somebody::is_somebody(tokens, at));
    (is_be && somebody).then(|| place(tokens, from))?
}

/// Whether both places are the same: by name, or only by "it" or "there".
fn same_place(
    pairing: &Pairing,
    side: Side,
    here: &Range<usize>,
    there: &Range<usize>,
) -> Option<bool> {
    let (tokens, others) = (pairing.tokens[side], pairing.tokens[side.other()]);
    let meaning = |tokens: &'_ [Token], range: &Range<usize>| {
        let inside = range.clone().filter(|at| {
            Reading::has_meaning(&tokens[*at]) && !AT.contains(&tokens[*at].stem.as_str())
        });
        inside.collect::<Vec<usize>>()
    };
    let (one, other) = (meaning(tokens, here), meaning(others, there));
    let named = one
        .first()
        .zip(other.first())
        .is_some_and(|(one, other)| tokens[*one].stem == others[*other].stem);
    let pronoun = |tokens: &[Token], range: &Range<usize>| {
        tokens[range.clone()]
            .iter()
            .take(2)
            .any(|it| PLACE.contains(&it.stem.as_str()))
    };
    match named {
        true => Some(true),
        false => (pronoun(others, there) || pronoun(tokens, here)).then_some(false),
    }
}
