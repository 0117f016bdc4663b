//! Noun phrases and verb groups around a verb, found without a parser: by the closed classes, capitals and endings.
//!
//! The order of tests follows the constituent tests of Quirk et al. (A Comprehensive Grammar of the English Language, 1985,
//! ch. 17): a phrase grows over determiners, names, nouns and "of", and ends at a verb, a conjunction or a comma.

use std::ops::Range;

use super::group::verbish;
use super::insertion::{nearest, opening_pause};
use super::view::{Item, Sign, View};

use crate::suggest::lexicon::Class;

/// No phrase has more items.
pub(super) const LONGEST: usize = 28;

/// Whether the item can be within a noun phrase: a noun, an adjective, a name, a number.
pub(super) fn nominal(item: &Item) -> bool {
    item.word()
        && !item.any(&[
            Class::Auxiliary,
            Class::Conjunction,
            Class::Preposition,
            Class::Subordinator,
            Class::SubjectPronoun,
            Class::ObjectPronoun,
            Class::Relative,
            Class::Adverb,
            Class::To,
            Class::That,
        ])
        && !item.adverb
        && (!verbish(item) || item.capital)
}

/// The noun phrase that ends before item `end`: its items. A phrase between commas behind it is skipped.
pub(super) fn subject_before(view: &View, end: usize) -> Option<Range<usize>> {
    subject_within(view, end, 0)
}

fn subject_within(view: &View, end: usize, depth: usize) -> Option<Range<usize>> {
    let last = view.before(end)?;
    if last.pause() && depth < 3 {
        let inner = end - 1;
        if last.sign == Sign::Aside {
            return subject_within(view, inner, depth + 1).map(|it| it.start..it.end);
        }
        let open = opening_pause(view, inner)?;
        return subject_within(view, open, depth + 1);
    }
    if last.sign == Sign::Quote && depth < 3 {
        let title = view.words_of(last.range.clone()).split_whitespace().count() <= 4;
        let open = opening_pause(view, end).filter(|_| title)?;
        return subject_within(view, open, depth + 1);
    }
    if !last.word() {
        return None;
    }
    if last.is(Class::Relative) {
        let head = match view.before(end - 1) {
            Some(it) if it.pause() => subject_within(view, end - 2, depth + 1),
            Some(it) if nominal(it) || it.word() && it.is(Class::ObjectPronoun) => {
                subject_within(view, end - 1, depth + 1)
            }
            _ => None,
        };
        return match head {
            Some(head) => Some(nearest(view, head)..end),
            None => last.is(Class::PersonRelative).then_some(end - 1..end),
        };
    }
    if last.is(Class::SubjectPronoun) && !nominal_number(view, end) {
        if let Some(start) = told_apart_one(view, end) {
            return Some(start..end);
        }
        let of = view.before(end - 1).is_some_and(|it| it.is(Class::Of));
        let joint = view
            .before(end - 1)
            .is_some_and(|it| it.is(Class::Determiner) && it.word() && !it.is(Class::That));
        return (!of).then_some(end - 1 - usize::from(joint)..end);
    }
    let start = phrase_start(view, end);
    let digits = view.words_of(last.range.clone());
    let aged = start + 1 == end && digits.len() < 4 && digits.bytes().all(|it| it.is_ascii_digit());
    if aged && depth < 3 && view.before(start).is_some_and(Item::pause) {
        // "Ann Moss, 44, a caretaker, said"
        let named = |it: &Range<usize>| view.get(it.start).is_some_and(|it| it.capital);
        return subject_within(view, start - 1, depth + 1).filter(named);
    }
    has_head(view, start..end).then_some(start..end)
}

/// Where the phrase starts that ends in a "one" with words of its own: "the taller one".
fn told_apart_one(view: &View, end: usize) -> Option<usize> {
    let start = end.checked_sub(3)?;
    let is = |at: usize, fits: &dyn Fn(&Item) -> bool| view.get(at).is_some_and(fits);
    let found = is(start, &|it| {
        it.is(Class::Determiner) && !it.is(Class::Indefinite)
    }) && is(start + 1, &|it| {
        nominal(it) && !it.capital && !it.is(Class::Time)
    }) && is(start + 2, &|it| it.is(Class::Indefinite));
    found.then_some(start)
}

/// "one", "two", "these" before a noun are no pronouns.
fn nominal_number(view: &View, end: usize) -> bool {
    view.before(end)
        .is_some_and(|it| it.is(Class::Determiner) && !it.is(Class::Personal))
        && view.get(end).is_some_and(nominal)
}

/// Walks left over what may belong to the noun phrase that ends before `end`.
fn phrase_start(view: &View, end: usize) -> usize {
    let first = end.saturating_sub(LONGEST);
    let mut start = end;
    let participle = |at: usize| {
        at + 1 == end
            && view.get(at).is_some_and(|it| it.past)
            && view.before(at).is_some_and(nominal)
    };
    while start > first {
        let at = start - 1;
        let Some(item) = view.get(at) else { break };
        if item.sign == Sign::Aside && start < end {
            start = at;
            continue;
        }
        if item.is(Class::Determiner) && item.word() {
            let complementizer = item.is(Class::That)
                && view.get(start).is_some_and(|it| {
                    it.capital || it.is(Class::Determiner) || it.is(Class::Plural)
                });
            if complementizer && start < end {
                break;
            }
            start = at;
            if genitive(view, at) {
                continue;
            }
            let of = view.before(at).is_some_and(|it| {
                it.is(Class::Of) || it.is(Class::Postmodifier) && start + 1 < end
            }) && at >= 2
                && view
                    .get(at - 2)
                    .is_some_and(|it| nominal(it) || it.is(Class::SubjectPronoun));
            if of && tied(view, at - 1) {
                start = at - 1;
                continue;
            }
            if view
                .before(at)
                .is_some_and(|it| it.is(Class::Determiner) && !it.is(Class::That))
            {
                continue;
            }
            if item.is(Class::Possessive)
                && at >= 2
                && view.before(at).is_some_and(|it| it.is(Class::And))
                && view
                    .get(at - 2)
                    .is_some_and(|it| it.capital || it.any(&[Class::Role, Class::Personal]))
            {
                start = at - 1;
                continue;
            }
            break;
        }
        let adjunct = start < end
            && item.is(Class::Preposition)
            && view
                .before(at)
                .is_some_and(|it| it.past && !it.any(&[Class::Auxiliary]));
        let with_pronoun = item.is(Class::Personal)
            && view.get(start).is_some_and(|it| it.is(Class::And))
            && start < end;
        let joined = with_pronoun || item.is(Class::And) && start < end && alike(view, at);
        let tie = start < end && item.is(Class::Postmodifier) && tied(view, at);
        let adverb = item.adverb
            && start < end
            && view.before(at).is_some_and(|it| it.is(Class::Determiner));
        let past = item.past
            && start < end
            && view
                .before(at)
                .is_some_and(|it| it.is(Class::Determiner) || nominal(it))
            && (view.get(start).is_some_and(|it| it.is(Class::Preposition))
                || view.before(at).is_some_and(|it| it.is(Class::Determiner)));
        if joined || tie || adjunct || adverb || past || participle(at) || nominal(item) {
            start = at;
        } else {
            break;
        }
    }
    while start < end
        && view.get(start).is_some_and(|it| {
            it.any(&[Class::Postmodifier, Class::And]) && !it.capital && !it.is(Class::Determiner)
                || it.is(Class::Pointer) && start + 1 < end
        })
    {
        start += 1;
    }
    start
}

/// Whether a preposition at `at` ties what follows to a noun before it, and does not open the sentence or follow a verb.
fn tied(view: &View, at: usize) -> bool {
    let before = view.before(at);
    let noun = before
        .is_some_and(|it| nominal(it) || it.is(Class::SubjectPronoun) && !it.is(Class::Personal));
    let of = view.get(at).is_some_and(|it| it.is(Class::Of));
    let person = before.is_some_and(|it| it.any(&[Class::Role, Class::Body]) || it.capital);
    noun && (of || person)
}

/// Whether a determiner ties the noun behind it to the one before: "der Sprecher der Polizei".
fn genitive(view: &View, at: usize) -> bool {
    let noun = |it: &Item| it.capital && nominal(it) && !it.any(&[Class::Time, Class::Determiner]);
    view.get(at).is_some_and(|it| it.is(Class::Postmodifier))
        && view.get(at + 1).is_some_and(noun)
        && view.before(at).is_some_and(noun)
}

/// Whether the words on both sides of an "and" look like two of a kind.
fn alike(view: &View, at: usize) -> bool {
    let (Some(left), Some(right)) = (view.before(at), view.get(at + 1)) else {
        return false;
    };
    left.is(Class::Personal) && right.is(Class::Determiner)
        || nominal(left)
            && (left.capital == right.capital && nominal(right)
                || right.is(Class::Determiner) && left.any(&[Class::Role, Class::Body]))
}

/// Whether there is a noun or a name in it, not only determiners.
fn has_head(view: &View, items: Range<usize>) -> bool {
    view.items.get(items).is_some_and(|items| {
        items
            .iter()
            .any(|it| nominal(it) && !it.any(&[Class::Determiner, Class::Time, Class::Pointer]))
    })
}

/// Whether no noun follows a pronoun that may be an owner's as well: "told her that", not "told her mother that".
fn owns_nothing(view: &View, pronoun: usize) -> bool {
    let object = view
        .get(pronoun)
        .is_some_and(|it| it.is(Class::ObjectPronoun));
    let noun =
        |it: &Item| nominal(it) && !it.any(&[Class::Determiner, Class::Weekday, Class::Personal]);
    object && !view.get(pronoun + 1).is_some_and(noun)
}

/// The noun phrase that starts with item `start`: its items. `far`: with adjuncts of place and origin behind it.
pub(super) fn phrase_at(view: &View, start: usize, far: bool) -> Option<Range<usize>> {
    let first = view.get(start).filter(|it| it.word())?;
    let pronoun = first.any(&[Class::Personal, Class::ObjectPronoun]) && !first.owner;
    if pronoun && (!first.is(Class::Possessive) || owns_nothing(view, start)) {
        return Some(start..start + 1);
    }
    let last = (start + LONGEST).min(view.items.len());
    let mut end = start;
    while end < last {
        let Some(item) = view.get(end) else { break };
        let next = view.get(end + 1);
        let goes_on = if item.is(Class::Determiner) || item.is(Class::Possessive) {
            end == start
                || genitive(view, end)
                || view.before(end).is_some_and(|it| {
                    it.any(&[Class::Of, Class::Determiner, Class::And])
                        || it.is(Class::Postmodifier)
                })
        } else if item.is(Class::Of)
            || item.is(Class::Postmodifier) && far && !item.any(&[Class::To, Class::That])
        {
            end > start && next.is_some_and(|it| nominal(it) || it.is(Class::Determiner))
        } else if item.is(Class::And) {
            end > start && next.is_some_and(nominal) && alike(view, end)
        } else if item.sign == Sign::Aside {
            end > start
        } else if item.past || item.adverb {
            next.is_some_and(nominal)
                && (end == start || view.before(end).is_some_and(|it| it.is(Class::Determiner)))
        } else {
            let behind = view.capital_nouns
                && !item.capital
                && end > start
                && view.before(end).is_some_and(|it| it.capital);
            nominal(item)
                && !behind
                && !(item.is(Class::Time) && !item.owner && item.is(Class::Weekday))
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    (has_head(view, start..end) || end == start + 1 && first.is(Class::SubjectPronoun))
        .then_some(start..end)
}
