//! Which words of a text the other text has as well, by stem.

use crate::compare::sides::Sides;
use crate::text::features::{Token, TokenKind};
use std::collections::HashMap;

/// Which words either text has for itself, and how much the two have in common.
pub(super) struct Apart {
    /// By word: whether the other text has no counterpart.
    pub(super) alone: Sides<Vec<bool>>,
    /// The share of words with meaning that have a counterpart, of the shorter text, 0 to 1.
    pub(super) common: f32,
}

/// Aligns the words of two texts: first in order (longest common subsequence of stems), then, as words that stand
/// elsewhere are no difference, what is left wherever it stands. Numbers must count the same thing to be moved.
pub(super) fn apart(words: Sides<&[Token]>) -> Apart {
    let mut alone = in_order(words.left, words.right);
    let mut left_over: HashMap<(u8, &str, &str), Vec<usize>> = HashMap::new();
    for (at, word) in words.right.iter().enumerate().rev() {
        if alone.right[at] {
            left_over
                .entry(key(words.right, at, word))
                .or_default()
                .push(at);
        }
    }
    for (at, word) in words.left.iter().enumerate() {
        if alone.left[at] {
            let moved = left_over.get_mut(&key(words.left, at, word));
            if let Some(other) = moved.and_then(Vec::pop) {
                alone.left[at] = false;
                alone.right[other] = false;
            }
        }
    }
    // A word said twice on one side and once on the other is still no difference.
    let said = words.map(|words| {
        words
            .iter()
            .filter(|it| has_meaning(it))
            .map(|it| it.stem.as_str())
            .collect()
    });
    let said: Sides<std::collections::HashSet<&str>> = said;
    for (words, alone, said) in [
        (words.left, &mut alone.left, &said.right),
        (words.right, &mut alone.right, &said.left),
    ] {
        for (word, alone) in words.iter().zip(alone) {
            *alone &= !(word.kind == TokenKind::Content && said.contains(word.stem.as_str()));
        }
    }
    let common = common(words, &alone);
    Apart { alone, common }
}

/// What two words must have in common to be one: kind and stem, of a number also what it counts.
fn key<'a>(words: &'a [Token], at: usize, word: &'a Token) -> (u8, &'a str, &'a str) {
    let counted = || words.get(at + 1).map_or("", |next| next.stem.as_str());
    match word.kind {
        TokenKind::Number(_) => (1, &word.stem, counted()),
        TokenKind::Time => (2, &word.stem, ""),
        TokenKind::Ordinal(_) => (3, &word.stem, ""),
        TokenKind::Negative => (4, &word.stem, ""),
        TokenKind::Punctuation => (5, &word.stem, ""),
        _ => (0, &word.stem, ""),
    }
}

fn is_same(one: &Token, other: &Token) -> bool {
    let class = |word: &Token| match word.kind {
        TokenKind::Number(_) => 1,
        TokenKind::Time => 2,
        TokenKind::Ordinal(_) => 3,
        _ => 0,
    };
    class(one) == class(other) && one.stem == other.stem
}

/// The words that a longest common subsequence leaves on either side.
fn in_order(left: &[Token], right: &[Token]) -> Sides<Vec<bool>> {
    let width = right.len() + 1;
    let mut longest = vec![0u16; (left.len() + 1) * width];
    for (i, one) in left.iter().enumerate().rev() {
        for (j, other) in right.iter().enumerate().rev() {
            let at = i * width + j;
            longest[at] = if is_same(one, other) {
                longest[at + width + 1] + 1
            } else {
                longest[at + width].max(longest[at + 1])
            };
        }
    }
    let mut alone = Sides {
        left: vec![true; left.len()],
        right: vec![true; right.len()],
    };
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (left.get(i), right.get(j)) {
        let at = i * width + j;
        if is_same(one, other) && longest[at] == longest[at + width + 1] + 1 {
            alone.left[i] = false;
            alone.right[j] = false;
            (i, j) = (i + 1, j + 1);
        } else if longest[at + width] >= longest[at + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    alone
}

/// Whether a word says something by itself.
pub(super) fn has_meaning(word: &Token) -> bool {
    !matches!(
        word.kind,
        TokenKind::Function | TokenKind::Auxiliary | TokenKind::Punctuation
    )
}

fn common(words: Sides<&[Token]>, alone: &Sides<Vec<bool>>) -> f32 {
    let counted = |words: &[Token], alone: &[bool]| {
        let meaning = words
            .iter()
            .zip(alone)
            .filter(|(word, _)| has_meaning(word));
        let (mut shared, mut all) = (0u16, 0u16);
        for (_, alone) in meaning {
            all += 1;
            shared += u16::from(!alone);
        }
        f32::from(shared) / f32::from(all.max(1))
    };
    let left = counted(words.left, &alone.left);
    left.max(counted(words.right, &alone.right))
}
