//! Several changes put into one edit in an order in which each finds what it expects.

mod accept;

use super::{Decision, Signed};
use crate::case::{Case, Edit, Field, Id, Kind, Value};
use std::collections::{BTreeSet, HashMap};

/// The changes of one decision, put in an order in which every place and every expected value is that of the case as it
/// is: findings and silences go first, since they hang on claims, sources and events; then fields are set; then other
/// records go, from the last of their kind on; then records are added.
pub(super) struct Plan<'a> {
    case: &'a Case,
    gone: BTreeSet<(Kind, usize)>,
    set: Vec<Edit>,
    /// Where among these each field is set.
    placed: HashMap<(Kind, usize, Field), usize>,
    added: Vec<Added>,
    /// What is accepted of what was suggested.
    accepted: BTreeSet<(Kind, usize)>,
}

/// A record to be added: its kind, before which place, its fields.
type Added = (Kind, usize, Vec<(Field, Value)>);

impl<'a> Plan<'a> {
    pub(super) fn new(case: &'a Case) -> Self {
        Self {
            case,
            gone: BTreeSet::new(),
            set: Vec::new(),
            placed: HashMap::new(),
            added: Vec::new(),
            accepted: BTreeSet::new(),
        }
    }

    /// Takes a record away. Once is enough.
    pub(super) fn remove(&mut self, kind: Kind, at: usize) {
        self.gone.insert((kind, at));
    }

    /// How many records are to be taken away.
    pub(super) fn removed(&self) -> usize {
        self.gone.len()
    }

    /// The records of a kind that are to be taken away, by place.
    pub(super) fn gone(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        let of_kind = self.gone.range((kind, 0)..=(kind, usize::MAX));
        of_kind.map(|(_, at)| *at)
    }

    /// Whether the record is to be taken away.
    pub(super) fn removes(&self, kind: Kind, at: usize) -> bool {
        self.gone.contains(&(kind, at))
    }

    /// Sets a field of the record at a place; a field that holds the value already is left alone. Set twice it holds what was
    /// set last.
    pub(super) fn set(&mut self, kind: Kind, at: usize, field: Field, value: Option<Value>) {
        let known = self.placed.get(&(kind, at, field));
        if let Some(Edit::Set { value: held, .. }) = known.and_then(|it| self.set.get_mut(*it)) {
            *held = value;
            return;
        }
        let expect = self.case.get(kind, at, field);
        if expect != value {
            let key = self.case.tables().key(kind, at);
            self.placed.insert((kind, at, field), self.set.len());
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

    /// A suggestion is declined: its kind and the ids it was about are noted, so that it is never made again.
    pub(super) fn decline(&mut self, kind: &str, what: &[&Id], signed: Signed<'_>) {
        let ids = what.iter().map(|id| Box::from(id.as_str())).collect();
        let mut fields = vec![
            (Field::Kind, Value::text(kind)),
            (Field::What, Value::Texts(ids)),
        ];
        fields.extend(signature(signed));
        self.add(Kind::Rejected, self.case.count(Kind::Rejected), fields);
    }

    /// Signs what was decided on a record: by whom and when. A suggested one is accepted by it.
    pub(super) fn sign(&mut self, kind: Kind, at: usize, signed: Signed<'_>) {
        self.accept((kind, at), signed);
        self.put_signature(kind, at, signed);
    }

    /// By whom and when, where the kind notes that.
    fn put_signature(&mut self, kind: Kind, at: usize, signed: Signed<'_>) {
        if matches!(kind, Kind::Claim | Kind::Finding | Kind::Silence) {
            for (field, value) in signature(signed) {
                self.set(kind, at, field, Some(value));
            }
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
