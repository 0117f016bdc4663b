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
    /// Whether a person has put any claim into an event.
    decides: bool,
    parent: Vec<u32>,
    /// By root: the claims of a set of two or more, in order.
    members: Vec<Vec<u32>>,
    /// By root: in which account and as the how manieth each of these claims stands, in order.
    places: Vec<Vec<(u32, u32)>>,
}

/// The events that the pairs make, each joined only where every constraint holds for the sets it joins.
#[must_use]
pub fn events(features: &Features, links: &Links, scored: &[Scored]) -> Events {
    let mut sets = Sets::new(features, links);
    let mut wanted: Vec<&Scored> = scored.iter().filter(|it| it.p >= LEAST).collect();
    wanted.sort_unstable_by(|one, two| two.p.total_cmp(&one.p).then(one.pair.cmp(&two.pair)));
    let mut linked = vec![0_usize; features.readings.len()];
    let mut joined = Vec::new();
    for it in wanted {
        let claims = [it.pair.one, it.pair.other].map(|claim| claim as usize);
        let crowded = claims.iter().any(|claim| linked[*claim] >= MOST);
        if !crowded && sets.join(it.pair) {
            for claim in claims {
                linked[claim] += 1;
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
        let claims = features.readings.len();
        let count = u32::try_from(claims).unwrap_or(u32::MAX);
        let mut sets = Self {
            features,
            links,
            decides: links.decided.contains(&true),
            parent: (0..count).collect(),
            members: vec![Vec::new(); claims],
            places: vec![Vec::new(); claims],
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

    fn members<'b>(&'b self, root: &'b u32) -> &'b [u32] {
        match self.members[*root as usize].as_slice() {
            [] => std::slice::from_ref(root),
            members => members,
        }
    }

    /// In which account a claim stands, and as the how manieth.
    fn place(&self, claim: u32) -> (u32, u32) {
        let claim = claim as usize;
        (self.features.source[claim], self.features.position[claim].0)
    }

    #[allow(
        clippy::stable_sort_primitive,
        reason = "the stable sort finds two runs and merges them"
    )]
    fn unite(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        self.parent[other as usize] = one;
        for root in [one, other] {
            if self.members[root as usize].is_empty() {
                let place = self.place(root);
                self.members[root as usize].push(root);
                self.places[root as usize].push(place);
            }
        }
        let more = std::mem::take(&mut self.members[other as usize]);
        let members = &mut self.members[one as usize];
        members.extend(more);
        members.sort();
        let more = std::mem::take(&mut self.places[other as usize]);
        let places = &mut self.places[one as usize];
        places.extend(more);
        places.sort();
    }

    /// Joins the two claims' events when nothing forbids it; a pair that is in one event by other pairs is joined too.
    fn join(&mut self, pair: Pair) -> bool {
        let (one, other) = (self.root(pair.one), self.root(pair.other));
        if one == other {
            return true;
        }
        if !self.fits(one, other) {
            return false;
        }
        self.unite(one, other);
        true
    }

    fn fits(&self, one: u32, other: u32) -> bool {
        let (here, there) = (self.members(&one), self.members(&other));
        let decided = |claims: &[u32]| {
            claims
                .iter()
                .find(|it| self.links.decided[**it as usize])
                .and_then(|it| self.links.event[*it as usize])
        };
        if self.decides
            && decided(here)
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
        let grows = here.len() == 1 || there.len() == 1;
        let own = [one, other].map(|root| [self.place(root)]);
        let places = |root: u32| self.places[root as usize].as_slice();
        let here = Some(places(one)).filter(|it| !it.is_empty());
        let there = Some(places(other)).filter(|it| !it.is_empty());
        fits_accounts(here.unwrap_or(&own[0]), there.unwrap_or(&own[1]), grows)
    }

    fn events(&self) -> Vec<Event> {
        let mut events: Vec<Event> = self
            .members
            .iter()
            .filter(|it| it.len() > 1)
            .cloned()
            .collect();
        events.sort_unstable();
        events
    }
}

/// Whether no account would have too many claims that are far apart; both sets give the places of their claims in order.
fn fits_accounts(here: &[(u32, u32)], there: &[(u32, u32)], grows: bool) -> bool {
    let (mut here, mut there) = (here.iter().peekable(), there.iter().peekable());
    let mut last: Option<(u32, u32)> = None;
    let (mut runs, mut count) = (0, 0);
    loop {
        let next = match (here.peek(), there.peek()) {
            (Some(one), Some(two)) if one <= two => here.next(),
            (_, Some(_)) => there.next(),
            _ => here.next(),
        };
        let Some((source, nth)) = next.copied() else {
            return true;
        };
        match last {
            Some((account, before)) if account == source => {
                runs += usize::from(nth - before > 1);
                count += 1;
            }
            _ => (runs, count) = (1, 1),
        }
        if runs > 1 && !(grows && runs <= APART && count <= APART) {
            return false;
        }
        last = Some((source, nth));
    }
}
