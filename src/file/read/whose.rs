//! Whose place in the file it is: from a byte to the record that stands there.

use super::{Origins, Spans};
use crate::case::{Kind, Word as _};
use crate::file::pieces::Cut;

/// Where each record of a file begins.
#[derive(Debug)]
pub struct Whose(Vec<(usize, Kind, usize)>);

impl Whose {
    /// Of a file that was cut so, with where its records came from. One pass over the records.
    #[must_use]
    pub fn of(spans: &Spans<'_>, cut: &Cut, origins: &Origins) -> Self {
        let start = |kind: Kind, place: usize| {
            let origin = origins.of(kind, place)?;
            match cut {
                Cut::Pieces(pieces) => Some(pieces.get(origin as usize)?.range().start),
                Cut::Whole => Some(spans.record(kind, place).start),
            }
        };
        let of_kind = |kind: &Kind| {
            let kind = *kind;
            (0..).map_while(move |place| Some((start(kind, place)?, kind, place)))
        };
        let mut starts: Vec<_> = Kind::ALL.iter().flat_map(of_kind).collect();
        starts.sort_unstable_by_key(|(start, kind, place)| (*start, *kind, *place));
        Self(starts)
    }

    /// The record that stands at a byte: the last one that begins there or before. By kind and place.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<(Kind, usize)> {
        let behind = self.0.partition_point(|(start, ..)| *start <= byte);
        let (_, kind, place) = self.0.get(behind.checked_sub(1)?)?;
        Some((*kind, *place))
    }
}
