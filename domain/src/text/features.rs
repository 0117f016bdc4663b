//! What the words of a text are: numbers with their value, times, names, negatives, verbs of speech, content.
//!
//! Two words of the same kind say the same when their stems are equal: "seven" and "7" have the stem `7`, "4am" and
//! "four o'clock" on either side differ in what they leave open.

mod irregular;
mod lexicon;
mod moments;
mod negatives;
mod numbers;
mod pieces;
mod quantities;
mod stems;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::Range;

use lexicon::{Class, class, month};
pub use moments::{Moment, MomentKind, moments};
pub use negatives::{Negation, Negative, kind_of, negatives};
use numbers::Read;
use pieces::{Piece, pieces};
pub use quantities::{Dimension, Quantity, quantities};
pub use stems::Stems;

/// The classes of words that matter when two accounts are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TokenKind {
    /// A number in digits or words, with its value.
    Number(f64),
    /// "third", "3rd".
    Ordinal(u32),
    /// A clock time, a weekday, a month, a time of day.
    Time,
    /// A capitalised word that does not only open a sentence.
    Name,
    /// "not", "n't", "nobody", "without".
    Negative,
    /// "said", "claims": who says it follows or precedes.
    Speech,
    /// "was", "would", "'ve".
    Auxiliary,
    /// Any other word of a closed class, titles before names among them.
    Function,
    /// Any other word.
    Content,
    /// Anything without a letter or digit.
    Punctuation,
}

/// No number in words takes more pieces.
const AHEAD: usize = 16;

/// One word, number, time or sign of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its class.
    pub kind: TokenKind,
    /// The form it is compared by: a stem, a number's digits, a time's "hh:mm", a name in lower case.
    pub stem: String,
}

/// The stems of the two tokens before a token, the nearest first.
fn two_before(tokens: &[Token], at: usize) -> Vec<&str> {
    let before = tokens.iter().take(at).rev().take(2);
    before.map(|it| it.stem.as_str()).collect()
}

/// The tokens of `text`, in order, white space left out. `language` is a BCP 47 tag, English without one; for languages
/// without lists and stemmer the words are compared in lower case, in scripts without spaces letter by letter.
#[must_use]
pub fn tokens(text: &str, language: Option<&str>) -> Vec<Token> {
    let words = Words::new(text, language);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.pieces.len() {
        let (one, taken) = words.token(at);
        found.extend(one);
        at += taken.max(1);
    }
    found
}

/// The stem that a lone English word in lower case has as a token, so that a list of words can be looked up by stem.
#[must_use]
pub fn stem(stems: &Stems, word: &str) -> String {
    if let Some(read) = numbers::may_start(word, true)
        .then(|| numbers::read(&[word], true))
        .flatten()
    {
        return compared(read).1;
    }
    match class(word, "en") {
        Some((Class::Auxiliary, form)) => stems::auxiliary(form).to_owned(),
        Some((_, form)) => form.to_owned(),
        None => stems.stem_lower(word),
    }
}

/// The class and stem of a number or time, and how many pieces it takes.
fn compared(read: Read) -> (TokenKind, String, usize) {
    match read {
        Read::Number(value, taken) => (TokenKind::Number(value), value.to_string(), taken),
        Read::Ordinal(value, taken) => (TokenKind::Ordinal(value), format!("#{value}"), taken),
        Read::Time(minutes, taken) => {
            let stem = format!("{:02}:{:02}", minutes / 60, minutes % 60);
            (TokenKind::Time, stem, taken)
        }
    }
}

/// Whether a text holds a negative: "not", "nobody", "without". What it denies, only a reader can say.
#[must_use]
pub fn reads_as_negative(text: &str, language: Option<&str>) -> bool {
    let mut tokens = tokens(text, language).into_iter();
    tokens.any(|it| it.kind == TokenKind::Negative)
}

/// A text cut into words and signs, with what is known of all of it.
struct Words<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    /// Words that open a sentence with a capital, in lower case, and have one within a sentence too, and only capitals.
    names: HashSet<String>,
    /// Whether there are words without a capital.
    has_plain: bool,
    language: String,
    stems: Stems,
}

impl<'a> Words<'a> {
    fn new(text: &'a str, language: Option<&str>) -> Self {
        let language = stems::primary_subtag(language.unwrap_or("en"));
        let mut words = Self {
            text,
            pieces: pieces(text, &language),
            names: HashSet::new(),
            has_plain: false,
            stems: Stems::new(Some(&language)),
            language,
        };
        words.names = words.opening_names();
        words.has_plain = words
            .pieces
            .iter()
            .any(|piece| words.source(piece).starts_with(char::is_lowercase));
        words
    }

    fn opening_names(&self) -> HashSet<String> {
        let capital = |piece: &&Piece| starts_upper(self.source(piece));
        let opening = self
            .pieces
            .iter()
            .filter(|piece| piece.opens)
            .filter(capital);
        let opening: HashSet<&str> = opening.map(|piece| piece.lower.as_str()).collect();
        let elsewhere = || {
            self.pieces
                .iter()
                .filter(|piece| !piece.opens && opening.contains(piece.lower.as_str()))
        };
        let mut names: HashSet<String> = elsewhere()
            .filter(capital)
            .map(|piece| piece.lower.clone())
            .collect();
        for plain in elsewhere().filter(|piece| !capital(piece)) {
            names.remove(&plain.lower);
        }
        names
    }

    fn source(&self, piece: &Piece) -> &'a str {
        self.text.get(piece.range.clone()).unwrap_or_default()
    }

    /// The token that starts with piece `at`, and how many pieces it takes.
    fn token(&self, at: usize) -> (Option<Token>, usize) {
        let Some(first) = self.pieces.get(at) else {
            return (None, 1);
        };
        let (kind, stem, taken) = self.joined(at, &first.lower).unwrap_or_else(|| {
            let (kind, stem) = self.word(at, first);
            (kind, stem, 1)
        });
        let last = self.pieces.get(at + taken - 1).unwrap_or(first);
        let range = first.range.start..last.range.end;
        (Some(Token { range, kind, stem }), taken)
    }

    /// The class and stem of a number, a time or "no one" that starts with piece `at`, and the pieces it takes.
    fn joined(&self, at: usize, first: &str) -> Option<(TokenKind, String, usize)> {
        let english = self.language == "en";
        if !numbers::may_start(first, english) {
            return None;
        }
        let ahead = self.pieces.iter().skip(at).take(AHEAD);
        let ahead: Vec<&str> = ahead.map(|piece| piece.lower.as_str()).collect();
        if english && ahead.starts_with(&["no", "one"]) {
            return Some((TokenKind::Negative, "nobody".to_owned(), 2));
        }
        numbers::read(&ahead, english).map(compared)
    }

    /// The class and stem of a single word or sign.
    fn word(&self, at: usize, piece: &Piece) -> (TokenKind, String) {
        let lower = piece.lower.as_str();
        if !lower.chars().any(char::is_alphanumeric) {
            return (TokenKind::Punctuation, lower.to_owned());
        }
        let is_capital = starts_upper(self.source(piece));
        if let Some(month) = month(lower).filter(|_| is_capital && self.is_month(at, lower)) {
            return (TokenKind::Time, month.to_owned());
        }
        let is_acronym = is_capital
            && self
                .source(piece)
                .chars()
                .filter(|ch| ch.is_uppercase())
                .count()
                > 1;
        if let Some((class, form)) =
            class(lower, &self.language).filter(|_| !is_acronym || !self.has_plain)
        {
            let kind = match class {
                Class::Negative => TokenKind::Negative,
                Class::Auxiliary => TokenKind::Auxiliary,
                Class::Function => TokenKind::Function,
                Class::Time => TokenKind::Time,
                Class::Speech => TokenKind::Speech,
            };
            let stem = if class == Class::Auxiliary {
                stems::auxiliary(form)
            } else {
                form
            };
            return (kind, stem.to_owned());
        }
        // German capitalises every noun: there a capital says nothing.
        let is_name = is_capital
            && self.language != "de"
            && (!piece.opens || is_acronym || self.names.contains(lower));
        if is_name {
            (TokenKind::Name, lower.to_owned())
        } else {
            (TokenKind::Content, self.stems.stem_lower(lower))
        }
    }

    /// "May" and "March" are months beside a number or behind a word that dates are given with.
    fn is_month(&self, at: usize, lower: &str) -> bool {
        let near = |at: Option<usize>| {
            at.and_then(|at| self.pieces.get(at))
                .map(|piece| piece.lower.as_str())
        };
        let before = near(at.checked_sub(1));
        let is_number = |word: Option<&str>| {
            word.is_some_and(|word| word.starts_with(|ch: char| ch.is_ascii_digit()))
        };
        let is_dated = matches!(
            before,
            Some("in" | "last" | "next" | "since" | "until" | "early" | "late" | "of" | "by")
        );
        !matches!(lower, "may" | "march" | "mar" | "jan" | "jun")
            || is_dated
            || is_number(before)
            || is_number(near(Some(at + 1)))
    }
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
