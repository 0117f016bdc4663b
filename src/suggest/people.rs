//! Sources that seem to be one person.

use super::suggestion::Suggestion;
use crate::case::Tables;

/// The sources that seem to be one person.
#[must_use]
pub fn people(_tables: &Tables) -> Vec<Suggestion> {
    Vec::new()
}
