//! Who says so, in the sentence itself: "she said" between commas, "Mr Oduya said that" in front. A rule of thumb over the
//! classes of words: a false answer costs a reader one step more.

use super::touching;
use crate::text::features::{Token, TokenKind, tokens};
use crate::text::segment::Quotation;
use std::ops::Range;

/// The most words of an insertion like ", the inspector said in the statement,".
const INSERTED: usize = 7;
/// The most words in front of the verb of a report.
const BEFORE: usize = 18;
/// The most words between the verb of a report and its "that".
const BEFORE_THAT: usize = 8;
/// The fewest words that say something.
const SAID: usize = 2;

/// Words behind the verb of a report that begin no clause: who was told, where, how.
const NO_CLAUSE: [&str; 17] = [
    "in", "on", "to", "at", "about", "with", "by", "of", "for", "from", "so", "nothing", "who",
    "which", "and", "or", "as",
];

/// The stretch without the insertions that tell who says it: all of it where there is none.
pub(super) fn pieces(
    text: &str,
    range: &Range<usize>,
    quotations: &[Quotation],
) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    for part in parts(text, range, quotations) {
        let first = part.start == range.start;
        if !first && inserted(text, &part) {
            pieces.push(start..part.start);
            start = part.end;
        }
    }
    pieces.push(start..range.end);
    pieces.retain(|it| {
        text.get(it.clone())
            .is_some_and(|it| it.chars().any(char::is_alphanumeric))
    });
    pieces
}

/// The parts between commas and semicolons that stand in no quotation; a quotation ends one too.
fn parts(text: &str, range: &Range<usize>, quotations: &[Quotation]) -> Vec<Range<usize>> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let mut parts = Vec::new();
    let mut start = range.start;
    for (at, ch) in inside.char_indices() {
        let at = range.start + at;
        let end = at + ch.len_utf8();
        let mut here = touching(quotations, at).iter();
        let quoted = here.any(|it| it.inner.contains(&at));
        let mut closing = touching(quotations, end).iter();
        let closes = closing.any(|it| it.closed && it.range.end == end);
        if closes || (!quoted && matches!(ch, ',' | ';')) {
            parts.push(start..end);
            start = end;
        }
    }
    parts.push(start..range.end);
    parts
}

/// Whether a part only tells who says the rest: ", police said today.".
fn inserted(text: &str, part: &Range<usize>) -> bool {
    let words = words(text, part);
    let verbs = words.iter().filter(|it| it.kind == TokenKind::Speech);
    let plain = |it: &Token| !matches!(it.kind, TokenKind::Auxiliary | TokenKind::Negative);
    let joined = words.first().is_some_and(|first| {
        ["and", "but", "who", "which"].contains(&&*source(text, part, first).to_lowercase())
    });
    words.len() >= 2
        && words.len() <= INSERTED
        && verbs.count() == 1
        && words.iter().all(plain)
        && !joined
}

/// Where what is said begins behind "Mr Oduya said that"; `None` where the stretch does not begin so.
pub(super) fn after(text: &str, range: &Range<usize>, quotations: &[Quotation]) -> Option<usize> {
    let words = words(text, range);
    let outside = |it: &Token| {
        let at = range.start + it.range.start;
        let mut here = touching(quotations, at).iter();
        !here.any(|it| it.inner.contains(&at) && it.inner.start > range.start)
    };
    let verbs = (1..words.len().min(BEFORE)).filter(|at| {
        let verb = words.get(*at);
        verb.is_some_and(|it| it.kind == TokenKind::Speech && outside(it))
    });
    let lower = |it: &Token| source(text, range, it).to_lowercase();
    let clause = |verb: usize| {
        let rest = words.get(verb + 1..)?;
        let own = |it: &&Token| !matches!(it.kind, TokenKind::Auxiliary | TokenKind::Speech);
        let mut near = rest.iter().take(BEFORE_THAT).take_while(own);
        let from = match near.position(|it| lower(it) == "that") {
            Some(at) => at + 1,
            None if NO_CLAUSE.contains(&&*lower(rest.first()?)) => return None,
            None => 0,
        };
        rest.get(from).filter(|_| rest.len() >= from + SAID)
    };
    let first = verbs.into_iter().find_map(clause)?;
    Some(range.start + first.range.start)
}

fn words(text: &str, range: &Range<usize>) -> Vec<Token> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let mut all = tokens(inside, None);
    all.retain(|it| it.kind != TokenKind::Punctuation);
    all
}

fn source<'a>(text: &'a str, range: &Range<usize>, token: &Token) -> &'a str {
    let inside = text.get(range.clone()).unwrap_or_default();
    inside.get(token.range.clone()).unwrap_or_default()
}
