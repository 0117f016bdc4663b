//! Who a heading names: "Statement of Ann Moss, given on 3 May", "Witness: Ann Moss", "Interview with Mr Moss".

use std::ops::Range;

use super::lexicon::{Class, Classes, Lexicon};
use crate::text::segment::words;

/// So many words of a heading may stand before the noun that says what follows.
const BEFORE: usize = 3;
/// The fewest and the most words of a name, its title counted.
const NAME: (usize, usize) = (2, 5);
/// Behind so few letters a stop ends no name: a title, an initial.
const SHORT: usize = 3;
/// Words that are small in a name.
const PARTICLES: [&str; 8] = ["von", "van", "de", "der", "den", "da", "di", "zu"];

/// The bytes of the name that one of the lines of `head` says a text of that kind is by or with.
pub(super) fn person(head: &str, kind: Class, lexicon: &Lexicon) -> Option<Range<usize>> {
    let mut start = 0;
    for line in head.split_inclusive('\n') {
        if let Some(found) = in_line(line, kind, lexicon) {
            return Some(start + found.start..start + found.end);
        }
        start += line.len();
    }
    None
}

/// The bytes of the name that a line says a text of that kind is by or with.
pub(super) fn in_line(line: &str, kind: Class, lexicon: &Lexicon) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> = words(line).take(BEFORE + 4).collect();
    let classes = |at: usize| {
        all.get(at)
            .map_or(Classes::default(), |it| classes_at(line, it, lexicon))
    };
    let noun = (0..=BEFORE).find(|at| classes(*at).has(kind))?;
    let number = line.get(all.get(noun + 1)?.clone())?;
    let numbered = number.bytes().all(|byte| byte.is_ascii_digit());
    let next = noun + 1 + usize::from(numbered);
    let end = all.get(next - 1)?.end;
    let sign = line
        .get(end..all.get(next)?.start)?
        .contains([':', '–', '—']);
    let ties = [Class::Of, Class::By, Class::Preposition];
    let start = match classes(next).any(&ties) {
        true => next + 1,
        false if sign => next,
        false => return None,
    };
    let name = name_at(line, all.get(start)?.start, lexicon)?;
    let behind = words(line.get(name.end..)?).next();
    let several = behind.is_some_and(|it| {
        classes_at(line, &(name.end + it.start..name.end + it.end), lexicon).has(Class::And)
    });
    (!several).then_some(name)
}

/// The bytes of the name that stands at byte `start` of `text`, and ends at a sign or before a word that is none of it; none
/// where that is one word, or names something else.
pub(super) fn name_at(text: &str, start: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let shouted = !rest.lines().next()?.contains(char::is_lowercase);
    let mut end = 0;
    let mut count = 0;
    let mut last = "";
    for word in words(rest) {
        let gap = rest.get(end..word.start)?;
        let spelled = rest.get(word.clone())?;
        let short = last.chars().count() <= SHORT;
        if !gap
            .chars()
            .all(|ch| " -‑".contains(ch) || ch == '.' && short)
        {
            break;
        }
        let classes = classes_at(rest, &word, lexicon);
        let particle = count > 0 && PARTICLES.contains(&spelled);
        let initial = spelled.len() == 1 && rest.get(word.end..)?.starts_with('.');
        let common =
            classes.any(&NO_NAME) || classes.has(Class::Body) && !classes.has(Class::Police);
        let name = spelled.starts_with(char::is_uppercase) && (initial || !common);
        let goes_on = shouted && classes.has(Class::LightVerb);
        if goes_on || !(name || particle) {
            break;
        }
        (end, last) = (word.end, spelled);
        count += 1;
        if count > NAME.1 {
            return None;
        }
    }
    let surname = !lexicon
        .spelled(last)
        .any(&[Class::Role, Class::Title, Class::Body]);
    (count >= NAME.0 && surname && !PARTICLES.contains(&last)).then(|| start..start + end)
}

/// What no word of a name is.
const NO_NAME: [Class; 8] = [
    Class::Determiner,
    Class::Preposition,
    Class::And,
    Class::SpeechNoun,
    Class::Statement,
    Class::Interview,
    Class::Weekday,
    Class::FirstPerson,
];

/// The classes of the word at those bytes of `text`.
pub(super) fn classes_at(text: &str, word: &Range<usize>, lexicon: &Lexicon) -> Classes {
    let word = text.get(word.clone()).unwrap_or_default();
    lexicon.spelled(word)
}
