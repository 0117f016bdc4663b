//! One program at a time changes a case: a lock on `case.toml.lock` beside it.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Open, again, beside, write_all};

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Lock<D: Disk> {
    /// The lock is ours until [`Held::release`] or the program's end.
    Ours(Held<D>),
    /// Another program has it; what that one wrote about itself: at most one line of printable ASCII.
    Theirs(String),
    /// There can be no lock here: the folder is not writable, or the file system has none.
    None(io::Error),
}

/// The lock, held.
#[derive(Debug)]
pub struct Held<D: Disk> {
    path: PathBuf,
    /// What it says of this program.
    who: String,
    /// The lock lives as long as this is open.
    file: D::File,
}

/// Asks for the lock of the case at `case` (without symbolic links); `who` is written into it for the other's message: the
/// process and the machine.
pub fn take<D: Disk>(disk: &D, case: &Path, who: &str) -> Lock<D> {
    again_at(disk, &beside(case, ".lock"), who)
}

fn again_at<D: Disk>(disk: &D, path: &Path, who: &str) -> Lock<D> {
    // Between opening and locking, the one who held it may have removed the name: then this is the lock of nothing.
    for _ in 0..100 {
        match attempt(disk, path, who) {
            Ok(Some(lock)) => return lock,
            Ok(None) => {}
            Err(error) => return Lock::None(error),
        }
    }
    Lock::None(io::ErrorKind::WouldBlock.into())
}

fn attempt<D: Disk>(disk: &D, path: &Path, who: &str) -> io::Result<Option<Lock<D>>> {
    let opened = match again(|| disk.open(path, Open::Write)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            again(|| disk.open(path, Open::New)).map(|file| (file, true))
        }
        file => file.map(|file| (file, false)),
    };
    let (mut file, new) = match opened {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        opened => opened?,
    };
    if !again(|| disk.lock(&file))? {
        return Ok(Some(Lock::Theirs(first_line(disk, &mut file))));
    }
    let here = again(|| disk.stamp_of(&file))?.file;
    if !disk.stamp(path).is_ok_and(|named| named.file == here) {
        return Ok(None);
    }
    if !new {
        // Left by a program that was killed: begin anew, so that the line in it is ours.
        again(|| disk.remove(path))?;
        return Ok(None);
    }
    write_all(disk, &mut file, format!("{who}\n").as_bytes())?;
    Ok(Some(Lock::Ours(Held {
        path: path.to_path_buf(),
        who: who.to_owned(),
        file,
    })))
}

fn first_line<D: Disk>(disk: &D, file: &mut D::File) -> String {
    let mut buffer = [0; 256];
    let length = again(|| disk.read(file, &mut buffer)).unwrap_or_default();
    let text = String::from_utf8_lossy(buffer.get(..length).unwrap_or_default());
    let line = text.lines().next().unwrap_or_default();
    line.chars()
        .filter(|sign| matches!(sign, ' '..='~'))
        .collect()
}

impl<D: Disk> Held<D> {
    /// Makes sure of the lock: takes another where it was taken away.
    ///
    /// # Errors
    /// When somebody else has it now, or there can be none.
    pub fn keep(&mut self, disk: &D) -> Result<(), Lock<D>> {
        if !disk.is_elsewhere(&self.file, &self.path) {
            return Ok(());
        }
        match again_at(disk, &self.path, &self.who) {
            Lock::Ours(held) => {
                *self = held;
                Ok(())
            }
            other => Err(other),
        }
    }

    /// Gives the lock back. When the name cannot be removed it stays behind, which harms nobody.
    pub fn release(self, disk: &D) {
        if !disk.is_elsewhere(&self.file, &self.path) {
            let _ = again(|| disk.remove(&self.path));
        }
        drop(self.file);
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::disk::faulty::Scratch;
    use super::*;

    fn ours(lock: Lock<RealDisk>) -> Held<RealDisk> {
        match lock {
            Lock::Ours(held) => held,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_second_is_told_who_has_it_until_the_first_lets_go() {
        let scratch = Scratch::new();
        let case = scratch.join("case.toml");
        let held = ours(take(&RealDisk, &case, "process 1 on here"));
        let second = take(&RealDisk, &case, "process 2");
        assert!(matches!(second, Lock::Theirs(who) if who == "process 1 on here"));
        held.release(&RealDisk);
        assert!(scratch.names().is_empty());
        ours(take(&RealDisk, &case, "process 2"));
    }

    #[test]
    fn a_lock_left_by_a_dead_program_is_nobodys() {
        let scratch = Scratch::new();
        std::fs::write(
            scratch.join("case.toml.lock"),
            "process 1 with a longer name\n",
        )
        .unwrap();
        ours(take(&RealDisk, &scratch.join("case.toml"), "process 2"));
        let left = std::fs::read_to_string(scratch.join("case.toml.lock")).unwrap();
        assert_eq!(left, "process 2\n");
    }

    #[test]
    fn where_no_file_can_be_made_there_is_no_lock() {
        let lock = take(&RealDisk, Path::new("/nowhere/at/all/case.toml"), "");
        assert!(matches!(lock, Lock::None(_)));
    }
}
