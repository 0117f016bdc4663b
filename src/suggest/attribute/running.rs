//! Quotations without a cue of their own: who speaks on.

use super::found::{Attribution, Rule};
use super::view::{Sign, View};
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

    /// Takes up a sentence; `before` is where its own attributions start.
    pub(super) fn sentence(
        &mut self,
        view: &View,
        (unit, paragraph): (usize, usize),
        before: usize,
        found: &mut Vec<Attribution>,
    ) {
        let awaited = self.awaited.take();
        let quotes = view.items.first().is_some_and(|it| it.sign == Sign::Quote);
        let own = found.len() > before;
        if let Some((at, one)) = awaited.and_then(|at| Some((at, found.get_mut(at)?)))
            && (quotes || !own)
        {
            one.content.push(view.range.clone());
            self.quoted = Some((at, paragraph));
            self.spoke = self.quoted;
            return;
        }
        let own = found.get(before..).unwrap_or_default();
        let quoting = own.iter().rposition(|it| it.direct).map(|at| before + at);
        let any = own
            .iter()
            .position(|it| it.source.is_some())
            .map(|at| before + at);
        let first = view.items.first().filter(|it| it.sign == Sign::Quote);
        let alone = first.filter(|it| {
            let words = view.words_of(it.range.clone()).split_whitespace().count();
            words >= SPEECH && it.range.len() * 10 >= view.range.len() * 7
        });
        if let (Some(quote), true) = (alone, own.is_empty()) {
            let range = quote.range.clone();
            let near = self.quoted.filter(|(_, spoke)| {
                *spoke == paragraph || self.carried && *spoke + 1 == paragraph
            });
            if let Some(one) = near.and_then(|(at, _)| found.get_mut(at)) {
                one.content.push(range);
                self.quoted = near.map(|(at, _)| (at, paragraph));
                return;
            }
            let last = self.spoke.filter(|(_, spoke)| *spoke + BACK >= paragraph);
            if let Some(source) = last.and_then(|(at, _)| found.get(at)?.source.clone()) {
                found.push(Attribution {
                    rule: Rule::Running,
                    cue: None,
                    verb: None,
                    negated: false,
                    source: Some(source),
                    content: vec![range],
                    direct: true,
                    parent: None,
                    unit,
                    paragraph,
                });
                self.quoted = Some((found.len() - 1, paragraph));
            }
            return;
        }
        self.awaited = own
            .iter()
            .position(|it| it.content.is_empty())
            .map(|at| before + at);
        if let Some(at) = quoting {
            self.quoted = Some((at, paragraph));
        } else if any.is_some() {
            self.quoted = self.quoted.filter(|(_, spoke)| *spoke == paragraph);
        }
        if let Some(at) = quoting.or(any) {
            self.spoke = Some((at, paragraph));
        }
    }
}
