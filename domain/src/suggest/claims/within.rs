//! What is told twice, once as what somebody said and once as what another says they said: one claim is enough.

use std::ops::Range;

use super::Reading;
use crate::suggest::attribute::{Attribution, Rule};
use crate::suggest::lexicon::{Class, Form, Sense};
use crate::text::segment::words;

/// So many words beside who said it, the verb and what was said are none of the outer speaker's own: "told him on Friday that".
const FRAME: usize = 5;

/// "He called the police", "she described the man": so few words are called nothing.
const SCANT: usize = 3;

/// The words of what only takes up something said before.
const UP: [Class; 4] = [
    Class::Same,
    Class::Determiner,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
];

/// So many attributions before and behind one are looked at for those within it.
const NEAR: usize = 64;

impl Reading<'_> {
    /// Whether the claim of whoever passes it on is enough: who says or thinks it is the same ("he said he had told her that …"),
    /// or nobody that is known and not quoted with a clause.
    pub(super) fn told_by_outer(&self, one: &Attribution, speaker: usize) -> bool {
        let all = &self.found.attributions;
        let Some((outer, parent)) = one.parent.and_then(|it| Some((all.get(it)?, it))) else {
            return false;
        };
        let known = self.registry.known().get(speaker);
        let nobody = known.is_some_and(|it| it.unresolved) && !(outer.direct && one.clause);
        let own = |it: Form| matches!(it.sense, Sense::Say | Sense::Think);
        nobody || self.speaker(parent) == Some(speaker) && one.verb.is_some_and(own)
    }

    /// Whether what is said is no claim by itself: a few words of nobody who is known, or within what another says neither a
    /// clause nor a thing ("the people they accused of the assault", "she had asked the guard to wait"), or nothing that is
    /// called anything ("he called the police"), or only what was said before ("she said the same thing").
    pub(super) fn is_scrap(&self, one: &Attribution, speaker: usize, depth: usize) -> bool {
        let known = self.registry.known().get(speaker);
        let nobody = known.is_some_and(|it| it.unresolved);
        let short = !one.content.iter().any(|it| self.long(it));
        let says = one.clause || one.verb.is_none_or(|it| it.takes.noun);
        let thing = |it: &Range<usize>| {
            let inside = self.text.text.get(it.clone()).unwrap_or_default();
            let words: Vec<_> = words(inside).take(SCANT).collect();
            let first = words.first().and_then(|it| inside.get(it.clone()));
            let first = self.lexicon.spelled(first.unwrap_or_default());
            words.len() < SCANT && first.has(Class::Determiner)
        };
        let taken_up = |it: &Range<usize>| {
            let inside = self.text.text.get(it.clone()).unwrap_or_default();
            let up = |it: &str| self.lexicon.spelled(it).any(&UP);
            words(inside).all(|it| inside.get(it).is_some_and(up))
        };
        let says_so = one.verb.is_some_and(|it| it.sense == Sense::Say);
        let so = says_so && one.content.iter().all(taken_up);
        let named = one.verb.is_none_or(|it| !it.takes.of);
        let nothing = !named && !one.clause && one.content.iter().all(thing);
        !one.direct && (nobody && short && !one.clause || depth > 1 && !says || nothing || so)
    }

    /// Who says what was found there.
    fn speaker(&self, at: usize) -> Option<usize> {
        self.speakers.get(at).copied().flatten()
    }

    /// Whether all that a part of what is said there holds is what another said, who has a claim of that.
    pub(super) fn told_within(&self, at: usize, part: &Range<usize>) -> bool {
        let all = &self.found.attributions;
        let Some(outer) = all.get(at).filter(|it| !turned(it)) else {
            return false;
        };
        let same = |it: &(usize, &Attribution)| it.1.paragraph == outer.paragraph;
        let behind = all.iter().enumerate().skip(at + 1).take(NEAR);
        let before = all.iter().enumerate().take(at).rev().take(NEAR);
        let mut near = behind.take_while(same).chain(before.take_while(same));
        near.any(|(inner, it)| {
            it.parent == Some(at) && self.speaks(at, inner, it) && self.is_all(it, part)
        })
    }

    /// Whether the inner of two attributions gives a claim of its own to somebody else who is known.
    fn speaks(&self, outer: usize, inner: usize, one: &Attribution) -> bool {
        let speaker = self.speaker(inner);
        let known = speaker.and_then(|it| self.registry.known().get(it));
        let says = one
            .verb
            .is_none_or(|it| it.sense != Sense::Think && (it.takes.that || it.takes.bare));
        let reports = !matches!(one.rule, Rule::Noun | Rule::Participle | Rule::Running);
        reports
            && one.clause
            && says
            && known.is_some_and(|it| !it.unresolved)
            && speaker != self.speaker(outer)
    }

    /// Whether a part holds little but who said it, by which verb, and what. Who does so beside the main line ("the couple
    /// who say …") does not take its place.
    fn is_all(&self, inner: &Attribution, part: &Range<usize>) -> bool {
        let words_of = |range: Range<usize>| self.text.text.get(range).unwrap_or_default();
        let last = inner.source.clone().map(words_of).unwrap_or_default();
        let last = last.split_whitespace().next_back().unwrap_or_default();
        if self.lexicon.spelled(last).has(Class::Relative) {
            return false;
        }
        let spans = || inner.content.iter().chain(&inner.cue).chain(&inner.source);
        let mut said = inner.content.iter();
        let told = said.any(|it| it.start < part.end && part.start < it.end);
        let own = words(words_of(part.clone())).filter(|it| {
            let at = part.start + it.start;
            !spans().any(|it| it.contains(&at))
        });
        told && own.take(FRAME + 1).count() <= FRAME
    }
}

/// Whether it is denied to have been said.
pub(super) fn turned(one: &Attribution) -> bool {
    one.negated || one.verb.is_some_and(|it| it.sense == Sense::Deny)
}
