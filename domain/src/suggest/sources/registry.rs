//! Everybody known so far, and which of them a mention means.

use std::collections::HashMap;

use super::holders::Holders;
use super::known::Known;
use super::mention::{Kind, Mention, Sex};
use super::near::Near;
use crate::suggest::lexicon::Lexicon;

/// How many paragraphs back a pronoun or a bare description looks.
pub(super) const BACK: usize = 3;

/// So many of those mentioned last are looked at for a pronoun.
const LOOKED_AT: usize = 24;

/// What a source's name ends in when it is a pronoun that nobody or two alike fit.
pub(in crate::suggest) const UNRESOLVED: &str = " (unresolved)";

/// How many mentions are kept to show why somebody is one source.
const ALIASES: usize = 6;

/// Who a pronoun means.
#[derive(Debug, Clone, Copy)]
enum Meant {
    /// Somebody known, by place.
    Known(usize),
    /// A subject that has said nothing yet, by its number.
    Subject(usize),
}

/// Everybody known of a case.
#[derive(Debug, Default)]
pub(in crate::suggest) struct Registry {
    pub(super) known: Vec<Known>,
    /// Places by the last mention, the latest at the end; each once.
    recent: Vec<usize>,
    /// Where the present text's people start: pronouns do not reach into another text.
    pub(super) text: usize,
    /// Places by the words that may mean them: first and last names, heads, roles.
    pub(super) words: HashMap<String, Vec<usize>>,
    /// The paragraph that is read now.
    pub(super) paragraph: usize,
    /// The subjects of sentences of the present text that are people without a name, with its paragraph.
    subjects: Vec<(Mention, usize)>,
    /// Who has which role in the present text, and the words of its language.
    pub(super) holders: Holders,
    pub(super) lexicon: Option<&'static Lexicon>,
}

impl Registry {
    /// Everybody, by place.
    pub(in crate::suggest) fn known(&self) -> &[Known] {
        &self.known
    }

    /// Begins another text: names go on, pronouns and descriptions do not.
    pub(in crate::suggest) fn next_text(&mut self) {
        self.recent.clear();
        self.subjects.clear();
        self.text = self.known.len();
    }

    /// Takes note of a subject that says nothing.
    pub(super) fn topic(&mut self, mention: Mention, unit: usize, paragraph: usize) {
        self.paragraph = paragraph;
        match mention.kind {
            Kind::Name(_) => {
                let place = self.find(&mention).unwrap_or_else(|| self.added(mention));
                self.touch(place, unit, paragraph, false);
            }
            Kind::Described(_) if mention.person || mention.sex == Some(Sex::They) => {
                self.subjects.push((mention, paragraph));
            }
            _ => {}
        }
    }

    /// Who the mention of a speaker means.
    pub(super) fn speaker(&mut self, mention: Mention, near: &Near) -> usize {
        let paragraph = near.paragraph;
        self.paragraph = paragraph;
        let place = match &mention.kind {
            Kind::First => near.within.and_then(|it| it.speaker),
            Kind::Pronoun(sex) => {
                let meant = self.pronoun(*sex, near);
                meant.and_then(|it| self.place(it))
            }
            Kind::Vague => None,
            Kind::Name(_) | Kind::Described(_) => self.find(&mention),
        };
        let pronoun = matches!(mention.kind, Kind::First | Kind::Pronoun(_) | Kind::Vague);
        let place = match place {
            Some(place) => {
                self.learn(place, &mention);
                place
            }
            None if pronoun => self.unresolved(mention),
            None => {
                let passing = mention.indefinite && paragraph > 0;
                let place = self.added(mention);
                if let Some(it) = self.known.get_mut(place) {
                    it.passing = passing;
                }
                place
            }
        };
        if near.within.is_none() {
            self.touch(place, near.unit, paragraph, true);
        }
        place
    }

    /// The one of that sex who spoke last, or was a subject after that; none when nobody or two speakers of one unit fit. A
    /// subject without a name is meant where nobody else fits, or somebody new was brought in since the paragraph began.
    fn pronoun(&self, sex: Sex, near: &Near) -> Option<Meant> {
        let (unit, paragraph) = (near.unit, near.paragraph);
        let fits = |place: usize| self.known.get(place).is_some_and(|it| it.fits(sex));
        match near.within {
            Some(within) if within.turn => return self.in_turn(sex, near, within.speaker),
            Some(within) if within.direct => return None,
            Some(within) => {
                if let Some(speaker) = within.speaker.filter(|it| fits(*it)) {
                    return Some(Meant::Known(speaker));
                }
            }
            None => {}
        }
        let near = |place: usize| {
            self.known
                .get(place)
                .is_some_and(|it| it.paragraph + BACK >= paragraph && it.unit <= unit)
        };
        let mut fitting = self
            .recent
            .iter()
            .rev()
            .copied()
            .take(LOOKED_AT)
            .filter(|it| near(*it) && fits(*it));
        let Some(first) = fitting.next() else {
            let any = self.subject(sex, paragraph, BACK, |_| true);
            return any.map(Meant::Subject);
        };
        let one = self.known.get(first)?;
        let nearer = self.subject(sex, paragraph, 0, |it| it.other);
        if let Some(nearer) = nearer.filter(|_| one.paragraph < paragraph) {
            return Some(Meant::Subject(nearer));
        }
        let rival = fitting
            .next()
            .and_then(|it| self.known.get(it))
            .filter(|it| it.unit == one.unit);
        match rival {
            Some(rival) if rival.spoke == one.spoke && one.unit < unit && one.spoke => None,
            _ => Some(Meant::Known(first)),
        }
    }

    /// The one of that sex who was a subject before in the same turn of a transcript; none when two were.
    fn in_turn(&self, sex: Sex, near: &Near, speaker: Option<usize>) -> Option<Meant> {
        let here = |at: &usize| {
            let known = self.known.get(*at);
            known.is_some_and(|it| it.paragraph == near.paragraph && it.fits(sex))
        };
        let recent = self.recent.iter().rev().copied().take(LOOKED_AT);
        let mut named = recent.filter(|it| here(it) && Some(*it) != speaker);
        let named = (named.next(), named.next());
        let subject = self.subject(sex, near.paragraph, 0, |_| true);
        match (named, subject) {
            ((Some(one), None), None) => Some(Meant::Known(one)),
            ((None, _), Some(subject)) => Some(Meant::Subject(subject)),
            _ => None,
        }
    }

    /// The last such subject without a name that a pronoun fits, not more than so many paragraphs back: "The landlord opened.
    /// He said".
    fn subject(
        &self,
        sex: Sex,
        paragraph: usize,
        back: usize,
        such: impl Fn(&Mention) -> bool,
    ) -> Option<usize> {
        let fits = |one: &Mention| one.sex == Some(sex) || one.sex.is_none() && sex != Sex::They;
        let all = self.subjects.iter().enumerate().rev().take(LOOKED_AT);
        let mut near = all.take_while(|(_, (_, at))| at + back >= paragraph);
        near.find(|(_, (mention, _))| fits(mention) && such(mention))
            .map(|(at, _)| at)
    }

    /// Who is meant, added where nobody was known as that yet.
    fn place(&mut self, meant: Meant) -> Option<usize> {
        match meant {
            Meant::Known(place) => Some(place),
            Meant::Subject(at) => {
                let mention = self.subjects.get(at)?.0.clone();
                let known = self.find(&mention);
                Some(known.unwrap_or_else(|| self.added(mention)))
            }
        }
    }

    fn add(&mut self, mention: Mention) -> usize {
        self.known.push(Known {
            aliases: vec![mention.name.clone()],
            name: mention.name,
            role: mention.role,
            kind: mention.kind,
            sex: mention.sex,
            police: mention.police,
            body: mention.body,
            person: mention.person && mention.indefinite,
            passing: false,
            speaks_for: mention.speaks_for,
            unresolved: false,
            unit: 0,
            paragraph: 0,
            spoke: false,
        });
        self.known.len() - 1
    }

    fn added(&mut self, mention: Mention) -> usize {
        let place = self.known.len();
        self.index(place, &mention);
        self.add(mention)
    }

    /// A pronoun that means nobody known: one source for each such word of a text.
    fn unresolved(&mut self, mention: Mention) -> usize {
        let name = format!("{}{UNRESOLVED}", mention.name);
        let same = |it: &Known| it.unresolved && it.name == name;
        if let Some(place) = self
            .latest(&mention.name, same)
            .filter(|it| *it >= self.text)
        {
            return place;
        }
        let place = self.added(mention);
        if let Some(it) = self.known.get_mut(place) {
            it.unresolved = true;
            it.name = name;
        }
        place
    }

    fn touch(&mut self, place: usize, unit: usize, paragraph: usize, spoke: bool) {
        if let Some(it) = self.known.get_mut(place) {
            it.spoke = spoke || it.spoke && it.unit == unit;
            it.unit = unit;
            it.paragraph = paragraph;
        }
        let from = self.recent.len().saturating_sub(64);
        if let Some(at) = self.recent.iter().skip(from).position(|it| *it == place) {
            self.recent.remove(from + at);
        }
        self.recent.push(place);
    }

    /// Adds to somebody known what a mention says of them: a longer name, a role, a sex.
    fn learn(&mut self, place: usize, mention: &Mention) {
        let named = matches!(mention.kind, Kind::Name(_) | Kind::Described(_));
        let news = named
            && self.known.get(place).is_some_and(|it| {
                it.aliases.len() < ALIASES && !it.aliases.contains(&mention.name)
            });
        if news {
            self.index(place, mention);
        }
        let Some(it) = self.known.get_mut(place) else {
            return;
        };
        it.sex = it.sex.or(mention.sex).or(match mention.kind {
            Kind::Pronoun(sex) => Some(sex),
            _ => None,
        });
        let longer = match (&it.kind, &mention.kind) {
            (Kind::Name(known), Kind::Name(new)) => new.len() > known.len(),
            (Kind::Described(_), Kind::Name(_)) => true,
            _ => false,
        };
        if longer {
            it.kind = mention.kind.clone();
            it.name.clone_from(&mention.name);
        }
        if it.role.is_none() {
            it.role.clone_from(&mention.role);
        }
        it.police |= mention.police;
        if !it.aliases.contains(&mention.name) && it.aliases.len() < ALIASES {
            it.aliases.push(mention.name.clone());
        }
    }
}
