//! Negation: one claim takes back what the other says; and what was not perceived, recorded or remembered is not thereby denied.
//!
//! A negative denies whatever entails what it governs: "no instrument was played" denies "a violin was played", while "no
//! violin was played slowly" does not deny "a violin was played" (natural logic; `MacCartney` and Manning 2009).

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::suggest::thesaurus;
use crate::text::features::{Negation, Negative};
use std::ops::Range;

/// The other claim must have so much of what is denied.
const DENIED: f32 = 0.75;
/// Of what was not perceived less will do, as it is only a question: the verb of perceiving is counted and seldom shared.
const UNPERCEIVED: f32 = 0.25;
/// And so much of whom it is denied of.
const SUBJECT: f32 = 0.9;

/// Words that stand for a person.
const SOMEBODY: &[&str] = &[
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "he",
    "she",
    "they",
    "we",
    "i",
];

/// A negative whose words the other claim has, affirmed.
struct Countered<'a> {
    side: Side,
    negative: &'a Negative,
    /// The share of what is denied that the other claim affirms.
    denied: f32,
    subject: f32,
    /// The words of the other claim, from the first to the last that is denied.
    there: Range<usize>,
}

/// "nobody was seen following" beside "they followed us": both may be true.
pub(super) fn unperceived(pairing: &Pairing) -> Option<Judgement> {
    let found = countered(pairing)
        .find(|it| it.negative.kind != Negation::Event && it.denied >= UNPERCEIVED)?;
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
    let enough = |it: &Countered| it.denied >= DENIED && it.subject >= SUBJECT;
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
        relation: if tells_apart(pairing, &found) {
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
    found.denied >= 1.0 && pairing.share(found.side, &all) >= 0.99
}

/// Whether the negative only says which of those not known from elsewhere is meant: "a man with no hat sits" beside "a man with
/// a hat sits" may be two men.
fn tells_apart(pairing: &Pairing, found: &Countered) -> bool {
    let stem = |at: usize| {
        pairing.tokens[found.side]
            .get(at)
            .map(|it| it.stem.as_str())
    };
    let before = found.negative.at.checked_sub(1).and_then(stem);
    before == Some("with") && matches!(stem(found.negative.clause), Some("a" | "an" | "some"))
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
    let (mut denied, mut repeated, mut all) = (0u16, 0u16, 0u16);
    let (mut first, mut last) = (usize::MAX, 0);
    for at in meaning(scope) {
        all += 1;
        let (affirmed, again) = found(pairing, side.other(), at);
        if let Some(at) = affirmed {
            denied += 1;
            (first, last) = (first.min(at), last.max(at));
        }
        repeated += u16::from(again);
    }
    // Nothing is denied, or the other claim denies it too.
    if denied == 0 || repeated >= denied {
        return None;
    }
    let (mut met, mut subjects) = (0u16, 0u16);
    for at in meaning(negative.clause..negative.at) {
        subjects += 1;
        let (affirmed, again) = found(pairing, side.other(), at);
        met += u16::from(affirmed.is_some() || again || is_somebody(pairing, side, at));
    }
    Some(Countered {
        side,
        negative,
        denied: f32::from(denied) / f32::from(all),
        subject: if subjects == 0 {
            1.0
        } else {
            f32::from(met) / f32::from(subjects)
        },
        there: first..last + 1,
    })
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
            .any(|it| SOMEBODY.contains(&it.stem.as_str()))
}

/// Where a claim affirms the other's word at a place, or one it covers, and whether it has it under a negative.
fn found(pairing: &Pairing, side: Side, at: usize) -> (Option<usize>, bool) {
    let denying = pairing.sides[side.other()];
    let places = pairing.tokens[side].iter().enumerate();
    let mut hits = places.filter(|(there, it)| {
        Reading::has_meaning(it) && denying.covers(at, pairing.sides[side], *there)
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
