//! Who says it, named by a preposition: "according to the report", "laut Polizei", "nach Angaben der Polizei", "dem Sprecher
//! zufolge", and by a tag without a verb: ", so der Sprecher".

use std::ops::Range;

use super::found::{Hit, Rule, only};
use super::named::hit;
use super::phrase::{phrase_at, subject_before};
use super::said::{end_of, opening};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::Class;

/// What a preposition, a postposition or a tag at item `at` attributes to whom.
pub(super) fn according(view: &View, at: usize) -> Option<Hit> {
    postposed(view, at)
        .or_else(|| tag(view, at))
        .or_else(|| preposed(view, at))
}

/// "according to the report": what stands before, behind the comma, or on both sides.
fn preposed(view: &View, at: usize) -> Option<Hit> {
    let named = opens(view, at)?;
    let title = view
        .get(named)
        .filter(|it| it.sign == Sign::Quote)
        .map(|_| named..named + 1);
    let source = title.or_else(|| phrase_at(view, named, true))?;
    let found = |content| hit(Rule::According, at..named, source.clone(), content);
    let end = end_of(view);
    let pause = |place: usize| view.get(place).is_some_and(Item::pause);
    let goes_on = view.get(source.end).filter(|_| source.end < end);
    if opens_clause(view, at) && goes_on.is_some_and(|it| verb_second(view, it)) {
        return Some(found(only(source.end..next_one(view, source.end, end))));
    }
    let close = (source.end..(source.end + 20).min(end)).find(|place| pause(*place));
    let mut content = Vec::new();
    let start = (0..at)
        .rev()
        .take(60)
        .find(|place| {
            view.get(*place)
                .is_some_and(|it| it.sign == Sign::Semicolon)
        })
        .map_or(0, |it| it + 1);
    let before = at - usize::from(at > 0 && pause(at - 1));
    let joins = |place: usize| {
        view.before(place)
            .is_some_and(|it| it.any(&[Class::Conjunction, Class::That]))
    };
    let opens = before <= start + 1 || joins(at) || joins(before);
    let amid = view.capital_nouns && before == at && goes_on.is_some_and(Item::word);
    if !opens && amid {
        // "Es wurde nach Angaben der Polizei niemand verletzt": no part of it can stand alone.
        return Some(found(only(start..end)));
    }
    if !opens {
        content.push(start..before);
    }
    if let Some(close) = close
        .filter(|close| opens || *close == source.end && end > close + 3 && at > 0 && pause(at - 1))
    {
        content.push(close + 1..end);
    }
    (!content.is_empty()).then(|| found(content))
}

/// Where who says it is named, if a preposition at item `at` names them: "according to", "nach Angaben von".
fn opens(view: &View, at: usize) -> Option<usize> {
    let item = view.get(at)?;
    let next = view.get(at + 1)?;
    if item.is(Class::According) {
        // "Es war laut": no preposition where no noun or name follows.
        let named = !view.capital_nouns || next.capital || next.is(Class::Determiner);
        return named.then(|| at + 1 + usize::from(next.is(Class::To)));
    }
    if item.is(Class::Preposition) && next.viewer {
        return Some(at + 1);
    }
    let view_of = view.capital_nouns && item.is(Class::Preposition) && next.is(Class::ViewNoun);
    let of = view.get(at + 2).is_some_and(|it| it.is(Class::Of));
    view_of.then(|| at + 2 + usize::from(of))
}

/// Whether a clause may open at item `at`: the first one of the sentence, or where nouns are told by their capitals and so the
/// end of who says it, another one.
fn opens_clause(view: &View, at: usize) -> bool {
    at == 0 || view.capital_nouns && view.before(at).is_some_and(Item::pause)
}

/// Whether an item behind who says it is the verb of the clause: one that helps another, or in a language that has any verb
/// there, a word.
fn verb_second(view: &View, item: &Item) -> bool {
    item.is(Class::Auxiliary) || view.capital_nouns && item.word() && !item.capital
}

/// Where another such preposition behind a pause ends what is said.
fn next_one(view: &View, from: usize, end: usize) -> usize {
    let another = |at: &usize| {
        view.get(*at).is_some_and(Item::pause)
            && view.get(at + 1).is_some_and(|it| it.is(Class::According))
    };
    (from..end).find(another).unwrap_or(end)
}

/// "dem Sprecher zufolge": who says it stands before.
fn postposed(view: &View, at: usize) -> Option<Hit> {
    view.get(at).filter(|it| it.is(Class::AccordingBehind))?;
    let source = subject_before(view, at).filter(|it| somebody(view, it.clone()))?;
    let end = end_of(view);
    let before = source.start - usize::from(view.before(source.start).is_some_and(Item::pause));
    let mut content = Vec::new();
    if before > 1 {
        content.push(0..before);
    }
    if at + 1 < end {
        content.push(at + 1..end);
    }
    (!content.is_empty()).then(|| hit(Rule::According, at..at + 1, source, content))
}

/// Whether a phrase names more than what was said: not "den Angaben zufolge".
fn somebody(view: &View, phrase: Range<usize>) -> bool {
    let said = |it: &Item| it.any(&[Class::ViewNoun, Class::Determiner]);
    !view.items.get(phrase).unwrap_or_default().iter().all(said)
}

/// "…, so der Sprecher": who says what stands before it, at the end of a clause.
fn tag(view: &View, at: usize) -> Option<Hit> {
    view.get(at).filter(|it| it.is(Class::Tag))?;
    let source = phrase_at(view, at + 1, false)?;
    let closes = view
        .get(source.end)
        .is_none_or(|it| it.pause() || it.sign == Sign::Other);
    let last = view.before(at).filter(|_| closes)?;
    let quote = |at: usize| view.get(at).is_some_and(|it| it.sign == Sign::Quote);
    let end = if last.pause() { at - 1 } else { at };
    let direct = end > 0 && quote(end - 1);
    let content: Range<usize> = opening(view, end)..end;
    let said = (last.pause() || direct) && content.len() > usize::from(!direct);
    said.then(|| Hit {
        direct,
        ..hit(Rule::According, at..at + 1, source, only(content))
    })
}
