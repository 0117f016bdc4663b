//! How two claims of one event relate: a decision list, one rule a file, the most reliable first.
//!
//! The kinds of difference are those of de Marneffe, Rafferty and Manning (2008, "Finding contradictions in text") and
//! Harabagiu, Hickl and Lacatusu (2006, "Negation, contrast and contradiction"): numbers, times, denials and negatives,
//! opposites, structure. How alike two claims are says nothing of how they relate; it only says whether a rule may speak.

mod absence;
mod agreement;
mod asked;
mod denial;
mod findings;
mod limits;
mod names;
mod negation;
mod number;
mod one_side;
mod pair;
mod quality;
mod somebody;
mod swap;
#[cfg(test)]
mod tests;
mod time;
mod trust;
mod wording;

// Each rule carries how often it was right where it spoke, on two public sets of pairs of sentences (single words swapped,
// 1,445 pairs; negatives in all places, 4,963 pairs): number 368 of 376 in like sentences, time 10 of 10, negation 573 of 588
// when all that is denied is affirmed and 23 of 33 when nearly all is, opposites and kinds 545 of 605. Rules that such sets do
// not hold (denial, what was not perceived, wording) carry an estimate and are never said to be likely.
use crate::case::{Facet, Relation};
use std::ops::Range;

use crate::compare::sides::Sides;
use crate::suggest::features::Reading;
pub(super) use findings::{Judged, findings};
pub use pair::Pairing;

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The rule's name.
    pub rule: &'static str,
    /// What the two words are kinds of, where that is the reason.
    pub kind: Option<&'static str>,
    /// How the claims relate.
    pub relation: Relation,
    /// What the difference is about.
    pub facets: Vec<Facet>,
    /// How often the rule is right where it speaks, as measured.
    pub reliability: f32,
    /// The tokens on both sides that say so.
    pub words: Sides<Range<usize>>,
}

/// A rule: what it makes of a pair, if it has something to say.
pub type Rule = fn(&Pairing) -> Option<Judgement>;

/// The decision list of claims in English, which alone our lists know.
pub const RULES: [Rule; 12] = [
    denial::denial,
    negation::unperceived,
    negation::negation,
    absence::absence,
    number::number,
    time::time,
    swap::swap,
    names::names,
    quality::quality,
    wording::wording,
    agreement::agreement,
    agreement::unclear,
];

/// And of claims in any other language: what a person has noted, and what needs no lists.
const ELSEWHERE: [Rule; 3] = [time::stated, agreement::agreement, agreement::unclear];

/// What the first rule that has something to say makes of two claims. Where several alignments of their words are as good,
/// which one is found depends on which text comes first: so that neither claim is the first, the lesser text always is.
#[must_use]
pub fn judge(claims: Sides<&Reading>) -> Option<Judgement> {
    let turned = claims.right.keys < claims.left.keys;
    let pairing = Pairing::new(if turned { claims.swap() } else { claims });
    let found = first(&pairing)?;
    let words = if turned {
        found.words.swap()
    } else {
        found.words
    };
    Some(Judgement { words, ..found })
}

fn first(pairing: &Pairing) -> Option<Judgement> {
    // The other rules take the words for what is said.
    if pairing.sides.left.denied != pairing.sides.right.denied {
        return denial::of_the_whole(pairing).or_else(|| agreement::unclear(pairing));
    }
    let rules = if pairing.is_english() {
        &RULES[..]
    } else {
        &ELSEWHERE[..]
    };
    rules.iter().find_map(|rule| rule(pairing))
}
