//! Who "saying", "adding" and "went on to say" belong to.

use std::ops::Range;

use super::clause::joined_subject;
use super::found::Hit;
use super::group::{Group, group, verbish};
use super::phrase::{phrase_at, subject_before};
use super::subject::speaker_before;
use super::view::{Sign, View};
use crate::suggest::lexicon::Class;

/// Who "saying", "adding" belongs to.
pub(super) fn participle_subject(view: &View, group: Group, found: &[Hit]) -> Option<Range<usize>> {
    let left = view.before(group.start);
    if left.is_none() {
        // "Calling it a disgrace, she …"
        let comma = (group.start..view.items.len())
            .find(|at| view.get(*at).is_some_and(|it| it.sign == Sign::Comma))?;
        return phrase_at(view, comma + 1, false);
    }
    if left.is_some_and(|it| {
        it.word() && !it.any(&[Class::Conjunction, Class::Preposition, Class::Subordinator])
    }) && let Some(near) = subject_before(view, group.start)
        && !view
            .before(near.end)
            .is_some_and(|it| it.is(Class::Channel))
    {
        return speaks(view, group, near.end).then_some(near);
    }
    speaker_before(view, group.start, found).or_else(|| joined_subject(view, group.start))
}

/// Whether a participle right behind a noun is a verb with that noun as its subject: "the sign saying “…”", "critics
/// arguing that", not "new thinking".
pub(super) fn speaks(view: &View, group: Group, noun: usize) -> bool {
    let person = view.before(noun).is_some_and(|it| {
        it.capital || it.any(&[Class::Role, Class::Body, Class::Plural, Class::Relative])
    });
    let verb = (group.start..view.items.len())
        .find(|at| view.get(*at).is_some_and(|it| it.gerund))
        .unwrap_or(group.start);
    let next = view.get(verb + 1);
    let clause =
        next.is_some_and(|it| it.is(Class::That)) && !view.get(verb + 2).is_some_and(verbish);
    let quote =
        (verb + 1..verb + 4).any(|at| view.get(at).is_some_and(|it| it.sign == Sign::Quote));
    person || clause || quote
}

/// "declined to say", "went on to say": the subject of the verb before "to".
pub(super) fn governed(view: &View, group: Group) -> Option<Range<usize>> {
    let mut at = group.start;
    for _ in 0..3 {
        let item = view.before(at)?;
        if verbish(item) || item.verb.is_some() {
            let verb = at - 1;
            let own = self::group(view, verb);
            if own.be {
                return None;
            }
            return subject_before(view, own.start);
        }
        if item.is(Class::SubjectPronoun) || !item.word() {
            return None;
        }
        at -= 1;
    }
    None
}
