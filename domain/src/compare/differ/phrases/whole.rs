//! Phrases made whole: what belongs to their first or last word, and what would be torn.

use super::super::cues::Cue;
use super::Text;
use crate::text::features::{Token, TokenKind};
use std::ops::Range;

/// The words between a verb and its object.
const INNER: &[&str] = &[
    "a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "him", "them", "us", "me",
    "any", "some",
];
impl Text<'_> {
    /// The phrase with what belongs to its last word: an ending that is cut off ("'s"), what a number counts, the end of
    /// a quotation.
    pub(super) fn whole(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        if start > 0 && self.is_ending(start) {
            start -= 1;
        }
        let is_denied = self
            .cues
            .get(start)
            .is_some_and(|cues| cues.has(Cue::Denied));
        if is_denied && start > 0 && self.words[start - 1].kind == TokenKind::Negative {
            start -= 1;
        }
        if self.is_ending(end) {
            end += 1;
        }
        end += self.object(end);
        let opens = self.words.get(start..end).unwrap_or_default().iter();
        let is_open = opens.fold(false, |is_open, word| match word.stem.as_str() {
            "“" | "‘" | "「" => true,
            "”" | "’" | "'" | "」" => false,
            _ => is_open,
        });
        if is_open {
            let closes = |at: &usize| matches!(self.stem(*at), "”" | "’" | "'" | "」");
            end = (end..end + 3).find(closes).map_or(end, |at| at + 1);
        }
        start..end
    }

    /// Whether a word is the end of the one before it.
    fn is_ending(&self, at: usize) -> bool {
        let pair = self.words.get(at).zip(self.words.get(at.wrapping_sub(1)));
        pair.is_some_and(|(word, before)| {
            let is_word = |word: &Token| word.kind != TokenKind::Punctuation;
            let touches = before.range.end == word.range.start && is_word(word) && is_word(before);
            let endings = ["'s", "’s", "s", "not", "be", "have", "will", "'d"];
            touches && endings.contains(&word.stem.as_str())
        })
    }

    /// How many words from `at` on are what the number before them counts, or the object of the verb before them: a noun
    /// alone, behind a few small words.
    fn object(&self, at: usize) -> usize {
        let Some(before) = at.checked_sub(1) else {
            return 0;
        };
        let is_inner = |at: &usize| INNER.contains(&self.stem(*at));
        let small = (at..at + 2).take_while(is_inner).count();
        let noun = at + small;
        let is_number = small == 0
            && matches!(
                self.words[before].kind,
                TokenKind::Number(_) | TokenKind::Ordinal(_)
            );
        let is_verb = small > 0 && self.cues[before].has(Cue::Verb);
        if self.is_noun(noun, before) && (is_number || is_verb) {
            small + 1
        } else {
            0
        }
    }

    /// The phrase without its last part where that would be torn: "a disorder incident" rather than "a disorder incident
    /// with the potential" of "… for violence".
    pub(super) fn cut_back(&self, range: Range<usize>, weights: &[f32]) -> Range<usize> {
        if !matches!(self.stem(range.end), "for" | "of") {
            return range;
        }
        let small = |at: &usize| {
            let word = self.words.get(*at);
            let is_joint = matches!(self.stem(*at), "and" | "or" | "to");
            word.is_some_and(|word| word.kind == TokenKind::Function) && !is_joint
        };
        let torn = (range.start..range.end).rev().find(small);
        let end = torn.and_then(|torn| (range.start..torn).rev().find(|at| !small(at)));
        match end {
            Some(end) if self.is_edge(end, weights, false) => range.start..end + 1,
            _ => range,
        }
    }

    /// Whether a word is a noun by itself, or stands right behind a number in a script without spaces.
    fn is_noun(&self, at: usize, before: usize) -> bool {
        let is_content = |at: usize| {
            let word = self.words.get(at);
            word.is_some_and(|word| word.kind == TokenKind::Content)
        };
        let is_verb = |at: usize| self.cues.get(at).is_some_and(|cues| cues.has(Cue::Verb));
        let touches = self
            .words
            .get(at)
            .is_some_and(|it| it.range.start == self.words[before].range.end);
        is_content(at) && (touches || !is_verb(at) && (!is_content(at + 1) || is_verb(at + 1)))
    }
}
