//! Who has which role in a text: read before anybody is looked for, so that "the caretaker" is Ann Moss where she is the only one.

use std::collections::{HashMap, HashSet};

use super::mention::{Kind, Mention};
use crate::suggest::lexicon::Lexicon;

/// The last names of those who are called by a role, by each word of it.
#[derive(Debug, Default)]
pub(super) struct Holders(HashMap<String, HashSet<String>>);

impl Holders {
    /// Reads all mentions of a text, and parts a role from the name it was taken for a part of: "Caretaker Ann Moss" where
    /// somebody is called "the caretaker" too.
    pub(super) fn of<'a>(
        mentions: impl Iterator<Item = &'a mut Mention>,
        lexicon: &Lexicon,
    ) -> Self {
        let mut all: Vec<&mut Mention> = mentions.collect();
        let described = |it: &&mut Mention| match &it.kind {
            Kind::Described(head) => Some(head.clone()),
            _ => None,
        };
        let heads: HashSet<String> = all.iter().filter_map(described).collect();
        let mut holders = Self::default();
        for mention in &mut all {
            part(mention, &heads);
            let (Kind::Name(names), Some(role)) = (&mention.kind, &mention.role) else {
                continue;
            };
            for word in words_of(role, Some(lexicon)) {
                let known = holders.0.entry(word).or_default();
                known.extend(names.last().cloned());
            }
        }
        holders
    }

    /// Whether more than one person has that role.
    pub(super) fn several(&self, role: &str) -> bool {
        self.0.get(role).is_some_and(|it| it.len() > 1)
    }
}

/// The words of a role in lower case, and the noun for somebody that one of them ends in.
pub(super) fn words_of(role: &str, lexicon: Option<&Lexicon>) -> Vec<String> {
    let lower = role.to_lowercase();
    let ends = |word| lexicon.and_then(|it| it.person_in(word));
    let words = lower.split_whitespace();
    let words = words.flat_map(|word| std::iter::once(word).chain(ends(word)));
    words.map(str::to_owned).collect()
}

/// Takes a role that somebody is described by from the start of a name.
fn part(mention: &mut Mention, heads: &HashSet<String>) {
    let Kind::Name(names) = &mut mention.kind else {
        return;
    };
    let role = names.first().is_some_and(|it| heads.contains(it)) && names.len() > 1;
    let Some((first, rest)) = mention.name.split_once(' ').filter(|_| role) else {
        return;
    };
    mention.role.get_or_insert_with(|| first.to_owned());
    mention.name = rest.to_owned();
    names.remove(0);
}
