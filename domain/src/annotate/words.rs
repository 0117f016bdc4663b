//! Words of a document that are to carry a claim: where they stand, as the fields a claim keeps of it.

use crate::case::{Field, Id, Value};
use crate::text::CodePoints;
use crate::text::anchor::context;
use std::ops::Range;

/// A stretch of a document.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The document's id.
    pub document: &'a Id,
    /// Its text.
    pub text: &'a str,
    /// Its code points.
    pub points: &'a CodePoints,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl<'a> Words<'a> {
    /// The words without the white space around them: no quote begins or ends with a space or a line end. `None` when
    /// nothing else is there.
    #[must_use]
    pub fn trimmed(
        document: &'a Id,
        text: &'a str,
        points: &'a CodePoints,
        range: Range<usize>,
    ) -> Option<Self> {
        let words = text.get(range.clone())?;
        let start = range.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        (start < end).then_some(Self {
            document,
            text,
            points,
            start,
            end,
        })
    }

    /// The exact words.
    #[must_use]
    pub fn quote(&self) -> &'a str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// What a claim keeps of them: document, quote, start in code points, and what stands just before and behind.
    #[must_use]
    pub(super) fn fields(&self) -> Vec<(Field, Value)> {
        let (prefix, suffix) = context(self.text, self.start..self.end);
        let start = self.points.code_point_of(self.text, self.start);
        let start = u64::try_from(start).unwrap_or(u64::MAX);
        let around = |field, text: &str| (!text.is_empty()).then(|| (field, Value::text(text)));
        let mut fields = vec![
            (Field::Document, Value::Id(self.document.clone())),
            (Field::Quote, Value::text(self.quote())),
            (Field::Start, Value::Count(start)),
        ];
        fields.extend(around(Field::Prefix, prefix));
        fields.extend(around(Field::Suffix, suffix));
        fields
    }

    /// The same as what a claim that has other words now is to hold: what is not there is cleared.
    #[must_use]
    pub(super) fn set(&self) -> Vec<(Field, Option<Value>)> {
        let fields = self.fields();
        let of = |wanted| fields.iter().find(|(field, _)| *field == wanted);
        [
            Field::Document,
            Field::Quote,
            Field::Start,
            Field::Prefix,
            Field::Suffix,
        ]
        .map(|field| (field, of(field).map(|(_, value)| value.clone())))
        .into()
    }
}
