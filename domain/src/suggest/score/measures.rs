//! What is measured of a pair of claims by itself, and how it stands among the other candidates of either claim.

use super::super::features::{Features, LETTERS, Reading, Spread};
use super::super::index::Pair;
use super::rivals::Rivals;
use crate::suggest::threads;

/// The names of the measures.
pub const FIRST: [&str; 17] = [
    "words: cosine by rarity",
    "its share of the best of the one claim",
    "its share of the best of the other claim",
    "best for both",
    "pairs of words: cosine",
    "runs of letters: cosine",
    "share of the shorter claim's weight that is shared",
    "the same of words that tell what happened",
    "such a word is shared",
    "rarest shared word",
    "rarest shared name",
    "a number of the same thing shared",
    "a number of the same thing that clashes",
    "a time shared",
    "a time that clashes",
    "difference in length",
    "difference in place within the accounts",
];

/// Whoever has few rivals has one more, as near as chance makes two claims: to be the best of three says little.
const CHANCE: f32 = 0.13;

/// The runs of letters of a claim, for all pairs that it is the first of.
pub(super) struct First {
    claim: Option<u32>,
    letters: Spread,
}

impl First {
    pub(super) fn new() -> Self {
        Self {
            claim: None,
            letters: Spread::new(LETTERS as usize),
        }
    }

    fn letters(&mut self, features: &Features, claim: u32) -> &Spread {
        if self.claim.replace(claim) != Some(claim) {
            self.letters.set(&features.letters[claim as usize]);
        }
        &self.letters
    }
}

/// All that the measures of the pairs are taken from.
pub(super) struct Measures<'a> {
    features: &'a Features,
    pairs: &'a [Pair],
    rivals: &'a Rivals,
    cosines: Vec<f32>,
    /// The best and the second-best cosine of each claim with each other source.
    best: Vec<(f32, f32)>,
}

impl<'a> Measures<'a> {
    pub(super) fn of(features: &'a Features, pairs: &'a [Pair], rivals: &'a Rivals) -> Self {
        let cosine = |pair: &Pair| {
            features.words[pair.one as usize].cosine(&features.words[pair.other as usize])
        };
        let cosines = threads::each(pairs.len(), |at| cosine(&pairs[at]));
        Self {
            best: rivals.best(cosines.iter().copied(), CHANCE),
            features,
            pairs,
            rivals,
            cosines,
        }
    }

    /// The cosine and the measures of the pair at a place, in the order of [`FIRST`].
    pub(super) fn at(&self, first: &mut First, at: usize) -> (f32, [f32; FIRST.len()]) {
        let pair = self.pairs[at];
        let cosine = self.cosines[at];
        let (one, other) = self.rivals.numbers(at);
        let best = (self.best[one], self.best[other]);
        let letters = first
            .letters(self.features, pair.one)
            .cosine(&self.features.letters[pair.other as usize]);
        let measures = measures(self.features, pair, (cosine, letters), best);
        (cosine, measures)
    }
}

/// The measures of a pair, in the order of [`FIRST`]; given are the cosines of words and of runs of letters,
/// and the best and second-best cosines of either claim.
#[allow(clippy::cast_precision_loss, reason = "lengths and places of claims")]
fn measures(
    features: &Features,
    pair: Pair,
    (cosine, letters): (f32, f32),
    best: ((f32, f32), (f32, f32)),
) -> [f32; FIRST.len()] {
    let (a, b) = (pair.one as usize, pair.other as usize);
    let ((row, row_second), (column, column_second)) = best;
    let share = |best: f32| if best > 0.0 { cosine / best } else { 0.0 };
    let lead = |best: f32, second: f32| {
        if cosine >= best && best > 0.0 {
            1.0 - second / best
        } else {
            0.0
        }
    };
    let shared = Shared::of(features, a, b);
    let (one, two) = (&features.readings[a], &features.readings[b]);
    let numbers = numbers(one, two);
    let times = times(one, two);
    let place = |at: usize| {
        let (nth, of) = features.position[at];
        (nth as f32 + 0.5) / of.max(1) as f32
    };
    let length = |reading: &Reading| (reading.tokens.len() as f32 + 4.0).ln();
    [
        cosine,
        share(row),
        share(column),
        lead(row, row_second).min(lead(column, column_second)),
        features.pairs[a].cosine(&features.pairs[b]),
        letters,
        shared.part,
        shared.told,
        f32::from(u8::from(shared.told > 0.0)),
        shared.rarest / 10.0,
        shared.rarest_name / 10.0,
        numbers.0,
        numbers.1,
        times.0,
        times.1,
        (length(one) - length(two)).abs(),
        (place(a) - place(b)).abs(),
    ]
}

/// The words two claims share.
struct Shared {
    /// The share of the lighter claim's weight that the other has too.
    part: f32,
    /// The same of the words that tell what happened.
    told: f32,
    rarest: f32,
    rarest_name: f32,
}

impl Shared {
    fn of(features: &Features, a: usize, b: usize) -> Self {
        let (mut sum, mut told) = (0.0, 0.0);
        let (mut rarest, mut rarest_name) = (0.0f32, 0.0f32);
        for (term, ..) in features.words[a].shared(&features.words[b]) {
            let rarity = features.rarity[term as usize];
            sum += rarity;
            if features.tells[term as usize] {
                told += rarity;
            }
            rarest = rarest.max(rarity);
            if features.is_name[term as usize] {
                rarest_name = rarest_name.max(rarity);
            }
        }
        let (one, other) = (features.weight[a], features.weight[b]);
        let share = |sum: f32, least: f32| if least > 0.0 { sum / least } else { 0.0 };
        Self {
            part: share(sum, one.0.min(other.0)),
            told: share(told, one.1.min(other.1)),
            rarest,
            rarest_name,
        }
    }
}

/// Whether some number of the same thing agrees, and whether some clashes.
fn numbers(one: &Reading, two: &Reading) -> (f32, f32) {
    let (mut same, mut clash) = (0.0, 0.0);
    for here in &one.quantities {
        for there in two.quantities.iter().filter(|it| it.same_unit(here)) {
            if here.apart(there) {
                clash = 1.0;
            } else {
                same = 1.0;
            }
        }
    }
    (same, if same > 0.0 { 0.0 } else { clash })
}

/// Whether some time agrees, and whether some clashes.
fn times(one: &Reading, two: &Reading) -> (f32, f32) {
    let (mut same, mut clash) = (0.0, 0.0);
    for here in &one.moments {
        for there in &two.moments {
            match here.apart(there) {
                Some(true) => clash = 1.0,
                Some(false) => same = 1.0,
                None => {}
            }
        }
    }
    (same, if same > 0.0 { 0.0 } else { clash })
}
