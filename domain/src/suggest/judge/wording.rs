//! Wording: both speak of the same and one uses a word that weighs more.

use super::{Judgement, Pairing};
use crate::case::{Facet, Relation};
use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::text::features::Stems;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs of a loaded and a plain way to name one thing.
const TERMS: &str = include_str!("../thesaurus/wording.txt");
/// The claims must share so much of the shorter one.
const ALIKE: f32 = 0.4;

/// By stem: the lines it stands in, and on which side of the bar.
static KNOWN: LazyLock<HashMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let stems = Stems::new(None);
    let mut known: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    let lines = TERMS.lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        for (part, words) in line.split('|').enumerate() {
            for word in words.split(',') {
                let stem = crate::text::features::stem(&stems, word.trim());
                known.entry(stem).or_default().push((number, part));
            }
        }
    }
    known
});

/// "the attack" beside "the incident".
pub(super) fn wording(pairing: &Pairing) -> Option<Judgement> {
    let none = Sides::default();
    if !pairing.is_english() || pairing.frame_of_shorter(&none) < ALIKE {
        return None;
    }
    let named = |side: Side| {
        let words = pairing.tokens[side].iter().enumerate();
        words.filter(move |(at, it)| Reading::has_meaning(it) && !pairing.met[side][*at])
    };
    for (left, one) in named(Side::Left) {
        let Some(here) = KNOWN.get(&one.stem) else {
            continue;
        };
        for (right, other) in named(Side::Right) {
            let there = KNOWN
                .get(&other.stem)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let weighs = here
                .iter()
                .any(|(line, part)| there.iter().any(|(other, on)| line == other && part != on));
            if weighs {
                let words = Sides {
                    left: left..left + 1,
                    right: right..right + 1,
                };
                return Some(Judgement {
                    rule: "wording",
                    kind: None,
                    relation: Relation::Tension,
                    facets: vec![Facet::Wording],
                    reliability: 0.6,
                    words,
                });
            }
        }
    }
    None
}
