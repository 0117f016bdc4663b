//! The atomic save: whatever happens, the case file is the old one or the new one, never another.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::disk::{Disk, Open, Stamp, again, folder_of, write_all};

/// A SHA-256.
pub type Hash = [u8; 32];

/// The SHA-256 of bytes given in parts.
#[must_use]
pub fn sha256<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hasher = Sha256::new();
    parts.into_iter().for_each(|part| hasher.update(part));
    hasher.finalize().into()
}

/// What the file was when it was last read or written by this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its stamp.
    pub stamp: Stamp,
    /// The SHA-256 of its bytes.
    pub sha256: Hash,
}

/// Files up to this length are hashed before a save also when their stamp is the same: a stamp is blind to a change within
/// one tick of the file system's clock. A longer one takes longer than a tick to write.
pub(super) const ALWAYS_HASHED: u64 = 1 << 20;

impl Seen {
    /// Reads the file, and what it was then. `path` has no symbolic links.
    ///
    /// # Errors
    /// When there is none, it is no file, or the disk refuses.
    pub fn read<D: Disk>(disk: &D, path: &Path) -> io::Result<(Self, Vec<u8>)> {
        // A change in between is found by the hash when the file is replaced.
        let stamp = again(|| disk.stamp(path))?;
        let bytes = again(|| disk.read_all(path))?;
        let sha256 = sha256([bytes.as_slice()]);
        Ok((Self { stamp, sha256 }, bytes))
    }

    /// Looks at the file; `None` when its bytes are still those that were seen.
    ///
    /// # Errors
    /// When the disk refuses. A file that is gone is changed.
    pub fn changed<D: Disk>(&self, disk: &D, path: &Path) -> io::Result<bool> {
        let stamp = match again(|| disk.stamp(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
            stamp => stamp?,
        };
        if stamp.len != self.stamp.len {
            return Ok(true);
        }
        if stamp.same_bytes(&self.stamp) && stamp.len > ALWAYS_HASHED {
            return Ok(false);
        }
        let bytes = again(|| disk.read_all(path))?;
        Ok(sha256([bytes.as_slice()]) != self.sha256)
    }
}

/// Why nothing was saved.
#[derive(Debug)]
pub enum SaveError {
    /// The file was changed by someone else since it was read. Nothing was written.
    Changed,
    /// There is no such file any more. Nothing was written.
    Gone,
    /// The disk refused; what was being done, and what it said. The file is the old one.
    Disk(&'static str, io::Error),
    /// The new file, with this stamp, is in place, but the disk did not confirm that its name is on the medium.
    Unconfirmed(Stamp, io::Error),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("not saved: the file was changed by another program"),
            Self::Gone => f.write_str("not saved: the case file is gone"),
            Self::Disk(what, error) => write!(f, "not saved: {what}: {error}"),
            Self::Unconfirmed(_, error) => {
                write!(f, "saved, but the disk did not confirm it: {error}")
            }
        }
    }
}

impl std::error::Error for SaveError {}

fn at<T>(what: &'static str, result: io::Result<T>) -> Result<T, SaveError> {
    result.map_err(|error| SaveError::Disk(what, error))
}

/// Replaces the bytes of an existing file. `path` has no symbolic links (see [`Disk::canonicalize`]); `token` makes the
/// temporary's name; `before_rename` runs when the new bytes are on the medium and the name still leads to the old ones.
///
/// # Errors
/// See [`SaveError`]; only after [`SaveError::Unconfirmed`] the file is the new one.
pub fn replace<'a, D: Disk>(
    disk: &D,
    path: &Path,
    seen: &Seen,
    parts: impl Iterator<Item = &'a [u8]>,
    token: &str,
    before_rename: impl FnOnce() -> io::Result<()>,
) -> Result<Stamp, SaveError> {
    unchanged(disk, path, seen)?;
    let mode = at("reading the old file's mode", again(|| disk.stamp(path)))?.mode;
    let (temporary, mut file) = at("making a temporary file", temporary(disk, path, token))?;
    let put = || {
        at("writing", write_parts(disk, &mut file, parts))?;
        at("keeping the mode", again(|| disk.set_mode(&file, mode)))?;
        at("writing to the medium", again(|| disk.sync(&file)))?;
        at("writing the journal", before_rename())?;
        let stamp = at("reading the new file", again(|| disk.stamp_of(&file)))?;
        if !again(|| disk.stamp(path)).is_ok_and(|now| now.same_bytes(&seen.stamp)) {
            unchanged(disk, path, seen)?;
        }
        at(
            "putting the new file in place",
            again(|| disk.rename(&temporary, path)),
        )?;
        Ok(stamp)
    };
    match put() {
        Ok(stamp) => match again(|| disk.sync_folder(folder_of(path))) {
            Ok(()) => Ok(stamp),
            Err(error) => Err(SaveError::Unconfirmed(stamp, error)),
        },
        Err(error) => {
            let _ = again(|| disk.remove(&temporary));
            Err(error)
        }
    }
}

/// Refuses a file that is another than it was seen to be.
fn unchanged<D: Disk>(disk: &D, path: &Path, seen: &Seen) -> Result<(), SaveError> {
    if !at("reading the old file", seen.changed(disk, path))? {
        return Ok(());
    }
    match again(|| disk.stamp(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(SaveError::Gone),
        _ => Err(SaveError::Changed),
    }
}

/// Makes a file that is not there yet, whole or not at all, also when the program is killed; nothing that exists is
/// overwritten. A file system without second names for a file (hard links) may be left with a part of it by a kill.
///
/// # Errors
/// When there is such a file ([`io::ErrorKind::AlreadyExists`]) or the disk refuses; what was begun is then removed.
pub fn create<D: Disk>(disk: &D, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    let token = std::process::id().to_string();
    create_beside(disk, (path, &token), path, bytes)
}

/// The same with the temporary file beside the case file at `case`, whose lock is held: what a killed program leaves of it is
/// swept when the case is opened next.
///
/// # Errors
/// As [`create`].
pub fn create_beside<D: Disk>(
    disk: &D,
    (case, token): (&Path, &str),
    path: &Path,
    bytes: &[u8],
) -> io::Result<Stamp> {
    let (whole, mut file) = temporary(disk, case, token)?;
    let linked = put(disk, &mut file, bytes).and_then(|()| again(|| disk.link(&whole, path)));
    let removed = again(|| disk.remove(&whole));
    let made = match linked {
        // A second name for no longer than that: the first must go.
        Ok(()) => removed,
        Err(error) if lacks_links(&error) => {
            file = again(|| disk.open(path, Open::New))?;
            put(disk, &mut file, bytes)
        }
        Err(error) => return Err(error),
    };
    let made = made.and_then(|()| again(|| disk.sync_folder(folder_of(path))));
    made.and_then(|()| again(|| disk.stamp_of(&file)))
        .inspect_err(|_| {
            let _ = again(|| disk.remove(path));
        })
}

fn put<D: Disk>(disk: &D, file: &mut D::File, bytes: &[u8]) -> io::Result<()> {
    write_all(disk, file, bytes)?;
    again(|| disk.sync(file))
}

/// Whether a second name was refused as file systems without them refuse it.
fn lacks_links(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, TooManyLinks, Unsupported};
    matches!(error.kind(), PermissionDenied | Unsupported | TooManyLinks)
}

/// Neighbouring small parts are gathered up to this length before they are written.
const GATHER: usize = 1 << 16;

fn write_parts<'a, D: Disk>(
    disk: &D,
    file: &mut D::File,
    parts: impl Iterator<Item = &'a [u8]>,
) -> io::Result<()> {
    let mut gathered = Vec::new();
    for part in parts {
        if part.len() < GATHER {
            gathered.extend_from_slice(part);
        }
        if gathered.len() >= GATHER || part.len() >= GATHER {
            write_all(disk, file, &gathered)?;
            gathered.clear();
        }
        if part.len() >= GATHER {
            write_all(disk, file, part)?;
        }
    }
    write_all(disk, file, &gathered)
}

fn temporary<D: Disk>(disk: &D, path: &Path, token: &str) -> io::Result<(PathBuf, D::File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for attempt in 0..100 {
        let temporary = path.with_file_name(format!(".{name}{MARK}{token}{attempt}{END}"));
        match again(|| disk.open(&temporary, Open::New)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            file => return Ok((temporary, file?)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

const MARK: &str = ".tellings-";
const END: &str = ".tmp";

/// Removes temporaries that a killed program left of this file; how many. Only who holds the file's lock may call it: any
/// temporary is then nobody's.
///
/// # Errors
/// When the folder cannot be read; a temporary that cannot be removed is left.
pub fn sweep<D: Disk>(disk: &D, path: &Path) -> io::Result<usize> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let start = format!(".{name}{MARK}");
    let mut swept = 0;
    for found in again(|| disk.names(folder_of(path)))? {
        let ours = found
            .to_str()
            .is_some_and(|it| it.starts_with(&start) && it.ends_with(END));
        let found = path.with_file_name(found);
        if ours
            && disk.stamp(&found).is_ok_and(|stamp| stamp.regular)
            && disk.remove(&found).is_ok()
        {
            swept += 1;
        }
    }
    Ok(swept)
}

#[cfg(test)]
mod tests;
