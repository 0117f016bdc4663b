//! Quality: both tell of one thing, and each calls it what the other says it is not.

use super::pair::Pairing;
use super::{Judgement, swap};
use crate::case::Relation;
use crate::compare::sides::{Side, Sides};
use crate::suggest::thesaurus::{self, Link};
use crate::text::features::TokenKind;

/// The claims must share so much of the shorter one.
const ALIKE: f32 = 0.4;

/// "a blue van pulled up outside the window" beside "a white van stopped at the window": perhaps two vans, so it is a question.
/// Of people it says nothing, as there are often several.
pub(super) fn quality(pairing: &Pairing) -> Option<Judgement> {
    let all = Sides::default();
    let named = Sides::from_fn(|side| qualified(pairing, side));
    for left in &named.left {
        let same = |right: &&usize| {
            noun(pairing, Side::Left, *left) == noun(pairing, Side::Right, **right)
        };
        for right in named.right.iter().filter(same) {
            let entries = [(Side::Left, *left), (Side::Right, *right)]
                .map(|(side, at)| pairing.sides[side].known.get(at).copied().flatten());
            let [Some(one), Some(other)] = entries else {
                continue;
            };
            let (facet, rule, kind) = match thesaurus::related(one, other) {
                Some(Link::Opposite {
                    facet,
                    passing: false,
                }) => (facet, "opposite", None),
                Some(Link::Kind {
                    facet,
                    exclusive: true,
                    name,
                }) => (facet, "kind", Some(name)),
                _ => continue,
            };
            let words = Sides {
                left: *left..*left + 1,
                right: *right..*right + 1,
            };
            if swap::is_negated(pairing, &words) || pairing.frame_of_shorter(&all) < ALIKE {
                continue;
            }
            return Some(Judgement {
                rule,
                kind,
                relation: Relation::Tension,
                facets: vec![facet],
                reliability: 0.5,
                words,
            });
        }
    }
    None
}

/// The places of words that our lists know, of which the other claim has none, right before a thing that is named once.
fn qualified(pairing: &Pairing, side: Side) -> Vec<usize> {
    let tokens = pairing.tokens[side];
    let known = pairing.sides[side].known.iter().zip(0..tokens.len());
    let known = known.filter(|(it, at)| it.is_some() && !pairing.met[side][*at]);
    let is_thing = |at: &usize| {
        let Some(noun) = tokens.get(at + 1) else {
            return false;
        };
        let once = tokens.iter().filter(|it| it.stem == noun.stem).count() == 1;
        noun.kind == TokenKind::Content && once && !thesaurus::is_person(&noun.stem)
    };
    known.map(|(_, at)| at).filter(is_thing).collect()
}

fn noun<'a>(pairing: &'a Pairing, side: Side, at: usize) -> Option<&'a str> {
    pairing.tokens[side].get(at + 1).map(|it| it.stem.as_str())
}
