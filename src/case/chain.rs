//! A chain: who passed a claim on, from the document to its first speaker.

use super::Id;
use super::word::words;

words! {
    /// How a step hands on what was said (Leech and Short, Style in Fiction, 1981, ch. 10:
    /// direct speech, indirect speech, narrative report of a speech act).
    #[derive(Default)]
    Mode ("mode of a step") {
        Direct = "direct", "in the speaker's own words";
        #[default]
        Indirect = "indirect", "in other words: he said that…";
        Narrated = "narrated", "only that something was said";
    }
}

/// One step of a chain: a source that passed the claim on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who passed it on.
    pub source: Id,
    /// The verb as printed: "said", "denied".
    pub verb: Option<Box<str>>,
    /// How it was handed on.
    pub mode: Mode,
}
