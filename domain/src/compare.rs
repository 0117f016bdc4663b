//! Two accounts of one case side by side: which claims stand in which pane, how they align, where they differ.
//!
//! Built in this order; each step needs the case and the steps before it:
//!
//! - [`sides`]: two of anything, left and right
//! - [`panes`]: whose account a pane shows, and which claims that makes
//! - [`rows`]: events as rows with a cell a side, a sign, and the counts of the header
//! - [`order`]: where the two accounts tell the same events in another order
//! - [`coverage`]: who speaks of an event, with the denominator and the silences
//! - [`differ`]: the words of two claims that carry their difference
//! - [`find`]: searching everything a case says
//! - [`filter`]: which rows a reader wants to see
//! - [`tellings`]: what became of an event from one telling to the next
//! - [`versions`]: what becomes of a document's quotes in a new version of it
//! - [`agree`]: how far two annotators of the same documents agree

pub mod agree;
pub mod coverage;
pub mod differ;
pub mod filter;
pub mod find;
pub mod order;
pub mod panes;
pub mod rows;
pub mod sides;
pub mod tellings;
pub mod versions;

#[cfg(test)]
pub(crate) mod fields;
mod silences;
mod speakers;

pub use order::Position;
pub use panes::{Membership, Pane, PaneError, Speaker};
pub use rows::{Counts, Row, RowSign, Rows, Tally};
pub use sides::{Side, Sides};
