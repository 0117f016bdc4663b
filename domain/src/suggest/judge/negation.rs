//! Negation: one claim takes back what the other says; and what was not perceived, recorded or remembered is not thereby denied.
//!
//! A negative denies whatever entails what it governs: "no instrument was played" denies "a violin was played", while "no
//! violin was played slowly" does not deny "a violin was played" (natural logic; `MacCartney` and Manning 2009).

use super::asked::asked;
use super::{Judgement, Pairing, limits, somebody};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::suggest::thesaurus;
use crate::text::features::{Negation, Negative, TokenKind, kind_of};
use std::ops::Range;

/// The other claim must have so much of what is denied.
const DENIED: f32 = 0.75;
/// Of what was not perceived less will do, as it is only a question: the verb of perceiving is counted and seldom shared.
const UNPERCEIVED: f32 = 0.25;
/// And so much of whom it is denied of.
const SUBJECT: f32 = 0.9;

/// A negative whose words the other claim has, affirmed.
pub(super) struct Countered<'a> {
    pub(super) side: Side,
    pub(super) negative: &'a Negative,
    /// The share of what is denied that the other claim affirms.
    denied: f32,
    subject: f32,
    /// Whether it has more of it than the perceiving or reporting.
    beyond: bool,
    /// The first and the last of the words that it denies and the other has, in the order of the denying claim.
    pub(super) ends: [Met; 2],
    /// The words of the other claim, from the first to the last that is denied.
    pub(super) there: Range<usize>,
}

/// A word that a negative governs, and where the other claim affirms it.
#[derive(Clone, Copy)]
pub(super) struct Met {
    pub(super) here: usize,
    pub(super) there: usize,
}

/// "nobody was seen following" beside "they followed us": both may be true.
pub(super) fn unperceived(pairing: &Pairing) -> Option<Judgement> {
    let found = countered(pairing)
        .find(|it| it.negative.kind != Negation::Event && it.denied >= UNPERCEIVED && it.beyond)?;
    if is_same_perception(pairing, &found) {
        return None;
    }
    let (facet, rule) = match found.negative.kind {
        Negation::Authority => (Facet::Duty, "not able or allowed"),
        Negation::Record => (Facet::Knowledge, "not recorded"),
        Negation::Memory => (Facet::Knowledge, "not remembered"),
        _ => (Facet::Knowledge, "not perceived"),
    };
    Some(Judgement {
        rule,
        kind: None,
        relation: Relation::Tension,
        facets: vec![facet],
        reliability: 0.6,
        words: found.words(),
    })
}

/// "he did not run" beside "he ran".
pub(super) fn negation(pairing: &Pairing) -> Option<Judgement> {
    let enough = |it: &Countered| {
        it.denied >= DENIED && it.subject >= SUBJECT && !limits::spares(pairing, it)
    };
    let found = countered(pairing).find(|it| {
        enough(it) && (it.negative.kind == Negation::Event || is_same_perception(pairing, it))
    })?;
    let reliability = if found.denied >= 1.0 && found.subject >= 1.0 {
        0.95
    } else {
        0.7
    };
    Some(Judgement {
        rule: "negation",
        kind: None,
        relation: if limits::leaves_open(pairing, &found) {
            Relation::Tension
        } else {
            Relation::Contradict
        },
        facets: vec![Facet::Occurrence],
        reliability,
        words: found.words(),
    })
}

/// Whether the other claim speaks of the same seeing or reporting in nearly the same words: then it is that which is denied.
fn is_same_perception(pairing: &Pairing, found: &Countered) -> bool {
    let all = 0..0;
    found.denied >= 1.0
        && pairing.share(found.side, &all) >= 0.99
        && !limits::is_ones_own(pairing, found)
}

impl Countered<'_> {
    fn words(&self) -> Sides<Range<usize>> {
        let here = self.negative.at..self.negative.scope.end.min(self.negative.at + 8);
        match self.side {
            Side::Left => Sides {
                left: here,
                right: self.there.clone(),
            },
            Side::Right => Sides {
                left: self.there.clone(),
                right: here,
            },
        }
    }
}

/// The negatives of either claim with how far the other affirms what they take back.
fn countered<'a>(pairing: &'a Pairing<'a>) -> impl Iterator<Item = Countered<'a>> {
    let of_side = move |side: Side| {
        pairing.sides[side]
            .negatives
            .iter()
            .map(move |negative| (side, negative))
    };
    let all = Side::ALL.into_iter().flat_map(of_side);
    all.filter_map(|(side, negative)| counter(pairing, side, negative))
}

fn counter<'a>(pairing: &Pairing, side: Side, negative: &'a Negative) -> Option<Countered<'a>> {
    let here = pairing.tokens[side];
    let scope = negative.scope.start..negative.scope.end.min(here.len());
    let meaning =
        |range: Range<usize>| range.filter(|at| here.get(*at).is_some_and(Reading::has_meaning));
    let (mut denied, mut repeated, mut all, mut beyond) = (0u16, 0u16, 0u16, false);
    let mut ends: Option<[Met; 2]> = None;
    let (mut first, mut last) = (usize::MAX, 0);
    let asked = pairing.tokens.map(asked);
    let is_named = |at: usize| {
        let mut others = pairing.tokens[side.other()].iter();
        here[at].kind == TokenKind::Name && others.any(somebody::is_he_or_she)
    };
    for at in meaning(scope) {
        all += u16::from(!is_named(at));
        let (affirmed, again) = found(pairing, &asked, side.other(), at);
        if let Some(there) = affirmed {
            denied += 1;
            let met = Met { here: at, there };
            ends = Some([ends.map_or(met, |it| it[0]), met]);
            (first, last) = (first.min(there), last.max(there));
            beyond |= kind_of(&pairing.tokens[side.other()][there].stem).is_none();
        }
        repeated += u16::from(again);
    }
    // Nothing is denied, or the other claim denies it too.
    let ends = ends.filter(|_| repeated < denied)?;
    let (mut met, mut subjects) = (0u16, 0u16);
    for at in meaning(negative.clause..negative.at) {
        subjects += 1;
        let (affirmed, again) = found(pairing, &asked, side.other(), at);
        let is_own = pairing.sides[side.other()]
            .own
            .contains(&pairing.sides[side].keys[at]);
        met += u16::from(affirmed.is_some() || again || is_own || is_somebody(pairing, side, at));
    }
    if are_two(pairing, side, negative, first) {
        (met, subjects) = (0, 1);
    }
    Some(Countered {
        side,
        negative,
        denied: f32::from(denied) / f32::from(all.max(denied)),
        subject: if subjects == 0 {
            1.0
        } else {
            f32::from(met) / f32::from(subjects)
        },
        beyond,
        ends,
        there: first..last + 1,
    })
}

/// Whether each says "I", of what it denies and of what it did: two sources are two persons.
fn are_two(pairing: &Pairing, side: Side, negative: &Negative, first: usize) -> bool {
    let says = |side: Side, words: Range<usize>| {
        let is_known = !pairing.sides[side].own.is_empty();
        let words = pairing.tokens[side].get(words).unwrap_or_default();
        is_known && words.iter().any(|it| it.stem == "i")
    };
    says(side, negative.clause..negative.at) && says(side.other(), 0..first)
}

/// Whether the word is a person's, and the other claim speaks of somebody by a pronoun.
fn is_somebody(pairing: &Pairing, side: Side, at: usize) -> bool {
    let entry = pairing.sides[side].known.get(at).copied().flatten();
    let person = entry
        .zip(thesaurus::entry("woman"))
        .is_some_and(|(wide, narrow)| thesaurus::covers(wide, narrow));
    person
        && pairing.tokens[side.other()]
            .iter()
            .any(somebody::is_pronoun)
}

/// Where a claim affirms the other's word at a place, or one it covers, and whether it has it under a negative. What the one
/// asks for and the other does or does not are two things.
fn found(
    pairing: &Pairing,
    asked: &Sides<Vec<bool>>,
    side: Side,
    at: usize,
) -> (Option<usize>, bool) {
    let denying = pairing.sides[side.other()];
    let is_asked = asked[side.other()][at];
    let places = pairing.tokens[side].iter().enumerate();
    let mut hits = places.filter(|(there, it)| {
        Reading::has_meaning(it)
            && asked[side][*there] == is_asked
            && denying.covers(at, pairing.sides[side], *there)
    });
    let (mut affirmed, mut negated) = (None, false);
    hits.by_ref().for_each(|(at, _)| {
        if pairing.negated[side][at] {
            negated = true;
        } else if affirmed.is_none() {
            affirmed = Some(at);
        }
    });
    (affirmed, negated)
}
