//! What somebody wishes to change in a generated file: edits that mostly apply.

use proptest::prelude::*;

use super::any_text;
use crate::case::{Case, Edit, Field, Id, Key, Kind, Value};

/// Sets a field to that, whatever it holds.
pub(crate) fn set(case: &Case, kind: Kind, key: Key, field: Field, value: Option<Value>) -> Edit {
    let at = case.find(kind, &key).unwrap();
    let expect = case.get(kind, at, field);
    Edit::set(kind, key, field, expect, value)
}

/// An edit of the generated files that mostly applies.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    Set(Kind, usize, Field, Option<String>),
    Tags(usize, Vec<String>),
    Event(usize, String),
    Remove(Kind, usize),
    Move(Kind, usize, usize),
}

pub(crate) fn any_wish() -> impl Strategy<Value = Wish> {
    let texts = [
        (Kind::Case, Field::Title),
        (Kind::Case, Field::Note),
        (Kind::Source, Field::Name),
        (Kind::Source, Field::Role),
        (Kind::Event, Field::Title),
        (Kind::Event, Field::Note),
        (Kind::Event, Field::When),
        (Kind::Claim, Field::Text),
        (Kind::Claim, Field::Note),
        (Kind::Claim, Field::Certainty),
        (Kind::Claim, Field::Attribution),
    ];
    let text = prop_oneof![
        any_text().prop_map(Some),
        Just(None),
        Just(Some("2021-01-02".into())),
        Just(Some("possible".into())),
    ];
    let kinds = || prop::sample::select(vec![Kind::Source, Kind::Event, Kind::Claim]);
    prop_oneof![
        4 => (prop::sample::select(texts.to_vec()), 0usize..6, text)
            .prop_map(|((kind, field), at, text)| Wish::Set(kind, at, field, text)),
        1 => (0usize..4, prop::collection::vec(any_text(), 0..3)).prop_map(|(at, tags)| Wish::Tags(at, tags)),
        1 => (0usize..4, any_text()).prop_map(|(at, title)| Wish::Event(at, title)),
        1 => (kinds(), 0usize..6).prop_map(|(kind, at)| Wish::Remove(kind, at)),
        1 => (kinds(), 0usize..6, 0usize..6).prop_map(|(kind, from, to)| Wish::Move(kind, from, to)),
    ]
}

/// The edit that is wished for, where the case has what it is about; `number` makes new ids.
pub(crate) fn wished(case: &Case, wish: Wish, number: usize) -> Option<Edit> {
    Some(match wish {
        Wish::Set(kind, at, field, text) => {
            let at = if kind == Kind::Case { 0 } else { at };
            (at < case.count(kind)).then_some(())?;
            let key = case.tables().key(kind, at);
            set(case, kind, key, field, text.as_deref().map(Value::text))
        }
        Wish::Tags(at, tags) => {
            (at < case.count(Kind::Event)).then_some(())?;
            let key = case.tables().key(Kind::Event, at);
            let tags = Value::Texts(tags.into_iter().map(Into::into).collect());
            set(case, Kind::Event, key, Field::Tags, Some(tags))
        }
        Wish::Event(at, title) => {
            let id = Id::new(&format!("n{number}")).unwrap();
            let fields = vec![
                (Field::Id, Value::Id(id)),
                (Field::Title, Value::text(&title)),
            ];
            Edit::Insert {
                kind: Kind::Event,
                at: at.min(case.count(Kind::Event)),
                fields,
            }
        }
        Wish::Remove(kind, at) => Edit::Remove {
            kind,
            at,
            fields: case.fields(kind, at),
        },
        Wish::Move(kind, from, to) => Edit::Move { kind, from, to },
    })
}
