//! What a view draws of a field: the part around the cursor that has room, cleaned.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::clean::{Shown, Signs};
use super::super::width::{Ambiguous, width};
use super::Editor;

/// The part of a line that has room in a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its bytes in the field's text.
    pub range: Range<usize>,
    /// What is to be drawn, at most the asked columns wide.
    pub shown: Shown,
    /// The column of the cursor in it, counted from its start.
    pub cursor: usize,
}

impl Editor {
    /// The part of the cursor's line that fits `columns`, with the cursor in it and, behind the last grapheme, a column for
    /// it to stand on.
    #[must_use]
    pub fn window(&self, columns: usize, ambiguous: Ambiguous, signs: Signs) -> Window {
        let columns_of = |grapheme: &str| width(Shown::new(grapheme, signs).as_str(), ambiguous);
        let line = self.line_around(self.cursor);
        let before = self.text.get(line.start..self.cursor).unwrap_or_default();
        let mut start = self.cursor;
        let mut used = 0;
        for (at, grapheme) in before.grapheme_indices(true).rev() {
            used += columns_of(grapheme);
            if used >= columns {
                break;
            }
            start = line.start + at;
        }
        let before = Shown::part(&self.text, start..self.cursor, signs);
        let cursor = width(before.as_str(), ambiguous);
        let after = self.text.get(self.cursor..line.end).unwrap_or_default();
        let mut end = self.cursor;
        let mut filled = cursor;
        for (at, grapheme) in after.grapheme_indices(true) {
            filled += columns_of(grapheme);
            if filled > columns {
                break;
            }
            end = self.cursor + at + grapheme.len();
        }
        Window {
            range: start..end,
            shown: Shown::part(&self.text, start..end, signs),
            cursor,
        }
    }
}
