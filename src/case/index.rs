//! The index over the tables: records by name, the claims of an event, the findings of a claim.

use super::{Id, Key, Kind, Tables};
use std::collections::HashMap;

/// Places of records by name, and of what hangs on them. Places are positions in [`Tables`].
/// Where two records have one name (a problem the reader of the file reports), the first has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    names: HashMap<Kind, HashMap<Id, u32>>,
    findings: HashMap<[u32; 2], u32>,
    silences: HashMap<[u32; 2], u32>,
    of_event: Groups,
    of_claim: Groups,
}

impl Index {
    pub(super) fn of(tables: &Tables) -> Self {
        let mut index = Self::default();
        index.name(Kind::Document, tables.documents.iter().map(|it| &it.id));
        index.name(Kind::Source, tables.sources.iter().map(|it| &it.id));
        index.name(Kind::Event, tables.events.iter().map(|it| &it.id));
        index.name(Kind::Claim, tables.claims.iter().map(|it| &it.id));
        // Claims of one event mostly stand together: each event is looked up once.
        let mut last: Option<(&Id, Option<u32>)> = None;
        let events = tables.claims.iter().map(|claim| {
            let event = claim.event.as_ref()?;
            let at = match last {
                Some((id, at)) if id == event => at,
                _ => index.place(Kind::Event, event),
            };
            last = Some((event, at));
            at
        });
        let of_event = Groups::of(tables.events.len(), events);
        index.of_event = of_event;
        index.pair_up(tables);
        index
    }

    fn name<'a>(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Id>) {
        let names = self.names.entry(kind).or_default();
        names.reserve(ids.size_hint().0);
        for (at, id) in (0u32..).zip(ids) {
            names.entry(id.clone()).or_insert(at);
        }
    }

    fn pair_up(&mut self, tables: &Tables) {
        let mut ends = Vec::with_capacity(tables.findings.len());
        self.findings.reserve(tables.findings.len());
        self.silences.reserve(tables.silences.len());
        for (at, finding) in (0u32..).zip(&tables.findings) {
            let Some(pair) = self.pair(&finding.claims) else {
                continue;
            };
            self.findings.entry(pair).or_insert(at);
            ends.push((pair, at));
        }
        let mut both: Vec<(u32, u32)> = ends
            .iter()
            .flat_map(|(pair, at)| pair.map(|claim| (claim, *at)))
            .collect();
        both.sort_unstable();
        both.dedup();
        self.of_claim = Groups::sorted(tables.claims.len(), &both);
        for (at, silence) in (0u32..).zip(&tables.silences) {
            let source = self.place(Kind::Source, &silence.source);
            let event = self.place(Kind::Event, &silence.event);
            if let (Some(source), Some(event)) = (source, event) {
                self.silences.entry([source, event]).or_insert(at);
            }
        }
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
            Key::Claims(claims) => *self.findings.get(&self.pair(claims)?)?,
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

    pub(super) fn finding(&self, one: u32, other: u32) -> Option<u32> {
        self.findings
            .get(&[one.min(other), one.max(other)])
            .copied()
    }

    pub(super) fn silence(&self, source: u32, event: u32) -> Option<u32> {
        self.silences.get(&[source, event]).copied()
    }

    pub(super) fn claims_of(&self, event: usize) -> &[u32] {
        self.of_event.get(event)
    }

    pub(super) fn findings_of(&self, claim: usize) -> &[u32] {
        self.of_claim.get(claim)
    }
}

/// Lists of places, one a group, packed into one run.
#[derive(Debug, Clone, Default)]
struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// Puts each item into its group, items in order; an item without one is in none.
    fn of(groups: usize, group_of: impl Iterator<Item = Option<u32>>) -> Self {
        let mut pairs: Vec<(u32, u32)> = group_of
            .zip(0u32..)
            .filter_map(|(group, item)| Some((group?, item)))
            .collect();
        pairs.sort_by_key(|(group, _)| *group);
        Self::sorted(groups, &pairs)
    }

    /// The same from pairs of group and item that are already sorted by group.
    fn sorted(groups: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = Vec::with_capacity(groups + 1);
        let mut at = 0;
        for group in (0u32..).take(groups) {
            starts.push(at);
            let members = pairs.get(at as usize..).unwrap_or_default();
            at += u32::try_from(members.iter().take_while(|(of, _)| *of == group).count())
                .unwrap_or(u32::MAX);
        }
        starts.push(at);
        Self {
            starts,
            members: pairs.iter().map(|(_, item)| *item).collect(),
        }
    }

    fn get(&self, group: usize) -> &[u32] {
        let (Some(from), Some(to)) = (self.starts.get(group), self.starts.get(group + 1)) else {
            return &[];
        };
        self.members
            .get(*from as usize..*to as usize)
            .unwrap_or_default()
    }
}
