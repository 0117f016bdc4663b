//! What a step calls the records it is about: who says what, never an id that nobody has read.
//!
//! A name is told in one line and kept in the journal, so each part of it is cut, at a word's end, to a few columns.

use super::typed::written;
use crate::case::{Case, Field, Finding, Id, Kind, Shape, Value, Word as _};
use crate::text::width::{Ambiguous, graphemes, width};

/// The columns of the words of a claim that stands by itself, and of one of a pair.
const WORDS: (usize, usize) = (32, 18);
/// The columns of a source's name, by itself and in a pair.
const NAME: (usize, usize) = (20, 14);
/// The columns of an event's title.
const TITLE: usize = 28;
/// The columns of what a field is set to.
const VALUE: usize = 32;
/// No more of a text (in bytes) is looked at.
const ENOUGH: usize = 512;

/// A claim (by place): its first words and who says it.
#[must_use]
pub fn claim(case: &Case, at: u32) -> String {
    said(case, at, (WORDS.0, NAME.0))
}

/// Words in quotation marks, the first of them where they are many.
#[must_use]
pub fn words(text: &str) -> String {
    format!("“{}”", cut(text, WORDS.0))
}

/// Two claims (by place), each as [`claim`], shorter.
pub(super) fn pair(case: &Case, one: u32, other: u32) -> String {
    let [one, other] = [one, other].map(|at| said(case, at, (WORDS.1, NAME.1)));
    format!("{one} / {other}")
}

fn said(case: &Case, at: u32, (words, name): (usize, usize)) -> String {
    let Some(claim) = case.tables().claims.get(at as usize) else {
        return "a claim".into();
    };
    let words = cut(claim.words(), words);
    format!("“{words}” ({})", cut(named(case, &claim.source), name))
}

/// A claim's first and last words, of those that are to be its words, and who says it.
pub(super) fn reworded(case: &Case, at: u32, quote: &str) -> String {
    let claim = case.tables().claims.get(at as usize);
    let name = claim.map_or_else(String::new, |it| source(case, &it.source));
    format!("“{}” ({name})", both_ends(quote, WORDS.0 + 8))
}

/// The name of the source with this id; the id itself when there is none.
pub(super) fn source(case: &Case, id: &Id) -> String {
    cut(named(case, id), NAME.0)
}

fn named<'a>(case: &'a Case, id: &'a Id) -> &'a str {
    case.source(id).map_or(id.as_str(), |it| &it.name)
}

/// An event's title, in quotation marks.
pub(super) fn event(title: &str) -> String {
    format!("“{}”", cut(title, TITLE))
}

fn event_of(case: &Case, id: &Id) -> String {
    let titled = case.event(id).map(|it| &*it.title);
    event(titled.unwrap_or(id.as_str()))
}

/// A record of any kind (by place): a claim by its words, a finding by those of its two claims, a silence by whose it is
/// and on what, others by what they are called.
#[must_use]
pub fn record(case: &Case, kind: Kind, at: usize) -> String {
    let tables = case.tables();
    let place = u32::try_from(at).unwrap_or(u32::MAX);
    let named = match kind {
        Kind::Case => Some("the case".to_owned()),
        Kind::Document => tables.documents.get(at).map(|it| {
            let title = it.title.as_deref().unwrap_or(&it.file);
            format!("document “{}”", cut(title, TITLE))
        }),
        Kind::Source => tables.sources.get(at).map(|it| cut(&it.name, NAME.0)),
        Kind::Event => tables.events.get(at).map(|it| event(&it.title)),
        Kind::Claim => Some(claim(case, place)),
        Kind::Finding => tables.findings.get(at).map(|it| of_finding(case, it)),
        Kind::Silence => tables.silences.get(at).map(|it| {
            let (who, on) = (source(case, &it.source), event_of(case, &it.event));
            format!("the silence of {who} on {on}")
        }),
        Kind::Conflict | Kind::Rejected => None,
    };
    named.unwrap_or_else(|| format!("{kind} {}", tables.key(kind, at)))
}

fn of_finding(case: &Case, finding: &Finding) -> String {
    let places = finding.claims.each_ref();
    let [Some(one), Some(other)] = places.map(|id| case.place(Kind::Claim, id)) else {
        return "a finding".into();
    };
    pair(case, one, other)
}

/// What a field is set to, in a few words.
pub(super) fn value(case: &Case, kind: Kind, field: Field, value: &Value) -> String {
    let shape = kind.spec(field.spelling()).map(|spec| spec.shape);
    match (shape, value) {
        (Some(Shape::Ref(of)), Value::Id(id)) => case
            .place(of, id)
            .map_or_else(|| id.to_string(), |at| record(case, of, at as usize)),
        (Some(Shape::Text), Value::Text(text)) => format!("“{}”", cut(text, VALUE)),
        (_, Value::Steps(_) | Value::Attribution(_)) => "set".into(),
        (_, Value::Flag(true)) => "yes".into(),
        (_, Value::Flag(false)) => "no".into(),
        (_, value) => cut(&written(Some(value)), VALUE),
    }
}

/// A text in one line, cut behind the last word that leaves room for `…`; a longer first word is cut within.
fn cut(text: &str, columns: usize) -> String {
    let (line, more) = one_line(text);
    if !more && wide(&line) <= columns {
        return line;
    }
    let room = columns.saturating_sub(1);
    let mut kept = String::new();
    for word in line.split(' ') {
        let next = wide(word) + usize::from(!kept.is_empty());
        if wide(&kept) + next > room {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        first_columns(&line, room).clone_into(&mut kept);
    }
    let end = kept.trim_end_matches(|c: char| c.is_ascii_punctuation() && !")]".contains(c));
    format!("{}…", if end.is_empty() { &kept } else { end })
}

/// A text in one line; where it is longer than so many columns, its first and its last words with `…` between them.
fn both_ends(text: &str, columns: usize) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>();
    if wide(&whole.join(" ")) <= columns {
        return whole.join(" ");
    }
    let room = columns / 2;
    let last: Vec<&str> = whole
        .iter()
        .rev()
        .scan(0, |used, word| {
            *used += wide(word) + 1;
            (*used <= room).then_some(*word)
        })
        .collect();
    let first = cut(text, room);
    match last.is_empty() {
        true => first,
        false => format!(
            "{first} {}",
            last.into_iter().rev().collect::<Vec<_>>().join(" ")
        ),
    }
}

/// The beginning of a text with single spaces between its words, and whether there is more of it.
fn one_line(text: &str) -> (String, bool) {
    let end = text.floor_char_boundary(ENOUGH);
    let begin = text.get(..end).unwrap_or_default();
    let words: Vec<&str> = begin.split_whitespace().collect();
    (words.join(" "), end < text.trim_end().len())
}

fn first_columns(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut end = 0;
    for (range, columns_of) in graphemes(text, Ambiguous::Narrow) {
        used += columns_of;
        if used > columns {
            break;
        }
        end = range.end;
    }
    text.get(..end).unwrap_or_default()
}

fn wide(text: &str) -> usize {
    width(text, Ambiguous::Narrow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_at_a_words_end() {
        assert_eq!(cut("The lamp went out at ten", 16), "The lamp went…");
        assert_eq!(cut("They left, he said", 12), "They left…");
        assert_eq!(cut("two\n lines", 16), "two lines");
        assert_eq!(cut("灯台の灯りが消えたのは十時でした", 9), "灯台の灯…");
    }

    #[test]
    fn words_that_moved_are_known_by_both_ends() {
        let text = "The others thought that his partner had pushed in";
        assert_eq!(both_ends(text, 30), "The others… had pushed in");
        assert_eq!(both_ends("They left", 30), "They left");
    }

    proptest! {
        #[test]
        fn a_cut_text_fits(text in "\\PC{0,60}", columns in 4..40_usize) {
            prop_assert!(wide(&cut(&text, columns)) <= columns);
        }
    }
}
