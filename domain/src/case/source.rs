//! A source: who says it. A person, a body, a record.

use super::record::record;
use super::{Edtf, Id, Rare};

record! {
    /// One source; all its claims together are its account.
    Source of Source {
        /// By which claims and findings name it.
        id: Id = Id,
        /// What it is called.
        name: Box<str> = Name,
        /// The source within whose account it is shown unless it has a pane of its own. Depth 1.
        account: Option<Id> = Account,
        /// The person, when several sources are that person's several tellings.
        person: Option<Box<str>> = Person,
        /// What part it has in the matter: witness, officer on duty…
        role: Option<Box<str>> = Role,
        /// The letter it has in the gutter of Read.
        letter: Option<Box<str>> = Letter,
        /// When it told its account.
        told: Option<Edtf> = Told,
        /// On what occasion: interview, press statement, post.
        occasion: Option<Box<str>> = Occasion,
        /// The name it is shown under instead of its own.
        alias: Option<Box<str>> = Alias,
        /// A reader's note.
        note: Option<Box<str>> = Note,
        /// Whether the program proposed it and nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}

impl Source {
    /// What it is called: its name, or where aliases are wanted and it has one, that.
    #[must_use]
    pub fn called(&self, aliases: bool) -> &str {
        let alias = self.alias.as_deref().filter(|_| aliases);
        alias.unwrap_or(&self.name)
    }

    /// Everything it can be asked for by: its id, its name, its alias.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [self.id.as_str(), &self.name];
        names.into_iter().chain(self.alias.as_deref())
    }

    /// Whether it goes by a name, however that is capitalised.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.names().any(|it| it.to_lowercase() == name)
    }
}
