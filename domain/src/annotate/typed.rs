//! A field's value as text that a reader can type, and what was typed as a value.

use super::{Cannot, cannot};
use crate::case::{Edtf, Id, Shape, Value};

/// The value as a reader would type it; empty when it is not set or cannot be typed.
#[must_use]
pub fn written(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.to_string(),
        Some(Value::Id(id)) => id.to_string(),
        Some(Value::Texts(texts)) => texts.join(", "),
        Some(Value::Count(number)) => number.to_string(),
        Some(Value::Flag(flag)) => flag.to_string(),
        Some(Value::Share(share)) => share.to_string(),
        Some(Value::Steps(_) | Value::Attribution(_)) | None => String::new(),
    }
}

/// Whether a reader can type a value of this shape: lists of claims, chains and attributions are chosen, not typed.
#[must_use]
pub fn can_be_typed(shape: Shape) -> bool {
    !matches!(
        shape,
        Shape::Pair(_) | Shape::Steps | Shape::Attribution | Shape::Ref(_)
    )
}

/// What was typed, as a value; `None` for nothing, which clears the field. Several texts are parted by commas.
///
/// # Errors
/// When it does not fit the shape; says what would.
pub fn typed(shape: Shape, text: &str) -> Result<Option<Value>, Cannot> {
    let bare = text.trim();
    if bare.is_empty() {
        return Ok(None);
    }
    let value = match shape {
        Shape::Text => Value::text(text.trim_end()),
        Shape::Path | Shape::Moment | Shape::Hash | Shape::Encoding => Value::text(bare),
        Shape::Date => {
            Edtf::parse(bare).map_err(|bad| Cannot(bad.to_string()))?;
            Value::text(bare)
        }
        Shape::Texts => Value::Texts(listed(bare).map(Box::from).collect()),
        Shape::Word(list) if list.has(bare) => Value::text(bare),
        Shape::Words(list) if listed(bare).all(|word| list.has(word)) => {
            Value::Texts(listed(bare).map(Box::from).collect())
        }
        Shape::Word(list) | Shape::Words(list) => {
            let words: Vec<&str> = list.words.iter().map(|(word, _)| *word).collect();
            return cannot(format!("a {} is one of: {}", list.name, words.join(", ")));
        }
        Shape::Count => parsed(bare, "a whole number from 0").map(Value::Count)?,
        Shape::Flag => parsed(bare, "true or false").map(Value::Flag)?,
        Shape::Share => parsed(bare, "a number from 0 to 1").map(Value::Share)?,
        Shape::Id | Shape::Ref(_) => {
            Value::Id(Id::new(bare).map_err(|bad| Cannot(bad.to_string()))?)
        }
        Shape::Pair(_) | Shape::Steps | Shape::Attribution => {
            return cannot("this is chosen, not typed");
        }
    };
    Ok(Some(value))
}

fn parsed<T: std::str::FromStr>(text: &str, wanted: &str) -> Result<T, Cannot> {
    text.parse()
        .map_err(|_| Cannot(format!("{wanted} is wanted here")))
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Field, Kind};

    fn shape(kind: Kind, field: Field) -> Shape {
        let spec = kind.fields().iter().find(|spec| spec.field == field);
        spec.unwrap().shape
    }

    #[test]
    fn what_is_typed_is_what_is_written() {
        for (field, text) in [
            (Field::Tags, "early, doubtful words"),
            (Field::When, "2019-09-14T23:15~"),
            (Field::Note, "Two lines,\nas they were typed."),
            (Field::Certainty, "probable"),
            (Field::Start, "17"),
        ] {
            let value = typed(shape(Kind::Claim, field), text).unwrap();
            assert_eq!(written(value.as_ref()), text);
        }
        assert_eq!(typed(Shape::Text, "  \n"), Ok(None));
    }

    #[test]
    fn what_does_not_fit_is_refused_with_what_would() {
        let refused = |field, text| {
            let refused = typed(shape(Kind::Claim, field), text);
            refused.unwrap_err().to_string()
        };
        assert_eq!(
            refused(Field::Basis, "heard"),
            "a basis is one of: saw, did, told, inferred, record"
        );
        assert_eq!(
            refused(Field::P, "high"),
            "a number from 0 to 1 is wanted here"
        );
        assert!(refused(Field::When, "last week").contains("a year"));
        assert_eq!(refused(Field::Chain, "x"), "this is chosen, not typed");
    }
}
