//! Where a motion of Read puts an end of what is selected.

use crate::app::action::Action;
use crate::app::read::motion::{character, character_before, last_sentence, near};
use crate::text::segment;
use std::ops::Range;

/// What a motion does to an end.
pub(super) enum Moved {
    /// It is no motion within a document.
    No,
    /// There is nothing in that direction.
    Nowhere,
    /// The end is at this byte.
    To(usize),
}

impl Moved {
    /// Where the end is, if it moved.
    pub(super) fn byte(self) -> Option<usize> {
        match self {
            Self::To(byte) => Some(byte),
            Self::No | Self::Nowhere => None,
        }
    }
}

impl From<Option<usize>> for Moved {
    fn from(byte: Option<usize>) -> Self {
        byte.map_or(Self::Nowhere, Self::To)
    }
}

/// How far a step looks for a word on either side, in bytes.
const WORDS: usize = 1 << 12;

/// Where a motion from byte `at` puts the end of a selection: behind a word, a character, a sentence, a paragraph.
pub(super) fn end(text: &str, at: usize, action: Action) -> Moved {
    match action {
        Action::NextWord => words(text, at).map(|it| it.end).find(|end| *end > at),
        Action::PreviousWord => words(text, at)
            .map(|it| it.end)
            .filter(|end| *end < at)
            .last(),
        Action::NextCharacter => character(text, at).map(|it| it.end),
        Action::PreviousCharacter => character_before(text, at).map(|it| it.start),
        Action::NextSentence => after(text, at, segment::sentence_at),
        Action::PreviousSentence => before(text, at, segment::sentence_at),
        Action::NextParagraph => after(text, at, segment::paragraph_at),
        Action::PreviousParagraph => before(text, at, segment::paragraph_at),
        Action::DocumentEnd => last_sentence(text).map(|it| it.end),
        Action::DocumentStart => segment::sentence_at(text, 0).map(|it| it.start),
        _ => return Moved::No,
    }
    .into()
}

/// Where a motion from byte `at` puts the start of a selection: before a word, a character, a sentence, a paragraph.
pub(super) fn start(text: &str, at: usize, action: Action) -> Moved {
    match action {
        Action::NextWord => words(text, at).map(|it| it.start).find(|start| *start > at),
        Action::PreviousWord => words(text, at)
            .map(|it| it.start)
            .filter(|it| *it < at)
            .last(),
        Action::NextSentence => next(text, at, segment::sentence_at),
        Action::PreviousSentence => previous(text, at, segment::sentence_at),
        Action::NextParagraph => next(text, at, segment::paragraph_at),
        Action::PreviousParagraph => previous(text, at, segment::paragraph_at),
        _ => return end(text, at, action),
    }
    .into()
}

/// The words around a byte, each whole.
fn words(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let (base, window) = near(text, at.saturating_sub(WORDS), at.saturating_add(WORDS));
    segment::words(window).map(move |word| base + word.start..base + word.end)
}

/// The sentence or paragraph at a byte.
type At = fn(&str, usize) -> Option<Range<usize>>;

/// The first end of one behind a byte.
fn after(text: &str, byte: usize, at: At) -> Option<usize> {
    Some(at(text, byte)?.end).filter(|end| *end > byte)
}

/// The last end of one before a byte.
fn before(text: &str, byte: usize, at: At) -> Option<usize> {
    let here = character_before(text, byte).and_then(|it| at(text, it.start))?;
    let last = text.get(..here.start)?.trim_end().len();
    Some(last).filter(|last| *last > 0)
}

/// The first start of one behind a byte.
fn next(text: &str, byte: usize, at: At) -> Option<usize> {
    let here = at(text, byte)?;
    if here.start > byte {
        return Some(here.start);
    }
    Some(at(text, here.end)?.start).filter(|start| *start > byte)
}

/// The last start of one before a byte.
fn previous(text: &str, byte: usize, at: At) -> Option<usize> {
    let solid = text.get(..byte)?.trim_end();
    let last = solid.char_indices().next_back()?.0;
    Some(at(text, last)?.start).filter(|start| *start < byte)
}
