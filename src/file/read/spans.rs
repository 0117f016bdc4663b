//! Where in the file a record or one of its values stands: found by reading its piece once more, so that nothing of it is
//! kept while nobody asks.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::super::pieces::Cut;
use super::Origins;
use super::shape::shift;
use crate::case::{Field, Kind, Word as _};

/// The bytes of the value of a key, or of the table's header when there is no key given or it is not there. An empty range
/// at the file's start when there is no such record.
#[must_use]
pub fn span(
    bytes: &[u8],
    cut: &Cut,
    origins: &Origins,
    (kind, place): (Kind, usize),
    field: Option<Field>,
) -> Range<usize> {
    find(bytes, cut, origins, (kind, place), field).unwrap_or_default()
}

fn find(
    bytes: &[u8],
    cut: &Cut,
    origins: &Origins,
    (kind, place): (Kind, usize),
    field: Option<Field>,
) -> Option<Range<usize>> {
    let origin = origins.of(kind, place)? as usize;
    let (range, number) = match cut {
        Cut::Whole => (0..bytes.len(), origin),
        Cut::Pieces(pieces) => (pieces.get(origin)?.range(), 0),
    };
    let base = range.start;
    let text = std::str::from_utf8(bytes.get(range)?).ok()?;
    let (root, _) = DeTable::parse_recoverable(text);
    let value_of = |table: &DeTable<'_>| {
        let value = table.get(field?.spelling())?;
        Some(shift(value.span(), base))
    };
    if kind == Kind::Case {
        return value_of(root.get_ref());
    }
    let DeValue::Array(items) = root.get_ref().get(kind.spelling())?.get_ref() else {
        return None;
    };
    let item = items.get(number)?;
    let value = item.get_ref().as_table().and_then(value_of);
    Some(value.unwrap_or_else(|| shift(item.span(), base)))
}
