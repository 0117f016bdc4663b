//! Whether a claim denies something, and what: that it happened, was seen, was written down, is remembered, was allowed.

use crate::case::Scope;
use crate::suggest::lexicon::{Class, Lexicon};
use crate::text::segment::words;

/// How many words a negative may stand from the claim's start to be its own.
const NEAR: usize = 14;
/// How many words around the negative tell its scope.
const AROUND: usize = 6;

/// The scope of the negative in `claim`; none when it denies nothing. `turned`: said by way of a denial.
pub(super) fn negates(claim: &str, turned: bool, lexicon: &Lexicon) -> Option<Scope> {
    let classes: Vec<_> = words(claim)
        .take(NEAR + AROUND)
        .map(|it| lexicon.classes(&claim.get(it).unwrap_or_default().to_lowercase()))
        .collect();
    let stands = |class: Class, from: usize, to: usize| {
        let to = to.min(classes.len());
        classes
            .get(from.min(to)..to)
            .is_some_and(|it| it.iter().any(|it| it.has(class)))
    };
    let negative = classes
        .iter()
        .take(NEAR)
        .position(|it| it.has(Class::Negative));
    let unable = classes
        .iter()
        .take(NEAR)
        .position(|it| it.has(Class::Negative) && it.has(Class::Allowed));
    match (negative, turned) {
        (None, true) => Some(Scope::Event),
        (Some(_), true) | (None, false) => None,
        (Some(at), false) => {
            let (from, to) = (at.saturating_sub(2), at + AROUND);
            Some(if stands(Class::Remember, from, to) {
                Scope::Memory
            } else if unable == Some(at) || stands(Class::Allowed, at.saturating_sub(1), at + 3) {
                Scope::Authority
            } else if stands(Class::Perceive, from, to) {
                Scope::Perception
            } else if stands(Class::Recorded, from, to) {
                Scope::Record
            } else {
                Scope::Event
            })
        }
    }
}
