//! What is said: before the verb and its subject, behind them, or on both sides.

use std::ops::Range;

use super::complement::{Complement, complement};
use super::found::{Rule, only};
use super::group::{Group, verbish};
use super::limit::limit;
use super::subject::Side;
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Form, Sense, Tense};

/// A verb with its surroundings.
pub(super) struct Place {
    pub verb: usize,
    pub form: Form,
    pub group: Group,
    pub source: Range<usize>,
    pub side: Side,
}

pub(super) struct Said {
    pub rule: Rule,
    pub content: Vec<Range<usize>>,
    pub direct: bool,
    pub open: bool,
}

/// What is said: before the verb and its subject, behind them, or both.
pub(super) fn said(view: &View, place: &Place) -> Option<Said> {
    let Place {
        verb,
        form,
        group,
        source,
        side,
    } = place;
    let inverted = *side == Side::Behind;
    let left = match side {
        Side::Before => source.start,
        Side::Behind | Side::Shared => group.start,
    };
    let after = if inverted { source.end } else { verb + 1 };
    let end = end_of(view);
    let participle = form.tense == Tense::Gerund && !group.be;
    let edge = view.before(left);
    let quote = match edge {
        Some(it) if it.sign == Sign::Quote && closes_speech(view, it) => Some(left - 1),
        Some(it) if it.pause() => left.checked_sub(2).filter(|at| {
            view.get(*at).is_some_and(|it| {
                it.sign == Sign::Quote && (view.words_of(it.range.clone()).len() > 24 || *at == 0)
            })
        }),
        _ => None,
    };
    let complement = complement(view, after, form.takes);
    let as_opens = left < 2 || view.before(left - 1).is_some_and(Item::pause);
    if edge.is_some_and(|it| it.is(Class::As))
        && as_opens
        && (matches!(complement, Complement::None(_)) || view.get(after).is_some_and(Item::pause))
    {
        return as_said(view, left - 1, after);
    }
    if let (Some(quote), false) = (quote, participle) {
        let mut content = only(opening(view, quote)..quote + 1);
        if let Complement::Quote(start) = complement {
            content.push(start..end);
        } else if !inverted
            && let Complement::None(at) = complement
            && medial(view, at)
        {
            content.push(at + 1..end);
        }
        return Some(Said {
            rule: Rule::QuoteVerb,
            content,
            direct: true,
            open: true,
        });
    }
    match complement {
        Complement::Quote(start) if !participle && inverted && edge.is_some_and(Item::pause) => {
            // "It was late, said Ms Hale, “and dark”."
            Some(Said {
                rule: Rule::QuoteVerb,
                content: vec![opening(view, left - 1)..left - 1, start..end],
                direct: true,
                open: true,
            })
        }
        Complement::Quote(start) if start < end => Some(Said {
            rule: Rule::QuoteVerb,
            content: only(start..end),
            direct: true,
            open: true,
        }),
        Complement::Words(start) if start < end && !inverted => {
            let end = limit(view, start, end, form);
            let rule = if participle {
                Rule::Participle
            } else {
                Rule::VerbContent
            };
            Some(Said {
                rule,
                content: only(start..end),
                direct: false,
                open: true,
            })
        }
        Complement::Words(start) if start < end && edge.is_none() => Some(Said {
            rule: Rule::VerbContent,
            content: only(start..end),
            direct: false,
            open: true,
        }),
        Complement::None(at)
            if form.tense != Tense::Gerund && (form.takes.quote || form.takes.bare) =>
        {
            behind(view, place, left, at)
        }
        _ => None,
    }
}

/// "Ms Hale wrote:" at a paragraph's end: what she wrote is the next paragraph.
pub(super) fn announced(view: &View, place: &Place) -> Option<Said> {
    let last = view.items.last().filter(|it| it.sign == Sign::Colon)?;
    let near = view.items.len() < place.verb + 14 && last.range.end == view.range.end;
    (near && place.form.takes.quote).then_some(Said {
        rule: Rule::QuoteVerb,
        content: Vec::new(),
        direct: true,
        open: false,
    })
}

/// What stands before a verb that nothing follows: "it was late, Ms Hale said".
pub(super) fn behind(view: &View, place: &Place, left: usize, at: usize) -> Option<Said> {
    let end = end_of(view);
    let edge = view.before(left)?;
    if edge.is(Class::Relative) && place.form.takes.bare {
        return Some(Said {
            rule: Rule::ContentVerb,
            content: only(place.verb + 1..end),
            direct: false,
            open: true,
        });
    }
    if !edge.pause()
        || left < 3 && !medial(view, at)
        || !place.form.takes.bare && !place.form.takes.that
    {
        return None;
    }
    let mut content = Vec::new();
    let start = opening(view, left - 1);
    let both = !(place.side == Side::Behind)
        && view.get(at).is_some_and(Item::pause)
        && at == place.verb + 1;
    if !medial(view, at) && !both && subordinate(view, start, left - 1) {
        return None;
    }
    if left - 1 > start {
        content.push(start..left - 1);
    }
    let no_verb = view
        .items
        .get(start..left - 1)
        .is_some_and(|it| !it.iter().any(verbish));
    if !(place.side == Side::Behind) && (medial(view, at) || both && no_verb && at + 3 < end) {
        content.push(at + 1..end);
    }
    let said: usize = content.iter().map(ExactSizeIterator::len).sum();
    (said >= 2 && place.form.sense != Sense::Think || said >= 4).then_some(Said {
        rule: Rule::ContentVerb,
        content,
        direct: false,
        open: false,
    })
}

/// Whether what stands there is no clause that can be said by itself: "when it rained", "in Hove".
pub(super) fn subordinate(view: &View, start: usize, end: usize) -> bool {
    let Some(first) = view.get(start) else {
        return true;
    };
    let clause = view
        .items
        .get(start..end)
        .is_some_and(|it| it.iter().any(|it| verbish(it) || it.sign == Sign::Quote));
    let two = (start + 2..end).any(|at| view.get(at).is_some_and(Item::pause));
    first.any(&[Class::Break, Class::As]) && !two || first.is(Class::Preposition) && !clause
}

/// "as Ms Hale said": the rest of the sentence.
pub(super) fn as_said(view: &View, before: usize, after: usize) -> Option<Said> {
    let end = end_of(view);
    let content = if before >= 4 {
        only(0..before - usize::from(view.before(before).is_some_and(Item::pause)))
    } else {
        let comma =
            (after..(after + 12).min(end)).find(|at| view.get(*at).is_some_and(Item::pause))?;
        only(comma + 1..end)
    };
    Some(Said {
        rule: Rule::AsSaid,
        content,
        direct: false,
        open: false,
    })
}

/// Whether what follows the pause at item `at` goes on with what is said.
pub(super) fn medial(view: &View, at: usize) -> bool {
    let pause = view
        .get(at)
        .is_some_and(|it| matches!(it.sign, Sign::Comma | Sign::Dash));
    pause
        && view.items.len() > at + 3
        && view.get(at + 1).is_some_and(|it| {
            !it.gerund && !it.past && !it.any(&[Class::PersonRelative, Class::Break, Class::As])
        })
}

/// Whether a quotation ends as speech does before its tag: with a comma, a question or an exclamation mark.
pub(super) fn closes_speech(view: &View, quote: &Item) -> bool {
    let words = view.words_of(quote.range.clone());
    let inner = words.trim_end_matches(['"', '”', '’', '\'', '»', '“', '«', '`']);
    inner.ends_with([',', '?', '!', '.', '—', '–', '-', '…'])
        || quote.range.start == view.range.start
}

/// Where what is said before item `last` starts: the sentence's start, behind a conjunction.
pub(super) fn opening(view: &View, last: usize) -> usize {
    let conjunction = view
        .get(0)
        .is_some_and(|it| it.is(Class::Conjunction) && it.word());
    usize::from(conjunction && last > 1)
}

/// The item behind the last one that can be said: without the stop.
pub(super) fn end_of(view: &View) -> usize {
    let signs = view
        .items
        .iter()
        .rev()
        .take_while(|it| matches!(it.sign, Sign::Other | Sign::Comma | Sign::Colon));
    view.items.len() - signs.count()
}
