//! Paragraphs, sentences, clauses, quotations and words, as byte ranges into a text that is never changed.
//!
//! Everything is an iterator or looks only at the neighbourhood of a place, so that a key pressed in a large document does
//! not read all of it.

mod abbreviations;
mod bodies;
mod clauses;
mod dateline;
mod labels;
mod near;
mod paragraphs;
mod quotations;
mod sentences;
#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

pub use bodies::{bodies, is_greeting};
pub use clauses::clauses;
pub use dateline::dateline;
pub use labels::label;
pub use near::{next_sentence, paragraph_at, previous_sentence, sentence_at};
pub use paragraphs::paragraphs;
pub use quotations::{Quotation, quotations};
pub use sentences::sentences;

/// The words of `text` (UAX #29), with the apostrophes inside them; a letter of a script without spaces is a word.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.unicode_word_indices()
        .map(|(at, word)| at..at + word.len())
}

/// `range` without the white space at its ends; empty at its start when nothing else is in it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..(range.start + inside.trim_end().len()).max(start)
}

/// Quotation marks and brackets that close.
fn is_closing(ch: char) -> bool {
    matches!(
        ch,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '］'
    )
}
