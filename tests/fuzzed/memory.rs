//! A disk in memory: one folder, files by name, nothing ever refused.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tellings::file::disk::{Disk, FILE_MODE, Open, Stamp};

/// A disk; a clone is the same one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory(Rc<RefCell<Files>>);

#[derive(Debug, Default)]
struct Files {
    /// Which file a name leads to.
    names: BTreeMap<PathBuf, usize>,
    all: Vec<Content>,
}

#[derive(Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    changed: i128,
}

/// An open file, and where it is read or written next.
#[derive(Debug)]
pub(crate) struct Handle {
    file: usize,
    at: usize,
}

impl Memory {
    /// Puts a file there.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let mut files = self.0.borrow_mut();
        let number = files.make(path);
        files.all[number].bytes = bytes.to_vec();
    }

    fn found(&self, path: &Path) -> io::Result<usize> {
        let found = self.0.borrow().names.get(path).copied();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files {
    fn make(&mut self, path: &Path) -> usize {
        self.all.push(Content::default());
        self.names.insert(path.into(), self.all.len() - 1);
        self.all.len() - 1
    }

    fn stamp(&self, file: usize) -> Stamp {
        Stamp {
            len: self.all[file].bytes.len() as u64,
            changed: self.all[file].changed,
            file: (0, file as u64),
            mode: FILE_MODE,
            regular: true,
        }
    }
}

impl Disk for Memory {
    type File = Handle;

    fn open(&self, path: &Path, how: Open) -> io::Result<Handle> {
        let there = self.found(path);
        let file = match how {
            Open::Read | Open::Write => there?,
            Open::New if there.is_ok() => return Err(io::ErrorKind::AlreadyExists.into()),
            Open::New | Open::Append => there.unwrap_or_else(|_| self.0.borrow_mut().make(path)),
        };
        let end = self.0.borrow().all[file].bytes.len();
        let at = if how == Open::Append { end } else { 0 };
        Ok(Handle { file, at })
    }

    fn read(&self, file: &mut Handle, buffer: &mut [u8]) -> io::Result<usize> {
        let files = self.0.borrow();
        let rest = &files.all[file.file].bytes[file.at..];
        let taken = rest.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&rest[..taken]);
        file.at += taken;
        Ok(taken)
    }

    fn write(&self, file: &mut Handle, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.0.borrow_mut();
        let content = &mut files.all[file.file];
        content.bytes.truncate(file.at);
        content.bytes.extend_from_slice(bytes);
        content.changed += 1;
        file.at = content.bytes.len();
        Ok(bytes.len())
    }

    fn sync(&self, _: &Handle) -> io::Result<()> {
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn set_mode(&self, _: &Handle, _: u32) -> io::Result<()> {
        Ok(())
    }

    /// Nobody else is here.
    fn lock(&self, _: &Handle) -> io::Result<bool> {
        Ok(true)
    }

    fn stamp_of(&self, file: &Handle) -> io::Result<Stamp> {
        Ok(self.0.borrow().stamp(file.file))
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let file = self.found(path)?;
        Ok(self.0.borrow().stamp(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let file = self.found(from)?;
        let mut files = self.0.borrow_mut();
        files.names.remove(from);
        files.names.insert(to.into(), file);
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let file = self.found(from)?;
        if self.found(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.0.borrow_mut().names.insert(to.into(), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.found(path)?;
        self.0.borrow_mut().names.remove(path);
        Ok(())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.found(path).map(|_| path.into())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let files = self.0.borrow();
        let inside = files.names.keys().filter(|it| it.parent() == Some(folder));
        Ok(inside
            .filter_map(|it| it.file_name())
            .map(PathBuf::from)
            .collect())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        let file = self.found(path)?;
        Ok(self.0.borrow().all[file].bytes.clone())
    }
}
