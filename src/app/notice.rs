//! What the reader is told in the last line.

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
