//! What the program proposes and a person decides: who says what, which claims speak of one event, how they relate, who is
//! silent.
//!
//! Nothing here decides anything, knows a disk or a terminal, or leaves anything to chance: every suggestion carries the rule
//! and the words that a reader can check, and the same input with the same decisions gives the same suggestions.
//!
//! From a text to claims, in the order of the work:
//!
//! - [`lexicon`]: the words that say who speaks, one folder a language
//! - [`attribute`]: who says it, by rules in order of precision
//! - [`sources`]: one source for a name, its title and its pronouns
//! - [`author`]: whose statement a text is, where it says so
//! - [`claims`]: what each says, small enough to be denied as a whole
//! - [`spoken`]: for words that a reader has chosen, by whose verbs they were said
//!
//! From claims to events and findings:
//!
//! - [`thesaurus`]: our own lists of opposites, kinds and synonyms, and how often a word is met
//! - [`features`]: what is known of each claim by itself
//! - [`index`]: for each claim the few of another source it may belong with
//! - [`score`]: how likely two claims speak of one event
//! - [`align`]: events out of pairs, under what a person has decided
//! - [`judge`]: how two claims of one event relate, one rule a file
//! - [`silences`]: accounts that leave out what another tells between two events of which both tell
//! - [`people`]: sources that seem to be one person
//! - [`suggestion`]: what is proposed, with its id and its reason
//! - [`memory`]: what stays true from one decision to the next
//! - [`run`]: all of it for a case
//! - [`drafted`]: the same for a draft, as tables

pub mod align;
pub mod attribute;
pub mod author;
pub mod claims;
pub mod drafted;
pub mod features;
mod heading;
pub mod index;
pub mod judge;
pub mod lexicon;
pub mod memory;
pub mod people;
mod quick;
pub mod run;
pub mod score;
pub mod silences;
pub mod sources;
pub mod spoken;
pub mod suggestion;
pub mod thesaurus;
mod threads;
mod whose;

pub use memory::Memory;
pub use run::{Wanted, suggest};
pub use suggestion::{Band, Suggestion, Suggestions, What};
