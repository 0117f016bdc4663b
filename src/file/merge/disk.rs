//! A merge on the disk: three files are read, and what came of them takes the place of ours.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Merged, Unmerged, Version, merge_files};
use crate::file::disk::{Disk, again};
use crate::file::folder::Refused;
use crate::file::save::{SaveError, Seen, replace};

/// One of the three files on the disk.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// What to call it in messages.
    pub name: &'a str,
    /// Where it is.
    pub path: &'a Path,
}

/// Why nothing was merged, or what was merged is not in the file.
#[derive(Debug)]
pub enum Failed {
    /// A file cannot be read; what it is called.
    Unreadable(String, Refused),
    /// The three cannot be merged.
    Unmerged(Unmerged),
    /// What was merged could not be written over ours; what that is called.
    Unwritten(String, SaveError),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(name, error) => write!(f, "{name}: {error}"),
            Self::Unmerged(why) => why.fmt(f),
            Self::Unwritten(name, error) => write!(f, "{name}: {error}"),
        }
    }
}

impl std::error::Error for Failed {}

/// A file that was read.
struct Here<'a> {
    name: &'a str,
    path: PathBuf,
    seen: Seen,
    bytes: Vec<u8>,
}

impl<'a> Here<'a> {
    fn read<D: Disk>(disk: &D, place: Place<'a>) -> Result<Self, Failed> {
        let path = again(|| disk.canonicalize(place.path));
        let read = path.and_then(|path| Ok((Seen::read(disk, &path)?, path)));
        match read {
            Ok(((seen, bytes), path)) => Ok(Self {
                name: place.name,
                path,
                seen,
                bytes,
            }),
            Err(error) => Err(Failed::Unreadable(place.name.into(), error.into())),
        }
    }

    fn version(&self) -> Version<'_> {
        Version {
            name: self.name,
            bytes: &self.bytes,
        }
    }
}

/// Merges base, ours and theirs, and writes what came of it over ours where that is another file then. `token` makes the name
/// of a temporary file.
///
/// # Errors
/// See [`Failed`]. Ours is then as it was, but after [`SaveError::Unconfirmed`].
pub fn merge_on<D: Disk>(
    disk: &D,
    [base, ours, theirs]: [Place<'_>; 3],
    token: &str,
) -> Result<Merged, Failed> {
    let base = Here::read(disk, base)?;
    let ours = Here::read(disk, ours)?;
    let theirs = Here::read(disk, theirs)?;
    let merged = merge_files(base.version(), ours.version(), theirs.version());
    let merged = merged.map_err(Failed::Unmerged)?;
    if merged.bytes != ours.bytes {
        let parts = std::iter::once(merged.bytes.as_slice());
        replace(disk, &ours.path, &ours.seen, parts, token, || Ok(()))
            .map_err(|error| Failed::Unwritten(ours.name.into(), error))?;
    }
    Ok(merged)
}
