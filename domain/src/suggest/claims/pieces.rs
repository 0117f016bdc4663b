//! What is said, cut into claims: sentences, and clauses that have a subject of their own. Never inside a quotation within.

use std::ops::Range;

use crate::suggest::lexicon::{Class, Lexicon};
use crate::text::segment::{clauses, sentences, words};

/// A part with fewer words stays with the one before.
const SHORT: usize = 4;

/// The claims within `content`, in bytes of `text`: each trimmed, none without a letter.
pub(super) fn cut(text: &str, content: Range<usize>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let inside = text.get(content.clone()).unwrap_or_default();
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in sentences(inside) {
        let words = inside.get(sentence.clone()).unwrap_or_default();
        for part in parts(words, lexicon) {
            let at = content.start + sentence.start;
            let range = trimmed(text, at + part.start..at + part.end, lexicon);
            let has_words = text
                .get(range.clone())
                .is_some_and(|it| it.contains(char::is_alphanumeric));
            if has_words {
                found.push(range);
            }
        }
    }
    found
}

/// The parts of a sentence that can stand alone.
fn parts(sentence: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let count = |range: &Range<usize>| {
        words(sentence.get(range.clone()).unwrap_or_default())
            .take(SHORT)
            .count()
    };
    for clause in clauses(sentence) {
        let alone = found.last().is_none_or(|last| {
            let before = sentence.get(last.clone()).unwrap_or_default();
            let after = sentence.get(clause.clone()).unwrap_or_default();
            let stands = before.ends_with([';', '；']) || has_subject(after, lexicon);
            stands && count(last) >= SHORT && count(&clause) >= SHORT
        });
        match found.last_mut() {
            Some(last) if !alone => last.end = clause.end,
            _ => found.push(clause),
        }
    }
    found
}

/// "and he …", "but the …": a conjunction with a subject behind it.
fn has_subject(clause: &str, lexicon: &Lexicon) -> bool {
    let mut near = words(clause).filter_map(|range| clause.get(range));
    let (Some(first), Some(second)) = (near.next(), near.next()) else {
        return false;
    };
    let joins = lexicon.spelled(first).has(Class::Conjunction);
    let subject = lexicon.spelled(second);
    joins
        && (subject.any(&[Class::Personal, Class::Determiner, Class::Possessive])
            || second.starts_with(char::is_uppercase))
}

const OPENING: [char; 9] = ['"', '“', '„', '«', '»', '‘', '\'', '`', '「'];
const CLOSING: [char; 9] = ['"', '”', '“', '»', '«', '’', '\'', '`', '」'];

/// Without commas, joining words and lone quotation marks at its ends.
fn trimmed(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let mut start = range.start;
    let mut end = range.end;
    loop {
        let inside = text.get(start..end).unwrap_or_default();
        let loose = |ch: char| ch.is_whitespace() || ",;:–—-".contains(ch);
        let left = inside.len() - inside.trim_start_matches(loose).len();
        let right = inside.len() - inside.trim_end_matches(loose).len();
        if left + right > 0 && left < inside.len() {
            (start, end) = (start + left, end - right);
            continue;
        }
        let (open, close) = lone_marks(inside);
        if open + close > 0 && open + close < inside.len() {
            (start, end) = (start + open, end - close);
            continue;
        }
        let first = words(inside).next().filter(|it| it.start == 0);
        let joins = first.filter(|it| {
            let word = inside.get(it.clone()).unwrap_or_default().to_lowercase();
            lexicon.classes(&word).any(&[Class::And]) || word == "but"
        });
        match joins {
            Some(word) if word.end < inside.len() => start += word.end,
            _ => return start..end,
        }
    }
}

/// The bytes of quotation marks at the ends that have no partner inside, or that enclose everything.
fn lone_marks(inside: &str) -> (usize, usize) {
    let first = inside.chars().next().filter(|ch| OPENING.contains(ch));
    let last = inside.chars().next_back().filter(|ch| CLOSING.contains(ch));
    let middle = |from: usize, to: usize| inside.get(from..to).unwrap_or_default();
    match (first, last) {
        (Some(open), Some(close)) if inside.len() > open.len_utf8() + close.len_utf8() => {
            let within = middle(open.len_utf8(), inside.len() - close.len_utf8());
            if within.contains([open, close])
                && within
                    .chars()
                    .filter(|ch| *ch == open || *ch == close)
                    .count()
                    > 1
            {
                (0, 0)
            } else {
                (open.len_utf8(), close.len_utf8())
            }
        }
        (Some(open), _) => {
            let rest = middle(open.len_utf8(), inside.len());
            let closed =
                rest.contains(|ch| CLOSING.contains(&ch) && ch != '\'' && ch != '’' || ch == open);
            (if closed { 0 } else { open.len_utf8() }, 0)
        }
        (None, Some(close)) => {
            let rest = middle(0, inside.len() - close.len_utf8());
            let opened = rest.contains(|ch| OPENING.contains(&ch) && ch != '\'' || ch == close);
            (
                0,
                if opened || close == '\'' || close == '’' {
                    0
                } else {
                    close.len_utf8()
                },
            )
        }
        (None, None) => (0, 0),
    }
}
