//! A home on the disk for what has none until its first change: a bundled example, a text that was opened directly.

use crate::app::Matter;
use crate::app::matter::Text;
use crate::case::{Case, Document, Field, Record, Tables, Value};
use crate::cli::given::{self, Failed, Given};
use crate::cli::open::{self, Extent, Opened, Source};
use crate::cli::paths;
use crate::file::config;
use crate::file::disk::{RealDisk, beside};
use crate::file::documents::{DocumentText, hex};
use crate::file::folder::{Folder, confined};
use crate::file::splice::new_file;
use crate::file::store::{copy_example, found_case};
use std::io;
use std::path::{Path, PathBuf};

/// The program's own folders; `None` without a home.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    /// Where copies of examples go.
    pub(super) data: Option<PathBuf>,
    /// Where cases go that cannot stand beside their text.
    pub(super) state: Option<PathBuf>,
}

impl Folders {
    /// Those of this person.
    pub(super) fn own() -> Self {
        Self {
            data: config::data_folder(),
            state: config::state_folder(),
        }
    }
}

/// Makes a case file for what is open and has none; the case in it, and where it is, in words.
///
/// # Errors
/// When it cannot have one, or the disk refuses; in one line.
pub(super) fn found(
    source: &Source,
    matter: &Matter,
    folders: &Folders,
) -> Result<(Opened, String), String> {
    let (path, told) = match source {
        Source::Case {
            name,
            folder: Folder::Embedded(files),
            ..
        } if !files.is_empty() => example(name, files, folders)?,
        Source::Texts { paths, given, .. }
            if matter.texts.iter().all(|it| matches!(it, Text::Here(_))) =>
        {
            match paths.as_slice() {
                [] => return Err(NO_FILE.into()),
                [path] => text(path, matter, folders)?,
                [path, ..] => texts(path, given, matter)?,
            }
        }
        Source::Texts { paths, .. } if !paths.is_empty() => {
            return Err("the text has not been read to its end".into());
        }
        _ => return Err(NO_FILE.into()),
    };
    Ok((open::path(&path, Extent::Whole)?, told))
}

/// Why what came through standard input cannot be changed.
const NO_FILE: &str = "what came through standard input has no file to write to: save it first";

/// Copies an example into the person's own folder.
fn example(
    name: &str,
    files: &[(&str, &[u8])],
    folders: &Folders,
) -> Result<(PathBuf, String), String> {
    let root = folders
        .data
        .as_ref()
        .ok_or("there is no home folder to keep a copy of the example in")?;
    let short = name.rsplit(' ').next().unwrap_or(name);
    let path = copy_example(&RealDisk, files, short, &root.join("examples"))
        .map_err(|error| format!("the example could not be copied: {error}"))?;
    let told = format!("in your own copy of the example: {}", paths::shown(&path));
    Ok((path, told))
}

/// Makes the case file of a text.
fn text(path: &Path, matter: &Matter, folders: &Folders) -> Result<(PathBuf, String), String> {
    let name = path.file_name().unwrap_or_default();
    let named = name
        .to_str()
        .ok_or("the text's name is not Unicode, and a case could not name it: rename it first")?;
    confined(named)
        .map_err(|why| format!("{named} {why}, as a case would name it: rename it first"))?;
    let root = folders.state.clone().unwrap_or_default();
    let case = new_file(&Case::new(described(matter)));
    let home = found_case(&RealDisk, path, case.as_bytes(), &root.join("cases"));
    let home = home.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{named}.case.toml is there already: open that")
        }
        _ => format!("no case can be made for {named}: {error}"),
    })?;
    let place = paths::shown(&home.case);
    let told = match home.beside {
        true => format!("in {place}"),
        false => format!("its folder cannot be written: in {place}, with a copy of the text"),
    };
    Ok((home.case, told))
}

/// Makes the case file of several texts beside the first, with copies of those that lie elsewhere.
fn texts(first: &Path, given: &[Given], matter: &Matter) -> Result<(PathBuf, String), String> {
    let case = beside(first, ".case.toml");
    let written = given::write(&case, given, described(matter));
    written.map_err(|Failed(why, _)| why)?;
    let told = format!("in {}", case.display());
    Ok((case, told))
}

/// The case of texts as it is written first: what was drafted, and what the texts are, so that a change of them is noticed.
fn described(matter: &Matter) -> Tables {
    let mut tables = matter.case.tables().clone();
    for (at, document) in tables.documents.iter_mut().enumerate() {
        let mut fields = document.fields();
        let known = |field: Field| fields.iter().any(|(it, _)| *it == field);
        let mut facts = matter.text(at).map(facts).unwrap_or_default();
        facts.retain(|(field, _)| !known(*field));
        fields.extend(facts);
        if let Ok(described) = Document::from_fields(fields) {
            *document = described;
        }
    }
    tables
}

fn facts(text: &DocumentText) -> Vec<(Field, Value)> {
    let mut facts = vec![(Field::Sha256, Value::text(&hex(&text.sha256())))];
    facts.extend(text.label().map(|it| (Field::Encoding, Value::text(&it))));
    facts
}
