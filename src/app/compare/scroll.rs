//! Moving in Compare where the layout counts: tall rows, pages, and what of it all is on the screen.

use super::{Top, moves};
use crate::app::action::Action;
use crate::app::{State, layout};
use std::ops::Range;

/// Whether the action is a move whose outcome no layout can change: every row it starts from, or
/// enters from below, surely fits the screen.
pub(in crate::app) fn is_plain(state: &State, action: Action) -> bool {
    let least = layout::least_body(state);
    let row = state.compare.cursor.row;
    let fits = |row| layout::compare::ceiling::ceiling(state, row) <= least;
    match action {
        Action::PreviousRow => fits(row) && fits(row.saturating_sub(1)),
        Action::NextRow => fits(row),
        _ if moves::is_within_row(action) => fits(row),
        _ => moves::is_move(action),
    }
}

/// One step down or up: the next row, or half a screen within a row taller than the screen.
pub fn step(state: &mut State, forward: bool) {
    let view = state.parts.body;
    let row = state.compare.cursor.row;
    let past = layout::compare::height(state, row).saturating_sub(view);
    let half = (view / 2).max(1);
    let within = state.compare.cursor.within;
    if forward && within < past {
        state.compare.cursor.within = (within + half).min(past);
    } else if !forward && within > 0 {
        state.compare.cursor.within = within.saturating_sub(half);
    } else {
        let next = if forward {
            row + 1
        } else {
            row.saturating_sub(1)
        };
        if next >= state.compare.len() {
            return;
        }
        state.compare.go(&state.matter, next);
        if !forward && next < row {
            // Reading upwards enters a tall row at its end.
            let height = layout::compare::height(state, next);
            state.compare.cursor.within = height.saturating_sub(view);
        }
        return;
    }
    claim_in_view(state);
}

/// After scrolling within a row: the side's claim is one that is on the screen, where there is one.
fn claim_in_view(state: &mut State) {
    let view = state.parts.body;
    let from = state.compare.cursor.within;
    let first = from + usize::from(layout::compare::goes_on(state, from));
    let seen = |lines: &Range<usize>| lines.start < from + view && lines.end > first;
    let block = layout::compare::block(state, state.compare.cursor.row);
    let side = state.compare.cursor.side;
    let now = state.compare.cursor.claim[side];
    let mut mine = block
        .claims
        .iter()
        .filter(|(of, _, lines)| *of == side && seen(lines))
        .map(|(_, at, _)| *at);
    let first = mine.next();
    if first.is_some_and(|first| first != now && !mine.any(|at| at == now)) {
        state.compare.cursor.claim[side] = first.unwrap_or(now);
    }
}

/// After moving to another claim of a row taller than the screen: scrolls so that it is seen.
pub fn reveal(state: &mut State) {
    let view = state.parts.body.max(1);
    let cursor = &state.compare.cursor;
    let (side, at) = (cursor.side, cursor.claim[cursor.side]);
    let block = layout::compare::block(state, cursor.row);
    let found = block
        .claims
        .iter()
        .find(|(of, number, _)| (*of, *number) == (side, at));
    let Some((.., lines)) = found else { return };
    let within = &mut state.compare.cursor.within;
    // The line above it is for the row's heading, which is shown whole where the claim is seen with it.
    let above = lines.start.saturating_sub(1);
    if above < *within {
        *within = if lines.start + 1 < view { 0 } else { above };
    } else if lines.end > *within + view {
        *within = above.min(lines.end.saturating_sub(view).max(*within));
    }
}

/// Moves by about half a screen of rows.
pub fn page(state: &mut State, forward: bool) {
    let half = (layout::compare::body_rows(state) / 2).max(1);
    let mut lines = 0;
    while lines < half {
        let row = state.compare.cursor.row;
        step(state, forward);
        if state.compare.cursor.row == row {
            return;
        }
        lines += layout::compare::height(state, row);
    }
}

/// Moves the first row of the screen so that the row under the cursor is seen whole, or the part
/// of it that is read. Looks at no more rows than fit the screen.
pub fn follow(state: &mut State) {
    let view = state.parts.body.max(1);
    let row = state.compare.cursor.row;
    let height = layout::compare::height(state, row);
    let past = height.saturating_sub(view);
    state.compare.cursor.within = state.compare.cursor.within.min(past);
    let top = state.compare.top;
    state.compare.top = if past > 0 {
        Top {
            row,
            line: state.compare.cursor.within,
        }
    } else if row < top.row || (row == top.row && top.line > 0) {
        Top { row, line: 0 }
    } else if fits_below(state, top, row, view - height) {
        top
    } else {
        fill_above(state, row, view - height)
    };
    let top = state.compare.top;
    if past == 0 && fits_below(state, top, state.compare.len(), view.saturating_sub(1)) {
        // Rows were taken away or the screen grew: nothing stays empty below while there is something above.
        state.compare.top = fill_above(state, state.compare.len(), view);
    }
}

/// Whether no more than `room` lines stand between the top of the screen and a row.
fn fits_below(state: &State, top: Top, row: usize, room: usize) -> bool {
    let mut lines = 0;
    for above in top.row..row {
        lines += layout::compare::height(state, above);
        if lines > room + top.line {
            return false;
        }
    }
    true
}

/// The top from which `room` lines stand above a row.
fn fill_above(state: &State, row: usize, mut room: usize) -> Top {
    let mut top = Top { row, line: 0 };
    while room > 0 && top.row > 0 {
        let height = layout::compare::height(state, top.row - 1);
        if height > room {
            return Top {
                row: top.row - 1,
                line: height - room,
            };
        }
        room -= height;
        top.row -= 1;
    }
    top
}
