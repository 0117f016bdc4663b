//! Where in the file a record or one of its values stands: found by reading its piece once more, so that nothing of it is
//! kept while nobody asks.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::pieces::Cut;
use super::Origins;
use super::shape::shift;
use crate::case::{Field, Kind, Word as _};

/// Finds records and their values in a file that was read.
#[derive(Debug)]
pub struct Spans<'a> {
    bytes: &'a [u8],
    cut: &'a Cut,
    origins: &'a Origins,
    /// A file of another shape is read again once, not once a question.
    whole: OnceCell<DeTable<'a>>,
}

impl<'a> Spans<'a> {
    /// For a file, how it was cut, and where its records came from.
    #[must_use]
    pub fn new(bytes: &'a [u8], cut: &'a Cut, origins: &'a Origins) -> Self {
        Self {
            bytes,
            cut,
            origins,
            whole: OnceCell::new(),
        }
    }

    /// The bytes of the record's header; an empty range at the file's start when there is no such record.
    #[must_use]
    pub fn record(&self, kind: Kind, place: usize) -> Range<usize> {
        self.find(kind, place, |_| None)
    }

    /// The bytes of the value of a key, of the header when the key is not there.
    #[must_use]
    pub fn value(&self, kind: Kind, place: usize, field: Field) -> Range<usize> {
        self.find(kind, place, |table| {
            Some(table.get(field.spelling())?.span())
        })
    }

    /// The bytes of one item of a list, counted from 0; of a chain's step the source.
    #[must_use]
    pub fn item(&self, kind: Kind, place: usize, field: Field, item: usize) -> Range<usize> {
        self.find(kind, place, |table| {
            let list = table.get(field.spelling())?;
            let item = list.get_ref().as_array().and_then(|list| list.get(item));
            let source = item.and_then(|item| item.get_ref().as_table()?.get("source"));
            Some(source.or(item).unwrap_or(list).span())
        })
    }

    fn find(
        &self,
        kind: Kind,
        place: usize,
        part: impl Fn(&DeTable<'_>) -> Option<Range<usize>>,
    ) -> Range<usize> {
        let Some(origin) = self.origins.of(kind, place) else {
            return 0..0;
        };
        let origin = origin as usize;
        let found = match self.cut {
            Cut::Whole => {
                let root = self.whole.get_or_init(|| parsed(self.bytes).into_inner());
                in_root(root, kind, origin, &part)
            }
            Cut::Pieces(pieces) => pieces.get(origin).and_then(|piece| {
                let root = parsed(self.bytes.get(piece.range())?);
                let found = in_root(root.get_ref(), kind, 0, &part)?;
                Some(shift(found, piece.range().start))
            }),
        };
        found.unwrap_or_default()
    }
}

fn parsed(bytes: &[u8]) -> Spanned<DeTable<'_>> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    DeTable::parse_recoverable(text).0
}

fn in_root(
    root: &DeTable<'_>,
    kind: Kind,
    number: usize,
    part: impl Fn(&DeTable<'_>) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    if kind == Kind::Case {
        return part(root);
    }
    let DeValue::Array(items) = root.get(kind.spelling())?.get_ref() else {
        return None;
    };
    let item = items.get(number)?;
    Some(part(item.get_ref().as_table()?).unwrap_or_else(|| item.span()))
}
