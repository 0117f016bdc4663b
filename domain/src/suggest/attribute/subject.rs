//! Who says it: the subject of a verb of speech, before it or behind it.

use std::ops::Range;

use super::clause::joined_subject;
use super::found::{Hit, Rule};
use super::group::{Group, verbish};
use super::participle::{governed, participle_subject};
use super::phrase::{phrase_at, subject_before};
use super::relative::told_apart;
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Form, Tense};

/// Where a subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before its verb, with nothing but insertions between.
    Before,
    /// Behind it.
    Behind,
    /// At another verb, that this one is joined to.
    Shared,
}

/// Who says it: the items, and where they stand.
pub(super) fn subject(
    view: &View,
    verb: usize,
    form: Form,
    group: Group,
    found: &[Hit],
) -> Option<(Range<usize>, Side)> {
    let shared = |items| (items, Side::Shared);
    if group.start == verb
        && may_invert(view, verb, form)
        && let Some(found) = inverted(view, verb)
    {
        return Some((found, Side::Behind));
    }
    if form.tense == Tense::Gerund && !group.be {
        return participle_subject(view, group, found).map(shared);
    }
    if group.infinitive {
        return governed(view, group).map(shared);
    }
    if form.tense == Tense::Participle && !group.have {
        return None;
    }
    let left = view.before(group.start)?;
    let joined = left.is(Class::Conjunction);
    let near = subject_before(view, group.start);
    let own = |it: &Range<usize>| !view.before(it.end).is_some_and(named);
    let apart = near.as_ref().is_none_or(own);
    let apart = told_apart(view, group.start, near.as_ref()).filter(|_| apart && !joined);
    if let Some(near) = apart.or(near).filter(|_| !joined) {
        return Some((near, Side::Before));
    }
    if !joined && !left.pause() {
        return None;
    }
    let last = speaker_before(view, verb, found);
    last.or_else(|| joined_subject(view, group.start))
        .map(shared)
}

/// Whether a phrase that ends in that item says by itself who it is: a relative pronoun, or one that can be a subject only.
fn named(last: &Item) -> bool {
    last.is(Class::Relative) || last.is(Class::Personal) && !last.is(Class::ObjectPronoun)
}

/// Whether a verb at that place may have its subject behind it: after a quotation, or after a clause and a comma.
fn may_invert(view: &View, verb: usize, form: Form) -> bool {
    let left = view.before(verb);
    let quote = |at: usize| view.get(at).is_some_and(|it| it.sign == Sign::Quote);
    let open = left
        .is_none_or(|it| it.pause() || matches!(it.sign, Sign::Quote | Sign::Other | Sign::Colon));
    let tag = left.is_none_or(|it| it.sign == Sign::Quote)
        || verb >= 2 && quote(verb - 2)
        || left.is_some_and(Item::pause)
            && (has_clause(view, verb - 1) || !form.takes.noun && names_alone(view, verb + 1));
    let finite = matches!(form.tense, Tense::Past | Tense::Third | Tense::Base);
    open && tag && finite && form.takes.quote && !form.takes.hearer
}

/// Whether a name stands at item `start` and the clause ends behind it.
pub(super) fn names_alone(view: &View, start: usize) -> bool {
    phrase_at(view, start, true).is_some_and(|items| {
        let ends = view
            .get(items.end)
            .is_none_or(|it| it.pause() || it.sign == Sign::Other);
        let last = view.before(items.end).is_some_and(|it| it.capital);
        ends && last && view.get(start).is_some_and(|it| !it.is(Class::Personal))
    })
}

/// Who spoke last in the main line of the sentence before item `verb`.
pub(super) fn speaker_before(view: &View, verb: usize, found: &[Hit]) -> Option<Range<usize>> {
    let within = |hit: &Hit| {
        found.iter().any(|outer| {
            outer.cue.start < hit.cue.start
                && outer
                    .content
                    .iter()
                    .any(|it| it.start <= hit.cue.start && hit.cue.end <= it.end)
        })
    };
    let relative = |hit: &Hit| {
        view.before(hit.source.end)
            .is_some_and(|it| it.is(Class::Relative))
            && view
                .before(hit.source.end - 1)
                .is_some_and(|it| !it.pause())
    };
    let speaks =
        |hit: &&Hit| hit.cue.start < verb && !matches!(hit.rule, Rule::According | Rule::Noun);
    let hits = || {
        found
            .iter()
            .rev()
            .filter(speaks)
            .filter(|hit| !relative(hit))
    };
    hits()
        .find(|hit| !within(hit))
        .or_else(|| hits().next())
        .map(|hit| hit.source.clone())
}

/// Whether a clause stands before the pause at item `pause`, not only a name with what explains it.
pub(super) fn has_clause(view: &View, pause: usize) -> bool {
    let start = pause.saturating_sub(60);
    let Some(before) = view.items.get(start..pause) else {
        return false;
    };
    let last = before
        .iter()
        .rposition(|it| it.is(Class::Relative))
        .filter(|at| before.get(at.wrapping_sub(1)).is_some_and(Item::pause));
    let main = before
        .get(..last.unwrap_or(before.len()))
        .unwrap_or_default();
    main.iter()
        .any(|it| verbish(it) && !it.past || it.past && !it.capital)
        && subject_before(view, pause + 1).is_none_or(|it| it.end + 1 < pause && it.start > 0)
}

/// "said Ms Hale": the phrase behind the verb, when the clause ends there.
pub(super) fn inverted(view: &View, verb: usize) -> Option<Range<usize>> {
    let first = view.get(verb + 1)?;
    let opens = first.capital
        || first.any(&[Class::Determiner, Class::Role, Class::Title, Class::Body])
        || first.is(Class::Personal) && !first.is(Class::ObjectPronoun)
        || first.number
        || phrase_at(view, verb + 1, false)
            .and_then(|it| view.items.get(it))
            .is_some_and(|it| it.iter().any(|it| it.capital));
    let behind_nothing = view.before(verb).is_none();
    let items = phrase_at(view, verb + 1, true).filter(|_| opens && !first.is(Class::That))?;
    let closes = view.get(items.end).is_none_or(|it| {
        it.pause()
            || it.sign != Sign::Word
            || it.is(Class::Preposition)
            || it.is(Class::Weekday)
            || it.is(Class::Adverb)
            || it.any(&[Class::Relative, Class::QuestionWord])
            || it.gerund
    });
    let closes = closes || view.capital_nouns && told(view, items.end);
    let names_only = behind_nothing
        && !view
            .get(items.end)
            .is_some_and(|it| it.pause() || it.sign == Sign::Colon);
    (closes && !names_only).then_some(items)
}

/// "sagte sie dem Boten": whether who is told stands at item `start`, and the clause ends behind them.
fn told(view: &View, start: usize) -> bool {
    let opens = view.get(start).is_some_and(|it| it.is(Class::Determiner));
    let hearer = phrase_at(view, start, true).filter(|_| opens);
    let ends = |it: &Item| it.pause() || it.sign != Sign::Word || it.is(Class::Preposition);
    hearer.is_some_and(|it| view.get(it.end).is_none_or(ends))
}
