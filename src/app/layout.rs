//! How the screen is divided, and what stands in each part, in lines and roles.

pub mod cell;
pub mod chooser;
pub mod compare;
pub mod facets;
pub mod foot;
pub mod header;
pub mod memory;
pub mod panel;
pub mod proposed;
pub mod read;
pub mod review;
pub mod sheets;
pub mod status;
mod versions;
pub mod voice;

use super::action::Place;
use super::page::Page;
use super::state::PanelSize;
use super::{Mode, Showing, State};

/// The parts of the screen, in rows from the top.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// Rows of the header.
    pub header: usize,
    /// Rows of the body.
    pub body: usize,
    /// Rows of the panel, its rule included.
    pub panel: usize,
    /// Whether the last row is the hint line.
    pub hint: bool,
    /// Whether the screen is too small for anything but a message.
    pub tiny: bool,
}

/// Below this width the cells of a row are stacked.
pub const STACKED_BELOW: u16 = 80;

/// Divides the screen. Once an update, before the cursor is followed: the state keeps the answer.
#[must_use]
pub fn divide(state: &State) -> Parts {
    let rows = usize::from(state.size.rows);
    if rows < 5 || state.size.columns < 20 {
        return Parts {
            header: 0,
            body: rows,
            panel: 0,
            hint: false,
            tiny: true,
        };
    }
    let header = match rows {
        0..8 => 1,
        8..14 => 2,
        _ => 3,
    };
    // What may follow a key that was pressed, or what is typed, is seen on any screen.
    let typing = match &state.mode {
        Mode::Field(..) | Mode::Facets(_) => true,
        Mode::Browse(pressed) => !pressed.is_empty(),
        Mode::Choose(_) => false,
    };
    let hint = rows >= 14 || state.notice.is_some() || typing || state.place() == Place::Selecting;
    let room = rows - header - usize::from(hint);
    let panel = foot::rows(state, room)
        .unwrap_or_else(|| panel_rows(state, rows).min(room.saturating_sub(2)));
    Parts {
        header,
        body: room - panel,
        panel,
        hint,
        tiny: false,
    }
}

/// How many rows the panel takes, its rule included.
fn panel_rows(state: &State, rows: usize) -> usize {
    let (least, most) = panel_bounds(state, rows);
    if least == most {
        return most;
    }
    (1 + state.memory.panel(state).len()).clamp(least, most)
}

/// The fewest and the most rows a panel takes, whatever it has to say.
fn panel_bounds(state: &State, rows: usize) -> (usize, usize) {
    match (state.panel, rows) {
        // Review says all there is to say itself.
        _ if state.showing == Showing::Review => (0, 0),
        (PanelSize::Closed, _) => (0, 0),
        (PanelSize::Usual, 0..20) => (1, 1),
        (PanelSize::Usual, _) => (4, 1 + (rows / 4).max(4)),
        (PanelSize::Full, _) => (1, 1 + rows * 2 / 3),
    }
}

/// By how many rows the panel can grow or shrink while the cursor moves.
#[must_use]
pub fn panel_span(state: &State) -> usize {
    let (least, most) = panel_bounds(state, usize::from(state.size.rows));
    most - least
}

/// The rows the body has whatever the panel says; 0 where there is room for a message only.
#[must_use]
pub fn least_body(state: &State) -> usize {
    let parts = state.parts;
    if parts.tiny {
        return 0;
    }
    let (_, most) = panel_bounds(state, usize::from(state.size.rows));
    // A notice may take the last row; the panel leaves the body two.
    let room = parts.body + parts.panel - usize::from(!parts.hint);
    room.saturating_sub(most).max(room.min(2))
}

/// The body, and where the cursor stands in it: column and row.
#[must_use]
pub fn body(state: &State) -> (Page, Option<(usize, usize)>) {
    if let Some((page, row)) = sheets::body(state, state.parts.body) {
        return (page, Some((0, row)));
    }
    match state.showing {
        Showing::Compare => {
            let (page, line) = compare::body(state);
            (page, line.map(|line| (1, line)))
        }
        Showing::Read => (read::body(state), read::cursor(state)),
        Showing::Review => (review::body(state), Some((1, 0))),
    }
}

/// Whether the cells of a row are stacked.
#[must_use]
pub fn stacked(state: &State) -> bool {
    state.size.columns < STACKED_BELOW
}

/// The mouse was dragged to a column and row of the screen: in Read the words on the way are selected.
pub fn drag(state: &mut State, column: u16, row: u16) {
    if state.showing == Showing::Read {
        read::mouse::drag(state, usize::from(column), usize::from(row));
    }
}

/// A mouse button was pressed at a column and row of the screen: the cursor goes there.
pub fn press(state: &mut State, column: u16, row: u16) {
    let parts = state.parts;
    let (column, row) = (usize::from(column), usize::from(row));
    let Some(line) = row
        .checked_sub(parts.header)
        .filter(|line| *line < parts.body)
    else {
        return;
    };
    if let Some(by) = sheets::at_row(state, line) {
        return super::sheet::step(state, by);
    }
    match state.showing {
        Showing::Compare => compare::press(state, column, line),
        Showing::Read => read::mouse::press(state, column, line),
        Showing::Review => {}
    }
}
