//! Following a change: the index is brought up to the tables as the change left them.

use super::{Index, NOWHERE};
use crate::case::{Field, Id, Key, Kind, Tables};

impl Index {
    /// A record was put in.
    pub(in crate::case) fn inserted(&mut self, tables: &Tables, kind: Kind, at: usize) {
        let place = u32::try_from(at).unwrap_or(NOWHERE);
        if self.doubled {
            return *self = Self::of(tables);
        }
        if let Some(names) = self.names.get_mut(&kind) {
            let later = names.values_mut().filter(|it| **it >= place);
            later.for_each(|it| *it += 1);
            if let Key::One(id) = tables.key(kind, at) {
                names.insert(id, place);
            }
        }
        let up = |it: &mut u32| *it += u32::from(*it != NOWHERE && *it >= place);
        match kind {
            Kind::Event => {
                self.events.iter_mut().for_each(up);
                self.find_events(tables);
            }
            Kind::Claim => {
                let event = tables.claims.get(at).map(|it| self.event_of(it));
                self.events
                    .insert(at.min(self.events.len()), event.unwrap_or(NOWHERE));
                self.pairs.iter_mut().flatten().for_each(up);
                self.find_pairs(tables);
            }
            Kind::Finding => {
                let pair = tables.findings.get(at).map(|it| self.pair_of(it));
                self.pairs
                    .insert(at.min(self.pairs.len()), pair.unwrap_or([NOWHERE; 2]));
            }
            _ => {}
        }
        self.changed(tables, kind);
    }

    /// A record with this name was taken out.
    pub(in crate::case) fn removed(
        &mut self,
        tables: &Tables,
        kind: Kind,
        at: usize,
        name: Option<&Id>,
    ) {
        let place = u32::try_from(at).unwrap_or(NOWHERE);
        if self.doubled {
            return *self = Self::of(tables);
        }
        if let Some(names) = self.names.get_mut(&kind) {
            name.map(|id| names.remove(id));
            let later = names.values_mut().filter(|it| **it > place);
            later.for_each(|it| *it -= 1);
        }
        let down = |it: u32| match it {
            NOWHERE => NOWHERE,
            it if it == place => NOWHERE,
            it => it - u32::from(it > place),
        };
        match kind {
            Kind::Event => self.events.iter_mut().for_each(|it| *it = down(*it)),
            Kind::Claim => {
                if at < self.events.len() {
                    self.events.remove(at);
                }
                for pair in &mut self.pairs {
                    *pair = pair.map(down);
                    if pair.contains(&NOWHERE) {
                        *pair = [NOWHERE; 2];
                    }
                }
            }
            Kind::Finding if at < self.pairs.len() => drop(self.pairs.remove(at)),
            _ => {}
        }
        self.changed(tables, kind);
    }

    /// A field was set.
    pub(in crate::case) fn set(&mut self, tables: &Tables, kind: Kind, at: usize, field: Field) {
        match (kind, field) {
            (_, Field::Id) => *self = Self::of(tables),
            (Kind::Claim, Field::Event) => {
                let event = tables.claims.get(at).map(|it| self.event_of(it));
                if let (Some(place), Some(event)) = (self.events.get_mut(at), event) {
                    *place = event;
                }
                self.of_event.take();
            }
            (Kind::Finding, Field::Claims) => {
                let pair = tables.findings.get(at).map(|it| self.pair_of(it));
                if let (Some(place), Some(pair)) = (self.pairs.get_mut(at), pair) {
                    *place = pair;
                }
                self.of_claim.take();
            }
            (Kind::Silence, Field::Source | Field::Event) => self.changed(tables, kind),
            (Kind::Source, Field::Name | Field::Letter | Field::Alias) => {
                self.letters = Default::default();
            }
            _ => {}
        }
    }

    /// Claims whose event was not there may have one now.
    fn find_events(&mut self, tables: &Tables) {
        for (at, claim) in tables.claims.iter().enumerate() {
            if claim.event.is_some() && self.events.get(at) == Some(&NOWHERE) {
                let event = self.event_of(claim);
                self.events[at] = event;
            }
        }
    }

    /// Findings on a claim that was not there may have both now.
    fn find_pairs(&mut self, tables: &Tables) {
        for (at, finding) in tables.findings.iter().enumerate() {
            if self.pairs.get(at) == Some(&[NOWHERE; 2]) {
                let pair = self.pair_of(finding);
                self.pairs[at] = pair;
            }
        }
    }

    /// Forgets what hangs on records of a kind.
    fn changed(&mut self, tables: &Tables, kind: Kind) {
        match kind {
            Kind::Silence => self.silences = self.silences_of(tables),
            Kind::Source => {
                self.silences = self.silences_of(tables);
                self.letters = Default::default();
            }
            Kind::Event => {
                self.silences = self.silences_of(tables);
                self.of_event.take();
            }
            Kind::Claim => {
                self.of_event.take();
                self.of_claim.take();
            }
            Kind::Finding => drop(self.of_claim.take()),
            _ => {}
        }
    }
}
