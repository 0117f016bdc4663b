//! A disk for tests: it counts the calls, and stops or fails at the one it was told.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Disk, Open, RealDisk, Stamp};

/// What goes wrong, at a call counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// The program is killed before the call: nothing happens any more.
    Kill(usize),
    /// The program is killed while the call, a write, has taken half of its bytes.
    KillHalf(usize),
    /// The call fails so.
    Once(usize, i32),
    /// The call and all after it fail so.
    From(usize, i32),
    /// The call, a write, takes half of its bytes, and there is no room for more at that and every later write.
    Full(usize),
}

pub(crate) const EINTR: i32 = 4;
pub(crate) const EIO: i32 = 5;
pub(crate) const EACCES: i32 = 13;
pub(crate) const ENOSPC: i32 = 28;
pub(crate) const EROFS: i32 = 30;

/// Every fault at every one of so many calls.
pub(crate) fn faults(calls: usize) -> impl Iterator<Item = Fault> {
    (0..calls).flat_map(|at| {
        let kills = [Fault::Kill(at), Fault::KillHalf(at), Fault::Full(at)];
        let errors = [ENOSPC, EIO, EROFS, EACCES, EINTR];
        let failures = errors.map(|error| [Fault::Once(at, error), Fault::From(at, error)]);
        kills.into_iter().chain(failures.into_iter().flatten())
    })
}

impl Fault {
    /// Whether it is a signal that comes once: nobody is to notice that.
    pub(crate) fn is_interruption(self) -> bool {
        matches!(self, Self::Once(_, EINTR))
    }

    /// Whether the program goes on after it, and the disk is sound again.
    pub(crate) fn passes(self) -> bool {
        matches!(self, Self::None | Self::Once(..))
    }
}

/// The machine's disk with a fault.
#[derive(Debug)]
pub(crate) struct FaultyDisk {
    fault: Fault,
    calls: Cell<usize>,
    closed: RefCell<Option<PathBuf>>,
    log: Rc<RefCell<Vec<&'static str>>>,
}

impl FaultyDisk {
    pub(crate) fn new(fault: Fault) -> Self {
        Self {
            fault,
            calls: Cell::new(0),
            closed: RefCell::default(),
            log: Rc::default(),
        }
    }

    /// A disk without fault that does not wait for the medium either.
    pub(crate) fn sound() -> Self {
        Self::new(Fault::None)
    }

    /// From now on nothing can be made in the folder.
    pub(crate) fn close(&self, folder: &Path) {
        self.closed.replace(Some(folder.to_owned()));
    }

    /// The names of the calls so far, also of those to come.
    pub(crate) fn log_handle(&self) -> Rc<RefCell<Vec<&'static str>>> {
        Rc::clone(&self.log)
    }

    /// Counts the call and fails it when it is the one; true when only half of it happens.
    fn pass(&self, name: &'static str) -> io::Result<bool> {
        let call = self.calls.replace(self.calls.get() + 1);
        self.log.borrow_mut().push(name);
        let dead = || Err(io::Error::other("killed"));
        match self.fault {
            Fault::Kill(at) if call >= at => dead(),
            Fault::KillHalf(at) if call == at && name == "write" => Ok(true),
            Fault::KillHalf(at) if call >= at => dead(),
            Fault::Once(at, error) if call == at => Err(io::Error::from_raw_os_error(error)),
            Fault::From(at, error) if call >= at => Err(io::Error::from_raw_os_error(error)),
            Fault::Full(at) if call == at && name == "write" => Ok(true),
            Fault::Full(at) if call > at && ["write", "make_folder"].contains(&name) => {
                Err(io::Error::from_raw_os_error(ENOSPC))
            }
            _ => Ok(false),
        }
    }
}

impl Disk for FaultyDisk {
    type File = std::fs::File;

    fn open(&self, path: &Path, how: Open) -> io::Result<Self::File> {
        self.pass("open")?;
        let closed = self.closed.borrow();
        let within = closed.as_ref().is_some_and(|it| path.starts_with(it));
        if within && how == Open::New {
            return Err(io::Error::from_raw_os_error(EACCES));
        }
        RealDisk.open(path, how)
    }

    fn read(&self, file: &mut Self::File, buffer: &mut [u8]) -> io::Result<usize> {
        self.pass("read")?;
        RealDisk.read(file, buffer)
    }

    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize> {
        if !self.pass("write")? {
            return RealDisk.write(file, bytes);
        }
        let half = RealDisk.write(file, &bytes[..bytes.len() / 2])?;
        match self.fault {
            Fault::Full(_) => Ok(half),
            _ => Err(io::Error::other("killed")),
        }
    }

    fn sync(&self, file: &Self::File) -> io::Result<()> {
        // What the medium does is not tested here, and waiting for it would take the sweep's time.
        self.pass("sync")
            .and_then(|_| RealDisk.stamp_of(file))
            .map(drop)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.pass("sync_folder").map(drop)
    }

    fn set_mode(&self, file: &Self::File, mode: u32) -> io::Result<()> {
        self.pass("set_mode")?;
        RealDisk.set_mode(file, mode)
    }

    fn lock(&self, file: &Self::File) -> io::Result<bool> {
        self.pass("lock")?;
        RealDisk.lock(file)
    }

    fn stamp_of(&self, file: &Self::File) -> io::Result<Stamp> {
        self.pass("stamp_of")?;
        RealDisk.stamp_of(file)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.pass("stamp")?;
        RealDisk.stamp(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass("rename")?;
        RealDisk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass("link")?;
        RealDisk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass("remove")?;
        RealDisk.remove(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.pass("canonicalize")?;
        RealDisk.canonicalize(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.pass("names")?;
        RealDisk.names(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass("make_folder")?;
        RealDisk.make_folder(folder)
    }

    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.pass("read_all")?;
        RealDisk.read_all(path)
    }
}

/// A folder of a test's own, gone with it.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "tellings-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder.canonicalize().unwrap())
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names of the files in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = RealDisk
            .names(&self.0)
            .unwrap()
            .into_iter()
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
