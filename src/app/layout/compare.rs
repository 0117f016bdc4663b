//! The body of Compare: rows of two cells with a sign between them, or stacked where it is narrow.

use super::cell::{self, CellLine};
use super::{stacked, voice};
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::rich::Rich;
use crate::compare::{Pane, Side, Sides};
use crate::text::clean::Shown;
use std::ops::Range;

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

/// A row of the comparison, laid out.
#[derive(Debug)]
struct Block {
    /// Its lines, as wide as the screen.
    lines: Page,
    /// Which lines of the block show which claim of which side.
    claims: Vec<(Side, usize, Range<usize>)>,
}

/// How many lines a shown row takes; counts to about `most`.
#[must_use]
pub fn height(state: &State, row: usize, most: usize) -> usize {
    block(state, row, most).lines.len()
}

/// Which lines of a shown row show which claim of which side.
#[must_use]
pub fn claims(state: &State, row: usize) -> Vec<(Side, usize, Range<usize>)> {
    block(state, row, body_rows(state) * 40).claims
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
        let block = block(state, row, room + skip);
        if row == state.compare.cursor.row {
            cursor = (page.len() + cursor_within(state, &block)).checked_sub(skip);
        }
        let free = room - page.len();
        page.extend(block.lines.into_iter().skip(skip).take(free));
        skip = 0;
    }
    (page, cursor)
}

/// The line of the cursor's block on which its claim begins, or the first of its row on the screen.
fn cursor_within(state: &State, block: &Block) -> usize {
    let cursor = &state.compare.cursor;
    let claim = cursor.claim[cursor.side];
    let found = block
        .claims
        .iter()
        .find(|(side, at, _)| (*side, *at) == (cursor.side, claim));
    found
        .map_or(0, |(.., lines)| lines.start)
        .max(cursor.within)
}

fn nothing_here(state: &State) -> &'static str {
    if state.compare.filter.is_some() {
        " no row fits the filter; Esc shows all rows"
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
        let block = block(state, row, line + skip + 1);
        let rows = block.lines.len().saturating_sub(skip);
        if line < above + rows {
            let within = line - above + skip;
            let left = columns(state).left + MIDDLE / 2;
            let beside = if column < left {
                Side::Left
            } else {
                Side::Right
            };
            let side = |of: Side| stacked(state) || of == beside;
            let hit = block
                .claims
                .iter()
                .find(|(of, _, lines)| side(*of) && lines.contains(&within));
            let hit = hit.map(|(of, at, _)| (*of, *at));
            state.compare.go(&state.matter, row);
            let (of, at) = hit.unwrap_or((
                if stacked(state) {
                    state.compare.cursor.side
                } else {
                    beside
                },
                0,
            ));
            state.compare.cursor.side = of;
            state.compare.cursor.claim[of] = at;
            return;
        }
        above += rows;
        skip = 0;
    }
}

fn block(state: &State, row: usize, most: usize) -> Block {
    let columns = columns(state);
    let cells = Sides::from_fn(|side| cell::cell(state, row, side, columns[side], most));
    if stacked(state) {
        stack(state, row, cells)
    } else {
        beside(state, row, &cells, columns)
    }
}

/// Both cells side by side, of equal height.
fn beside(state: &State, row: usize, cells: &Sides<Vec<CellLine>>, columns: Sides<usize>) -> Block {
    let (title, when) = heading(state, row, columns);
    let head = title.len();
    let height = cells.left.len().max(cells.right.len());
    let mut block = Block {
        lines: Page::new(),
        claims: claims_of(cells, head),
    };
    for (at, left) in title.into_iter().enumerate() {
        let right = if at == 0 {
            when.clone()
        } else {
            Line::default()
        };
        let middle = if at == 0 {
            order_mark(state, row)
        } else {
            Line::default()
        };
        block.lines.push(join(state, left, middle, right, columns));
    }
    for at in 0..height {
        let line = |side: Side| {
            cells[side]
                .get(at)
                .map(|it| it.line.clone())
                .unwrap_or_default()
        };
        let middle = if at == 0 {
            cell::row_sign(state, row)
        } else {
            Line::default()
        };
        block.lines.push(join(
            state,
            line(Side::Left),
            middle,
            line(Side::Right),
            columns,
        ));
    }
    block
}

fn claims_of(cells: &Sides<Vec<CellLine>>, head: usize) -> Vec<(Side, usize, Range<usize>)> {
    let mut claims: Vec<(Side, usize, Range<usize>)> = Vec::new();
    for (side, lines) in cells.iter() {
        for (at, line) in lines.iter().enumerate() {
            let Some(claim) = line.claim else { continue };
            let at = head + at;
            match claims.last_mut() {
                Some((of, number, range)) if (*of, *number) == (side, claim) => range.end = at + 1,
                _ => claims.push((side, claim, at..at + 1)),
            }
        }
    }
    claims
}

fn join(
    state: &State,
    mut left: Line,
    middle: Line,
    mut right: Line,
    columns: Sides<usize>,
) -> Line {
    let glyph = glyphs(state.config.signs);
    let ambiguous = state.config.ambiguous;
    left.pad(columns.left, ambiguous);
    left.own(glyph.bar, Role::Rule);
    let wide = middle.columns(ambiguous);
    left.push(spaces(usize::from(wide < 3)), Role::Text);
    left.0.extend(middle.0);
    left.push(spaces(if wide < 3 { 2 - wide } else { 0 }), Role::Text);
    left.own(glyph.bar, Role::Rule);
    right.pad(columns.right, ambiguous);
    left.0.append(&mut right.0);
    left
}

/// Left over right under one heading; each cell is headed by its account's name.
fn stack(state: &State, row: usize, mut cells: Sides<Vec<CellLine>>) -> Block {
    let width = usize::from(state.size.columns);
    let columns = Sides {
        left: width.saturating_sub(1),
        right: width,
    };
    let (mut title, mut when) = heading(state, row, columns);
    let mut block = Block {
        lines: Page::new(),
        claims: Vec::new(),
    };
    let mut sign = cell::row_sign(state, row);
    sign.0.extend(order_mark(state, row).0);
    put_at_end(state, &mut title, &sign, width);
    if !when.0.is_empty() {
        when.0.drain(..when.0.len().saturating_sub(2));
    }
    block.lines.append(&mut title);
    if when.columns(state.config.ambiguous) > 0 {
        when.pad(width, state.config.ambiguous);
        block.lines.push(when);
    }
    for side in Side::ALL {
        let head = block.lines.len() + 1;
        block.lines.push(side_name(state, side, width));
        for (at, line) in std::mem::take(&mut cells[side]).into_iter().enumerate() {
            if let Some(claim) = line.claim {
                match block.claims.last_mut() {
                    Some((of, number, range)) if (*of, *number) == (side, claim) => {
                        range.end = head + at + 1;
                    }
                    _ => block.claims.push((side, claim, head + at..head + at + 1)),
                }
            }
            block.lines.push(line.line);
        }
    }
    block
}

fn put_at_end(state: &State, title: &mut [Line], sign: &Line, width: usize) {
    if let Some(first) = title.first_mut() {
        let wide = sign.columns(state.config.ambiguous) + 1;
        first.pad(width.saturating_sub(wide), state.config.ambiguous);
        first.0.extend(sign.0.iter().cloned());
    }
}

fn side_name(state: &State, side: Side, width: usize) -> Line {
    let mut rich = Rich::default();
    rich.own(" ", Role::Dim);
    rich.push(&pane_name(state, side), pane_role(state, side));
    rich.lines(width, state.config.ambiguous, 1)
        .pop()
        .unwrap_or_default()
}

/// The name a pane has in headers.
#[must_use]
pub fn pane_name(state: &State, side: Side) -> Shown {
    match &state.compare.panes[side] {
        Pane::Source(id) => voice::name_of(&state.matter.case, id, state.config.signs),
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

/// The row's number and title in the left column, its time at the end of the right one.
fn heading(state: &State, row: usize, columns: Sides<usize>) -> (Page, Line) {
    let signs = state.config.signs;
    let at_cursor = row == state.compare.cursor.row;
    let event = state.compare.row(row).and_then(|row| row.event);
    let events = &state.matter.case.tables().events;
    let event = event.and_then(|at| Some((at, events.get(at as usize)?)));
    let mut rich = Rich::default();
    let number = match event {
        Some((at, _)) => Shown::number(at as usize + 1),
        None => Shown::own("-"),
    };
    match event {
        Some((_, event)) => {
            if event.suggested {
                rich.own("suggested: ", Role::Dim);
            }
            rich.push(&Shown::new(&event.title, signs), Role::Title);
        }
        None => rich.own("not aligned", Role::Title),
    }
    let mut lead = Line::default();
    lead.own(
        if at_cursor { glyphs(signs).cursor } else { " " },
        Role::Cursor,
    );
    lead.push(number, Role::Dim);
    lead.own(" ", Role::Text);
    let indent = lead.columns(state.config.ambiguous).max(3);
    lead.pad(indent, state.config.ambiguous);
    let words = rich.lines(
        columns.left.saturating_sub(indent + 1).max(1),
        state.config.ambiguous,
        6,
    );
    let mut lines = Page::new();
    for (at, line) in words.into_iter().enumerate() {
        let mut whole = if at == 0 {
            std::mem::take(&mut lead)
        } else {
            Line::of(spaces(indent), Role::Text)
        };
        whole.0.extend(line.0);
        lines.push(whole);
    }
    if lines.is_empty() {
        lines.push(lead);
    }
    (
        lines,
        at_the_edge(state, event.map(|(_, event)| event), columns.right),
    )
}

/// When and where an event is taken to have happened, at the end of a line.
fn at_the_edge(state: &State, event: Option<&crate::case::Event>, columns: usize) -> Line {
    let signs = state.config.signs;
    let mut text = Shown::default();
    if let Some(when) = event.and_then(|event| event.when.as_ref()) {
        text.push(&Shown::new(&when.short(), signs));
    }
    let mut line = Line::default();
    let fitted = crate::text::width::fit(
        &text,
        columns.saturating_sub(1),
        state.config.ambiguous,
        signs,
    );
    let wide = crate::text::width::width(fitted.as_str(), state.config.ambiguous);
    if wide > 0 {
        line.push(spaces(columns.saturating_sub(wide + 1)), Role::Text);
        line.push(fitted, Role::Dim);
        line.own(" ", Role::Text);
    }
    line
}

fn order_mark(state: &State, row: usize) -> Line {
    let departs = state.compare.row(row).and_then(|row| row.order);
    let mut line = Line::default();
    if departs.is_some() {
        line.own(glyphs(state.config.signs).order, Role::Sign);
    }
    line
}
