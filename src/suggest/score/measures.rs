//! What is measured of a pair of claims by itself, and how it stands among the other candidates of either claim.

use super::super::features::{Features, Reading};
use super::super::index::Pair;
use crate::suggest::quick::QuickMap;

/// The names of the measures.
pub const FIRST: [&str; 15] = [
    "words: cosine by rarity",
    "its share of the best of the one claim",
    "its share of the best of the other claim",
    "best for both",
    "pairs of words: cosine",
    "runs of letters: cosine",
    "share of the shorter claim's weight that is shared",
    "rarest shared word",
    "rarest shared name",
    "a number of the same thing shared",
    "a number of the same thing that clashes",
    "a time shared",
    "a time that clashes",
    "difference in length",
    "difference in place within the accounts",
];

/// The best and the second-best cosine of each claim with each other source.
pub(super) struct Best(QuickMap<(u32, u32), (f32, f32)>);

impl Best {
    pub(super) fn of(features: &Features, pairs: &[Pair], cosines: &[f32]) -> Self {
        let mut best: QuickMap<(u32, u32), (f32, f32)> = QuickMap::default();
        for (pair, cosine) in pairs.iter().zip(cosines) {
            for (claim, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
                let (first, second) = best
                    .entry((claim, features.source[other as usize]))
                    .or_default();
                if cosine > first {
                    *second = *first;
                    *first = *cosine;
                } else if cosine > second {
                    *second = *cosine;
                }
            }
        }
        Self(best)
    }

    /// The best of the claim with the source, and the best of its other candidates when `cosine` is the best.
    fn get(&self, claim: u32, source: u32) -> (f32, f32) {
        self.0.get(&(claim, source)).copied().unwrap_or_default()
    }
}

/// The measures of a pair, in the order of [`FIRST`].
#[allow(clippy::cast_precision_loss, reason = "lengths and places of claims")]
pub(super) fn measures(
    features: &Features,
    pair: Pair,
    cosine: f32,
    best: &Best,
) -> [f32; FIRST.len()] {
    let (a, b) = (pair.one as usize, pair.other as usize);
    let (row, row_second) = best.get(pair.one, features.source[b]);
    let (column, column_second) = best.get(pair.other, features.source[a]);
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
        features.letters[a].cosine(&features.letters[b]),
        shared.part,
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
    rarest: f32,
    rarest_name: f32,
}

impl Shared {
    fn of(features: &Features, a: usize, b: usize) -> Self {
        let (mut sum, mut rarest, mut rarest_name) = (0.0, 0.0f32, 0.0f32);
        for (term, ..) in features.words[a].shared(&features.words[b]) {
            let rarity = features.rarity[term as usize];
            sum += rarity;
            rarest = rarest.max(rarity);
            if features.is_name[term as usize] {
                rarest_name = rarest_name.max(rarity);
            }
        }
        let least = features.weight[a].min(features.weight[b]);
        Self {
            part: if least > 0.0 { sum / least } else { 0.0 },
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
