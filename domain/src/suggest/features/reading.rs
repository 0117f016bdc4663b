//! One claim, read: its tokens and what they hold.

use crate::case::{Claim, Edtf, Scope, Source};
use crate::compare::differ::Said;
use crate::suggest::quick::Quick;
use crate::suggest::thesaurus::{self, Entry, Link};
use crate::text::features::{
    Moment, Negation, Negative, Quantity, Stems, Token, TokenKind, moments, negatives, quantities,
    tokens,
};
use std::hash::Hasher as _;

/// Only the first so many bytes of a claim are looked at.
const LONGEST: usize = 16 * 1024;

/// By these a speaker speaks of himself, or for those he is one of.
const ONESELF: &[&str] = &["i", "me", "my", "we", "us", "our"];

/// What a claim's words hold.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its tokens; names are brought to their stems, so that "Officers" in a heading and "officer" compare.
    pub tokens: Vec<Token>,
    /// The key of each token: the same for the same stem, and but for one chance in 2⁶⁴ for no other.
    pub keys: Vec<u64>,
    /// The tokens with meaning by their keys, in order of these.
    by_key: Vec<(u64, u32)>,
    /// What our lists say of each token; none where it says nothing by itself or is not English.
    pub known: Vec<Option<Entry>>,
    /// Its numbers.
    pub quantities: Vec<Quantity>,
    /// Its times.
    pub moments: Vec<Moment>,
    /// Its negatives.
    pub negatives: Vec<Negative>,
    /// When the thing is said to have happened, as a person has noted.
    pub when: Option<Edtf>,
    /// Whether it is said by way of a denial: of "he denied that he ran" a draft takes "he ran" alone.
    pub denied: bool,
    /// The keys of the words of its source's name, where it says "I" or "we": so others name who that is.
    pub own: Vec<u64>,
    /// Whether its words are English: only then do our lists say anything of them.
    pub english: bool,
}

impl Reading {
    /// Reads a claim's words.
    #[must_use]
    pub fn of(said: Said) -> Self {
        let text = said
            .text
            .get(..said.text.floor_char_boundary(LONGEST))
            .unwrap_or_default();
        let mut tokens = tokens(text, said.language);
        let stems = Stems::new(said.language);
        for token in tokens.iter_mut().filter(|it| it.kind == TokenKind::Name) {
            token.stem = stems.stem(&token.stem);
        }
        let keys: Vec<u64> = tokens.iter().map(|it| key(&it.stem)).collect();
        let english = said
            .language
            .is_none_or(|it| it == "en" || it.starts_with("en-"));
        Self {
            quantities: if english {
                quantities(&tokens)
            } else {
                Vec::new()
            },
            moments: if english {
                moments(text, &tokens)
            } else {
                Vec::new()
            },
            negatives: negatives(&tokens),
            known: tokens
                .iter()
                .map(|it| thesaurus::entry(&it.stem).filter(|_| english && Self::has_meaning(it)))
                .collect(),
            by_key: by_key(&tokens, &keys),
            keys,
            tokens,
            when: None,
            denied: false,
            own: Vec::new(),
            english,
        }
    }

    /// Whether a token with meaning, one of the first so many, has this key.
    #[must_use]
    pub fn has(&self, key: u64, within: usize) -> bool {
        let from = self.by_key.partition_point(|(other, _)| *other < key);
        // The first place of a word stands first.
        let first = self.by_key.get(from);
        first.is_some_and(|(other, at)| *other == key && (*at as usize) < within)
    }

    /// Takes over what its source is called.
    pub(super) fn speak(&mut self, source: &Source) {
        if self
            .tokens
            .iter()
            .any(|it| ONESELF.contains(&it.stem.as_str()))
        {
            let role = source.role.as_deref();
            let names = [&*source.name].into_iter().chain(role);
            let words = names.flat_map(|it| tokens(it, None));
            let stems = Stems::new(None);
            let words = words.filter(Self::has_meaning);
            self.own = words.map(|it| key(&stems.stem(&it.stem))).collect();
        }
    }

    /// Takes over what a person has noted of the claim: when it was, and what its negatives deny.
    pub(super) fn state(&mut self, claim: &Claim) {
        self.when = claim.when.get().cloned();
        self.denied = claim.attribution.get().is_some()
            && claim.negates == Some(Scope::Event)
            && !self.tokens.iter().any(|it| it.kind == TokenKind::Negative);
        if let Some(scope) = claim.negates {
            for negative in &mut self.negatives {
                negative.kind = match scope {
                    Scope::Event => Negation::Event,
                    Scope::Perception => Negation::Perception,
                    Scope::Record => Negation::Record,
                    Scope::Memory => Negation::Memory,
                    Scope::Authority => Negation::Authority,
                };
            }
        }
    }

    /// Whether a token of this claim covers one of another, or both are the same word.
    #[must_use]
    pub fn covers(&self, at: usize, other: &Self, there: usize) -> bool {
        let same = self.tokens[at].stem == other.tokens[there].stem;
        let known = |reading: &Self, at: usize| reading.known.get(at).copied().flatten();
        same || known(self, at)
            .zip(known(other, there))
            .is_some_and(|(wide, narrow)| thesaurus::covers(wide, narrow))
    }

    /// Whether another claim has, among the first so many of its tokens, a token of this one, a word that means the same, or
    /// one that covers it or is covered.
    #[must_use]
    pub fn is_met(&self, at: usize, other: &Self, within: usize) -> bool {
        let entry = || self.known.get(at).copied().flatten();
        let is_near = |entry: Entry| {
            let mut known = other.known.iter().take(within).flatten();
            known.any(|it| {
                matches!(
                    thesaurus::related(entry, *it),
                    Some(Link::Same | Link::Broader | Link::Narrower)
                )
            })
        };
        other.has(self.keys[at], within) || entry().is_some_and(is_near)
    }

    /// Whether a token says something by itself: no grammar, no sign.
    #[inline]
    #[must_use]
    pub fn has_meaning(token: &Token) -> bool {
        !matches!(
            token.kind,
            TokenKind::Function
                | TokenKind::Auxiliary
                | TokenKind::Punctuation
                | TokenKind::Negative
        )
    }
}

fn key(stem: &str) -> u64 {
    let mut hash = Quick::default();
    hash.write(stem.as_bytes());
    hash.finish()
}

fn by_key(tokens: &[Token], keys: &[u64]) -> Vec<(u64, u32)> {
    let places = (0u32..).zip(tokens).zip(keys);
    let mut found: Vec<(u64, u32)> = places
        .filter(|((_, it), _)| Reading::has_meaning(it))
        .map(|((at, _), key)| (*key, at))
        .collect();
    found.sort_unstable();
    found
}
