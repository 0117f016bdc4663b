//! Everybody known so far, and which of them a mention means.

use super::mention::{Kind, Mention, Sex};

/// How many paragraphs back a pronoun or a bare description looks.
const BACK: usize = 3;

/// Somebody who speaks or is spoken of.
#[derive(Debug, Clone)]
pub(in crate::suggest) struct Known {
    pub name: String,
    pub role: Option<String>,
    kind: Kind,
    pub sex: Option<Sex>,
    pub police: bool,
    pub body: bool,
    pub speaks_for: Option<String>,
    /// Whether it is a pronoun that nobody or two alike fit.
    pub unresolved: bool,
    /// The unit and paragraph of the last mention, and whether it spoke there.
    unit: usize,
    paragraph: usize,
    spoke: bool,
    /// The mentions it was known by, for the reason given to a reader.
    pub aliases: Vec<String>,
}

impl Known {
    /// Whether it is several people.
    pub(in crate::suggest) fn several(&self) -> bool {
        self.sex == Some(Sex::They)
    }

    /// Whether it is a body that others speak for.
    pub(in crate::suggest) fn is_body(&self) -> bool {
        self.body
    }

    /// Whether it speaks for that body: one of its people, or a spokesman of that name.
    pub(in crate::suggest) fn speaks_as(&self, body: &Self) -> bool {
        let named = self.speaks_for.as_deref().is_some_and(|name| match &body.kind {
            Kind::Name(words) => words.iter().any(|word| word == name),
            Kind::Described(head) => head == name,
            _ => false,
        });
        named || self.police && body.police
    }
}

/// Everybody known of a case.
#[derive(Debug, Default)]
pub(in crate::suggest) struct Registry {
    known: Vec<Known>,
    /// Places by the last mention, the latest at the end; each once.
    recent: Vec<usize>,
    /// Where the present text's people start: pronouns do not reach into another text.
    text: usize,
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
            let place = self.find(&mention).unwrap_or_else(|| self.add(mention));
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
            None => self.add(mention),
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
                _ => it.sex.is_none_or(|own| own == sex) && !it.body && !it.unresolved && matches!(it.kind, Kind::Name(_)) || it.sex == Some(sex),
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
        let near = |place: usize| self.known.get(place).is_some_and(|it| it.paragraph + BACK >= paragraph && it.unit <= unit);
        let mut fitting = self.recent.iter().rev().copied().take(24).filter(|it| near(*it) && fits(*it));
        let first = fitting.next()?;
        let one = self.known.get(first)?;
        let rival = fitting.next().and_then(|it| self.known.get(it)).filter(|it| it.unit == one.unit);
        match rival {
            Some(rival) if rival.spoke == one.spoke && one.unit < unit && one.spoke => None,
            _ => Some(first),
        }
    }

    /// Somebody known by the same name or description.
    fn find(&self, mention: &Mention) -> Option<usize> {
        match &mention.kind {
            Kind::Name(names) => {
                let last = names.last()?;
                let same = |it: &Known| match &it.kind {
                    Kind::Name(known) => known.last() == Some(last) && agree(known, names) && sexes(it.sex, mention.sex),
                    _ => false,
                };
                let place = self.known.iter().rposition(same);
                place.or_else(|| {
                    let first = |it: &Known| matches!(&it.kind, Kind::Name(known) if names.len() == 1 && known.first() == Some(last));
                    self.known.iter().rposition(first)
                })
            }
            Kind::Described(head) => {
                let later = |at: &usize| *at >= self.text;
                let role = |it: &Known| {
                    it.role.as_deref().is_some_and(|role| role.to_lowercase().split_whitespace().any(|word| word == head))
                };
                let same = |it: &Known| matches!(&it.kind, Kind::Described(known) if known == head);
                let exact = |it: &Known| it.name.to_lowercase() == mention.name.to_lowercase() && same(it);
                let exactly = self.known.iter().rposition(exact).filter(|at| later(at) || mention.body);
                if mention.indefinite || mention.sex == Some(Sex::They) && !mention.body && exactly.is_none() && self.known.iter().any(same) && mention.name.contains(' ') {
                    return exactly;
                }
                exactly
                    .or_else(|| self.known.iter().rposition(role).filter(later))
                    .or_else(|| self.known.iter().rposition(same).filter(later))
            }
            _ => None,
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

    /// A pronoun that means nobody known: one source for each such word of a text.
    fn unresolved(&mut self, mention: Mention) -> usize {
        let name = format!("{} (unresolved)", mention.name);
        let same = |it: &Known| it.unresolved && it.name == name;
        if let Some(place) = self.known.iter().rposition(same).filter(|it| *it >= self.text) {
            return place;
        }
        let place = self.add(mention);
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
        if !it.aliases.contains(&mention.name) && it.aliases.len() < 6 {
            it.aliases.push(mention.name.clone());
        }
    }
}

/// Whether two names with one last word can be one person's: one has no first name, or both begin alike.
fn agree(one: &[String], other: &[String]) -> bool {
    let first = |names: &[String]| (names.len() > 1).then(|| names.first().cloned()).flatten();
    match (first(one), first(other)) {
        (Some(one), Some(other)) => one.starts_with(other.as_str()) || other.starts_with(one.as_str()),
        _ => true,
    }
}

fn sexes(one: Option<Sex>, other: Option<Sex>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
