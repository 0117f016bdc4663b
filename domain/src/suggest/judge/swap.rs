//! Swap: in the same place of two claims that are otherwise alike stand words that exclude each other.
//!
//! Opposites and members of one kind (Harabagiu et al. 2006; `MacCartney` and Manning 2009), by our own lists, and words that
//! differ by a negative prefix.

use super::pair::{FRAME, Slot, is_article};
use super::{Judgement, Pairing, time};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::suggest::thesaurus::{self, Entry, LONGEST, Link};
use crate::text::features::{Token, TokenKind};
use std::ops::Range;

/// A scene of somebody new is known again by so many words with meaning.
const SHARED: usize = 3;
/// Words that open a claim about somebody or something known.
const KNOWN: &[&str] = &[
    "the", "he", "she", "it", "they", "we", "i", "his", "her", "their", "our", "my", "this", "that",
];
/// Up to this place the words of a claim say who acts.
const WHO: usize = 2;
/// And by so many when the words tell apart who or what is new: "a small dog" and "a big dog" may be two dogs.
const TOLD_APART: usize = 5;

/// A slot of more tokens is no swap: two phrases of the lists at most.
const WIDEST: u16 = 8;
const _: () = assert!(WIDEST as usize == 2 * LONGEST);

/// "near the water" beside "far from the water"; "a red car" beside "a blue car".
pub(super) fn swap(pairing: &Pairing) -> Option<Judgement> {
    if !pairing.is_english() {
        return None;
    }
    if !pairing.may_frame(WIDEST) {
        return None;
    }
    let alike = pairing
        .slots()
        .iter()
        .filter(|slot| is_small(slot) && pairing.frame(slot) >= FRAME);
    let (slot, (words, link)) = alike
        .into_iter()
        .find_map(|slot| Some((slot, excluding(pairing, slot)?)))?;
    let frame = pairing.frame(slot);
    if is_negated(pairing, &words) || is_bound(pairing, &words) {
        return None;
    }
    let (facet, exclusive, rule) = match link {
        Link::Opposite { facet, .. } => (facet, true, "opposite"),
        Link::Kind {
            facet, exclusive, ..
        } => (facet, exclusive, "kind"),
        _ => return None,
    };
    let exact = pairing.slots().len() == 1 && frame >= 1.0 && !has_more(pairing, slot, &words);
    let certain = exact
        && exclusive
        && is_one_scene(pairing, slot, link)
        && !may_be_another(pairing, &words, link);
    let relation = if certain {
        Relation::Contradict
    } else {
        Relation::Tension
    };
    let reliability = if exact { 0.9 } else { 0.6 };
    Some(Judgement {
        rule,
        kind: match link {
            Link::Kind { name, .. } => Some(name),
            _ => None,
        },
        relation,
        facets: vec![facet],
        reliability,
        words,
    })
}

/// Whether something stands on both sides, and no more than a phrase.
fn is_small(slot: &Slot) -> bool {
    let fits = |range: &Range<usize>| (1..=usize::from(WIDEST)).contains(&range.len());
    fits(&slot.left) && fits(&slot.right)
}

/// The words of a slot that exclude each other, if nothing else in the slot differs in meaning.
fn excluding(pairing: &Pairing, slot: &Slot) -> Option<(Slot, Link)> {
    // Words around the slot may belong to the phrase: "in front of" beside "behind", "out of" beside "into".
    let candidates = Sides::from_fn(|side| Candidate::all(pairing, side, &slot[side]));
    for left in &candidates.left {
        for right in &candidates.right {
            let link = left
                .link(right)
                .filter(|it| matches!(it, Link::Opposite { .. } | Link::Kind { .. }));
            if let Some(link) = link {
                let words = Sides {
                    left: left.range.clone(),
                    right: right.range.clone(),
                };
                return Some((words, link));
            }
        }
    }
    None
}

/// Words of a slot as the lists know them: looked up once, compared with every one of the other side.
struct Candidate {
    range: Range<usize>,
    phrase: String,
    entry: Option<Entry>,
}

impl Candidate {
    fn all(pairing: &Pairing, side: Side, slot: &Range<usize>) -> Vec<Self> {
        let known = |range: Range<usize>| {
            let phrase = pairing.phrase(side, range.clone());
            let entry = thesaurus::entry(&phrase);
            Self {
                range,
                phrase,
                entry,
            }
        };
        stretches(pairing, side, slot)
            .into_iter()
            .map(known)
            .collect()
    }

    fn link(&self, other: &Self) -> Option<Link> {
        if self.phrase == other.phrase {
            return Some(Link::Same);
        }
        let listed = self.entry.zip(other.entry);
        listed
            .and_then(|(one, other)| thesaurus::related(one, other))
            .or_else(|| prefixed(&self.phrase, &other.phrase))
    }
}

/// The stretches of a slot worth looking up: the whole of it, then with a word more on either end, then shorter ones.
fn stretches(pairing: &Pairing, side: Side, slot: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = pairing.tokens[side];
    let start = slot.start
        + tokens
            .get(slot.clone())
            .unwrap_or_default()
            .iter()
            .take_while(|it| is_article(it))
            .count();
    let whole = start..slot.end;
    let mut found = vec![whole.clone()];
    found.push(whole.start..(whole.end + 1).min(tokens.len()));
    found.push(whole.start.saturating_sub(1)..whole.end);
    for length in (1..whole.len().min(LONGEST + 1)).rev() {
        found.extend((whole.start..=whole.end - length).map(|from| from..from + length));
    }
    found.retain(|it| !it.is_empty());
    found
}

/// "happy" and "unhappy": one is the other with a negative prefix.
fn prefixed(one: &str, other: &str) -> Option<Link> {
    const PREFIXES: [&str; 8] = ["un", "in", "im", "ir", "il", "dis", "non", "mis"];
    let negates = |long: &str, short: &str| {
        short.len() >= 4
            && PREFIXES
                .iter()
                .any(|it| long.strip_prefix(it) == Some(short))
    };
    let opposite = Link::Opposite {
        facet: Facet::State,
        passing: false,
    };
    (negates(one, other) || negates(other, one)).then_some(opposite)
}

/// Whether the slot holds more words with meaning than those that exclude each other.
fn has_more(pairing: &Pairing, slot: &Slot, words: &Slot) -> bool {
    Side::ALL.into_iter().any(|side| {
        let mut rest = slot[side].clone().filter(|at| !words[side].contains(at));
        rest.any(|at| {
            pairing.tokens[side]
                .get(at)
                .is_some_and(Reading::has_meaning)
        })
    })
}

/// Whether the claims are sure to be about the same: they speak of somebody known ("the car", "he", "Hale"), or share enough
/// that is told of somebody new ("a man …") that it is not just such another scene.
fn is_one_scene(pairing: &Pairing, slot: &Slot, link: Link) -> bool {
    Side::ALL.into_iter().all(|side| {
        let tokens = pairing.tokens[side];
        let known = tokens
            .first()
            .is_some_and(|it| it.kind == TokenKind::Name || KNOWN.contains(&it.stem.as_str()));
        let rest = tokens
            .iter()
            .enumerate()
            .filter(|(at, it)| !slot[side].contains(at) && Reading::has_meaning(it));
        let at = slot[side].start;
        let enough = match link {
            Link::Opposite { passing: true, .. } => return known,
            Link::Opposite { .. } if tells_apart(tokens, at) => TOLD_APART,
            Link::Kind { .. } if at <= WHO => TOLD_APART,
            _ => SHARED,
        };
        known || rest.count() >= enough
    })
}

/// Whether the words at a place belong to who acts, or to something new ("a small dog").
fn tells_apart(tokens: &[Token], at: usize) -> bool {
    let is_new = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|it| matches!(it.stem.as_str(), "a" | "an" | "some"))
    };
    at <= WHO || is_new(at) || is_new(at - 1)
}

/// Whether a negative on one side makes the words fit again: "not far from" beside "near".
pub(super) fn is_negated(pairing: &Pairing, words: &Slot) -> bool {
    let negated = Sides::from_fn(|side| {
        words[side]
            .clone()
            .any(|at| pairing.negated[side].get(at).copied().unwrap_or_default())
    });
    negated.left != negated.right
}

/// Whether only one of them is the bound of a time: "before Tuesday" beside "on Monday".
fn is_bound(pairing: &Pairing, words: &Slot) -> bool {
    let bound = Sides::from_fn(|side| time::bound(pairing.tokens[side], words[side].start));
    bound.left != bound.right
}

/// Whether the words may name two that were both there: who acts, each introduced as somebody new ("a dog", "a cat").
fn may_be_another(pairing: &Pairing, words: &Slot, link: Link) -> bool {
    let is_kind = matches!(
        link,
        Link::Kind {
            facet: Facet::Actor,
            ..
        }
    );
    let is_new = |side: Side| {
        let before = words[side]
            .start
            .checked_sub(1)
            .and_then(|at| pairing.tokens[side].get(at));
        let introduces = before.is_none_or(|it| {
            matches!(it.stem.as_str(), "a" | "an" | "some" | "another")
                || matches!(it.kind, TokenKind::Number(_))
        });
        introduces && words[side].start <= 2
    };
    is_kind && is_new(Side::Left) && is_new(Side::Right)
}
