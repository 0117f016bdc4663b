//! Where paragraphs end: at blank lines, and at those single line ends that are no mere wrapping.

use std::ops::Range;

use super::{is_closing, label, trimmed};

/// A longer line was not wrapped by hand or by a mail program: its end is a paragraph's end.
const WRAPPED_AT_MOST: usize = 120;

/// The paragraphs of `text`, trimmed, without empty ones. Text may be separated by blank lines, indented, one paragraph a
/// line, or wrapped at a fixed width.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    blocks(text).flat_map(move |block| paragraphs_of(text, block))
}

/// The stretches of whole lines between blank lines.
fn blocks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let blank = rest.get(..rest.len() - rest.trim_start().len())?;
        at += blank.rfind('\n').map_or(0, |feed| feed + 1);
        let start = at;
        for line in text.get(start..)?.split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            at += line.len();
        }
        (at > start).then_some(start..at)
    })
}

pub(super) fn is_line_end(ch: char) -> bool {
    matches!(ch, '\n' | '\u{2029}' | '\u{2028}' | '\u{85}' | '\u{c}')
}

/// The paragraphs of one block without blank lines.
pub(super) fn paragraphs_of(
    text: &str,
    block: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + '_ {
    let inside = text.get(block.clone()).unwrap_or_default();
    let widest = inside.split(is_line_end).map(length).max().unwrap_or(0);
    let mut at = block.start;
    std::iter::from_fn(move || {
        let start = at;
        let mut lines = text
            .get(start..block.end)?
            .split_inclusive(is_line_end)
            .peekable();
        while let Some(line) = lines.next() {
            at += line.len();
            if lines
                .peek()
                .is_some_and(|next| ends_paragraph(line, next, widest))
            {
                break;
            }
        }
        (at > start).then(|| trimmed(text, start..at))
    })
    .filter(|range| !range.is_empty())
}

/// The code points of a line without its end; exact only as far as it matters.
fn length(line: &str) -> usize {
    line.trim_end().chars().take(WRAPPED_AT_MOST + 1).count()
}

/// Whether the end of `line` ends a paragraph: it is too long to have been wrapped, the next one is indented or begins
/// with who speaks, or the next word would have had room in a block `widest` wide and a sentence or a heading ends here.
fn ends_paragraph(line: &str, next: &str, widest: usize) -> bool {
    let used = length(line);
    if used > WRAPPED_AT_MOST || line.ends_with('\u{2029}') {
        return true;
    }
    if is_indented(next) && !is_indented(line) {
        return true;
    }
    let end = line
        .trim_end()
        .trim_end_matches(is_closing)
        .chars()
        .next_back();
    let sentence_ends = end.is_some_and(|end| ".!?…:。！？".contains(end));
    if label(next).is_some() && (sentence_ends || label(line).is_some()) {
        return true;
    }
    let word = next.split_whitespace().next().unwrap_or_default();
    let needed = used + 1 + word.chars().take(WRAPPED_AT_MOST).count();
    let is_heading = word
        .chars()
        .find(|ch| ch.is_alphabetic())
        .is_some_and(char::is_uppercase)
        && end.is_some_and(char::is_alphanumeric);
    (sentence_ends && needed <= widest) || (is_heading && needed * 10 <= widest * 6)
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\t') || line.starts_with("  ") || line.starts_with('\u{3000}')
}
