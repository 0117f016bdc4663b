//! Text with roles that is still to be wrapped: built from pieces, cut into lines of spans.

use super::page::{Line, Role, Span, spaces};
use crate::text::clean::{Shown, Signs};
use crate::text::width::Ambiguous;
use crate::text::wrap;
use std::ops::Range;

/// One run of text in which stretches have roles.
#[derive(Debug, Clone, Default)]
pub struct Rich {
    text: Shown,
    runs: Vec<Run>,
}

#[derive(Debug, Clone)]
struct Run {
    end: usize,
    role: Role,
    found: bool,
}

/// What stands around words that carry a difference where no style can say it.
#[derive(Debug, Clone, Copy)]
pub struct Brackets(pub &'static str, pub &'static str);

impl Brackets {
    /// The brackets in these signs.
    #[must_use]
    pub fn of(signs: Signs) -> Self {
        match signs {
            Signs::Unicode => Self("‹", "›"),
            Signs::Ascii => Self("[[", "]]"),
        }
    }
}

/// Stretches of a text, in bytes, that are to stand out.
#[derive(Debug, Clone, Default)]
pub struct Stretches<'a> {
    /// The words that carry a difference, in order and apart.
    pub differs: &'a [Range<usize>],
    /// What the search found, in order and apart.
    pub found: &'a [Range<usize>],
    /// What to put around differing words, where a style cannot show them.
    pub brackets: Option<Brackets>,
    /// Whether the program proposes the text and nobody has decided.
    pub suggested: bool,
}

impl Rich {
    /// Adds text in one role; cleaning marks keep their own.
    pub fn push(&mut self, text: &Shown, role: Role) {
        self.add(text, role, false);
    }

    /// Adds the program's own words.
    pub fn own(&mut self, text: &'static str, role: Role) {
        self.add(&Shown::own(text), role, false);
    }

    /// Adds all of another run.
    pub fn append(&mut self, other: &Self) {
        for span in other.cut(0..other.text.len()).0 {
            self.add(&span.text, span.role, span.found);
        }
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a stranger's text from byte `range` on, with stretches that stand out.
    pub fn stranger(&mut self, text: &str, range: Range<usize>, signs: Signs, out: &Stretches<'_>) {
        let mut at = range.start;
        for (end, differs, found) in cuts(range, out) {
            let opens = differs && out.differs.iter().any(|mark| mark.start == at);
            let closes = differs && out.differs.iter().any(|mark| mark.end == end);
            let role = match (differs, out.suggested) {
                (true, _) => Role::Differs,
                (false, true) => Role::Suggested,
                (false, false) => Role::Text,
            };
            if let (true, Some(brackets)) = (opens, out.brackets) {
                self.own(brackets.0, Role::Differs);
            }
            self.add(&Shown::part(text, at..end, signs), role, found);
            if let (true, Some(brackets)) = (closes, out.brackets) {
                self.own(brackets.1, Role::Differs);
            }
            at = end;
        }
    }

    fn add(&mut self, text: &Shown, role: Role, found: bool) {
        let base = self.text.len();
        let mut at = 0;
        for mark in text.marks() {
            self.run(base + mark.start, role, found);
            self.run(base + mark.end, Role::Mark, found);
            at = mark.end;
        }
        self.text.push(text);
        debug_assert!(at <= text.len());
        self.run(self.text.len(), role, found);
    }

    fn run(&mut self, end: usize, role: Role, found: bool) {
        if self.runs.last().map_or(0, |run| run.end) < end {
            self.runs.push(Run { end, role, found });
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Shown {
        &self.text
    }

    /// The text wrapped to a width in columns, at most `most` lines of it.
    #[must_use]
    pub fn lines(&self, columns: usize, ambiguous: Ambiguous, most: usize) -> Vec<Line> {
        self.hanging(columns, 0, ambiguous, most)
    }

    /// The same with every line but the first set in by so many columns.
    #[must_use]
    pub fn hanging(
        &self,
        columns: usize,
        indent: usize,
        ambiguous: Ambiguous,
        most: usize,
    ) -> Vec<Line> {
        let lines = wrap::hanging(&self.text, columns, indent, ambiguous).take(most);
        let cut = |(at, line): (usize, wrap::Line)| {
            let mut whole = Line::default();
            whole.push(spaces(if at > 0 { indent } else { 0 }), Role::Text);
            whole.0.extend(self.cut(line.range).0);
            whole
        };
        lines.enumerate().map(cut).collect()
    }

    /// The shown bytes of a range as a line of spans.
    #[must_use]
    pub fn cut(&self, range: Range<usize>) -> Line {
        let mut line = Line::default();
        let mut at = range.start;
        let first = self.runs.partition_point(|run| run.end <= at);
        for run in self.runs.iter().skip(first) {
            if at >= range.end {
                break;
            }
            let end = run.end.min(range.end);
            let text = self.text.slice(at..end);
            line.0.push(Span {
                text,
                role: run.role,
                focused: false,
                selected: false,
                found: run.found,
            });
            at = end;
        }
        line
    }
}

/// Where a stretch begins or ends within the range: the end of each piece, whether it carries a
/// difference, whether it was found.
fn cuts(range: Range<usize>, out: &Stretches<'_>) -> Vec<(usize, bool, bool)> {
    let edges = |list: &[Range<usize>]| -> Vec<usize> {
        list.iter().flat_map(|it| [it.start, it.end]).collect()
    };
    let mut ends = edges(out.differs);
    ends.extend(edges(out.found));
    ends.push(range.end);
    ends.retain(|end| *end > range.start && *end <= range.end);
    ends.sort_unstable();
    ends.dedup();
    let within =
        |list: &[Range<usize>], end: usize| list.iter().any(|it| it.start < end && end <= it.end);
    ends.into_iter()
        .map(|end| (end, within(out.differs, end), within(out.found, end)))
        .collect()
}

impl From<Line> for Rich {
    fn from(line: Line) -> Self {
        let mut rich = Self::default();
        for span in line.0 {
            rich.add(&span.text, span.role, span.found);
        }
        rich
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(line: &Line) -> Vec<(&str, Role)> {
        line.0
            .iter()
            .map(|span| (span.text.as_str(), span.role))
            .collect()
    }

    #[test]
    fn differing_words_keep_their_role_over_a_line_end() {
        let mut rich = Rich::default();
        let out = Stretches {
            differs: std::slice::from_ref(&(4..13)),
            ..Stretches::default()
        };
        rich.stranger("the old stone mill", 0..18, Signs::Unicode, &out);
        let lines = rich.lines(9, Ambiguous::Narrow, 9);
        let all: Vec<_> = lines.iter().flat_map(spans).collect();
        assert!(all.contains(&("stone", Role::Differs)));
        assert!(
            all.iter()
                .any(|(text, role)| text.starts_with("old") && *role == Role::Differs)
        );
    }

    #[test]
    fn brackets_stand_where_no_style_can_say_it() {
        let mut rich = Rich::default();
        let brackets = Some(Brackets::of(Signs::Ascii));
        let out = Stretches {
            differs: std::slice::from_ref(&(4..7)),
            brackets,
            ..Stretches::default()
        };
        rich.stranger("the old mill", 0..12, Signs::Ascii, &out);
        assert_eq!(rich.text().as_str(), "the [[old]] mill");
    }

    #[test]
    fn a_mark_is_no_word_of_the_text() {
        let mut rich = Rich::default();
        rich.push(&Shown::new("a\u{1b}b", Signs::Ascii), Role::Text);
        let line = rich.cut(0..rich.text().len());
        assert_eq!(
            spans(&line),
            [("a", Role::Text), ("^[", Role::Mark), ("b", Role::Text)]
        );
    }
}
