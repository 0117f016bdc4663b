//! One problem of a case: what it is, where it stands in the file, what to do about it.

use std::fmt::Write as _;
use std::ops::Range;

/// What kind of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The file cannot be read, or is too long.
    Unreadable,
    /// The file is not UTF-8.
    NotUtf8,
    /// It does not begin with `tellings`: no case.
    NotACase,
    /// It is of a later version.
    LaterVersion,
    /// It is not TOML.
    Syntax,
    /// A table of a kind nobody knows.
    UnknownTable,
    /// A key the table does not have.
    UnknownKey,
    /// A value of another type than the key has.
    WrongType,
    /// A value that the key cannot have.
    BadValue,
    /// A required key is not there.
    Missing,
    /// An id that nothing has.
    Dangling,
    /// An id, pair or silence that is there twice.
    Duplicate,
    /// A reference to something that cannot stand there.
    Misplaced,
    /// A finding whose two claims do not make a pair.
    Pair,
    /// A silence of an account that has a claim there.
    NotSilent,
    /// A conflict a merge left.
    Conflict,
    /// A document that is not there or must not be read.
    Document,
    /// A document that is not what it was.
    Changed,
    /// A document whose bytes do not fit its encoding.
    Encoding,
    /// A quote that stands elsewhere than noted.
    Moved,
    /// A quote whose place is not sure.
    Doubtful,
    /// A quote that is not in its document.
    Lost,
    /// There are more problems than are listed.
    More,
}

impl Code {
    /// Whether a case with this problem is not opened at all.
    #[must_use]
    pub fn stops(self) -> bool {
        matches!(
            self,
            Self::Unreadable | Self::NotUtf8 | Self::NotACase | Self::LaterVersion | Self::Syntax
        )
    }
}

/// One problem. Its words may hold text of the file as it is there: what prints them cleans them
/// (see [`super::print`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem it is.
    pub code: Code,
    /// What is wrong.
    pub message: Box<str>,
    /// What to do about it.
    pub hint: Option<Box<str>>,
    /// The bytes of the case file it is about; none when it is about the file as a whole.
    pub span: Option<Range<usize>>,
    /// Another place of the file that has to do with it, and what that is.
    pub also: Option<(Range<usize>, &'static str)>,
}

impl Problem {
    /// A problem at these bytes of the file.
    #[must_use]
    pub fn new(code: Code, span: Range<usize>, message: impl Into<Box<str>>) -> Self {
        Self {
            span: Some(span),
            ..Self::of_file(code, message)
        }
    }

    /// A problem of the file as a whole.
    #[must_use]
    pub fn of_file(code: Code, message: impl Into<Box<str>>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            span: None,
            also: None,
        }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Box<str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with what to do about it, if that is known.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.map(Into::into);
        self
    }

    /// The same with another place that has to do with it.
    #[must_use]
    pub fn also(mut self, span: Range<usize>, label: &'static str) -> Self {
        self.also = Some((span, label));
        self
    }
}

/// Puts problems in the order of the file; those of the file as a whole come first.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| problem.span.as_ref().map(|span| (span.start, span.end)));
}

/// At most so many problems of a file are listed.
const MOST: usize = 10_000;

/// A list of problems that a hostile file cannot blow up.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) list: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    pub(super) fn push(&mut self, problem: Problem) {
        if self.list.len() < MOST {
            self.list.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    pub(super) fn extend_one(&mut self, problem: Option<Problem>) {
        if let Some(problem) = problem {
            self.push(problem);
        }
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.unlisted += others.unlisted;
        for problem in others.list {
            self.push(problem);
        }
    }

    /// The problems in the file's order, with a last one that counts what is not listed.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        sort(&mut self.list);
        if self.unlisted > 0 {
            let more = format!("{} more problems are not listed", self.unlisted);
            self.list.push(Problem::of_file(Code::More, more));
        }
        self.list
    }
}

/// The article before a word.
pub(super) fn article(word: &str) -> &'static str {
    match word.as_bytes().first() {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => "an",
        _ => "a",
    }
}

/// At most so many code points of a value are repeated in a message.
const QUOTED: usize = 60;

/// Text of the file as a message repeats it: in backticks, cut when it is long.
pub(super) fn named(text: &str) -> String {
    if text.is_empty() {
        return String::from("the empty text");
    }
    let mut named = String::from("`");
    let cut = text.char_indices().nth(QUOTED);
    let _ = match cut {
        Some((at, _)) => write!(named, "{}…", text.get(..at).unwrap_or_default()),
        None => write!(named, "{text}"),
    };
    named.push('`');
    named
}
