//! Whether a claim speaks of somebody, of nobody, or of a thing.

use crate::suggest::thesaurus;
use crate::text::features::{Token, TokenKind};

/// Words that stand for a person.
const SOMEBODY: &[&str] = &[
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "he",
    "she",
    "they",
    "we",
    "i",
];

/// Whether a word stands for a person without a name.
pub(super) fn is_pronoun(token: &Token) -> bool {
    SOMEBODY.contains(&token.stem.as_str())
}

/// Whether a word may stand for somebody whom the other claim names.
pub(super) fn is_he_or_she(token: &Token) -> bool {
    ["he", "him", "his", "she", "her"].contains(&token.stem.as_str())
}

/// Whether a word is a person's: a pronoun, a word of our lists, or a name; "the Solveig" is a ship or a house.
pub(super) fn is_somebody(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let is_named = || token.kind == TokenKind::Name && before.is_none_or(|it| it.stem != "the");
    is_pronoun(token) || is_named() || thesaurus::is_person(&token.stem)
}

/// "nobody", "no one", "none" as who is spoken of.
pub(super) fn is_nobody(tokens: &[Token], at: usize) -> bool {
    let stem = |at: usize| tokens.get(at).map_or("", |it| it.stem.as_str());
    matches!(stem(at), "nobody" | "none" | "no-one") || stem(at) == "no" && stem(at + 1) == "one"
}
