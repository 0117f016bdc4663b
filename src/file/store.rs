//! The open case's hold on the disk: the lock, the file as it will be saved, and saving it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::disk::{Disk, again};
use super::lock::{self, Held, Lock};
use super::pieces::cut;
use super::read::read;
use super::save::{self, SaveError, Seen, sha256};
use super::splice::{Draft, Unwritable};
use crate::case::{Case, Edit};

/// A case on the disk that this program may change.
#[derive(Debug)]
pub struct Store<D: Disk> {
    disk: D,
    /// The case file, without symbolic links.
    path: PathBuf,
    bytes: Arc<Vec<u8>>,
    seen: Seen,
    lock: Option<Held<D>>,
    /// The file as it is to be saved; made at the first change, since opening must cost nothing.
    draft: Option<Draft>,
}

/// Why a case can be read but not changed.
#[derive(Debug)]
pub enum ReadOnly {
    /// Another program has it; what it wrote about itself.
    Theirs(String),
    /// There can be no lock beside it.
    NoLock(io::Error),
    /// It cannot be looked at.
    Disk(io::Error),
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theirs(who) => write!(
                f,
                "another program has this case open ({who}): it is read-only here"
            ),
            Self::NoLock(error) => write!(
                f,
                "the case's folder cannot be written ({error}): it is read-only"
            ),
            Self::Disk(error) => write!(f, "the case cannot be written ({error}): it is read-only"),
        }
    }
}

/// Why a change is not on the disk.
#[derive(Debug)]
pub enum Unsaved {
    /// The file cannot hold it.
    Unwritable(Unwritable),
    /// It speaks of a record that is not there, or the file is not the one that was read.
    Lost,
    /// It was not saved.
    Save(SaveError),
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unwritable(why) => write!(f, "not saved: {why}"),
            Self::Lost => f.write_str("not saved: the file no longer has this table"),
            Self::Save(why) => write!(f, "{why}"),
        }
    }
}

impl<D: Disk> Store<D> {
    /// Takes hold of the case whose bytes were just read. `who` names this program to another one.
    ///
    /// # Errors
    /// When another program has it, or nothing can be written beside it.
    pub fn open(disk: D, path: &Path, bytes: Arc<Vec<u8>>, who: &str) -> Result<Self, ReadOnly> {
        let path = again(|| disk.canonicalize(path)).map_err(ReadOnly::Disk)?;
        let stamp = again(|| disk.stamp(&path)).map_err(ReadOnly::Disk)?;
        let lock = match lock::take(&disk, &path, who) {
            Lock::Ours(held) => Some(held),
            Lock::Theirs(who) => return Err(ReadOnly::Theirs(who)),
            Lock::None(error) => return Err(ReadOnly::NoLock(error)),
        };
        let seen = Seen {
            stamp,
            sha256: sha256([bytes.as_slice()]),
        };
        Ok(Self {
            disk,
            path,
            bytes,
            seen,
            lock,
            draft: None,
        })
    }

    /// The case file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a change that the case has just taken into the file, whole or not at all. `token` makes the temporary's name.
    ///
    /// # Errors
    /// When the file cannot hold it, was changed by another program, or the disk refuses. The file is then the old one,
    /// and the change stays in the draft for the next save.
    pub fn save(&mut self, case: &Case, change: &Edit, token: &str) -> Result<(), Unsaved> {
        let mut draft = match self.draft.take() {
            Some(draft) => draft,
            None => self.first_draft().ok_or(Unsaved::Lost)?,
        };
        let written = write(&mut draft, case, change);
        if written.is_err() {
            draft.drop_changes();
        } else {
            draft.keep();
        }
        let saved = written.and_then(|()| self.replace(&draft, token));
        self.draft = Some(draft);
        saved
    }

    fn replace(&mut self, draft: &Draft, token: &str) -> Result<(), Unsaved> {
        let parts = || draft.bytes();
        let replaced = save::replace(
            &self.disk,
            &self.path,
            &self.seen,
            parts(),
            token,
            || Ok(()),
        );
        let stamp = match replaced {
            Ok(stamp) => stamp,
            Err(SaveError::Unconfirmed(error)) => {
                let stamp = again(|| self.disk.stamp(&self.path));
                self.seen.stamp =
                    stamp.map_err(|error| Unsaved::Save(SaveError::Unconfirmed(error)))?;
                self.seen.sha256 = sha256(parts());
                return Err(Unsaved::Save(SaveError::Unconfirmed(error)));
            }
            Err(error) => return Err(Unsaved::Save(error)),
        };
        self.seen = Seen {
            stamp,
            sha256: sha256(parts()),
        };
        Ok(())
    }

    fn first_draft(&self) -> Option<Draft> {
        let cut = cut(&self.bytes);
        let reading = read(
            &self.bytes,
            &cut,
            &AtomicBool::new(false),
            &AtomicUsize::new(0),
        )?;
        let before = Case::new(reading.tables);
        Some(Draft::new(
            Arc::clone(&self.bytes),
            &cut,
            &reading.origins,
            &before,
        ))
    }

    /// Gives the case back to others.
    pub fn close(mut self) {
        if let Some(lock) = self.lock.take() {
            lock.release(&self.disk);
        }
    }
}

/// Writes what an edit changed, as the case has it now, into the draft.
fn write(draft: &mut Draft, case: &Case, edit: &Edit) -> Result<(), Unsaved> {
    let written = match edit {
        Edit::Set {
            kind, key, field, ..
        } => {
            let place = case.find(*kind, key).ok_or(Unsaved::Lost)?;
            draft.set(case, *kind, place, *field)
        }
        Edit::Insert { kind, at, .. } => draft.insert(case, *kind, *at),
        Edit::Remove { kind, at, .. } => draft.remove(case, *kind, *at),
        Edit::Move { kind, from, to } => draft.shift(case, *kind, *from, *to),
        Edit::All(edits) => return edits.iter().try_for_each(|edit| write(draft, case, edit)),
    };
    written.map_err(Unsaved::Unwritable)
}

/// Copies a bundled example into a folder of its own below `root`, so that it can be changed; what is there is not
/// overwritten. Returns the case file.
///
/// # Errors
/// When the disk refuses, or a hundred copies are there already.
pub fn copy_example<D: Disk>(
    disk: &D,
    root: &Path,
    name: &str,
    files: &[(&str, &[u8])],
) -> io::Result<PathBuf> {
    again(|| disk.make_folder(root))?;
    for copy in 1..100 {
        let folder = root.join(if copy == 1 {
            name.to_owned()
        } else {
            format!("{name}-{copy}")
        });
        again(|| disk.make_folder(&folder))?;
        let mut case = None;
        for (file, bytes) in files {
            let path = folder.join(file);
            match save::create(disk, &path, bytes) {
                Ok(_) if case.is_none() => case = Some(path),
                Ok(_) => {}
                // Somebody's copy already: leave it alone and try the next name.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && case.is_none() => {
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        if let Some(case) = case {
            return Ok(case);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
