//! The lines of the screen that a document makes: found near a byte, whatever the document's size.

use super::text_columns;
use crate::app::{State, read};
use crate::text::clean::Shown;
use crate::text::wrap;
use std::ops::Range;
use std::rc::Rc;

/// The most bytes of a line of the document that are wrapped at once: a line of 10 MB costs what is seen.
const UNIT: usize = 1 << 13;

/// The piece of a line of the document that holds a byte: the line itself, or a part of a long one.
fn unit(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    let line = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let start = text
        .floor_char_boundary(line + (byte - line) / UNIT * UNIT)
        .max(line);
    let limit = line + ((byte - line) / UNIT + 1) * UNIT;
    let rest = text
        .as_bytes()
        .get(byte..limit.min(text.len()).max(byte))
        .unwrap_or_default();
    match memchr::memchr(b'\n', rest) {
        Some(at) => start..byte + at + 1,
        None => start..text.floor_char_boundary(limit.min(text.len())).max(start),
    }
}

/// The unit without its line end.
pub(super) fn trimmed(text: &str, unit: &Range<usize>) -> Range<usize> {
    let words = text.get(unit.clone()).unwrap_or_default();
    let bare = words
        .strip_suffix('\n')
        .map_or(words, |it| it.strip_suffix('\r').unwrap_or(it));
    unit.start..unit.start + bare.len()
}

/// The document that is read, wrapped to the screen. Its lines are bytes of the document, line ends included.
#[derive(Debug, Clone, Copy)]
pub struct Wrapped<'a> {
    state: &'a State,
    /// The document's text.
    pub text: &'a str,
}

impl<'a> Wrapped<'a> {
    /// The document that is read, if its text is here.
    #[must_use]
    pub fn of(state: &'a State) -> Option<Self> {
        let text = &read::text(state)?.text;
        Some(Self { state, text })
    }

    /// The line that holds a byte.
    #[must_use]
    pub fn line_at(self, byte: usize) -> Range<usize> {
        let unit = unit(self.text, byte);
        let lines = self.lines_of(&unit);
        let at = lines
            .partition_point(|line| line.start <= byte)
            .saturating_sub(1);
        lines.get(at).cloned().unwrap_or(unit)
    }

    /// Up to `count` lines from the start of one on.
    #[must_use]
    pub fn lines_from(self, top: usize, count: usize) -> Vec<Range<usize>> {
        let mut lines = Vec::with_capacity(count);
        let mut at = top;
        while lines.len() < count && (at < self.text.len() || lines.is_empty()) {
            let unit = unit(self.text, at);
            let more = self.lines_of(&unit);
            let more = more.iter().filter(|line| line.start >= at);
            lines.extend(more.take(count - lines.len()).cloned());
            if unit.end <= at {
                break;
            }
            at = unit.end;
        }
        lines
    }

    /// Up to `count` lines before the start of one, in reading order.
    #[must_use]
    pub fn lines_before(self, top: usize, count: usize) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut at = top;
        while lines.len() < count && at > 0 {
            let unit = unit(self.text, at - 1);
            let more = self.lines_of(&unit);
            let more = more.iter().filter(|line| line.start < at).cloned();
            lines.splice(0..0, more);
            at = unit.start;
        }
        lines.drain(..lines.len().saturating_sub(count));
        lines
    }

    /// The lines that a unit makes.
    fn lines_of(self, unit: &Range<usize>) -> Rc<Vec<Range<usize>>> {
        let memory = &self.state.memory;
        memory.unit(self.state, unit, || self.wrap(unit))
    }

    fn wrap(self, unit: &Range<usize>) -> Vec<Range<usize>> {
        let config = &self.state.config;
        let shown = Shown::part(self.text, trimmed(self.text, unit), config.signs);
        let lines = wrap::lines(&shown, text_columns(self.state), config.ambiguous);
        let mut starts: Vec<usize> = lines
            .map(|line| shown.source_at(line.range.start))
            .collect();
        if let Some(first) = starts.first_mut() {
            *first = unit.start;
        } else {
            starts.push(unit.start);
        }
        starts.dedup();
        let ends = starts.iter().skip(1).copied().chain([unit.end]);
        let lines = starts.iter().copied().zip(ends);
        lines.map(|(start, end)| start..end).collect()
    }
}
