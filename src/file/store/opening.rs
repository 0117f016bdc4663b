//! Opening a case to work on it: lock, bytes, and what its journal has that the file has not.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::steady::still_known;
use super::{Access, Signed, Store};
use crate::case::Case;
use crate::file::disk::{Disk, Open, Stamp, again};
use crate::file::journal::{self, Change, Fit, History, Journal, Scan, place_of, scan};
use crate::file::lock::{self, Held, Lock};
use crate::file::pieces::Cut;
use crate::file::read::Origins;
use crate::file::save::{Hash, Seen, sweep};
use crate::file::splice::{Draft, Refused, follow};

/// A case file that was read and, where that is possible, locked.
#[derive(Debug)]
pub struct Opening<D: Disk> {
    disk: D,
    path: PathBuf,
    lock: Option<Held<D>>,
    access: Access,
    stamp: Stamp,
    bytes: Arc<Vec<u8>>,
}

/// What opening found, for the reader to be told.
#[derive(Debug, Default)]
pub struct Report {
    /// How many changes of the journal the file did not have: the program had been killed.
    pub replayed: usize,
    /// How many changes of the journal were made again on a file that another program had changed.
    pub merged: usize,
    /// The changes that could not be made again, and why.
    pub refused: Vec<(Change, Refused)>,
    /// Whether another program changed the file since it was last saved here.
    pub outside: bool,
    /// Whether the journal's last line was cut off.
    pub torn: bool,
    /// How many records of the journal since the last save could not be read.
    pub unreadable: usize,
    /// Where a journal that is not of this case was put.
    pub set_aside: Option<PathBuf>,
    /// Whether there is a journal not of this case that could not be put away.
    pub foreign: bool,
    /// How many temporary files of killed programs were removed.
    pub swept: usize,
}

impl<D: Disk> Opening<D> {
    /// Locks and reads the case file. `who` is what a second program is told of this one: process and machine.
    ///
    /// # Errors
    /// When the file cannot be read. When it can be read only, [`Opening::access`] says so.
    pub fn at(disk: D, path: &Path, who: &str) -> io::Result<Self> {
        Self::known(disk, path, who, None)
    }

    /// The same for a file that was read before: its bytes, and its stamp from before they were read. They are kept when the
    /// file still has them, and not read once more where the stamp says so (see [`Seen::changed`]).
    ///
    /// # Errors
    /// As [`Opening::at`].
    pub fn known(
        disk: D,
        path: &Path,
        who: &str,
        known: Option<(Stamp, &Arc<Vec<u8>>)>,
    ) -> io::Result<Self> {
        let path = again(|| disk.canonicalize(path))?;
        let writable = again(|| disk.open(&path, Open::Write)).map(drop);
        let (lock, access) = match writable {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(error),
            Err(error) => (
                None,
                Access::Forbidden(format!("the file cannot be written: {error}")),
            ),
            Ok(()) => match lock::take(&disk, &path, who) {
                Lock::Ours(held) => (Some(held), Access::Write),
                Lock::Theirs(who) => (None, Access::Taken(who)),
                Lock::None(error) => (
                    None,
                    Access::Forbidden(format!("no lock can be made beside it: {error}")),
                ),
            },
        };
        match still_known(&disk, &path, known) {
            Ok((stamp, bytes)) => Ok(Self {
                disk,
                path,
                lock,
                access,
                stamp,
                bytes,
            }),
            Err(error) => {
                if let Some(lock) = lock {
                    lock.release(&disk);
                }
                Err(error)
            }
        }
    }

    /// The bytes of the case file.
    #[must_use]
    pub fn bytes(&self) -> &Arc<Vec<u8>> {
        &self.bytes
    }

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

    /// Leaves the case as it is and gives the lock back: it has a problem that stops it, or nobody wants to work on it.
    pub fn leave(self) {
        if let Some(lock) = self.lock {
            lock.release(&self.disk);
        }
    }

    /// Brings the case, which was read from [`Opening::bytes`], to where the journal left it. `sha256` is that of the bytes;
    /// `token` is random: it makes the names of temporary files; `signed` signs what has to be written into the journal.
    ///
    /// # Errors
    /// When the journal is there and cannot be read or continued; the case is then as the file has it.
    pub fn begin(
        self,
        case: &mut Case,
        (cut, origins): (&Cut, &Origins),
        sha256: Hash,
        token: &str,
        signed: Signed<'_>,
    ) -> io::Result<(Store<D>, Report)> {
        let mut report = Report::default();
        let writes = self.access == Access::Write;
        if writes {
            report.swept = sweep(&self.disk, &self.path).unwrap_or_default();
        }
        let found = match scan(&self.disk, &self.path) {
            Ok(Scan::Journal(found)) => Some(found),
            Ok(Scan::Nothing) => None,
            Ok(Scan::Strange) => {
                report.foreign = true;
                None
            }
            Err(error) => {
                self.leave();
                return Err(error);
            }
        };
        if let Some(found) = &found {
            (report.torn, report.unreadable) = (found.torn, found.unreadable);
        }
        let journal = Journal::new(&self.path, found.as_deref());
        let fit = found.map(|found| found.fit(&sha256, &place_of(&self.path)));
        let mut store = Store {
            draft: Draft::new(self.bytes, cut, origins, case),
            seen: Seen {
                stamp: self.stamp,
                sha256,
            },
            disk: self.disk,
            path: self.path,
            lock: self.lock,
            access: self.access,
            journal,
            history: History::default(),
            unsaved: 0,
            token: token.into(),
        };
        if matches!(fit, Some(Fit::Foreign)) {
            report.foreign = true;
        }
        match store.catch_up(case, fit, writes, signed, &mut report) {
            Ok(()) => Ok((store, report)),
            Err(error) => {
                let _ = store.close();
                Err(error)
            }
        }
    }
}

impl<D: Disk> Store<D> {
    fn catch_up(
        &mut self,
        case: &mut Case,
        fit: Option<Fit>,
        writes: bool,
        signed: Signed<'_>,
        report: &mut Report,
    ) -> io::Result<()> {
        if report.foreign {
            if writes {
                report.set_aside = Some(journal::set_aside(&self.disk, &self.path)?);
                report.foreign = false;
                self.journal = Journal::new(&self.path, None);
            }
            (report.torn, report.unreadable) = (false, 0);
            return Ok(());
        }
        match fit {
            Some(Fit::Known { past, since }) => {
                for change in past {
                    self.history.take(change);
                }
                self.replay(case, since, report);
                Ok(())
            }
            Some(Fit::Outside(changes)) => {
                report.outside = true;
                let from = self.journal.next();
                self.merge(case, changes, report)?;
                if writes {
                    self.journal
                        .outside(&self.disk, &self.seen.sha256, signed.at, from)?;
                    self.journal.sync(&self.disk)?;
                }
                Ok(())
            }
            Some(Fit::Foreign) | None => Ok(()),
        }
    }

    /// Makes the changes again that the file has not, as they were made.
    fn replay(&mut self, case: &mut Case, changes: Vec<Change>, report: &mut Report) {
        for mut change in changes {
            match follow(case, &mut self.draft, change.edit.clone(), &[]) {
                Ok(done) => {
                    (change.inverse, change.patches) = (done.inverse, done.patches);
                    self.history.take(change);
                    self.unsaved += 1;
                    report.replayed += 1;
                }
                Err(refused) => report.refused.push((change, refused)),
            }
        }
    }

    /// Makes the changes that still apply on a file that another program has changed, as new ones behind `outside`.
    fn merge(
        &mut self,
        case: &mut Case,
        changes: Vec<Change>,
        report: &mut Report,
    ) -> io::Result<()> {
        for change in changes {
            let signed = Signed {
                by: &change.by,
                at: &change.at,
            };
            let made = match &self.access {
                Access::Write => self.make(case, change.edit.clone(), signed, None),
                _ => follow(case, &mut self.draft, change.edit.clone(), &[])
                    .map(drop)
                    .map_err(Into::into),
            };
            match made {
                Ok(()) => report.merged += 1,
                Err(super::Unchanged::Refused(refused)) => report.refused.push((change, refused)),
                Err(super::Unchanged::Journal(error)) => return Err(error),
                Err(super::Unchanged::ReadOnly(_)) => {}
            }
        }
        Ok(())
    }
}
