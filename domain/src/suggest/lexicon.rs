//! The words the rules go by, as plain files a linguist can read and correct: one folder a language.
//!
//! A language is data. `words` holds its closed classes, `people` its titles, roles and bodies, `verbs` the verbs of speech
//! and thought with what they take. The rules ask for classes, never for a word.

mod class;
mod verbs;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use class::Class;
pub(super) use class::Classes;
pub use verbs::Sense;
pub(super) use verbs::{Form, Takes, Tense};

/// What is known of the words of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashMap<String, Classes>,
    verbs: HashMap<String, Form>,
    /// Whether nouns are written with a capital, and made of others: "Polizeisprecher".
    pub capital_nouns: bool,
}

/// The classes of who may speak.
const PEOPLE: [Class; 3] = [Class::Role, Class::Body, Class::Title];

/// The languages there are lists for, by primary language subtag (BCP 47).
pub(super) const LANGUAGES: [&str; 2] = ["en", "de"];

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        &[
            include_str!("lexicon/en/words.txt"),
            include_str!("lexicon/en/people.txt"),
        ],
        include_str!("lexicon/en/verbs.txt"),
        verbs::english,
    )
});

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    capital_nouns: true,
    ..Lexicon::new(
        &[
            include_str!("lexicon/de/words.txt"),
            include_str!("lexicon/de/people.txt"),
        ],
        include_str!("lexicon/de/verbs.txt"),
        verbs::as_written,
    )
});

static NONE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[], "", verbs::as_written));

impl Lexicon {
    /// The lists of a language, given by its tag; those of an unknown one are empty.
    pub(super) fn of(language: &str) -> &'static Self {
        match language.split(['-', '_']).next().unwrap_or_default() {
            "en" => &ENGLISH,
            "de" => &GERMAN,
            _ => &NONE,
        }
    }

    fn new(lists: &[&str], verbs: &str, inflect: verbs::Inflect) -> Self {
        let mut words: HashMap<String, Classes> = HashMap::new();
        for list in lists {
            for (class, word) in sections(list) {
                if let Some(class) = class::named(class) {
                    words.entry(word.to_owned()).or_default().add(class);
                }
            }
        }
        Self {
            words,
            verbs: verbs::read(verbs, inflect),
            capital_nouns: false,
        }
    }

    /// The classes of a word in lower case.
    pub(super) fn classes(&self, lower: &str) -> Classes {
        let known = self.words.get(lower).copied().unwrap_or_default();
        if known.any(&PEOPLE) {
            return known;
        }
        let person = self.compound(lower, &PEOPLE);
        person.map_or(known, |(_, classes)| known.and(classes))
    }

    /// The classes of a word as it is spelled.
    pub(super) fn spelled(&self, word: &str) -> Classes {
        self.classes(&word.to_lowercase())
    }

    /// What a word made of several says before the end that is in one of some classes, in bytes, with all classes of that end:
    /// "polizei" of "polizeisprecherin", "ortsfeuerwehr".
    fn compound(&self, lower: &str, classes: &[Class]) -> Option<(usize, Classes)> {
        const SHORTEST: usize = 5;
        const LONGEST: usize = 40;
        if !self.capital_nouns || lower.len() < 2 * SHORTEST || lower.len() > LONGEST {
            return None;
        }
        let ends = lower
            .char_indices()
            .skip(3)
            .filter_map(|(at, _)| Some((at, lower.get(at..)?)))
            .take_while(|(_, end)| end.len() >= SHORTEST);
        let mut known = ends.filter_map(|(at, end)| Some((at, *self.words.get(end)?)));
        known.find(|(_, it)| it.any(classes))
    }

    /// The length in bytes of whose view it is in a word that says so by itself: "polizei" of "polizeiangaben".
    pub(super) fn viewer(&self, lower: &str) -> Option<usize> {
        let (at, _) = self.compound(lower, &[Class::ViewNoun])?;
        Some(at)
    }

    /// The noun for somebody that a word made of several ends in: "sprecher" of "polizeisprecher".
    pub(super) fn person_in<'a>(&self, lower: &'a str) -> Option<&'a str> {
        let (at, _) = self.compound(lower, &PEOPLE)?;
        lower.get(at..)
    }

    /// The verb a word in lower case is a form of.
    pub(super) fn verb(&self, lower: &str) -> Option<Form> {
        self.verbs.get(lower).copied()
    }
}

/// The language of a text: the one it is said to be in (BCP 47), else the one its words are of.
#[must_use]
pub fn language_of<'a>(text: &str, said: Option<&'a str>) -> Option<&'a str> {
    said.or_else(|| detect(text))
}

/// The language of a text by its closed classes; none when too few of its first words are in the lists of any.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    const LOOKED_AT: usize = 400;
    const GRAMMAR: [Class; 6] = [
        Class::Determiner,
        Class::Preposition,
        Class::Auxiliary,
        Class::Personal,
        Class::Conjunction,
        Class::Subordinator,
    ];
    let words: Vec<String> = crate::text::segment::words(text)
        .take(LOOKED_AT)
        .filter_map(|range| text.get(range).map(str::to_lowercase))
        .collect();
    let count = |language: &&str| {
        let lexicon = Lexicon::of(language);
        words
            .iter()
            .filter_map(|word| lexicon.words.get(word.as_str()))
            .filter(|classes| classes.any(&GRAMMAR))
            .count()
    };
    let best = LANGUAGES.iter().max_by_key(|it| count(it)).copied()?;
    (count(&best) * 6 >= words.len().max(1)).then_some(best)
}

/// The words of a list with the name of the section each stands in; remarks left out.
fn sections(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(move |line| {
        let head = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        section = head.unwrap_or(section);
        let words = if head.is_some() { "" } else { line };
        words.split_whitespace().map(move |word| (section, word))
    })
}

#[cfg(test)]
mod tests;
