//! Accounts whose pairs people have named: which claims speak of one event.

use std::collections::HashMap;
use std::fs;

use tellings::case::{Claim, Field, Id, Record, Source, Tables, Value};

/// Which pairs speak of one event; of those with `false` it may be said or not.
pub(crate) type Truth = HashMap<[String; 2], bool>;

/// The claims of a file of sections, and what a file of parallels says of their pairs; `None` where they cannot be read.
pub(crate) fn accounts(sections: &str, parallels: &str) -> Option<(Tables, Truth)> {
    let mut tables = Tables::titled("accounts");
    for line in fs::read_to_string(sections).ok()?.lines() {
        let [source, number, text] = *line.split('\t').collect::<Vec<_>>() else {
            return None;
        };
        let id = Id::new(&format!("{source}-{number}")).ok()?;
        let source = Id::new(source).ok()?;
        if !tables.sources.iter().any(|it| it.id == source) {
            let fields = vec![
                (Field::Id, Value::Id(source.clone())),
                (Field::Name, Value::text(source.as_str())),
            ];
            tables.sources.push(Source::from_fields(fields).ok()?);
        }
        let fields = vec![
            (Field::Id, Value::Id(id)),
            (Field::Source, Value::Id(source)),
            (Field::Text, Value::text(text)),
        ];
        tables.claims.push(Claim::from_fields(fields).ok()?);
    }
    let truth = fs::read_to_string(parallels).ok()?;
    let truth = truth.lines().filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [a, b, c, d, doubt @ ..] = words.as_slice() else {
            return None;
        };
        Some(([format!("{a}-{b}"), format!("{c}-{d}")], doubt.is_empty()))
    });
    Some((tables, truth.collect()))
}

/// Whether two claims (by their ids) speak of one event; `None` where it may be said or not.
pub(crate) fn known_of(truth: &Truth, one: String, other: String) -> Option<bool> {
    let known = truth.get(&[one.clone(), other.clone()]);
    match known.or_else(|| truth.get(&[other, one])) {
        Some(true) => Some(true),
        Some(false) => None,
        None => Some(false),
    }
}
