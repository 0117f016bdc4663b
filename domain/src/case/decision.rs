//! What was decided about a case rather than said in it: a merge's conflicts, declined suggestions.

use super::record::record;

record! {
    /// One key that two people changed differently; written by a merge, until somebody resolves it.
    Conflict of Conflict {
        /// The kind of table.
        kind: Box<str> = Kind,
        /// The table's id.
        id: Box<str> = Id,
        /// The key.
        key: Box<str> = Key,
        /// What both started from.
        base: Option<Box<str>> = Base,
        /// What the one made of it.
        ours: Option<Box<str>> = Ours,
        /// What the other made of it.
        theirs: Option<Box<str>> = Theirs,
    }
}

impl Conflict {
    /// The `key` where it is contested whether a record is there: one deleted it, the other changed it or came to speak of it.
    pub const PRESENCE: &str = "presence";
    /// The `key` where it is contested where a record stands.
    pub const PLACE: &str = "order";
}

record! {
    /// One suggestion that a person declined; it is never made again.
    Rejected of Rejected {
        /// What kind of suggestion: align, finding, silence, source, claim.
        kind: Box<str> = Kind,
        /// The ids it was about.
        what: Vec<Box<str>> = What,
        /// Who declined it.
        by: Option<Box<str>> = By,
        /// When.
        at: Option<Box<str>> = At,
    }
}

record! {
    /// What a case says of itself.
    Head of Case {
        /// What the case is called.
        title: Box<str> = Title,
        /// The question the reader asks of it.
        question: Option<Box<str>> = Question,
        /// A note to the reader.
        note: Option<Box<str>> = Note,
        /// The language of its documents, unless they say otherwise (BCP 47).
        language: Option<Box<str>> = Language,
    }
}
