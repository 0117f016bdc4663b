//! Reads the documents of a case: their text, and whether they are still what they were.

mod hash;

use std::path::Path;

pub use hash::{compare, hex};

use super::folder::{Folder, Refused, read_file};
use super::problem::{Code, Problem, named};
use super::read::Spans;
use super::save::{Hash, sha256};
use crate::case::{Document, Field, Kind};
use crate::text::CodePoints;
use crate::text::decode::{Decoded, decode, decode_beginning, propose_encoding};
use crate::text::version::Version;

/// The text of a document.
#[derive(Debug, Clone)]
pub struct DocumentText {
    /// The text; what is no text in its encoding stands as U+FFFD.
    pub text: String,
    /// Its code points.
    pub points: CodePoints,
    /// The encoding it was decoded with: a name of the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// How many ill-formed sequences became U+FFFD.
    pub ill_formed: usize,
    file: FileBytes,
}

/// The bytes of a document's file.
#[derive(Debug, Clone)]
enum FileBytes {
    /// They are those of the text.
    Same,
    /// They are others.
    Kept(Vec<u8>),
    /// They were others and were let go; their hash.
    Hashed(Hash),
}

impl DocumentText {
    /// The beginning of a file that no case describes, while the rest of it is still being read.
    #[must_use]
    pub fn beginning(bytes: Vec<u8>) -> Self {
        Self::of(decode_beginning(bytes), FileBytes::Same)
    }

    fn of(decoded: Decoded, file: FileBytes) -> Self {
        Self {
            points: CodePoints::new(&decoded.text),
            text: decoded.text,
            encoding: decoded.encoding,
            ill_formed: decoded.ill_formed,
            file,
        }
    }

    /// The text with its code points.
    #[must_use]
    pub fn version(&self) -> Version<'_> {
        Version {
            text: &self.text,
            points: &self.points,
        }
    }

    /// The bytes of the file; none when they were let go.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.file {
            FileBytes::Same => Some(self.text.as_bytes()),
            FileBytes::Kept(bytes) => Some(bytes),
            FileBytes::Hashed(_) => None,
        }
    }

    /// The encoding as a case has to name it; none for UTF-8, which goes without saying.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        (self.encoding != "UTF-8").then(|| self.encoding.to_lowercase())
    }

    /// The SHA-256 of the file. Takes a second for a gigabyte or two.
    #[must_use]
    pub fn sha256(&self) -> Hash {
        match &self.file {
            FileBytes::Same => sha256([self.text.as_bytes()]),
            FileBytes::Kept(bytes) => sha256([bytes.as_slice()]),
            FileBytes::Hashed(hash) => *hash,
        }
    }

    /// Whether bytes of the file are kept beside the text.
    #[must_use]
    pub fn keeps_bytes(&self) -> bool {
        matches!(self.file, FileBytes::Kept(_))
    }

    /// Lets go of the file's bytes where they are not those of the text, all but their hash.
    pub fn let_go(&mut self) {
        if self.keeps_bytes() {
            self.file = FileBytes::Hashed(self.sha256());
        }
    }

    /// The byte at which the same code point stands as at a byte of another reading of this document, such as its beginning
    /// in another encoding.
    #[must_use]
    pub fn same_place(&self, other: &Self, byte: usize) -> usize {
        let point = other.points.code_point_of(&other.text, byte);
        let found = self.points.byte_of(&self.text, point);
        found.unwrap_or(self.text.len())
    }
}

/// A problem with a document, and the key of its table it is about; its span is for the caller to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The key.
    pub field: Field,
    /// The problem, without a span.
    pub problem: Problem,
}

impl Trouble {
    /// The problem with the place of its key, in the table of the document at a place.
    #[must_use]
    pub fn at(self, spans: &Spans<'_>, document: usize) -> Problem {
        Problem {
            span: Some(spans.value(Kind::Document, document, self.field)),
            ..self.problem
        }
    }
}

fn trouble(field: Field, code: Code, message: String, hint: impl Into<Box<str>>) -> Trouble {
    let problem = Problem::of_file(code, message).hint(hint);
    Trouble { field, problem }
}

/// Reads and decodes a document; the trouble with it, if there is any. Its hash is not looked at: see [`compare`].
#[must_use]
pub fn load(folder: &Folder, document: &Document) -> (Option<DocumentText>, Option<Trouble>) {
    match folder.read(&document.file) {
        Ok(bytes) => {
            let (text, trouble) = decoded(bytes, document);
            (Some(text), trouble)
        }
        Err(refused) => (None, Some(unreadable(&document.file, refused))),
    }
}

/// The text of a document that no case describes: in UTF-8, else in the encoding it seems to have.
#[must_use]
pub fn of_bytes(bytes: Vec<u8>) -> DocumentText {
    let label = propose_encoding(&bytes);
    text_of(bytes, label)
}

/// The text of a new version of a document: in UTF-8, else in the document's own encoding where it is all of it, else in the
/// one it seems to have.
#[must_use]
pub fn version_of(bytes: Vec<u8>, document: &Document) -> DocumentText {
    let own = document.encoding.as_deref();
    match own.filter(|_| std::str::from_utf8(&bytes).is_err()) {
        Some(label) => match text_of(bytes, Some(label)) {
            text if text.ill_formed == 0 => text,
            text => of_bytes(text.bytes().map(<[u8]>::to_vec).unwrap_or_default()),
        },
        None => of_bytes(bytes),
    }
}

/// The text of a version of a document, in the encoding the case notes of it.
#[must_use]
pub fn noted_version(bytes: Vec<u8>, document: &Document) -> DocumentText {
    decoded(bytes, document).0
}

/// The same for a file given by its path.
///
/// # Errors
/// When it is no regular file or cannot be read.
pub fn of_file(path: &Path) -> Result<DocumentText, Refused> {
    read_file(path).map(of_bytes)
}

fn unreadable(file: &str, refused: Refused) -> Trouble {
    let file = named(file);
    let (message, hint) = match refused {
        Refused::Missing => (
            format!("there is no file {file}"),
            "put the document into the case's folder, or name it as it is called there",
        ),
        Refused::Forbidden(why) => (
            format!("{file} {why}"),
            "a document is a file in the case's folder",
        ),
        Refused::Several(_) => (
            format!("{file} is a folder"),
            "a document is a file in the case's folder",
        ),
        Refused::Failed(error) => (
            format!("{file} cannot be read: {error}"),
            "see whether you may read it",
        ),
    };
    trouble(Field::File, Code::Document, message, hint)
}

fn decoded(bytes: Vec<u8>, document: &Document) -> (DocumentText, Option<Trouble>) {
    let file = named(&document.file);
    let label = document.encoding.as_deref();
    // A label nobody knows was reported when the case was read.
    let label =
        label.filter(|it| encoding_rs::Encoding::for_label_no_replacement(it.as_bytes()).is_some());
    let proposed = if label.is_none() {
        propose_encoding(&bytes)
    } else {
        None
    };
    let text = text_of(bytes, label);
    let places = text.ill_formed;
    let trouble = match (label, proposed) {
        (None, Some(proposed)) => {
            let message = format!("{file} is not UTF-8");
            let hint = format!(
                "add `encoding = \"{}\"`, if that is what it is",
                proposed.to_lowercase()
            );
            Some(trouble(Field::File, Code::Encoding, message, hint))
        }
        (Some(_), _) if places > 0 => {
            let message = match places {
                1 => format!("{file} is not {} in one place", text.encoding),
                _ => format!("{file} is not {} in {places} places", text.encoding),
            };
            Some(trouble(
                Field::Encoding,
                Code::Encoding,
                message,
                "what cannot be read is shown as U+FFFD",
            ))
        }
        _ => None,
    };
    (text, trouble)
}

fn text_of(bytes: Vec<u8>, label: Option<&str>) -> DocumentText {
    let bytes = match label {
        Some(_) => bytes,
        None => match String::from_utf8(bytes) {
            Ok(text) => {
                let decoded = Decoded {
                    text,
                    ..Decoded::nothing()
                };
                return DocumentText::of(decoded, FileBytes::Same);
            }
            Err(bad) => bad.into_bytes(),
        },
    };
    let decoded = decode(&bytes[..], label).unwrap_or_else(|_| Decoded::nothing());
    DocumentText::of(decoded, FileBytes::Kept(bytes))
}
