//! The few calls by which the program writes, as a trait: tests put a disk that fails in its place.

use std::fs::{File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{
    DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
};
use std::path::{Path, PathBuf};

use super::folder::Refused;

/// The mode of a new file: what is in a case is nobody else's business.
pub const FILE_MODE: u32 = 0o600;
/// The mode of a new folder.
pub const FOLDER_MODE: u32 = 0o700;

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The length in bytes.
    pub len: u64,
    /// The last change, in nanoseconds since 1970.
    pub changed: i128,
    /// Device and inode: another number is another file under the same name.
    pub file: (u64, u64),
    /// The permission bits.
    pub mode: u32,
    /// Whether it is a regular file.
    pub regular: bool,
}

impl Stamp {
    /// Whether both are of the same bytes, as far as a stamp can tell: a change of mode is none.
    #[must_use]
    pub fn same_bytes(&self, other: &Self) -> bool {
        (self.len, self.changed, self.file) == (other.len, other.changed, other.file)
    }
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// To be read.
    Read,
    /// To be read and written, without changing it; it must exist.
    Write,
    /// To be written at its end; made with [`FILE_MODE`] when there is none.
    Append,
    /// Made with [`FILE_MODE`]; it must not exist, not even as a dangling link.
    New,
}

/// The calls. Each is one system call or nearly so, and may fail as that can.
pub trait Disk {
    /// An open file.
    type File: std::fmt::Debug;

    /// Opens a file.
    ///
    /// # Errors
    /// When the system refuses.
    fn open(&self, path: &Path, how: Open) -> io::Result<Self::File>;
    /// Reads up to the buffer's length; 0 at the end.
    ///
    /// # Errors
    /// When the system refuses.
    fn read(&self, file: &mut Self::File, buffer: &mut [u8]) -> io::Result<usize>;
    /// Writes some of the bytes, and says how many.
    ///
    /// # Errors
    /// When the system refuses.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize>;
    /// Waits until the file is on the medium.
    ///
    /// # Errors
    /// When the system refuses.
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    /// Waits until the names in a folder are on the medium.
    ///
    /// # Errors
    /// When the system refuses.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Sets the permission bits.
    ///
    /// # Errors
    /// When the system refuses.
    fn set_mode(&self, file: &Self::File, mode: u32) -> io::Result<()>;
    /// Takes the lock of an open file; false when another holds it.
    ///
    /// # Errors
    /// When the file system has no locks.
    fn lock(&self, file: &Self::File) -> io::Result<bool>;
    /// The stamp of an open file.
    ///
    /// # Errors
    /// When the system refuses.
    fn stamp_of(&self, file: &Self::File) -> io::Result<Stamp>;
    /// The stamp of what a path leads to, symbolic links followed.
    ///
    /// # Errors
    /// When there is nothing, or the system refuses.
    fn stamp(&self, path: &Path) -> io::Result<Stamp>;
    /// Puts a file in another's place.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not exist, not even as a dangling link.
    ///
    /// # Errors
    /// When there is such a name, the file system knows no second names, or the system refuses.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a name.
    ///
    /// # Errors
    /// When there is none, or the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The path without symbolic links; its last part must exist.
    ///
    /// # Errors
    /// When it leads nowhere.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// The names in a folder.
    ///
    /// # Errors
    /// When the system refuses.
    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes a folder and those above it, each with [`FOLDER_MODE`]; one that exists is left alone.
    ///
    /// # Errors
    /// When the system refuses.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// All bytes of a regular file.
    ///
    /// # Errors
    /// When there is none, it is something else, or the system refuses.
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether a path does not lead to an open file any more: it was removed, or another took its place. Where the system does
    /// not tell, it is taken to lead there.
    fn is_elsewhere(&self, file: &Self::File, path: &Path) -> bool {
        use io::ErrorKind::{NotADirectory, NotFound};
        match again(|| self.stamp(path)) {
            Ok(there) => again(|| self.stamp_of(file)).is_ok_and(|here| here.file != there.file),
            Err(error) => matches!(error.kind(), NotFound | NotADirectory),
        }
    }
}

/// Calls again while a signal interrupts, but not for ever.
///
/// # Errors
/// What the call fails with.
pub fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    const TIMES: usize = 100;
    for _ in 0..TIMES {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
    call()
}

/// Writes all the bytes.
///
/// # Errors
/// When the disk refuses or takes none of them.
pub fn write_all<D: Disk>(disk: &D, file: &mut D::File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match again(|| disk.write(file, bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            taken => bytes = bytes.get(taken..).unwrap_or_default(),
        }
    }
    Ok(())
}

/// The disk of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    type File = File;

    fn open(&self, path: &Path, how: Open) -> io::Result<File> {
        let mut options = OpenOptions::new();
        match how {
            Open::Read => options.read(true),
            Open::Write => options.read(true).write(true),
            Open::Append => options.append(true).create(true).mode(FILE_MODE),
            Open::New => options
                .read(true)
                .write(true)
                .create_new(true)
                .mode(FILE_MODE),
        };
        options.open(path)
    }

    fn read(&self, file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
        file.read(buffer)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode))
    }

    fn lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn stamp_of(&self, file: &File) -> io::Result<Stamp> {
        Ok(stamp(&file.metadata()?))
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        Ok(stamp(&std::fs::metadata(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(folder)?;
        entries.map(|entry| Ok(entry?.file_name().into())).collect()
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true).mode(FOLDER_MODE).create(folder)
    }

    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        super::folder::read_file(path).map_err(|refused| match refused {
            Refused::Missing => io::ErrorKind::NotFound.into(),
            Refused::Forbidden(why) => io::Error::other(why),
            refused => io::Error::other(refused.to_string()),
        })
    }
}

fn stamp(found: &std::fs::Metadata) -> Stamp {
    Stamp {
        len: found.len(),
        changed: i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec()),
        file: (found.dev(), found.ino()),
        mode: found.mode() & 0o7777,
        regular: found.is_file(),
    }
}

/// The folder that holds a file.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The path with more behind its file name: `case.toml` and `.lock` give `case.toml.lock`.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    path.with_file_name(name)
}

#[cfg(test)]
pub(crate) mod faulty;
