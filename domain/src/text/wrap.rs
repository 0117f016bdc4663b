//! Lines of at most so many columns, found one after the other so that only visible lines cost anything.
//!
//! Break opportunities are a small part of UAX #14: behind spaces, hyphens, dashes and slashes, and around ideographs with the
//! basic kinsoku rules. A word longer than the line is cut between graphemes.

use std::iter::FusedIterator;
use std::ops::Range;

use super::clean::Shown;
use super::width::{Ambiguous, graphemes};

/// One line of a wrapped text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The shown bytes it holds, without the spaces at which it was broken.
    pub range: Range<usize>,
    /// The columns it takes.
    pub columns: usize,
}

/// All lines of `shown`; an empty text has none. A line is wider than `columns` only when a single grapheme is.
#[must_use]
pub fn wrap(shown: &Shown, columns: usize, ambiguous: Ambiguous) -> Vec<Line> {
    lines(shown, columns, ambiguous).collect()
}

/// The lines of `shown` as they are asked for: each costs its own length and nothing of what follows.
#[must_use]
pub fn lines(shown: &Shown, columns: usize, ambiguous: Ambiguous) -> Lines<'_> {
    hanging(shown, columns, 0, ambiguous)
}

/// The same with every line but the first narrower by `indent` columns, for text that is set in.
#[must_use]
pub fn hanging(shown: &Shown, columns: usize, indent: usize, ambiguous: Ambiguous) -> Lines<'_> {
    Lines {
        text: shown.as_str(),
        next: 0,
        columns,
        further: columns.saturating_sub(indent),
        ambiguous,
    }
}

/// Iterator over the lines of a text, made by [`lines`].
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    next: usize,
    /// The columns of the next line, and of every one after it.
    columns: usize,
    further: usize,
    ambiguous: Ambiguous,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.next;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut scan = Scan::new(start);
        let room = std::mem::replace(&mut self.columns, self.further);
        for (range, columns) in graphemes(rest, self.ambiguous) {
            let at = range.start;
            let grapheme = rest.get(range).unwrap_or_default();
            if let Some((line, next)) = scan.step(start + at, grapheme, columns, room) {
                self.next = next;
                return Some(line);
            }
        }
        self.next = self.text.len();
        Some(scan.line())
    }
}

impl FusedIterator for Lines<'_> {}

/// What is known of the line so far.
struct Scan<'a> {
    start: usize,
    /// End and columns of the line without trailing spaces.
    ink: (usize, usize),
    /// Columns with trailing spaces.
    columns: usize,
    /// The last opportunity: the line it would give, and where the next would start.
    opportunity: Option<(Line, usize)>,
    before: [&'a str; 2],
}

impl<'a> Scan<'a> {
    fn new(start: usize) -> Self {
        Self {
            start,
            ink: (start, 0),
            columns: 0,
            opportunity: None,
            before: ["", ""],
        }
    }

    fn line(&self) -> Line {
        Line {
            range: self.start..self.ink.0,
            columns: self.ink.1,
        }
    }

    /// Takes one grapheme in; when the line is full, the line and where the next one starts.
    fn step(
        &mut self,
        at: usize,
        grapheme: &'a str,
        wide: usize,
        room: usize,
    ) -> Option<(Line, usize)> {
        if is_space(grapheme) {
            self.columns += wide;
            self.before = [self.before[1], grapheme];
            return None;
        }
        let has_ink = self.ink.0 > self.start;
        if has_ink && may_break(self.before, grapheme) {
            self.opportunity = Some((self.line(), at));
        }
        if self.columns + wide > room && at > self.start {
            let spaces_only = !has_ink && self.columns > room;
            return self.opportunity.take().or_else(|| {
                // Leading spaces wider than the line are a line without ink; the words stand on the next.
                let ink = if spaces_only {
                    (self.start, 0)
                } else {
                    (at, self.columns)
                };
                Some((
                    Line {
                        range: self.start..ink.0,
                        columns: ink.1,
                    },
                    at,
                ))
            });
        }
        self.columns += wide;
        self.ink = (at + grapheme.len(), self.columns);
        self.before = [self.before[1], grapheme];
        None
    }
}

fn is_space(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\u{1680}" | "\u{205f}" | "\u{3000}")
        || grapheme
            .chars()
            .all(|ch| matches!(ch, '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}'))
}

/// Whether a line may end between `before` (the two graphemes in front) and `next`.
fn may_break(before: [&str; 2], next: &str) -> bool {
    let [before_last, last] = before;
    let letter = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if letter(last) && letter(next) {
        return false;
    }
    let (Some(behind), Some(first)) = (last.chars().next(), next.chars().next()) else {
        return false;
    };
    if is_space(last) || last == "⇥" {
        return true;
    }
    if never_first(first) || never_last(behind) {
        return false;
    }
    let word_before = before_last
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    match behind {
        '-' | '\u{2010}' => word_before && first.is_alphabetic(),
        '–' | '/' => word_before && !first.is_numeric(),
        '—' => first != '—',
        _ => is_ideographic(behind) || is_ideographic(first),
    }
}

/// Characters that may stand apart from their neighbours: Han, kana, full-width signs, emoji. Korean is written with spaces.
fn is_ideographic(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Kinsoku: what must not begin a line.
fn never_first(ch: char) -> bool {
    ",.;:!?)]}%'\"、。，．：；？！」』）】〕》〉〗〙〛｝］｠’”»›ー々〻ゝゞヽヾ・‥…ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％‰"
        .contains(ch)
}

/// Kinsoku: what must not end a line.
fn never_last(ch: char) -> bool {
    "([{「『（【〔《〈〖〘〚｛［｟‘“«‹".contains(ch)
}

#[cfg(test)]
mod tests;
