//! Which pairs a draft puts into one event by itself. What only shares a word that the whole matter is about ("the van" of a
//! report on a van) is left to be asked: an event that holds too much costs a reader more than two that hold too little.

use super::super::features::Features;
use super::super::score::Scored;

/// Pairs below this are asked, not joined.
const LEAST: f32 = 0.5;
/// A word is what the matter is about when more than one claim in so many holds it, and more than [`FEW`] do.
const ABOUT: u32 = 10;
/// Two claims are the pair itself.
const FEW: u32 = 2;

/// Keeps the pairs that share two words, or one that few claims hold, and are likely.
pub fn keep_firm(features: &Features, scored: &mut Vec<Scored>) {
    let mut held = vec![0_u32; features.rarity.len()];
    for (term, _) in features.words.iter().flat_map(|it| &it.0) {
        held[*term as usize] += 1;
    }
    let claims = u32::try_from(features.words.len()).unwrap_or(u32::MAX);
    let most = (claims / ABOUT).max(FEW);
    scored.retain(|it| {
        let [one, other] = [it.pair.one, it.pair.other].map(|at| &features.words[at as usize]);
        let mut shared = one.shared(other).map(|(term, ..)| held[term as usize]);
        let first = shared.next();
        it.p >= LEAST && (first.is_some_and(|it| it <= most) || shared.next().is_some())
    });
}
