//! Opening: what a name on the command line means, and the first look at it.

mod texts;

pub(super) use texts::{Rest, drafted, texts};

use super::examples::{EXAMPLES, Example};
use super::given::Given;
use crate::app::matter::Matter;
use crate::file::disk::{Disk as _, RealDisk, Stamp};
use crate::file::documents;
use crate::file::folder::{self, Folder, Refused};
use crate::file::pieces::{Cut, cut};
use crate::file::print::{Sheet, one_line};
use crate::file::read::{Origins, Reading, preview, read};
use crate::file::save::{Hash, sha256};
use crate::text::clean::Signs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, OnceLock};

/// Where what is open came from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A case.
    Case {
        /// Its name, for messages.
        name: String,
        /// Its file; none for an example that is opened in memory.
        path: Option<PathBuf>,
        /// Its stamp from before it was read.
        stamp: Option<Stamp>,
        /// Its bytes.
        bytes: Arc<Vec<u8>>,
        /// How they are cut.
        cut: Arc<Cut>,
        /// What the disk must know of them, once they have been read whole.
        known: Arc<OnceLock<Known>>,
        /// The folder of its documents.
        folder: Folder,
    },
    /// Texts nobody has annotated.
    Texts {
        /// Their files; none when the text came through standard input.
        paths: Vec<PathBuf>,
        /// The texts as a case of them names them; none where that is not known.
        given: Arc<Vec<Given>>,
        /// What is still to be done with them.
        rest: Rest,
    },
}

/// What a case file must be known by before it can be changed.
#[derive(Debug)]
pub(super) struct Known {
    /// Where in it each record is.
    pub(super) origins: Arc<Origins>,
    /// Its hash.
    pub(super) sha256: Hash,
}

impl Known {
    /// Takes the hash: work for another thread where the file is large.
    pub(super) fn of(bytes: &[u8], origins: Arc<Origins>) -> Self {
        Self {
            origins,
            sha256: sha256([bytes]),
        }
    }
}

impl Source {
    /// Where it lies on the disk, if it does.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Case { path, .. } => path.as_deref(),
            Self::Texts { paths, .. } => paths.first().map(PathBuf::as_path),
        }
    }
}

/// What was opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// Where it came from.
    pub(super) source: Source,
    /// As much of it as the first frame needs.
    pub(super) matter: Matter,
    /// What was read of a case that had to be read whole.
    pub(super) reading: Option<Reading>,
}

/// How much is read before something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// As much as a first frame needs; the worker reads the rest, and finds out whether it can be used.
    FirstFrame,
    /// All of it.
    Whole,
}

/// How many bytes are looked at to see what a file is. A case or a text that is no longer is read whole before the first
/// frame.
const BLOCK: usize = 1 << 16;

/// How many events, claims and findings of a longer case are.
const FIRST: usize = 200;

/// Opens what a path means: a case, a text, a folder with one case, `-` for standard input.
///
/// # Errors
/// When it cannot be read; says what, where and why in one line.
pub(super) fn path(path: &Path, extent: Extent) -> Result<Opened, String> {
    if path.as_os_str() == "-" {
        return standard_input(extent);
    }
    let said = |refused: Refused| format!("{}: {refused}", path.display());
    let file = if path.is_dir() {
        folder::case_file(path).map_err(said)?
    } else {
        path.to_owned()
    };
    let stamp = RealDisk.stamp(&file).ok();
    let all = |head: &[u8]| extent == Extent::Whole || is_case(&file, head);
    let (bytes, whole) = folder::read_while(&file, BLOCK, all).map_err(said)?;
    let name = file.display().to_string();
    if is_case(&file, &bytes) {
        let folder = Folder::of(&file);
        case(name, Some((file, stamp)), bytes, folder, extent)
    } else {
        Ok(texts::path(file, bytes, whole, extent))
    }
}

/// Opens a bundled example in memory.
///
/// # Errors
/// When there is none of that name, or it does not open, which a test rules out.
pub(super) fn example(name: &str) -> Result<Opened, String> {
    let found: Option<&Example> = EXAMPLES.iter().find(|it| it.name == name);
    let Some(example) = found else {
        return Err(format!("there is no example `{name}`"));
    };
    let bytes = example
        .files
        .first()
        .map(|(_, bytes)| bytes.to_vec())
        .unwrap_or_default();
    case(
        format!("example {name}"),
        None,
        bytes,
        Folder::Embedded(example.files),
        Extent::FirstFrame,
    )
}

fn standard_input(extent: Extent) -> Result<Opened, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| format!("standard input: {error}"))?;
    if is_case(Path::new("-"), &bytes) {
        let folder = Folder::Embedded(&[]);
        return case("standard input".into(), None, bytes, folder, extent);
    }
    Ok(texts::text(
        "standard input",
        None,
        documents::of_bytes(bytes),
    ))
}

/// What makes a file a case: its first key is `tellings`. A file named `.toml` is meant as one.
fn is_case(path: &Path, bytes: &[u8]) -> bool {
    if path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("toml"))
    {
        return true;
    }
    let head = bytes.get(..bytes.len().min(BLOCK)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let first = head
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first
        .and_then(|line| line.strip_prefix("tellings"))
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// A case whose bytes are here; `file` is where it lies, with its stamp from before it was read.
pub(super) fn case(
    name: String,
    file: Option<(PathBuf, Option<Stamp>)>,
    bytes: Vec<u8>,
    folder: Folder,
    extent: Extent,
) -> Result<Opened, String> {
    let cut = cut(&bytes);
    let known = OnceLock::new();
    let whole = extent == Extent::Whole || bytes.len() <= BLOCK;
    let tables = (!whole).then(|| preview(&bytes, &cut, FIRST)).flatten();
    let (matter, reading) = if let Some(tables) = tables {
        (Matter::new(tables, false), None)
    } else {
        let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
        let reading = read(&bytes, &cut, &cancel, &done);
        let Some(reading) = reading else {
            return Err(format!("{name} is no case"));
        };
        if !reading.opens() {
            return Err(closed(&name, &bytes, &reading));
        }
        // Set once: nobody else has it yet.
        let _ = known.set(Known::of(&bytes, Arc::clone(&reading.origins)));
        let tables = Arc::clone(&reading.tables);
        (Matter::new(tables, true), Some(reading))
    };
    let (path, stamp) = file.unzip();
    let source = Source::Case {
        name,
        path,
        stamp: stamp.flatten(),
        bytes: Arc::new(bytes),
        cut: Arc::new(cut),
        known: Arc::new(known),
        folder,
    };
    Ok(Opened {
        source,
        matter,
        reading,
    })
}

/// Why a case does not open, in one line with its place.
pub(super) fn closed(name: &str, bytes: &[u8], reading: &Reading) -> String {
    let problem = reading.problems.iter().find(|it| it.code.stops());
    let line = problem.map(|it| one_line(&Sheet::new(name, bytes), it, Signs::Unicode).to_string());
    format!(
        "{}; `tellings check` lists every problem",
        line.unwrap_or_else(|| format!("{name} is no case"))
    )
}
