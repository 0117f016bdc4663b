//! Negatives: which words a "no" or "not" takes back, and what kind of negative it is.
//!
//! The scope runs to the end of the clause (Morante and Daelemans 2012, "ConanDoyle-neg"), without a parser: to the next
//! sign, "but", or "and" with a verb of its own.

use std::ops::Range;

use super::{Token, TokenKind, two_before};

/// What a negative takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negation {
    /// That it happened.
    Event,
    /// That it was perceived: "saw nobody", "no one was seen".
    Perception,
    /// That it was written down or reported: "no injuries were reported".
    Record,
    /// That it is remembered.
    Memory,
    /// That it could or might be done: "were unable to", "not allowed".
    Authority,
}

/// One negative of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negative {
    /// The negative word.
    pub at: usize,
    /// The tokens it governs, itself not included.
    pub scope: Range<usize>,
    /// Where its clause begins: from there on stands the subject of what it governs.
    pub clause: usize,
    /// What it takes back.
    pub kind: Negation,
}

/// Stems by what a negative over them takes back.
const KINDS: &[(Negation, &[&str])] = &[
    (
        Negation::Perception,
        &[
            "see", "hear", "notic", "observe", "watch", "witness", "spot", "percei", "perceiv",
            "feel", "glimps", "recognis", "recogn", "detect", "know", "awar", "sight", "identifi",
            "smell", "find",
        ],
    ),
    (
        Negation::Record,
        &[
            "report",
            "record",
            "log",
            "file",
            "note",
            "regist",
            "document",
            "lodg",
            "receiv",
            "submit",
            "complain",
            "complaint",
            "evid",
            "trace",
            "entri",
            "establish",
        ],
    ),
    (
        Negation::Memory,
        &["recall", "rememb", "recollect", "memori"],
    ),
    (
        Negation::Authority,
        &[
            "abl", "unabl", "allow", "permit", "authoris", "authoriz", "entitl", "let",
        ],
    ),
];

/// What a negative over a word takes back, where the word says it: that a thing was perceived, recorded, remembered, allowed.
#[must_use]
pub fn kind_of(stem: &str) -> Option<Negation> {
    let kind = KINDS.iter().find(|(_, stems)| stems.contains(&stem));
    kind.map(|(kind, _)| *kind)
}

/// Words that are negative by themselves and govern what follows "to": stems with the kind.
const UNABLE: &[&str] = &["unabl", "powerless"];

/// The negatives of a text, in order.
#[must_use]
pub fn negatives(tokens: &[Token]) -> Vec<Negative> {
    let mut found: Vec<Negative> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_unable = UNABLE.contains(&token.stem.as_str());
        // "not only … but also" takes nothing back.
        let next = tokens.get(at + 1).map(|it| it.stem.as_str());
        let is_only = token.stem == "not" && matches!(next, Some("only" | "just" | "mere"));
        if (token.kind != TokenKind::Negative && !is_unable)
            || is_only
            || matches!(token.stem.as_str(), "hardly" | "scarcely" | "barely")
        {
            continue;
        }
        // Looked for from the negative before on only: a text may hold nothing else.
        let last = found.last();
        let known = last.map(|it| it.scope.end).filter(|end| *end > at);
        let scope = at + 1..known.unwrap_or_else(|| end(tokens, at + 1));
        let (first, clause) = last.map_or((0, 0), |it| (it.at, it.clause));
        let clause = start(tokens, first..at).unwrap_or(clause);
        let kind = if is_unable {
            Negation::Authority
        } else {
            kind(tokens, at, scope.clone())
        };
        found.push(Negative {
            at,
            scope,
            clause,
            kind,
        });
    }
    found
}

/// Whether a clause ends before the token.
fn ends(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    let next = tokens.get(at + 1);
    let is_sign = token.kind == TokenKind::Punctuation
        && matches!(
            token.stem.as_str(),
            "," | ";" | ":" | "." | "!" | "?" | "—" | "–" | "(" | ")"
        );
    let joins = matches!(
        token.stem.as_str(),
        "and" | "or" | "while" | "because" | "although" | "as"
    );
    let verb_follows = next
        .is_some_and(|it| it.kind == TokenKind::Auxiliary || it.kind == TokenKind::Negative)
        || matches!(tokens.get(at + 2), Some(it) if it.kind == TokenKind::Auxiliary)
        || matches!(tokens.get(at + 3), Some(it) if it.kind == TokenKind::Auxiliary);
    is_sign || token.stem == "but" || joins && verb_follows
}

fn end(tokens: &[Token], from: usize) -> usize {
    (from..tokens.len())
        .find(|at| ends(tokens, *at))
        .unwrap_or(tokens.len())
}

/// Behind the last token of the range that ends a clause.
fn start(tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let mut back = range.rev();
    back.find(|at| ends(tokens, *at)).map(|at| at + 1)
}

/// The kind of a negative by the verbs near it: the nearest verb it governs, "could not" with what follows.
fn kind(tokens: &[Token], at: usize, scope: Range<usize>) -> Negation {
    let modal = |back: usize| {
        at.checked_sub(back)
            .and_then(|at| tokens.get(at))
            .map_or("", |it| it.stem.as_str())
    };
    let ahead = tokens.get(scope).unwrap_or_default();
    let meaning = ahead.iter().filter(|it| {
        !matches!(
            it.kind,
            TokenKind::Function | TokenKind::Auxiliary | TokenKind::Punctuation
        )
    });
    let object = matches!(modal(0), "nobody" | "no" | "nothing" | "none");
    let near: Vec<&str> = meaning
        .take(if object { 3 } else { 1 })
        .map(|it| it.stem.as_str())
        .collect();
    // "saw nobody", "recalls no shouting": the verb stands before its negative object.
    let behind = two_before(tokens, at);
    for (kind, words) in KINDS {
        if near.iter().any(|it| words.contains(it))
            || object && behind.iter().any(|it| words.contains(it))
        {
            return *kind;
        }
    }
    if matches!(modal(1), "could" | "can" | "may" | "cannot") || modal(0) == "cannot" {
        return Negation::Authority;
    }
    Negation::Event
}
