//! A value of a conflict as the merge spelled it, as a value of its field.

use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::pieces::cut;
use super::read::read;
use crate::case::{Case, Field, Id, Kind, Shape, Value, Word as _};

/// The value: texts stand in a conflict as they are, what is no text as a case file spells it. `None` where the field has no
/// such value.
#[must_use]
pub fn value(kind: Kind, field: Field, text: &str) -> Option<Value> {
    match kind.spec(field.spelling())?.shape {
        Shape::Id | Shape::Ref(_) => Id::new(text).ok().map(Value::Id),
        Shape::Pair(_)
        | Shape::Texts
        | Shape::Words(_)
        | Shape::Count
        | Shape::Flag
        | Shape::Share
        | Shape::Steps
        | Shape::Attribution => spelled(kind, field, text),
        _ => Some(Value::text(text)),
    }
}

/// What a case file that holds one record with this field says it is.
fn spelled(kind: Kind, field: Field, text: &str) -> Option<Value> {
    let mut file = String::from("tellings = 1\ntitle = \"\"\n");
    if kind != Kind::Case {
        file.push_str(&format!("[[{kind}]]\n"));
    }
    for key in placeholders(kind) {
        if !key.starts_with(&format!("{field} ")) {
            file.push_str(key);
        }
    }
    file.push_str(&format!("{field} = {text}\n"));
    let bytes = file.as_bytes();
    let reading = read(
        bytes,
        &cut(bytes),
        &AtomicBool::new(false),
        &AtomicUsize::new(0),
    )?;
    let case = Case::new(reading.tables);
    let alone = Kind::ALL.iter().all(|of| match *of {
        Kind::Case => true,
        of => case.count(of) == usize::from(of == kind),
    });
    // A text that holds more than one value says nothing.
    if !reading.problems.is_empty() || !alone {
        return None;
    }
    case.get(kind, 0, field)
}

/// What a record of the kind cannot be without.
fn placeholders(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Document => &["id = \"x\"\n", "file = \"x\"\n"],
        Kind::Source => &["id = \"x\"\n", "name = \"x\"\n"],
        Kind::Event => &["id = \"x\"\n", "title = \"x\"\n"],
        Kind::Claim => &["id = \"x\"\n", "source = \"x\"\n", "text = \"x\"\n"],
        Kind::Finding => &["claims = [\"x\", \"y\"]\n", "relation = \"agree\"\n"],
        Kind::Silence => &["source = \"x\"\n", "event = \"x\"\n"],
        Kind::Case | Kind::Conflict | Kind::Rejected => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::splice::plain;

    #[test]
    fn what_a_merge_spells_is_read_again() {
        let texts = |list: &[&str]| Value::Texts(list.iter().map(|it| Box::from(*it)).collect());
        let values = [
            (Kind::Finding, Field::Facets, texts(&["time", "place"])),
            (
                Kind::Claim,
                Field::Tags,
                texts(&["a \"b\"", "c\nd", "e = 1"]),
            ),
            (Kind::Claim, Field::Start, Value::Count(12)),
            (Kind::Claim, Field::Suggested, Value::Flag(true)),
            (Kind::Event, Field::Tags, texts(&["x"])),
        ];
        for (kind, field, it) in values {
            assert_eq!(value(kind, field, &plain(&it)), Some(it));
        }
        let chain = "[{ source = \"a\", verb = \"said\", mode = \"indirect\" }]";
        let Some(Value::Steps(steps)) = value(Kind::Claim, Field::Chain, chain) else {
            panic!("a chain is read");
        };
        assert_eq!(steps[0].source.as_str(), "a");
        let event = value(Kind::Claim, Field::Event, "lamp");
        assert_eq!(event, Some(Value::Id(Id::new("lamp").unwrap())));
    }

    #[test]
    fn what_is_no_value_says_nothing() {
        for text in [
            "",
            "[",
            "[\"time\"]\n[[claim]]\nid = \"y\"",
            "[\"no facet\"]",
            "[]\nnote = \"x\"",
        ] {
            assert_eq!(value(Kind::Finding, Field::Facets, text), None, "{text}");
        }
    }
}
