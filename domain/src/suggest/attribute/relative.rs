//! Somebody who is told apart by what they do: "a woman who asked not to be named said".

use std::ops::Range;

use super::group::verbish;
use super::phrase::subject_before;
use super::view::{Item, View};
use crate::suggest::lexicon::Class;

/// A clause that tells somebody apart has no more items.
const LONGEST: usize = 14;

/// The phrase before item `end` that goes on in a clause without commas up to there: "residents who live near the quay". `near`
/// is the phrase right before `end`, which is a part of that clause where its verb stands before it.
pub(super) fn told_apart(
    view: &View,
    end: usize,
    near: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let (last, end) = near.map_or((end, end), |it| (it.start, it.end));
    let first = end.saturating_sub(LONGEST);
    for at in (first..last).rev() {
        let item = view.get(at).filter(|it| it.word())?;
        if item.is(Class::PersonRelative) {
            let verb = at + 1 < last && view.get(at + 1).is_some_and(opens_clause);
            let restricts = view.before(at).is_some_and(Item::word);
            let head = subject_before(view, at).filter(|_| verb && restricts)?;
            return Some(head.start..end);
        }
        let says = item.verb.is_some_and(|form| form.takes.bare);
        if says || item.any(&[Class::That, Class::And]) {
            return None;
        }
    }
    None
}

/// Whether the item behind a relative pronoun may be its verb, and is no subject of its own: not "who the men were".
fn opens_clause(item: &Item) -> bool {
    let subject = [Class::Determiner, Class::Personal, Class::Possessive];
    verbish(item) || item.word() && !item.capital && !item.any(&subject)
}
