//! What a person has decided about which claims belong together.

use super::super::index::{Pair, claims_by_id};
use crate::case::{Id, Tables};
use std::collections::{HashMap, HashSet};

/// Decisions as links: claims a person put into one event must be linked, into different events cannot; a declined
/// alignment is never proposed again (Wagstaff and Cardie 2000, "Clustering with instance-level constraints").
#[derive(Debug, Default)]
pub struct Links {
    /// The event of each claim, by place: decided, or proposed together with the claim.
    pub event: Vec<Option<u32>>,
    /// Whether the claim's place in that event was decided by a person.
    pub decided: Vec<bool>,
    rejected: HashSet<Pair>,
}

impl Links {
    /// The decisions of a case.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        let events: HashMap<&Id, u32> = tables.events.iter().map(|it| &it.id).zip(0..).collect();
        let place = |claim: &crate::case::Claim| {
            claim.event.as_ref().and_then(|id| events.get(id)).copied()
        };
        let declined = tables.rejected.iter().filter(|it| &*it.kind == "align");
        let claims = match declined.clone().next() {
            Some(_) => claims_by_id(tables),
            None => HashMap::new(),
        };
        let rejected = declined.filter_map(|it| {
            let [one, other] = it.what.as_slice() else {
                return None;
            };
            Some(Pair::new(*claims.get(&**one)?, *claims.get(&**other)?))
        });
        Self {
            event: tables.claims.iter().map(place).collect(),
            decided: tables
                .claims
                .iter()
                .map(|it| it.event.is_some() && !it.suggested)
                .collect(),
            rejected: rejected.collect(),
        }
    }

    /// Whether a pair may be proposed: not when it is in one event already, in two by decision, or was declined.
    #[must_use]
    pub fn may(&self, pair: Pair) -> bool {
        let (one, other) = (pair.one as usize, pair.other as usize);
        let apart = match (self.event[one], self.event[other]) {
            (Some(a), Some(b)) => a == b || self.decided[one] && self.decided[other],
            _ => false,
        };
        !apart && !self.rejected.contains(&pair)
    }

    /// What a person has decided on a pair: that both speak of one event, or that they do not; `None` where nothing was.
    #[must_use]
    pub fn verdict(&self, pair: Pair) -> Option<bool> {
        let (one, other) = (pair.one as usize, pair.other as usize);
        let decided = self.decided[one] && self.decided[other];
        let together = decided && self.event[one] == self.event[other];
        (decided || self.rejected.contains(&pair)).then_some(together)
    }

    /// Whether anything was declined.
    #[must_use]
    pub fn declines(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// Whether the pair was declined.
    #[must_use]
    pub fn declined(&self, pair: Pair) -> bool {
        self.rejected.contains(&pair)
    }
}
