//! A name between commas behind a description, and a role behind a name: "the driver, Tom Brand, said", "Tom Brand, the driver,
//! said".

use std::ops::Range;

use crate::suggest::lexicon::{Class, Lexicon};
use crate::text::segment::words;

/// The fewest and the most words of such a name: one alone may be a place.
const WORDS: (usize, usize) = (2, 4);
/// The most words of a role.
const ROLE: usize = 3;
/// No more of the text (in bytes) is looked at.
const NEAR: usize = 80;

/// The bytes of the name that stands in apposition to the description which ends at byte `end`.
pub(super) fn name_behind(text: &str, end: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let rest = text.get(end..)?.strip_prefix(", ")?;
    let near = rest.get(..rest.floor_char_boundary(NEAR))?;
    let ends = |c: char| c.is_ascii_digit() || "\n.,;:()\"“”—".contains(c);
    let initial = |at: usize| {
        let word = near.get(..at).unwrap_or_default().rsplit(' ').next();
        near.get(at..).is_some_and(|it| it.starts_with('.')) && word.is_some_and(|it| it.len() == 1)
    };
    let mut signs = near.char_indices().filter(|(_, c)| ends(*c));
    let (close, _) = signs.find(|(at, _)| !initial(*at))?;
    let (inside, behind) = near.split_at(close);
    if !behind.starts_with([',', '.']) {
        return None;
    }
    let all: Vec<&str> = words(inside).filter_map(|at| inside.get(at)).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let common = |word: &str| {
        let classes = lexicon.spelled(word);
        classes.has(Class::Determiner) || classes.has(Class::And) || classes.has(Class::Body)
    };
    let is_name = (WORDS.0..=WORDS.1).contains(&all.len())
        && all.iter().all(|word| capital(word) && !common(word));
    let start = end + 2;
    is_name.then(|| start..start + close)
}

/// The words of the role that stands in apposition to the name which ends at byte `end`: "caretaker" in "Ann Moss, 44, the
/// caretaker of the club, said".
pub(super) fn role_behind(text: &str, end: usize, lexicon: &Lexicon) -> Option<String> {
    let rest = text.get(end..)?.strip_prefix(", ")?;
    let near = rest.get(..rest.floor_char_boundary(NEAR))?;
    let mut parts = near.split(", ");
    let first = parts.next()?;
    let aged = first.chars().all(|ch| ch.is_ascii_digit());
    let inside = if aged { parts.next()? } else { first };
    let classes = |word: &str| lexicon.spelled(word);
    let mut all = words(inside).filter_map(|at| inside.get(at)).peekable();
    let determined = all
        .next_if(|it| classes(it).has(Class::Determiner))
        .is_some();
    let ties = [Class::Postmodifier, Class::Relative, Class::Of];
    let role: Vec<&str> = all
        .by_ref()
        .take_while(|it| !classes(it).any(&ties))
        .take(ROLE + 1)
        .collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let plain = |word: &&str| {
        (lexicon.capital_nouns || !capital(word))
            && !classes(word).any(&[
                Class::And,
                Class::Conjunction,
                Class::Auxiliary,
                Class::Personal,
                Class::Determiner,
            ])
            && lexicon.verb(word).is_none()
    };
    let noun = role
        .last()
        .filter(|it| capital(it) == lexicon.capital_nouns)?;
    let last = classes(noun);
    let is_role = role.len() <= ROLE && role.iter().all(plain);
    let person = last.has(Class::Role) && !last.has(Class::Plural);
    (is_role && (person || determined && !last.has(Class::Body))).then(|| role.join(" "))
}
