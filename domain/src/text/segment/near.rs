//! The sentence and the paragraph at a place, by looking at its neighbourhood only.

use std::ops::Range;

use super::paragraphs::paragraphs_of;
use super::sentences::sentences;
use super::trimmed;

/// How far a paragraph's ends are looked for on either side of a place, in bytes; a longer one is cut there between words.
const NEIGHBOURHOOD: usize = 64 * 1024;

/// The paragraph at byte `byte`; between two paragraphs the next, behind the last one that. `None` when there is only white
/// space near.
#[must_use]
pub fn paragraph_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let at = solid(text, byte)?;
    let mut last = None;
    for paragraph in paragraphs_of(text, block(text, at)) {
        if paragraph.end > at {
            return Some(paragraph);
        }
        last = Some(paragraph);
    }
    last
}

/// The sentence at byte `byte`; between two sentences the next, behind the last one that.
#[must_use]
pub fn sentence_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let at = solid(text, byte)?;
    let paragraph = paragraph_at(text, at)?;
    let inside = text.get(paragraph.clone())?;
    let mut last = None;
    for sentence in sentences(inside) {
        let sentence = paragraph.start + sentence.start..paragraph.start + sentence.end;
        if sentence.end > at {
            return Some(sentence);
        }
        last = Some(sentence);
    }
    last
}

/// The sentence behind the one at byte `byte`; `None` behind the last.
#[must_use]
pub fn next_sentence(text: &str, byte: usize) -> Option<Range<usize>> {
    let here = sentence_at(text, byte)?;
    let rest = text.get(here.end..)?;
    let next = here.end + (rest.len() - rest.trim_start().len());
    let found = sentence_at(text, next).filter(|found| next < text.len() && found.end > next)?;
    // In a paragraph longer than the neighbourhood the two looks may cut it differently.
    Some(trimmed(text, found.start.max(here.end)..found.end))
}

/// The sentence before the one at byte `byte`; `None` before the first.
#[must_use]
pub fn previous_sentence(text: &str, byte: usize) -> Option<Range<usize>> {
    let here = sentence_at(text, byte)?;
    let before = text.get(..here.start)?.trim_end();
    let (last, _) = before.char_indices().next_back()?;
    let found = sentence_at(text, last)?;
    Some(trimmed(
        text,
        found.start.min(last)..found.end.min(here.start),
    ))
}

/// The first byte from `byte` on that is no white space; behind the last one, that one.
fn solid(text: &str, byte: usize) -> Option<usize> {
    let at = text.floor_char_boundary(byte);
    let after = text.get(at..)?;
    match after.find(|ch: char| !ch.is_whitespace()) {
        Some(offset) => Some(at + offset),
        None => text
            .get(..at)?
            .trim_end()
            .char_indices()
            .next_back()
            .map(|(at, _)| at),
    }
}

/// The stretch without blank lines around `at`, at most the neighbourhood.
fn block(text: &str, at: usize) -> Range<usize> {
    let first = text
        .ceil_char_boundary(at.saturating_sub(NEIGHBOURHOOD))
        .min(at);
    let last = text.floor_char_boundary(at.saturating_add(NEIGHBOURHOOD));
    let before = text.get(first..at).unwrap_or_default();
    let after = text.get(at..last).unwrap_or_default();
    let start = match blank_line(before, true) {
        Some(offset) => first + offset,
        None if first == 0 => 0,
        None => before
            .find(char::is_whitespace)
            .map_or(first, |offset| first + offset),
    };
    let end = match blank_line(after, false) {
        Some(offset) => at + offset,
        None if last == text.len() => last,
        None => after
            .rfind(char::is_whitespace)
            .filter(|offset| *offset > 0)
            .map_or(last, |offset| at + offset),
    };
    start..end
}

/// The end of the last, or the start of the first, blank line: two line feeds with nothing but white space between.
fn blank_line(text: &str, last: bool) -> Option<usize> {
    let blank = |(one, other): (usize, usize)| {
        let between = one.min(other)..one.max(other);
        text.get(between.clone())
            .is_some_and(|between| between.trim().is_empty())
            .then_some(between)
    };
    let bytes = text.as_bytes();
    if last {
        let feeds = memchr::memrchr_iter(b'\n', bytes);
        feeds
            .clone()
            .zip(feeds.skip(1))
            .find_map(blank)
            .map(|between| between.end + 1)
    } else {
        let feeds = memchr::memchr_iter(b'\n', bytes);
        feeds
            .clone()
            .zip(feeds.skip(1))
            .find_map(blank)
            .map(|between| between.start)
    }
}
