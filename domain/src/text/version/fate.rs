//! What can become of a quote.

use std::ops::Range;

/// What became of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Its very words stand where they stood.
    Kept,
    /// Its very words stand elsewhere.
    Moved,
    /// Other words stand in their place, at least half of them the same.
    Changed,
    /// Nothing like them is there.
    Lost,
}

impl Fate {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Moved, Self::Changed, Self::Lost];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }
}

/// What became of one quote, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Became {
    /// What became of it.
    pub fate: Fate,
    /// The bytes of the old version at which it stood; `None` where that version is not here or the quote was not sound in it.
    pub was: Option<Range<usize>>,
    /// The bytes of the new version that are proposed; `None` when lost.
    pub now: Option<Range<usize>>,
    /// The bytes of the new version to look at: what is proposed, else what stands between the neighbours; empty when nothing does.
    pub near: Range<usize>,
    /// Whether nothing but this place can be meant: the same words within the same surroundings, or the only place of words
    /// that are no chance.
    pub sure: bool,
}
