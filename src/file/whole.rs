//! Everything there is to say about a case on the disk: its file, its references, its documents, its anchors.

use std::io::{self, Read as _, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::anchors::{self, resolve};
use super::check::check;
use super::documents::{DocumentText, compare, load};
use super::folder::{self, Folder, Refused};
use super::pieces::{Cut, cut};
use super::print::{Sheet, Style, print};
use super::problem::{Code, Problem, sort};
use super::read::{Reading, Spans, read};
use crate::case::Tables;

/// A case that was read and checked as a whole.
#[derive(Debug)]
pub struct Checked {
    /// The name of its file, for messages.
    pub name: String,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// How it was cut.
    pub cut: Cut,
    /// What was read; its problems are among those below. None when the file could not be read.
    pub reading: Option<Reading>,
    /// The documents' texts, by place.
    pub texts: Vec<Option<Arc<DocumentText>>>,
    /// All problems, in the file's order.
    pub problems: Vec<Problem>,
}

/// Reads and checks the case that a path means (see [`folder::case_file`]), with its documents. Never fails: what cannot be
/// read is a problem.
#[must_use]
pub fn check_case(path: &Path) -> Checked {
    if path.as_os_str() == "-" {
        return of_standard_input();
    }
    let file = folder::case_file(path);
    let name = file.as_deref().unwrap_or(path).display().to_string();
    match file.and_then(|file| Ok((folder::read_file(&file)?, file))) {
        Ok((bytes, file)) => check_bytes(name, bytes, &Folder::of(&file)),
        Err(refused) => Checked {
            problems: vec![unreadable(&refused)],
            name,
            bytes: Vec::new(),
            cut: Cut::Whole,
            reading: None,
            texts: Vec::new(),
        },
    }
}

/// The same for a case that comes through standard input; none of its documents does.
fn of_standard_input() -> Checked {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let mut checked = check_bytes("standard input".into(), bytes, &Folder::Embedded(&[]));
    if let Err(error) = read {
        checked.problems = vec![unreadable(&Refused::from(error))];
        checked.reading = None;
    }
    checked
}

/// The same for a case whose bytes are here, such as an embedded example's.
#[must_use]
pub fn check_bytes(name: String, bytes: Vec<u8>, folder: &Folder) -> Checked {
    let cut = cut(&bytes);
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read(&bytes, &cut, &cancel, &done);
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    if let Some(reading) = &reading {
        problems.clone_from(&reading.problems);
        problems.extend(check(&bytes, &cut, reading));
        let spans = Spans::new(&bytes, &cut, &reading.origins);
        problems.extend(read_documents(folder, &reading.tables, &spans, &mut texts));
        let anchors = resolve(&reading.tables, &texts);
        problems.extend(anchors::problems(&reading.tables, &texts, &anchors, &spans));
        sort(&mut problems);
    }
    Checked {
        name,
        bytes,
        cut,
        reading,
        texts,
        problems,
    }
}

/// Loads every document; the problems with them.
fn read_documents(
    folder: &Folder,
    tables: &Tables,
    spans: &Spans<'_>,
    texts: &mut Vec<Option<Arc<DocumentText>>>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, document) in tables.documents.iter().enumerate() {
        let (text, trouble) = load(folder, document);
        let changed = text.as_ref().and_then(|text| compare(document, text));
        problems.extend(
            trouble
                .into_iter()
                .chain(changed)
                .map(|it| it.at(spans, place)),
        );
        texts.push(text.map(Arc::new));
    }
    problems
}

fn unreadable(refused: &Refused) -> Problem {
    let message = match refused {
        Refused::Failed(error) => format!("it cannot be read: {error}"),
        refused => refused.to_string(),
    };
    Problem::of_file(Code::Unreadable, message)
}

/// Prints every problem of a case.
///
/// # Errors
/// When `out` does.
pub fn print_problems(out: &mut impl Write, checked: &Checked, style: Style) -> io::Result<()> {
    let sheet = Sheet::new(&checked.name, &checked.bytes);
    print(out, &sheet, &checked.problems, style)
}
