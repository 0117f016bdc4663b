//! What was read of a part of a file: records, where they came from, problems.

use std::collections::HashSet;

use super::super::problem::Problems;
use super::names::Names;
use crate::case::{
    Claim, Conflict, Document, Event, Field, Finding, Id, Kind, Misfit, Record as _, Rejected,
    Silence, Source, Tables, Value, Word,
};

/// For each record of each kind how it is found in the file: the number of its piece, or in a file read whole its number
/// among the tables of the kind, sound or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins([Vec<u32>; KINDS]);

const KINDS: usize = Kind::ALL.len();

impl Origins {
    /// The origin of the record of a kind that stands at a place.
    #[must_use]
    pub fn of(&self, kind: Kind, place: usize) -> Option<u32> {
        self.0.get(kind as usize)?.get(place).copied()
    }

    fn list(&mut self, kind: Kind) -> Option<&mut Vec<u32>> {
        self.0.get_mut(kind as usize)
    }
}

/// What was read of a part of a file, in file order.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) tables: Tables,
    pub(super) origins: Origins,
    pub(super) problems: Problems,
    pub(super) names: Names,
    /// Ids of records that are there but cannot be used: naming them is no problem of its own.
    pub(super) dropped: HashSet<(Kind, Id)>,
}

impl Part {
    /// A part with nothing read, and room for so many records of each kind.
    pub(super) fn new(counts: &[usize; KINDS]) -> Self {
        let mut part = Self {
            tables: Tables::titled(""),
            origins: Origins::default(),
            problems: Problems::default(),
            names: Names::default(),
            dropped: HashSet::new(),
        };
        for kind in Kind::ALL {
            let count = counts.get(*kind as usize).copied().unwrap_or_default();
            part.tables_reserve(*kind, count);
            if let Some(list) = part.origins.list(*kind) {
                list.reserve_exact(count);
            }
        }
        part
    }

    fn tables_reserve(&mut self, kind: Kind, count: usize) {
        let tables = &mut self.tables;
        match kind {
            Kind::Case => {}
            Kind::Document => tables.documents.reserve_exact(count),
            Kind::Source => tables.sources.reserve_exact(count),
            Kind::Event => tables.events.reserve_exact(count),
            Kind::Claim => tables.claims.reserve_exact(count),
            Kind::Finding => tables.findings.reserve_exact(count),
            Kind::Silence => tables.silences.reserve_exact(count),
            Kind::Conflict => tables.conflicts.reserve_exact(count),
            Kind::Rejected => tables.rejected.reserve_exact(count),
        }
    }

    /// Adds a record with its origin.
    pub(super) fn add(
        &mut self,
        kind: Kind,
        fields: Vec<(Field, Value)>,
        origin: u32,
    ) -> Result<(), Misfit> {
        let tables = &mut self.tables;
        match kind {
            Kind::Case => {
                for (field, value) in fields {
                    if field != Field::Tellings {
                        tables.head.set(field, Some(value))?;
                    }
                }
            }
            Kind::Document => tables.documents.push(Document::from_fields(fields)?),
            Kind::Source => tables.sources.push(Source::from_fields(fields)?),
            Kind::Event => tables.events.push(Event::from_fields(fields)?),
            Kind::Claim => tables.claims.push(Claim::from_fields(fields)?),
            Kind::Finding => tables.findings.push(Finding::from_fields(fields)?),
            Kind::Silence => tables.silences.push(Silence::from_fields(fields)?),
            Kind::Conflict => tables.conflicts.push(Conflict::from_fields(fields)?),
            Kind::Rejected => tables.rejected.push(Rejected::from_fields(fields)?),
        }
        if let Some(list) = self.origins.list(kind) {
            list.push(origin);
        }
        Ok(())
    }

    /// Puts what was read of the next part of the file behind this one; the head stays this one's.
    pub(super) fn append(&mut self, mut next: Self) {
        self.tables.documents.append(&mut next.tables.documents);
        self.tables.sources.append(&mut next.tables.sources);
        self.tables.events.append(&mut next.tables.events);
        self.tables.claims.append(&mut next.tables.claims);
        self.tables.findings.append(&mut next.tables.findings);
        self.tables.silences.append(&mut next.tables.silences);
        self.tables.conflicts.append(&mut next.tables.conflicts);
        self.tables.rejected.append(&mut next.tables.rejected);
        for (mine, more) in self.origins.0.iter_mut().zip(next.origins.0) {
            mine.extend(more);
        }
        self.problems.extend(next.problems);
        self.dropped.extend(next.dropped);
    }
}
