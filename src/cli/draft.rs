//! `tellings draft`: a case from plain texts, printed or written beside copies of them.

use super::given::{self, Given};
use super::{Exit, complain, print};
use crate::case::{Case, Tables};
use crate::file::splice::new_file;
use crate::file::{anchors, json};
use crate::suggest::claims::{self, Text};
use crate::suggest::drafted;
use clap::Args;
use std::collections::HashSet;
use std::path::PathBuf;
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

/// Drafts, and prints or writes the case.
pub(super) fn run(draft: &Draft) -> Exit {
    let given = match given::read(&draft.texts, None, HashSet::new()) {
        Ok(given) => given,
        Err(failed) => return failed.told(),
    };
    let statements = given.len() > 1 && !draft.mixed;
    let (tables, languages) = tables(&given, statements, draft.language.as_deref());
    for (given, language) in given.iter().zip(&languages) {
        if language.is_none() {
            complain(&format!(
                "{}: no word lists for its language: only quotations and the document's author are told apart",
                given.file
            ));
        }
    }
    match &draft.output {
        Some(path) => match given::write(path, &given, tables) {
            Ok(()) => Exit::Done,
            Err(failed) => failed.told(),
        },
        None if draft.json => print(&as_json(&given, &tables)),
        None => print(&new_file(&Case::new(tables))),
    }
}

/// The drafted case: claims with their speakers, then what belongs together, how it differs, who is silent; and the language
/// of each text that there are word lists for.
fn tables(
    given: &[Given],
    statements: bool,
    language: Option<&str>,
) -> (Tables, Vec<Option<&'static str>>) {
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
    let documents = given.iter().zip(&drafted.languages);
    tables
        .documents
        .extend(documents.filter_map(|(it, language)| it.document(*language)));
    tables.sources = drafted.sources;
    tables.claims = drafted.claims;
    let texts: Vec<_> = given.iter().map(|it| Some(Arc::clone(&it.text))).collect();
    let places = anchors::resolve(&tables, &texts);
    let paragraphs = anchors::paragraphs(&tables, &texts, &places);
    drafted::complete(&mut tables, &paragraphs);
    (tables, drafted.languages)
}

fn as_json(given: &[Given], tables: &Tables) -> String {
    let texts: Vec<_> = given.iter().map(|it| Some(Arc::clone(&it.text))).collect();
    let places = anchors::resolve(tables, &texts);
    json::text(&json::case(tables, &texts, &places).proposing(&[]))
}
