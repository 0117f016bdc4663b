//! What the program proposes and a person decides: which claims speak of one event, how they relate, who is silent.
//!
//! Nothing here decides anything: every suggestion carries the rule and the words that a reader can check. Same input and
//! same decisions give the same suggestions. In the order of the work:
//!
//! - [`thesaurus`]: our own lists of opposites, kinds and synonyms, and how often a word is met
//! - [`features`]: what is known of each claim by itself
//! - [`index`]: for each claim the few of another source it may belong with
//! - [`score`]: how likely two claims speak of one event
//! - [`align`]: events out of pairs, under what a person has decided
//! - [`judge`]: how two claims of one event relate, one rule a file
//! - [`silences`]: accounts that speak before and after an event and not of it
//! - [`people`]: sources that seem to be one person
//! - [`suggestion`]: what is proposed, with its id and its reason
//! - [`run`]: all of it for a case

pub mod align;
pub mod features;
pub mod index;
pub mod judge;
pub mod people;
mod quick;
pub mod run;
pub mod score;
pub mod silences;
pub mod suggestion;
pub mod thesaurus;
mod threads;

pub use run::{Wanted, suggest};
pub use suggestion::{Band, Suggestion, Suggestions, What};
