//! What a change did to the bytes of a file.

/// Bytes that changed: what stood at `at` (bytes from the file's start) and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Where, in bytes of the file as it was before and is after.
    pub at: usize,
    /// What was there.
    pub old: String,
    /// What is there now.
    pub new: String,
}

impl Patch {
    /// The patches which undo those that undo these: with them a change is made again to the byte.
    #[must_use]
    pub fn turned(patches: &[Self]) -> Vec<Self> {
        let turn = |patch: &Self| Self {
            at: patch.at,
            old: patch.new.clone(),
            new: patch.old.clone(),
        };
        patches.iter().rev().map(turn).collect()
    }
}
