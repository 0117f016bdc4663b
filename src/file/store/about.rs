//! What a change is about, for the journal and for the bytes that come back.

use crate::file::splice::Patch;

/// What a change is about, if not only itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About<'a> {
    /// The number of the change that it takes back.
    pub(super) undoes: Option<u64>,
    /// The number of the change that it makes again.
    pub(super) again: Option<u64>,
    /// The bytes that what it takes back had changed.
    pub(super) old: &'a [Patch],
}
