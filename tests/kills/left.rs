//! What a killed program left on the disk, read without touching it.

use super::same::{masked, meaning};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::annotate::Signed;
use tellings::case::{Case, Key, Kind, Tables, Word as _};
use tellings::file::disk::RealDisk;
use tellings::file::pieces::{self, Cut};
use tellings::file::read::read;
use tellings::file::save::sha256;
use tellings::file::store::Opening;
use tellings::file::{check_case, journal};

/// What was left.
#[derive(Debug)]
pub(crate) struct Left {
    /// What the case file says.
    pub(crate) file: String,
    /// What the case says with what its journal has more.
    pub(crate) case: String,
    /// What would be taken back and made again next, by name.
    pub(crate) next: Vec<String>,
    /// What was typed into fields and not saved.
    pub(crate) typed: Vec<String>,
    /// How many changes the journal has more.
    pub(crate) unsaved: usize,
    /// Whether a save was under way.
    pub(crate) saving: bool,
    pub(crate) torn: bool,
    /// What is wrong with the case by now, in lines without their places.
    pub(crate) problems: Vec<String>,
    /// What must not be: a record that could not be read, a journal that does not belong.
    pub(crate) wrong: Vec<String>,
}

/// Looks at a copy of the case in `home`, made in `copy`.
///
/// # Errors
/// When there is no case any more.
pub(crate) fn look(home: &Path, copy: &Path) -> Result<Left, String> {
    let _ = fs::remove_dir_all(copy);
    fs::create_dir_all(copy).unwrap();
    let mut temporary = false;
    for entry in fs::read_dir(home).unwrap().flatten() {
        let path = entry.path();
        let end = path.extension().unwrap_or_default();
        temporary |= end == "tmp";
        if path.is_file() && end != "lock" {
            fs::copy(&path, copy.join(entry.file_name())).unwrap();
        }
    }
    let path = copy.join("case.toml");
    let saving = temporary || unfinished_save(&path);
    let opening = match Opening::at(RealDisk, &path, "", None) {
        Ok(opening) => opening,
        Err(error) => return Err(format!("the case file cannot be opened: {error}")),
    };
    let bytes = opening.bytes().to_vec();
    let (cut, reading) = parsed(&bytes);
    let mut wrong: Vec<String> = reading
        .problems
        .iter()
        .map(|it| it.message.to_string())
        .collect();
    let file = meaning(&reading.tables);
    let mut case = Case::new(reading.tables);
    let found = (&cut, &*reading.origins, sha256([bytes.as_slice()]));
    let signed = Signed { by: "", at: "" };
    let (mut store, report) = opening.begin(&mut case, found, "look", signed).unwrap();
    if report.outside || report.foreign || report.set_aside.is_some() || report.unreadable > 0 {
        wrong.push(format!("the journal does not fit: {report:?}"));
    }
    wrong.extend(
        report
            .refused
            .iter()
            .map(|(change, why)| format!("{}: {why}", change.name)),
    );
    let history = store.history();
    let name = |it: Option<&journal::Change>| it.map_or_else(String::new, |it| it.name.to_string());
    let next = masked(vec![name(history.undo()), name(history.redo())]);
    let unsaved = store.unsaved();
    store.save().unwrap();
    store.close().unwrap();
    let saved = fs::read(&path).unwrap();
    if *parsed(&saved).1.tables != *case.tables() {
        wrong.push("what is saved then is not the case".into());
    }
    let mut typed: Vec<String> = report.typed.into_iter().map(|it| it.text).collect();
    typed.sort();
    Ok(Left {
        file,
        typed,
        case: meaning(case.tables()),
        next,
        unsaved,
        saving,
        torn: report.torn,
        problems: problems(copy),
        wrong,
    })
}

fn parsed(bytes: &[u8]) -> (Cut, tellings::file::read::Reading) {
    let cut = pieces::cut(bytes);
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read(bytes, &cut, &cancel, &done).unwrap();
    (cut, reading)
}

/// Whether the journal's last record says that a save was about to happen.
fn unfinished_save(case: &Path) -> bool {
    let journal = fs::read_to_string(journal::path_of(case)).unwrap_or_default();
    journal
        .lines()
        .last()
        .is_some_and(|it| it.starts_with("{\"save\""))
}

/// What `check` finds in the case in a folder, without the places.
pub(crate) fn problems(folder: &Path) -> Vec<String> {
    let checked = check_case(folder);
    let message = |it: &tellings::file::problem::Problem| format!("{:?}: {}", it.code, it.message);
    masked(checked.problems.iter().map(message).collect())
}

/// The tables of a file as they stand in it, to be found again where nobody touched them.
#[derive(Debug, Clone)]
pub(crate) struct Untouched(Vec<(Kind, Key, String, String)>);

impl Untouched {
    /// All of a file's.
    pub(crate) fn of(folder: &Path) -> Self {
        let bytes = fs::read(folder.join("case.toml")).unwrap();
        let (cut, reading) = parsed(&bytes);
        let Cut::Pieces(pieces) = cut else {
            panic!("the case is cut into its tables");
        };
        let case = Case::new(reading.tables);
        let mut seen = [0; Kind::ALL.len()];
        let of = |piece: &pieces::Piece| {
            let at = &mut seen[piece.kind as usize];
            let key = case.tables().key(piece.kind, *at);
            let fields = format!("{:?}", case.fields(piece.kind, *at));
            *at += 1;
            let text = String::from_utf8(bytes[piece.range()].to_vec()).unwrap();
            (piece.kind, key, fields, text.trim_end().to_owned())
        };
        Self(pieces.iter().map(of).collect())
    }

    /// Forgets the tables that say something else now.
    pub(crate) fn forget_changed(&mut self, tables: &Tables) {
        let case = Case::new(tables.clone());
        self.0.retain(|(kind, key, fields, _)| {
            let at = case.find(*kind, key);
            at.is_some_and(|at| format!("{:?}", case.fields(*kind, at)) == *fields)
        });
    }

    /// Those whose bytes are not in the file as they were.
    pub(crate) fn missing(&self, folder: &Path) -> Vec<String> {
        let text = fs::read_to_string(folder.join("case.toml")).unwrap();
        let here = |it: &&(Kind, Key, String, String)| !text.contains(&it.3);
        self.0.iter().filter(here).map(|it| it.3.clone()).collect()
    }
}
