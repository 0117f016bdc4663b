//! One mention of a speaker, taken apart: pronoun, name with its titles and roles, or description with its head.

use std::ops::Range;

use crate::suggest::lexicon::{Class, Classes, Lexicon};
use crate::text::segment::words;

/// A name for a source is no longer, in bytes.
const LONGEST: usize = 80;

/// Grammatical sex and number, as far as words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Sex {
    He,
    She,
    They,
}

/// What kind of words the mention is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// He, she, they.
    Pronoun(Sex),
    /// I, we.
    First,
    /// It, which, some: nobody in particular.
    Vague,
    /// A name: its words.
    Name(Vec<String>),
    /// A description: its head in lower case.
    Described(String),
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub kind: Kind,
    /// What to call the source.
    pub name: String,
    /// The words before or behind a name that say what the person is.
    pub role: Option<String>,
    pub sex: Option<Sex>,
    /// Whether it brings in somebody new: "a witness".
    pub indefinite: bool,
    pub police: bool,
    pub body: bool,
    /// The body somebody speaks for: "a spokesman for the airline" names the airline.
    pub speaks_for: Option<String>,
}

struct Word<'a> {
    text: &'a str,
    lower: String,
    classes: Classes,
    range: Range<usize>,
    capital: bool,
    owner: bool,
}

impl Word<'_> {
    fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// Reads the mention at `range` of `text`.
pub(super) fn read(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Mention {
    let mut found = words_of(text, range.clone(), lexicon);
    if found.len() > 1 && found.last().is_some_and(|it| it.is(Class::Relative)) {
        found.pop();
    }
    if let [word] = found.as_slice()
        && let Some(kind) = pronoun(word)
    {
        return plain(kind, capitalised(word.text), word);
    }
    let base = range.start;
    let comma = text.get(range).and_then(|it| it.find([',', '(', '—']));
    if let Some(comma) = comma {
        found.retain(|word| word.range.start < base + comma);
    }
    if let Some(both) = joined(text, &found) {
        return both;
    }
    let indefinite = found.first().is_some_and(|it| it.is(Class::Indefinite));
    let opened = found
        .iter()
        .take_while(|it| it.is(Class::Determiner) || it.is(Class::Possessive))
        .count();
    let determined = opened > 0 && opened < found.len();
    let body = if determined {
        found.split_off(opened)
    } else {
        found
    };
    let tail = body
        .iter()
        .skip(1)
        .position(|it| it.is(Class::Postmodifier) && !it.capital)
        .map(|at| at + 1);
    let head = body.get(..tail.unwrap_or(body.len())).unwrap_or_default();
    let mut mention = if let Some(run) = name_run(head, determined) {
        named(text, head, run)
    } else {
        described(text, &body, head)
    };
    mention.indefinite = indefinite;
    mention.police = body.iter().any(|it| it.is(Class::Police));
    mention.body |= head.last().is_some_and(|it| it.is(Class::Body));
    mention.speaks_for = tail.and_then(|at| {
        let behind = body.get(at + 1..)?;
        let named = behind.iter().find(|it| it.is(Class::Body) || it.capital)?;
        Some(named.lower.clone())
    });
    if mention.sex.is_none() {
        mention.sex = body.iter().find_map(sex);
    }
    mention
}

/// Two or more as one: "Ms Hale and her brother".
fn joined(text: &str, words: &[Word]) -> Option<Mention> {
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
        police: false,
        body: false,
        speaks_for: None,
    })
}

fn words_of<'a>(text: &'a str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Word<'a>> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let word = |at: Range<usize>| {
        let text = inside.get(at.clone()).unwrap_or_default();
        let bare = ["'s", "’s"].iter().find_map(|end| text.strip_suffix(end));
        let owner = bare.is_some();
        let text = bare.unwrap_or(text);
        let lower = text.to_lowercase();
        Word {
            classes: lexicon.classes(&lower),
            lower,
            text,
            range: range.start + at.start..range.start + at.end,
            capital: text.starts_with(char::is_uppercase),
            owner,
        }
    };
    words(inside).take(40).map(word).collect()
}

fn pronoun(word: &Word) -> Option<Kind> {
    if word.is(Class::FirstPerson) {
        return Some(Kind::First);
    }
    let personal =
        word.is(Class::Personal) || word.is(Class::ObjectPronoun) || word.is(Class::Possessive);
    let sex = sex(word).filter(|_| personal);
    match sex {
        Some(sex) => Some(Kind::Pronoun(sex)),
        None if word.is(Class::SubjectPronoun) || word.is(Class::Relative) || personal => {
            Some(Kind::Vague)
        }
        None => None,
    }
}

fn sex(word: &Word) -> Option<Sex> {
    [
        (Class::He, Sex::He),
        (Class::She, Sex::She),
        (Class::They, Sex::They),
        (Class::Plural, Sex::They),
    ]
    .into_iter()
    .find(|(class, _)| word.is(*class))
    .map(|(_, sex)| sex)
    .or_else(|| {
        let first = word.capital && !word.owner;
        let he = word.is(Class::NameHe).then_some(Sex::He);
        he.or_else(|| word.is(Class::NameShe).then_some(Sex::She))
            .filter(|_| first)
    })
}

fn plain(kind: Kind, name: String, word: &Word) -> Mention {
    Mention {
        kind,
        name,
        role: None,
        sex: sex(word),
        indefinite: false,
        police: false,
        body: false,
        speaks_for: None,
    }
}

/// The words of a name at the end of `head`: capitals behind the last title, role, body or owner.
fn name_run(head: &[Word], determined: bool) -> Option<Range<usize>> {
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

fn named(text: &str, head: &[Word], run: Range<usize>) -> Mention {
    let names = head.get(run.clone()).unwrap_or_default();
    let before = head.get(..run.start).unwrap_or_default();
    let role = stretch(text, before).filter(|_| {
        !before
            .iter()
            .all(|it| it.is(Class::Title) && it.lower.len() < 5)
    });
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
        police: false,
        body: acronym,
        speaks_for: None,
    }
}

fn described(text: &str, body: &[Word], head: &[Word]) -> Mention {
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
        police: false,
        body: false,
        speaks_for: None,
    }
}

/// The text from the first to the last of some words, on one line, without the 's of an owner at its end.
fn stretch(text: &str, words: &[Word]) -> Option<String> {
    let start = words.first()?.range.start;
    let end = words.last().map(|it| it.range.start + it.text.len())?;
    let inside = text.get(start..end)?;
    Some(inside.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn clipped(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let head = name
        .get(..name.floor_char_boundary(LONGEST))
        .unwrap_or_default();
    let end = head.rfind(' ').unwrap_or(head.len());
    head.get(..end).unwrap_or(head).to_owned()
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
