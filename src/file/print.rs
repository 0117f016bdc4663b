//! Prints problems for people: the line, a caret below it, what to do. Nothing of a file is printed as it stands there: all of
//! it is cleaned first, since what prints errors elsewhere hands escape sequences through.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::problem::Problem;
use crate::text::{CodePoints, Shown, Signs};

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether escape sequences for colour are printed (ours only).
    pub colour: bool,
    /// In which signs.
    pub signs: Signs,
    /// How many columns there are.
    pub columns: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            signs: Signs::Unicode,
            columns: 120,
        }
    }
}

/// A case file as a printer of problems sees it: its name, its text and its lines.
#[derive(Debug)]
pub struct Sheet<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    points: CodePoints,
    /// How many lines end before byte `STEP`, `2 * STEP`, …
    ends: Vec<usize>,
}

/// Bytes between two samples of the lines: a sheet takes next to no room beside its text.
const STEP: usize = 4096;

impl<'a> Sheet<'a> {
    /// The file of that name. What is not UTF-8 stands as U+FFFD.
    #[must_use]
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let points = CodePoints::new(&text);
        let in_chunk = |chunk| memchr::memchr_iter(b'\n', chunk).count();
        let mut before = 0;
        let chunks = text.as_bytes().chunks(STEP);
        let ends = chunks
            .map(|chunk| {
                before += in_chunk(chunk);
                before
            })
            .collect();
        Self {
            name,
            text,
            points,
            ends,
        }
    }

    /// The line and the column of a byte, in code points, both from 1.
    #[must_use]
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let chunk = byte.min(self.text.len()) / STEP;
        let before = chunk.checked_sub(1).and_then(|last| self.ends.get(last));
        let text = self.text.as_bytes();
        let here = text.get(chunk * STEP..byte.min(text.len()));
        let here = memchr::memchr_iter(b'\n', here.unwrap_or_default()).count();
        let line = before.copied().unwrap_or_default() + here + 1;
        let start = self.line_start(byte);
        let before = self.points.code_point_of(&self.text, start);
        let column = self.points.code_point_of(&self.text, byte) - before + 1;
        // A byte-order mark is no sign of the first line.
        let mark = line == 1 && byte > 0 && self.text.starts_with('\u{feff}');
        (line, column - usize::from(mark))
    }

    /// Where the line of a byte starts.
    fn line_start(&self, byte: usize) -> usize {
        let text = self.text.as_bytes();
        let before = text.get(..byte.min(text.len())).unwrap_or_default();
        memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
    }

    /// The bytes of the line that holds a byte, without its end.
    fn line(&self, byte: usize) -> Range<usize> {
        let start = self.line_start(byte);
        let text = self.text.get(start..).unwrap_or_default();
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let text = text.get(..end).unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        start..start + text.len()
    }
}

/// A problem in one line, for a status line or a list: `file:line:column: message; hint`.
#[must_use]
pub fn one_line(sheet: &Sheet<'_>, problem: &Problem, signs: Signs) -> Shown {
    let mut place = Shown::new(sheet.name, signs);
    if let Some(span) = &problem.span {
        let (line, column) = sheet.place(span.start);
        for number in [line, column] {
            place = place.then(&Shown::own(":")).then(&Shown::number(number));
        }
    }
    let message = Shown::new(&problem.message, signs);
    let line = place.then(&Shown::own(": ")).then(&message);
    match &problem.hint {
        Some(hint) => line.then(&Shown::own("; ")).then(&Shown::new(hint, signs)),
        None => line,
    }
}

/// Prints problems, each with its line and a caret, and an empty line behind each.
///
/// # Errors
/// When `out` does.
pub fn print(
    out: &mut impl Write,
    sheet: &Sheet<'_>,
    problems: &[Problem],
    style: Style,
) -> io::Result<()> {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(style.columns);
    for problem in problems {
        let text = renderer.render(&[group(sheet, problem, style)]);
        for line in text.lines().filter(|line| !is_joint(line)) {
            writeln!(out, "{line}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Whether a line only says that an excerpt has no file name of its own: the line above it has that.
fn is_joint(line: &str) -> bool {
    let mut parts = line.split('\u{1b}');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    bare.trim() == ":::"
}

fn group<'a>(sheet: &Sheet<'_>, problem: &Problem, style: Style) -> Group<'a> {
    let clean = |text: &str| Shown::new(text, style.signs).as_str().to_owned();
    let level = Level::ERROR.with_name("problem");
    let title = level.primary_title(clean(&problem.message));
    let origin = Origin::path(clean(sheet.name));
    let mut group = match &problem.span {
        None => Group::with_title(title).element(origin),
        Some(span) => {
            let (line, column) = sheet.place(span.start);
            let origin = origin.line(line).char_column(column);
            let here = Excerpt::new(sheet, span, style);
            let caret = AnnotationKind::Primary.span(here.marked.clone());
            let first = here.snippet().annotation(caret);
            Group::with_title(title).element(origin).element(first)
        }
    };
    if let Some((span, label)) = &problem.also {
        let there = Excerpt::new(sheet, span, style);
        let caret = AnnotationKind::Context
            .span(there.marked.clone())
            .label(*label);
        let (line, column) = sheet.place(span.start);
        let origin = Origin::path(clean(sheet.name))
            .line(line)
            .char_column(column);
        group = group
            .element(origin)
            .element(there.snippet().annotation(caret));
    }
    match &problem.hint {
        Some(hint) => group.element(Level::HELP.message(clean(hint))),
        None => group,
    }
}

/// So many bytes of a line are shown before what is marked, and of what is marked.
const BEFORE: usize = 60;
const MARKED: usize = 160;

/// The part of a line that is printed, cleaned.
struct Excerpt {
    line: usize,
    text: String,
    /// The bytes of `text` to put a caret under.
    marked: Range<usize>,
}

impl Excerpt {
    fn new(sheet: &Sheet<'_>, span: &Range<usize>, style: Style) -> Self {
        let (line, _) = sheet.place(span.start);
        let whole = sheet.line(span.start);
        let at = |byte: usize| sheet.text.ceil_char_boundary(byte);
        let start = sheet.text.floor_char_boundary(span.start.min(whole.end));
        let end = at(span.end.clamp(start, whole.end).min(start + MARKED));
        let from = at(start.saturating_sub(BEFORE).max(whole.start));
        let to = at((end + BEFORE).min(whole.end));
        let part = Shown::part(&sheet.text, from..to, style.signs);
        let more = match style.signs {
            Signs::Unicode => "…",
            Signs::Ascii => "...",
        };
        let mut text = String::new();
        if from > whole.start {
            text.push_str(more);
        }
        let shift = text.len();
        let shown = |byte: usize| {
            if byte < to {
                shift + part.shown_at(byte)
            } else {
                shift + part.len()
            }
        };
        let marked = shown(start)..shown(end);
        text.push_str(part.as_str());
        if to < whole.end {
            text.push_str(more);
        }
        Self { line, text, marked }
    }

    fn snippet<'a, T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text.clone()).line_start(self.line)
    }
}

#[cfg(test)]
mod tests;
