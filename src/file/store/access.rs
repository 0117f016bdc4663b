//! Whether an open case can be changed, and why a change was not made.

use std::fmt;
use std::io;

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
            Self::Taken(who) if who.is_empty() => f.write_str("another program has this case open"),
            Self::Taken(who) => write!(f, "another program has this case open ({who})"),
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
            Self::Journal(error) => {
                write!(f, "the journal cannot be written: {error}")
            }
            Self::File(file, error) => write!(f, "{file} cannot be made: {error}"),
        }
    }
}

impl std::error::Error for Unchanged {}

impl From<Refused> for Unchanged {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
