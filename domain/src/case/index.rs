//! The index over the tables: records by name, the claims of an event, the findings of a claim.
//!
//! It follows each change instead of being made anew: a record that comes or goes shifts the places behind it, which costs a
//! pass over numbers and no look at a name.

mod follow;
mod groups;

use super::{Claim, Finding, Id, Key, Kind, Tables, letters};
use groups::Groups;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The place of what is not there.
const NOWHERE: u32 = u32::MAX;

/// Places of records by name, and of what hangs on them. Places are positions in [`Tables`].
/// Where two records have one name (a problem the reader of the file reports), the first has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    names: HashMap<Kind, HashMap<Id, u32>>,
    /// Whether two records of a kind have one name.
    doubled: bool,
    /// The event of each claim.
    events: Vec<u32>,
    /// The claims of each finding, the lower place first; both nowhere where one is not there.
    pairs: Vec<[u32; 2]>,
    silences: HashMap<[u32; 2], u32>,
    /// The claims of each event and the findings of each claim, once somebody has asked since the last change.
    of_event: OnceLock<Groups>,
    of_claim: OnceLock<Groups>,
    /// The letters of the sources, by their names and by their aliases.
    letters: [OnceLock<Box<[Box<str>]>>; 2],
}

impl Index {
    pub(super) fn of(tables: &Tables) -> Self {
        let mut index = Self::default();
        index.name(Kind::Document, tables.documents.iter().map(|it| &it.id));
        index.name(Kind::Source, tables.sources.iter().map(|it| &it.id));
        index.name(Kind::Event, tables.events.iter().map(|it| &it.id));
        index.name(Kind::Claim, tables.claims.iter().map(|it| &it.id));
        // Claims of one event mostly stand together: each event is looked up once.
        let mut last: Option<(&Id, u32)> = None;
        let events = tables.claims.iter().map(|claim| {
            let Some(event) = &claim.event else {
                return NOWHERE;
            };
            let at = match last {
                Some((id, at)) if id == event => at,
                _ => index.event_of(claim),
            };
            last = Some((event, at));
            at
        });
        index.events = events.collect();
        index.pairs = tables.findings.iter().map(|it| index.pair_of(it)).collect();
        index.silences = index.silences_of(tables);
        index.groups();
        index
    }

    fn name<'a>(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Id>) {
        let names = self.names.entry(kind).or_default();
        names.reserve(ids.size_hint().0);
        let mut count = 0;
        for id in ids {
            names.entry(id.clone()).or_insert(count);
            count += 1;
        }
        self.doubled |= names.len() < count as usize;
    }

    fn event_of(&self, claim: &Claim) -> u32 {
        let event = claim.event.as_ref();
        event
            .and_then(|id| self.place(Kind::Event, id))
            .unwrap_or(NOWHERE)
    }

    fn pair_of(&self, finding: &Finding) -> [u32; 2] {
        self.pair(&finding.claims).unwrap_or([NOWHERE; 2])
    }

    fn silences_of(&self, tables: &Tables) -> HashMap<[u32; 2], u32> {
        let mut silences = HashMap::with_capacity(tables.silences.len());
        for (at, silence) in (0u32..).zip(&tables.silences) {
            let source = self.place(Kind::Source, &silence.source);
            let event = self.place(Kind::Event, &silence.event);
            if let (Some(source), Some(event)) = (source, event) {
                silences.entry([source, event]).or_insert(at);
            }
        }
        silences
    }

    /// Groups what hangs together, so that the first who asks need not wait.
    fn groups(&self) -> (&Groups, &Groups) {
        let of_event = self.of_event.get_or_init(|| {
            let events = self.names.get(&Kind::Event).map_or(0, HashMap::len);
            let most = self.events.iter().filter(|at| **at != NOWHERE).max();
            let count = events.max(most.map_or(0, |at| *at as usize + 1));
            let claims = (0u32..).zip(&self.events);
            Groups::of(count, claims.map(|(claim, event)| (*event, claim)))
        });
        let of_claim = self.of_claim.get_or_init(|| {
            let findings = (0u32..).zip(&self.pairs);
            let both = findings.flat_map(|(at, [one, other])| {
                let second = if one == other { NOWHERE } else { *other };
                [(*one, at), (second, at)]
            });
            Groups::of(self.events.len(), both)
        });
        (of_event, of_claim)
    }

    pub(super) fn place(&self, kind: Kind, id: &Id) -> Option<u32> {
        self.names.get(&kind)?.get(id).copied()
    }

    fn pair(&self, claims: &[Id; 2]) -> Option<[u32; 2]> {
        let [one, other] = claims;
        let (one, other) = (
            self.place(Kind::Claim, one)?,
            self.place(Kind::Claim, other)?,
        );
        Some([one.min(other), one.max(other)])
    }

    /// The record's place among its kind.
    pub(super) fn find(&self, kind: Kind, key: &Key) -> Option<usize> {
        let at = match key {
            Key::Case => return (kind == Kind::Case).then_some(0),
            Key::Place(at) => return Some(*at),
            Key::One(id) => self.place(kind, id)?,
            Key::Claims(claims) => {
                let [one, other] = self.pair(claims)?;
                self.finding(one, other)?
            }
            Key::Silence(source, event) => {
                let pair = [
                    self.place(Kind::Source, source)?,
                    self.place(Kind::Event, event)?,
                ];
                *self.silences.get(&pair)?
            }
        };
        Some(at as usize)
    }

    /// The first finding on two claims. Linear in the findings of the one that has fewer.
    pub(super) fn finding(&self, one: u32, other: u32) -> Option<u32> {
        let pair = [one.min(other), one.max(other)];
        let [few, many] = [one, other].map(|claim| self.findings_of(claim as usize));
        let fewer = if few.len() <= many.len() { few } else { many };
        let on_both = |at: &&u32| self.pairs.get(**at as usize) == Some(&pair);
        fewer.iter().find(on_both).copied()
    }

    pub(super) fn silence(&self, source: u32, event: u32) -> Option<u32> {
        self.silences.get(&[source, event]).copied()
    }

    pub(super) fn claims_of(&self, event: usize) -> &[u32] {
        self.groups().0.get(event)
    }

    /// The letters of the sources, by place.
    pub(super) fn letters(&self, tables: &Tables, aliases: bool) -> &[Box<str>] {
        let [names, veiled] = &self.letters;
        let letters = if aliases { veiled } else { names };
        letters.get_or_init(|| letters::letters(&tables.sources, aliases).into())
    }

    pub(super) fn findings_of(&self, claim: usize) -> &[u32] {
        self.groups().1.get(claim)
    }
}

#[cfg(test)]
impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        let all = |index: &Self| {
            let (of_event, of_claim) = index.groups();
            let runs = |groups: &Groups| {
                (0..groups.len())
                    .map(|at| groups.get(at).to_vec())
                    .collect()
            };
            let runs: [Vec<Vec<u32>>; 2] = [runs(of_event), runs(of_claim)];
            (runs, index.events.clone(), index.pairs.clone())
        };
        self.names == other.names && self.silences == other.silences && all(self) == all(other)
    }
}
