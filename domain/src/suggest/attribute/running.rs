//! Quotations without a cue of their own: who speaks on.

use std::ops::Range;

use super::found::{Attribution, Rule, only};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::Class;
use crate::text::segment::Quotation;

/// A quotation with fewer words is quoted for its wording, not as speech.
const SPEECH: usize = 4;
/// How many paragraphs back the last speaker may have spoken.
const BACK: usize = 2;

/// Who spoke last, while the text is read.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// The attribution that the last quotation belongs to, and its paragraph.
    quoted: Option<(usize, usize)>,
    /// The last one with a person or body for a source, and its paragraph.
    spoke: Option<(usize, usize)>,
    /// Whether the last paragraph ended in a quotation that nobody closed, and whether this one opens with one.
    open: bool,
    carried: bool,
    /// The attribution whose words are announced by a colon and stand in the next sentence.
    awaited: Option<usize>,
}

impl Running {
    /// Begins a paragraph with these quotations.
    pub(super) fn paragraph(&mut self, quoted: &[Quotation]) {
        self.carried = self.open;
        self.open = quoted.last().is_some_and(|it| !it.closed);
    }

    /// Takes up a sentence, given by its number and its paragraph's; `before` is where its own attributions start.
    pub(super) fn sentence(
        &mut self,
        view: &View,
        place: (usize, usize),
        before: usize,
        found: &mut Vec<Attribution>,
    ) {
        let own = found.len() > before;
        if self.announced(view, place.1, own, found) {
            return;
        }
        if !own && self.reported(view, place.1, found) {
            return;
        }
        let opening = view.items.first().filter(|it| it.sign == Sign::Quote);
        let alone = opening.filter(|it| !own && it.range.len() * 10 >= view.range.len() * 7);
        match alone {
            Some(quote) => {
                let words = view.words_of(quote.range.clone()).split_whitespace();
                if !self.goes_on(&quote.range, place.1, found) && words.count() >= SPEECH {
                    self.speaks_on(&quote.range, place, found);
                }
            }
            None => self.note(place.1, before, found),
        }
    }

    /// Gives the sentence to the attribution that announced it by a colon.
    fn announced(
        &mut self,
        view: &View,
        paragraph: usize,
        own: bool,
        found: &mut [Attribution],
    ) -> bool {
        let awaited = self.awaited.take();
        let quotes = view.items.first().is_some_and(|it| it.sign == Sign::Quote);
        let one = awaited.and_then(|at| Some((at, found.get_mut(at)?)));
        let Some((at, one)) = one.filter(|_| quotes || !own) else {
            return false;
        };
        one.content.push(view.range.clone());
        self.quoted = Some((at, paragraph));
        self.spoke = self.quoted;
        true
    }

    /// Gives the sentence to the last speaker of its paragraph where its verb says by its form that it is another's words:
    /// "Er habe nichts gehört."
    fn reported(&self, view: &View, paragraph: usize, found: &mut [Attribution]) -> bool {
        let verb = |it: &&Item| it.any(&[Class::Auxiliary, Class::Reported, Class::Verb]);
        let verb = view.items.iter().find(verb);
        let last = self.spoke.filter(|(_, last)| *last == paragraph);
        let one = last.and_then(|(at, _)| found.get_mut(at));
        let Some(one) = one.filter(|_| verb.is_some_and(|it| it.is(Class::Reported))) else {
            return false;
        };
        one.content.push(view.range.clone());
        true
    }

    /// Gives a quotation to the one it goes on from: in the same paragraph, or one that the last paragraph left open.
    fn goes_on(
        &mut self,
        quote: &Range<usize>,
        paragraph: usize,
        found: &mut [Attribution],
    ) -> bool {
        let near = self
            .quoted
            .filter(|(_, last)| *last == paragraph || self.carried && *last + 1 == paragraph);
        let Some((at, one)) = near.and_then(|(at, _)| Some((at, found.get_mut(at)?))) else {
            return false;
        };
        one.content.push(quote.clone());
        self.quoted = Some((at, paragraph));
        true
    }

    /// Gives a quotation to whoever spoke last, if that is not long ago.
    fn speaks_on(
        &mut self,
        quote: &Range<usize>,
        (unit, paragraph): (usize, usize),
        found: &mut Vec<Attribution>,
    ) {
        let last = self.spoke.filter(|(_, last)| *last + BACK >= paragraph);
        let source = last.and_then(|(at, _)| found.get(at)?.source.clone());
        if source.is_none() {
            return;
        }
        found.push(Attribution {
            rule: Rule::Running,
            cue: None,
            verb: None,
            negated: false,
            source,
            content: only(quote.clone()),
            direct: true,
            clause: true,
            parent: None,
            unit,
            paragraph,
        });
        self.quoted = Some((found.len() - 1, paragraph));
    }

    /// Remembers who spoke in a sentence.
    fn note(&mut self, paragraph: usize, before: usize, found: &[Attribution]) {
        let own = found.get(before..).unwrap_or_default();
        let at = |place: Option<usize>| place.map(|at| (before + at, paragraph));
        self.awaited = own
            .iter()
            .position(|it| it.content.is_empty())
            .map(|at| before + at);
        let quoting = at(own.iter().rposition(|it| it.direct));
        let any = at(own.iter().position(|it| it.source.is_some()));
        if quoting.is_some() {
            self.quoted = quoting;
        } else if any.is_some() {
            self.quoted = self.quoted.filter(|(_, last)| *last == paragraph);
        }
        self.spoke = quoting.or(any).or(self.spoke);
    }
}
