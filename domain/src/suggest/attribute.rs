//! Who says what in a text: every attribution with its rule, its cue, the mention of who says it and what is said.
//!
//! Rules are tried in order of their precision, the first that fires wins. What is said is read again for those who
//! are quoted in it, to [`DEPTH`].

mod according;
mod asserts;

mod clause;
mod complement;
mod dialogue;

mod found;
mod group;
mod insertion;
mod limit;

mod named;
mod nest;
mod participle;

mod phrase;
mod relative;

mod running;
mod said;

mod spoken;
mod stated;
mod subject;
mod units;

mod view;

use std::ops::Range;

#[cfg(test)]
pub(super) mod tests;

pub(super) use asserts::asserts;
pub(super) use found::Attribution;
pub use found::Rule;

use super::lexicon::{Class, Lexicon, Sense, Tense};

use super::heading::person;
use crate::text::segment::{Quotation, bodies, quotations};

use found::Hit;
use nest::nest;
use units::{shifted, units};

use view::{Sign, View};

/// How many stand at most in a chain, the first speaker included.
pub const DEPTH: usize = 4;

/// More attributions in one sentence are none: somebody repeats words.
const MOST: usize = 16;

/// A sentence with the paragraph it stands in, and the quotation it is in when it is one's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    pub range: Range<usize>,
    pub paragraph: usize,
}

/// The first phrase of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Topic {
    pub range: Range<usize>,
    pub unit: usize,
    pub paragraph: usize,
}

/// What was found in a text.
#[derive(Debug, Default)]
pub(super) struct Attributed {
    /// The sentences, quotations kept whole, in order.
    pub units: Vec<Unit>,
    /// The quotations.
    pub quotations: Vec<Quotation>,
    /// The subjects of sentences, whether they say something or not.
    pub topics: Vec<Topic>,
    /// Who answers in a transcript, where a line above it names them.
    pub answerer: Option<Range<usize>>,
    /// In order of the sentences; each behind its parent.
    pub attributions: Vec<Attribution>,
}

/// Every attribution of `text`.
pub(super) fn attribute(text: &str, lexicon: &Lexicon) -> Attributed {
    let mut all = Attributed::default();
    let mut running = running::Running::default();
    let paragraphs = bodies(text);
    let turns = dialogue::turns(text, &paragraphs);
    let first = turns.iter().flatten().next();
    let head = first
        .and_then(|it| text.get(..it.start))
        .unwrap_or_default();
    all.answerer = [Class::Interview, Class::Statement]
        .into_iter()
        .find_map(|kind| person(head, kind, lexicon));
    for (number, (paragraph, turn)) in paragraphs.into_iter().zip(turns).enumerate() {
        let start = turn.as_ref().map_or(paragraph.start, |it| it.start);
        let paragraph = start..paragraph.end;
        let inside = text.get(paragraph.clone()).unwrap_or_default();
        let quoted = shifted(quotations(inside), paragraph.start);
        let first = all.units.len();
        all.units
            .extend(units(inside, paragraph.start, &quoted).map(|range| Unit {
                range,
                paragraph: number,
            }));
        let of_paragraph = all.units.get(first..).unwrap_or_default().to_vec();
        running.paragraph(&quoted);
        let spoken = turn.as_ref();
        let spoken = spoken.and_then(|it| dialogue::said(text, it, first, &of_paragraph));
        all.attributions.extend(spoken);
        for (place, unit) in of_paragraph.iter().enumerate() {
            let view = View::new(text, unit.range.clone(), &quoted, lexicon);
            let before = all.attributions.len();
            let hits = hits(&view, place == 0 && turn.is_none());
            all.attributions.extend(
                hits.iter()
                    .map(|hit| of_hit(&view, hit, (first + place, number))),
            );
            let subject = clause::clause_subject(&view, view.items.len());
            all.topics.extend(subject.map(|items| Topic {
                range: view.bytes(items),
                unit: first + place,
                paragraph: number,
            }));
            running.sentence(
                &view,
                (first + place, number),
                before,
                &mut all.attributions,
            );
            within_quotes(
                text,
                &view,
                (first + place, number),
                lexicon,
                1,
                &mut all.attributions,
            );
        }
        all.quotations.extend(quoted);
    }
    nest(&mut all.attributions);
    all
}

/// Whether a text with those paragraphs is an interview or another transcript, in which several take turns.
pub(super) fn is_transcript(text: &str, paragraphs: &[Range<usize>]) -> bool {
    dialogue::turns(text, paragraphs)
        .iter()
        .any(Option::is_some)
}

/// What the rules find in one sentence.
fn hits(view: &View, opens: bool) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::new();
    if opens {
        found.extend(named::label(view));
    }
    for at in 0..view.items.len() {
        if found.len() >= MOST {
            break;
        }
        if !view.get(at).is_some_and(view::Item::word) {
            continue;
        }
        let hit = according::according(view, at)
            .or_else(|| named::noun(view, at))
            .or_else(|| named::passive(view, at))
            .or_else(|| spoken::spoken(view, at, &found));
        if let Some(hit) = hit {
            close(&mut found, hit.cuts);
            // "a woman who asked not to be named said": what tells her apart is no claim.
            found.retain(|it| !hit.source.contains(&it.cue.start));
            found.push(hit);
        }
    }
    found
}

/// Ends what is said where the next one that is joined to it begins.
fn close(found: &mut [Hit], cuts: Option<usize>) {
    let Some(cuts) = cuts else { return };
    for earlier in found
        .iter_mut()
        .filter(|it| it.open && it.cue.start <= cuts)
    {
        let last = earlier.content.last_mut();
        if let Some(last) = last.filter(|last| last.start < cuts && cuts < last.end) {
            last.end = cuts;
        }
    }
}

fn of_hit(view: &View, hit: &Hit, (unit, paragraph): (usize, usize)) -> Attribution {
    Attribution {
        rule: hit.rule,
        cue: Some(view.bytes(hit.cue.clone())),
        verb: hit.verb,
        negated: hit.negated,
        source: Some(view.bytes(hit.source.clone())),
        content: hit
            .content
            .iter()
            .map(|it| view.bytes(it.clone()))
            .filter(|it| !it.is_empty())
            .collect(),
        direct: hit.direct,
        clause: clause(view, hit),
        parent: None,
        unit,
        paragraph,
    }
}

/// Reads the quotations of a sentence for those who are quoted in them.
fn within_quotes(
    text: &str,
    view: &View,
    place: (usize, usize),
    lexicon: &Lexicon,
    depth: usize,
    found: &mut Vec<Attribution>,
) {
    if depth >= DEPTH {
        return;
    }
    for quote in view.items.iter().filter(|it| it.sign == Sign::Quote) {
        let words = view.words_of(quote.range.clone());
        let opening = words.chars().next().map_or(0, char::len_utf8);
        let inner = quote.range.start + opening..quote.range.end;
        let inside = text.get(inner.clone()).unwrap_or_default();
        let quoted = shifted(quotations(inside), inner.start);
        for range in units(inside, inner.start, &quoted) {
            let view = View::new(text, range, &quoted, lexicon);
            let own = hits(&view, false);
            found.extend(
                own.iter()
                    .filter(|hit| told_on(&view, hit))
                    .map(|hit| of_hit(&view, hit, place)),
            );
            within_quotes(text, &view, place, lexicon, depth + 1, found);
        }
    }
}

/// Whether a speaker passes on what another said: a verb of saying with a clause or a quotation, by somebody else.
fn told_on(view: &View, hit: &Hit) -> bool {
    let other = view
        .get(hit.source.start)
        .is_some_and(|it| !it.is(Class::FirstPerson) || it.is(Class::Possessive));
    let said = hit.verb.is_none_or(|form| {
        form.sense != Sense::Think
            && matches!(form.tense, Tense::Past | Tense::Third)
            && (form.takes.that || form.takes.bare)
    });
    other && said && clause(view, hit) && hit.rule != Rule::Participle
}

/// Whether what is said has a verb of its own, or is quoted.
fn clause(view: &View, hit: &Hit) -> bool {
    let verb = |it: &Range<usize>| {
        let items = view.items.get(it.clone()).unwrap_or_default();
        let thing = |it: &view::Item| it.gerund || it.any(&[Class::Preposition, Class::To]);
        !items.first().is_some_and(thing) && items.iter().any(group::verbish)
    };
    hit.direct || hit.content.iter().any(verb)
}
