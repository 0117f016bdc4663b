//! One cell of a row: the claims of one account on one event, or its silence.

mod apart;
mod words;

pub use apart::{inner_words, silences};
pub(super) use words::place;
pub use words::{first_words, words};

pub(super) use words::MOST;

use super::{proposed, voice};
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Role, spaces};
use crate::app::rich::Rich;
use crate::case::Finding;
use crate::compare::rows::RowSign;
use crate::compare::{Pane, Side};
use crate::text::clean::Shown;

/// A line of a cell and the claim it belongs to, as its number in the cell.
#[derive(Debug, Clone)]
pub struct CellLine {
    /// The line, as wide as the cell.
    pub line: Line,
    /// Which claim's words it shows.
    pub claim: Option<usize>,
}

/// The columns before a cell's words: room for the cursor, whose mark is put there when it is drawn.
pub const MARGIN: usize = 3;

/// What stands in the margin of a marked claim, behind the cursor.
pub(super) const MARKED: &str = " *";

/// How far further lines of a claim are set in where a cell holds several.
const HANGING: usize = 2;

/// The lines of a cell, each filled up to `columns`; at most about `most` of them.
#[must_use]
pub fn cell(state: &State, row: usize, side: Side, columns: usize, most: usize) -> Vec<CellLine> {
    let mut lines = Vec::new();
    let claims = state.compare.claims(row, side);
    for (number, claim) in claims.iter().enumerate() {
        if lines.len() >= most {
            break;
        }
        let indent = hanging(columns, claims.len());
        claim_lines(
            state,
            side,
            (number, *claim),
            (columns, indent),
            most,
            &mut lines,
        );
    }
    if claims.is_empty() {
        nothing(state, row, side, columns, &mut lines);
    } else {
        // Somebody within the account may be silent where another speaks.
        for rich in silences(state, row, side) {
            push_rich(state, &rich, columns, &mut lines);
        }
    }
    for finding in state.compare.findings_within(&state.matter, row, side) {
        inner(state, finding, columns, &mut lines);
    }
    lines
}

/// The columns for words in a cell of that many.
pub(super) fn words_columns(columns: usize) -> usize {
    columns.saturating_sub(MARGIN + 1).max(1)
}

/// Where a cell holds several claims, further lines of one are set in, so that each can be told from the next without a
/// colour.
pub(super) fn hanging(columns: usize, claims: usize) -> usize {
    if claims > 1 && words_columns(columns) > 2 * HANGING {
        HANGING
    } else {
        0
    }
}

fn claim_lines(
    state: &State,
    side: Side,
    (number, claim): (usize, u32),
    (columns, indent): (usize, usize),
    most: usize,
    lines: &mut Vec<CellLine>,
) {
    let Some(it) = state.matter.case.tables().claims.get(claim as usize) else {
        return;
    };
    let rich = words(state, claim);
    let mut wrapped = rich.hanging(words_columns(columns), indent, state.config.ambiguous, most);
    let pane = match &state.compare.panes[side] {
        Pane::Source(id) => Some(id),
        Pane::Everyone => None,
    };
    put_edge(
        &mut wrapped,
        voice::edge(&state.matter.case, it, pane, state.naming()),
        columns,
        state,
    );
    let marked = state.marks.holds(&it.id);
    for (at, words) in wrapped.into_iter().enumerate() {
        let mark = if marked && at == 0 { MARKED } else { "" };
        lines.push(CellLine {
            line: placed(state, mark, words, columns),
            claim: Some(number),
        });
    }
}

/// Words behind the margin, which holds the mark of a marked claim; the line filled up to the cell's width.
fn placed(state: &State, mark: &'static str, mut words: Line, columns: usize) -> Line {
    let mut line = Line::default();
    line.own(mark, Role::Cursor);
    line.pad(MARGIN, state.config.ambiguous);
    line.0.append(&mut words.0);
    line.pad(columns, state.config.ambiguous);
    line
}

/// Puts the edge mark at the end of the last line, or on a line of its own where it does not fit.
fn put_edge(lines: &mut Vec<Line>, edge: Line, columns: usize, state: &State) {
    if edge.0.is_empty() {
        return;
    }
    let ambiguous = state.config.ambiguous;
    let room = words_columns(columns);
    let edge = Rich::from(edge);
    let mut wrapped = edge.lines(room, ambiguous, 4).into_iter();
    let Some(mut first) = wrapped.next() else {
        return;
    };
    let wide = first.columns(ambiguous);
    match lines.last_mut() {
        Some(last) if last.columns(ambiguous) + 2 + wide <= room => {
            last.pad(room - wide, ambiguous);
            last.0.append(&mut first.0);
        }
        _ => {
            let mut line = Line::default();
            line.push(spaces(room.saturating_sub(wide)), Role::Text);
            line.0.append(&mut first.0);
            lines.push(line);
        }
    }
    lines.extend(wrapped);
}

fn nothing(state: &State, row: usize, side: Side, columns: usize, lines: &mut Vec<CellLine>) {
    let glyph = glyphs(state.config.signs);
    let mut all = silences(state, row, side);
    if all.is_empty() {
        let mut rich = Rich::default();
        rich.own(glyph.nothing, Role::Dim);
        all.push(rich);
    }
    for rich in all {
        push_rich(state, &rich, columns, lines);
    }
}

fn push_rich(state: &State, rich: &Rich, columns: usize, lines: &mut Vec<CellLine>) {
    for words in rich.lines(words_columns(columns), state.config.ambiguous, 40) {
        lines.push(CellLine {
            line: placed(state, "", words, columns),
            claim: None,
        });
    }
}

fn inner(state: &State, finding: &Finding, columns: usize, lines: &mut Vec<CellLine>) {
    push_rich(state, &inner_words(state, finding), columns, lines);
}

/// The sign in the middle column.
#[must_use]
pub fn row_sign(state: &State, row: usize) -> Line {
    let signs = state.config.signs;
    match state.compare.row(row).map(|row| row.sign) {
        Some(RowSign::Judged(relation)) => proposed::sign(relation, false, signs),
        Some(RowSign::Proposed(relation)) => proposed::sign(relation, true, signs),
        Some(RowSign::Unjudged) => Line::of(Shown::own("?"), Role::Dim),
        Some(RowSign::OneSided(_)) => Line::of(Shown::own(glyphs(signs).nothing), Role::Dim),
        Some(RowSign::NotAligned) | None => Line::default(),
    }
}
