//! Several changes put into one edit in an order in which each finds what it expects.

use super::{Decision, Signed};
use crate::case::{Case, Edit, Field, Kind, Value};
use std::collections::BTreeSet;

/// The changes of one decision, put in an order in which every place and every expected value is that of the case as it
/// is: findings and silences go first, since they hang on claims, sources and events; then fields are set; then other
/// records go, from the last of their kind on; then records are added.
pub(super) struct Plan<'a> {
    case: &'a Case,
    gone: BTreeSet<(Kind, usize)>,
    set: Vec<Edit>,
    added: Vec<Added>,
}

/// A record to be added: its kind, before which place, its fields.
type Added = (Kind, usize, Vec<(Field, Value)>);

impl<'a> Plan<'a> {
    pub(super) fn new(case: &'a Case) -> Self {
        Self {
            case,
            gone: BTreeSet::new(),
            set: Vec::new(),
            added: Vec::new(),
        }
    }

    /// Takes a record away. Once is enough.
    pub(super) fn remove(&mut self, kind: Kind, at: usize) {
        self.gone.insert((kind, at));
    }

    /// Whether the record is to be taken away.
    pub(super) fn removes(&self, kind: Kind, at: usize) -> bool {
        self.gone.contains(&(kind, at))
    }

    /// Sets a field of the record at a place; a field that holds the value already is left alone.
    pub(super) fn set(&mut self, kind: Kind, at: usize, field: Field, value: Option<Value>) {
        let expect = self.case.get(kind, at, field);
        if expect != value {
            let key = self.case.tables().key(kind, at);
            self.set.push(Edit::set(kind, key, field, expect, value));
        }
    }

    /// Sets several fields.
    pub(super) fn set_each(&mut self, kind: Kind, at: usize, fields: Vec<(Field, Option<Value>)>) {
        for (field, value) in fields {
            self.set(kind, at, field, value);
        }
    }

    /// Adds a record before the one that is at a place now; the count of its kind puts it last. Records that are added at
    /// one place stand in the order in which they were added.
    pub(super) fn add(&mut self, kind: Kind, at: usize, fields: Vec<(Field, Value)>) {
        self.added.push((kind, at, fields));
    }

    /// A record is a person's decision now, and no suggestion any more: by whom and when.
    pub(super) fn decide(&mut self, kind: Kind, at: usize, signed: Signed<'_>) {
        for field in [Field::Suggested, Field::P, Field::Why] {
            self.set(kind, at, field, None);
        }
        self.sign(kind, at, signed);
    }

    /// Signs what was decided on a record: by whom and when.
    pub(super) fn sign(&mut self, kind: Kind, at: usize, signed: Signed<'_>) {
        for (field, value) in signature(signed) {
            self.set(kind, at, field, Some(value));
        }
    }

    /// The decision, under that name.
    pub(super) fn named(self, name: String) -> Decision {
        let mut edits: Vec<Edit> = Vec::new();
        let remove = |(kind, at): &(Kind, usize)| Edit::Remove {
            kind: *kind,
            at: *at,
            fields: self.case.fields(*kind, *at),
        };
        let hangs = |(kind, _): &&(Kind, usize)| matches!(kind, Kind::Finding | Kind::Silence);
        edits.extend(self.gone.iter().rev().filter(hangs).map(remove));
        edits.extend(
            self.set
                .iter()
                .filter(|edit| !self.is_on_gone(edit))
                .cloned(),
        );
        edits.extend(self.gone.iter().rev().filter(|it| !hangs(it)).map(remove));
        for (number, (kind, at, fields)) in self.added.iter().enumerate() {
            let earlier = self.added.iter().take(number);
            let before = earlier.filter(|(of, place, _)| of == kind && place <= at);
            let fewer = self.gone.range((*kind, 0)..(*kind, *at)).count();
            edits.push(Edit::Insert {
                kind: *kind,
                at: at + before.count() - fewer,
                fields: fields.clone(),
            });
        }
        let edit = match edits.len() {
            1 => edits.pop().unwrap_or(Edit::All(Vec::new())),
            _ => Edit::All(edits),
        };
        Decision { name, edit }
    }

    /// Whether an edit sets a field of a record that is taken away.
    fn is_on_gone(&self, edit: &Edit) -> bool {
        let Edit::Set { kind, key, .. } = edit else {
            return false;
        };
        let at = self.case.find(*kind, key);
        at.is_some_and(|at| self.removes(*kind, at))
    }
}

/// `by` and `at`, as far as they are known.
pub(super) fn signature(signed: Signed<'_>) -> Vec<(Field, Value)> {
    let both = [(Field::By, signed.by), (Field::At, signed.at)];
    let known = both.into_iter().filter(|(_, text)| !text.is_empty());
    known
        .map(|(field, text)| (field, Value::text(text)))
        .collect()
}
