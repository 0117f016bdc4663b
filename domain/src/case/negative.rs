//! What a negative denies: not every "nobody saw it" says that it did not happen.

use super::word::words;

words! {
    /// The scope of a negative claim.
    Scope ("scope of a negative") {
        Event = "event", "it did not happen";
        Perception = "perception", "it was not seen, heard or noticed";
        Record = "record", "nothing was reported or written down";
        Memory = "memory", "it is not remembered";
        Authority = "authority", "it could not or was not allowed to be done";
    }
}
