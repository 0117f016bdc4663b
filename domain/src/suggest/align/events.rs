//! Joining pairs into events by falling probability.

use super::super::features::Features;
use super::super::index::Pair;
use super::super::score::Scored;
use super::{Common, Links};
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
    common: Option<&'a Common<'a>>,
    /// Whether a person has put any claim into an event.
    decides: bool,
    parent: Vec<u32>,
    /// By root: the claims of a set of two or more, in order.
    members: Vec<Vec<Member>>,
}

/// A claim in a set; account by account, each in its own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    account: u32,
    /// As the how manieth it stands in its account.
    nth: u32,
    claim: u32,
}

/// The events that the pairs make, each joined only where every constraint holds for the sets it joins; with `common` also
/// only where the claims of the smaller have something in common with those of the larger.
#[must_use]
pub fn events(
    features: &Features,
    links: &Links,
    scored: &[Scored],
    common: Option<&Common>,
) -> Events {
    let mut sets = Sets::new(features, links, common);
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
    fn new(features: &'a Features, links: &'a Links, common: Option<&'a Common<'a>>) -> Self {
        let claims = features.readings.len();
        let count = u32::try_from(claims).unwrap_or(u32::MAX);
        let mut sets = Self {
            features,
            links,
            common,
            decides: links.decided.contains(&true),
            parent: (0..count).collect(),
            members: vec![Vec::new(); claims],
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

    /// Where a claim stands.
    fn member(&self, claim: u32) -> Member {
        let at = claim as usize;
        Member {
            account: self.features.source[at],
            nth: self.features.position[at].0,
            claim,
        }
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
                let member = self.member(root);
                self.members[root as usize].push(member);
            }
        }
        let more = std::mem::take(&mut self.members[other as usize]);
        let members = &mut self.members[one as usize];
        members.extend(more);
        members.sort();
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
        let own = [one, other].map(|root| [self.member(root)]);
        let of = |root: u32| Some(self.members[root as usize].as_slice());
        let some = |members: &&[Member]| !members.is_empty();
        let here = of(one).filter(some).unwrap_or(&own[0]);
        let there = of(other).filter(some).unwrap_or(&own[1]);
        let is_forbidden = self.decides && self.decided_apart(here, there)
            || self.links.declines() && self.declined(here, there);
        !is_forbidden && fits_accounts(here, there) && self.have_common(here, there)
    }

    /// Whether every claim of the smaller set has something in common with the larger, where that is asked for.
    fn have_common(&self, here: &[Member], there: &[Member]) -> bool {
        let (few, many) = if here.len() <= there.len() {
            (here, there)
        } else {
            (there, here)
        };
        self.common.is_none_or(|it| {
            let many = || many.iter().map(|it| it.claim);
            few.iter().all(|one| it.joins(one.claim, many()))
        })
    }

    /// Whether a person has put the one and the other into two events.
    fn decided_apart(&self, here: &[Member], there: &[Member]) -> bool {
        let decided = |members: &[Member]| {
            let mut claims = members.iter().map(|it| it.claim as usize);
            let decided = claims.find(|claim| self.links.decided[*claim])?;
            self.links.event[decided]
        };
        decided(here)
            .zip(decided(there))
            .is_some_and(|(one, other)| one != other)
    }

    /// Whether a person has said of any two that they do not belong together.
    fn declined(&self, here: &[Member], there: &[Member]) -> bool {
        let declined =
            |one: &Member, other: &Member| self.links.declined(Pair::new(one.claim, other.claim));
        here.iter()
            .any(|one| there.iter().any(|other| declined(one, other)))
    }

    fn events(&self) -> Vec<Event> {
        let sets = self.members.iter().filter(|it| it.len() > 1);
        let mut events: Vec<Event> = sets
            .map(|members| {
                let mut claims: Event = members.iter().map(|it| it.claim).collect();
                claims.sort_unstable();
                claims
            })
            .collect();
        events.sort_unstable();
        events
    }
}

/// Whether no account would have too many claims that are far apart.
fn fits_accounts(here: &[Member], there: &[Member]) -> bool {
    let grows = here.len() == 1 || there.len() == 1;
    let (mut here, mut there) = (here.iter().peekable(), there.iter().peekable());
    let mut last: Option<Member> = None;
    let (mut runs, mut count) = (0, 0);
    loop {
        let next = match (here.peek(), there.peek()) {
            (Some(one), Some(two)) if one <= two => here.next(),
            (_, Some(_)) => there.next(),
            _ => here.next(),
        };
        let Some(next) = next.copied() else {
            return true;
        };
        match last {
            Some(last) if last.account == next.account => {
                runs += usize::from(next.nth - last.nth > 1);
                count += 1;
            }
            _ => (runs, count) = (1, 1),
        }
        if runs > 1 && !(grows && runs <= APART && count <= APART) {
            return false;
        }
        last = Some(next);
    }
}
