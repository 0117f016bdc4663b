//! Where a case lives, and the files beside it that it may name. Nothing else on the disk is ever read for a case.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The folder of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    /// A folder on the disk.
    Disk(PathBuf),
    /// An example that is part of the program: the files by name.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is none of that name.
    Missing,
    /// It may not be read; says why, as the end of a sentence that begins with its path.
    Forbidden(&'static str),
    /// It is a folder with several cases: their names.
    Several(Vec<String>),
    /// The disk refused; says what it said.
    Failed(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Forbidden(why) => write!(f, "it {why}"),
            Self::Several(cases) => {
                write!(f, "it holds several cases; name one: {}", cases.join(", "))
            }
            Self::Failed(error) => f.write_str(error),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => {
                Self::Failed("you may not read it: `ls -l` says who may".into())
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl Folder {
    /// The folder that holds a case file.
    #[must_use]
    pub fn of(case: &Path) -> Self {
        let folder = case
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        Self::Disk(folder.unwrap_or(Path::new(".")).to_path_buf())
    }

    /// The bytes of a file, given by its path relative to the folder.
    ///
    /// # Errors
    /// When the path leaves the folder, also through a symbolic link; when there is no such file; when it is a folder, a
    /// device or a pipe; when the disk refuses.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Refused> {
        confined(path).map_err(Refused::Forbidden)?;
        match self {
            Self::Embedded(files) => {
                let path = path.strip_prefix("./").unwrap_or(path);
                let mut files = files.iter();
                let file = files.find(|(name, _)| *name == path);
                file.map(|(_, bytes)| bytes.to_vec())
                    .ok_or(Refused::Missing)
            }
            Self::Disk(folder) => {
                let file = folder.join(path).canonicalize()?;
                if !file.starts_with(folder.canonicalize()?) {
                    return Err(Refused::Forbidden(
                        "is a link that leaves the case's folder",
                    ));
                }
                read_file(&file)
            }
        }
    }
}

/// The bytes of a regular file. Opening anything else could wait for ever.
///
/// # Errors
/// When there is none, it is something else than a file, or the disk refuses.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Refused> {
    let (bytes, _) = read_while(path, usize::MAX, |_| true)?;
    Ok(bytes)
}

/// The first `most` bytes of a regular file, and the rest of it too when `wanted` says so of them; whether that is all of it.
///
/// # Errors
/// As [`read_file`].
pub fn read_while(
    path: &Path,
    most: usize,
    wanted: impl FnOnce(&[u8]) -> bool,
) -> Result<(Vec<u8>, bool), Refused> {
    let regular = |found: fs::Metadata| match found.is_file() {
        true => Ok(found.len()),
        false if found.is_dir() => Err(Refused::Forbidden("is a folder")),
        false => Err(Refused::Forbidden("is no file but a device or a pipe")),
    };
    regular(fs::metadata(path)?)?;
    let mut file = File::open(path)?;
    let length = regular(file.metadata()?)?;
    let mut bytes = Vec::new();
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let too_long = |_| Refused::Failed("it does not fit into memory".into());
    bytes
        .try_reserve_exact(length.min(most))
        .map_err(too_long)?;
    let first = u64::try_from(most).unwrap_or(u64::MAX);
    (&file).take(first).read_to_end(&mut bytes)?;
    if bytes.len() < most {
        return Ok((bytes, true));
    }
    if !wanted(&bytes) {
        return Ok((bytes, false));
    }
    let rest = length.saturating_sub(bytes.len());
    bytes.try_reserve_exact(rest).map_err(too_long)?;
    file.read_to_end(&mut bytes)?;
    Ok((bytes, true))
}

/// The case file that a path means: itself, or in a folder `case.toml`, else the only other `.toml` file.
///
/// # Errors
/// When a folder has none, or several and none is called `case.toml`.
pub fn case_file(path: &Path) -> Result<PathBuf, Refused> {
    if !path.is_dir() {
        return Ok(path.to_path_buf());
    }
    let usual = path.join("case.toml");
    if usual.is_file() {
        return Ok(usual);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        if file.extension().is_some_and(|end| end == "toml") && file.is_file() {
            found.push(file);
        }
    }
    found.sort();
    match found.as_slice() {
        [] => Err(Refused::Forbidden("holds no case")),
        [one] => Ok(one.clone()),
        several => Err(Refused::Several(
            several
                .iter()
                .filter_map(|it| Some(it.file_name()?.to_string_lossy().into_owned()))
                .collect(),
        )),
    }
}

/// Whether a path of a case stays in the case's folder by its spelling.
///
/// # Errors
/// When it is empty, absolute, has a `..`, or is spelled as on Windows; says why, as the end of a sentence that begins with
/// the path.
pub fn confined(path: &str) -> Result<(), &'static str> {
    let windows = path.contains('\\') || path.as_bytes().get(1) == Some(&b':');
    match path {
        "" => Err("names no file"),
        _ if path.starts_with('/') => Err("is not relative"),
        _ if windows => Err("is a path of Windows"),
        _ if path.contains('\0') => Err("holds a NUL"),
        _ if path.split('/').any(|name| name == "..") => Err("leaves the case's folder"),
        _ if path.ends_with('/') => Err("names a folder"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_could_leave_the_folder_is_refused() {
        for path in ["a.txt", "a b/ü.txt", "./a", "a..b", "...", "a/./b"] {
            assert_eq!(confined(path), Ok(()), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a/..",
            "..",
            "a\\b",
            "C:x",
            "a\0b",
            "a/",
        ] {
            assert!(confined(path).is_err(), "{path}");
        }
    }

    #[test]
    fn an_example_has_only_its_own_files() {
        let folder = Folder::Embedded(&[("a.txt", b"one")]);
        assert_eq!(folder.read("a.txt"), Ok(b"one".to_vec()));
        assert_eq!(folder.read("./a.txt"), Ok(b"one".to_vec()));
        assert_eq!(folder.read("b.txt"), Err(Refused::Missing));
    }

    /// A folder of its own under the system's folder for such, taken away at the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("tellings-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("case")).unwrap();
            Self(folder)
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_and_pipes_are_refused_at_once() {
        let scratch = Scratch::new("folder");
        let case = scratch.0.join("case");
        fs::write(scratch.0.join("secret"), "s").unwrap();
        fs::write(case.join("own"), "o").unwrap();
        for (link, target) in [
            ("out", "../secret"),
            ("in", "own"),
            ("up", ".."),
            ("device", "/dev/zero"),
        ] {
            std::os::unix::fs::symlink(target, case.join(link)).unwrap();
        }
        let made = std::process::Command::new("mkfifo")
            .arg(case.join("pipe"))
            .status()
            .unwrap();
        assert!(made.success());
        let folder = Folder::Disk(case.clone());
        assert_eq!(folder.read("own"), Ok(b"o".to_vec()));
        assert_eq!(folder.read("in"), Ok(b"o".to_vec()));
        assert_eq!(folder.read("none"), Err(Refused::Missing));
        assert_eq!(folder.read("own/x"), Err(Refused::Missing));
        for path in ["out", "up", "up/secret", "device", "pipe", "."] {
            assert!(
                matches!(folder.read(path), Err(Refused::Forbidden(_))),
                "{path}"
            );
        }
        assert!(read_file(&case.join("pipe")).is_err());
    }
}
