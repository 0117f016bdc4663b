//! Numbers and clock times in digits and in English words.

mod clock;

use std::collections::HashSet;
use std::sync::LazyLock;

use clock::clock;

/// A number or an ordinal read from the start of some words, and how many of the words it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Read {
    Number(f64, usize),
    Ordinal(u32, usize),
    /// Minutes since midnight.
    Time(u32, usize),
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

static STARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let others = [
        "a", "an", "no", "noon", "midday", "midnight", "half", "quarter",
    ];
    UNITS
        .iter()
        .chain(TENS)
        .chain(ORDINALS)
        .chain(&others)
        .copied()
        .collect()
});

/// Whether a number, a clock time or "no one" may begin with `word`.
pub(super) fn may_start(word: &str, english: bool) -> bool {
    word.starts_with(|ch: char| ch.is_ascii_digit()) || (english && STARTS.contains(word))
}

/// Reads what `words` (lower case, in order, hyphens and colons among them) begin with; `english` allows number words.
pub(super) fn read(words: &[&str], english: bool) -> Option<Read> {
    if let Some(time) = clock(words, english) {
        return Some(time);
    }
    let first = *words.first()?;
    if first.starts_with(|ch: char| ch.is_ascii_digit()) {
        return digits(words, english);
    }
    if !english {
        return None;
    }
    if let Some(at) = ORDINALS.iter().position(|word| *word == first) {
        return Some(Read::Ordinal(u32::try_from(at).ok()? + 1, 1));
    }
    in_words(words)
}

/// "7", "1,500", "3.5", "21st", "1.5m", "2 million".
fn digits(words: &[&str], english: bool) -> Option<Read> {
    let first = *words.first()?;
    let end = first
        .find(|ch: char| !ch.is_ascii_digit() && ch != '.' && ch != ',')
        .unwrap_or(first.len());
    let (number, suffix) = first.split_at_checked(end)?;
    if english && matches!(suffix, "st" | "nd" | "rd" | "th") {
        return Some(Read::Ordinal(number.parse().ok()?, 1));
    }
    let is_grouped = number
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|it| it.len() == 3));
    let plain = if is_grouped {
        number.replace(',', "")
    } else {
        number.replace(',', ".")
    };
    let value: f64 = plain.parse().ok()?;
    let scale = match suffix {
        "" => words
            .get(1)
            .and_then(|word| scale(word))
            .filter(|_| english)
            .map(|scale| (scale, 2)),
        "k" => Some((1e3, 1)),
        "m" => Some((1e6, 1)),
        "bn" => Some((1e9, 1)),
        _ => return None,
    };
    let (scale, taken) = scale.unwrap_or((1.0, 1));
    Some(Read::Number(value * scale, taken))
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

fn is_large(word: &str) -> bool {
    matches!(word, "thousand" | "million" | "billion")
}

/// "seven", "twenty-three", "two hundred and five", "a dozen", "three thousand".
fn in_words(words: &[&str]) -> Option<Read> {
    let mut total = 0.0;
    let mut group: Option<f64> = None;
    let mut taken = 0;
    let mut at = 0;
    if matches!(words.first(), Some(&("a" | "an"))) {
        words.get(1).and_then(|word| scale(word))?;
        group = Some(1.0);
        at = 1;
    }
    let mut tens_open = false;
    while let Some(word) = words.get(at).copied() {
        if let Some(value) = small(word) {
            let fits = match group {
                None => true,
                Some(group) if tens_open => value < 10.0 && group > 0.0,
                Some(group) => {
                    (group >= 100.0 && group % 100.0 == 0.0) || (group == 0.0 && total > 0.0)
                }
            };
            if !fits {
                break;
            }
            group = Some(group.unwrap_or(0.0) + value);
            tens_open = value >= 20.0;
        } else if let Some(scale) = scale(word) {
            let Some(count) = group else { break };
            if is_large(word) {
                total += count * scale;
                group = Some(0.0);
            } else {
                group = Some(count * scale);
            }
            tens_open = false;
        } else if joins(word, words.get(at + 1).copied(), tens_open, group) {
            at += 1;
            continue;
        } else {
            break;
        }
        at += 1;
        taken = at;
    }
    (taken > 0).then(|| Read::Number(total + group.unwrap_or(0.0), taken))
}

/// "and" behind hundreds, a hyphen behind tens; only before a number that goes on.
fn joins(word: &str, next: Option<&str>, tens_open: bool, group: Option<f64>) -> bool {
    let goes_on = next.is_some_and(|next| small(next).is_some());
    goes_on
        && ((word == "-" && tens_open)
            || (word == "and" && group.is_some_and(|group| group >= 100.0 || group == 0.0)))
}

fn small(word: &str) -> Option<f64> {
    let unit = UNITS
        .iter()
        .position(|unit| *unit == word)
        .and_then(|at| u32::try_from(at).ok());
    let ten = || {
        TENS.iter()
            .position(|ten| *ten == word)
            .and_then(|at| u32::try_from(at).ok())
            .map(|at| at * 10 + 20)
    };
    unit.or_else(ten).map(f64::from)
}
