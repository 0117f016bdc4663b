//! What stands on a screen, in words and roles, before any colour or terminal: lines of spans.

use crate::text::clean::Shown;
use crate::text::width::{Ambiguous, width};

/// What a piece of text is for. The theme alone knows how a role looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A document's or a reader's words.
    Text,
    /// The name of the case, of an event, of a document.
    Title,
    /// What stands by: counts, labels, places.
    Dim,
    /// Words that carry a difference. The same on both sides.
    Differs,
    /// The words of the claim under the cursor, in the document.
    Quoted,
    /// The sign of a relation.
    Sign,
    /// A source's name or letter; the number chooses its colour.
    Source(u8),
    /// A character that must not be shown as it is.
    Mark,
    /// Lines between panes.
    Rule,
    /// The cursor's own mark.
    Cursor,
    /// A key in hints, help and menus.
    Key,
    /// What the program proposes and nobody has decided on.
    Suggested,
    /// Something a reader must be told: a problem, a moved anchor.
    Warning,
}

/// A run of text in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text; harmless.
    pub text: Shown,
    /// What it is for.
    pub role: Role,
    /// Whether the cursor is on it.
    pub focused: bool,
    /// Whether it is selected: seen on every ground.
    pub selected: bool,
    /// Whether it matches the search.
    pub found: bool,
}

impl Span {
    /// A span that neither has the cursor nor matches a search.
    #[must_use]
    pub fn new(text: Shown, role: Role) -> Self {
        Self {
            text,
            role,
            focused: false,
            selected: false,
            found: false,
        }
    }

    /// The program's own words.
    #[must_use]
    pub fn own(text: &'static str, role: Role) -> Self {
        Self::new(Shown::own(text), role)
    }
}

/// One line of a screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

impl Line {
    /// A line of one span.
    #[must_use]
    pub fn of(text: Shown, role: Role) -> Self {
        Self(vec![Span::new(text, role)])
    }

    /// Adds a span.
    pub fn push(&mut self, text: Shown, role: Role) {
        if !text.is_empty() {
            self.0.push(Span::new(text, role));
        }
    }

    /// Adds the program's own words.
    pub fn own(&mut self, text: &'static str, role: Role) {
        self.push(Shown::own(text), role);
    }

    /// The line's width in columns.
    #[must_use]
    pub fn columns(&self, ambiguous: Ambiguous) -> usize {
        self.0
            .iter()
            .map(|span| width(span.text.as_str(), ambiguous))
            .sum()
    }

    /// The line's words without their roles.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// Fills the line with spaces up to a width in columns.
    pub fn pad(&mut self, columns: usize, ambiguous: Ambiguous) {
        let have = self.columns(ambiguous);
        self.push(spaces(columns.saturating_sub(have)), Role::Text);
    }
}

/// As many spaces as a wide screen takes.
const SPACES: &str = match str::from_utf8(&[b' '; 512]) {
    Ok(spaces) => spaces,
    Err(_) => "",
};

/// That many spaces, up to the width of a very wide screen.
#[must_use]
pub fn spaces(count: usize) -> Shown {
    Shown::own(SPACES.get(..count).unwrap_or(SPACES))
}

/// Several lines that are drawn as they stand.
pub type Page = Vec<Line>;
