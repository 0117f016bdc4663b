//! One cell of a row: the claims of one account on one event, or its silence.

use super::voice;
use crate::app::State;
use crate::app::glyphs::{glyphs, sign};
use crate::app::page::{Line, Role, spaces};
use crate::app::rich::{Brackets, Rich, Stretches};
use crate::case::{Finding, Silence, Word};
use crate::compare::rows::RowSign;
use crate::compare::{Pane, Side};
use crate::text::anchor;
use crate::text::clean::Shown;
use crate::text::segment;
use std::ops::Range;

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

/// How far further lines of a claim are set in where a cell holds several.
const HANGING: usize = 2;

/// The most of one claim that a cell shows, in bytes; Read shows all of it.
pub(super) const MOST: usize = 1 << 16;

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
    let signs = state.config.signs;
    let rich = words(state, claim);
    let mut wrapped = rich.hanging(words_columns(columns), indent, state.config.ambiguous, most);
    let pane = match &state.compare.panes[side] {
        Pane::Source(id) => Some(id),
        Pane::Everyone => None,
    };
    put_edge(
        &mut wrapped,
        voice::edge(&state.matter.case, it, pane, signs),
        columns,
        state,
    );
    for words in wrapped {
        lines.push(CellLine {
            line: placed(state, words, columns),
            claim: Some(number),
        });
    }
}

/// Words behind the margin, the line filled up to the cell's width.
fn placed(state: &State, mut words: Line, columns: usize) -> Line {
    let mut line = Line::default();
    line.pad(MARGIN, state.config.ambiguous);
    line.0.append(&mut words.0);
    line.pad(columns, state.config.ambiguous);
    line
}

/// The claim's words, with what differs, what was found, and marks for doubtful places.
#[must_use]
pub fn words(state: &State, claim: u32) -> Rich {
    let mut rich = Rich::default();
    let Some(it) = state.matter.case.tables().claims.get(claim as usize) else {
        return rich;
    };
    let signs = state.config.signs;
    let text = it.words();
    let differs = differing(state, claim);
    let found = state
        .search
        .as_ref()
        .map(|search| search.in_words(text))
        .unwrap_or_default();
    let plain = state.config.look.depth == crate::app::config::Depth::None;
    let brackets = plain.then(|| Brackets::of(signs));
    let end = text.floor_char_boundary(MOST);
    if it.suggested {
        rich.own("suggested: ", Role::Dim);
    }
    rich.stranger(
        text,
        0..end,
        signs,
        &Stretches {
            differs: &differs,
            found: &found,
            brackets,
        },
    );
    if end < text.len() {
        rich.own(" ", Role::Dim);
        rich.own(glyphs(signs).more, Role::Dim);
        rich.own(" Enter shows the rest", Role::Dim);
    }
    if it.aligned == crate::case::Alignment::Doubtful {
        rich.own(" (alignment doubtful)", Role::Dim);
    }
    match state.matter.anchor(claim).map(|it| it.state) {
        Some(anchor::State::Moved) => rich.own(" (moved: a accepts)", Role::Warning),
        Some(anchor::State::Doubtful) => rich.own(" (place doubtful)", Role::Warning),
        Some(anchor::State::Lost) => rich.own(" (not found in the document)", Role::Warning),
        Some(anchor::State::Sound) | None => {}
    }
    rich
}

/// The words of a claim that carry a difference, over all findings it has a part in.
fn differing(state: &State, claim: u32) -> Vec<Range<usize>> {
    let case = &state.matter.case;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for finding in case.findings_of(claim as usize) {
        let Some(finding) = case.tables().findings.get(*finding as usize) else {
            continue;
        };
        ranges.extend(state.compare.differing(&state.matter, finding, claim));
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
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
            line: placed(state, words, columns),
            claim: None,
        });
    }
}

/// The recorded silences of a cell's account: `· silent (not asked)`.
#[must_use]
pub fn silences(state: &State, row: usize, side: Side) -> Vec<Rich> {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let own = match &state.compare.panes[side] {
        Pane::Source(id) => Some(id),
        Pane::Everyone => None,
    };
    let written = |silence: &&Silence| {
        let mut rich = Rich::default();
        rich.own(glyphs(signs).nothing, Role::Sign);
        rich.own(" ", Role::Dim);
        if Some(&silence.source) != own {
            rich.push(
                &voice::name_of(case, &silence.source, signs),
                voice::role(case, &silence.source),
            );
            rich.own(" ", Role::Dim);
        }
        rich.own("silent", Role::Dim);
        if silence.reason != crate::case::Reason::Unknown {
            rich.own(" (", Role::Dim);
            rich.push(
                &Shown::new(&silence.reason.spelling().replace('-', " "), signs),
                Role::Dim,
            );
            rich.own(")", Role::Dim);
        }
        if let Some(note) = &silence.note {
            rich.own(" ", Role::Dim);
            rich.push(&Shown::new(note, signs), Role::Dim);
        }
        rich
    };
    state
        .compare
        .silences(&state.matter, row, side)
        .iter()
        .map(written)
        .collect()
}

fn inner(state: &State, finding: &Finding, columns: usize, lines: &mut Vec<CellLine>) {
    push_rich(state, &inner_words(state, finding), columns, lines);
}

/// A finding inside an account in one run: sign, word, facets, and the first words of both claims.
#[must_use]
pub fn inner_words(state: &State, finding: &Finding) -> Rich {
    let signs = state.config.signs;
    let mut rich = Rich::default();
    rich.push(&sign(finding.relation, signs), Role::Sign);
    rich.own(" within: ", Role::Dim);
    for (at, id) in finding.claims.iter().enumerate() {
        if at > 0 {
            rich.own(" / ", Role::Dim);
        }
        let words = state
            .matter
            .case
            .claim(id)
            .map_or("", |claim| claim.words());
        rich.push(&first_words(words, 5, state), Role::Dim);
    }
    for facet in &finding.facets {
        rich.own(" ", Role::Dim);
        rich.own(glyphs(signs).dot, Role::Dim);
        rich.own(" ", Role::Dim);
        rich.own(facet.spelling(), Role::Dim);
    }
    rich
}

/// The first words of a text, in quotation marks.
#[must_use]
pub fn first_words(text: &str, count: usize, state: &State) -> Shown {
    let signs = state.config.signs;
    let head = text
        .get(..text.floor_char_boundary(400))
        .unwrap_or_default();
    let end = segment::words(head)
        .nth(count.saturating_sub(1))
        .map_or(head.len(), |word| word.end);
    let start = head.get(..end).unwrap_or_default();
    let rest = if end < text.len() {
        glyphs(signs).more
    } else {
        ""
    };
    let (open, close) = match signs {
        crate::text::clean::Signs::Unicode => ("“", "”"),
        crate::text::clean::Signs::Ascii => ("\"", "\""),
    };
    Shown::own(open)
        .then(&Shown::new(start, signs))
        .then(&Shown::own(rest))
        .then(&Shown::own(close))
}

/// The sign in the middle column.
#[must_use]
pub fn row_sign(state: &State, row: usize) -> Line {
    let signs = state.config.signs;
    match state.compare.row(row).map(|row| row.sign) {
        Some(RowSign::Judged(relation)) => Line::of(sign(relation, signs), Role::Sign),
        Some(RowSign::Unjudged) => Line::of(Shown::own("?"), Role::Dim),
        Some(RowSign::OneSided(_)) => Line::of(Shown::own(glyphs(signs).nothing), Role::Dim),
        Some(RowSign::NotAligned) | None => Line::default(),
    }
}
