//! A text in a file of its own for a while: in a new private folder, so that nobody else reads it or has put anything there.

use super::disk::{FOLDER_MODE, RealDisk};
use super::folder::read_file;
use super::save;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// The file and its folder. They stay where they are until [`Scratch::remove`].
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    file: PathBuf,
    put: Vec<u8>,
}

impl Scratch {
    /// Puts a text into a new file in a new folder within another; `token` is random and makes the folder's name. A line end
    /// is put behind a text that has none, as editors do.
    ///
    /// # Errors
    /// When there is such a folder already, or the disk refuses.
    pub fn new(within: &Path, token: &str, text: &str) -> io::Result<Self> {
        let folder = within.join(format!("tellings-{token}"));
        DirBuilder::new().mode(FOLDER_MODE).create(&folder)?;
        let end = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let scratch = Self {
            file: folder.join("text.txt"),
            folder,
            put: format!("{text}{end}").into_bytes(),
        };
        match save::create(&RealDisk, &scratch.file, &scratch.put) {
            Ok(_) => Ok(scratch),
            Err(error) => {
                scratch.remove();
                Err(error)
            }
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// What the file holds now; `None` when it is what was put there.
    ///
    /// # Errors
    /// When it cannot be read; says why.
    pub fn changed(&self) -> Result<Option<Vec<u8>>, String> {
        let bytes = read_file(&self.file).map_err(|why| why.to_string())?;
        Ok((bytes != self.put).then_some(bytes))
    }

    /// Removes the folder and all that an editor put there.
    pub fn remove(self) {
        // It is private and in the system's own place for what is to go: nothing more can be done about one that stays.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn nobody_else_can_read_it_and_nothing_is_left() {
        let within = std::env::temp_dir();
        let token = format!("test-{}", std::process::id());
        let scratch = Scratch::new(&within, &token, "a note").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(scratch.path()), 0o600);
        assert_eq!(mode(&scratch.folder), 0o700);
        assert_eq!(fs::read(scratch.path()).unwrap(), b"a note\n");
        assert_eq!(scratch.changed(), Ok(None));
        let twice = Scratch::new(&within, &token, "another");
        assert_eq!(twice.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        fs::write(scratch.path(), "longer\n").unwrap();
        assert_eq!(scratch.changed(), Ok(Some(b"longer\n".to_vec())));
        let folder = scratch.folder.clone();
        scratch.remove();
        assert!(!folder.exists());
    }
}
