//! What each word of a claim is a sign of: a number, a place, a person, a thing perceived…

mod govern;

use super::lexicon;
use super::unspaced::Ending;
use crate::text::features::{Token, TokenKind};

/// What a word can be a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Number,
    Time,
    Duration,
    Place,
    Person,
    Name,
    Negative,
    Perception,
    Speech,
    Cause,
    Duty,
    Order,
    State,
    Vague,
    Verb,
    /// What a negative denies, up to its verb and that verb's object.
    Denied,
    /// What is seen, heard or known.
    Perceived,
    /// The clause after "after", "when", "already".
    TimeClause,
    /// The clause after "because", "due".
    CauseClause,
    /// What one may or must.
    DutyClause,
    /// Before the first verb of its clause.
    Subject,
    /// Within quotation marks.
    Quoted,
    /// Of a measure that the other side has not.
    Measure,
    /// Denied on one side and affirmed on the other.
    Countered,
}

impl Cue {
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The cues of one word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u32);

impl Cues {
    pub(super) fn has(self, cue: Cue) -> bool {
        self.0 & cue.bit() != 0
    }

    /// These without those.
    pub(super) fn without(self, those: &[Cue]) -> Self {
        Self(those.iter().fold(self.0, |bits, cue| bits & !cue.bit()))
    }

    pub(super) fn add(&mut self, cue: Cue) {
        self.0 |= cue.bit();
    }
}

/// The words that may stand between a preposition and its noun.
const INNER: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "some", "and",
];
/// Negatives that count.
const NONE: &[&str] = &["no", "none", "nobody", "no one", "nothing"];
/// Units of time.
const UNITS: &[&str] = &[
    "second", "seconds", "minute", "minutes", "min", "hour", "hours", "day", "days", "week",
    "weeks", "month", "months", "year", "years", "s",
];

/// A word in lower case.
fn lower(text: &str, word: &Token) -> String {
    text.get(word.range.clone())
        .unwrap_or_default()
        .to_lowercase()
}

/// The cues of every word. `endings` says what the endings of unspaced words say.
pub(super) fn cues(text: &str, words: &[Token], endings: &[Ending]) -> Vec<Cues> {
    let lowers: Vec<String> = words.iter().map(|word| lower(text, word)).collect();
    let mut cues: Vec<Cues> = words
        .iter()
        .zip(&lowers)
        .map(|(word, lower)| Cues(lexicon::cues(lower, &word.stem)))
        .collect();
    for (at, cues) in cues.iter_mut().enumerate() {
        by_kind(words, &lowers, at, cues);
        let ending: &[Cue] = match endings.get(at) {
            Some(Ending::Negative) => &[Cue::Negative, Cue::Verb],
            Some(Ending::Verb) => &[Cue::Verb],
            _ => &[],
        };
        for cue in ending {
            cues.add(*cue);
        }
    }
    for at in 0..words.len() {
        measures(words, &lowers, at, &mut cues);
        govern::govern(words, &lowers, at, &mut cues);
    }
    govern::quoted(text, words, &mut cues);
    govern::asides(words, &mut cues);
    govern::subjects(words, &mut cues);
    govern::times(words, &mut cues);
    cues
}

/// What a word is a sign of by its class and its place behind the word before it.
fn by_kind(words: &[Token], lowers: &[String], at: usize, cues: &mut Cues) {
    let lower = lowers[at].as_str();
    let own: &[Cue] = match words[at].kind {
        TokenKind::Number(_) if is_clock(lower) => &[Cue::Time],
        TokenKind::Number(_) => &[Cue::Number],
        TokenKind::Ordinal(_) => &[Cue::Number, Cue::Order],
        TokenKind::Time => &[Cue::Time],
        TokenKind::Name => &[Cue::Name],
        TokenKind::Negative if NONE.contains(&lower) => &[Cue::Negative, Cue::Number],
        TokenKind::Negative => &[Cue::Negative],
        TokenKind::Speech => &[Cue::Speech, Cue::Verb],
        TokenKind::Content if is_verb(words, lowers, at) => &[Cue::Verb],
        _ if matches!(lower, "several" | "few" | "many" | "dozen") => &[Cue::Number],
        _ => &[],
    };
    for cue in own {
        cues.add(*cue);
    }
    // "the fire", "his watch" are no verbs, nor is a word of grammar one.
    let is_behind = |list: &[&str]| at > 0 && list.contains(&lowers[at - 1].as_str());
    let is_noun = is_behind(INNER) && !lower.ends_with("ed");
    if is_noun || words[at].kind == TokenKind::Function {
        *cues = cues.without(&[Cue::Verb]);
    }
}

/// Whether a word of content looks like a verb: by its ending, or behind "to", an auxiliary or a negative.
fn is_verb(words: &[Token], lowers: &[String], at: usize) -> bool {
    let lower = lowers[at].as_str();
    let before = at.checked_sub(1);
    let follows = before.is_some_and(|at| {
        matches!(lowers[at].as_str(), "to" | "not" | "never" | "n't")
            || words[at].kind == TokenKind::Auxiliary
    });
    let ends = lower.len() > 4 && (lower.ends_with("ed") || lower.ends_with("ing"));
    let is_noun = before.is_some_and(|at| matches!(lowers[at].as_str(), "the" | "a" | "an"));
    let is_numbered = words.get(at + 1).is_some_and(is_number);
    (ends || follows && !is_numbered) && !is_noun && lower != "got"
}

fn is_number(word: &Token) -> bool {
    matches!(word.kind, TokenKind::Number(_))
}

/// A time of day as logs write it: `0335`.
fn is_clock(lower: &str) -> bool {
    lower.len() == 4
        && lower.starts_with('0')
        && lower.bytes().all(|it| it.is_ascii_digit())
        && lower.get(2..).is_some_and(|minutes| minutes < "60")
}

/// A number with its unit is one measure: of time, of distance, or of what is counted.
fn measures(words: &[Token], lowers: &[String], at: usize, cues: &mut [Cues]) {
    let Some(next) = words.get(at + 1) else {
        return;
    };
    let is_article = matches!(lowers[at].as_str(), "an" | "a" | "half");
    let is_unit =
        UNITS.contains(&lowers[at + 1].as_str()) && !matches!(next.kind, TokenKind::Ordinal(_));
    if is_unit && (is_number(&words[at]) || is_article) {
        for cues in &mut cues[at..=at + 1] {
            cues.add(Cue::Duration);
            cues.add(Cue::Number);
        }
    } else if is_number(&words[at]) {
        number(words, lowers, at, cues);
    }
}

/// What a number without a unit of time belongs to: a place, a name ("Lock 4"), a time ("one in the morning").
fn number(words: &[Token], lowers: &[String], at: usize, cues: &mut [Cues]) {
    if cues[at + 1].has(Cue::Place) {
        cues[at].add(Cue::Place);
    }
    if at > 0 && words[at - 1].kind == TokenKind::Name {
        cues[at] = cues[at].without(&[Cue::Number]);
    }
    let ahead = words.iter().skip(at + 1).take(3);
    let mut ahead =
        ahead.take_while(|word| matches!(word.kind, TokenKind::Function | TokenKind::Time));
    let is_unit = matches!(lowers[at + 1].as_str(), "時" | "分" | "秒");
    let last = at + usize::from(is_unit);
    if is_unit || ahead.any(|word| word.kind == TokenKind::Time) {
        for cues in &mut cues[at..=last] {
            *cues = cues.without(&[Cue::Number]);
            cues.add(Cue::Time);
        }
    }
}
