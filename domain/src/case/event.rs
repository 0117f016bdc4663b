//! An event: what claims speak about; a row of the comparison.

use super::record::record;
use super::{Edtf, Id, Rare};

record! {
    /// One event. Two claims are aligned when they stand in the same event.
    Event of Event {
        /// By which claims name it.
        id: Id = Id,
        /// What it is called: the head of its row.
        title: Box<str> = Title,
        /// When it is taken to have happened.
        when: Option<Edtf> = When,
        /// Where.
        place: Option<Box<str>> = Place,
        /// A reader's note.
        note: Option<Box<str>> = Note,
        /// A reader's own groupings.
        tags: Vec<Box<str>> = Tags,
        /// Whether the program proposed it and nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}
