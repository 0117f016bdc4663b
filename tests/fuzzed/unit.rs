//! The units of a text, worked out apart from the program's own: sentences, and quotations kept whole.

use std::ops::Range;
use tellings::text::segment::{bodies, quotations, sentences};

/// The units, in order.
pub(crate) struct Units(Vec<Range<usize>>);

impl Units {
    /// The units of a text: within each paragraph its sentences, those that one quotation reaches over taken together.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Vec::new();
        for paragraph in bodies(text) {
            let base = paragraph.start;
            let inside = &text[paragraph];
            let first = all.len();
            let mut quoted = quotations(inside).into_iter().peekable();
            for sentence in sentences(inside) {
                while quoted
                    .next_if(|it| it.range.end <= sentence.start)
                    .is_some()
                {}
                let held = quoted
                    .peek()
                    .is_some_and(|it| it.range.start < sentence.start);
                let shifted = base + sentence.start..base + sentence.end;
                match all.get_mut(first..).and_then(<[Range<usize>]>::last_mut) {
                    Some(last) if held => last.end = shifted.end,
                    _ => all.push(shifted),
                }
            }
        }
        Self(all)
    }

    /// Whether one of them holds the span.
    pub(crate) fn hold(&self, span: &Range<usize>) -> bool {
        let at = self.0.partition_point(|unit| unit.end <= span.start);
        self.0
            .get(at)
            .is_some_and(|unit| unit.start <= span.start && span.end <= unit.end)
    }
}
