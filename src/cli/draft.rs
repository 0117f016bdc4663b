//! `tellings draft`: a case from plain texts, printed or written beside copies of them.

use super::{Exit, complain, print};
use crate::case::{Case, Document, Field, Id, Record as _, Tables, Value};
use crate::file::disk::{RealDisk, folder_of};
use crate::file::documents::{DocumentText, hex, of_bytes};
use crate::file::folder::{confined, read_file};
use crate::file::splice::new_file;
use crate::file::{anchors, json, save};
use crate::suggest::claims::{self, Drafted, Text};
use crate::suggest::drafted;
use clap::Args;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to draft from.
#[derive(Debug, Args)]
pub(super) struct Draft {
    /// The texts; several are each one source's statement unless --mixed is given
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<PathBuf>,
    /// Write a new case file, with a copy of each text beside it; nothing is overwritten
    #[arg(short, long, value_name = "CASE")]
    output: Option<PathBuf>,
    /// Each text carries several sources, as a news article does (always so for a single text)
    #[arg(long)]
    mixed: bool,
    /// Print the draft as JSON instead of as a case file
    #[arg(long, conflicts_with = "output")]
    json: bool,
    /// The language of the texts (BCP 47); else it is told by their words
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// A text that was read.
struct Given {
    id: Id,
    /// Its file name, as the case is to name it.
    file: String,
    title: String,
    /// What is copied beside the case.
    bytes: Vec<u8>,
    text: Arc<DocumentText>,
}

/// Drafts, and prints or writes the case.
pub(super) fn run(draft: &Draft) -> Exit {
    let given = match read(&draft.texts) {
        Ok(given) => given,
        Err(why) => {
            complain(&why);
            return Exit::Unreadable;
        }
    };
    let statements = given.len() > 1 && !draft.mixed;
    let (tables, drafted) = tables(&given, statements, draft.language.as_deref());
    for (given, language) in given.iter().zip(&drafted.languages) {
        if language.is_none() {
            complain(&format!(
                "{}: no word lists for its language: only quotations and the document's author are told apart",
                given.file
            ));
        }
    }
    match &draft.output {
        Some(path) => write(path, &given, &tables),
        None if draft.json => print(&as_json(&given, &tables)),
        None => print(&new_file(&Case::new(tables))),
    }
}

fn read(paths: &[PathBuf]) -> Result<Vec<Given>, String> {
    let (mut ids, mut files) = (HashSet::new(), HashSet::new());
    let mut given = Vec::new();
    for path in paths {
        let said = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let bytes = read_file(path).map_err(|refused| said(&refused))?;
        let name = path.file_name().unwrap_or_default();
        let file = name.to_str().filter(|it| !it.is_empty());
        let file = file.ok_or_else(|| said(&"its name is not Unicode: rename it first"))?;
        let file = file.to_owned();
        confined(&file).map_err(|why| said(&why))?;
        if !files.insert(file.clone()) {
            return Err(said(&"another text has that file name: rename one"));
        }
        let title = path
            .file_stem()
            .map_or_else(|| file.clone(), |it| it.to_string_lossy().into_owned());
        let id = claims::named(&title, &mut ids).ok_or_else(|| said(&"cannot be named"))?;
        given.push(Given {
            id,
            file,
            title,
            text: Arc::new(of_bytes(bytes.clone())),
            bytes,
        });
    }
    Ok(given)
}

/// The drafted case: claims with their speakers, then what belongs together, how it differs, who is silent.
fn tables(given: &[Given], statements: bool, language: Option<&str>) -> (Tables, Drafted) {
    let hashes: Vec<[u8; 32]> = given.iter().map(|it| it.text.sha256()).collect();
    let texts: Vec<Text<'_>> = given
        .iter()
        .zip(&hashes)
        .map(|(it, sha256)| Text {
            document: &it.id,
            text: &it.text.text,
            points: &it.text.points,
            sha256: *sha256,
            language,
            author: statements.then_some(it.title.as_str()),
        })
        .collect();
    let drafted = claims::draft(&texts);
    let title = given.first().map_or("", |it| &it.title);
    let mut tables = Tables::titled(title);
    let documents = given.iter().zip(&hashes).zip(&drafted.languages);
    tables
        .documents
        .extend(documents.filter_map(|((it, sha256), language)| document(it, sha256, *language)));
    tables.sources.clone_from(&drafted.sources);
    tables.claims.clone_from(&drafted.claims);
    let texts: Vec<_> = given.iter().map(|it| Some(Arc::clone(&it.text))).collect();
    let places = anchors::resolve(&tables, &texts);
    let paragraphs = anchors::paragraphs(&tables, &texts, &places);
    drafted::complete(&mut tables, &paragraphs);
    (tables, drafted)
}

fn document(given: &Given, sha256: &[u8; 32], language: Option<&str>) -> Option<Document> {
    let mut fields = vec![
        (Field::Id, Value::Id(given.id.clone())),
        (Field::File, Value::text(&given.file)),
    ];
    if given.text.encoding != "UTF-8" {
        fields.push((
            Field::Encoding,
            Value::text(&given.text.encoding.to_lowercase()),
        ));
    }
    fields.push((Field::Sha256, Value::text(&hex(sha256))));
    if let Some(language) = language {
        fields.push((Field::Language, Value::text(language)));
    }
    Document::from_fields(fields).ok()
}

fn as_json(given: &[Given], tables: &Tables) -> String {
    let texts: Vec<_> = given.iter().map(|it| Some(Arc::clone(&it.text))).collect();
    let places = anchors::resolve(tables, &texts);
    json::text(&json::case(tables, &texts, &places).proposing(&[]))
}

/// Writes the copies, then the case: a folder that has the case is whole. What was written is named when something fails.
fn write(case: &Path, given: &[Given], tables: &Tables) -> Exit {
    let folder = folder_of(case);
    let same = |path: &Path, given: &Given| read_file(path).is_ok_and(|bytes| bytes == given.bytes);
    for given in given {
        let path = folder.join(&given.file);
        match save::create(&RealDisk, &path, &given.bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && same(&path, given) => {}
            Err(error) => return failed(&path, &error),
            Ok(_) => {}
        }
    }
    match save::create(
        &RealDisk,
        case,
        new_file(&Case::new(tables.clone())).as_bytes(),
    ) {
        Ok(_) => Exit::Done,
        Err(error) => failed(case, &error),
    }
}

fn failed(path: &Path, error: &io::Error) -> Exit {
    let why = match error.kind() {
        io::ErrorKind::AlreadyExists => "it exists already, and nothing is overwritten".to_owned(),
        _ => error.to_string(),
    };
    complain(&format!("{}: {why}", path.display()));
    Exit::Disk
}
