//! `tellings draft`: a case from plain texts, printed or written beside copies of them.

use super::given::{self, Given};
use super::{Exit, complain, drafting, print};
use crate::case::Case;
use crate::file::json;
use crate::file::splice::new_file;
use crate::suggest::Suggestions;
use clap::Args;
use std::collections::HashSet;
use std::path::PathBuf;

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
    let drafted = drafting::draft(&given, statements, draft.language.as_deref());
    for (given, language) in given.iter().zip(&drafted.languages) {
        if language.is_none() {
            complain(&format!(
                "{}: no word lists for its language: only quotations and the document's author are told apart",
                given.file
            ));
        }
    }
    match &draft.output {
        Some(path) => match given::write(path, &given, drafted.tables) {
            Ok(()) => Exit::Done,
            Err(failed) => failed.told(),
        },
        None if draft.json => print(&as_json(&given, drafted)),
        None => print(&new_file(&Case::new(drafted.tables))),
    }
}

fn as_json(given: &[Given], drafted: drafting::Draft) -> String {
    let texts = drafting::texts_of(given);
    let (tables, places) = (&drafted.tables, &drafted.anchors);
    let proposed = Suggestions {
        list: drafted.proposed,
        ..Suggestions::default()
    };
    let proposed = json::suggestions::suggestions(tables, &texts, places, &proposed);
    json::text(&json::case(tables, &texts, places).proposing(&proposed))
}
