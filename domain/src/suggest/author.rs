//! Whose statement a text is, as the text itself says: in its heading, in its first sentences, below its last
//! one. What is not sure is nobody's.

use std::ops::Range;

use super::attribute::is_transcript;
use super::heading::{classes_at, in_line, name_at, person};
use super::lexicon::{Class, Classes, Lexicon, language_of};
use super::sources::in_small_letters;
use crate::text::segment::{bodies, is_greeting, quotations, sentences, words};

/// So many first sentences may say who speaks.
const FIRST: usize = 3;
/// A sentence that does only so has no more words.
const LONGEST: usize = 24;
/// So many words may stand between a name and the end of such a sentence: "say as follows".
const REST: usize = 6;

/// Who makes the statement that a text is: the name that its heading, one of its first sentences or the line below a leave gives,
/// where it is told in the first person. `language` is what the text is said to be written in (BCP 47).
#[must_use]
pub fn author(text: &str, language: Option<&str>) -> Option<String> {
    let lexicon = Lexicon::of(language_of(text, language).unwrap_or_default());
    let paragraphs = bodies(text);
    let head = text.get(..paragraphs.first()?.start)?;
    let headed = || {
        let kinds = [Class::Statement, Class::Witness];
        let above = kinds
            .into_iter()
            .find_map(|kind| person(head, kind, lexicon));
        above.or_else(|| Some(heading(text, paragraphs.first()?, lexicon)?.name))
    };
    let opening = || {
        let first = first_sentences(text, &paragraphs);
        first
            .into_iter()
            .find_map(|it| introduction(text, it, lexicon))
            .map(|it| it.name)
    };
    let signed = || signature(text, &paragraphs, lexicon);
    let name = headed().or_else(opening).or_else(signed)?;
    if is_transcript(text, &paragraphs) || !in_first_person(text, &paragraphs, lexicon) {
        return None;
    }
    Some(bare(text.get(name)?, lexicon))
}

/// A name without the titles and roles before it.
fn bare(name: &str, lexicon: &Lexicon) -> String {
    let before = |it: &Range<usize>| {
        let titles = [Class::Title, Class::Role, Class::Police];
        is(name, it, lexicon, &titles) && it.end < name.len()
    };
    let start = words(name).find(|it| !before(it)).map_or(0, |it| it.start);
    in_small_letters(name.get(start..).unwrap_or(name))
}

/// The stretches at the start of a statement that only say who speaks: "My name is Ann Moss.", "Ann Moss gave this account to
/// the inspector on 4 May.".
pub(super) fn introductions(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let paragraphs = bodies(text);
    let heading = paragraphs.first().and_then(|it| heading(text, it, lexicon));
    let first = first_sentences(text, &paragraphs).into_iter();
    let first = first.filter_map(|it| introduction(text, it, lexicon));
    heading
        .into_iter()
        .chain(first)
        .filter_map(|it| it.only)
        .collect()
}

/// The heading that a first paragraph begins with, where no line is left blank below it.
fn heading(text: &str, paragraph: &Range<usize>, lexicon: &Lexicon) -> Option<Introduction> {
    let (line, _) = text.get(paragraph.clone())?.split_once('\n')?;
    let name = in_line(line, Class::Statement, lexicon)?;
    let start = paragraph.start;
    Some(Introduction {
        name: start + name.start..start + name.end,
        only: Some(start..start + line.len()),
    })
}

/// The name that stands by itself on a line below the one that takes leave.
fn signature(text: &str, paragraphs: &[Range<usize>], lexicon: &Lexicon) -> Option<Range<usize>> {
    let end = paragraphs.last()?.end;
    let mut start = end;
    let mut left = false;
    for line in text.get(end..)?.split_inclusive('\n') {
        let name = left.then(|| name_at(text, start, lexicon)).flatten();
        if let Some(name) = name.filter(|it| text.get(it.clone()) == Some(line.trim())) {
            return Some(name);
        }
        left |= is_greeting(line);
        start += line.len();
    }
    None
}

/// Whether somebody speaks of himself in it, outside quotations.
fn in_first_person(text: &str, paragraphs: &[Range<usize>], lexicon: &Lexicon) -> bool {
    paragraphs.iter().any(|paragraph| {
        let inside = text.get(paragraph.clone()).unwrap_or_default();
        let quoted = quotations(inside);
        let mut at = 0;
        words(inside).any(|word| {
            while quoted.get(at).is_some_and(|it| it.range.end <= word.start) {
                at += 1;
            }
            let within = quoted
                .get(at)
                .is_some_and(|it| it.range.start <= word.start);
            !within && is(inside, &word, lexicon, &[Class::FirstPerson])
        })
    })
}

fn first_sentences(text: &str, paragraphs: &[Range<usize>]) -> Vec<Range<usize>> {
    let all = paragraphs.iter().take(FIRST).flat_map(|paragraph| {
        let inside = text.get(paragraph.clone()).unwrap_or_default();
        let base = paragraph.start;
        sentences(inside)
            .take(FIRST)
            .map(move |it| base + it.start..base + it.end)
    });
    all.take(FIRST).collect()
}

/// A sentence that says who speaks.
struct Introduction {
    name: Range<usize>,
    /// What of it says nothing else.
    only: Option<Range<usize>>,
}

fn introduction(text: &str, sentence: Range<usize>, lexicon: &Lexicon) -> Option<Introduction> {
    let inside = text.get(sentence.clone())?;
    if inside.contains(['"', '“', '„', '«']) {
        return None;
    }
    let all: Vec<Range<usize>> = words(inside)
        .take(LONGEST + 1)
        .map(|it| sentence.start + it.start..sentence.start + it.end)
        .collect();
    let sentence = Sentence {
        text,
        range: sentence,
        words: all,
        lexicon,
    };
    sentence
        .called()
        .or_else(|| sentence.named())
        .or_else(|| sentence.given())
}

/// A sentence with its first words.
struct Sentence<'a> {
    text: &'a str,
    range: Range<usize>,
    words: Vec<Range<usize>>,
    lexicon: &'a Lexicon,
}

impl Sentence<'_> {
    fn classes(&self, at: usize) -> Classes {
        let word = self.words.get(at).and_then(|it| self.text.get(it.clone()));
        self.lexicon.spelled(word.unwrap_or_default())
    }

    fn has(&self, class: Class) -> bool {
        (0..self.words.len()).any(|at| self.classes(at).has(class))
    }

    fn name(&self, word: usize) -> Option<Range<usize>> {
        let start = self.words.get(word)?.start;
        name_at(self.text, start, self.lexicon).filter(|it| it.end <= self.range.end)
    }

    /// What stands behind byte `at`.
    fn behind(&self, at: usize) -> &str {
        self.text.get(at..self.range.end).unwrap_or_default()
    }

    /// "My name is Ann Moss."
    fn called(&self) -> Option<Introduction> {
        let frame = [
            Class::Be,
            Class::Called,
            Class::Auxiliary,
            Class::FirstPerson,
        ];
        let own = |at: &usize| self.classes(*at).any(&frame);
        let count = (0..4).take_while(own).count();
        let says = (1..count).any(|at| self.classes(at).any(&[Class::Be, Class::Called]));
        if !self.classes(0).has(Class::FirstPerson) || !says {
            return None;
        }
        let name = self.name(count)?;
        let rest = self.behind(name.end);
        let ends = !rest.contains(char::is_alphanumeric);
        let only = ends.then(|| self.range.clone());
        // "I am French Canadian."
        let first = self.classes(count).any(&[Class::NameHe, Class::NameShe]);
        let sure = first || (0..count).any(|at| self.classes(at).has(Class::Called));
        let next = |at: usize, class| {
            let behind = self.words.iter().position(|it| it.start >= name.end);
            behind.is_some_and(|it| self.classes(it + at).has(class))
        };
        let goes_on = next(0, Class::And) && next(1, Class::FirstPerson);
        let says = ends && sure || goes_on || rest.starts_with(',');
        says.then_some(Introduction { name, only })
    }

    /// "I, Ann Moss, say as follows:"
    fn named(&self) -> Option<Introduction> {
        let [first, second, ..] = self.words.as_slice() else {
            return None;
        };
        let set_off = self.text.get(first.end..second.start)?.trim() == ",";
        let name = self
            .name(1)
            .filter(|it| self.behind(it.end).starts_with(','))?;
        if !set_off || !self.classes(0).any(&[Class::FirstPerson]) {
            return None;
        }
        let colon = self.behind(name.end).find(':').map(|at| name.end + at + 1);
        let end = colon.unwrap_or(self.range.end);
        let rest = || {
            self.words
                .iter()
                .filter(|it| it.start >= name.end && it.end <= end)
        };
        let spelled =
            |it: &Range<usize>| self.text.get(it.clone()).unwrap_or_default().to_lowercase();
        let says = |it: &Range<usize>| {
            let word = spelled(it);
            self.lexicon.verb(&word).is_some() || self.lexicon.classes(&word).has(Class::Statement)
        };
        let verb = rest().position(says);
        let few = verb.is_some_and(|at| rest().count() <= at + 1 + REST);
        let own = |it: &Range<usize>| {
            let classes = self.lexicon.classes(&spelled(it));
            classes.has(Class::That)
                || classes.has(Class::FirstPerson) && classes.has(Class::Personal)
        };
        let only = (few && !rest().any(own)).then_some(self.range.start..end);
        Some(Introduction { name, only })
    }

    /// "Ann Moss gave this account to the inspector.", "This statement was given by Ann Moss."
    fn given(&self) -> Option<Introduction> {
        let by = (0..self.words.len()).find(|at| self.classes(*at).has(Class::By));
        let name = self.name(0).or_else(|| self.name(by? + 1))?;
        let gives = self.has(Class::Statement) && self.has(Class::LightVerb);
        let says = self.has(Class::That) || self.has(Class::FirstPerson);
        let short =
            self.words.len() <= LONGEST && !self.behind(self.range.start).contains([':', ';']);
        (gives && !says && short).then(|| Introduction {
            name,
            only: Some(self.range.clone()),
        })
    }
}

fn is(text: &str, word: &Range<usize>, lexicon: &Lexicon, classes: &[Class]) -> bool {
    classes_at(text, word, lexicon).any(classes)
}

#[cfg(test)]
mod tests;
