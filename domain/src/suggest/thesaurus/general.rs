//! Which words tell what happened, and which any account holds.

use super::is_person;
use crate::text::features::{Stems, Token, TokenKind, stem};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The list; its first lines say how it was made.
const GENERAL: &str = include_str!("general.txt");

static STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let stems = Stems::new(None);
    let lines = GENERAL.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(|line| line.split(',')).map(str::trim);
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| stem(&stems, word)).collect()
});

/// Whether a token tells what happened. One that says only who, how many or when does not, nor what any account holds; of a
/// text that is not English, only what the token itself shows is known.
#[must_use]
pub fn tells(token: &Token, english: bool) -> bool {
    let tells_what = match token.kind {
        TokenKind::Content | TokenKind::Speech => true,
        // A time by the clock is one moment; "Tuesday" or "night" is long.
        TokenKind::Time => token.stem.contains(':'),
        _ => false,
    };
    tells_what && !(english && (STEMS.contains(&token.stem) || is_person(&token.stem)))
}
