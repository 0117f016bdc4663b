//! Notices that a file changed on the disk while the case is open.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Stamp};

/// The files of an open case, as they were when last looked at.
#[derive(Debug, Default)]
pub struct Watch(Vec<(PathBuf, Option<Stamp>)>);

impl Watch {
    /// Watches these files from now on. One system call a file.
    pub fn new<D: Disk>(disk: &D, paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let look = |path: PathBuf| {
            let stamp = disk.stamp(&path).ok();
            (path, stamp)
        };
        Self(paths.into_iter().map(look).collect())
    }

    /// The files that changed, appeared or went since the last look. One system call a file.
    pub fn changed<D: Disk>(&mut self, disk: &D) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for (path, before) in &mut self.0 {
            let now = disk.stamp(path).ok();
            let same = match (&now, &before) {
                (Some(now), Some(before)) => now.same_bytes(before),
                (None, None) => true,
                _ => false,
            };
            if !same {
                *before = now;
                changed.push(path.clone());
            }
        }
        changed
    }

    /// Watches one more file from now on.
    pub fn add<D: Disk>(&mut self, disk: &D, path: PathBuf) {
        let stamp = disk.stamp(&path).ok();
        self.0.push((path, stamp));
    }

    /// Takes a file as it is now: this program has just written it.
    pub fn accept<D: Disk>(&mut self, disk: &D, path: &Path) {
        for (watched, stamp) in &mut self.0 {
            if watched == path {
                *stamp = disk.stamp(path).ok();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::disk::faulty::Scratch;
    use super::*;

    #[test]
    fn a_change_is_noticed_once_and_an_own_write_not_at_all() {
        let scratch = Scratch::new();
        let (one, other) = (scratch.join("one"), scratch.join("other"));
        std::fs::write(&one, "a").unwrap();
        let mut watch = Watch::new(&RealDisk, [one.clone(), other.clone()]);
        assert!(watch.changed(&RealDisk).is_empty());
        std::fs::write(&one, "ab").unwrap();
        std::fs::write(&other, "").unwrap();
        assert_eq!(watch.changed(&RealDisk), [one.clone(), other.clone()]);
        assert!(watch.changed(&RealDisk).is_empty());
        std::fs::remove_file(&other).unwrap();
        std::fs::write(&one, "abc").unwrap();
        watch.accept(&RealDisk, &one);
        assert_eq!(watch.changed(&RealDisk), [other]);
    }
}
