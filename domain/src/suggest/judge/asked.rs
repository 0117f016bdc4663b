//! What is only asked for: that somebody asked for a thing says not that it was done, nor that it was not.

use crate::text::features::{Token, TokenKind};

/// Verbs after which what somebody is to do follows behind "to", or what he is to give behind "for", as stems.
const ASK: &[&str] = &[
    "ask", "request", "plead", "beg", "urg", "implor", "demand", "tell", "order", "instruct",
    "invit", "offer", "want", "wish", "hope",
];
/// It follows within so many words.
const NEAR: usize = 5;

/// By token: whether it is of what is asked for: "walk them home" of "they asked the guards to walk them home".
pub(super) fn asked(tokens: &[Token]) -> Vec<bool> {
    let mut asked = vec![false; tokens.len()];
    for (at, _) in tokens
        .iter()
        .enumerate()
        .filter(|(_, it)| ASK.contains(&it.stem.as_str()))
    {
        let Some(from) = content(tokens, at) else {
            continue;
        };
        let within = tokens.iter().zip(&mut asked).skip(from);
        for (_, asked) in within.take_while(|(it, _)| !ends(it)) {
            *asked = true;
        }
    }
    asked
}

/// Where what a verb asks for begins.
fn content(tokens: &[Token], verb: usize) -> Option<usize> {
    let behind = tokens.get(verb + 1..)?.iter().take(NEAR);
    let mut behind = behind
        .take_while(|it| !ends(it) && it.stem != "that")
        .zip(verb + 2..);
    let (word, from) = behind.find(|(it, _)| matches!(it.stem.as_str(), "to" | "for"))?;
    // "told them on the way to the quay" asks for nothing.
    let is_done = |it: &Token| {
        matches!(
            it.kind,
            TokenKind::Content | TokenKind::Speech | TokenKind::Auxiliary
        )
    };
    (word.stem == "for" || tokens.get(from).is_some_and(is_done)).then_some(from)
}

fn ends(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation || token.stem == "but"
}
