//! Whether an open case can be changed, and why a change was not made.

use std::fmt;
use std::io;

use super::Store;
use crate::file::disk::Disk;
use crate::file::lock::Lock;
use crate::file::splice::Refused;

/// Whether the case can be changed, and if not why. Its words are one line and harmless to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// It can.
    Write,
    /// Another program has it open; what that one said of itself.
    Taken(String),
    /// The disk allows no change; what it said.
    Forbidden(String),
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write => f.write_str("can be changed"),
            Self::Taken(who) if who.is_empty() => f.write_str("another program has this case open; once it is closed there, it can be changed here"),
            Self::Taken(who) => write!(
                f,
                "another program has this case open ({who}); once it is closed there, it can be changed here"
            ),
            Self::Forbidden(why) => f.write_str(why),
        }
    }
}

/// Why a change was not made. Case, journal and file are as they were.
#[derive(Debug)]
pub enum Unchanged {
    /// The case was opened read-only.
    ReadOnly(Access),
    /// The case refuses it, or the file cannot hold it.
    Refused(Refused),
    /// The journal could not be written.
    Journal(io::Error),
    /// A file that was to come with it could not be made; which.
    File(String, io::Error),
}

impl fmt::Display for Unchanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnly(access) => access.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Journal(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("the journal cannot be written: the folder of the case is gone")
            }
            Self::Journal(error) => {
                write!(f, "the journal cannot be written: {error}")
            }
            Self::File(file, error) => write!(f, "{file} cannot be made: {error}"),
        }
    }
}

impl std::error::Error for Unchanged {}

impl<D: Disk> Store<D> {
    /// Makes sure that nobody else may change the case: the lock that was taken is still there, or another can be had.
    ///
    /// # Errors
    /// When it is somebody else's now, or there can be none; the case is read-only then, or as long as that is so.
    pub(super) fn hold_on(&mut self) -> Result<(), Unchanged> {
        match self.lock.as_mut().map(|lock| lock.keep(&self.disk)) {
            Some(Err(Lock::Theirs(who))) => {
                self.access = Access::Taken(who);
                Err(Unchanged::ReadOnly(self.access.clone()))
            }
            Some(Err(Lock::None(error))) => Err(Unchanged::Journal(error)),
            _ => Ok(()),
        }
    }
}

impl From<Refused> for Unchanged {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
