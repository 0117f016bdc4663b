//! Words are selected: where a selection begins, how motions and the mouse extend it, how it is trimmed to what is meant.

mod ends;

use super::{go_to, text};
use crate::app::State;
use crate::app::action::Action;
use crate::text::{portions, segment};
use std::ops::Range;

/// The words that are selected, in the document that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Their bytes.
    pub range: Range<usize>,
    /// Whether motions move the end, not the start.
    pub at_end: bool,
    /// Where the cursor was before.
    origin: Range<usize>,
    /// Which of the stretches of the sentence this is, from 0, and of how many; when it is one of them.
    step: Option<(usize, usize)>,
}

impl Selection {
    fn new(range: Range<usize>, origin: Range<usize>) -> Self {
        Self {
            range,
            at_end: true,
            origin,
            step: None,
        }
    }
}

/// What is selected; nothing else is when something is.
#[must_use]
pub fn selected(state: &State) -> Option<Range<usize>> {
    state.read.selection.as_ref().map(|it| it.range.clone())
}

/// Which of the stretches of a sentence is selected, from 1, and of how many.
#[must_use]
pub fn step(state: &State) -> Option<(usize, usize)> {
    let (at, of) = state.read.selection.as_ref()?.step?;
    Some((at + 1, of))
}

/// Does an action of Read while words are selected; whether it is one that has to do with the selection.
pub(super) fn perform(state: &mut State, action: Action) -> bool {
    match action {
        Action::Select => begin(state),
        Action::SelectSentence => stretch(state),
        Action::SelectParagraph => paragraph(state),
        Action::OtherEnd => other_end(state),
        _ => return state.read.selection.is_some() && extend(state, action),
    }
    true
}

/// Begins with the word under the cursor, the first one of a sentence; selecting already, it leaves.
fn begin(state: &mut State) {
    if state.read.selection.is_some() {
        leave(state);
        return;
    }
    let Some(text) = text(state) else { return };
    let span = state.read.span.clone();
    let inside = text.text.get(span.clone()).unwrap_or_default();
    let first = segment::words(inside).next();
    let word = first.map_or(span.clone(), |it| span.start..span.start + it.end);
    select(state, Selection::new(word, span));
}

/// The sentence, then what is said in it, its clauses, its quotations, and round again.
fn stretch(state: &mut State) {
    let Some(text) = text(state) else { return };
    let before = state.read.selection.clone();
    let origin = before
        .as_ref()
        .map_or(&state.read.span, |it| &it.origin)
        .clone();
    let at = before.as_ref().map_or(origin.start, |it| match it.step {
        Some(_) => origin.start,
        None => it.range.start,
    });
    let all = portions::portions(&text.text, at);
    let step = before
        .and_then(|it| it.step)
        .map_or(0, |(step, _)| step + 1);
    let step = if step < all.len() { step } else { 0 };
    if let Some(range) = all.get(step) {
        let selection = Selection {
            step: Some((step, all.len())),
            ..Selection::new(range.clone(), origin)
        };
        select(state, selection);
    }
}

fn paragraph(state: &mut State) {
    let Some(text) = text(state) else { return };
    let span = &state.read.span;
    if let Some(range) = segment::paragraph_at(&text.text, span.start) {
        let origin = origin(state);
        select(state, Selection::new(range, origin));
    }
}

fn other_end(state: &mut State) {
    if let Some(mut selection) = state.read.selection.take() {
        selection.at_end = !selection.at_end;
        select(state, selection);
    }
}

/// The end that a motion gives words which end at a byte.
pub(in crate::app) fn end_after(text: &str, at: usize, action: Action) -> Option<usize> {
    ends::end(text, at, action).byte()
}

/// The start that a motion gives words which start at a byte.
pub(in crate::app) fn start_after(text: &str, at: usize, action: Action) -> Option<usize> {
    ends::start(text, at, action).byte()
}

/// Moves an end as a motion would move the cursor from it; whether the action is such a motion.
fn extend(state: &mut State, action: Action) -> bool {
    let (Some(text), Some(selection)) = (text(state), &state.read.selection) else {
        return false;
    };
    let range = &selection.range;
    let end = if selection.at_end {
        ends::end(&text.text, range.end, action)
    } else {
        ends::start(&text.text, range.start, action)
    };
    match end {
        ends::Moved::No => return false,
        ends::Moved::Nowhere => state.tell("there is none"),
        ends::Moved::To(byte) => to(state, byte),
    }
    true
}

/// Puts the end that moves on a byte; when it passes the other end, that one stays and the two change places.
fn to(state: &mut State, byte: usize) {
    let Some(mut selection) = state.read.selection.take() else {
        return;
    };
    let Range { start, end } = selection.range;
    let fixed = if selection.at_end { start } else { end };
    if byte == fixed {
        selection.range = start..end;
        state.tell("nothing would be left");
    } else {
        selection.at_end = byte > fixed;
        selection.range = byte.min(fixed)..byte.max(fixed);
        selection.step = None;
    }
    select(state, selection);
}

/// Moves the start forward, or the end back, to a word that begins with a letter.
pub(in crate::app) fn trim(state: &mut State, at_end: bool, letter: char) {
    let (Some(text), Some(selection)) = (text(state), &state.read.selection) else {
        return;
    };
    let range = &selection.range;
    let found = if at_end {
        portions::end_at_letter(&text.text, range, letter)
    } else {
        portions::start_at_letter(&text.text, range, letter)
    };
    let Some(found) = found else {
        return state.tell(format!(
            "no other word in the selection begins with {letter}"
        ));
    };
    if let Some(selection) = &mut state.read.selection {
        selection.at_end = at_end;
    }
    to(state, found);
}

/// The mouse is dragged to a byte: the selection goes from where it was pressed to there, whole characters.
pub(in crate::app) fn drag(state: &mut State, from: usize, at: Range<usize>) {
    let range = from.min(at.start)..from.max(at.end);
    if range.is_empty() {
        return;
    }
    let selection = Selection {
        at_end: at.end > from,
        ..Selection::new(range, origin(state))
    };
    select(state, selection);
}

fn origin(state: &State) -> Range<usize> {
    let selection = state.read.selection.as_ref();
    selection.map_or(&state.read.span, |it| &it.origin).clone()
}

/// Selects, and puts the cursor on the character at the end that moves.
fn select(state: &mut State, selection: Selection) {
    let Some(text) = text(state) else { return };
    let range = &selection.range;
    let span = if selection.at_end {
        super::motion::character_before(&text.text, range.end).unwrap_or(range.clone())
    } else {
        super::motion::character(&text.text, range.start).unwrap_or(range.clone())
    };
    go_to(state, span, None);
    state.read.selection = Some(selection);
}

/// Selects nothing any more: the cursor is where it was before. Whether anything was selected.
pub(in crate::app) fn leave(state: &mut State) -> bool {
    let Some(selection) = state.read.selection.take() else {
        return false;
    };
    go_to(state, selection.origin, None);
    true
}
