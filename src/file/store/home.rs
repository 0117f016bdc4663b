//! A home on the disk for what has none yet: an example that is changed, a text that was opened directly.

use std::io;
use std::path::{Path, PathBuf};

use super::Store;
use crate::file::disk::{Disk, again, beside, folder_of};
use crate::file::folder::confined;
use crate::file::save::create;

/// Where a new case file was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The case file.
    pub case: PathBuf,
    /// Whether it lies beside the text; else a copy of the text lies beside it.
    pub beside: bool,
}

/// Copies an example, whose files are given by name, into a new folder called `name` in `target`; the case file's path.
/// Nothing that exists is overwritten: the folder may get another name (`name-2`).
///
/// # Errors
/// When the disk refuses.
pub fn copy_example<D: Disk>(
    disk: &D,
    files: &[(&str, &[u8])],
    name: &str,
    target: &Path,
) -> io::Result<PathBuf> {
    let folder = new_folder(disk, target, name)?;
    // The case file last: a folder that has it is whole.
    let (cases, documents): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, _)| *name == "case.toml");
    for (name, bytes) in documents.into_iter().chain(cases) {
        confined(name).map_err(io::Error::other)?;
        let path = folder.join(name);
        again(|| disk.make_folder(folder_of(&path)))?;
        create(disk, &path, bytes)?;
    }
    Ok(folder.join("case.toml"))
}

/// Makes the case file of a text that was opened directly: `<text>.case.toml` beside it, or where nothing can be written
/// there, with a copy of the text in a new folder in `state`. `case` names the text by its file name.
///
/// # Errors
/// When there is such a case file already, or the disk refuses in both places.
pub fn found_case<D: Disk>(disk: &D, text: &Path, case: &[u8], state: &Path) -> io::Result<Home> {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let path = beside(text, ".case.toml");
    match create(disk, &path, case) {
        Err(error) if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {}
        made => {
            return made.map(|_| Home {
                case: path,
                beside: true,
            });
        }
    }
    let document = again(|| disk.read_all(text))?;
    let name = text.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = new_folder(disk, state, &name.to_string_lossy())?;
    let copy = folder.join(name);
    create(disk, &copy, &document)?;
    let path = beside(&copy, ".case.toml");
    create(disk, &path, case)?;
    Ok(Home {
        case: path,
        beside: false,
    })
}

impl<D: Disk> Store<D> {
    /// Keeps the case as it is now in a new folder in `target`: its own place is gone. Returns the file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_aside(&self, target: &Path) -> io::Result<PathBuf> {
        let name = folder_of(&self.path).file_name();
        let name = name.map_or("case".into(), |it| it.to_string_lossy());
        let folder = new_folder(&self.disk, &target.join("rescued"), &name)?;
        let path = folder.join(self.path.file_name().unwrap_or_default());
        let bytes: Vec<u8> = self.draft.bytes().flatten().copied().collect();
        create(&self.disk, &path, &bytes)?;
        Ok(path)
    }
}

/// Makes a folder that was not there.
fn new_folder<D: Disk>(disk: &D, target: &Path, name: &str) -> io::Result<PathBuf> {
    for number in 1..1000 {
        let folder = match number {
            1 => target.join(name),
            _ => target.join(format!("{name}-{number}")),
        };
        match again(|| disk.stamp(&folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                again(|| disk.make_folder(&folder))?;
                return Ok(folder);
            }
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
