//! Measures that share their unit and differ in their number: "just under an hour", "an hour and a half".

use super::align::Apart;
use super::cues::{Cue, Cues};
use crate::compare::sides::{Side, Sides};
use crate::text::features::{Token, TokenKind};
use std::ops::Range;

/// The words that belong to a measure when they stand before its number or unit.
const BEFORE: &[&str] = &[
    "about", "around", "almost", "nearly", "just", "under", "over", "some", "only", "least",
    "most", "than", "more", "less", "a", "an", "half", "quarter", "of", "to", "or", "at",
    "perhaps", "roughly", "exactly", "the",
];
/// And those behind its unit.
const BEHIND: &[&str] = &["and", "a", "half", "quarter"];

/// Joins clock times that the words have in pieces: `02:31:50`.
pub(super) fn clocks_joined(text: &str, words: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(words.len());
    let is_digits = |token: &Token| {
        let source = text.get(token.range.clone()).unwrap_or_default();
        !source.is_empty() && source.bytes().all(|it| it.is_ascii_digit() || it == b':')
    };
    for word in words {
        if let Some(last) = joined.last_mut() {
            let touches = last.range.end == word.range.start;
            let source = text.get(last.range.clone()).unwrap_or_default();
            let is_clock = last.kind == TokenKind::Time && is_digits(last);
            let continues = word.stem == ":" || source.ends_with(':');
            if touches && is_clock && continues && is_digits(&word) {
                last.range.end = word.range.end;
                last.stem.push_str(&word.stem);
                continue;
            }
        }
        joined.push(word);
    }
    joined
}

/// Sets apart the measures of either side that the other has not, unit and all; and what the numbers that stand alone
/// count, so that a number is shown with it.
pub(super) fn set_apart(words: Sides<&[Token]>, cues: &mut Sides<Vec<Cues>>, apart: &mut Apart) {
    let found = Sides::from_fn(|side| measures(words[side], &cues[side]));
    let said = Sides::from_fn(|side| {
        let said = found[side].iter().map(|range| spoken(words[side], range));
        said.collect::<Vec<Vec<&str>>>()
    });
    for side in Side::ALL {
        for at in counted_alike(words[side], &apart.alone[side]) {
            cues[side][at].add(Cue::Measure);
        }
        for (range, spoken) in found[side].iter().zip(&said[side]) {
            if said[side.other()].contains(spoken) {
                continue;
            }
            for at in range.clone() {
                apart.alone[side][at] = true;
                cues[side][at].add(Cue::Measure);
            }
        }
    }
}

/// The numbers that stand alone and count what the other text speaks of too.
fn counted_alike(words: &[Token], alone: &[bool]) -> Vec<usize> {
    let found = (0..words.len()).filter(|at| {
        let counts = matches!(words[*at].kind, TokenKind::Number(_)) && alone[*at];
        let next = words.get(at + 1).zip(alone.get(at + 1));
        counts && next.is_some_and(|(next, alone)| next.kind == TokenKind::Content && !alone)
    });
    found.collect()
}

/// The measures of a text as ranges of words.
fn measures(words: &[Token], cues: &[Cues]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let is_unit = cues[at].has(Cue::Duration) && cues[at].has(Cue::Number);
        if !is_unit || found.last().is_some_and(|last| last.contains(&at)) {
            continue;
        }
        let is_before = |word: &Token| {
            matches!(word.kind, TokenKind::Number(_)) || BEFORE.contains(&word.stem.as_str())
        };
        let is_behind =
            |at: usize| cues[at].has(Cue::Duration) || BEHIND.contains(&words[at].stem.as_str());
        let mut start = at
            - words
                .iter()
                .take(at)
                .rev()
                .take(4)
                .take_while(|it| is_before(it))
                .count();
        let mut end = at
            + 1
            + (at + 1..words.len())
                .take(5)
                .take_while(|at| is_behind(*at))
                .count();
        while start < at
            && matches!(
                words[start].stem.as_str(),
                "the" | "of" | "to" | "or" | "at"
            )
        {
            start += 1;
        }
        while end > at + 1 && matches!(words[end - 1].stem.as_str(), "and" | "a") {
            end -= 1;
        }
        found.push(start..end);
    }
    found
}

/// What a measure says, articles aside.
fn spoken<'a>(words: &'a [Token], range: &Range<usize>) -> Vec<&'a str> {
    let words = words.get(range.clone()).unwrap_or_default().iter();
    words
        .map(|word| word.stem.as_str())
        .filter(|stem| !matches!(*stem, "a" | "an" | "the" | "1"))
        .collect()
}
