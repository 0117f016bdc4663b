//! Which pairs a draft puts into one event by itself: an event that holds too much costs a reader more than two that hold too
//! little, so what is not firm is left to be asked.
//!
//! The probability knows how much two claims share; here it matters which words. That both say "went" says nothing, nor does
//! that both speak of "the driver", of "five" or of "Tuesday": these say who, how many and when, not what.
//!
//! Both bounds were chosen on ten texts of our own whose pairs we named by hand (`tests/cases/aligned`), and so was
//! what [`super::Common`] asks for: of 65 joined pairs 50 are right and 7 may be, of 153 that a careful reader would join.

use super::super::features::Features;
use super::super::index::Pair;
use super::super::score::Scored;

/// Pairs below this are asked, not joined.
const LEAST: f32 = 0.6;
/// So much of what both say, as a cosine, their words must be where it is one word that the whole matter is about ("the van"
/// of a report on a van).
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
    scored.retain(|it| it.p >= LEAST && tells(features, it.pair, &held, most));
}

/// Whether two claims share what tells what happened: two words, one that few claims hold, or one that is most of both.
fn tells(features: &Features, pair: Pair, held: &[u32], most: u32) -> bool {
    let [one, other] = [pair.one, pair.other].map(|at| &features.words[at as usize]);
    let (mut told, mut rare, mut share) = (0, false, 0.0);
    for (term, here, there) in one.shared(other) {
        let tells = features.tells[term as usize];
        told += usize::from(tells);
        rare |= tells && held[term as usize] <= most;
        // What says who, how many or when counts half, beside what tells.
        share += here * there / if tells { 1.0 } else { 2.0 };
    }
    told > 1 || rare || told > 0 && share >= MOSTLY
}
