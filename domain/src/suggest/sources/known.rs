//! Somebody who speaks or is spoken of, with all that is known of them.

use super::mention::{Kind, Sex};

/// Somebody who speaks or is spoken of.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something else that was learned"
)]
pub(in crate::suggest) struct Known {
    pub name: String,
    pub role: Option<String>,
    pub(super) kind: Kind,
    pub sex: Option<Sex>,
    pub police: bool,
    pub body: bool,
    pub(super) person: bool,
    /// Whether it was brought in as somebody new behind the head of a text: "a witness", who may stay without a name.
    pub(super) passing: bool,
    pub(super) speaks_for: Option<String>,
    /// Whether it is a pronoun that nobody or two alike fit.
    pub unresolved: bool,
    /// The unit and paragraph of the last mention, and whether it spoke there.
    pub(super) unit: usize,
    pub(super) paragraph: usize,
    pub(super) spoke: bool,
    /// The mentions it was known by, for the reason given to a reader.
    pub aliases: Vec<String>,
}

impl Known {
    /// Whether it is several people.
    pub(in crate::suggest) fn several(&self) -> bool {
        self.sex == Some(Sex::They)
    }

    /// Whether a pronoun of that sex or number can mean it.
    pub(super) fn fits(&self, sex: Sex) -> bool {
        let one = || {
            let person = matches!(self.kind, Kind::Name(_)) || self.person;
            let free = self.sex.is_none_or(|own| own == sex) && !self.body && !self.unresolved;
            person && free || self.sex == Some(sex)
        };
        match sex {
            Sex::They => self.sex == Some(Sex::They) || self.body,
            _ => one(),
        }
    }

    /// Whether it is a body that others speak for.
    pub(in crate::suggest) fn is_body(&self) -> bool {
        self.body
    }

    /// The words a body answers to: those of its name, or its head; "police" for every police body.
    pub(in crate::suggest) fn answers_to(&self) -> Vec<&str> {
        let words: Vec<&str> = match &self.kind {
            Kind::Name(words) => words.iter().map(String::as_str).collect(),
            Kind::Described(head) => vec![head],
            _ => Vec::new(),
        };
        let police = self.police.then_some(POLICE);
        words.into_iter().chain(police).collect()
    }

    /// The body it speaks for, by a word that body answers to.
    pub(in crate::suggest) fn speaks_for(&self) -> Option<&str> {
        self.speaks_for.as_deref().or(self.police.then_some(POLICE))
    }
}

/// What every police body answers to.
pub(super) const POLICE: &str = " police";
