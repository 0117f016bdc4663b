//! The versions of a document beside the case: each under a name with its hash in it, so that none takes another's place.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, again, folder_of};
use super::documents::hex;
use super::folder::{Folder, Refused, confined};
use super::save::{create_beside, sha256};

/// How much of its hash stands in a version's name, in hexadecimal digits; all of it where that is taken.
const DIGITS: usize = 12;

/// A file that comes beside the case with a change of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Its path, relative to the case's folder.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The name under which the version of a document with this hash lies beside it: `article.txt` and `3f9ab12c04de…` give
/// `article.3f9ab12c04de.txt`. A name with a hash in it gets the other in its place.
#[must_use]
pub fn name(file: &str, sha256: &str, digits: usize) -> String {
    let (folder, name) = file.rsplit_once('/').unzip();
    let name = name.unwrap_or(file);
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() => (stem, Some(end)),
        _ => (name, None),
    };
    let bare = stem.rsplit_once('.').filter(|(bare, hash)| {
        let long = hash.len() == DIGITS || hash.len() == 64;
        !bare.is_empty() && long && hash.bytes().all(|it| it.is_ascii_hexdigit())
    });
    let stem = bare.map_or(stem, |(bare, _)| bare);
    let hash: String = sha256.chars().take(digits).collect();
    let name = match end {
        Some(end) => format!("{stem}.{hash}.{end}"),
        None => format!("{stem}.{hash}"),
    };
    match folder {
        Some(folder) => format!("{folder}/{name}"),
        None => name,
    }
}

/// The file for a version of a document: one that is there with these bytes, else a new one; its hash stands in its name.
#[must_use]
pub fn place(folder: &Folder, file: &str, bytes: &[u8]) -> String {
    let hash = hex(&sha256([bytes]));
    let short = name(file, &hash, DIGITS);
    match folder.read(&short) {
        Err(Refused::Missing) => short,
        Ok(there) if there == bytes => short,
        _ => name(file, &hash, hash.len()),
    }
}

/// The bytes of the version of a document with this hash, where it is kept beside it.
#[must_use]
pub fn kept(folder: &Folder, file: &str, sha256: &str) -> Option<Brought> {
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|it| it.is_ascii_hexdigit());
    let digits = [DIGITS, sha256.len()].into_iter().filter(|_| is_hash);
    let names = digits.map(|digits| name(file, sha256, digits));
    let mut found = names.filter_map(|file| {
        let bytes = folder.read(&file).ok()?;
        Some(Brought { file, bytes })
    });
    found.find(|it| hex(&self::sha256([it.bytes.as_slice()])) == sha256)
}

/// Puts files into the case's folder, each whole or not at all, on the medium before this returns; the paths of those that
/// were made. One that is there with the same bytes stays. `case` is the case file without symbolic links, whose lock is
/// held; `token` is random.
///
/// # Errors
/// When a path leaves the folder, another file has the name, or the disk refuses; what was made is then taken away again.
pub fn put<D: Disk>(
    disk: &D,
    (case, token): (&Path, &str),
    folder: &Path,
    files: &[Brought],
) -> Result<Vec<PathBuf>, (String, io::Error)> {
    let mut made = Vec::new();
    for it in files {
        match put_one(disk, (case, token), folder, it) {
            Ok(new) => made.extend(new),
            Err(error) => {
                take_back(disk, &made);
                return Err((it.file.clone(), error));
            }
        }
    }
    Ok(made)
}

fn put_one<D: Disk>(
    disk: &D,
    temporary: (&Path, &str),
    folder: &Path,
    it: &Brought,
) -> io::Result<Option<PathBuf>> {
    confined(&it.file).map_err(io::Error::other)?;
    let path = folder.join(&it.file);
    again(|| disk.make_folder(folder_of(&path)))?;
    let real = again(|| disk.canonicalize(folder_of(&path)))?;
    if !real.starts_with(again(|| disk.canonicalize(folder))?) {
        return Err(io::Error::other(
            "it lies behind a link that leaves the case's folder",
        ));
    }
    match again(|| disk.stamp(&path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_beside(disk, temporary, &path, &it.bytes)?;
            Ok(Some(path))
        }
        Err(error) => Err(error),
        Ok(_) if again(|| disk.read_all(&path))? == it.bytes => Ok(None),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

/// Takes files away that [`put`] made for a change that was not made.
pub fn take_back<D: Disk>(disk: &D, made: &[PathBuf]) {
    for path in made {
        // What cannot be taken away is left: it is a copy.
        let _ = again(|| disk.remove(path));
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::disk::faulty::Scratch;
    use super::*;

    const HASH: &str = "3f9ab12c04de5566778899aabbccddeeff00112233445566778899aabbccddee";

    #[test]
    fn a_versions_name_holds_its_hash_once() {
        for (file, wanted) in [
            ("article.txt", "article.3f9ab12c04de.txt"),
            ("a/b.c.txt", "a/b.c.3f9ab12c04de.txt"),
            ("article", "article.3f9ab12c04de"),
            (".hidden", ".hidden.3f9ab12c04de"),
            ("article.0123456789ab.txt", "article.3f9ab12c04de.txt"),
            (
                "article.0123456789xy.txt",
                "article.0123456789xy.3f9ab12c04de.txt",
            ),
        ] {
            assert_eq!(name(file, HASH, DIGITS), wanted);
        }
    }

    #[test]
    fn a_version_is_found_by_its_hash_and_no_other_file_is_taken_for_it() {
        let scratch = Scratch::new();
        let case = scratch.join("case.toml");
        let folder = Folder::Disk(scratch.join("."));
        let bytes = b"the old words".to_vec();
        let hash = hex(&sha256([bytes.as_slice()]));
        let file = place(&folder, "article.txt", &bytes);
        assert_eq!(file, name("article.txt", &hash, DIGITS));
        assert_eq!(kept(&folder, "article.txt", &hash), None);
        let brought = Brought { file, bytes };
        let put = || {
            put(
                &RealDisk,
                (&case, "t"),
                &scratch.join("."),
                std::slice::from_ref(&brought),
            )
        };
        assert_eq!(put().unwrap().len(), 1);
        assert_eq!(put().unwrap().len(), 0, "it is there already");
        assert_eq!(kept(&folder, "article.txt", &hash), Some(brought.clone()));
        std::fs::write(scratch.join(&brought.file), "others").unwrap();
        assert_eq!(kept(&folder, "article.txt", &hash), None);
        assert_eq!(kept(&folder, "article.txt", "../../x"), None);
        let longer = place(&folder, "article.txt", &brought.bytes);
        assert_eq!(longer, name("article.txt", &hash, 64));
        assert!(put().is_err(), "nothing is overwritten");
        assert_eq!(
            std::fs::read(scratch.join(&brought.file)).unwrap(),
            b"others"
        );
    }

    #[test]
    fn nothing_is_put_behind_a_link_that_leaves_the_folder() {
        let (scratch, other) = (Scratch::new(), Scratch::new());
        std::os::unix::fs::symlink(other.join("."), scratch.join("out")).unwrap();
        for file in ["out/a.txt", "../a.txt", "/a.txt"] {
            let brought = Brought {
                file: file.into(),
                bytes: Vec::new(),
            };
            let case = scratch.join("case.toml");
            assert!(put(&RealDisk, (&case, "t"), &scratch.join("."), &[brought]).is_err());
        }
        assert!(other.names().is_empty());
    }
}
