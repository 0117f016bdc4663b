//! All places of many quotes, in passes over the text whose number does not grow with the quotes.
//!
//! A rolling hash (Karp and Rabin 1987) of the first bytes of every quote; each hit is compared byte for byte.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::{Found, Wanted};

/// Up to so many quotes are looked for one by one, each in a linear pass.
const FEW: usize = 8;
/// Lengths of hashed beginnings; a quote goes by the longest that it fills.
const WINDOWS: [usize; 6] = [32, 16, 8, 4, 2, 1];
/// After so many overlapping places of one quote only places beside each other are counted.
const OVERLAPPING: usize = 1000;
/// Bytes compared at a time; the least that a comparison takes from the allowance.
const COMPARED: usize = 64;
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

pub(super) fn search(text: &str, wanted: &[Wanted<'_>]) -> Vec<Found> {
    let mut found = vec![Found::default(); wanted.len()];
    if wanted.len() <= FEW {
        for (wanted, found) in wanted.iter().zip(&mut found) {
            search_one(text, wanted, found);
        }
        return found;
    }
    let quotes: usize = wanted.iter().map(|wanted| wanted.quote.quote.len()).sum();
    let mut allowance = 10_000_000 + 16 * text.len() + 16 * quotes;
    for (at, window) in WINDOWS.into_iter().enumerate() {
        let longer = at
            .checked_sub(1)
            .and_then(|at| WINDOWS.get(at))
            .copied()
            .unwrap_or(usize::MAX);
        let begins = Beginnings::new(wanted, window, longer);
        if !begins.quotes.is_empty() {
            begins.search(text, wanted, &mut found, &mut allowance);
        }
    }
    let undecided = found
        .iter_mut()
        .zip(wanted)
        .filter(|(found, _)| found.undecided);
    for (found, wanted) in undecided.take(FEW) {
        *found = Found::default();
        search_one(text, wanted, found);
    }
    found
}

fn search_one(text: &str, wanted: &Wanted<'_>, found: &mut Found) {
    let quote = wanted.quote.quote.as_bytes();
    let finder = Finder::new(quote);
    let mut from = 0;
    while let Some(at) = text
        .as_bytes()
        .get(from..)
        .and_then(|rest| finder.find(rest))
    {
        found.add(text, wanted, from + at);
        from += at
            + if found.places < OVERLAPPING {
                1
            } else {
                quote.len()
            };
    }
}

/// The quotes whose first `window` bytes are hashed, by that hash.
struct Beginnings {
    window: usize,
    quotes: HashMap<u64, Vec<usize>>,
    /// One bit for each hash's top bits: nearly all places of a text are turned away here.
    sieve: Vec<u64>,
}

impl Beginnings {
    fn new(wanted: &[Wanted<'_>], window: usize, longer: usize) -> Self {
        let mut begins = Self {
            window,
            quotes: HashMap::new(),
            sieve: vec![0; 1 << 14],
        };
        for (index, wanted) in wanted.iter().enumerate() {
            let quote = wanted.quote.quote.as_bytes();
            let Some(first) = quote.get(..window).filter(|_| quote.len() < longer) else {
                continue;
            };
            let hash = first.iter().fold(0, |hash, byte| roll(hash, *byte));
            begins.quotes.entry(hash).or_default().push(index);
            let (word, bit) = sieve_bit(hash);
            if let Some(word) = begins.sieve.get_mut(word) {
                *word |= bit;
            }
        }
        begins
    }

    fn search(
        &self,
        text: &str,
        wanted: &[Wanted<'_>],
        found: &mut [Found],
        allowance: &mut usize,
    ) {
        let bytes = text.as_bytes();
        let oldest = (0..self.window).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        let mut hash = 0;
        for (at, byte) in bytes.iter().enumerate() {
            hash = roll(hash, *byte);
            if let Some(gone) = at.checked_sub(self.window).and_then(|at| bytes.get(at)) {
                hash = hash.wrapping_sub(oldest.wrapping_mul(u64::from(*gone) + 1));
            }
            let (word, bit) = sieve_bit(hash);
            if self.sieve.get(word).is_some_and(|bits| bits & bit == 0) || at + 1 < self.window {
                continue;
            }
            for index in self.quotes.get(&hash).into_iter().flatten() {
                if let (Some(wanted), Some(found)) = (wanted.get(*index), found.get_mut(*index)) {
                    compare(text, at + 1 - self.window, wanted, found, allowance);
                }
            }
            if *allowance == 0 {
                for index in self.quotes.values().flatten() {
                    found
                        .get_mut(*index)
                        .into_iter()
                        .for_each(|found| found.undecided = true);
                }
                return;
            }
        }
    }
}

/// Notes a place when the whole quote stands at `at`; what it costs is taken from the allowance.
fn compare(text: &str, at: usize, wanted: &Wanted<'_>, found: &mut Found, allowance: &mut usize) {
    let quote = wanted.quote.quote.as_bytes();
    let there = text
        .as_bytes()
        .get(at..at + quote.len())
        .unwrap_or_default();
    let mut same = 0;
    for (there, quote) in there.chunks(COMPARED).zip(quote.chunks(COMPARED)) {
        *allowance = allowance.saturating_sub(COMPARED);
        if there != quote {
            return;
        }
        same += quote.len();
    }
    if same == quote.len() {
        found.add(text, wanted, at);
    }
}

fn roll(hash: u64, byte: u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1)
}

/// Which of the sieve's 2^20 bits belongs to `hash`.
fn sieve_bit(hash: u64) -> (usize, u64) {
    let top = (hash ^ (hash >> 29)).wrapping_mul(BASE) >> 44;
    (usize::try_from(top >> 6).unwrap_or(0), 1 << (top & 63))
}
