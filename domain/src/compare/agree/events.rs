//! Whether two annotators put the same claims together, whatever they call the event.

use super::{Annotation, Coded, Pair, Side, Sides};
use crate::case::Kind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An event of each annotator that are one by their claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matched {
    /// The events, by place.
    pub events: Sides<u32>,
    /// How many paired claims both have in them.
    pub claims: u64,
}

/// How far two annotators aligned their paired claims alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    /// The events that are one, in the left one's order.
    pub matched: Vec<Matched>,
    /// How many events each has that hold a paired claim.
    pub held: Sides<usize>,
    /// How many pairs of claims stand in events that are one, or on both sides in none.
    pub same: usize,
    /// Two pairs of claims as a unit, with the codes "in one event" and "not": agreement without any matching of events.
    /// Its kappa is the adjusted Rand index (Matthijs Warrens, "On the equivalence of Cohen's kappa and the Hubert-Arabie
    /// adjusted Rand index", Journal of Classification 25, 2008).
    pub together: Coded,
}

impl Events {
    /// Whether the two events are one, or there is none on either side.
    #[must_use]
    pub fn one(&self, events: Sides<Option<u32>>) -> bool {
        match (events.left, events.right) {
            (None, None) => true,
            (Some(left), Some(right)) => {
                let events = Sides { left, right };
                self.matched.iter().any(|it| it.events == events)
            }
            _ => false,
        }
    }
}

/// The place of the event a claim stands in.
pub(super) fn event_of(one: &Annotation<'_>, claim: u32) -> Option<u32> {
    let claim = one.case.tables().claims.get(claim as usize)?;
    one.case.place(Kind::Event, claim.event.as_ref()?)
}

pub(super) fn events(two: &Sides<Annotation<'_>>, pairs: &[Pair]) -> Events {
    let stands = |pair: &Pair| Sides::from_fn(|side| event_of(&two[side], pair.claim(side)));
    let mut shared: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut held: Sides<HashMap<u32, u64>> = Sides::default();
    for pair in pairs {
        let events = stands(pair);
        if let (Some(left), Some(right)) = (events.left, events.right) {
            *shared.entry((left, right)).or_default() += 1;
        }
        for side in Side::ALL {
            if let Some(event) = events[side] {
                *held[side].entry(event).or_default() += 1;
            }
        }
    }
    let mut events = Events {
        together: together(&shared, &held, pairs.len()),
        held: held.as_ref().map(HashMap::len),
        matched: matched(&shared),
        same: 0,
    };
    let same = pairs.iter().filter(|pair| events.one(stands(pair)));
    events.same = same.count();
    events
}

/// Matches events one with one, those with most claims in common first; of equals in the order of the events. Greedy: no
/// other single event has more in common with a matched one that was still free.
fn matched(shared: &BTreeMap<(u32, u32), u64>) -> Vec<Matched> {
    let mut by_claims: Vec<_> = shared.iter().collect();
    by_claims.sort_by_key(|(events, claims)| (Reverse(**claims), **events));
    let mut matched: Vec<Matched> = Vec::new();
    let mut taken: Sides<HashSet<u32>> = Sides::default();
    for ((left, right), claims) in by_claims {
        if !taken.left.contains(left) && !taken.right.contains(right) {
            taken.left.insert(*left);
            taken.right.insert(*right);
            matched.push(Matched {
                events: Sides {
                    left: *left,
                    right: *right,
                },
                claims: *claims,
            });
        }
    }
    matched.sort_by_key(|it| it.events.left);
    matched
}

/// Every two pairs of claims, counted from the sizes of the events; a claim in no event is together with none.
fn together(
    shared: &BTreeMap<(u32, u32), u64>,
    held: &Sides<HashMap<u32, u64>>,
    pairs: usize,
) -> Coded {
    let twos = |of: u64| of * of.saturating_sub(1) / 2;
    let both: u64 = shared.values().copied().map(twos).sum();
    let one = held
        .as_ref()
        .map(|sizes| sizes.values().copied().map(twos).sum::<u64>());
    let all = twos(u64::try_from(pairs).unwrap_or_default());
    let mut coded = Coded::default();
    coded.add(1, 1, both);
    coded.add(1, 0, one.left - both);
    coded.add(0, 1, one.right - both);
    coded.add(0, 0, all + both - one.left - one.right);
    coded
}
