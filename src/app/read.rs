//! Moving in Read: the document as it was printed. The cursor is a stretch of its bytes.

use super::action::Action;
use super::matter::{Place, Printed, Text};
use super::{Showing, State, layout, perform};
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

/// The claims whose words are under the cursor, in the order they are printed.
#[must_use]
pub fn beneath(state: &State) -> Vec<Place> {
    let span = &state.read.span;
    let end = span.end.max(span.start + 1);
    printed(state)
        .map(|all| all.within(span.start, end).take(64).collect())
        .unwrap_or_default()
}

/// The claim under the cursor: the one that was chosen, else the one that starts last.
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
    match action {
        Action::NextDocument | Action::PreviousDocument => {
            other_document(state, action == Action::NextDocument);
        }
        Action::ClaimRow => perform::go_compare(state),
        Action::OtherAccount => other_account(state),
        Action::NextProblem => next_problem(state),
        Action::Stacked => stacked(state),
        Action::ReadPageDown => page(state, true),
        Action::ReadPageUp => page(state, false),
        _ => move_to(state, action),
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
                let id = state
                    .matter
                    .case
                    .tables()
                    .claims
                    .get(claim as usize)
                    .map(|it| it.id.to_string());
                state.tell(format!(
                    "the words of {} are not in the document",
                    id.unwrap_or_default()
                ));
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

fn page(state: &mut State, forward: bool) {
    let rows = state.parts.body.saturating_sub(2).max(1);
    let Some(text) = text(state) else { return };
    let columns = layout::read::text_columns(state);
    let config = &state.config;
    let lines = if forward {
        layout::read::lines_from(&text.text, state.read.top, columns, rows + 1, config)
    } else {
        layout::read::lines_before(&text.text, state.read.top, columns, rows, config)
    };
    let line = if forward { lines.last() } else { lines.first() };
    let Some(line) = line.cloned() else { return };
    let span = segment::sentence_at(&text.text, line.start)
        .filter(|it| it.start >= line.start)
        .or_else(|| segment::next_sentence(&text.text, line.start))
        .unwrap_or(line.clone());
    state.read.top = line.start;
    go_to(state, span, None);
}

fn move_to(state: &mut State, action: Action) {
    let Some(text) = text(state) else { return };
    let (text, span) = (&*text.text, state.read.span.clone());
    let all = printed(state);
    let claimed = |place: Place| (place.start..place.end, Some(place.claim));
    let plain = |span: Range<usize>| (span, None);
    let target = match action {
        Action::NextSentence => segment::next_sentence(text, span.start).map(plain),
        Action::PreviousSentence => segment::previous_sentence(text, span.start).map(plain),
        Action::NextWord => next_word(text, span.start).map(plain),
        Action::PreviousWord => previous_word(text, span.start).map(plain),
        Action::NextCharacter => character(
            text,
            character(text, span.start).map_or(span.end, |it| it.end),
        )
        .map(plain),
        Action::PreviousCharacter => character_before(text, span.start).map(plain),
        Action::NextParagraph => next_paragraph(text, span.start).map(plain),
        Action::PreviousParagraph => previous_paragraph(text, span.start).map(plain),
        Action::NextPrinted => all.and_then(|it| it.after(span.start)).map(claimed),
        Action::PreviousPrinted => all.and_then(|it| it.before(span.start)).map(claimed),
        Action::DocumentStart => segment::sentence_at(text, 0)
            .or_else(|| segment::next_sentence(text, 0))
            .map(plain),
        Action::DocumentEnd => last_sentence(text).map(plain),
        Action::NextUnclaimed => {
            unclaimed(text, all, span.start, segment::next_sentence).map(plain)
        }
        Action::PreviousUnclaimed => {
            unclaimed(text, all, span.start, segment::previous_sentence).map(plain)
        }
        _ => None,
    };
    match target {
        Some((span, chosen)) => go_to(state, span, chosen),
        None => state.tell("there is none"),
    }
}

/// How far a step looks for a word or a paragraph's end, in bytes.
const NEAR: usize = 1 << 16;

fn near(text: &str, from: usize, to: usize) -> (usize, &str) {
    let from = text.floor_char_boundary(from);
    let to = text.ceil_char_boundary(to.min(text.len()));
    (from, text.get(from..to).unwrap_or_default())
}

fn next_word(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte, byte.saturating_add(NEAR));
    let word = segment::words(window).find(|word| word.start > 0)?;
    Some(base + word.start..base + word.end)
}

fn previous_word(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte.saturating_sub(1024), byte);
    let word = segment::words(window).last()?;
    Some(base + word.start..base + word.end)
}

fn character(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte, byte.saturating_add(1024));
    let (range, _) =
        crate::text::width::graphemes(window, crate::text::width::Ambiguous::Narrow).next()?;
    Some(base + range.start..base + range.end)
}

fn character_before(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte.saturating_sub(1024), byte);
    let (range, _) =
        crate::text::width::graphemes(window, crate::text::width::Ambiguous::Narrow).last()?;
    Some(base + range.start..base + range.end)
}

fn next_paragraph(text: &str, byte: usize) -> Option<Range<usize>> {
    let here = segment::paragraph_at(text, byte);
    segment::next_sentence(text, here.map_or(byte, |it| it.end.saturating_sub(1)))
}

fn previous_paragraph(text: &str, byte: usize) -> Option<Range<usize>> {
    let here = segment::paragraph_at(text, byte).map_or(byte, |it| it.start);
    let before = segment::previous_sentence(text, here)?;
    let paragraph = segment::paragraph_at(text, before.start)?;
    segment::sentence_at(text, paragraph.start)
}

fn last_sentence(text: &str) -> Option<Range<usize>> {
    let last = text.floor_char_boundary(text.trim_end().len().saturating_sub(1));
    segment::sentence_at(text, last)
}

/// The first sentence in one direction that no claim quotes from.
fn unclaimed(
    text: &str,
    printed: Option<&Printed>,
    from: usize,
    step: impl Fn(&str, usize) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    let claimed = |it: &Range<usize>| {
        printed.is_some_and(|all| all.within(it.start, it.end).next().is_some())
    };
    std::iter::successors(step(text, from), |it| step(text, it.start)).find(|it| !claimed(it))
}

/// Moves the top of the screen so that the cursor is seen; looks only at the text near it.
pub(super) fn follow(state: &mut State) {
    if state.showing != Showing::Read {
        return;
    }
    let rows = state.parts.body.max(1);
    let columns = layout::read::text_columns(state);
    let Some(text) = text(state) else { return };
    let text = &*text.text;
    let config = &state.config;
    let first = layout::read::line_at(text, state.read.span.start, columns, config);
    let top = layout::read::line_at(text, state.read.top, columns, config).start;
    let top = if first.start < top {
        layout::read::lines_before(text, first.start, columns, rows / 4, config)
            .first()
            .map_or(first.start, |line| line.start)
    } else {
        let seen = layout::read::lines_from(text, top, columns, rows, config);
        let last = state
            .read
            .span
            .end
            .saturating_sub(1)
            .max(state.read.span.start);
        let ends_here = seen
            .last()
            .is_some_and(|line| last < line.end || line.end == text.len());
        let begins_high = seen.first().is_some_and(|line| first.start == line.start);
        if ends_here || begins_high {
            top
        } else {
            // The whole of it when it fits, else its beginning at the top.
            let end = layout::read::line_at(text, last, columns, config);
            let above = layout::read::lines_before(
                text,
                end.start,
                columns,
                rows.saturating_sub(2),
                config,
            );
            let top = above.first().map_or(end.start, |line| line.start);
            top.min(first.start)
        }
    };
    state.read.top = top;
}
