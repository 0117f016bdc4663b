//! What a reader does to a case: a change, with files or without, or going back and forth between those that were made.

use crate::case::Edit;
use crate::file::versions::Brought;
use std::path::PathBuf;

/// What a reader does to a case.
#[derive(Debug)]
pub(super) enum Step {
    /// Changes it; in words, and how.
    Change(String, Edit),
    /// Changes it, with files that come into its folder.
    Bring {
        /// In words.
        name: String,
        /// How.
        edit: Edit,
        /// The case's folder.
        folder: PathBuf,
        /// What comes.
        files: Vec<Brought>,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// Takes back the change of that number and all that were made after it, as one change.
    Back(u64),
}
