//! Claims: what each speaker says, cut into parts small enough to be agreed to or denied, each with its reason.

mod asked;
mod identity;
mod negation;
mod own;
mod pieces;
mod reason;
mod rest;
mod tables;
mod within;

use std::ops::Range;

pub use identity::named;

use super::attribute::{Attributed, Attribution, Rule, attribute};
use super::author;
use super::lexicon::{Lexicon, Sense, detect};
use super::sources::{Registry, resolve};
use crate::case::{Claim, Id, Mode, Source};
use crate::text::CodePoints;

/// A text to draft from, with the document it is.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The document's id.
    pub document: &'a Id,
    /// The decoded text.
    pub text: &'a str,
    /// Its code points.
    pub points: &'a CodePoints,
    /// The SHA-256 of the document's bytes.
    pub sha256: [u8; 32],
    /// Its language (BCP 47); none: found out by its words.
    pub language: Option<&'a str>,
    /// Whose statement the text is; none where it only carries those of others.
    pub author: Option<&'a str>,
}

/// What was drafted.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// Who says something: the longest account first, who is not known last.
    pub sources: Vec<Source>,
    /// What they say.
    pub claims: Vec<Claim>,
    /// The language each text was read in; none where its words are in no list.
    pub languages: Vec<Option<&'static str>>,
}

/// Who a claim belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Speaker {
    /// Somebody known by a mention.
    Known(usize),
    /// Whoever wrote the text with that number.
    Writer(usize),
    /// Whoever is quoted in a text whose language nobody knows.
    Unnamed,
}

/// Who passed a claim on.
struct Link {
    speaker: Speaker,
    verb: Option<String>,
    mode: Mode,
}

/// A claim before it has its ids.
struct Piece {
    text: usize,
    unit: usize,
    depth: usize,
    range: Range<usize>,
    speaker: Speaker,
    chain: Vec<Link>,
    sense: Option<Sense>,
    /// Whether the verb is denied or a denial: "never said", "denied".
    turned: bool,
    rule: Rule,
    cue: Option<Range<usize>>,
    source: Option<Range<usize>>,
    p: f64,
    why: String,
}

/// Drafts sources and claims from texts. A text with an author is that author's statement, of which others' words are
/// passed on; without one it is a report, and what nobody is named for is the narrator's.
#[must_use]
pub fn draft(texts: &[Text<'_>]) -> Drafted {
    let mut registry = Registry::default();
    let mut pieces = Vec::new();
    let mut languages = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let language = match text.language {
            Some(given) => super::lexicon::LANGUAGES
                .into_iter()
                .find(|it| given.split('-').next() == Some(it)),
            None => detect(text.text),
        };
        languages.push(language);
        let lexicon = Lexicon::of(language.unwrap_or_default());
        let found = attribute(text.text, lexicon);
        registry.next_text();
        let speakers = resolve(text.text, &found, lexicon, &mut registry);
        let reading = Reading {
            number,
            text,
            found: &found,
            speakers: &speakers,
            registry: &registry,
            lexicon,
            introduced: match text.author {
                Some(_) => author::introductions(text.text, lexicon),
                None => Vec::new(),
            },
            known: language.is_some(),
        };
        reading.pieces(&mut pieces);
    }
    tables::tables(texts, &registry, pieces, languages)
}

/// A text with all that was found in it.
struct Reading<'a> {
    number: usize,
    text: &'a Text<'a>,
    found: &'a Attributed,
    speakers: &'a [Option<usize>],
    registry: &'a Registry,
    lexicon: &'static Lexicon,
    /// What of a statement only says whose it is.
    introduced: Vec<Range<usize>>,
    known: bool,
}

impl Reading<'_> {
    /// The claims of the text: within a unit the innermost speaker's first.
    fn pieces(&self, all: &mut Vec<Piece>) {
        let first = all.len();
        let mut covered = vec![false; self.found.units.len()];
        for (at, one) in self.found.attributions.iter().enumerate() {
            if self.attributed(at, one, all) {
                for part in &one.content {
                    self.cover(&mut covered, part);
                }
            }
        }
        self.rest(&covered, all);
        if let Some(own) = all.get_mut(first..) {
            own.sort_by_key(|it| {
                (
                    it.unit,
                    std::cmp::Reverse(it.depth),
                    it.range.start,
                    it.range.end,
                )
            });
        }
    }

    fn cover(&self, covered: &mut [bool], part: &Range<usize>) {
        let units = &self.found.units;
        let from = units.partition_point(|it| it.range.end <= part.start);
        for (unit, covered) in units.iter().zip(covered).skip(from) {
            if unit.range.start >= part.end {
                break;
            }
            *covered = true;
        }
    }

    /// The claims in what is said there; whether it is told by them, or by those of whoever passes it on.
    fn attributed(&self, at: usize, one: &Attribution, all: &mut Vec<Piece>) -> bool {
        let Some(Some(speaker)) = self.speakers.get(at).copied() else {
            return false;
        };
        if self.told_by_outer(one, speaker) {
            return true;
        }
        let writers = self.is_writers(one);
        if self.introduces(one) || writers && self.text.author.is_some() {
            return false;
        }
        let known = self.registry.known().get(speaker).filter(|_| !writers);
        let told_by = match writers {
            true => Speaker::Writer(self.number),
            false => Speaker::Known(speaker),
        };
        let (chain, depth) = self.chain(at, one, speaker);
        if self.is_scrap(one, speaker, depth) {
            return false;
        }
        let why = reason::why(self.text.text, one, known);
        let p = reason::p(one.rule, known, depth);
        for part in &one.content {
            for range in pieces::cut(self.text.text, part.clone(), self.lexicon) {
                if self.told_within(at, &range) || self.is_asked(one, range.start) {
                    continue;
                }
                let units = &self.found.units;
                let unit = units.partition_point(|it| it.range.end <= range.start);
                all.push(Piece {
                    text: self.number,
                    unit,
                    depth,
                    range,
                    speaker: told_by,
                    chain: chain
                        .iter()
                        .map(|(speaker, link)| self.link(*speaker, *link))
                        .collect(),
                    sense: one.verb.map(|it| it.sense),
                    turned: within::turned(one),
                    rule: one.rule,
                    cue: one.cue.clone(),
                    source: one.source.clone(),
                    p,
                    why: why.clone(),
                });
            }
        }
        true
    }

    /// Who passed an attribution on, the document's end first: speaker and the attribution by which they did.
    fn chain(
        &self,
        at: usize,
        one: &Attribution,
        speaker: usize,
    ) -> (Vec<(Speaker, Option<usize>)>, usize) {
        let mut above = Vec::new();
        let mut inner = speaker;
        let mut next = one.parent;
        let mut depth = 1;
        while let Some(place) = next {
            depth += 1;
            let by = self.found.attributions.get(place);
            let writers = by.is_some_and(|it| self.is_writers(it));
            if let Some(Some(outer)) = self.speakers.get(place).copied().filter(|_| !writers) {
                if outer != inner {
                    above.push((Speaker::Known(outer), Some(place)));
                }
                inner = outer;
            }
            next = self.found.attributions.get(place).and_then(|it| it.parent);
        }
        if depth == 1
            && let Some(spokesman) = self.spokesman(at, one, speaker)
        {
            above.push((Speaker::Known(spokesman), None));
        }
        if self.text.author.is_some() {
            above.push((Speaker::Writer(self.number), None));
        }
        above.reverse();
        (above, depth)
    }

    fn link(&self, speaker: Speaker, by: Option<usize>) -> Link {
        let one = by.and_then(|at| self.found.attributions.get(at));
        let direct = one.is_some_and(|it| it.direct);
        Link {
            speaker,
            verb: one.and_then(|it| it.as_printed(self.text.text)),
            mode: if direct { Mode::Direct } else { Mode::Indirect },
        }
    }

    /// Who speaks for a group within its own statement: the one of the same body who speaks before and after it.
    fn spokesman(&self, at: usize, one: &Attribution, speaker: usize) -> Option<usize> {
        let group = self
            .registry
            .known()
            .get(speaker)
            .filter(|it| it.police && it.several())?;
        let top = |it: &&(usize, &Attribution)| it.1.parent.is_none() && it.1.source.is_some();
        let all = || self.found.attributions.iter().enumerate();
        let before = all().take(at).rev().find(|it| top(&it))?;
        let after = all().skip(at + 1).find(|it| top(&it))?;
        let near =
            before.1.paragraph + 1 >= one.paragraph && after.1.paragraph <= one.paragraph + 1;
        let person = |place: usize| {
            self.speakers
                .get(place)
                .copied()
                .flatten()
                .filter(|it| *it != speaker)
        };
        let (one, other) = (person(before.0)?, person(after.0)?);
        let speaks = self.registry.known().get(one)?;
        (near && one == other && speaks.police && !speaks.several() && group.police).then_some(one)
    }
}

#[cfg(test)]
mod tests;
