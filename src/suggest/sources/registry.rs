//! Everybody known so far, and which of them a mention means.

use std::collections::HashMap;

use super::known::Known;
use super::mention::{Kind, Mention, Sex};

/// How many paragraphs back a pronoun or a bare description looks.
const BACK: usize = 3;

/// What a source's name ends in when it is a pronoun that nobody or two alike fit.
pub(in crate::suggest) const UNRESOLVED: &str = " (unresolved)";

/// How many of one name are looked at, the latest first.
const ALIKE: usize = 16;

/// How many mentions are kept to show why somebody is one source.
const ALIASES: usize = 6;

/// Everybody known of a case.
#[derive(Debug, Default)]
pub(in crate::suggest) struct Registry {
    known: Vec<Known>,
    /// Places by the last mention, the latest at the end; each once.
    recent: Vec<usize>,
    /// Where the present text's people start: pronouns do not reach into another text.
    text: usize,
    /// Places by the words that may mean them: first and last names, heads, roles.
    words: HashMap<String, Vec<usize>>,
}

impl Registry {
    /// Everybody, by place.
    pub(in crate::suggest) fn known(&self) -> &[Known] {
        &self.known
    }

    /// Begins another text: names go on, pronouns and descriptions do not.
    pub(in crate::suggest) fn next_text(&mut self) {
        self.recent.clear();
        self.text = self.known.len();
    }

    /// Takes note of a subject that says nothing.
    pub(super) fn topic(&mut self, mention: Mention, unit: usize, paragraph: usize) {
        if let Kind::Name(_) = mention.kind {
            let place = self.find(&mention).unwrap_or_else(|| self.added(mention));
            self.touch(place, unit, paragraph, false);
        }
    }

    /// Who the mention of a speaker means; `parent` is in whose words it stands, and whether these are quoted.
    pub(super) fn speaker(
        &mut self,
        mention: Mention,
        unit: usize,
        paragraph: usize,
        parent: Option<(bool, Option<usize>)>,
    ) -> usize {
        let place = match &mention.kind {
            Kind::First => parent.and_then(|(_, speaker)| speaker),
            Kind::Pronoun(sex) => self.pronoun(*sex, unit, paragraph, parent),
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
            None => self.added(mention),
        };
        if parent.is_none() {
            self.touch(place, unit, paragraph, true);
        }
        place
    }

    /// The one of that sex who spoke last, or was a subject after that; none when nobody or two speakers of one unit fit.
    fn pronoun(
        &self,
        sex: Sex,
        unit: usize,
        paragraph: usize,
        parent: Option<(bool, Option<usize>)>,
    ) -> Option<usize> {
        let fits = |place: usize| {
            self.known.get(place).is_some_and(|it| match sex {
                Sex::They => it.sex == Some(Sex::They) || it.body,
                _ => {
                    it.sex.is_none_or(|own| own == sex)
                        && !it.body
                        && !it.unresolved
                        && matches!(it.kind, Kind::Name(_))
                        || it.sex == Some(sex)
                }
            })
        };
        match parent {
            Some((true, _)) => return None,
            Some((false, speaker)) => {
                if let Some(speaker) = speaker.filter(|it| fits(*it)) {
                    return Some(speaker);
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
            .take(24)
            .filter(|it| near(*it) && fits(*it));
        let first = fitting.next()?;
        let one = self.known.get(first)?;
        let rival = fitting
            .next()
            .and_then(|it| self.known.get(it))
            .filter(|it| it.unit == one.unit);
        match rival {
            Some(rival) if rival.spoke == one.spoke && one.unit < unit && one.spoke => None,
            _ => Some(first),
        }
    }

    /// Somebody known by the same name or description.
    fn find(&self, mention: &Mention) -> Option<usize> {
        match &mention.kind {
            Kind::Name(names) => self.by_name(names, mention.sex),
            Kind::Described(head) => self.by_description(head, mention),
            _ => None,
        }
    }

    /// The last word decides; a single word may be a first name.
    fn by_name(&self, names: &[String], sex: Option<Sex>) -> Option<usize> {
        let last = names.last()?;
        let same = |it: &Known| match &it.kind {
            Kind::Name(known) => {
                known.last() == Some(last) && agree(known, names) && sexes(it.sex, sex)
            }
            _ => false,
        };
        let first = |it: &Known| match &it.kind {
            Kind::Name(known) if names.len() == 1 && known.len() > 1 => {
                known.first() == Some(last) && sexes(it.sex, sex)
            }
            _ => false,
        };
        self.latest(last, same).or_else(|| self.latest(last, first))
    }

    /// The same words; else, unless somebody new is brought in, whoever has that role or was described so in this text.
    fn by_description(&self, head: &str, mention: &Mention) -> Option<usize> {
        let here = |at: &usize| *at >= self.text;
        let same = |it: &Known| matches!(&it.kind, Kind::Described(known) if known == head);
        let exact = |it: &Known| same(it) && it.name.eq_ignore_ascii_case(&mention.name);
        if mention.indefinite && !mention.name.contains(' ') {
            return None;
        }
        let exactly = self
            .latest(head, exact)
            .filter(|at| here(at) || mention.body);
        let others = mention.sex == Some(Sex::They) && !mention.body && mention.name.contains(' ');
        if exactly.is_some() || mention.indefinite || others && self.latest(head, same).is_some() {
            return exactly;
        }
        let role = |it: &Known| {
            it.role.as_deref().is_some_and(|role| {
                role.to_lowercase()
                    .split_whitespace()
                    .any(|word| word == head)
            })
        };
        self.latest(head, role)
            .or_else(|| self.latest(head, same))
            .filter(here)
    }

    /// The one last brought in under that word who fits.
    fn latest(&self, word: &str, fits: impl Fn(&Known) -> bool) -> Option<usize> {
        let places = self.words.get(word)?.iter().rev().take(ALIKE).copied();
        places
            .into_iter()
            .find(|place| self.known.get(*place).is_some_and(&fits))
    }

    /// Lets somebody be found by the words of a mention.
    fn index(&mut self, place: usize, mention: &Mention) {
        let mut words: Vec<String> = match &mention.kind {
            Kind::Name(names) => names
                .first()
                .into_iter()
                .chain(names.last())
                .cloned()
                .collect(),
            Kind::Described(head) => vec![head.clone()],
            _ => vec![mention.name.clone()],
        };
        let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
        words.extend(role.split_whitespace().map(str::to_owned));
        for word in words {
            let places = self.words.entry(word).or_default();
            if places.last() != Some(&place) {
                places.push(place);
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
        if let (Kind::Name(known), Kind::Name(new)) = (&it.kind, &mention.kind)
            && new.len() > known.len()
        {
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

/// Whether two names with one last word can be one person's: one has no first name, or both begin alike.
fn agree(one: &[String], other: &[String]) -> bool {
    let first = |names: &[String]| (names.len() > 1).then(|| names.first().cloned()).flatten();
    match (first(one), first(other)) {
        (Some(one), Some(other)) => {
            one.starts_with(other.as_str()) || other.starts_with(one.as_str())
        }
        _ => true,
    }
}

fn sexes(one: Option<Sex>, other: Option<Sex>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
