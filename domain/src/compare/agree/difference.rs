//! What two annotators did differently, one by one, in the order of the documents.

use super::sources::{self, Labels};
use super::{Annotation, Events, Pair, Relations, Side, Sides, events::event_of};
use crate::case::Relation;
use std::collections::HashSet;

/// One difference. Claims and events are given by their places in their own case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Only this one claimed these words.
    Only(Side, u32),
    /// The words overlap and are not the same.
    Words(Pair),
    /// The same words, by another source.
    Source(Pair),
    /// The same words, in another event.
    Event(Pair, Sides<Option<u32>>),
    /// The same two claims, and another relation, or none from one of the two.
    Relation([Pair; 2], Sides<Option<Relation>>),
}

pub(super) fn differences(
    two: &Sides<Annotation<'_>>,
    pairs: &[Pair],
    labels: &Labels,
    events: &Events,
    relations: &Relations,
) -> Vec<Difference> {
    let start = |side: Side, claim: u32| two[side].place(claim).map_or(usize::MAX, |it| it.start);
    let first = |pair: &Pair| {
        let [left, right] = Side::ALL.map(|side| start(side, pair.claim(side)));
        left.min(right)
    };
    let mut found: Vec<(usize, Difference)> = Vec::new();
    for side in Side::ALL {
        let paired: HashSet<u32> = pairs.iter().map(|pair| pair.claim(side)).collect();
        for (place, claim) in two[side].placed() {
            if !paired.contains(&claim) {
                found.push((place.start, Difference::Only(side, claim)));
            }
        }
    }
    for pair in pairs {
        let mut differ = |difference| found.push((first(pair), difference));
        if !pair.exact {
            differ(Difference::Words(*pair));
        }
        let [left, right] =
            Side::ALL.map(|side| sources::label(&two[side], &labels[side], pair.claim(side)));
        if left != right {
            differ(Difference::Source(*pair));
        }
        let stands = Sides::from_fn(|side| event_of(&two[side], pair.claim(side)));
        if !events.one(stands) {
            differ(Difference::Event(*pair, stands));
        }
    }
    for ((one, other), said) in &relations.found {
        if let (Some(one), Some(other), true) =
            (pairs.get(*one), pairs.get(*other), said.left != said.right)
        {
            found.push((first(one), Difference::Relation([*one, *other], *said)));
        }
    }
    // Stable: what starts at one place stays in the order above.
    found.sort_by_key(|(start, _)| *start);
    found
        .into_iter()
        .map(|(_, difference)| difference)
        .collect()
}
