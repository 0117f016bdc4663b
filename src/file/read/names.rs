//! Ids met while reading, so that equal ids share their bytes.

use std::collections::HashSet;

use crate::case::{BadId, Id};

/// The ids met so far.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<Id>);

impl Names {
    /// The id spelled so: the one met before, if there was one.
    pub(super) fn id(&mut self, spelling: &str) -> Result<Id, BadId> {
        if let Some(id) = self.0.get(spelling) {
            return Ok(id.clone());
        }
        let id = Id::new(spelling)?;
        self.0.insert(id.clone());
        Ok(id)
    }
}
