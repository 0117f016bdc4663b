//! Opening texts nobody has annotated: with a draft in memory, which becomes a case with the first change.

use super::{BLOCK, Extent, Opened, Source, path as open_path};
use crate::app::matter::{Matter, Text};
use crate::case::Tables;
use crate::cli::documents::bare;
use crate::cli::drafting::{Draft, draft};
use crate::cli::given::{self, Failed, Given};
use crate::file::disk::{beside, folder_of};
use crate::file::documents::{self, DocumentText};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is still to be done with texts that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Rest {
    /// Nothing.
    Nothing,
    /// The worker drafts.
    Draft,
    /// Only the beginning was read: the worker reads the file, then drafts.
    Read,
}

/// Texts of no more bytes are drafted before the first frame.
const AT_ONCE: usize = BLOCK;

/// Texts of more bytes are not drafted when they are opened.
const MOST: usize = 1 << 20;

/// Why nothing was drafted where nobody is quoted.
const NO_VOICES: &str = "nobody is quoted or reported in it, so there is nothing to draft: s selects a sentence, a digit says whose it is";

/// Opens a file that is no case: the case that lies beside it, where there is one, else its text. `whole` says whether the
/// bytes are all of it.
pub(super) fn path(file: PathBuf, bytes: Vec<u8>, whole: bool, extent: Extent) -> Opened {
    if let Some((name, mut opened)) = lies_beside(&file, extent) {
        opened.matter.said = Some(format!("{name} lies beside the text and was opened"));
        return opened;
    }
    let name = file.file_name().unwrap_or(file.as_os_str());
    let name = name.to_string_lossy().into_owned();
    if whole {
        text(&name, Some(file), documents::of_bytes(bytes))
    } else {
        beginning(&name, file, bytes)
    }
}

/// The case that lies beside a text, with its name, if there is one that opens.
fn lies_beside(file: &Path, extent: Extent) -> Option<(String, Opened)> {
    let case = beside(file, ".case.toml");
    let opened = case.is_file().then(|| open_path(&case, extent).ok())??;
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    Some((name.into_owned(), opened))
}

/// Opens several texts, each its author's statement: the case that lies beside the first, where there is one.
///
/// # Errors
/// When one cannot be read or cannot be named by a case, or is a case itself, or the case that is there does not hold it.
pub(in crate::cli) fn texts(paths: &[PathBuf], extent: Extent) -> Result<Opened, String> {
    for path in paths {
        let case = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("toml"));
        if case || path.is_dir() {
            let why = "several names are texts that are read beside one another; a case is opened by itself";
            return Err(format!("{}: {why}", path.display()));
        }
    }
    let folder = paths.first().map(|it| folder_of(it));
    let given = given::read(paths, folder, HashSet::new());
    let given = given.map_err(|Failed(why, _)| why)?;
    let kept = paths.first().and_then(|it| lies_beside(it, extent));
    let Some((name, mut opened)) = kept else {
        return Ok(open(paths.to_vec(), given));
    };
    let documents = &opened.matter.case.tables().documents;
    let holds = |text: &Given| documents.iter().any(|it| *it.file == *text.file);
    if let Some(text) = given.iter().find(|it| !holds(it)) {
        let file = &text.file;
        return Err(format!(
            "{name} lies beside the first text and does not hold {file}: open {name}, `:add-document` brings it in"
        ));
    }
    opened.matter.said = Some(format!("{name} lies beside the texts and was opened"));
    Ok(opened)
}

/// A text that is here as a whole.
pub(super) fn text(name: &str, path: Option<PathBuf>, text: DocumentText) -> Opened {
    let text = Arc::new(text);
    match Given::of_text(name, Arc::clone(&text)) {
        Some(given) => open(path.into_iter().collect(), vec![given]),
        None => undrafted(name, path.into_iter().collect(), text),
    }
}

/// Texts that are here as a whole: drafted at once, by the worker, or not at all.
fn open(paths: Vec<PathBuf>, given: Vec<Given>) -> Opened {
    let bytes: usize = given.iter().map(|it| it.text.text.len()).sum();
    let mut opened = if bytes <= AT_ONCE {
        drafted(&given).map_or_else(
            |why| {
                let mut opened = plain(&given);
                opened.matter.said = Some(why);
                opened
            },
            |draft| shown(draft, &given),
        )
    } else {
        let mut opened = plain(&given);
        opened.matter.drafting = true;
        opened
    };
    let rest = if opened.matter.drafting {
        Rest::Draft
    } else {
        Rest::Nothing
    };
    opened.source = Source::Texts {
        paths,
        given: Arc::new(given),
        rest,
    };
    opened
}

/// Drafts texts that are opened: several are each their author's statement.
///
/// # Errors
/// When they are too long, or nobody is quoted in them; says so in one line.
pub(in crate::cli) fn drafted(given: &[Given]) -> Result<Draft, String> {
    let bytes: usize = given.iter().map(|it| it.text.text.len()).sum();
    if bytes > MOST {
        return Err(
            "not drafted, since it is longer than 1 MB: `tellings draft` takes any length".into(),
        );
    }
    let draft = draft(given, given.len() > 1, None);
    match draft.has_voices() {
        true => Ok(draft),
        false => Err(NO_VOICES.into()),
    }
}

/// A draft, to be shown.
fn shown(draft: Draft, given: &[Given]) -> Opened {
    let mut matter = Matter::new(draft.tables, true);
    matter.said = Some(matter.drafted());
    matter.texts = here(given);
    matter.take_anchors(draft.anchors);
    unsourced(matter)
}

/// Texts without a draft.
fn plain(given: &[Given]) -> Opened {
    let tables = match given {
        [one] => bare(&one.file),
        many => {
            let mut tables = Tables::titled(many.first().map_or("", |it| &it.title));
            tables
                .documents
                .extend(many.iter().filter_map(|it| it.document(None)));
            tables
        }
    };
    let mut matter = Matter::new(tables, true);
    matter.texts = here(given);
    matter.take_anchors(Vec::new());
    unsourced(matter)
}

fn here(given: &[Given]) -> Vec<Text> {
    let texts = given.iter().map(|it| Arc::clone(&it.text));
    texts.map(Text::Here).collect()
}

/// A text that no case could name.
fn undrafted(name: &str, paths: Vec<PathBuf>, text: Arc<DocumentText>) -> Opened {
    let mut matter = Matter::new(bare(name), true);
    matter.texts = vec![Text::Here(text)];
    matter.take_anchors(Vec::new());
    let mut opened = unsourced(matter);
    if let Source::Texts { paths: of, .. } = &mut opened.source {
        *of = paths;
    }
    opened
}

/// A text of which the beginning is here; the worker reads the file.
fn beginning(name: &str, file: PathBuf, bytes: Vec<u8>) -> Opened {
    let mut matter = Matter::new(bare(name), true);
    matter.texts = vec![Text::Begun(Arc::new(DocumentText::beginning(bytes)))];
    matter.take_anchors(Vec::new());
    matter.drafting = true;
    let mut opened = unsourced(matter);
    opened.source = Source::Texts {
        paths: vec![file],
        given: Arc::default(),
        rest: Rest::Read,
    };
    opened
}

fn unsourced(matter: Matter) -> Opened {
    Opened {
        source: Source::Texts {
            paths: Vec::new(),
            given: Arc::default(),
            rest: Rest::Nothing,
        },
        matter,
        reading: None,
    }
}
