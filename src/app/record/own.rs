//! Which fields no reader changes in a card, and what does change them.

use super::Spot;
use crate::case::{Field, Kind};

/// Who or what writes the field, when it is not a reader in a field; `None` for a field that is edited.
#[must_use]
pub fn whose(spot: Spot) -> Option<&'static str> {
    match (spot.kind, spot.field) {
        (Kind::Conflict, _) => Some("a merge wrote it"),
        (Kind::Rejected, _) => Some("it says what was declined"),
        (_, Field::Id) => Some("other records name this one by it"),
        (Kind::Case, Field::Tellings) => Some("it is the version of the format"),
        (
            Kind::Claim,
            Field::Document | Field::Quote | Field::Start | Field::Prefix | Field::Suffix,
        ) => Some("the words are chosen in Read"),
        (Kind::Document, Field::File | Field::Encoding | Field::Sha256) => {
            Some("a document stays as it was received")
        }
        (Kind::Finding, Field::Claims) => Some("it is a finding on these two claims"),
        (Kind::Silence, Field::Source | Field::Event) => {
            Some("it is the silence of this source on this event")
        }
        (_, Field::By | Field::At) => Some("it is noted with every decision"),
        (_, Field::Suggested | Field::P | Field::Why | Field::Attribution) => {
            Some("it belongs to a proposal of the program")
        }
        _ => None,
    }
}
