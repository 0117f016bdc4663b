//! Reads the lists.

use super::{Role, Sort, Thesaurus};
use crate::case::{Facet, Word as _};
use crate::text::features::{Stems, TokenKind, stem, tokens};
use std::collections::HashMap;

const OPPOSITES: &str = include_str!("opposites.txt");
const KINDS: &str = include_str!("kinds.txt");
const SYNONYMS: &str = include_str!("synonyms.txt");

/// The lines of a list that say something.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

pub(super) fn load() -> Thesaurus {
    let mut reader = Reader {
        stems: Stems::new(None),
        thesaurus: Thesaurus {
            sets: Vec::new(),
            phrases: HashMap::new(),
        },
    };
    for line in lines(SYNONYMS) {
        reader.set(Sort::Synonyms, [line]);
    }
    for line in lines(OPPOSITES) {
        let (head, sides) = line.split_once(':').unwrap_or_default();
        let (facet, passing) = match head.split_once(' ') {
            Some((facet, strength)) => (facet, strength == "passing"),
            None => (head, false),
        };
        let facet = Facet::parse(facet).unwrap_or(Facet::State);
        reader.set(Sort::Opposites { facet, passing }, sides.split('|'));
    }
    for line in lines(KINDS) {
        reader.kind(line);
    }
    reader.thesaurus
}

struct Reader {
    stems: Stems,
    thesaurus: Thesaurus,
}

impl Reader {
    /// A set whose parts each hold words that mean the same.
    fn set(&mut self, sort: Sort, parts: impl IntoIterator<Item = &'static str>) {
        let set = self.next(sort);
        for (at, part) in (0u16..).zip(parts) {
            for phrase in part.split(',') {
                self.put(phrase, set, Role::Member(at));
            }
        }
    }

    /// "facet strength name (broader, words): member, member=the same, …"
    fn kind(&mut self, line: &'static str) {
        let (head, members) = line.split_once(':').unwrap_or_default();
        let (head, broad) = head.split_once('(').unwrap_or((head, ""));
        let mut head = head.splitn(3, ' ');
        let facet = head.next().and_then(Facet::parse).unwrap_or(Facet::State);
        let exclusive = head.next() == Some("exclusive");
        let name = head.next().unwrap_or_default().trim();
        let set = self.next(Sort::Kind {
            facet,
            exclusive,
            name,
        });
        for phrase in broad.trim_end_matches(')').split(',') {
            self.put(phrase, set, Role::Broad);
        }
        for (at, member) in (0u16..).zip(members.split(',')) {
            for phrase in member.split('=') {
                self.put(phrase, set, Role::Member(at));
            }
        }
    }

    fn next(&mut self, sort: Sort) -> u32 {
        self.thesaurus.sets.push(sort);
        u32::try_from(self.thesaurus.sets.len() - 1).unwrap_or(u32::MAX)
    }

    fn put(&mut self, phrase: &'static str, set: u32, role: Role) {
        let phrase = phrase.trim();
        if phrase.is_empty() {
            return;
        }
        let key = if phrase.contains([' ', '-']) {
            stemmed(phrase)
        } else {
            stem(&self.stems, phrase)
        };
        let entries = self.thesaurus.phrases.entry(key).or_default();
        // Of a word that stands twice in a set (by two forms of one stem) the first counts.
        if !entries.iter().any(|(other, _)| *other == set) {
            entries.push((set, role));
        }
    }
}

/// A phrase of several words as the stems of its words.
fn stemmed(phrase: &str) -> String {
    let words = tokens(phrase, None);
    let words = words.iter().filter(|it| it.kind != TokenKind::Punctuation);
    words
        .map(|it| it.stem.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
