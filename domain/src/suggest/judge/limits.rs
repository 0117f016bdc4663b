//! What a negative leaves open though the other claim has its words: then the two may both be true.

use super::negation::{Countered, Met};
use super::{Pairing, somebody};
use crate::text::features::{Negation, Token};

/// Words before a place.
pub(super) const AT: &[&str] = &[
    "in", "inside", "on", "at", "near", "behind", "under", "within",
];
/// Forms of "be", which turn what is done to somebody round.
pub(super) const BE: &[&str] = &["am", "are", "be", "been", "is", "was", "were"];
/// Words behind a negative that take back only that all of it is so: "not all the lamps were lit".
const ALL: &[&str] = &[
    "all",
    "every",
    "everybody",
    "everyone",
    "everything",
    "always",
    "both",
    "each",
    "entire",
    "whole",
    "full",
    "complet",
    "necessarili",
];
/// Words under a negative that say up to when, or but for what: "did not leave until nine".
const UNTIL: &[&str] = &[
    "until", "till", "unless", "except", "before", "again", "anymore",
];

/// Whether the negative is not of what the other claim says: where nobody was a lamp may be, where nothing was a table may be.
pub(super) fn spares(pairing: &Pairing, found: &Countered) -> bool {
    let (here, there) = (
        pairing.tokens[found.side],
        pairing.tokens[found.side.other()],
    );
    let at = found.negative.at;
    let of_somebody = somebody::is_nobody(here, at);
    if !of_somebody && stem(here, at) != "nothing" {
        return false;
    }
    // Of a place alone the other claim must say that somebody, or something, is there.
    let [first, _] = found.ends;
    let names_none = || !(0..found.there.end).any(|at| somebody::is_somebody(there, at));
    is_place(here, first.here) && (!is_place(there, first.there) || of_somebody && names_none())
}

/// Whether a word stands behind a preposition of place.
fn is_place(tokens: &[Token], at: usize) -> bool {
    (1..=2).any(|back| {
        at.checked_sub(back)
            .is_some_and(|it| AT.contains(&stem(tokens, it)))
    })
}

/// Whether the one who did not perceive it is called "he", "she", "I" or "we": that may be another than who did.
pub(super) fn is_ones_own(pairing: &Pairing, found: &Countered) -> bool {
    let before = pairing.tokens[found.side].get(found.negative.clause..found.negative.at);
    let mut before = before.unwrap_or_default().iter();
    found.negative.kind == Negation::Perception
        && before.any(|it| matches!(it.stem.as_str(), "he" | "she" | "i" | "we" | "they"))
}

/// Whether both may be true for another reason.
pub(super) fn leaves_open(pairing: &Pairing, found: &Countered) -> bool {
    tells_apart(pairing, found) || is_limited(pairing, found) || is_turned_round(pairing, found)
}

/// Whether the negative only says which of those not known from elsewhere is meant: "a man with no hat sits" beside "a man with
/// a hat sits" may be two men.
fn tells_apart(pairing: &Pairing, found: &Countered) -> bool {
    let here = pairing.tokens[found.side];
    let before = found.negative.at.checked_sub(1);
    before.is_some_and(|at| stem(here, at) == "with")
        && matches!(stem(here, found.negative.clause), "a" | "an" | "some")
}

/// Whether it is denied only of all, or only up to some time.
fn is_limited(pairing: &Pairing, found: &Countered) -> bool {
    let (here, there) = (
        pairing.tokens[found.side],
        pairing.tokens[found.side.other()],
    );
    let scope = here.get(found.negative.scope.clone()).unwrap_or_default();
    let is_in = |list: &[&str], it: &Token| list.contains(&it.stem.as_str());
    let of_all = scope.first().is_some_and(|it| is_in(ALL, it));
    let until = |tokens: &[Token]| tokens.iter().any(|it| is_in(UNTIL, it));
    of_all && !there.iter().any(|it| is_in(ALL, it)) || until(scope) && !until(there)
}

/// Whether the other claim has it the other way round: "he did not push the officer" beside "the officer pushed him".
fn is_turned_round(pairing: &Pairing, found: &Countered) -> bool {
    let [Met { there: first, .. }, Met { there: last, .. }] = found.ends;
    let said = [
        pairing.tokens[found.side],
        pairing.tokens[found.side.other()],
    ];
    let passive = said
        .into_iter()
        .flatten()
        .any(|it| BE.contains(&it.stem.as_str()));
    first > last && !passive
}

fn stem(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |it| it.stem.as_str())
}
