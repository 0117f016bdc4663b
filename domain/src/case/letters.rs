//! The letters by which sources are told apart where there is no room for their names.

use super::Source;
use std::collections::{HashMap, HashSet};

/// A letter for each source, in their order: its own, else the first letter of its name; where another source has that
/// already, two letters of the name. Sources of one name share theirs. All differ as far as two letters go, and none is a
/// digit where the name has a letter: digits are keys.
pub(super) fn letters(sources: &[Source], aliases: bool) -> Vec<Box<str>> {
    let own = |source: &Source| {
        let veiled = aliases && source.alias.is_some();
        source.letter.clone().filter(|_| !veiled)
    };
    let mut taken: HashSet<Box<str>> = sources.iter().filter_map(own).collect();
    let mut named: HashMap<&str, Box<str>> = HashMap::new();
    let letter = |source| {
        let name = Source::called(source, aliases);
        let found = own(source).or_else(|| named.get(name).cloned());
        let letter = found.unwrap_or_else(|| free(name, &taken));
        taken.insert(letter.clone());
        named.insert(name, letter.clone());
        letter
    };
    sources.iter().map(letter).collect()
}

/// The first of a name's letters that is not taken; the first of all when every one is.
fn free(name: &str, taken: &HashSet<Box<str>>) -> Box<str> {
    let words = words(name);
    let Some(first) = words.first().and_then(|word| word.chars().next()) else {
        return "?".into();
    };
    let capital: String = first.to_uppercase().collect();
    // Where a script has no capitals its letters are wide, and one has to do.
    let others = words.iter().flat_map(|word| word.chars());
    let others = others.filter(|it| has_no_case(*it)).map(String::from);
    let initials = words.iter().skip(1).filter_map(|word| word.chars().next());
    let initials = initials.map(|it| it.to_uppercase().collect::<String>());
    let further = words.iter().flat_map(|word| word.chars().skip(1));
    let further = further.map(String::from);
    let alphabet = ('a'..='z').map(String::from);
    let seconds = initials.chain(further).chain(alphabet);
    let pairs = seconds.map(|second| format!("{capital}{second}"));
    let mut all = std::iter::once(capital.clone()).chain(others).chain(pairs);
    let found = all.find(|it| !taken.contains(it.as_str()));
    found.unwrap_or_else(|| capital.clone()).into()
}

/// The words of a name that begin with a letter, without its article; all of them where none does.
fn words(name: &str) -> Vec<&str> {
    let parts = name.split(|c: char| !c.is_alphanumeric());
    let all: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
    let is_article = |word: &str| ["the", "a", "an"].contains(&word.to_lowercase().as_str());
    let begins = all.first().is_some_and(|word| is_article(word)) && all.len() > 1;
    let words = all.iter().skip(usize::from(begins)).copied();
    let lettered: Vec<&str> = words
        .clone()
        .filter(|it| it.starts_with(char::is_alphabetic))
        .collect();
    if lettered.is_empty() {
        words.collect()
    } else {
        lettered
    }
}

fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Field, Record as _, Value};

    fn source(name: &str) -> Source {
        let fields = vec![
            (Field::Id, Value::text("s")),
            (Field::Name, Value::text(name)),
        ];
        Source::from_fields(fields).unwrap()
    }

    fn of(names: &[&str]) -> Vec<String> {
        let sources: Vec<Source> = names.iter().map(|it| source(it)).collect();
        let letters = letters(&sources, false);
        letters.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn no_two_sources_have_one_letter_and_none_a_digit() {
        let named = of(&[
            "Town council",
            "Per Aas",
            "Tor Lie",
            "The town crier",
            "Tor Lund",
        ]);
        assert_eq!(named, ["T", "P", "TL", "TC", "To"]);
        assert_eq!(of(&["1 NEWS", "Nora"]), ["N", "No"]);
        assert_eq!(of(&["1942"]), ["1"]);
        assert_eq!(of(&["証人", "証言者"]), ["証", "言"]);
        assert_eq!(of(&["…"]), ["?"]);
    }

    #[test]
    fn what_a_case_says_is_kept_and_one_name_has_one_letter() {
        let mut own = source("Mira");
        own.letter = Some("T".into());
        let all = [source("Tor"), own, source("Tor")];
        let letters: Vec<_> = letters(&all, false)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(letters, ["To", "T", "To"]);
    }
}
