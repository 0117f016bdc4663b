//! The body of Compare: rows of two cells with a sign between them, or stacked where it is narrow.

pub mod block;
pub mod ceiling;
mod heading;
mod mark;

use super::{stacked, voice};
use crate::app::State;
use crate::app::page::{Line, Page, Role};
use crate::compare::panes::Wanted;
use crate::compare::{Pane, Side, Sides};
use crate::text::clean::Shown;
use block::Block;
use std::rc::Rc;

/// The columns of the middle: bar, sign, bar.
pub const MIDDLE: usize = 5;

/// The columns of each cell.
#[must_use]
pub fn columns(state: &State) -> Sides<usize> {
    let all = usize::from(state.size.columns);
    if stacked(state) {
        return Sides {
            left: all,
            right: all,
        };
    }
    let left = (all - MIDDLE) / 2;
    Sides {
        left,
        right: all - MIDDLE - left,
    }
}

/// How many rows of the screen the body has.
#[must_use]
pub fn body_rows(state: &State) -> usize {
    state.parts.body
}

/// A shown row as it is laid out, without the cursor.
#[must_use]
pub fn block(state: &State, row: usize) -> Rc<Block> {
    state.memory.block(state, row)
}

/// How many lines a shown row takes.
#[must_use]
pub fn height(state: &State, row: usize) -> usize {
    block(state, row).lines.len()
}

/// From so many rows on, a row that begins above the body keeps its heading in the body's first line.
const HEADED: usize = 4;

/// Whether the first line of the body is the heading of a row so many lines of which are above the screen.
#[must_use]
pub fn goes_on(state: &State, above: usize) -> bool {
    above > 0 && body_rows(state) >= HEADED
}

/// The lines of the body: the rows that are on the screen and no others; and on which of them the
/// claim under the cursor begins, or its row where it has none.
#[must_use]
pub fn body(state: &State) -> (Page, Option<usize>) {
    let room = body_rows(state);
    let mut page = Page::new();
    let mut cursor = None;
    if state.compare.is_empty() {
        page.push(Line::of(Shown::own(nothing_here(state)), Role::Dim));
        return (page, cursor);
    }
    let top = state.compare.top;
    let mut skip = top.line;
    for row in top.row..state.compare.len() {
        if page.len() >= room {
            break;
        }
        let block = block(state, row);
        let free = room - page.len();
        if row == state.compare.cursor.row {
            let seen = skip + usize::from(goes_on(state, skip));
            cursor = (page.len() + mark::line(state, &block, seen)).checked_sub(skip);
            let marked = mark::marked(state, &block, seen);
            page.extend(marked.into_iter().skip(skip).take(free));
        } else {
            let seen = block.lines.iter().skip(skip).take(free);
            page.extend(seen.map(block::BlockLine::joined));
        }
        skip = 0;
    }
    if let (true, Some(first)) = (goes_on(state, top.line), page.first_mut()) {
        *first = mark::goes_on(state, &block(state, top.row));
    }
    (page, cursor)
}

fn nothing_here(state: &State) -> &'static str {
    if state.compare.filter.is_some() {
        " no row fits the filter; Esc shows all rows"
    } else if state.matter.wanted == Wanted::Decided && state.compare.suggested > 0 {
        " what is suggested is hidden; H shows it"
    } else if state.matter.whole {
        " neither pane has a claim here; x chooses other panes, gr reads the document"
    } else {
        " reading"
    }
}

/// Puts the cursor where the mouse was pressed.
pub fn press(state: &mut State, column: usize, line: usize) {
    let top = state.compare.top;
    let mut skip = top.line;
    let mut above = 0;
    for row in top.row..state.compare.len() {
        let block = block(state, row);
        let rows = block.lines.len().saturating_sub(skip);
        if line < above + rows {
            press_row(state, row, &block, column, line - above + skip);
            return;
        }
        above += rows;
        skip = 0;
    }
}

/// Puts the cursor on the claim at a column and line of a row.
fn press_row(state: &mut State, row: usize, block: &Block, column: usize, line: usize) {
    let beside = if column < columns(state).left + MIDDLE / 2 {
        Side::Left
    } else {
        Side::Right
    };
    let side = |of: Side| stacked(state) || of == beside;
    let hit = block
        .claims
        .iter()
        .find(|(of, _, lines)| side(*of) && lines.contains(&line));
    let nowhere = if stacked(state) {
        state.compare.cursor.side
    } else {
        beside
    };
    let (of, at) = hit.map_or((nowhere, 0), |(of, at, _)| (*of, *at));
    state.compare.go(&state.matter, row);
    state.compare.cursor.side = of;
    state.compare.cursor.claim[of] = at;
}

/// The name a pane has in headers.
#[must_use]
pub fn pane_name(state: &State, side: Side) -> Shown {
    match &state.compare.panes[side] {
        Pane::Source(id) => voice::name_of(&state.matter.case, id, state.naming()),
        Pane::Everyone => Shown::own("everyone else"),
    }
}

/// The role of a pane's name.
#[must_use]
pub fn pane_role(state: &State, side: Side) -> Role {
    match &state.compare.panes[side] {
        Pane::Source(id) => voice::role(&state.matter.case, id),
        Pane::Everyone => Role::Title,
    }
}
