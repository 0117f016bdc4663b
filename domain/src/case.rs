//! A case: the documents, the sources, what they claim, how the claims relate.
//!
//! The words are those of the field: one file a word. Everything here is meaning; nothing knows
//! the disk or the terminal. A case is read as a whole and changed only by [`Case::apply`].

mod apply;
mod cell;
mod chain;
mod claim;
mod decision;
mod document;
mod edit;
mod event;
mod facet;
mod field;
mod finding;
mod id;
mod index;
mod letters;
mod merge;
mod negative;
mod rare;
mod record;
mod relation;
mod silence;
mod source;
mod tables;
mod value;
mod when;
mod word;

pub use chain::{Chain, Mode, Step};
pub use claim::{Alignment, Basis, Certainty, Claim};
pub use decision::{Conflict, Head, Rejected};
pub use document::Document;
pub use edit::{Edit, Key, Refusal};
pub use event::Event;
pub use facet::Facet;
pub use field::{Field, Kind, STEP, Shape, Spec};
pub use finding::{Finding, State};
pub use id::{BadId, Id};
pub use merge::{About, Clash, Merged, bundle, merge, signs};
pub use negative::Scope;
pub use rare::Rare;
pub use record::Record;
pub use relation::Relation;
pub use silence::{Reason, Silence};
pub use source::Source;
pub use tables::Tables;
pub use value::{Attribution, Misfit, Value};
pub use when::{BadDate, Edtf, Precision, SortKey, Temporal};
pub use word::{Vocabulary, Word};

pub(crate) use word::words;

use index::Index;
use std::sync::Arc;

/// A case, whole. Records are reached by their place among their kind (`u32`, file order, counted
/// from 0) or by id; a place holds until the next edit, an id for ever. A clone shares everything until one of the two is
/// changed.
#[derive(Debug, Clone)]
pub struct Case {
    tables: Arc<Tables>,
    index: Arc<Index>,
}

impl Case {
    /// The case these tables make. Whoever else holds them keeps them as they are: the first change
    /// copies them while they are shared.
    #[must_use]
    pub fn new(tables: impl Into<Arc<Tables>>) -> Self {
        let tables = tables.into();
        let index = Arc::new(Index::of(&tables));
        Self { tables, index }
    }

    /// The records.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// How many records are only suggested.
    #[must_use]
    pub fn suggested(&self) -> usize {
        let all = &self.tables;
        all.sources.iter().filter(|it| it.suggested).count()
            + all.events.iter().filter(|it| it.suggested).count()
            + all.claims.iter().filter(|it| it.suggested).count()
            + all.findings.iter().filter(|it| it.suggested).count()
            + all.silences.iter().filter(|it| it.suggested).count()
    }

    /// The tables, to be read elsewhere while the case goes on.
    #[must_use]
    pub fn shared(&self) -> Arc<Tables> {
        Arc::clone(&self.tables)
    }

    /// The place of the record with this key.
    #[must_use]
    pub fn find(&self, kind: Kind, key: &Key) -> Option<usize> {
        self.index
            .find(kind, key)
            .filter(|at| *at < self.tables.list(kind).count())
    }

    /// The place of the document, source, event or claim with this id.
    #[must_use]
    pub fn place(&self, kind: Kind, id: &Id) -> Option<u32> {
        self.index.place(kind, id)
    }

    /// How many records of the kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.tables.list(kind).count()
    }

    /// The value of a field; `None` when it is not set or there is no such record.
    #[must_use]
    pub fn get(&self, kind: Kind, at: usize, field: Field) -> Option<Value> {
        self.tables.list(kind).value_at(at, field)
    }

    /// Every field that is set of the record at a place, in the file format's order.
    #[must_use]
    pub fn fields(&self, kind: Kind, at: usize) -> Vec<(Field, Value)> {
        self.tables.list(kind).fields_at(at)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.tables
            .sources
            .get(self.place(Kind::Source, id)? as usize)
    }

    /// The document with this id.
    #[must_use]
    pub fn document(&self, id: &Id) -> Option<&Document> {
        self.tables
            .documents
            .get(self.place(Kind::Document, id)? as usize)
    }

    /// The letter by which the source at a place is told apart where there is no room for its name, or for its alias.
    #[must_use]
    pub fn letter(&self, source: u32, aliases: bool) -> &str {
        let all = self.index.letters(&self.tables, aliases);
        all.get(source as usize).map_or("?", |it| it)
    }

    /// The event with this id.
    #[must_use]
    pub fn event(&self, id: &Id) -> Option<&Event> {
        self.tables
            .events
            .get(self.place(Kind::Event, id)? as usize)
    }

    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: &Id) -> Option<&Claim> {
        self.tables
            .claims
            .get(self.place(Kind::Claim, id)? as usize)
    }

    /// The language a claim is written in: its document's, else the case's (BCP 47).
    #[must_use]
    pub fn language_of(&self, claim: &Claim) -> Option<&str> {
        let document = claim.document.as_ref().and_then(|id| self.document(id));
        document
            .and_then(|it| it.language.as_deref())
            .or(self.tables.head.language.as_deref())
    }

    /// The places of the claims that stand in the event at a place, in file order.
    #[must_use]
    pub fn claims_of(&self, event: usize) -> &[u32] {
        self.index.claims_of(event)
    }

    /// The places of the findings the claim at a place has a part in.
    #[must_use]
    pub fn findings_of(&self, claim: usize) -> &[u32] {
        self.index.findings_of(claim)
    }

    /// The finding on two claims, given by place in either order.
    #[must_use]
    pub fn finding(&self, one: u32, other: u32) -> Option<&Finding> {
        self.tables
            .findings
            .get(self.index.finding(one, other)? as usize)
    }

    /// The silence of a source on an event, both given by place.
    #[must_use]
    pub fn silence(&self, source: u32, event: u32) -> Option<&Silence> {
        self.tables
            .silences
            .get(self.index.silence(source, event)? as usize)
    }

    /// Applies a change, all of it or nothing, and returns the change that takes it back.
    /// There is no other way to change a case.
    ///
    /// # Errors
    /// When a record is gone, a field no longer holds what the edit expects, or a value does not
    /// fit; the case is then as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, Refusal> {
        apply::Workbench {
            tables: Arc::make_mut(&mut self.tables),
            index: Arc::make_mut(&mut self.index),
        }
        .apply(edit)
    }
}

#[cfg(test)]
impl Case {
    /// Whether the index is what it would be if it were made anew.
    pub(crate) fn is_indexed(&self) -> bool {
        *self.index == Index::of(&self.tables)
    }
}

#[cfg(test)]
mod tests;
