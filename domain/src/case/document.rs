//! A document: a text as it was received; never changed by the program.

use super::record::record;
use super::{Edtf, Id, Rare};

record! {
    /// What a case says of one document. Its text is not here: the case does not know the disk.
    Document of Document {
        /// By which claims name it.
        id: Id = Id,
        /// Where it lies, relative to the case's folder and inside it.
        file: Box<str> = File,
        /// What it is called.
        title: Option<Box<str>> = Title,
        /// Who wrote it.
        author: Option<Box<str>> = Author,
        /// Who published it.
        publisher: Option<Box<str>> = Publisher,
        /// Where it was found. Never fetched.
        url: Option<Box<str>> = Url,
        /// When it was published.
        published: Option<Edtf> = Published,
        /// When it reached us.
        received: Option<Edtf> = Received,
        /// When its content was told.
        told: Option<Edtf> = Told,
        /// On what occasion it was told.
        occasion: Option<Box<str>> = Occasion,
        /// Its encoding, when it is not UTF-8: a label of the WHATWG Encoding Standard.
        encoding: Option<Box<str>> = Encoding,
        /// The SHA-256 of its bytes, in lower-case hexadecimal.
        sha256: Option<Box<str>> = Sha256,
        /// The language it is written in (BCP 47).
        language: Option<Box<str>> = Language,
        /// A reader's note.
        note: Option<Box<str>> = Note,
        /// What proposed it, while nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}

impl Document {
    /// What to call the document on a screen: its title, else its file.
    #[must_use]
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.file)
    }
}
