//! Sources: who the mentions of speakers are. One source for "Ann Hale", "Ms Hale", "Hale" and the "she" after her.
//!
//! Names go by their last word, descriptions by their head, pronouns by the last speaker or subject they fit: grammatical
//! role before distance (Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution, 1994). What fits nobody, or
//! two alike, stays unresolved and says so.

mod apposition;
mod find;
mod holders;
mod known;
mod labelled;
mod mention;
mod name;
mod near;
mod registry;

pub(super) use known::Known;
pub(super) use name::in_small_letters;
pub(super) use registry::{Registry, UNRESOLVED};

use std::collections::HashMap;
use std::ops::Range;

use holders::Holders;
use near::{Near, Within};

use super::attribute::{Attributed, Attribution, Rule};
use super::lexicon::Lexicon;

/// Who says each attribution of a text: a place in the registry, in the order of the attributions.
pub(super) fn resolve(
    text: &str,
    found: &Attributed,
    lexicon: &'static Lexicon,
    registry: &mut Registry,
) -> Vec<Option<usize>> {
    let mut speakers: Vec<Option<usize>> = vec![None; found.attributions.len()];
    let mut order: Vec<usize> = (0..found.attributions.len()).collect();
    // Names first within a unit, so that "he said" after "Mr Hale" finds him; a parent before its children.
    order.sort_by_key(|at| {
        found.attributions.get(*at).map_or((0, 0), |it| {
            let source = it.source.as_ref().map_or(usize::MAX, |it| it.start);
            (it.unit, source)
        })
    });
    order = parents_first(&order, found);
    let read = |range: &Range<usize>| mention::read(text, range.clone(), lexicon);
    let all = found.attributions.iter();
    let of = |it: &Attribution| match it.rule {
        Rule::Label => Some(labelled::labelled(
            text,
            it.source.clone()?,
            found.answerer.clone(),
            lexicon,
        )),
        _ => it.source.as_ref().map(read),
    };
    let mut mentions: Vec<_> = all.map(of).collect();
    let mut subjects: Vec<_> = found.topics.iter().map(|it| read(&it.range)).collect();
    let all = mentions.iter_mut().flatten().chain(&mut subjects);
    registry.holders = Holders::of(all, lexicon);
    registry.lexicon = Some(lexicon);
    let mut topics = found.topics.iter().zip(subjects).peekable();
    let mut starts: HashMap<usize, usize> = HashMap::new();
    for at in order {
        let Some(one) = found.attributions.get(at) else {
            continue;
        };
        while let Some((topic, subject)) = topics.next_if(|(topic, _)| topic.unit < one.unit) {
            registry.topic(subject, topic.unit, topic.paragraph);
        }
        let mention = mentions.get_mut(at).and_then(Option::take);
        let (Some(mention), Some(range)) = (mention, &one.source) else {
            continue;
        };
        let within = one.parent.and_then(|it| {
            let outer = found.attributions.get(it)?;
            Some(Within {
                direct: outer.direct,
                turn: outer.rule == Rule::Label && outer.cue.is_none(),
                speaker: *speakers.get(it)?,
            })
        });
        let near = Near {
            unit: one.unit,
            paragraph: one.paragraph,
            within,
        };
        // "A neighbour, who asked for no name, said": one mention with two verbs.
        let same = starts.get(&range.start).copied();
        let speaker = same.unwrap_or_else(|| registry.speaker(mention, &near));
        starts.insert(range.start, speaker);
        if let Some(place) = speakers.get_mut(at) {
            *place = Some(speaker);
        }
    }
    speakers
}

/// The same order with each parent before what is within it.
fn parents_first(order: &[usize], found: &Attributed) -> Vec<usize> {
    let mut done = vec![false; found.attributions.len()];
    let mut sorted = Vec::with_capacity(order.len());
    for at in order {
        let mut above = Vec::new();
        let mut next = Some(*at);
        while let Some(place) = next.filter(|it| done.get(*it) == Some(&false)) {
            above.push(place);
            if let Some(mark) = done.get_mut(place) {
                *mark = true;
            }
            next = found.attributions.get(place).and_then(|it| it.parent);
        }
        sorted.extend(above.into_iter().rev());
    }
    sorted
}

#[cfg(test)]
mod tests;
