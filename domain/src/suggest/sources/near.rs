//! What stands around a mention: where it is, and in whose words.

/// In whose words a mention stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Within {
    /// Whether these are quoted, word for word.
    pub direct: bool,
    /// Whether they are a turn of a transcript, which is a text of its own.
    pub turn: bool,
    /// Who speaks there.
    pub speaker: Option<usize>,
}

/// What stands around a mention.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub unit: usize,
    pub paragraph: usize,
    pub within: Option<Within>,
}
