//! Reading documents as they were printed. The cursor is a stretch of a document's bytes.

mod motion;
pub(super) mod scroll;
pub mod select;

use super::action::Action;
use super::matter::{Place, Printed, Text};
use super::{State, perform};
use crate::annotate::called;
use crate::file::documents::DocumentText;
use crate::text::{anchor, segment};
use std::ops::Range;

/// Where the reader is in the documents.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The document's place in the case.
    pub document: usize,
    /// The bytes under the cursor: a sentence, a word, a character.
    pub span: Range<usize>,
    /// The first byte on the screen; always the start of a line of it.
    pub top: usize,
    /// The words that are selected, if any are.
    pub selection: Option<select::Selection>,
    /// The byte where the mouse was pressed last.
    pub pressed: usize,
    /// Which of the claims under the cursor is meant, when several are.
    chosen: Option<u32>,
    /// The claim to go to when its document's text arrives.
    awaited: Option<u32>,
}

/// The text that is read, if it is here.
#[must_use]
pub fn text(state: &State) -> Option<&DocumentText> {
    state.matter.text(state.read.document)
}

/// The claims of the document that is read, as they are printed.
#[must_use]
pub fn printed(state: &State) -> Option<&Printed> {
    state.matter.printed.get(state.read.document)
}

/// The claims whose words are under the cursor, or selected, in the order they are printed.
#[must_use]
pub fn beneath(state: &State) -> Vec<Place> {
    let span = select::selected(state).unwrap_or_else(|| state.read.span.clone());
    let end = span.end.max(span.start + 1);
    printed(state)
        .map(|all| all.within(span.start, end).take(64).collect())
        .unwrap_or_default()
}

/// The claim under the cursor, or over what is selected: the one that was chosen, else the one that starts last.
#[must_use]
pub fn claim(state: &State) -> Option<u32> {
    let beneath = beneath(state);
    let chosen = beneath
        .iter()
        .find(|place| Some(place.claim) == state.read.chosen);
    chosen.or(beneath.first()).map(|place| place.claim)
}

/// Goes to the words of a claim; when its document is not here yet, as soon as it is.
pub fn go_to_claim(state: &mut State, claim: u32) {
    let Some(document) = state.matter.document_of(claim) else {
        state.tell("this claim has no words in a document");
        return;
    };
    if state.read.document != document {
        state.read = Reading {
            document,
            ..Reading::default()
        };
    }
    let place = state.matter.anchor(claim).and_then(|it| it.range.clone());
    match (state.matter.text(document), place) {
        (Some(_), Some(range)) => go_to(state, range, Some(claim)),
        _ => state.read.awaited = Some(claim),
    }
}

/// Puts the cursor on bytes of the document that is read.
pub fn go_to(state: &mut State, span: Range<usize>, chosen: Option<u32>) {
    state.read.span = span;
    state.read.chosen = chosen;
    state.read.awaited = None;
    state.read.selection = None;
}

/// The whole text of a document of which `before` was here. In another encoding than its beginning seemed to have the same
/// code points stand at other bytes: the reader stays on his.
pub(super) fn went_on(state: &mut State, document: usize, before: &Text) {
    let (Text::Begun(before), true) = (before, document == state.read.document) else {
        return;
    };
    let Some(Text::Here(now)) = state.matter.texts.get(document) else {
        return;
    };
    if now.text.starts_with(&before.text) {
        return;
    }
    let now = std::sync::Arc::clone(now);
    let place = |byte| now.same_place(before, byte);
    let at = place(state.read.span.start);
    let end = place(state.read.span.end).max(at);
    let span = segment::sentence_at(&now.text, at).unwrap_or(at..end);
    state.read.top = place(state.read.top);
    state.read.span = span;
}

/// Another text is in the place of the document that is read: the reader stays about where he was.
pub(super) fn replaced(state: &mut State, document: usize) {
    if document != state.read.document {
        return;
    }
    let Some(text) = text(state) else { return };
    let at = text.text.floor_char_boundary(state.read.span.start);
    let top = text.text.floor_char_boundary(state.read.top);
    let span = segment::sentence_at(&text.text, at).unwrap_or(at..at);
    state.read.top = top;
    state.read.span = span;
    state.read.selection = None;
}

/// A document's text, or the places of the quotes, are here now.
pub(super) fn arrived(state: &mut State, document: usize) {
    if document != state.read.document {
        return;
    }
    if let Some(claim) = state.read.awaited
        && state.matter.text(document).is_some()
        && !state.matter.anchors.is_empty()
    {
        if let Some(range) = state.matter.anchor(claim).and_then(|it| it.range.clone()) {
            go_to(state, range, Some(claim));
        } else {
            state.read.awaited = None;
            state.tell("the words of this claim were not found in the document");
        }
    }
    if state.read.span == (0..0)
        && let Some(text) = text(state)
        && let Some(first) =
            segment::sentence_at(&text.text, 0).or_else(|| segment::next_sentence(&text.text, 0))
    {
        state.read.span = first;
    }
}

/// Does an action of Read.
pub(super) fn perform(state: &mut State, action: Action) {
    if select::perform(state, action) {
        return;
    }
    match action {
        Action::NextDocument | Action::PreviousDocument => {
            other_document(state, action == Action::NextDocument);
        }
        Action::ClaimRow => perform::go_compare(state),
        Action::OtherAccount => other_account(state),
        Action::NextProblem => next_problem(state),
        Action::Stacked => stacked(state),
        Action::ReadPageDown => scroll::page(state, true),
        Action::ReadPageUp => scroll::page(state, false),
        _ => motion::perform(state, action),
    }
}

fn other_document(state: &mut State, forward: bool) {
    let count = state.matter.texts.len();
    if count < 2 {
        state.tell("there is no other document");
        return;
    }
    let step = if forward { 1 } else { count - 1 };
    let document = (state.read.document + step) % count;
    state.read = Reading {
        document,
        ..Reading::default()
    };
    arrived(state, document);
}

/// The claim of the same event in the other account, where there is one.
fn other_account(state: &mut State) {
    let Some(claim) = claim(state) else {
        return state.tell("no claim is under the cursor");
    };
    if !state.compare.go_to_claim(&state.matter, claim) {
        return state.tell("this claim stands in neither pane");
    }
    let other = state.compare.cursor.side.other();
    let Some(counterpart) = state.compare.remembered(other) else {
        return state.tell("the other account has no claim on this event");
    };
    state.compare.cursor.side = other;
    go_to_claim(state, counterpart);
}

fn next_problem(state: &mut State) {
    let from = claim(state).map_or(0, |claim| claim as usize + 1);
    let count = state.matter.anchors.len();
    let doubtful = |at: &usize| {
        let anchor = state.matter.anchors.get(*at).and_then(Option::as_ref);
        anchor.is_some_and(|it| it.state != anchor::State::Sound)
    };
    let found = (from..count).chain(0..from.min(count)).find(doubtful);
    match found.and_then(|at| u32::try_from(at).ok()) {
        Some(claim) => {
            go_to_claim(state, claim);
            if state
                .matter
                .anchor(claim)
                .is_some_and(|it| it.range.is_none())
            {
                let name = called::claim(&state.matter.case, claim);
                state.tell(format!("the words of {name} are not in the document"));
            }
        }
        None => state.tell("every quote stands where it stood"),
    }
}

fn stacked(state: &mut State) {
    let beneath = beneath(state);
    let now = claim(state);
    let at = beneath
        .iter()
        .position(|place| Some(place.claim) == now)
        .unwrap_or(0);
    let next = beneath
        .get(at + 1)
        .or(beneath.first())
        .map(|place| place.claim);
    if beneath.len() < 2 {
        state.tell("no other claim has these words");
    }
    state.read.chosen = next;
}

/// The byte behind the character at a byte.
#[must_use]
pub fn character_end(text: &str, byte: usize) -> usize {
    motion::character(text, byte).map_or(byte, |it| it.end)
}
