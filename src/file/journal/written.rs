//! How records get onto the disk, also when somebody takes the journal away while the case is open.

use std::io;

use super::record::RecordLine;
use super::{Journal, LONGEST_LINE, VERSION, hex, set_aside};
use crate::file::disk::{Disk, Open, again, folder_of, write_all};
use crate::file::save::Hash;

impl<D: Disk> Journal<D> {
    /// Whether every change that the case file has not is in a journal that the next opening will find.
    #[must_use]
    pub fn is_here(&self, disk: &D) -> bool {
        use io::ErrorKind::{NotADirectory, NotFound};
        let missing = || {
            let there = again(|| disk.stamp(&self.path));
            there.is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory))
        };
        self.owed.is_empty() || (self.begun && !self.is_gone(disk) && !missing())
    }

    /// Waits until every record is on the medium; where the journal was taken away, another is written first.
    ///
    /// # Errors
    /// When the disk refuses: see [`Journal::is_here`]; the records may be written, but a loss of power could take them.
    pub fn sync(&mut self, disk: &D, base: &Hash) -> io::Result<()> {
        if !self.is_here(disk) {
            self.write(disk, base, None)?;
        } else if self.unsynced == 0 {
            return Ok(());
        } else if self.is_gone(disk) {
            // All that was in it is in the case file.
            (self.file, self.begun, self.torn, self.unsynced) = (None, false, false, 0);
        }
        if let Some(file) = &self.file {
            again(|| disk.sync(file))?;
            again(|| disk.sync_folder(folder_of(&self.path)))?;
            self.unsynced = 0;
        }
        Ok(())
    }

    /// Notes a change that the case file has not.
    pub(super) fn owe(&mut self, line: &[u8]) {
        self.owed.extend_from_slice(line);
        self.owed.push(b'\n');
    }

    /// Writes one more record.
    pub(super) fn append(&mut self, disk: &D, base: &Hash, line: &[u8]) -> io::Result<()> {
        if line.len() > LONGEST_LINE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.write(disk, base, Some(line))?;
        self.next += 1;
        self.unsynced += 1;
        Ok(())
    }

    /// Writes a record, if any, behind what must stand before it.
    fn write(&mut self, disk: &D, base: &Hash, line: Option<&[u8]>) -> io::Result<()> {
        let mut file = self.open(disk)?;
        let mut text = Vec::new();
        if self.torn {
            text.push(b'\n');
        }
        if !self.begun {
            let (place, base) = (self.place.clone(), hex(base));
            let begin = RecordLine::Begin {
                version: VERSION,
                place,
                base,
            };
            serde_json::to_writer(&mut text, &begin)?;
            text.push(b'\n');
            text.extend_from_slice(&self.owed);
        } else if !self.placed {
            let place = self.place.clone();
            serde_json::to_writer(&mut text, &RecordLine::Place { place })?;
            text.push(b'\n');
        }
        if let Some(line) = line {
            text.extend_from_slice(line);
            text.push(b'\n');
        }
        let written = write_all(disk, &mut file, &text);
        self.file = Some(file);
        self.torn = written.is_err();
        if written.is_err() && !self.begun && again(|| disk.remove(&self.path)).is_ok() {
            (self.file, self.torn) = (None, false);
        }
        self.begun |= written.is_ok();
        self.placed |= written.is_ok();
        written
    }

    /// The journal, open for another record: another one where it was taken away.
    fn open(&mut self, disk: &D) -> io::Result<D::File> {
        if self.is_gone(disk) {
            (self.file, self.begun, self.torn) = (None, false, false);
            if again(|| disk.stamp(&self.path)).is_ok() {
                // Somebody put another there.
                set_aside(disk, &self.case)?;
            }
        }
        if let Some(file) = self.file.take() {
            return Ok(file);
        }
        let file = again(|| disk.open(&self.path, Open::Append))?;
        if again(|| disk.stamp_of(&file))?.len == 0 {
            (self.begun, self.torn) = (false, false);
        }
        Ok(file)
    }

    /// Whether the journal that is written is no longer the one that the next opening will find.
    fn is_gone(&self, disk: &D) -> bool {
        self.file
            .as_ref()
            .is_some_and(|file| disk.is_elsewhere(file, &self.path))
    }
}
