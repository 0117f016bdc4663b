//! A sentence as the rules see it: words with their classes, signs, and each quotation as one item.

use std::ops::Range;

use crate::suggest::lexicon::{Class, Classes, Form, Lexicon};
use crate::text::segment::{Quotation, words};

/// Longer words are no words of any list, in bytes.
const LONGEST: usize = 40;

/// A name in quotation marks has no more words.
const TITLE: usize = 4;

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Word,
    /// A quotation, with its marks.
    Quote,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// An opening bracket and all up to its closing one.
    Aside,
    /// Any other sign.
    Other,
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is seen in the word's letters"
)]
pub(super) struct Item {
    /// Its bytes in the document.
    pub range: Range<usize>,
    pub sign: Sign,
    pub classes: Classes,
    /// The verb of speech it may be.
    pub verb: Option<Form>,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it ends in an 's of possession.
    pub owner: bool,
    /// Whether a verb is drawn into a pronoun: "he'll".
    pub contracted: bool,
    /// Whether it looks like a past tense by its ending.
    pub past: bool,
    /// Whether it looks like an adverb or a participle by its ending.
    pub adverb: bool,
    pub gerund: bool,
    /// Whether it has a digit.
    pub number: bool,
    /// Whether it is a compound behind a preposition that says whose view something is: "nach Polizeiangaben".
    pub viewer: bool,
}

impl Item {
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    pub(super) fn any(&self, classes: &[Class]) -> bool {
        self.classes.any(classes)
    }

    pub(super) fn word(&self) -> bool {
        self.sign == Sign::Word
    }

    /// A comma or a dash, or a bracket: what sets off an insertion.
    pub(super) fn pause(&self) -> bool {
        matches!(self.sign, Sign::Comma | Sign::Dash | Sign::Aside)
    }
}

/// The items of one sentence, in order.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub text: &'a str,
    pub range: Range<usize>,
    pub items: Vec<Item>,
    /// Whether the language writes nouns with a capital, so that a noun phrase ends behind one.
    pub capital_nouns: bool,
}

impl<'a> View<'a> {
    /// The view of `range` of `text`; `quoted` are the quotations of its paragraph, in bytes of `text`.
    pub(super) fn new(
        text: &'a str,
        range: Range<usize>,
        quoted: &[Quotation],
        lexicon: &Lexicon,
    ) -> Self {
        let mut view = Self {
            text,
            range: range.clone(),
            items: Vec::new(),
            capital_nouns: lexicon.capital_nouns,
        };
        let first = quoted.partition_point(|it| it.range.end <= range.start);
        let mut at = range.start;
        for quotation in quoted.get(first..).unwrap_or_default() {
            if quotation.range.start >= range.end {
                break;
            }
            view.plain(at..quotation.range.start.max(at), lexicon);
            let end = quotation.range.end.min(range.end);
            view.quoted(
                quotation,
                quotation.range.start.max(range.start)..end,
                lexicon,
            );
            at = end;
        }
        view.plain(at..range.end, lexicon);
        view
    }

    pub(super) fn get(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    pub(super) fn before(&self, at: usize) -> Option<&Item> {
        self.items.get(at.checked_sub(1)?)
    }

    pub(super) fn words_of(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The bytes of a stretch of items.
    pub(super) fn bytes(&self, items: Range<usize>) -> Range<usize> {
        let start = self
            .get(items.start)
            .map_or(self.range.end, |it| it.range.start);
        let end = self.before(items.end).map_or(start, |it| it.range.end);
        start..end.max(start)
    }

    /// A quotation as one item: speech, or a word where it is a name: "told the “Evening Post”".
    fn quoted(&mut self, quotation: &Quotation, range: Range<usize>, lexicon: &Lexicon) {
        let inner = self.words_of(quotation.inner.clone());
        let few = words(inner).take(TITLE + 1).count() <= TITLE;
        let spelled =
            inner.starts_with(char::is_uppercase) && inner.ends_with(char::is_alphanumeric);
        let last = self.items.last();
        let tied = last.is_some_and(|it| it.is(Class::Determiner) && !it.is(Class::Indefinite));
        self.push(range, Sign::Quote, lexicon);
        let named = few && spelled && tied && quotation.closed;
        if let Some(item) = self.items.last_mut().filter(|_| named) {
            item.sign = Sign::Word;
            item.capital = true;
        }
    }

    fn plain(&mut self, range: Range<usize>, lexicon: &Lexicon) {
        let inside = self.text.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        for word in words(inside) {
            if word.start < at {
                continue;
            }
            if at > 0 && matches!(inside.get(at..word.start), Some("-" | "‑")) {
                self.join(range.start + word.end);
                at = word.end;
                continue;
            }
            at = self.signs(inside, at, word.start, range.start, lexicon);
            if word.start < at {
                continue;
            }
            self.push(
                range.start + word.start..range.start + word.end,
                Sign::Word,
                lexicon,
            );
            at = word.end;
        }
        self.signs(inside, at, inside.len(), range.start, lexicon);
    }

    /// Makes the last word one with what is tied to it by a hyphen and ends at byte `end`.
    fn join(&mut self, end: usize) {
        if let Some(last) = self.items.last_mut() {
            last.range.end = end;
            last.classes = Classes::default();
            last.verb = None;
            (last.past, last.adverb, last.gerund) = (false, false, false);
        }
    }

    /// The signs between two words; where an aside ends behind the next word, that place.
    fn signs(
        &mut self,
        inside: &str,
        from: usize,
        to: usize,
        base: usize,
        lexicon: &Lexicon,
    ) -> usize {
        let gap = inside.get(from..to).unwrap_or_default();
        let plural_owner = gap.starts_with(['\'', '’']) && from > 0;
        if let Some(last) = self.items.last_mut().filter(|_| plural_owner) {
            last.owner |= last.range.end == base + from
                && self.text.as_bytes().get(base + from - 1) == Some(&b's');
        }
        for (offset, ch) in gap.char_indices() {
            let at = from + offset;
            let spaced = gap.len() > ch.len_utf8();
            let sign = match ch {
                ',' | '،' | '、' => Sign::Comma,
                ':' => Sign::Colon,
                ';' => Sign::Semicolon,
                '—' | '–' | '―' => Sign::Dash,
                '-' if spaced => Sign::Dash,
                '(' | '[' if self.items.is_empty() => continue,
                '(' | '[' => match aside(inside, at) {
                    Some(end) => {
                        self.push(base + at..base + end, Sign::Aside, lexicon);
                        return end;
                    }
                    None => continue,
                },
                '.' | '!' | '?' if self.range.end > base + at + 4 => continue,
                '.' | '!' | '?' | '…' => Sign::Other,
                _ => continue,
            };
            self.push(base + at..base + at + ch.len_utf8(), sign, lexicon);
        }
        to
    }

    fn push(&mut self, range: Range<usize>, sign: Sign, lexicon: &Lexicon) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let mut item = Item {
            range,
            sign,
            classes: Classes::default(),
            verb: None,
            capital: false,
            owner: false,
            contracted: false,
            past: false,
            adverb: false,
            gerund: false,
            number: false,
            viewer: false,
        };
        if sign == Sign::Word {
            item.capital = word.starts_with(char::is_uppercase);
            item.number = word.contains(|ch: char| ch.is_ascii_digit());
            if word.len() <= LONGEST {
                let lower = word.to_lowercase().replace('’', "'");
                item.classes = lexicon.classes(&lower);
                item.verb = lexicon.verb(&lower);
                let tied = self
                    .items
                    .last()
                    .is_some_and(|it| it.is(Class::Preposition));
                item.viewer = item.capital && tied && lexicon.viewer(&lower).is_some();
                let short = ["'s", "'ll", "'re", "'ve", "'d", "'m"]
                    .iter()
                    .find_map(|end| Some((lexicon.classes(lower.strip_suffix(end)?), *end)));
                if let Some((classes, end)) = short {
                    item.contracted = classes.has(Class::Personal) || end != "'s";
                    item.owner = !item.contracted;
                    if item.classes == Classes::default() {
                        item.classes = classes;
                    }
                }
                item.past = !item.capital && lower.len() > 3 && lower.ends_with("ed");
                let opens = !self.items.iter().any(Item::word);
                item.adverb = lower.len() > 4
                    && lower.ends_with("ly")
                    && (!item.capital || opens)
                    && !item.any(&[Class::NounInLy, Class::NameShe, Class::NameHe]);
                item.gerund = lower.len() > 5 && lower.ends_with("ing");
            }
        }
        self.items.push(item);
    }
}

/// Where the bracket opened at byte `at` closes, if that is soon.
fn aside(inside: &str, at: usize) -> Option<usize> {
    let near = inside.get(at..inside.floor_char_boundary(at + 120))?;
    let close = if near.starts_with('(') { ')' } else { ']' };
    near.find(close).map(|offset| at + offset + 1)
}
