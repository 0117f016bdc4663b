//! The gutter of Read: which claims stand on a line, one lane each.

use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::{proposed, voice};
use crate::app::matter::Place;
use crate::app::page::{Line, Role};
use crate::app::read;
use crate::text::anchor;
use crate::text::clean::Shown;
use crate::text::width::{fit, width};
use std::ops::Range;

/// The most claims that stand side by side in the gutter; the last lane says `+` when there are more.
const LANES: usize = 4;

/// The columns of one lane of the gutter: the widest letter's.
#[must_use]
pub fn lane_columns(state: &State) -> usize {
    let sources = state.matter.case.tables().sources.iter().take(64);
    let wide = sources.map(|source| {
        let letter = voice::letter(&state.matter.case, &source.id, state.naming());
        width(letter.as_str(), state.config.ambiguous)
    });
    wide.max().unwrap_or(1).clamp(1, 2)
}

/// How many lanes the gutter has.
fn lane_count(state: &State) -> usize {
    if state.size.columns < 40 { 2 } else { LANES }
}

/// The columns of the gutter: the cursor's, the lanes, one free.
pub(super) fn gutter_columns(state: &State) -> usize {
    lane_count(state) * state.memory.lane(state) + 2
}

/// The claims on the screen, each with its lane in the gutter.
pub(super) fn lanes(state: &State, lines: &[Range<usize>]) -> Vec<(Place, usize)> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    let mut lanes: Vec<(Place, usize)> = Vec::new();
    let places = read::printed(state).map(|all| all.within(first.start, last.end).take(4096));
    for place in places.into_iter().flatten() {
        // A lane is taken on a whole line of the screen, not only on the words.
        let begins = lines
            .iter()
            .find(|line| line.end > place.start)
            .map_or(0, |line| line.start);
        let taken = |lane: usize| lanes.iter().any(|(it, at)| *at == lane && it.end > begins);
        let lane = (0..LANES).find(|lane| !taken(*lane)).unwrap_or(LANES);
        lanes.push((place, lane));
    }
    lanes
}

/// One lane a claim: its source's letter where it begins, a bar where it goes on; `+` in the last
/// lane where there are more. Of one that is only suggested the letter is small and the bar is dotted.
pub(super) fn gutter(state: &State, line: &Range<usize>, lanes: &[(Place, usize)]) -> Line {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let count = lane_count(state);
    let wide = state.memory.lane(state);
    let mut cells: Vec<(Shown, Role)> = vec![(Shown::default(), Role::Text); count];
    let on_line = lanes
        .iter()
        .filter(|(it, _)| it.start < line.end && it.end > line.start);
    for (place, lane) in on_line {
        let more = *lane >= count;
        let cell = cells.get_mut((*lane).min(count - 1));
        if let (Some(cell), Some(sign)) = (cell, lane_sign(state, line, place)) {
            *cell = if more {
                (Shown::own("+"), Role::Dim)
            } else {
                sign
            };
        }
    }
    let mut gutter = Line::default();
    let here = line.contains(&state.read.span.start);
    gutter.own(if here { glyphs(signs).cursor } else { " " }, Role::Cursor);
    for (at, (text, role)) in cells.into_iter().enumerate() {
        gutter.push(fit(&text, wide, ambiguous, signs), role);
        gutter.pad(1 + (at + 1) * wide, ambiguous);
    }
    gutter.pad(count * wide + 2, ambiguous);
    gutter
}

fn lane_sign(state: &State, line: &Range<usize>, place: &Place) -> Option<(Shown, Role)> {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let claim = case.tables().claims.get(place.claim as usize)?;
    let text = match (
        line.contains(&place.start),
        state.matter.anchor(place.claim).map(|it| it.state),
    ) {
        (true, Some(anchor::State::Moved)) => Shown::own("!"),
        (true, Some(anchor::State::Doubtful)) => Shown::own("?"),
        (true, _) => {
            let letter = voice::letter(case, &claim.source, state.naming());
            match claim.suggested {
                true => Shown::new(&letter.as_str().to_lowercase(), signs),
                false => letter,
            }
        }
        (false, _) => Shown::own(glyphs(signs).gutter[usize::from(claim.suggested)]),
    };
    let role = voice::role(case, &claim.source);
    Some((text, proposed::role(claim.suggested, role)))
}
