//! Accounts that speak before and after an event and not of it.

use super::suggestion::Suggestion;
use crate::case::Tables;

/// The silences that can be proposed.
#[must_use]
pub fn silences(_tables: &Tables) -> Vec<Suggestion> {
    Vec::new()
}
