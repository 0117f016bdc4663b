//! A silence: a source that has no claim in an event, and why, if known.

use super::record::record;
use super::word::words;
use super::{Id, Rare};

words! {
    /// Why an account is silent on an event.
    #[derive(Default)]
    Reason ("reason for a silence") {
        #[default]
        Unknown = "unknown", "nobody knows why";
        NotMentioned = "not-mentioned", "it could have been mentioned and was not";
        NotAsked = "not-asked", "nobody asked";
        NoKnowledge = "no-knowledge", "the source could not know";
        NoAnswer = "no-answer", "asked, and did not answer";
        NotCarried = "not-carried", "left out by the reporter, or only a summary exists";
        Withheld = "withheld", "kept back";
    }
}

record! {
    /// One silence; source and event are its key.
    Silence of Silence {
        /// Who is silent.
        source: Id = Source,
        /// On what.
        event: Id = Event,
        /// Why.
        reason: Reason = Reason,
        /// A reader's note.
        note: Option<Box<str>> = Note,
        /// Who recorded it.
        by: Rare<Box<str>> = By,
        /// When.
        at: Rare<Box<str>> = At,
        /// Whether the program proposed it and nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}
