//! An edit: one change of a case, and its inverse. Nothing else changes a case.

use super::{Field, Id, Kind, Misfit, Value};
use std::fmt;

/// Which record of its kind an edit speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// The top of the case.
    Case,
    /// A document, source, event or claim.
    One(Id),
    /// A finding: its two claims, in either order.
    Claims([Id; 2]),
    /// A silence: source and event.
    Silence(Id, Id),
    /// A conflict or a declined suggestion, which have no name: the place among their kind.
    Place(usize),
}

/// One change. Applying it returns the edit that takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets one field; `None` is "not set".
    Set {
        /// The kind of record.
        kind: Kind,
        /// The record.
        key: Key,
        /// The field.
        field: Field,
        /// What the field holds before the change: anything else, and the edit is refused.
        expect: Option<Value>,
        /// What it is to hold.
        value: Option<Value>,
    },
    /// Adds a record.
    Insert {
        /// The kind of record.
        kind: Kind,
        /// Before which record of its kind it goes; the count of them puts it last.
        at: usize,
        /// Its fields.
        fields: Vec<(Field, Value)>,
    },
    /// Takes a record away.
    Remove {
        /// The kind of record.
        kind: Kind,
        /// Its place among its kind.
        at: usize,
        /// Its fields: anything else, and the edit is refused.
        fields: Vec<(Field, Value)>,
    },
    /// Puts a record elsewhere among its kind: the order of events is the order of rows.
    Move {
        /// The kind of record.
        kind: Kind,
        /// Its place.
        from: usize,
        /// Its place afterwards.
        to: usize,
    },
    /// Several changes that are one step to a reader: all or none.
    All(Vec<Edit>),
}

/// Why an edit was refused; the case is as it was.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// There is no such record.
    Gone(Kind, Key),
    /// The field no longer holds what the edit expects.
    Changed {
        /// The kind of record.
        kind: Kind,
        /// The record.
        key: Key,
        /// The field.
        field: Field,
    },
    /// The value does not fit the field, or another record has that name already.
    Misfit(Misfit),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case => Ok(()),
            Self::One(id) => write!(f, "{id}"),
            Self::Claims([one, other]) => write!(f, "{one}, {other}"),
            Self::Silence(source, event) => write!(f, "{source}, {event}"),
            Self::Place(at) => write!(f, "{}", at + 1),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone(kind, key) => write!(f, "there is no {kind} {key} any more"),
            Self::Changed { kind, key, field } => {
                write!(f, "`{field}` of {kind} {key} was changed in between")
            }
            Self::Misfit(misfit) => write!(f, "{misfit}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

impl Edit {
    /// Sets a field of the record.
    #[must_use]
    pub fn set(
        kind: Kind,
        key: Key,
        field: Field,
        expect: Option<Value>,
        value: Option<Value>,
    ) -> Self {
        Self::Set {
            kind,
            key,
            field,
            expect,
            value,
        }
    }
}
