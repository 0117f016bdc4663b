//! The subject of a clause whose verb is joined to an earlier one, or stands behind an introduction.

use std::ops::Range;

use super::group::group;
use super::phrase::{phrase_at, subject_before};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Tense};

/// The subject of the clause before item `verb` that it is joined to: that of the nearest verb with one.
pub(super) fn joined_subject(view: &View, verb: usize) -> Option<Range<usize>> {
    let first = verb.saturating_sub(60).max(main_start(view, verb));
    let own = clause_subject(view, verb);
    let mut at = verb;
    while at > first {
        at -= 1;
        let Some(item) = view.get(at) else { break };
        if matches!(item.sign, Sign::Semicolon | Sign::Colon | Sign::Other) {
            break;
        }
        let form = item.verb.is_some_and(|form| {
            form.tense == Tense::Past || form.tense == Tense::Third && !form.takes.also
        });
        let finite = item.word()
            && !item.capital
            && (item.any(&[Class::Verb, Class::Auxiliary]) || item.past || form);
        if !finite {
            continue;
        }
        let start = group(view, at).start;
        let found = subject_before(view, start);
        let relative = found
            .as_ref()
            .and_then(|it| view.before(it.end))
            .is_some_and(|it| it.is(Class::Relative));
        let named = |it: &Range<usize>| {
            view.items
                .get(it.clone())
                .is_some_and(|it| it.iter().any(|it| it.capital || it.is(Class::Personal)))
                || own.as_ref() == Some(it)
        };
        if let Some(found) = found.filter(|it| !relative && named(it)) {
            return Some(found);
        }
        at = start.min(at);
    }
    own
}

/// The subject of the clause that item `verb` goes on with: the first phrase of the sentence, behind an introduction.
pub(super) fn clause_subject(view: &View, verb: usize) -> Option<Range<usize>> {
    let found = phrase_at(view, main_start(view, verb), false)?;
    (found.end <= verb).then_some(found)
}

/// Where the main clause starts: behind an introduction that ends in a comma before item `verb`.
pub(super) fn main_start(view: &View, verb: usize) -> usize {
    let mut at = 0;
    for _ in 0..3 {
        let Some(first) = view.get(at).filter(|_| at < verb) else {
            break;
        };
        let joins = first.any(&[Class::Conjunction, Class::Pointer]);
        if first.sign == Sign::Quote || first.pause() || joins {
            at += 1;
            continue;
        }
        let opens = first.any(&[Class::Preposition, Class::Subordinator, Class::According])
            && !first.is(Class::That)
            || first.gerund
            || first.adverb
            || first.is(Class::Adverb)
            || first.past;
        if !opens {
            break;
        }
        let Some(comma) = (at..verb).find(|at| view.get(*at).is_some_and(Item::pause)) else {
            break;
        };
        at = comma + 1;
    }
    at
}
