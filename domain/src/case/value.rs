//! The value of one key, as an edit carries it and a record takes and gives it.

use super::{Id, Step};
use std::fmt;

/// What a key holds, free of any file format.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text of any kind: prose, a word of a closed list, a date.
    Text(Box<str>),
    /// An id; kept apart so that equal ids can share their bytes.
    Id(Id),
    /// A list of texts.
    Texts(Vec<Box<str>>),
    /// A whole number from 0: a place in code points, a version.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// A probability from 0 to 1.
    Share(f64),
    /// The steps of a chain.
    Steps(Vec<Step>),
    /// How a draft found the speaker.
    Attribution(Box<Attribution>),
}

impl Value {
    /// The text, of a text or an id.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Id(id) => Some(id.as_str()),
            _ => None,
        }
    }

    /// A text value.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// How a draft found a claim's speaker: the rule that fired and where its words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The rule's name.
    pub rule: Box<str>,
    /// The words that say it was said, as code points of the document.
    pub cue: Option<(u64, u64)>,
    /// The mention of the speaker, as code points of the document; none for the narrator.
    pub source: Option<(u64, u64)>,
}

/// A value that does not fit the field it was meant for; says what would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(pub String);

impl Misfit {
    /// The kind has no such field.
    pub(crate) fn no_field(kind: super::Kind, field: super::Field) -> Self {
        Self(format!("a {kind} has no `{field}`"))
    }

    /// The same refusal with the field named.
    pub(crate) fn at(self, field: super::Field) -> Self {
        Self(format!("`{field}`: {}", self.0))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}
