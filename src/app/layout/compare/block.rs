//! One row of Compare laid out: its heading over both cells, beside one another or stacked.
//!
//! A block knows nothing of the cursor, so that it can be kept while the cursor moves.

use super::heading::{heading, order_mark};
use super::{columns, pane_name, pane_role};
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::cell::{self, CellLine};
use crate::app::layout::stacked;
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::rich::Rich;
use crate::compare::{Side, Sides};
use std::ops::Range;

/// A row of the comparison, laid out.
#[derive(Debug)]
pub struct Block {
    /// Its lines.
    pub lines: Vec<BlockLine>,
    /// Which lines of the block show which claim of which side, by its number in the cell.
    pub claims: Vec<(Side, usize, Range<usize>)>,
    /// On which line each cell begins.
    pub cells: Sides<usize>,
}

/// One line of a block, as wide as the screen; stacked ones are left only.
#[derive(Debug, Clone, Default)]
pub struct BlockLine {
    /// What stands in each cell.
    pub sides: Sides<Line>,
    /// What stands between them, the bars included.
    pub middle: Line,
}

impl BlockLine {
    fn alone(line: Line) -> Self {
        Self {
            sides: Sides {
                left: line,
                right: Line::default(),
            },
            middle: Line::default(),
        }
    }

    /// The whole line.
    #[must_use]
    pub fn joined(&self) -> Line {
        let parts = [&self.sides.left, &self.middle, &self.sides.right];
        let mut spans = Vec::with_capacity(parts.iter().map(|part| part.0.len()).sum());
        for part in parts {
            spans.extend_from_slice(&part.0);
        }
        Line(spans)
    }
}

/// Lays a shown row out. A cell of more than forty screens is cut: Read shows the whole of it.
#[must_use]
pub fn block(state: &State, row: usize) -> Block {
    let columns = columns(state);
    let most = usize::from(state.size.rows).max(1) * 40;
    let cells = Sides::from_fn(|side| cell::cell(state, row, side, columns[side], most));
    if stacked(state) {
        stack(state, row, cells)
    } else {
        beside(state, row, cells, columns)
    }
}

/// Both cells side by side, of equal height.
fn beside(state: &State, row: usize, cells: Sides<Vec<CellLine>>, columns: Sides<usize>) -> Block {
    let (title, when) = heading(state, row, columns);
    let head = title.len();
    let mut block = Block {
        lines: Vec::new(),
        claims: Vec::new(),
        cells: Sides {
            left: head,
            right: head,
        },
    };
    for (side, lines) in cells.iter() {
        note_claims(&mut block.claims, side, lines, head);
    }
    let first = |at: usize, line: &dyn Fn() -> Line| if at == 0 { line() } else { Line::default() };
    for (at, left) in title.into_iter().enumerate() {
        let right = first(at, &|| when.clone());
        let middle = first(at, &|| order_mark(state, row));
        block.lines.push(join(state, left, middle, right, columns));
    }
    let Sides { left, right } = cells;
    let height = left.len().max(right.len());
    let mut left = left.into_iter().map(|it| it.line);
    let mut right = right.into_iter().map(|it| it.line);
    for at in 0..height {
        let middle = first(at, &|| cell::row_sign(state, row));
        let (left, right) = (left.next(), right.next());
        let line = join(
            state,
            left.unwrap_or_default(),
            middle,
            right.unwrap_or_default(),
            columns,
        );
        block.lines.push(line);
    }
    block
}

/// Notes which lines show which claim; the cell's first line is the block's line `head`.
fn note_claims(
    claims: &mut Vec<(Side, usize, Range<usize>)>,
    side: Side,
    lines: &[CellLine],
    head: usize,
) {
    for (at, line) in (head..).zip(lines) {
        let Some(claim) = line.claim else { continue };
        match claims.last_mut() {
            Some((of, number, range)) if (*of, *number) == (side, claim) => range.end = at + 1,
            _ => claims.push((side, claim, at..at + 1)),
        }
    }
}

fn join(
    state: &State,
    mut left: Line,
    sign: Line,
    mut right: Line,
    columns: Sides<usize>,
) -> BlockLine {
    let glyph = glyphs(state.config.signs);
    let ambiguous = state.config.ambiguous;
    left.pad(columns.left, ambiguous);
    right.pad(columns.right, ambiguous);
    let wide = sign.columns(ambiguous);
    let mut middle = Line::default();
    middle.own(glyph.bar, Role::Rule);
    middle.push(spaces(usize::from(wide < 3)), Role::Text);
    middle.0.extend(sign.0);
    middle.push(spaces(if wide < 3 { 2 - wide } else { 0 }), Role::Text);
    middle.own(glyph.bar, Role::Rule);
    BlockLine {
        sides: Sides { left, right },
        middle,
    }
}

/// Left over right under one heading; each cell is headed by its account's name.
fn stack(state: &State, row: usize, mut cells: Sides<Vec<CellLine>>) -> Block {
    let mut lines = stacked_heading(state, row);
    let mut claims = Vec::new();
    let mut begins = Sides::default();
    for side in Side::ALL {
        lines.push(side_name(state, side));
        begins[side] = lines.len();
        let cell = std::mem::take(&mut cells[side]);
        note_claims(&mut claims, side, &cell, lines.len());
        lines.extend(cell.into_iter().map(|it| it.line));
    }
    Block {
        lines: lines.into_iter().map(BlockLine::alone).collect(),
        claims,
        cells: begins,
    }
}

/// The title with the row's sign at its end, and the event's time under it.
fn stacked_heading(state: &State, row: usize) -> Page {
    let ambiguous = state.config.ambiguous;
    let width = usize::from(state.size.columns);
    let columns = Sides {
        left: width.saturating_sub(1),
        right: width,
    };
    let (mut lines, mut when) = heading(state, row, columns);
    let mut sign = cell::row_sign(state, row);
    sign.0.extend(order_mark(state, row).0);
    if let Some(first) = lines.first_mut() {
        let wide = sign.columns(ambiguous) + 1;
        first.pad(width.saturating_sub(wide), ambiguous);
        first.0.extend(sign.0);
    }
    if !when.0.is_empty() {
        when.0.drain(..when.0.len().saturating_sub(2));
    }
    if when.columns(ambiguous) > 0 {
        when.pad(width, ambiguous);
        lines.push(when);
    }
    lines
}

fn side_name(state: &State, side: Side) -> Line {
    let mut rich = Rich::default();
    rich.own(" ", Role::Dim);
    rich.push(&pane_name(state, side), pane_role(state, side));
    rich.lines(usize::from(state.size.columns), state.config.ambiguous, 1)
        .pop()
        .unwrap_or_default()
}
