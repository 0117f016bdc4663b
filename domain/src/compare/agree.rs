//! How far two annotators of the same documents agree: on the words they claimed, and on source, event and relation.
//!
//! Claims are paired by their place in the documents, events by their claims, sources by name, else by id. Suggestions that
//! nobody accepted are left out on both sides. Everything is counted; nothing says who of the two is right.

mod coded;
mod cover;
mod difference;
mod events;
mod pairs;
mod panes;
mod relations;
mod sources;
#[cfg(test)]
mod tests;
mod unitizing;

pub use coded::{Coded, f_measure};
pub use cover::Cover;
pub use difference::Difference;
pub use events::{Events, Matched};
pub use pairs::Pair;
pub use panes::side_by_side;
pub use relations::Relations;
pub use unitizing::Unitizing;

use super::sides::{Side, Sides};
use crate::case::Case;
use std::ops::Range;

/// One annotator's case over documents that both have.
#[derive(Debug, Clone)]
pub struct Annotation<'a> {
    /// The case.
    pub case: &'a Case,
    /// Which of the left one's documents each of its documents is, by place.
    pub documents: Vec<usize>,
    /// Where each claim's quote stands, by the claim's place, in code points of all documents laid end to end in one order;
    /// none for a claim without a sure place.
    pub places: Vec<Option<Range<usize>>>,
}

impl Annotation<'_> {
    /// The place of a claim that somebody decided on.
    fn place(&self, claim: u32) -> Option<Range<usize>> {
        let suggested = self.case.tables().claims.get(claim as usize)?.suggested;
        let place = self.places.get(claim as usize)?.clone()?;
        (!suggested && !place.is_empty()).then_some(place)
    }

    /// The claims with a place, and it, in the order of the documents.
    fn placed(&self) -> Vec<(Range<usize>, u32)> {
        let claims = (0u32..).take(self.case.tables().claims.len());
        let mut placed: Vec<_> = claims
            .filter_map(|claim| Some((self.place(claim)?, claim)))
            .collect();
        placed.sort_by_key(|(place, claim)| (place.start, place.end, *claim));
        placed
    }
}

/// How far two annotators agree. Claims, events and findings are given by their places in their own case.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// How many claims each has that somebody decided on.
    pub claims: Sides<usize>,
    /// How many of them have a sure place; only these are compared.
    pub placed: Sides<usize>,
    /// The claims of both on the same words, in the order of the documents.
    pub pairs: Vec<Pair>,
    /// The code points that each claimed.
    pub cover: Cover,
    /// The claims as units of the text.
    pub unitizing: Unitizing,
    /// Whether paired claims have one source.
    pub source: Coded,
    /// Whether paired claims stand in one event.
    pub events: Events,
    /// Whether the findings on paired claims say the same.
    pub relations: Relations,
    /// What differs, in the order of the documents.
    pub differences: Vec<Difference>,
}

/// Compares two annotations of the same documents, which have `length` code points together.
#[must_use]
pub fn agree(two: &Sides<Annotation<'_>>, length: usize) -> Agreement {
    let speakers = sources::same(&two.left, &two.right);
    let pairs = pairs::pairs(two, &speakers);
    let placed = two.as_ref().map(Annotation::placed);
    let mut source = Coded::default();
    for pair in &pairs {
        let said_by = |side: Side| sources::label(&two[side], &speakers[side], pair.claim(side));
        source.add(said_by(Side::Left), said_by(Side::Right), 1);
    }
    let events = events::events(two, &pairs);
    let relations = relations::relations(two, &pairs);
    let differences = difference::differences(two, &pairs, &speakers, &events, &relations);
    Agreement {
        claims: two.as_ref().map(|one| {
            let claims = one.case.tables().claims.iter();
            claims.filter(|claim| !claim.suggested).count()
        }),
        placed: placed.as_ref().map(Vec::len),
        cover: Cover::of(&placed, length),
        unitizing: unitizing::unitizing(&placed, length),
        pairs,
        source,
        events,
        relations,
        differences,
    }
}

impl Agreement {
    /// How many pairs stand on exactly the same words.
    #[must_use]
    pub fn exact(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.exact).count()
    }

    /// How many claims of a side have no counterpart.
    #[must_use]
    pub fn only(&self, side: Side) -> usize {
        self.placed[side].saturating_sub(self.pairs.len())
    }
}
