//! The journal: every change is written here before the screen shows it, so that a killed program loses nothing.
//!
//! `case.toml.journal` lies beside the case file and belongs to one working copy: it is kept out of version control. It is
//! append-only UTF-8, one JSON record a line, each line ended by `\n`, none longer than 32 MiB. A last line without its end
//! was never shown as done and is passed over. This is the place of truth for its records; each is an object with one key:
//!
//! | record | what it says | its fields |
//! |---|---|---|
//! | `begin` | first line: whose journal this is, and the file it begins with | `version` (1), `place`, `base` |
//! | `place` | from here on it is another copy's: the folder was copied with it, or moved | `place` |
//! | `edit` | a change was made | `n`, `at`, `by`, `name`, `change`, `inverse`, `bytes`, `undoes`, `again` |
//! | `save` | these bytes are about to take the file's place; on the medium before the rename | `n`, `sha256` |
//! | `saved` | they have | `n` |
//! | `typed` | this stood typed in fields and was not saved when a program ended; the last such record counts | `n`, `texts` |
//! | `outside` | the file was found with bytes that were never saved here | `n`, `sha256`, `at`, `from`, `refused` |
//!
//! - `n`: the record's number, counted from 1, one more than the record before. A number that comes again takes the place of
//!   what had it and of all behind: the first one's write had failed half-way.
//! - `at`: when, RFC 3339 in UTC. `by`: who, the config's author; empty when there is none.
//! - `name`: the step in words, as the status line says it. An undoing has the name of the step it takes back.
//! - `change`, `inverse`: edits as `json` spells them; the inverse carries the values it expects, so that one that no longer
//!   fits is refused by name. Places among records are counted from 0.
//! - `bytes`: what the change did to the case file, in order: `at` in bytes from the file's start (as it was when the step
//!   before had been made), `old` and `new` the text that stood and stands there. Left out when nothing changed or the line
//!   would be too long; undoing then writes the table anew, without the comments that were in it.
//! - `undoes`: the number of the change that this one takes back; an undoing that is itself undone is a redo.
//! - `again`: the number of the change that this one is, made on a file that another program had changed. Where both would be
//!   made, only the first is: a program may be killed before its `outside`, and the file may come back as it was.
//! - `texts`: each as the edit that would set it.
//! - `sha256`, `base`: of the whole case file, in 64 hexadecimal digits, lower case.
//! - `place`: tells this working copy from another without giving its path away: see [`place_of`].
//! - `from`: the number of the first change that was made on the file as it was found; `outside` stands behind those changes,
//!   so that a program killed on the way leaves all there is to begin again. Nothing before `from` can be undone.
//! - `refused`: the changes that could not be made on that file, by number (`n`) and in words why (`why`); they stay in the
//!   journal to be looked through. Left out when there are none.
//!
//! On opening, the last `save` or `outside` (or `begin`) whose hash is the file's is the base, and the edits behind it are
//! made again; where another file is known to have been saved since, somebody put the older one back, and only the edits
//! that were in no file are. When none is the file's, another program wrote it: the edits behind the last `saved` are made on it where they
//! still apply, and `outside` is written. A `save` without its `saved` may or may not have happened; only the hash tells.

mod gaps;
mod history;
mod json;
mod lines;
mod log;
mod record;
mod scan;
#[cfg(test)]
mod tests;
mod typed;
mod unsaved;
mod written;

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, again, beside};
pub use super::documents::hex;
use super::save::{Hash, sha256};
use super::splice::Patch;
use crate::case::Edit;
pub use history::History;
pub use log::{Log, Step, What, log};
use record::{ChangeLine, RecordLine, RefusedLine};
pub use scan::{Fit, Found, Scan, scan};
pub use typed::Typed;

/// What stands before the name of a step that is taken back.
pub const TAKEN_BACK: &str = "taken back: ";
/// What stands before the name of a step that is made again.
pub const DONE_AGAIN: &str = "done again: ";

/// The version of the journal's format.
const VERSION: u64 = 1;
/// The longest record that is written or read, in bytes.
pub(super) const LONGEST_LINE: usize = 32 << 20;

/// One change as the journal has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its number.
    pub n: u64,
    /// When it was made (RFC 3339).
    pub at: Box<str>,
    /// Who made it.
    pub by: Box<str>,
    /// What it is called: an undoing as the step it takes back.
    pub name: Box<str>,
    /// The change.
    pub edit: Edit,
    /// What takes it back.
    pub inverse: Edit,
    /// The bytes of the case file it changed.
    pub patches: Vec<Patch>,
    /// The number of the change that it takes back.
    pub undoes: Option<u64>,
    /// The number of the change that it is, made on a file that another program had changed.
    pub again: Option<u64>,
}

/// Where the journal of a case is.
#[must_use]
pub fn path_of(case: &Path) -> PathBuf {
    beside(case, ".journal")
}

/// What tells this working copy from another, without giving its path away.
#[must_use]
pub fn place_of(case: &Path) -> String {
    let hash = sha256([
        b"tellings journal\0".as_slice(),
        case.as_os_str().as_encoded_bytes(),
    ]);
    hex(&hash).chars().take(32).collect()
}

/// The journal, to be written. Nothing is created before the first record.
#[derive(Debug)]
pub struct Journal<D: Disk> {
    case: PathBuf,
    path: PathBuf,
    place: String,
    file: Option<D::File>,
    /// Whether the journal says that it is of this place.
    placed: bool,
    /// Whether there is a sound journal at the path already.
    begun: bool,
    /// The number of the next record.
    next: u64,
    /// Whether the last line has no end: a write failed, or a program was killed.
    torn: bool,
    /// How many records are not known to be on the medium.
    unsynced: usize,
    /// The changes that the case file has not, line by line: they go into another journal, should this one be taken away.
    owed: Vec<u8>,
}

impl<D: Disk> Journal<D> {
    /// The journal of the case at `case`, to be continued when one was found.
    #[must_use]
    pub fn new(case: &Path, found: Option<&Found>) -> Self {
        Self {
            case: case.to_owned(),
            path: path_of(case),
            place: place_of(case),
            file: None,
            placed: found.is_none_or(|found| found.place == place_of(case)),
            begun: found.is_some(),
            next: found.map_or(1, Found::next),
            torn: found.is_some_and(|found| found.torn),
            unsynced: 0,
            owed: Vec::new(),
        }
    }

    /// The number the next record will have.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.next
    }

    /// How many records are not known to be on the medium.
    #[must_use]
    pub fn unsynced(&self) -> usize {
        self.unsynced
    }

    /// Writes a change; `base` is the SHA-256 of the file as it was last read or saved.
    ///
    /// # Errors
    /// When the disk refuses or the change is longer than a record may be; the next record then takes its place.
    pub fn change(&mut self, disk: &D, base: &Hash, change: &Change) -> io::Result<()> {
        let line = line_of(change)?;
        self.append(disk, base, &line)?;
        self.owe(&line);
        Ok(())
    }

    /// Takes up a change that the journal has and the case file has not.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn found(&mut self, change: &Change) -> io::Result<()> {
        self.owe(&line_of(change)?);
        Ok(())
    }

    /// Writes that bytes with this hash are about to be saved, and waits until that is on the medium.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save(&mut self, disk: &D, base: &Hash, hash: &Hash) -> io::Result<()> {
        let line = RecordLine::Save {
            n: self.next,
            sha256: hex(hash),
        };
        self.append(disk, base, &serde_json::to_vec(&line)?)?;
        self.sync(disk, base)
    }

    /// Writes that the last save happened.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn saved(&mut self, disk: &D, base: &Hash) -> io::Result<()> {
        self.owed.clear();
        let line = RecordLine::Saved { n: self.next };
        self.append(disk, base, &serde_json::to_vec(&line)?)
    }

    /// Writes what stands typed in fields and is not saved.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn typed(&mut self, disk: &D, base: &Hash, typed: &[Typed]) -> io::Result<()> {
        let line = RecordLine::Typed {
            n: self.next,
            texts: typed.iter().map(Into::into).collect(),
        };
        self.append(disk, base, &serde_json::to_vec(&line)?)
    }

    /// Writes that the file was changed by another program; `at` is when that was found (RFC 3339), `from` the number of the
    /// first change that was made on it, already written; `refused` are the changes that could not be, by number, with why.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn outside(
        &mut self,
        disk: &D,
        hash: &Hash,
        (at, from): (&str, u64),
        refused: impl IntoIterator<Item = (u64, String)>,
    ) -> io::Result<()> {
        let refused = refused.into_iter();
        let line = RecordLine::Outside {
            n: self.next,
            sha256: hex(hash),
            at: at.into(),
            from,
            refused: refused.map(|(n, why)| RefusedLine { n, why }).collect(),
        };
        self.append(disk, hash, &serde_json::to_vec(&line)?)
    }
}

/// A change as a record; without the bytes where it would be too long.
fn line_of(change: &Change) -> io::Result<Vec<u8>> {
    let mut line = ChangeLine::from(change);
    let text = serde_json::to_vec(&RecordLine::Edit(Box::new(line.clone())))?;
    if text.len() <= LONGEST_LINE {
        return Ok(text);
    }
    line.bytes.clear();
    Ok(serde_json::to_vec(&RecordLine::Edit(Box::new(line)))?)
}

/// Puts a journal that is not of this case out of the way; where it is now.
///
/// # Errors
/// When the disk refuses.
pub fn set_aside<D: Disk>(disk: &D, case: &Path) -> io::Result<PathBuf> {
    for number in 1..10_000 {
        let aside = beside(case, &format!(".journal.aside-{number}"));
        if again(|| disk.stamp(&aside)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        {
            again(|| disk.rename(&path_of(case), &aside))?;
            return Ok(aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
