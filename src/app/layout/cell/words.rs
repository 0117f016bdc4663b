//! The words of a claim in a cell: what differs, what was found, and what is to be known of their place.

use crate::app::State;
use crate::app::config::Depth;
use crate::app::glyphs::glyphs;
use crate::app::layout::{proposed, voice};
use crate::app::page::Role;
use crate::app::rich::{Brackets, Rich, Stretches};
use crate::case::Alignment;
use crate::text::clean::Shown;
use crate::text::{anchor, segment};
use std::ops::Range;

/// The most of one claim that a cell shows, in bytes; Read shows all of it.
pub(in crate::app::layout) const MOST: usize = 1 << 16;

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
    let plain = state.config.look.depth == Depth::None;
    let brackets = plain.then(|| Brackets::of(signs));
    let end = text.floor_char_boundary(MOST);
    proposed::mark(&mut rich, it.suggested, signs);
    rich.stranger(
        text,
        0..end,
        signs,
        &Stretches {
            differs: &differs,
            found: &found,
            brackets,
            suggested: it.suggested,
        },
    );
    if end < text.len() {
        rich.own(" ", Role::Dim);
        rich.own(glyphs(signs).more, Role::Dim);
        rich.own(" Enter shows the rest", Role::Dim);
    }
    if it.aligned == Alignment::Doubtful {
        rich.own(" (alignment doubtful)", Role::Dim);
    }
    rich.own(place(state, claim), Role::Warning);
    rich
}

/// What is wrong with the place of a claim's words; nothing when they stand where they stood.
pub(in crate::app::layout) fn place(state: &State, claim: u32) -> &'static str {
    match state.matter.anchor(claim).map(|it| it.state) {
        Some(anchor::State::Moved) => " (moved: a accepts)",
        Some(anchor::State::Doubtful) => " (place doubtful)",
        Some(anchor::State::Lost) => " (not found in the document)",
        Some(anchor::State::Sound) | None => "",
    }
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
    let (open, close) = voice::marks(signs);
    Shown::own(open)
        .then(&Shown::new(start, signs))
        .then(&Shown::own(rest))
        .then(&Shown::own(close))
}
