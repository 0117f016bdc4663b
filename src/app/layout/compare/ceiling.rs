//! How many lines a row takes at most, found without laying it out: thousands of typed-ahead moves
//! over rows that surely fit the screen need no layout but the last.

use super::columns;
use crate::app::State;
use crate::app::config::Depth;
use crate::app::layout::{cell, stacked};
use crate::case::{Claim, Finding, Silence};
use crate::compare::Side;

/// The columns of the program's own words around a stranger's: `(not found in the document)`.
const OWN: usize = 100;
/// The most lines of a heading with the event's time.
const HEADING: usize = 7;
/// The most lines of the mark at a claim's edge.
const EDGE: usize = 4;
/// How much of a claim is quoted where a finding inside one account stands, in bytes.
const QUOTED: usize = 400;

/// The lines that a shown row takes at most.
#[must_use]
pub fn ceiling(state: &State, row: usize) -> usize {
    let [left, right] = Side::ALL.map(|side| cell(state, row, side));
    if stacked(state) {
        HEADING + 2 + left + right
    } else {
        HEADING + left.max(right)
    }
}

fn cell(state: &State, row: usize, side: Side) -> usize {
    let all_columns = columns(state)[side];
    let columns = cell::words_columns(all_columns);
    let plain = state.config.look.depth == Depth::None;
    let claims = state.compare.claims(row, side);
    let narrower = columns - cell::hanging(all_columns, claims.len());
    let all = &state.matter.case.tables().claims;
    let claims_lines = claims.iter().filter_map(|at| all.get(*at as usize));
    let mut lines: usize = claims_lines
        .map(|claim| EDGE + of_claim(claim, plain).lines(narrower))
        .sum();
    let silences = state.compare.silences(&state.matter, row, side);
    let silences = silences.iter().map(|it| of_silence(state, it));
    lines += silences.map(|it| it.lines(columns)).sum::<usize>().max(1);
    let inner = state.compare.findings_within(&state.matter, row, side);
    lines += inner
        .into_iter()
        .map(|it| of_finding(state, it).lines(columns))
        .sum::<usize>();
    lines
}

fn of_claim(claim: &Claim, plain: bool) -> Extent {
    let text = claim.words();
    let head = text.get(..text.floor_char_boundary(cell::MOST));
    let extent = Extent::of(head.unwrap_or_default());
    // At worst every other letter stands in brackets of its own.
    extent.times(if plain { 5 } else { 1 })
}

fn of_silence(state: &State, silence: &Silence) -> Extent {
    let source = state.matter.case.source(&silence.source);
    let name = source.map_or(silence.source.as_str(), |it| {
        it.called(state.config.aliases)
    });
    Extent::of(name).and(Extent::of(silence.note.as_deref().unwrap_or_default()))
}

fn of_finding(state: &State, finding: &Finding) -> Extent {
    let facets = Extent {
        columns: finding.facets.len() * 20,
        word: 20,
    };
    finding.claims.iter().fold(facets, |extent, id| {
        let text = state.matter.case.claim(id).map_or("", |it| it.words());
        let head = text.get(..text.floor_char_boundary(QUOTED));
        extent.and(Extent::of(head.unwrap_or_default()))
    })
}

/// No text takes more columns than this, nor has a longer word.
#[derive(Debug, Clone, Copy)]
struct Extent {
    columns: usize,
    word: usize,
}

impl Extent {
    fn of(text: &str) -> Self {
        let (mut columns, mut word, mut longest) = (0, 0, 0);
        for byte in text.bytes() {
            // A mark for what must not be shown takes four columns a byte at most: `<U+0085>`.
            let wide = if matches!(byte, b' '..=b'~') { 1 } else { 4 };
            word = if byte == b' ' { 0 } else { word + wide };
            longest = longest.max(word);
            columns += wide;
        }
        Self {
            columns,
            word: longest,
        }
    }

    fn times(self, factor: usize) -> Self {
        Self {
            columns: self.columns * factor,
            word: self.word * factor,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            columns: self.columns + other.columns,
            word: self.word.max(other.word),
        }
    }

    /// The lines it makes at most, with the program's own words around it. A line is broken where the
    /// next word does not fit, so each but the last holds all columns but one word's; where words are
    /// longer than that, two lines together hold a line's columns.
    fn lines(self, columns: usize) -> usize {
        let all = self.columns + OWN;
        let word = self.word.max(20);
        if columns < 4 {
            1 + all
        } else if 2 * word < columns {
            1 + all / (columns - word)
        } else {
            2 + 2 * all / (columns - 2)
        }
    }
}
