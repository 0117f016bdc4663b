//! The clauses of a sentence: smaller stretches that can each carry a claim.

use std::ops::Range;

use super::quotations::quotations;
use super::trimmed;

const CONJUNCTIONS: &str = "\
    and but or nor so yet when where while because as which who although though after before until since if unless \
    whereas und aber weil et mais y pero e ma";

/// The clauses of `sentence`, trimmed and together all of its words: cut behind ";" and ":", at dashes between spaces and
/// before a conjunction behind a comma, never inside a quotation.
#[must_use]
pub fn clauses(sentence: &str) -> Vec<Range<usize>> {
    let mut quoted = quotations(sentence).into_iter().peekable();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, ch) in sentence.char_indices() {
        while quoted
            .next_if(|quotation| quotation.range.end <= at)
            .is_some()
        {}
        if quoted
            .peek()
            .is_some_and(|quotation| quotation.range.contains(&at))
        {
            continue;
        }
        let after = sentence.get(at + ch.len_utf8()..).unwrap_or_default();
        let spaced = after.starts_with(char::is_whitespace);
        let cut = match ch {
            ';' | ':' | '—' => spaced || ch == '—',
            '；' | '：' => true,
            '–' | '-' => {
                spaced
                    && sentence
                        .get(..at)
                        .is_some_and(|before| before.ends_with(char::is_whitespace))
            }
            ',' => spaced && starts_clause(after),
            _ => false,
        };
        if cut {
            found.push(trimmed(sentence, start..at + ch.len_utf8()));
            start = at + ch.len_utf8();
        }
    }
    found.push(trimmed(sentence, start..sentence.len()));
    found.retain(|range| !range.is_empty());
    found
}

fn starts_clause(after: &str) -> bool {
    let near = after
        .get(..after.floor_char_boundary(32))
        .unwrap_or_default();
    let word = near
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    CONJUNCTIONS.split_whitespace().any(|known| known == word)
}
