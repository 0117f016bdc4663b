//! Spans that have to lie in a text, on its code points, in order.

use std::ops::Range;

/// The words at a span; fails where it leaves the text or cuts a code point.
pub(crate) fn within<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(span.clone())
        .unwrap_or_else(|| panic!("{span:?} is no span of {} bytes", text.len()))
}

/// Fails unless the spans follow one another without overlapping; none is empty.
pub(crate) fn in_order<'a>(text: &str, spans: impl IntoIterator<Item = &'a Range<usize>>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{span:?} begins before {end}");
        assert!(!within(text, span).is_empty(), "{span:?} is empty");
        end = span.end;
    }
}

/// A few places all over a text, on its code points, its ends among them.
pub(crate) fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    const PLACES: usize = 9;
    (0..=PLACES).map(|part| text.floor_char_boundary(text.len() / PLACES * part))
}

/// A span of at most so many bytes from a place on, on code points.
pub(crate) fn from(text: &str, at: usize, most: usize) -> Range<usize> {
    at..text.floor_char_boundary(at.saturating_add(most).min(text.len()))
}
