//! Which pairs a draft puts into one event by itself: an event that holds too much costs a reader more than two that hold too
//! little, so what is not firm is left to be asked.
//!
//! The probability was fitted on long accounts that run side by side. In an article of a few hundred words any word that two
//! claims share is rare, and who shares it best is soon said: there it matters which word it is. That both say "went" says
//! nothing, nor does that both speak of "the driver", of "five" or of "Tuesday": these say who, how many and when, not what.

use super::super::features::{Features, Reading};
use super::super::index::Pair;
use super::super::score::Scored;
use super::super::thesaurus;
use std::collections::HashSet;

/// Pairs below this are asked, not joined.
const LEAST: f32 = 0.5;
/// So much of what both say, as a cosine, the words that both have must be: one word in claims of six or seven.
const SHARED: f32 = 0.15;
/// Of pairs that no other comes near less will do: one word in claims of ten.
const LIKELY: (f32, f32) = (0.85, 0.1);
/// And so much where it is one word that the whole matter is about ("the van" of a report on a van).
const MOSTLY: f32 = 0.3;
/// A word is what the matter is about when more than one claim in so many holds it, and more than [`FEW`] do.
const ABOUT: u32 = 10;
/// Two claims are the pair itself, and a third may tell the same.
const FEW: u32 = 3;

/// Keeps the pairs that are likely and share words that tell what happened.
pub fn keep_firm(features: &Features, scored: &mut Vec<Scored>) {
    let mut held = vec![0_u32; features.rarity.len()];
    for (term, _) in features.words.iter().flat_map(|it| &it.0) {
        held[*term as usize] += 1;
    }
    let claims = u32::try_from(features.words.len()).unwrap_or(u32::MAX);
    let most = (claims / ABOUT).max(FEW);
    let telling = telling(features);
    scored.retain(|it| {
        let shared = if it.p >= LIKELY.0 { LIKELY.1 } else { SHARED };
        it.p >= LEAST && shares(features, it.pair, &held, most, &telling) >= shared
    });
}

/// How much of what both say the words are that both have, where these tell what happened; what says who, how many or when
/// counts half, beside what tells.
fn shares(features: &Features, pair: Pair, held: &[u32], most: u32, telling: &[bool]) -> f32 {
    let [one, other] = [pair.one, pair.other].map(|at| &features.words[at as usize]);
    let (mut told, mut rare, mut share) = (0, false, 0.0);
    for (term, here, there) in one.shared(other) {
        if telling.get(term as usize).is_none_or(|it| *it) {
            told += 1;
            rare |= held[term as usize] <= most;
            share += here * there;
        } else {
            share += here * there / 2.0;
        }
    }
    if told > 1 || rare || told > 0 && share >= MOSTLY {
        share
    } else {
        0.0
    }
}

/// By term, whether it tells what happened. Terms are numbered as they are first met.
fn telling(features: &Features) -> Vec<bool> {
    let mut met: HashSet<&str> = HashSet::new();
    let tokens = features
        .readings
        .iter()
        .flat_map(|it| it.tokens.iter().map(|token| (token, it.english)));
    let terms = tokens.filter(|(it, _)| Reading::has_meaning(it) && met.insert(&it.stem));
    terms
        .map(|(it, english)| thesaurus::tells(it, english))
        .collect()
}
