//! What is known of each claim by itself, and of all claims together: words, weights, numbers, times, negatives.
//!
//! A claim is scored on its quote; one without on its short text.

mod grams;
mod reading;
mod weights;

use crate::case::{Claim, Id, Source, Tables};
use crate::compare::differ::Said;
use std::collections::HashMap;

pub(super) use grams::LETTERS;
pub use grams::{Spread, Vector};
pub use reading::Reading;

use super::threads;
use weights::{Vocabulary, vectors};

/// The claims of a case, read.
#[derive(Debug)]
pub struct Features {
    /// Each claim's words, by place.
    pub readings: Vec<Reading>,
    /// The place of each claim's source; sources that are not there are numbered behind those that are.
    pub source: Vec<u32>,
    /// How many sources there are.
    pub sources: u32,
    /// Where each claim stands among those of its source, from 0, and out of how many.
    pub position: Vec<(u32, u32)>,
    /// Each claim's words weighed by how rare they are: terms in order, of length 1.
    pub words: Vec<Vector>,
    /// The same of pairs of neighbouring words.
    pub pairs: Vec<Vector>,
    /// The same of runs of four letters.
    pub letters: Vec<Vector>,
    /// The sum of the rarities of each claim's terms, and of those among them that tell what happened.
    pub weight: Vec<(f32, f32)>,
    /// How rare each term of [`Features::words`] is.
    pub rarity: Vec<f32>,
    /// Whether a term is a name.
    pub is_name: Vec<bool>,
    /// Whether a term tells what happened, and not only who, how many or when, or what any account holds.
    pub tells: Vec<bool>,
    /// Each term as it is first spelled.
    pub terms: Vec<String>,
}

/// The words a claim is scored on: what was really said, else its short text.
#[must_use]
pub fn scored(claim: &Claim) -> &str {
    claim
        .quote
        .as_deref()
        .or(claim.text.as_deref())
        .unwrap_or_default()
}

/// A claim's words with their language: its document's, else the case's.
fn said<'a>(tables: &'a Tables, languages: &HashMap<&Id, &'a str>, claim: &'a Claim) -> Said<'a> {
    let of_document = claim
        .document
        .as_ref()
        .and_then(|id| languages.get(id))
        .copied();
    Said {
        text: scored(claim),
        language: of_document.or(tables.head.language.as_deref()),
    }
}

impl Features {
    /// Reads every claim of a case. Linear in their words. `paragraphs` numbers the paragraph each claim stands in, by
    /// place, where that is known.
    #[must_use]
    pub fn of(tables: &Tables, paragraphs: &[Option<u32>]) -> Self {
        let documents = tables.documents.iter().rev();
        let languages: HashMap<&Id, &str> = documents
            .filter_map(|it| Some((&it.id, it.language.as_deref()?)))
            .collect();
        let speakers: HashMap<&Id, &Source> =
            tables.sources.iter().map(|it| (&it.id, it)).collect();
        let claims = &tables.claims;
        let mut readings = threads::each(claims.len(), |at| {
            let mut reading = Reading::of(said(tables, &languages, &claims[at]));
            reading.state(&claims[at]);
            if let Some(source) = speakers.get(&claims[at].source) {
                reading.speak(source);
            }
            reading
        });
        borrow(&mut readings, claims, paragraphs);
        let vocabulary = Vocabulary::of(tables, &readings);
        let (source, sources) = sources(tables);
        let words = vectors(&vocabulary, readings.len());
        let weight = words.iter().map(|it| vocabulary.weight(it)).collect();
        Self {
            weight,
            words,
            pairs: grams::pairs(&readings),
            letters: grams::letters(&readings),
            position: positions(&source, sources),
            rarity: vocabulary.rarity,
            is_name: vocabulary.is_name,
            tells: vocabulary.tells,
            terms: vocabulary.spelled,
            readings,
            source,
            sources,
        }
    }
}

impl Features {
    /// Leaves out the claims that are gone; `tables` are what is left, in the same order. What words weigh is as it was read:
    /// one claim less hardly changes it.
    pub(super) fn keep(&mut self, kept: &[bool], tables: &Tables) {
        only(&mut self.readings, kept);
        only(&mut self.words, kept);
        only(&mut self.pairs, kept);
        only(&mut self.letters, kept);
        only(&mut self.weight, kept);
        (self.source, self.sources) = sources(tables);
        self.position = positions(&self.source, self.sources);
    }
}

/// Drops what is not to be kept.
fn only<T>(all: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    all.retain(|_| kept.next().copied().unwrap_or_default());
}

/// A number that says not what it counts ("two of them") counts what the last number of the same source counted in the same
/// paragraph.
fn borrow(readings: &mut [Reading], claims: &[Claim], paragraphs: &[Option<u32>]) {
    let mut last: HashMap<(u32, &Id), Vec<String>> = HashMap::new();
    for ((reading, claim), paragraph) in readings.iter_mut().zip(claims).zip(paragraphs) {
        let Some(paragraph) = paragraph else {
            continue;
        };
        let counted = last.entry((*paragraph, &claim.source)).or_default();
        for quantity in &mut reading.quantities {
            if quantity.units.is_empty() {
                quantity.units.clone_from(counted);
            } else if quantity.dimension.is_none() && !quantity.label {
                counted.clone_from(&quantity.units);
            }
        }
    }
}

/// The source of each claim as a number, and how many numbers there are.
fn sources(tables: &Tables) -> (Vec<u32>, u32) {
    let mut numbers: HashMap<&Id, u32> = HashMap::new();
    for id in tables
        .sources
        .iter()
        .map(|it| &it.id)
        .chain(tables.claims.iter().map(|it| &it.source))
    {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.entry(id).or_insert(next);
    }
    let of = tables
        .claims
        .iter()
        .map(|it| numbers.get(&it.source).copied().unwrap_or_default());
    (
        of.collect(),
        u32::try_from(numbers.len()).unwrap_or(u32::MAX),
    )
}

fn positions(source: &[u32], sources: u32) -> Vec<(u32, u32)> {
    let mut counts = vec![0u32; sources as usize];
    let mut found: Vec<(u32, u32)> = Vec::with_capacity(source.len());
    for source in source {
        found.push((counts[*source as usize], 0));
        counts[*source as usize] += 1;
    }
    for (at, source) in source.iter().enumerate() {
        found[at].1 = counts[*source as usize];
    }
    found
}
