//! Whose account a source speaks for.

use crate::case::{Id, Tables};
use std::collections::HashMap;

/// The account of every source that is shown within another's.
pub(super) struct Whose<'a>(HashMap<&'a Id, &'a Id>);

impl<'a> Whose<'a> {
    pub(super) fn of(tables: &'a Tables) -> Self {
        let within = tables.sources.iter();
        let within = within.filter_map(|it| Some((&it.id, it.account.as_ref()?)));
        Self(within.collect())
    }

    /// The source whose account it is: the one that it is shown within, else itself.
    pub(super) fn account<'b>(&self, source: &'b Id) -> &'b Id
    where
        'a: 'b,
    {
        self.0.get(source).copied().unwrap_or(source)
    }
}
