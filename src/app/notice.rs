//! What the reader is told in the last line, and how safe the changes are.

use super::State;

/// One line to the reader, until the next key.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What is said; may hold a stranger's words.
    pub text: String,
    /// What else there is to say: behind it, or where that is too long in a line of its own.
    pub more: Option<String>,
    /// Whether something is wrong.
    pub warning: bool,
}

/// How safe the changes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// They are in the journal; it is not yet known to be on the medium.
    Soon,
    /// It is.
    Yes,
    /// The case file cannot take them: they are in the journal only.
    JournalOnly,
    /// Nothing on the disk can take them: they are in this program only.
    No,
}

impl State {
    /// Tells the reader something.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            more: None,
            warning: false,
        });
    }

    /// Tells the reader that something did not work.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            more: None,
            warning: true,
        });
    }
}
