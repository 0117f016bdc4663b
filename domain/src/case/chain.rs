//! A chain: who passed a claim on, from the document to its first speaker.

use super::word::words;
use super::{Id, Rare};
use std::ops::Deref;

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

/// The steps of a chain, nearest the document first. Most claims have none, and give it the room of a pointer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chain(Rare<Box<[Step]>>);

impl Deref for Chain {
    type Target = [Step];

    fn deref(&self) -> &[Step] {
        self.0.get().map_or(&[], |steps| steps)
    }
}

impl FromIterator<Step> for Chain {
    fn from_iter<T: IntoIterator<Item = Step>>(steps: T) -> Self {
        let steps: Box<[Step]> = steps.into_iter().collect();
        Self(Some(steps).filter(|it| !it.is_empty()).into())
    }
}
