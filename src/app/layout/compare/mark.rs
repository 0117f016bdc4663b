//! The cursor on a block: its mark on the heading and the claim, and which claim the other side remembers.

use super::block::{Block, BlockLine};
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::cell::{MARGIN, MARKED};
use crate::app::layout::stacked;
use crate::app::page::{Line, Page, Role};
use crate::compare::Side;
use std::ops::Range;

/// The line of the cursor's block on which its claim begins, or the first of it that is `seen`.
pub(super) fn line(state: &State, block: &Block, seen: usize) -> usize {
    let cursor = &state.compare.cursor;
    lines(block, cursor.side, cursor.claim[cursor.side])
        .map_or(0, |lines| lines.start)
        .max(seen)
}

fn lines(block: &Block, side: Side, claim: usize) -> Option<Range<usize>> {
    let mut claims = block.claims.iter();
    let found = claims.find(|(of, at, _)| (*of, *at) == (side, claim));
    found.map(|(.., lines)| lines.clone())
}

/// The lines of the block under the cursor. A claim that begins above the first line that is `seen` has its mark there: one
/// that is wholly above it, a mark that says so.
pub(super) fn marked(state: &State, block: &Block, seen: usize) -> Page {
    let mut lines = block.lines.clone();
    if let Some(first) = lines.first_mut() {
        put(
            state,
            &mut first.sides.left,
            1,
            glyphs(state.config.signs).cursor,
        );
    }
    for side in Side::ALL {
        mark_side(state, block, (side, seen), &mut lines);
    }
    lines.iter().map(BlockLine::joined).collect()
}

fn mark_side(state: &State, block: &Block, (side, seen): (Side, usize), lines: &mut [BlockLine]) {
    let cursor = &state.compare.cursor;
    let glyph = glyphs(state.config.signs);
    let focused = side == cursor.side;
    let claims = state.compare.claims(cursor.row, side).len();
    // Stacked lines are left only.
    let part = if stacked(state) { Side::Left } else { side };
    let begins = block.cells[side];
    let range = match claims {
        0 => Some(begins..begins + 1),
        _ => self::lines(block, side, cursor.claim[side]),
    };
    let range = range.unwrap_or_default();
    if focused && claims > 0 && range.end <= seen {
        if let Some(first) = lines.get_mut(seen) {
            put(state, &mut first.sides[part], MARGIN, glyph.upward);
        }
        return;
    }
    let marked = lines.get_mut(range.start.max(seen)..range.end);
    let marked = marked.unwrap_or_default();
    if let Some(first) = marked.first_mut() {
        match (focused, claims > 1) {
            (true, _) => put(state, &mut first.sides[part], MARGIN, glyph.cursor),
            // The other side remembers its claim: `r` relates the two.
            (false, true) => put(state, &mut first.sides[part], MARGIN, glyph.remembered),
            (false, false) => {}
        }
    }
    for line in marked.iter_mut().filter(|_| focused) {
        line.sides[part]
            .0
            .iter_mut()
            .for_each(|span| span.focused = true);
    }
}

/// The heading of a row that begins above the screen, with a sign that it does; it stands in place of a line that is read
/// half a screen earlier.
pub(super) fn goes_on(state: &State, block: &Block) -> Line {
    let mut heading = block.lines.first().cloned().unwrap_or_default();
    put(
        state,
        &mut heading.sides.left,
        1,
        glyphs(state.config.signs).upward,
    );
    heading.joined()
}

/// Puts a sign into the margin that a line begins with; the mark of a marked claim stays behind it.
fn put(state: &State, line: &mut Line, margin: usize, sign: &'static str) {
    let mut marked = Line::default();
    marked.own(sign, Role::Cursor);
    let mut rest = line.0.drain(..);
    let first = rest.next();
    if first.is_some_and(|span| span.text.as_str() == MARKED) {
        rest.next();
        marked.own("*", Role::Cursor);
    }
    marked.pad(margin, state.config.ambiguous);
    marked.0.extend(rest);
    *line = marked;
}
