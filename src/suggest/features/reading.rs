//! One claim, read: its tokens and what they hold.

use crate::case::{Claim, Edtf, Scope};
use crate::compare::differ::Said;
use crate::suggest::thesaurus::{self, Entry};
use crate::text::features::{
    Moment, Negation, Negative, Quantity, Stems, Token, TokenKind, moments, negatives, quantities,
    tokens,
};

/// Only the first so many bytes of a claim are looked at.
const LONGEST: usize = 16 * 1024;

/// What a claim's words hold.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its tokens; names are brought to their stems, so that "Officers" in a heading and "officer" compare.
    pub tokens: Vec<Token>,
    /// The tokens with meaning by their stems, in order of these.
    pub by_stem: Vec<u32>,
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
            by_stem: by_stem(&tokens),
            tokens,
            when: None,
            english,
        }
    }

    /// Whether a token with meaning, one of the first so many, has this stem.
    #[must_use]
    pub fn has(&self, stem: &str, within: usize) -> bool {
        let of = |at: &u32| self.tokens[*at as usize].stem.as_str();
        let from = self.by_stem.partition_point(|at| of(at) < stem);
        let same = self
            .by_stem
            .iter()
            .skip(from)
            .take_while(|at| of(at) == stem);
        same.into_iter().any(|at| (*at as usize) < within)
    }

    /// Takes over what a person has noted of the claim: when it was, and what its negatives deny.
    pub(super) fn state(&mut self, claim: &Claim) {
        self.when = claim.when.get().cloned();
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

    /// Whether a token says something by itself: no grammar, no sign.
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

fn by_stem(tokens: &[Token]) -> Vec<u32> {
    let places = (0u32..).zip(tokens);
    let mut found: Vec<u32> = places
        .filter(|(_, it)| Reading::has_meaning(it))
        .map(|(at, _)| at)
        .collect();
    found.sort_by(|one, two| tokens[*one as usize].stem.cmp(&tokens[*two as usize].stem));
    found
}
