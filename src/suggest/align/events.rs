//! Joining pairs into events by falling probability.

use super::super::features::Features;
use super::super::index::Pair;
use super::super::score::Scored;
use super::Links;
use std::collections::HashMap;

/// Pairs below this are not proposed.
pub const LEAST: f32 = 0.3;
/// An event holds at most so many claims of one account that are not neighbours there.
const APART: usize = 2;

/// A claim is joined directly with at most so many; the rest of a large event follows from these.
const MOST: usize = 24;

/// Claims that seem to speak of one event, by place, in the order of the file.
pub type Event = Vec<u32>;

/// What the joining made.
#[derive(Debug, Clone, Default)]
pub struct Events {
    /// The pairs that were joined, the likeliest first.
    pub joined: Vec<Scored>,
    /// The events of two claims or more.
    pub events: Vec<Event>,
}

/// A forest of sets with what each set holds (union-find; Tarjan 1975).
struct Sets<'a> {
    features: &'a Features,
    links: &'a Links,
    parent: Vec<u32>,
    members: HashMap<u32, Vec<u32>>,
}

/// The events that the pairs make, each joined only where every constraint holds for the sets it joins.
#[must_use]
pub fn events(features: &Features, links: &Links, scored: &[Scored]) -> Events {
    let mut sets = Sets::new(features, links);
    let mut wanted: Vec<&Scored> = scored.iter().filter(|it| it.p >= LEAST).collect();
    wanted.sort_by(|one, two| two.p.total_cmp(&one.p).then(one.pair.cmp(&two.pair)));
    let mut linked: HashMap<u32, usize> = HashMap::new();
    let mut joined = Vec::new();
    for it in wanted {
        let crowded = [it.pair.one, it.pair.other]
            .iter()
            .any(|claim| linked.get(claim).is_some_and(|links| *links >= MOST));
        if !crowded && sets.join(it.pair) {
            for claim in [it.pair.one, it.pair.other] {
                *linked.entry(claim).or_default() += 1;
            }
            joined.push(*it);
        }
    }
    Events {
        joined,
        events: sets.events(),
    }
}

impl<'a> Sets<'a> {
    /// Every claim by itself, those a person put together together.
    fn new(features: &'a Features, links: &'a Links) -> Self {
        let count = u32::try_from(features.readings.len()).unwrap_or(u32::MAX);
        let mut sets = Self {
            features,
            links,
            parent: (0..count).collect(),
            members: HashMap::new(),
        };
        let mut first: HashMap<u32, u32> = HashMap::new();
        for (claim, event) in (0u32..).zip(&links.event) {
            if let Some(event) = event {
                let root = *first.entry(*event).or_insert(claim);
                sets.unite(root, claim);
            }
        }
        sets
    }

    fn root(&mut self, mut claim: u32) -> u32 {
        while self.parent[claim as usize] != claim {
            let above = self.parent[self.parent[claim as usize] as usize];
            self.parent[claim as usize] = above;
            claim = above;
        }
        claim
    }

    fn members(&self, root: u32) -> Vec<u32> {
        self.members
            .get(&root)
            .cloned()
            .unwrap_or_else(|| vec![root])
    }

    fn unite(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let mut members = self.members(one);
        members.extend(self.members(other));
        members.sort_unstable();
        self.members.remove(&other);
        self.parent[other as usize] = one;
        self.members.insert(one, members);
    }

    /// Joins the two claims' events when nothing forbids it; a pair that is in one event by other pairs is joined too.
    fn join(&mut self, pair: Pair) -> bool {
        let (one, other) = (self.root(pair.one), self.root(pair.other));
        if one == other {
            return true;
        }
        let (here, there) = (self.members(one), self.members(other));
        if !self.fits(&here, &there) {
            return false;
        }
        self.unite(one, other);
        true
    }

    fn fits(&self, here: &[u32], there: &[u32]) -> bool {
        let decided = |claims: &[u32]| {
            claims
                .iter()
                .find(|it| self.links.decided[**it as usize])
                .and_then(|it| self.links.event[*it as usize])
        };
        if decided(here)
            .zip(decided(there))
            .is_some_and(|(a, b)| a != b)
        {
            return false;
        }
        if self.links.declines()
            && here.iter().any(|one| {
                there
                    .iter()
                    .any(|other| self.links.declined(Pair::new(*one, *other)))
            })
        {
            return false;
        }
        self.fits_accounts(here, there)
    }

    /// Whether no account would have too many claims that are far apart; what a person put together does not count.
    fn fits_accounts(&self, here: &[u32], there: &[u32]) -> bool {
        let mut places: HashMap<u32, Vec<u32>> = HashMap::new();
        for claim in here.iter().chain(there) {
            let source = self.features.source[*claim as usize];
            places
                .entry(source)
                .or_default()
                .push(self.features.position[*claim as usize].0);
        }
        let one_sided = |claims: &[u32]| claims.len() == 1;
        let grows = one_sided(here) || one_sided(there);
        places.values_mut().all(|nths| {
            nths.sort_unstable();
            let runs = 1 + nths.windows(2).filter(|pair| pair[1] - pair[0] > 1).count();
            runs == 1 || grows && runs <= APART && nths.len() <= APART
        })
    }

    fn events(&self) -> Vec<Event> {
        let mut events: Vec<Event> = self
            .members
            .values()
            .filter(|it| it.len() > 1)
            .cloned()
            .collect();
        events.sort_unstable();
        events
    }
}
