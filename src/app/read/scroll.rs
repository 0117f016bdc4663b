//! What of a document is on the screen: pages, and following the cursor.

use super::go_to;
use crate::app::State;
use crate::app::layout::read::lines::Wrapped;
use crate::text::segment;

/// Moves by a screen, the cursor to the first sentence there.
pub(super) fn page(state: &mut State, forward: bool) {
    let rows = state.parts.body.saturating_sub(2).max(1);
    let Some(wrapped) = Wrapped::of(state) else {
        return;
    };
    let line = if forward {
        wrapped.lines_from(state.read.top, rows + 1).pop()
    } else {
        let lines = wrapped.lines_before(state.read.top, rows);
        lines.into_iter().next()
    };
    let Some(line) = line else { return };
    let span = segment::sentence_at(wrapped.text, line.start)
        .filter(|it| it.start >= line.start)
        .or_else(|| segment::next_sentence(wrapped.text, line.start))
        .unwrap_or(line.clone());
    state.read.top = line.start;
    go_to(state, span, None);
}

/// Moves the top of the screen so that the cursor is seen; looks only at the text near it.
pub(in crate::app) fn follow(state: &mut State) {
    let rows = state.parts.body.max(1);
    let Some(wrapped) = Wrapped::of(state) else {
        return;
    };
    let span = &state.read.span;
    let before = |line: usize, count| {
        let above = wrapped.lines_before(line, count);
        above.first().map_or(line, |line| line.start)
    };
    let first = wrapped.line_at(span.start);
    let mut top = wrapped.line_at(state.read.top).start;
    if first.start < top {
        top = before(first.start, rows / 4);
    }
    let seen = wrapped.lines_from(top, rows);
    let last = span.end.saturating_sub(1).max(span.start);
    let ends_here = seen
        .last()
        .is_some_and(|line| last < line.end || line.end == wrapped.text.len());
    if !ends_here && first.start != top {
        // The whole of it when it fits, else its beginning at the top.
        let end = wrapped.line_at(last);
        top = before(end.start, rows.saturating_sub(2)).min(first.start);
    }
    state.read.top = top;
}
