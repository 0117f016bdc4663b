//! Opening a case to work on it: lock, bytes, and what its journal has that the file has not.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Access, Signed, Store};
use crate::case::{Case, Edit};
use crate::file::disk::{Disk, Open, Stamp, again};
use crate::file::journal::{Change, Fit, History, Journal, Scan, Typed, place_of, scan};
use crate::file::lock::{self, Held, Lock};
use crate::file::pieces::Cut;
use crate::file::read::Origins;
use crate::file::save::{Hash, Seen, sweep};
use crate::file::splice::{Draft, Refused};

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
    /// The changes of the journal that the file did not have, made again: the program had been killed, or another program
    /// had changed the file.
    pub made: Vec<Edit>,
    /// The changes that could not be made again, and why.
    pub refused: Vec<(Change, Refused)>,
    /// Whether another program changed the file since it was last saved here.
    pub outside: bool,
    /// How many changes were in the file that was saved last and are not in this one, an older one: somebody put it back.
    pub put_back: usize,
    /// Whether the journal's last line was cut off.
    pub torn: bool,
    /// How many records of the journal since the last save could not be read.
    pub unreadable: usize,
    /// What was typed into fields and not saved when a program ended.
    pub typed: Vec<Typed>,
    /// Where a journal that is not of this case was put.
    pub set_aside: Option<PathBuf>,
    /// Whether there is a journal not of this case that could not be put away.
    pub foreign: bool,
    /// How many temporary files of killed programs were removed.
    pub swept: usize,
}

impl<D: Disk> Opening<D> {
    /// Locks and reads the case file. `who` is what a second program is told of this one: process and machine. `read` is what
    /// was read of it before, with its stamp from before that: while the stamp is the same it is not read again.
    ///
    /// # Errors
    /// When the file cannot be read. When it can be read only, [`Opening::access`] says so.
    pub fn at(
        disk: D,
        path: &Path,
        who: &str,
        read: Option<(Stamp, Arc<Vec<u8>>)>,
    ) -> io::Result<Self> {
        let path = again(|| disk.canonicalize(path))?;
        let writable = again(|| disk.open(&path, Open::Write)).map(drop);
        let (lock, access) = match writable {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(error),
            Err(error) => (
                None,
                Access::Forbidden(format!("the file cannot be written: {}", said(&error))),
            ),
            Ok(()) => match lock::take(&disk, &path, who) {
                Lock::Ours(held) => (Some(held), Access::Write),
                Lock::Theirs(who) => (None, Access::Taken(who)),
                Lock::None(error) => (
                    None,
                    Access::Forbidden(format!("no lock can be made beside it: {}", said(&error))),
                ),
            },
        };
        match still_so(&disk, &path, read).map_or_else(|| steady_read(&disk, &path), Ok) {
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

    /// Brings the case, which was read from [`Opening::bytes`], to where the journal left it. What was found out about those
    /// bytes is given: how they are cut, where in them each record is, their hash. `token` is random: it makes the names of
    /// temporary files; `signed` signs what has to be written into the journal.
    ///
    /// # Errors
    /// When the journal is there and cannot be read or continued; the case is then as the file has it.
    pub fn begin(
        self,
        case: &mut Case,
        (cut, origins, sha256): (&Cut, &Origins, Hash),
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
            (report.torn, report.unreadable) = (found.torn, found.unreadable());
            report.typed = found.typed();
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
            typed: report.typed.clone(),
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

/// What the disk said, and where that can be helped what does.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!("{error}; a copy of the folder where you may write can be changed")
        }
        _ => error.to_string(),
    }
}

/// What was read before, if the file still has that stamp.
fn still_so<D: Disk>(
    disk: &D,
    path: &Path,
    read: Option<(Stamp, Arc<Vec<u8>>)>,
) -> Option<(Stamp, Arc<Vec<u8>>)> {
    let read = read?;
    let now = again(|| disk.stamp(path)).ok()?;
    now.same_bytes(&read.0).then_some(read)
}

/// The stamp and the bytes of a file that nobody was writing at the time.
fn steady_read<D: Disk>(disk: &D, path: &Path) -> io::Result<(Stamp, Arc<Vec<u8>>)> {
    for _ in 0..10 {
        let before = again(|| disk.stamp(path))?;
        let bytes = again(|| disk.read_all(path))?;
        if again(|| disk.stamp(path))?.same_bytes(&before) {
            return Ok((before, Arc::new(bytes)));
        }
    }
    Err(io::Error::other("another program keeps writing it"))
}
