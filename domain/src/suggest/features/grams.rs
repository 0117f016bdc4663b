//! Vectors of numbered things, and those of word pairs and letter runs, which are numbered by hashing.

use super::Reading;
use crate::suggest::threads;
use crate::text::features::TokenKind;

/// Numbered things with their weight, in order of the numbers; of length 1, or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vector(pub Vec<(u32, f32)>);

impl Vector {
    /// The vector of length 1 in this direction.
    #[must_use]
    pub fn unit(mut weights: Vec<(u32, f32)>) -> Self {
        let length = weights
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        if length > 0.0 {
            for (_, weight) in &mut weights {
                *weight /= length;
            }
        }
        Self(weights)
    }

    /// What two vectors have in common: number, weight here, weight there.
    pub fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, f32, f32)> + 'a {
        let (mut i, mut j) = (0, 0);
        std::iter::from_fn(move || {
            while let (Some((one, here)), Some((two, there))) = (self.0.get(i), other.0.get(j)) {
                i += usize::from(one <= two);
                j += usize::from(two <= one);
                if one == two {
                    return Some((*one, *here, *there));
                }
            }
            None
        })
    }

    /// The cosine of the angle between two vectors of length 1: 1 for the same direction.
    #[inline]
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        let (mut here, mut there, mut sum) = (self.0.as_slice(), other.0.as_slice(), 0.0);
        while let ([one, next_here @ ..], [two, next_there @ ..]) = (here, there) {
            if one.0 == two.0 {
                sum += one.1 * two.1;
            }
            if one.0 <= two.0 {
                here = next_here;
            }
            if two.0 <= one.0 {
                there = next_there;
            }
        }
        sum
    }
}

/// A vector spread out, so that others are compared with it by looking up what they hold.
pub struct Spread {
    weights: Vec<f32>,
    held: Vec<u32>,
}

impl Spread {
    /// An empty vector of numbers below `numbers`.
    #[must_use]
    pub fn new(numbers: usize) -> Self {
        Self {
            weights: vec![0.0; numbers],
            held: Vec::new(),
        }
    }

    /// Takes the place of what was spread out before.
    pub fn set(&mut self, vector: &Vector) {
        for number in self.held.drain(..) {
            self.weights[number as usize] = 0.0;
        }
        for (number, weight) in &vector.0 {
            self.weights[*number as usize] = *weight;
            self.held.push(*number);
        }
    }

    /// The same as [`Vector::cosine`], to the last bit: what is added besides is nothing.
    #[must_use]
    pub fn cosine(&self, other: &Vector) -> f32 {
        let there = other.0.iter();
        there.fold(0.0, |sum, (number, weight)| {
            sum + self.weights[*number as usize] * weight
        })
    }
}

/// So many numbers are hashed to.
const PAIRS: u32 = 1 << 18;
pub(in crate::suggest) const LETTERS: u32 = 1 << 15;
/// A claim is known by so many letter runs.
const MOST: usize = 512;

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Neighbouring words, small ones too: how something is put.
pub(super) fn pairs(readings: &[Reading]) -> Vec<Vector> {
    let of = |reading: &Reading| {
        let words = reading
            .tokens
            .iter()
            .filter(|it| it.kind != TokenKind::Punctuation);
        let words: Vec<&str> = words.map(|it| it.stem.as_str()).collect();
        let pairs = words
            .windows(2)
            .map(|pair| hash(pair[0].bytes().chain([b' ']).chain(pair[1].bytes())) % PAIRS);
        pairs.collect::<Vec<u32>>()
    };
    weighed(readings, PAIRS, of)
}

/// Runs of four letters within words that mean something: what is spelled alike.
pub(super) fn letters(readings: &[Reading]) -> Vec<Vector> {
    let of = |reading: &Reading| {
        let mut found = Vec::new();
        for token in reading.tokens.iter().filter(|it| Reading::has_meaning(it)) {
            let word: Vec<u8> = [b'^']
                .into_iter()
                .chain(token.stem.bytes())
                .chain([b'$'])
                .collect();
            found.extend(
                word.windows(4)
                    .map(|run| hash(run.iter().copied()) % LETTERS),
            );
        }
        found.truncate(MOST);
        found
    };
    weighed(readings, LETTERS, of)
}

#[allow(clippy::cast_precision_loss, reason = "counts of claims")]
fn weighed(
    readings: &[Reading],
    numbers: u32,
    of: impl Fn(&Reading) -> Vec<u32> + Sync,
) -> Vec<Vector> {
    let found = threads::each(readings.len(), |at| {
        let mut found = of(&readings[at]);
        found.sort_unstable();
        found.dedup();
        found
    });
    let mut held = vec![0u32; numbers as usize];
    for number in found.iter().flatten() {
        held[*number as usize] += 1;
    }
    let claims = readings.len() as f32;
    let weigh = |number: u32| ((claims + 10.0) / (held[number as usize] as f32 + 0.5)).ln();
    let vector =
        |numbers: Vec<u32>| Vector::unit(numbers.into_iter().map(|it| (it, weigh(it))).collect());
    found.into_iter().map(vector).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn vector() -> impl Strategy<Value = Vector> {
        let weights = prop::collection::btree_map(0_u32..60, 1_u16..500, 0..20);
        weights.prop_map(|it: BTreeMap<u32, u16>| {
            Vector::unit(
                it.into_iter()
                    .map(|(at, weight)| (at, f32::from(weight)))
                    .collect(),
            )
        })
    }

    proptest! {
        #[test]
        fn a_vector_spread_out_has_the_same_cosines_to_the_last_bit(one in vector(), two in vector(), three in vector()) {
            let mut spread = Spread::new(60);
            for vector in [&one, &two] {
                spread.set(vector);
                prop_assert_eq!(spread.cosine(&three).to_bits(), vector.cosine(&three).to_bits());
            }
        }
    }
}
