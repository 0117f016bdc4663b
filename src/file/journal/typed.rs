//! What was typed into a field and not saved when a program ended.

use super::json::{EditLine, Strange};
use crate::case::{Edit, Field, Key, Kind, Value};

/// A text that stood in a field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub key: Key,
    /// The field.
    pub field: Field,
    /// What was typed.
    pub text: String,
}

impl From<&Typed> for EditLine {
    /// Spelled as the edit that would set it.
    fn from(typed: &Typed) -> Self {
        let (key, text) = (typed.key.clone(), Value::text(&typed.text));
        Self::from(&Edit::set(typed.kind, key, typed.field, None, Some(text)))
    }
}

impl TryFrom<EditLine> for Typed {
    type Error = Strange;

    fn try_from(line: EditLine) -> Result<Self, Strange> {
        match Edit::try_from(line)? {
            Edit::Set {
                kind,
                key,
                field,
                value: Some(Value::Text(text)),
                ..
            } => Ok(Self {
                kind,
                key,
                field,
                text: text.into(),
            }),
            _ => Err(Strange),
        }
    }
}
