//! A name between commas behind a description: "the driver, Tom Brand, said".

use std::ops::Range;

use crate::suggest::lexicon::{Class, Lexicon};
use crate::text::segment::words;

/// The fewest and the most words of such a name: one alone may be a place.
const WORDS: (usize, usize) = (2, 4);
/// No more of the text (in bytes) is looked at.
const NEAR: usize = 80;

/// The bytes of the name that stands in apposition to the description which ends at byte `end`.
pub(super) fn name_behind(text: &str, end: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let rest = text.get(end..)?.strip_prefix(", ")?;
    let near = rest.get(..rest.floor_char_boundary(NEAR))?;
    let close = near.find(|c: char| c.is_ascii_digit() || "\n.,;:()\"“”—".contains(c))?;
    let (inside, behind) = near.split_at(close);
    if !behind.starts_with(',') {
        return None;
    }
    let all: Vec<&str> = words(inside).filter_map(|at| inside.get(at)).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let common = |word: &str| {
        let classes = lexicon.classes(&word.to_lowercase());
        classes.has(Class::Determiner) || classes.has(Class::And) || classes.has(Class::Body)
    };
    let is_name = (WORDS.0..=WORDS.1).contains(&all.len())
        && all.iter().all(|word| capital(word) && !common(word));
    let start = end + 2;
    is_name.then(|| start..start + close)
}
