//! Finding who is known already by the words of a mention.

use super::holders::words_of;
use super::known::Known;
use super::mention::{Kind, Mention, Sex};
use super::registry::{BACK, Registry};

/// How many of one name are looked at, the latest first.
const ALIKE: usize = 16;

impl Registry {
    /// Somebody known by the same name or description.
    pub(super) fn find(&self, mention: &Mention) -> Option<usize> {
        match &mention.kind {
            Kind::Name(names) => self
                .by_name(names, mention.sex)
                .or_else(|| self.by_role(mention)),
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

    /// Somebody described before by the role that a name comes with: "the caretaker", then "Caretaker Ann Moss"; where nobody
    /// else in the text has it. "A caretaker" is hers only at the head of a report, which names her later.
    fn by_role(&self, mention: &Mention) -> Option<usize> {
        let role = mention.role.as_deref()?.to_lowercase();
        let head = role.split_whitespace().next_back()?;
        let fits = |it: &Known| {
            let same = matches!(&it.kind, Kind::Described(known) if known == head);
            same && !it.body && !it.passing && sexes(it.sex, mention.sex) && !it.several()
        };
        let places = self.words.get(head)?.iter().rev().take(ALIKE).copied();
        let here = |at: &usize| *at >= self.text && self.known.get(*at).is_some_and(fits);
        let mut fitting = places.filter(here);
        let first = fitting.next().filter(|_| !self.holders.several(head))?;
        fitting.next().is_none().then_some(first)
    }

    /// The same words; else, unless somebody new is brought in, whoever has that role or was described so in this text.
    fn by_description(&self, head: &str, mention: &Mention) -> Option<usize> {
        let here = |at: &usize| *at >= self.text;
        let same = |it: &Known| {
            let alike = matches!(&it.kind, Kind::Described(known) if known == head);
            alike && one_tail(&it.name, &mention.name, head)
        };
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
            let role = it.role.as_deref().unwrap_or_default();
            words_of(role, self.lexicon).iter().any(|word| word == head)
        };
        let held = self
            .latest(head, role)
            .filter(|_| !self.holders.several(head) || self.near(head, role) == 1);
        held.or_else(|| self.latest(head, same)).filter(here)
    }

    /// How many who fit were mentioned not long ago.
    fn near(&self, word: &str, fits: impl Fn(&Known) -> bool) -> usize {
        let places = self.words.get(word).into_iter().flatten().rev().take(ALIKE);
        let known = places.filter_map(|at| self.known.get(*at).filter(|_| *at >= self.text));
        let near = known.filter(|it| it.paragraph + BACK >= self.paragraph && fits(it));
        near.count()
    }

    /// The one last brought in under that word who fits.
    pub(super) fn latest(&self, word: &str, fits: impl Fn(&Known) -> bool) -> Option<usize> {
        let places = self.words.get(word)?.iter().rev().take(ALIKE).copied();
        places
            .into_iter()
            .find(|place| self.known.get(*place).is_some_and(&fits))
    }

    /// Lets somebody be found by the words of a mention.
    pub(super) fn index(&mut self, place: usize, mention: &Mention) {
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
        let role = mention.role.as_deref().unwrap_or_default();
        words.extend(words_of(role, self.lexicon));
        for word in words {
            let places = self.words.entry(word).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
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

/// Whether two descriptions with one head can be one person's: one tells no more of it, or both the same. "The owner of the shop"
/// is not "the owner of the mill".
fn one_tail(one: &str, other: &str, head: &str) -> bool {
    let tail = |name: &str| {
        let name = name.to_lowercase();
        let words = name.split_whitespace();
        let behind: Vec<_> = words.skip_while(|it| *it != head).skip(1).collect();
        behind.join(" ")
    };
    let (one, other) = (tail(one), tail(other));
    one.is_empty() || other.is_empty() || one == other
}

fn sexes(one: Option<Sex>, other: Option<Sex>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
