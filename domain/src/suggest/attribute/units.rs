//! Sentences with their quotations kept whole.

use std::ops::Range;

use crate::text::segment::{Quotation, sentences};

/// A longer sentence is cut between words, in bytes: no rule looks further.
pub(super) const LONGEST: usize = 4096;

pub(super) fn shifted(mut quoted: Vec<Quotation>, by: usize) -> Vec<Quotation> {
    for it in &mut quoted {
        it.range = it.range.start + by..it.range.end + by;
        it.inner = it.inner.start + by..it.inner.end + by;
    }
    quoted
}

/// The sentences of a paragraph that starts at byte `base`; one that ends within a quotation goes on to where that ends.
pub(super) fn units<'a>(
    inside: &'a str,
    base: usize,
    quoted: &'a [Quotation],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut sentences = sentences(inside).peekable();
    let mut at = 0;
    let pieces = std::iter::from_fn(move || {
        let first = sentences.next()?;
        let start = base + first.start;
        let mut end = base + first.end;
        while let Some(quotation) = quoted.get(at) {
            if quotation.range.end <= end {
                at += 1;
            } else if quotation.range.start < end && sentences.peek().is_some() {
                end = base + sentences.next().map_or(end - base, |next| next.end);
            } else {
                break;
            }
        }
        Some(start..end)
    });
    pieces.flat_map(move |range| cut(inside, base, range))
}

/// A sentence too long to be one, cut at white space.
pub(super) fn cut(inside: &str, base: usize, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start - base;
    let end = range.end - base;
    while end - start > LONGEST {
        let last = inside.floor_char_boundary(start + LONGEST);
        let head = inside.get(start..last).unwrap_or_default();
        let at = head.rfind(char::is_whitespace).filter(|at| *at > 0);
        let stop = at.map_or(last, |at| start + at);
        pieces.push(base + start..base + stop);
        let rest = inside.get(stop..end).unwrap_or_default();
        start = stop + (rest.len() - rest.trim_start().len());
    }
    if end > start {
        pieces.push(base + start..base + end);
    }
    pieces
}
