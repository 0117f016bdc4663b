//! What words govern: the object of a preposition of place, the verb of a negative, the clause of a conjunction.

use super::{Cue, Cues, INNER};
use crate::compare::differ::align::has_meaning;
use crate::compare::differ::lexicon;
use crate::text::features::{Token, TokenKind};
use crate::text::segment::quotations;

/// The words that open a phrase of place.
const SPATIAL: &[&str] = &[
    "at", "in", "on", "to", "from", "behind", "near", "by", "towards", "toward", "along", "across",
    "over", "under", "between", "into", "past", "beside", "through", "against", "opposite",
    "inside", "outside", "onto", "down", "up",
];
/// The words after which a clause of time or cause follows.
const TIME_CLAUSE: &[&str] = &[
    "after", "before", "when", "until", "while", "once", "moment", "already",
];
const CAUSE_CLAUSE: &[&str] = &["because", "due", "reason", "since", "for", "so", "upon"];
/// Marks what a word governs: the object of a preposition of place, the verb of a negative, the clause of a conjunction.
pub(super) fn govern(words: &[Token], lowers: &[String], at: usize, cues: &mut [Cues]) {
    let lower = lowers[at].as_str();
    if SPATIAL.contains(&lower) && words[at].kind == TokenKind::Function {
        for next in at + 1..words.len().min(at + 6) {
            let is_object = has_meaning(&words[next]) && !cues[next].has(Cue::Verb);
            if is_object && !matches!(words[next].kind, TokenKind::Time | TokenKind::Negative) {
                cues[next].add(Cue::Place);
            } else if !INNER.contains(&lowers[next].as_str()) {
                break;
            }
        }
    }
    if cues[at].has(Cue::Negative) {
        denied(words, at, cues);
    }
    let mut clause = |is_opened: bool, cue: Cue, most: usize| {
        if is_opened {
            governed(words, at, most, cue, cues);
        }
    };
    clause(TIME_CLAUSE.contains(&lower), Cue::TimeClause, 7);
    clause(CAUSE_CLAUSE.contains(&lower), Cue::CauseClause, 7);
    clause(is_duty(lower, &words[at]), Cue::DutyClause, 5);
    let is_perceived = cues[at].has(Cue::Perception) && words[at].kind == TokenKind::Content;
    if is_perceived {
        governed(words, at, 4, Cue::Perceived, cues);
    }
}

/// Whether a word of duty governs what follows: "may not leave", "unable to".
fn is_duty(lower: &str, word: &Token) -> bool {
    lexicon::cues(lower, &word.stem) & Cue::Duty.bit() != 0
}

/// Marks what a negative denies: up to its verb, past verbs of perception ("nobody was seen following"), and that verb's
/// object.
fn denied(words: &[Token], at: usize, cues: &mut [Cues]) {
    let mut verb_seen = false;
    for next in at + 1..words.len().min(at + 8) {
        let word = &words[next];
        let is_content = matches!(
            word.kind,
            TokenKind::Content | TokenKind::Speech | TokenKind::Name
        );
        if word.kind == TokenKind::Punctuation
            || (verb_seen && matches!(word.stem.as_str(), "and" | "but" | "or"))
        {
            break;
        }
        cues[next].add(Cue::Denied);
        if verb_seen && is_content && !cues[next].has(Cue::Verb) {
            break;
        }
        verb_seen |= is_content && cues[next].has(Cue::Verb) && !cues[next].has(Cue::Perception);
    }
}

/// Marks the words after `at` up to a stop, or `most` words.
fn governed(words: &[Token], at: usize, most: usize, cue: Cue, cues: &mut [Cues]) {
    let clause = words.iter().zip(cues).skip(at + 1).take(most);
    for (_, cues) in clause.take_while(|(word, _)| word.kind != TokenKind::Punctuation) {
        cues.add(cue);
    }
}

/// Marks the words between quotation marks.
pub(super) fn quoted(text: &str, words: &[Token], cues: &mut [Cues]) {
    for quotation in quotations(text) {
        let range = quotation.range;
        let within = words.iter().zip(cues.iter_mut());
        let within = within
            .filter(|(word, _)| range.start <= word.range.start && word.range.end <= range.end);
        for (_, cues) in within {
            cues.add(Cue::Quoted);
        }
    }
}

/// ", he says," within a claim names its speaker and is no part of what is claimed.
pub(super) fn asides(words: &[Token], cues: &mut [Cues]) {
    let is_comma = |at: usize| words.get(at).is_some_and(|word| word.stem == ",");
    for at in 2..words.len() {
        let is_aside = words[at].kind == TokenKind::Speech && is_comma(at + 1) && is_comma(at - 2);
        if is_aside {
            cues[at] = Cues::default();
        }
    }
}

/// Marks who acts: the words before the first verb of each clause.
pub(super) fn subjects(words: &[Token], cues: &mut [Cues]) {
    let mut verb_seen = false;
    for (word, cues) in words.iter().zip(cues) {
        verb_seen |= cues.has(Cue::Verb);
        if word.kind == TokenKind::Punctuation {
            verb_seen = false;
        }
        let is_noun = matches!(
            word.kind,
            TokenKind::Content | TokenKind::Name | TokenKind::Negative
        );
        if is_noun && !verb_seen && !cues.has(Cue::Time) {
            cues.add(Cue::Subject);
        }
    }
}

/// Takes from "about" before a time of day its vagueness: "at about one in the morning".
pub(super) fn times(words: &[Token], cues: &mut [Cues]) {
    for at in 1..words.len() {
        if cues[at].has(Cue::Time) && cues[at - 1].has(Cue::Vague) {
            cues[at - 1] = cues[at - 1].without(&[Cue::Vague]);
        }
    }
}
