//! A case on the disk while it is open: lock, journal, draft and save behind one door. There is no other way from a change to
//! the disk.
//!
//! [`Opening::at`] reads the bytes; the caller makes the case of them; [`Opening::begin`] replays what the journal has more.

mod about;
mod access;
mod back;
mod bringing;
mod catch_up;
mod home;
mod opening;
#[cfg(test)]
mod put_back;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod sweep;
#[cfg(test)]
mod taken_away;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::journal::{Change, History, Journal, Typed};
use super::lock::Held;
use super::save::{self, SaveError, Seen};
use super::splice::{Draft, follow};
use crate::annotate::Signed;
use crate::case::{Case, Edit};
use about::About;
pub use access::{Access, Unchanged};
pub use home::{Home, copy_example, found_case};
pub use opening::{Opening, Report};

/// A case on the disk while it is open.
#[derive(Debug)]
pub struct Store<D: Disk> {
    disk: D,
    path: PathBuf,
    lock: Option<Held<D>>,
    access: Access,
    seen: Seen,
    draft: Draft,
    journal: Journal<D>,
    history: History,
    /// How many changes the file has not.
    unsaved: usize,
    /// What the journal has of what was typed and not saved.
    typed: Vec<Typed>,
    token: String,
}

impl<D: Disk> Store<D> {
    /// The case file, without symbolic links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be changed.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// How many changes are in the journal only, not yet in the case file.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved
    }

    /// How many journal records a loss of power could take; 0 after [`Store::flush`].
    #[must_use]
    pub fn unflushed(&self) -> usize {
        self.journal.unsynced()
    }

    /// What can be undone and redone.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Changes the case, writes the change to the journal, and returns it. Only then may it be shown. `name` says in words
    /// what is done, for whoever takes it back.
    ///
    /// # Errors
    /// See [`Unchanged`].
    pub fn change(
        &mut self,
        case: &mut Case,
        (name, edit): (&str, Edit),
        signed: Signed<'_>,
    ) -> Result<&Change, Unchanged> {
        self.make(case, (name.into(), edit), signed, About::default())
    }

    fn make(
        &mut self,
        case: &mut Case,
        (name, edit): (Box<str>, Edit),
        signed: Signed<'_>,
        about: About<'_>,
    ) -> Result<&Change, Unchanged> {
        if self.access != Access::Write {
            return Err(Unchanged::ReadOnly(self.access.clone()));
        }
        self.hold_on()?;
        let done = follow(case, &mut self.draft, edit.clone(), about.old)?;
        let change = Change {
            n: self.journal.next(),
            at: signed.at.into(),
            by: signed.by.into(),
            name,
            edit,
            inverse: done.inverse,
            patches: done.patches,
            undoes: about.undoes,
            again: about.again,
        };
        if let Err(error) = self.journal.change(&self.disk, &self.seen.sha256, &change) {
            follow(case, &mut self.draft, change.inverse, &change.patches)?;
            return Err(Unchanged::Journal(error));
        }
        self.unsaved += 1;
        Ok(self.history.take(change))
    }

    /// Waits until every change is on the medium: within a second, or after 20 of them.
    ///
    /// # Errors
    /// When the disk refuses: the changes are in the journal, but a loss of power may take them.
    pub fn flush(&mut self) -> io::Result<()> {
        self.journal.sync(&self.disk, &self.seen.sha256)
    }

    /// Keeps what stands typed in fields and is not saved, for the next opening; false where nothing can be written.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_typed(&mut self, typed: &[Typed]) -> io::Result<bool> {
        if self.access != Access::Write {
            return Ok(false);
        }
        if self.typed != typed {
            self.journal.typed(&self.disk, &self.seen.sha256, typed)?;
            self.typed = typed.to_vec();
        }
        Ok(true)
    }

    /// Whether the next opening will find every change: in the case file or in its journal.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.journal.is_here(&self.disk)
    }

    /// Writes the case file; false when it has every change already.
    ///
    /// # Errors
    /// See [`SaveError`]. The changes stay in the journal, and the next save has them.
    pub fn save(&mut self) -> Result<bool, SaveError> {
        if self.unsaved == 0 || self.access != Access::Write {
            return Ok(false);
        }
        let Self {
            disk,
            path,
            seen,
            draft,
            journal,
            token,
            ..
        } = self;
        let mut hash = [0; 32];
        // The bytes are hashed while the disk takes them: the journal needs the hash before the name leads to them.
        let done = std::thread::scope(|scope| {
            let hashing = scope.spawn(|| save::sha256(draft.bytes()));
            let before_rename = || {
                let failed = |_| io::Error::other("the new file could not be hashed");
                hash = hashing.join().map_err(failed)?;
                journal.save(disk, &seen.sha256, &hash)
            };
            save::replace(disk, path, seen, draft.bytes(), token, before_rename)
        });
        let stamp = match &done {
            Ok(stamp) | Err(SaveError::Unconfirmed(stamp, _)) => *stamp,
            Err(_) => return done.map(|_| false),
        };
        self.seen = Seen {
            stamp,
            sha256: hash,
        };
        self.unsaved = 0;
        if done.is_ok() {
            // Without this record the next opening finds the save by its hash.
            let _ = self.journal.saved(&self.disk, &hash);
        }
        done.map(|_| true)
    }

    /// Whether another program changed the case file since it was read or saved here. Cheap where only the stamp tells.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn changed_outside(&self) -> io::Result<bool> {
        self.seen.changed(&self.disk, &self.path)
    }

    /// Ends: the journal is put on the medium and the lock given back. Unsaved changes stay in the journal.
    ///
    /// # Errors
    /// When the journal cannot be put on the medium; the lock is given back all the same.
    pub fn close(mut self) -> io::Result<()> {
        let flushed = self.flush();
        if let Some(lock) = self.lock.take() {
            lock.release(&self.disk);
        }
        flushed
    }
}
