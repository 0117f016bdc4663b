//! A verb with its helpers: what stands between a subject and its verb.

use super::view::{Item, View};
use crate::suggest::lexicon::{Class, Tense};

/// A verb with its helpers: where the group starts, and what they say.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word that was found"
)]
pub(super) struct Group {
    /// Its first item.
    pub start: usize,
    pub infinitive: bool,
    pub be: bool,
    pub have: bool,
    pub pluperfect: bool,
    pub modal: bool,
    pub negative: bool,
}

/// Whether the item ends a noun phrase because it is a verb.
pub(super) fn verbish(item: &Item) -> bool {
    item.word()
        && (item.any(&[Class::Auxiliary, Class::Verb, Class::Reported])
            || item.contracted
            || item.past
            || item
                .verb
                .is_some_and(|form| !form.takes.also || form.tense == Tense::Past))
        && !item.capital
}

/// The group whose main verb is item `verb`: helpers, adverbs and times to its left.
pub(super) fn group(view: &View, verb: usize) -> Group {
    let mut group = Group {
        start: verb,
        ..Group::default()
    };
    while let Some(item) = view.before(group.start).filter(|it| it.word()) {
        if item.is(Class::Auxiliary) {
            group.be |= item.is(Class::Be);
            group.have |= item.is(Class::Have);
            group.pluperfect |= item.is(Class::Pluperfect);
            group.modal |= item.is(Class::Modal);
            group.negative |= item.is(Class::Negative);
        } else if item.is(Class::To) {
            group.infinitive = true;
        } else if item.is(Class::Negative) && !item.is(Class::SubjectPronoun) {
            group.negative = true;
        } else if let Some(start) = adjunct_of_time(view, group.start) {
            group.start = start;
            continue;
        } else if !(item.adverb || item.is(Class::Adverb)) || item.capital && group.start == 1 {
            break;
        }
        group.start -= 1;
    }
    group
}

/// Where an adjunct of time that ends before item `end` starts: "on Friday", "last week", "Tuesday night", "in May".
pub(super) fn adjunct_of_time(view: &View, end: usize) -> Option<usize> {
    let mut start = end;
    while view
        .before(start)
        .is_some_and(|it| it.is(Class::Time) || it.number && (start < end || year(view, it)))
    {
        start -= 1;
    }
    if start == end {
        return None;
    }
    let sure = view
        .items
        .get(start..end)?
        .iter()
        .any(|it| it.is(Class::Weekday) && !it.owner);
    let last = view.get(end - 1)?;
    match view.before(start) {
        Some(it) if it.is(Class::Preposition) => Some(start - 1),
        _ if sure || end - start > 1 && !last.owner => Some(start),
        _ => None,
    }
}

/// Whether a number is a year's.
pub(super) fn year(view: &View, item: &Item) -> bool {
    let digits = view.words_of(item.range.clone());
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
