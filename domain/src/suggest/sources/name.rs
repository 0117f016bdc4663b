//! The name or the description in a mention, as a source is called by it.

use std::ops::Range;

use super::mention::{Kind, Mention, Sex, Word, sex};
use crate::suggest::lexicon::Class;

/// A name for a source is no longer, in bytes.
pub(super) const LONGEST: usize = 80;

/// Two or more as one: "Ms Hale and her brother".
pub(super) fn joined(text: &str, words: &[Word]) -> Option<Mention> {
    let and = words
        .iter()
        .position(|it| it.is(Class::And) && !it.capital)?;
    let apart = |word: &Word| {
        word.is(Class::Determiner)
            || word.is(Class::Possessive)
            || word.is(Class::Title)
            || word.capital
    };
    let two = and > 0
        && words.get(and + 1).is_some_and(apart)
        && words.get(..and).is_some_and(|it| it.iter().any(apart));
    let name = stretch(text, words).filter(|_| two)?;
    Some(Mention {
        kind: Kind::Described(name.to_lowercase()),
        name: capitalised(&clipped(&name)),
        role: None,
        sex: Some(Sex::They),
        indefinite: false,
        other: false,
        police: false,
        body: false,
        person: false,
        speaks_for: None,
    })
}

/// The words of a name at the end of `head`: capitals behind the last title, role, body or owner.
pub(super) fn name_run(head: &[Word], determined: bool) -> Option<Range<usize>> {
    let end = head.len();
    let common = |word: &Word| {
        word.is(Class::Title)
            || word.is(Class::Role)
            || word.is(Class::Body)
            || word.is(Class::Determiner)
            || word.is(Class::Personal)
    };
    let mut start = end;
    while let Some(word) = start.checked_sub(1).and_then(|at| head.get(at)) {
        if !word.capital || common(word) || word.owner && start < end {
            break;
        }
        start -= 1;
    }
    (start < end
        && !(determined
            && start == 0
            && end - start == 1
            && head.first().is_some_and(|it| it.lower.ends_with('s'))))
    .then_some(start..end)
}

pub(super) fn named(text: &str, head: &[Word], run: Range<usize>) -> Mention {
    let names = head.get(run.clone()).unwrap_or_default();
    let before = head.get(..run.start).unwrap_or_default();
    let role = stretch(text, ageless(before)).filter(|_| is_role(before));
    let acronym = names.len() == 1
        && names
            .iter()
            .all(|it| it.text.len() > 1 && it.text.chars().all(char::is_uppercase));
    Mention {
        kind: Kind::Name(names.iter().map(|it| it.lower.clone()).collect()),
        name: clipped(&stretch(text, names).unwrap_or_default()),
        role: role.map(|it| clipped(&it)),
        sex: before.iter().chain(names.first()).find_map(sex),
        indefinite: false,
        other: false,
        police: false,
        body: acronym,
        person: false,
        speaks_for: None,
    }
}

pub(super) fn described(text: &str, body: &[Word], head: &[Word]) -> Mention {
    // "officers involved": a participle behind its noun is no head.
    let noun = head
        .iter()
        .rev()
        .find(|it| !it.lower.ends_with("ed"))
        .or(head.last());
    let name = stretch(text, body).unwrap_or_default();
    Mention {
        kind: Kind::Described(noun.map(|it| it.lower.clone()).unwrap_or_default()),
        name: capitalised(&clipped(&name)),
        role: None,
        sex: noun.and_then(sex),
        indefinite: false,
        other: false,
        police: false,
        body: false,
        person: noun.is_some_and(|it| it.is(Class::Role)) && noun.and_then(sex) != Some(Sex::They),
        speaks_for: None,
    }
}

/// The text from the first to the last of some words, on one line, without the ending of a case of the first and the 's of an
/// owner at its end.
pub(super) fn stretch(text: &str, words: &[Word]) -> Option<String> {
    let (first, rest) = words.split_first()?;
    let Some(last) = rest.last() else {
        return Some(first.text.to_owned());
    };
    let end = last.range.start + last.text.len() + last.ending;
    let head = text.get(first.range.start..first.range.end - first.ending)?;
    let inside = format!("{head}{}", text.get(first.range.end..end)?);
    Some(inside.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the words before a name can say what somebody is: the last of them that is no "Mr" is no verb ("helping Mrs Hale"),
/// no pronoun and no time.
fn is_role(before: &[Word]) -> bool {
    let short = |word: &&Word| word.is(Class::Title) && word.lower.len() < 5;
    let no_noun = [
        Class::QuestionWord,
        Class::SubjectPronoun,
        Class::Auxiliary,
        Class::Verb,
        Class::Conjunction,
        Class::Preposition,
    ];
    let ends = |word: &Word| ["ing", "ed"].iter().any(|end| word.lower.ends_with(end));
    let verb = |word: &Word| !word.capital && (ends(word) || word.classes.any(&no_noun));
    let last = before.iter().rev().find(|it| !short(it));
    last.is_some_and(|it| !verb(it) && !it.is(Class::Time))
}

/// The words of a role without how old somebody is: "44-year-old caretaker".
pub(super) fn ageless<'a, 'b>(words: &'a [Word<'b>]) -> &'a [Word<'b>] {
    let number = |word: &Word| word.text.starts_with(|ch: char| ch.is_ascii_digit());
    if !words.first().is_some_and(number) {
        return words;
    }
    let age = words.iter().skip(1).take_while(|it| it.is(Class::Age));
    let (_, rest) = words.split_at(1 + age.count());
    rest
}

pub(super) fn clipped(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let head = name
        .get(..name.floor_char_boundary(LONGEST))
        .unwrap_or_default();
    let end = head.rfind(' ').unwrap_or(head.len());
    head.get(..end).unwrap_or(head).to_owned()
}

pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A name all in capitals with small letters behind the first one of each word; a short one stays, as it may be an acronym.
pub(in crate::suggest) fn in_small_letters(name: &str) -> String {
    const SHORT: usize = 3;
    let letters = |word: &str| word.chars().filter(|ch| ch.is_alphabetic()).count();
    let long = name.split_whitespace().any(|word| letters(word) > SHORT);
    if name.contains(char::is_lowercase) || !long {
        return name.to_owned();
    }
    let words = name.split_inclusive(|ch: char| !ch.is_alphabetic());
    words
        .map(|word| capitalised(&word.to_lowercase()))
        .collect()
}
