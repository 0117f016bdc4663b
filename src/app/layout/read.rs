//! The body of Read: the untouched document, wrapped, with the claims in its gutter.

pub mod gutter;
pub mod lines;
pub mod mouse;
pub mod panel;

use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::matter::Text;
use crate::app::page::{Line, Page, Role, Span};
use crate::app::read;
use crate::app::rich::{Rich, Stretches};
use crate::text::clean::Shown;
use crate::text::width::{fit, width};
use gutter::{gutter, gutter_columns, lanes};
use lines::{Wrapped, trimmed};
use std::ops::Range;

/// The columns of the text.
#[must_use]
pub fn text_columns(state: &State) -> usize {
    let all = usize::from(state.size.columns)
        .saturating_sub(gutter_columns(state) + 1)
        .max(1);
    state
        .config
        .width
        .map_or(all, |most| all.min(usize::from(most).max(10)))
}

/// The lines of the body.
#[must_use]
pub fn body(state: &State) -> Page {
    let rows = state.parts.body;
    let Some(wrapped) = Wrapped::of(state) else {
        return vec![absent(state)];
    };
    let text = wrapped.text;
    let lines = wrapped.lines_from(state.read.top, rows);
    let lanes = lanes(state, &lines);
    let claim = read::claim(state);
    let quoted = claim.and_then(|claim| lanes.iter().find(|(it, _)| it.claim == claim));
    let quoted = quoted.map(|(it, _)| it.start..it.end);
    lines
        .iter()
        .map(|line| {
            let mut whole = gutter(state, line, &lanes);
            let words = trimmed(text, line);
            let quoted = quoted.as_ref();
            let spans = || spans(state, text, &words, quoted);
            let on_it = |it: &Range<usize>| it.start <= line.end && line.start <= it.end;
            if on_it(&cursor_bytes(state)) || quoted.is_some_and(on_it) {
                whole.0.extend(spans());
            } else {
                let kept = state.memory.spans(state, line, spans);
                whole.0.extend_from_slice(&kept);
            }
            whole
        })
        .collect()
}

/// What the cursor is on: the selected words, else its sentence, word or character.
fn cursor_bytes(state: &State) -> Range<usize> {
    read::select::selected(state).unwrap_or_else(|| state.read.span.clone())
}

fn absent(state: &State) -> Line {
    let signs = state.config.signs;
    match state.matter.texts.get(state.read.document) {
        Some(Text::Missing(why)) => {
            Line::of(Shown::own(" ").then(&Shown::new(why, signs)), Role::Warning)
        }
        Some(_) => Line::of(Shown::own(" reading"), Role::Dim),
        None => Line::of(Shown::own(" the case has no document"), Role::Dim),
    }
}

/// The words of a line: where the claim under the cursor, the cursor and what was found stand.
fn spans(
    state: &State,
    text: &str,
    words: &Range<usize>,
    quoted: Option<&Range<usize>>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    let found = state.search.as_ref().map(|search| {
        let from = text.get(words.clone()).unwrap_or_default();
        search
            .in_words(from)
            .into_iter()
            .map(|it| words.start + it.start..words.start + it.end)
            .collect()
    });
    let found: Vec<Range<usize>> = found.unwrap_or_default();
    let mut at = words.start;
    let cursor = cursor_bytes(state);
    let selects = read::select::selected(state).is_some();
    for end in edges(words, &[quoted, Some(&cursor)]) {
        let mut rich = Rich::default();
        rich.stranger(
            text,
            at..end,
            state.config.signs,
            &Stretches {
                found: &found,
                ..Stretches::default()
            },
        );
        let within = |range: &Range<usize>| range.start < end && at < range.end;
        let mut piece = rich.cut(0..rich.text().len());
        for span in &mut piece.0 {
            span.focused = within(&cursor);
            span.selected = span.focused && selects;
            if quoted.is_some_and(within) && span.role == Role::Text {
                span.role = Role::Quoted;
            }
        }
        spans.extend(piece.0);
        at = end;
    }
    spans
}

fn edges(words: &Range<usize>, ranges: &[Option<&Range<usize>>]) -> Vec<usize> {
    let mut edges: Vec<usize> = ranges
        .iter()
        .flatten()
        .flat_map(|it| [it.start, it.end])
        .collect();
    edges.push(words.end);
    edges.retain(|edge| *edge > words.start && *edge <= words.end);
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The column and line, from the top of the body, on which the cursor stands.
#[must_use]
pub fn cursor(state: &State) -> Option<(usize, usize)> {
    let wrapped = Wrapped::of(state)?;
    let lines = wrapped.lines_from(state.read.top, state.parts.body);
    let start = state.read.span.start;
    let at = lines.iter().position(|line| line.contains(&start))?;
    let line = lines.get(at)?;
    let before = Shown::part(wrapped.text, line.start..start, state.config.signs);
    let column = width(before.as_str(), state.config.ambiguous);
    Some((gutter_columns(state) + column, at))
}

/// The second line of the header: which document, where in it, what stands in it.
#[must_use]
pub fn about(state: &State) -> Line {
    let signs = state.config.signs;
    let all = usize::from(state.size.columns);
    let tables = state.matter.case.tables();
    let mut text = Shown::own(" ");
    if let Some(document) = tables.documents.get(state.read.document) {
        text.push(&Shown::new(document.name(), signs));
    }
    let mut edge = Shown::default();
    if let Some(here) = read::text(state).filter(|it| it.encoding != "UTF-8") {
        // The reader must know that somebody else might read other letters here.
        edge.push(&Shown::own("read as ").then(&Shown::new(here.encoding, signs)));
        edge.push(&Shown::own("  "));
    }
    if tables.documents.len() > 1 {
        edge.push(&Shown::own("document ").then(&Shown::number(state.read.document + 1)));
        edge.push(
            &Shown::own(" of ")
                .then(&Shown::number(tables.documents.len()))
                .then(&Shown::own("  ")),
        );
    }
    if let Some(here) = read::text(state) {
        let share = state.read.span.start.saturating_mul(100) / here.text.len().max(1);
        let begun = matches!(
            state.matter.texts.get(state.read.document),
            Some(Text::Begun(_))
        );
        edge.push(&if begun {
            Shown::own(glyphs(signs).more)
        } else {
            Shown::number(share)
        });
        edge.push(&Shown::own(" %  "));
    }
    let count = read::printed(state).map_or(0, |all| all.places().len());
    let word = if count == 1 { " claim " } else { " claims " };
    edge.push(&Shown::number(count).then(&Shown::own(word)));
    let mut line = Line::default();
    let wide = width(edge.as_str(), state.config.ambiguous);
    let room = all.saturating_sub(wide + 1);
    line.push(fit(&text, room, state.config.ambiguous, signs), Role::Title);
    line.pad(all.saturating_sub(wide), state.config.ambiguous);
    line.push(fit(&edge, all, state.config.ambiguous, signs), Role::Dim);
    line
}
