//! The mouse in Read: a press puts the cursor on a sentence, dragging selects from there.

use super::gutter::gutter_columns;
use super::lines::{Wrapped, trimmed};
use crate::app::State;
use crate::app::read::{self, select};
use crate::text::clean::Shown;
use crate::text::segment;
use crate::text::width::graphemes;
use std::ops::Range;

/// Puts the cursor on the sentence where the mouse was pressed: a column, and a line of the body.
pub fn press(state: &mut State, column: usize, line: usize) {
    let Some(wrapped) = Wrapped::of(state) else {
        return;
    };
    let lines = wrapped.lines_from(state.read.top, line + 1);
    let Some(line) = lines.get(line) else { return };
    let at = character(state, wrapped, line, column);
    let span = segment::sentence_at(wrapped.text, at.start).unwrap_or(line.clone());
    read::go_to(state, span, None);
    state.read.pressed = at.start;
}

/// Selects from where the mouse was pressed to where it is, a column and row of the screen; a row above or below the body
/// brings one line more into view.
pub fn drag(state: &mut State, column: usize, row: usize) {
    let Some(wrapped) = Wrapped::of(state) else {
        return;
    };
    let line = match row.checked_sub(state.parts.header) {
        None => wrapped.lines_before(state.read.top, 1).into_iter().next(),
        Some(row) => {
            let lines = wrapped.lines_from(state.read.top, row.min(state.parts.body) + 1);
            lines.into_iter().next_back()
        }
    };
    let Some(line) = line else { return };
    let at = character(state, wrapped, &line, column);
    let from = state.read.pressed;
    select::drag(state, from, at);
}

/// The bytes of the character at a column of a line; behind its last one nothing at the line's end.
fn character(
    state: &State,
    wrapped: Wrapped<'_>,
    line: &Range<usize>,
    column: usize,
) -> Range<usize> {
    let words = trimmed(wrapped.text, line);
    let shown = Shown::part(wrapped.text, words.clone(), state.config.signs);
    let mut columns = column.saturating_sub(gutter_columns(state));
    let mut graphemes = graphemes(shown.as_str(), state.config.ambiguous);
    let under = graphemes.find(|(_, wide)| {
        let here = columns < *wide;
        columns = columns.saturating_sub(*wide);
        here
    });
    let end = words.end;
    under.map_or(end..end, |(range, _)| {
        let start = shown.source_at(range.start);
        start..read::character_end(wrapped.text, start)
    })
}
