//! Where sentences end: UAX #29's rules SB6–SB11, mended for abbreviations, initials, ellipses and quotations.
//!
//! Written out here because unicode-segmentation's sentence iterator reads ahead anew at every space after a stop: 40 kB
//! of spaces take it eight seconds.

use std::ops::Range;

use super::abbreviations::{goes_on, is_speech_verb, kind};
use super::is_closing;
use super::paragraphs::is_line_end;

/// No abbreviation and no word that decides anything is longer, in bytes.
const NEARBY: usize = 48;

/// The sentences of `paragraph`, trimmed. A quotation of several sentences gives several; the closing mark stays with the
/// last of them ([`super::quotations`] tells what is inside). A blank line ends a sentence, a single line end does not.
pub fn sentences(paragraph: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = paragraph.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let (end, next) = sentence_end(paragraph, start)?;
        at = next;
        Some(start..end)
    })
}

/// Where the sentence that starts at `start` ends, and where the next may start.
fn sentence_end(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    while let Some((offset, ch)) = find(text.get(at..)?, |ch| is_stop(ch) || is_line_end(ch)) {
        at += offset + ch.len_utf8();
        if is_line_end(ch) {
            let gap = skip(text, at, char::is_whitespace);
            if ch == '\u{2029}'
                || text
                    .get(at..gap)
                    .is_some_and(|gap| gap.contains(is_line_end))
            {
                let end = at - ch.len_utf8();
                return Some((start + text.get(start..end)?.trim_end().len(), gap));
            }
            at = gap;
            continue;
        }
        let stop = at - ch.len_utf8();
        let run = skip(text, at, is_stop);
        let mut end = skip(text, run, is_closing);
        end = german_closing(text, end);
        let mut next = skip(text, end, char::is_whitespace);
        let stray = skip(text, next, |ch| matches!(ch, '”' | '»' | '」' | '』'));
        if stray > next && next > end {
            (end, next) = (stray, skip(text, stray, char::is_whitespace));
        }
        if !is_end(
            text,
            start,
            &Stop {
                at: stop,
                run,
                end,
                next,
            },
        ) {
            at = end;
            continue;
        }
        return Some((end, next));
    }
    let end = start + text.get(start..)?.trim_end().len();
    (end > start).then_some((end, text.len()))
}

/// A stop with what follows it: other stops up to `run`, closing marks up to `end`, white space up to `next`.
struct Stop {
    at: usize,
    run: usize,
    end: usize,
    next: usize,
}

/// Whether a sentence ends there.
fn is_end(text: &str, start: usize, stop: &Stop) -> bool {
    let signs = text.get(stop.at..stop.run).unwrap_or_default();
    let after = near(text, stop.next);
    let Some(follows) = after.chars().next() else {
        return true;
    };
    let is_spaced = stop.next > stop.end;
    let is_wide = signs
        .chars()
        .any(|ch| matches!(ch, '。' | '！' | '？' | '｡' | '।' | '॥' | '።'));
    if !is_spaced && !is_wide && (follows.is_alphanumeric() || stop.end == stop.run) {
        return false; // SB6, SB7: 3.5, U.S, example.com, really?!#
    }
    if matches!(follows, ',' | ';' | ':' | '-' | '–' | '—' | '、' | '，') {
        return is_spaced && matches!(follows, '-' | '–' | '—') && signs != "…"; // SB8a; a dash may open a line of dialogue
    }
    if first_letter(after).is_some_and(char::is_lowercase) {
        return false; // SB8, here for "?" and "!" too: “Why?” he asked.
    }
    let is_quoted = text
        .get(stop.run..stop.end)
        .is_some_and(|closing| !closing.is_empty());
    if is_wide {
        return !(is_quoted
            && ["と", "って", "など"]
                .iter()
                .any(|word| after.starts_with(word)));
    }
    if is_quoted && signs != "." && names_a_speaker(after) {
        return false;
    }
    !(signs == "." && !is_quoted && is_abbreviated(text, start, stop, after))
}

/// Whether the word before a single stop is an abbreviation, an initial or the number of a list's item.
fn is_abbreviated(text: &str, start: usize, stop: &Stop, after: &str) -> bool {
    let from = text.ceil_char_boundary(start.max(stop.at.saturating_sub(NEARBY)));
    let before = text.get(from..stop.at).unwrap_or_default();
    let word = before
        .rsplit(|ch: char| ch.is_whitespace() || "(\"“‘'[/-–—".contains(ch))
        .next()
        .unwrap_or_default();
    if from == start
        && before.len() <= 3
        && !before.is_empty()
        && before.bytes().all(|byte| byte.is_ascii_digit())
    {
        return true;
    }
    kind(word).is_some_and(|abbreviation| goes_on(abbreviation, after))
}

/// Whether `after` is like "Mr Bennett asked": up to three capitalised words, then a speech verb.
fn names_a_speaker(after: &str) -> bool {
    let mut words = after
        .split_whitespace()
        .map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()));
    let names = words
        .by_ref()
        .take(4)
        .position(|word| !word.starts_with(char::is_uppercase));
    let verb = names
        .filter(|names| *names > 0)
        .and_then(|names| after.split_whitespace().nth(names));
    let is_pronoun = ["He ", "She ", "They ", "I ", "We ", "It ", "You "]
        .iter()
        .any(|it| after.starts_with(it));
    !is_pronoun
        && verb
            .is_some_and(|verb| is_speech_verb(verb.trim_matches(|ch: char| !ch.is_alphanumeric())))
}

/// “ closes in German: taken when it stands directly behind a stop and white space or the end follows.
fn german_closing(text: &str, end: usize) -> usize {
    let behind = skip(text, end, |ch| matches!(ch, '“' | '‘'));
    let rest = text.get(behind..).unwrap_or_default();
    if behind > end
        && rest
            .chars()
            .next()
            .is_none_or(|ch| ch.is_whitespace() || ch == ',')
    {
        behind
    } else {
        end
    }
}

/// The first letter, unless a digit or much else stands before it.
fn first_letter(after: &str) -> Option<char> {
    after
        .chars()
        .take(4)
        .find(|ch| ch.is_alphanumeric() || is_stop(*ch))
        .filter(|ch| ch.is_alphabetic())
}

/// The text from `at` as far as any rule looks.
fn near(text: &str, at: usize) -> &str {
    text.get(at..text.floor_char_boundary(at + NEARBY))
        .unwrap_or_default()
}

/// UAX #29's `STerm` and `ATerm` of the scripts in common use, and the ellipsis.
fn is_stop(ch: char) -> bool {
    matches!(
        ch,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '։'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '။'
            | '።'
            | '‼'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '᠃'
            | '។'
    )
}

fn find(text: &str, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
    text.char_indices().find(|(_, ch)| wanted(*ch))
}

/// The byte behind the characters from `at` on that are `passed`.
fn skip(text: &str, at: usize, passed: impl Fn(char) -> bool) -> usize {
    find(text.get(at..).unwrap_or_default(), |ch| !passed(ch))
        .map_or(text.len().max(at), |(offset, _)| at + offset)
}
