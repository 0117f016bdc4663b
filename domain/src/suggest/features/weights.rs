//! How much each word of a claim weighs: the rarer, the more.

use super::{Reading, Vector, scored};
use crate::case::Tables;
use crate::suggest::quick::QuickMap;
use crate::suggest::thesaurus::{self, background};

/// As many claims as the background table stands for beside those of the case (Dirichlet smoothing; Zhai and Lafferty 2004).
const PRIOR: f32 = 50.0;

/// The terms of all claims.
pub(super) struct Vocabulary {
    /// The terms of each claim with how often they stand there, in order.
    counts: Vec<Vec<(u32, u16)>>,
    /// The surprise of each term: −ln of the share of claims that hold it.
    pub(super) rarity: Vec<f32>,
    /// Whether a term is met as a name.
    pub(super) is_name: Vec<bool>,
    /// Whether a term tells what happened, as it is met first.
    pub(super) tells: Vec<bool>,
    /// Each term as it is spelled where it is met first.
    pub(super) spelled: Vec<String>,
}

impl Vocabulary {
    pub(super) fn of(tables: &Tables, readings: &[Reading]) -> Self {
        let mut numbers: QuickMap<u64, u32> = QuickMap::default();
        let mut terms: Vec<&str> = Vec::new();
        let (mut is_name, mut tells) = (Vec::new(), Vec::new());
        let mut spelled = Vec::new();
        let mut counts = Vec::with_capacity(readings.len());
        for (reading, claim) in readings.iter().zip(&tables.claims) {
            let text = scored(claim);
            let mut found: Vec<u32> = Vec::new();
            let tokens = reading.tokens.iter().zip(&reading.keys);
            for (token, key) in tokens.filter(|(it, _)| Reading::has_meaning(it)) {
                let next = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(*key).or_insert(next);
                if number == next {
                    terms.push(&token.stem);
                    is_name.push(false);
                    tells.push(thesaurus::tells(token, reading.english));
                    spelled.push(text.get(token.range.clone()).unwrap_or_default().to_owned());
                }
                is_name[number as usize] |= token.kind == crate::text::features::TokenKind::Name;
                found.push(number);
            }
            counts.push(counted(found));
        }
        let mut held = vec![0u32; terms.len()];
        for (term, _) in counts.iter().flatten() {
            held[*term as usize] += 1;
        }
        let rarity = terms
            .iter()
            .zip(&held)
            .map(|(term, held)| rarity(term, *held, readings.len()));
        let rarity = rarity.collect();
        Self {
            counts,
            rarity,
            is_name,
            tells,
            spelled,
        }
    }

    /// The sum of the rarities of a claim's terms, and of those among them that tell what happened.
    pub(super) fn weight(&self, words: &Vector) -> (f32, f32) {
        words.0.iter().fold((0.0, 0.0), |(all, told), (term, _)| {
            let rarity = self.rarity[*term as usize];
            let tells = self.tells[*term as usize];
            (all + rarity, if tells { told + rarity } else { told })
        })
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of claims")]
fn rarity(term: &str, held: u32, claims: usize) -> f32 {
    let share = (held as f32 + PRIOR * background::share(term)) / (claims as f32 + PRIOR);
    -share.min(1.0).ln() + 0.01
}

/// Each term once, in order, with its count.
fn counted(mut terms: Vec<u32>) -> Vec<(u32, u16)> {
    terms.sort_unstable();
    let mut found: Vec<(u32, u16)> = Vec::with_capacity(terms.len());
    for term in terms {
        match found.last_mut() {
            Some((last, count)) if *last == term => *count = count.saturating_add(1),
            _ => found.push((term, 1)),
        }
    }
    found
}

/// The claims as vectors of length 1: (1 + ln count) × rarity (Salton and Buckley 1988, "ltc").
pub(super) fn vectors(vocabulary: &Vocabulary, claims: usize) -> Vec<Vector> {
    let weigh = |claim: usize| {
        let counts = vocabulary
            .counts
            .get(claim)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let weighed = counts.iter().map(|(term, count)| {
            (
                *term,
                (1.0 + f32::from(*count).ln()) * vocabulary.rarity[*term as usize],
            )
        });
        Vector::unit(weighed.collect())
    };
    (0..claims).map(weigh).collect()
}
