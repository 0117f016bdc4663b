//! The records of one kind on one side of a merge, by a name that does not depend on their place.

use crate::case::{Case, Field, Key, Kind, Shape, Value};
use std::collections::HashMap;

/// By what a record is known on all sides: its id; a finding's two claims in either order; a silence's source and event; a
/// declined suggestion by what it was about; a conflict by all it says. Records with one name are told apart by their number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name(Vec<Box<str>>, usize);

impl Name {
    fn one(id: &str) -> Self {
        Self(vec![id.into()], 0)
    }

    /// What a conflict says of a record that is there.
    pub(super) fn value(&self) -> Value {
        Value::Text(self.0.join(", ").into())
    }
}

/// The records of one kind on one side.
pub(super) struct Side<'a> {
    case: &'a Case,
    kind: Kind,
    /// In the file's order.
    pub(super) names: Vec<Name>,
    places: HashMap<Name, usize>,
}

impl<'a> Side<'a> {
    pub(super) fn of(case: &'a Case, kind: Kind) -> Self {
        let mut places = HashMap::new();
        let mut names = Vec::with_capacity(case.count(kind));
        for at in 0..case.count(kind) {
            let mut name = name(case, kind, at);
            while places.contains_key(&name) {
                name.1 += 1;
            }
            places.insert(name.clone(), at);
            names.push(name);
        }
        Self {
            case,
            kind,
            names,
            places,
        }
    }

    pub(super) fn place(&self, name: &Name) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The fields of the record; none when this side has no such record.
    pub(super) fn fields(&self, name: &Name) -> Option<Vec<(Field, Value)>> {
        self.place(name).map(|at| self.case.fields(self.kind, at))
    }

    /// How an edit names the record: as usual, or by its place where its usual name leads elsewhere.
    pub(super) fn key(&self, name: &Name) -> Key {
        let at = self.place(name).unwrap_or(usize::MAX);
        let key = self.case.tables().key(self.kind, at);
        match self.case.find(self.kind, &key) {
            Some(found) if found == at => key,
            _ => Key::Place(at),
        }
    }
}

fn name(case: &Case, kind: Kind, at: usize) -> Name {
    let parts: Vec<Box<str>> = match case.tables().key(kind, at) {
        Key::Case => Vec::new(),
        Key::One(id) => vec![id.as_str().into()],
        Key::Claims(mut claims) => {
            claims.sort();
            claims.iter().map(|id| id.as_str().into()).collect()
        }
        Key::Silence(source, event) => vec![source.as_str().into(), event.as_str().into()],
        Key::Place(_) => {
            let tells = |field: &Field| kind == Kind::Conflict || !super::record::signs(*field);
            let fields = case.fields(kind, at).into_iter();
            let fields = fields.filter(|(field, _)| tells(field));
            fields.flat_map(|(_, value)| words(&value)).collect()
        }
    };
    Name(parts, 0)
}

fn words(value: &Value) -> Vec<Box<str>> {
    match value {
        Value::Texts(texts) => texts.clone(),
        value => value.as_str().map(Into::into).into_iter().collect(),
    }
}

/// What a record with these fields speaks of.
pub(super) fn named(kind: Kind, fields: &[(Field, Value)]) -> Vec<(Kind, Name)> {
    let mut named = Vec::new();
    for (field, value) in fields {
        let spec = kind.fields().iter().find(|spec| spec.field == *field);
        match spec.map(|spec| spec.shape) {
            Some(Shape::Ref(kind) | Shape::Pair(kind)) => {
                named.extend(words(value).iter().map(|id| (kind, Name::one(id))));
            }
            Some(Shape::Steps) => {
                if let Value::Steps(steps) = value {
                    let sources = steps.iter().map(|step| Name::one(step.source.as_str()));
                    named.extend(sources.map(|name| (Kind::Source, name)));
                }
            }
            _ => {}
        }
    }
    named
}
