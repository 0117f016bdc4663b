//! What a reader decides about a case, as one [`Edit`]: nothing here changes a case.
//!
//! Each function takes the case as it is and returns a [`Decision`]: what the step is called, and the edit that carries it
//! out with everything that must go along (the findings of a claim that moves, the silence of a source that now speaks), so
//! that a case without problems stays without problems. Clock, author and ids enter as values.

mod aligned;
pub mod called;
mod chain;
mod claim;
mod conflict;
mod ends;
mod event;
mod field;
mod finding;
mod ids;
mod merge;
mod plan;
mod rebase;
mod silence;
mod source;
mod suggested;
#[cfg(test)]
mod tests;
mod together;
mod typed;
mod words;

pub use aligned::{accept_proposal, align, reject_proposals, rejoin};
pub use chain::set_chain;
pub use claim::{
    accept_place, delete, give_to, give_to_new, move_to, move_to_new, new_claim, split, with_words,
};
pub use conflict::{give_up, leave, settle, subject, together};
pub use event::{merge_events, new_event, put_event, remove_event, split_event};
pub use field::{is_default, set, set_all, set_head};
pub use finding::{Judgement, relate, unrelate};
pub use ids::Ids;
pub use merge::{Differ, differing, merge_claims};
pub use rebase::{Answer, Kept, rebase};
pub use silence::{end_silence, record_silence};
pub use source::{new_document, new_source, put_within, remove_source};
pub use suggested::{Record, accept, is_suggested, reject};
pub use together::{gather, move_all, retag};
pub use typed::{can_be_typed, typed, written};
pub use words::Words;

use crate::case::{Edit, Id};
use std::fmt;

/// One step of a reader: what it is called, and the edit that carries it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What is told of it; may hold a stranger's words.
    pub name: String,
    /// The change, all of it or nothing.
    pub edit: Edit,
}

/// Why something cannot be decided so. May hold a stranger's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cannot(pub String);

impl fmt::Display for Cannot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Cannot {}

/// A source or an event that is there, or one that is made in the same step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The one with this id.
    Known(Id),
    /// A new one: its id, and what it is called.
    New(Id, String),
}

impl Named {
    /// The id it has or will have.
    #[must_use]
    pub fn id(&self) -> &Id {
        match self {
            Self::Known(id) | Self::New(id, _) => id,
        }
    }
}

/// Who decides and when: written as `by` and `at` into what is decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signed<'a> {
    /// Who: the author of the config; empty when nobody is named, and then nothing is written.
    pub by: &'a str,
    /// When (RFC 3339); empty when it is not known.
    pub at: &'a str,
}

/// What a decision answers.
pub type Decided = Result<Decision, Cannot>;

fn cannot<T>(why: impl Into<String>) -> Result<T, Cannot> {
    Err(Cannot(why.into()))
}
