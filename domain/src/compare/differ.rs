//! The words of two claims that carry their difference.
//!
//! Both texts are cut into words and aligned by stem, so that tense, number and word order are no difference. Every word
//! that the other side has not is then weighed by what the finding is about: numbers count for `number`, clock times for
//! `time`, negatives and verbs of perception for `knowledge`. The heaviest few stretches are marked, whole phrases rather
//! than single words, and never half of a text. Where nothing weighs enough, nothing is marked: a reader is not sent to
//! words that mean nothing.

mod align;
mod counterparts;
mod cues;
mod lexicon;
mod measures;
mod phrases;
#[cfg(test)]
mod tests;
mod unspaced;

use super::sides::Sides;
use crate::case::{Case, Facet, Finding, Relation};
use crate::text::features::{Token, tokens};
use std::ops::Range;

/// Only the first so many bytes of a text are looked at: a claim is one thing, and a cell shows its beginning.
const LONGEST: usize = 4096;
/// No more words than this are compared: aligning them costs their product.
const MOST: usize = 400;

/// One text of a pair.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The words as a cell shows them.
    pub text: &'a str,
    /// Their language (BCP 47), English without one.
    pub language: Option<&'a str>,
}

/// The bytes of [`crate::case::Claim::words`] that carry the difference of a finding: left those of its first claim, right those of
/// its second, as the file has them. In order, apart, on boundaries of code points; empty where nothing is marked.
#[must_use]
pub fn differ(case: &Case, finding: &Finding) -> Sides<Vec<Range<usize>>> {
    let [one, other] = finding.claims.each_ref().map(|id| case.claim(id));
    let (Some(left), Some(right)) = (one, other) else {
        return Sides::default();
    };
    let said = Sides { left, right }.map(|claim| Said {
        text: claim.words(),
        language: case.language_of(claim),
    });
    words(said, finding.relation, &finding.facets)
}

/// The bytes of each text that carry the difference, given how they relate and what the difference is about. What agrees
/// has none.
#[must_use]
pub fn words(said: Sides<Said>, relation: Relation, facets: &[Facet]) -> Sides<Vec<Range<usize>>> {
    if relation == Relation::Agree {
        return Sides::default();
    }
    let texts = said.map(|said| beginning(said.text));
    let cut = said.map(|said| {
        let text = beginning(said.text);
        unspaced::regrouped(text, capped(text, said.language))
    });
    let words = cut.as_ref().map(|(words, _)| words.as_slice());
    let endings = cut.as_ref().map(|(_, endings)| endings.as_slice());
    let mut cues = Sides::from_fn(|side| cues::cues(texts[side], words[side], endings[side]));
    let mut apart = align::apart(words);
    measures::set_apart(words, &mut cues, &mut apart);
    counterparts::set_apart(words, &mut cues, &mut apart);
    Sides::from_fn(|side| {
        let alone = &apart.alone[side];
        phrases::Text::new(words[side], &cues[side], &apart, alone, facets).marked()
    })
}

fn capped(text: &str, language: Option<&str>) -> Vec<Token> {
    let mut words = measures::clocks_joined(text, tokens(text, language));
    words.truncate(MOST);
    words
}

/// The text, cut at a code point when it is too long.
fn beginning(text: &str) -> &str {
    let end = text.floor_char_boundary(LONGEST);
    text.get(..end).unwrap_or_default()
}
