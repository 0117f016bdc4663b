//! The program without its terminal: `key → Action → update(&mut State) → Effect → settle → view`.
//!
//! Effects are values; whoever owns the terminal and the disk carries them out.

pub mod action;
pub mod adding;
mod again;
mod changed;
pub mod choose;
pub mod citation;
pub mod compare;
mod completing;
pub mod config;
pub mod conflicts;
pub mod decide;
pub mod find;
pub mod glyphs;
pub mod keys;
pub mod layout;
pub mod legend;
pub mod matter;
mod news;
pub mod notice;
pub mod page;
pub mod patience;
pub mod perform;
pub mod read;
pub mod rebase;
pub mod record;
pub mod review;
pub mod rich;
pub mod row;
pub mod settle;
pub mod sheet;
pub mod state;
mod typing;
mod update;

pub use matter::{Matter, News};
pub use settle::Settled;
pub use state::{Mode, Notice, Showing, State};

use crate::case::Edit;
use config::Background;
use keys::Key;

/// What reaches the state from outside.
#[derive(Debug)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A paste, whole.
    Paste(String),
    /// The mouse, at a column and row of the screen counted from 0.
    Mouse {
        /// What it did.
        act: MouseAct,
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The terminal has another size, in columns and rows.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The terminal said whether its ground is dark.
    Ground(Background),
    /// More of the case is known.
    News(Box<News>),
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAct {
    /// A button was pressed.
    Press,
    /// It moved while a button was held.
    Drag,
    /// The wheel turned towards the reader.
    ScrollDown,
    /// The wheel turned away.
    ScrollUp,
}

/// What is to be done outside the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal to the shell until the program is continued.
    Suspend,
    /// Draw the whole screen anew.
    Redraw,
    /// Put text on the clipboard.
    Copy(String),
    /// Write text to a new file.
    CopyTo {
        /// The file, as the reader typed it.
        path: String,
        /// The text.
        text: String,
    },
    /// Take or leave the mouse.
    Mouse(bool),
    /// A text field was opened or closed.
    Fields(bool),
    /// Change the case, with journal and file: the only way from a key to the case.
    Change {
        /// What is done, in words for the status line.
        name: String,
        /// The change.
        edit: Edit,
    },
    /// Let the reader's own editor change a text; [`State::edited`] takes what came of it.
    OpenEditor {
        /// The text.
        text: String,
    },
    /// Find out how a path can go on that is typed so far; [`State::completed`] takes the answer.
    Complete(String),
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Make a file (as typed) a document of the case.
    AddDocument(String),
    /// Read a new version of a document, to be decided on.
    NewVersion {
        /// The document's place in the case.
        document: usize,
        /// The new version's file, as typed.
        path: String,
    },
    /// Write what was decided on the new version: files beside the case, and one change of it.
    Rebase,
    /// Make a new case and open it.
    NewCase(adding::NewCase),
    /// Show what was done to the case, as a list.
    Log,
    /// Go back to how the case was before the step with this number, by a new change.
    Back(u64),
    /// End the long work that is under way.
    Cancel,
    /// Open another case.
    Open(Target),
    /// Open the same case again.
    Reopen,
    /// End the program: the case cannot be used; why.
    Refuse(String),
}

/// Something that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A bundled example, by name.
    Example(String),
    /// A file or folder.
    Path(std::path::PathBuf),
}
