//! What is proposed from the texts alone: who says what, what belongs together, how it differs. A person decides.
//!
//! Nothing here knows a disk or a terminal, and there is no chance in it: the same text gives the same proposals.

pub mod attribute;
pub mod claims;
pub mod lexicon;
pub mod sources;
