//! One mention of a speaker, taken apart: pronoun, name with its titles and roles, or description with its head.

use std::ops::Range;

use super::apposition::{name_behind, role_behind};
use super::name::{ageless, capitalised, clipped, described, joined, name_run, named, stretch};
use crate::suggest::lexicon::{Class, Classes, Lexicon};

use crate::text::segment::words;

/// Grammatical sex and number, as far as words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Sex {
    He,
    She,
    They,
}

/// What kind of words the mention is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// He, she, they.
    Pronoun(Sex),
    /// I, we.
    First,
    /// It, which, some: nobody in particular.
    Vague,
    /// A name: its words.
    Name(Vec<String>),
    /// A description: its head in lower case.
    Described(String),
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something else that its words tell"
)]
pub(super) struct Mention {
    pub kind: Kind,
    /// What to call the source.
    pub name: String,
    /// The words before or behind a name that say what the person is.
    pub role: Option<String>,
    pub sex: Option<Sex>,
    /// Whether it brings in somebody new: "a witness".
    pub indefinite: bool,
    /// Whether it is nobody named before: "a witness", "her brother".
    pub other: bool,
    pub police: bool,
    pub body: bool,
    /// Whether it is one person by what they do: "a driver".
    pub person: bool,
    /// The body somebody speaks for: "a spokesman for the airline" names the airline.
    pub speaks_for: Option<String>,
}

/// A word of a mention.
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub lower: String,
    pub classes: Classes,
    pub range: Range<usize>,
    /// The bytes at its end that are left out of `text` beside an 's: of a case, or of a noun for what is said.
    pub ending: usize,
    pub capital: bool,
    pub owner: bool,
}

impl Word<'_> {
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// Reads the mention at `range` of `text`.
pub(super) fn read(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Mention {
    let mut found = words_of(text, range.clone(), lexicon);
    if found.len() > 1 && found.last().is_some_and(|it| it.is(Class::Relative)) {
        found.pop();
    }
    if let [word] = found.as_slice()
        && let Some(kind) = pronoun(word)
    {
        return plain(kind, capitalised(word.text), word);
    }
    let base = range.start;
    let comma = text.get(range.clone());
    let comma = comma.and_then(|it| it.find([',', '(', '—']));
    let end = comma.map_or(range.end, |comma| base + comma);
    if let Some(comma) = comma {
        found.retain(|word| word.range.start < base + comma);
    }
    if let Some(both) = joined(text, &found) {
        return both;
    }
    let indefinite = found.first().is_some_and(|it| it.is(Class::Indefinite));
    let owned = found.first().is_some_and(|it| it.is(Class::Possessive));
    let opened = found
        .iter()
        .take_while(|it| it.is(Class::Determiner) || it.is(Class::Possessive))
        .count();
    let determined = opened > 0 && opened < found.len();
    let body = if determined {
        found.split_off(opened)
    } else {
        found
    };
    let tail = body
        .iter()
        .skip(1)
        .position(|it| it.is(Class::Postmodifier) && !it.capital || it.is(Class::PersonRelative))
        .map(|at| at + 1);
    let head = body.get(..tail.unwrap_or(body.len())).unwrap_or_default();
    let run = name_run(head, determined)
        .filter(|run| !lexicon.capital_nouns || is_name(head, run, determined));
    let mut mention = match run {
        Some(run) => named(text, head, run),
        None => described(text, &body, head),
    };
    mention.indefinite = indefinite;
    mention.other = indefinite || owned;
    mention.police = body.iter().any(|it| it.is(Class::Police));
    mention.body |= head.last().is_some_and(|it| it.is(Class::Body));
    let tied = tail.filter(|at| body.get(*at).is_some_and(|it| it.is(Class::Postmodifier)));
    mention.speaks_for = tied.and_then(|at| {
        let behind = body.get(at + 1..)?;
        let named = behind.iter().find(|it| it.is(Class::Body) || it.capital)?;
        Some(named.lower.clone())
    });
    if mention.sex.is_none() {
        // "a police officer" is one.
        let before = head.len().saturating_sub(1);
        let own = body.iter().enumerate();
        let mut own = own.filter(|(at, it)| *at >= before || !it.is(Class::Plural));
        mention.sex = own.find_map(|(_, it)| sex(it));
    }
    let somebody = determined
        && matches!(mention.kind, Kind::Described(_))
        && mention.sex != Some(Sex::They)
        && (lexicon.capital_nouns || body.last().is_some_and(|it| !it.capital));
    let name = somebody.then(|| name_behind(text, end, lexicon)).flatten();
    let alone = matches!(mention.kind, Kind::Name(_)) && mention.role.is_none() && !mention.body;
    if alone {
        mention.role = role_behind(text, end, lexicon).map(|it| clipped(&it));
    }
    match name.and_then(|name| called(text, name, lexicon)) {
        Some(named) => as_named(mention, named, stretch(text, ageless(&body))),
        None => mention,
    }
}

/// Whether capitals are a name's where every noun has one: not "der Vorsitzende", "Feuerwehr Lunden".
fn is_name(head: &[Word], run: &Range<usize>, determined: bool) -> bool {
    let before = run.start.checked_sub(1).and_then(|at| head.get(at));
    let title = before.is_some_and(|it| it.is(Class::Title) || it.is(Class::Role));
    let body = before.is_some_and(|it| it.is(Class::Body));
    title || !(body || determined && run.len() == 1)
}

/// The mention that a name by itself is.
fn called(text: &str, name: Range<usize>, lexicon: &Lexicon) -> Option<Mention> {
    let named = read(text, name, lexicon);
    matches!(named.kind, Kind::Name(_)).then_some(named)
}

/// Somebody who is described and named: by the name, and what was said of it is the role.
fn as_named(described: Mention, named: Mention, role: Option<String>) -> Mention {
    Mention {
        role: role.map(|it| clipped(&it)),
        sex: named.sex.or(described.sex),
        indefinite: described.indefinite,
        police: described.police,
        body: described.body || named.body,
        person: false,
        speaks_for: described.speaks_for,
        ..named
    }
}

fn words_of<'a>(text: &'a str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Word<'a>> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let word = |at: Range<usize>| {
        let text = inside.get(at.clone()).unwrap_or_default();
        let bare = ["'s", "’s"].iter().find_map(|end| text.strip_suffix(end));
        let owner = bare.is_some();
        let text = bare.unwrap_or(text);
        let length = text.len();
        let text = without_view(text, lexicon).unwrap_or(text);
        let text = without_case(text, lexicon).unwrap_or(text);
        let lower = text.to_lowercase();
        Word {
            classes: lexicon.classes(&lower),
            lower,
            ending: length - text.len(),
            text,
            range: range.start + at.start..range.start + at.end,
            capital: text.starts_with(char::is_uppercase),
            owner,
        }
    };
    words(inside).take(40).map(word).collect()
}

/// Whose view a word says something is: "Polizei" of "Polizeiangaben".
fn without_view<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let at = lexicon.viewer(&text.to_lowercase())?;
    text.get(..at)
}

/// The noun that a genitive is of, where the language has one: "Betreibers".
fn without_case<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let noun = text.strip_suffix('s').filter(|_| lexicon.capital_nouns)?;
    let classes = |word: &str| lexicon.spelled(word);
    let person = [Class::Role, Class::Body];
    (classes(noun).any(&person) && !classes(text).any(&person)).then_some(noun)
}

fn pronoun(word: &Word) -> Option<Kind> {
    if word.is(Class::FirstPerson) {
        return Some(Kind::First);
    }
    let personal =
        word.is(Class::Personal) || word.is(Class::ObjectPronoun) || word.is(Class::Possessive);
    let sex = sex(word).filter(|_| personal);
    match sex {
        Some(sex) => Some(Kind::Pronoun(sex)),
        None if word.is(Class::SubjectPronoun) || word.is(Class::Relative) || personal => {
            Some(Kind::Vague)
        }
        None => None,
    }
}

/// Sex and number, as a word tells them.
pub(super) fn sex(word: &Word) -> Option<Sex> {
    [
        (Class::He, Sex::He),
        (Class::She, Sex::She),
        (Class::They, Sex::They),
        (Class::Plural, Sex::They),
    ]
    .into_iter()
    .find(|(class, _)| word.is(*class))
    .map(|(_, sex)| sex)
    .or_else(|| {
        let first = word.capital && !word.owner;
        let he = word.is(Class::NameHe).then_some(Sex::He);
        he.or_else(|| word.is(Class::NameShe).then_some(Sex::She))
            .filter(|_| first)
    })
}

fn plain(kind: Kind, name: String, word: &Word) -> Mention {
    Mention {
        kind,
        name,
        role: None,
        sex: sex(word),
        indefinite: false,
        other: false,
        police: false,
        body: false,
        person: false,
        speaks_for: None,
    }
}
