//! The case file and the documents beside it: the only layer that touches the disk.
//!
//! A file is cut into [`pieces`] at its table headers, so that a large one is read on several threads and a change touches
//! one piece only; [`read`] turns the pieces into records and [`problem`]s. Writing goes through a [`disk`] that tests
//! replace: [`save`] is atomic, [`lock`] tells a second program, [`watch`] notices what others change.

pub mod anchors;
pub mod check;
pub mod config;
pub mod disk;
pub mod documents;
pub mod entries;
pub mod folder;
pub mod journal;
pub mod json;
pub mod lock;
pub mod merge;
pub mod pieces;
pub mod print;
pub mod problem;
pub mod read;
pub mod save;
pub mod schema;
pub mod scratch;
pub mod splice;
pub mod store;
pub mod unmerged;
pub mod versions;
pub mod watch;
mod whole;

pub use whole::{Checked, check_bytes, check_case, print_problems};
