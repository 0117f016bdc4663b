//! From word to word, sentence to sentence, claim to claim of a document.

use super::{go_to, printed, text};
use crate::app::State;
use crate::app::action::Action;
use crate::app::matter::{Place, Printed};
use crate::text::segment;
use crate::text::width::{Ambiguous, graphemes};
use std::ops::Range;

/// Moves the cursor.
pub(super) fn perform(state: &mut State, action: Action) {
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

pub(super) fn near(text: &str, from: usize, to: usize) -> (usize, &str) {
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

pub(super) fn character(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte, byte.saturating_add(1024));
    let (range, _) = graphemes(window, Ambiguous::Narrow).next()?;
    Some(base + range.start..base + range.end)
}

pub(super) fn character_before(text: &str, byte: usize) -> Option<Range<usize>> {
    let (base, window) = near(text, byte.saturating_sub(1024), byte);
    let (range, _) = graphemes(window, Ambiguous::Narrow).last()?;
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

pub(super) fn last_sentence(text: &str) -> Option<Range<usize>> {
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
