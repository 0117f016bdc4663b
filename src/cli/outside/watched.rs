//! The files that others may change while a case is open.

use super::{LOOK, Session};
use crate::app::State;
use crate::cli::open::Source;
use crate::file::disk::RealDisk;
use crate::file::folder::{Folder, confined, read_file};
use crate::file::save::sha256;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The files of what is open: the case file and its documents, or the text.
pub(super) fn files(source: &Source, state: &State) -> Vec<PathBuf> {
    let Some(path) = source.path() else {
        return Vec::new();
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut files = match source {
        Source::Texts { paths, .. } => paths.iter().map(|it| real(it)).collect(),
        Source::Case { .. } => vec![real(path)],
    };
    if let Source::Case {
        folder: Folder::Disk(folder),
        ..
    } = source
    {
        let documents = state.matter.case.tables().documents.iter();
        let confined = documents.filter(|it| confined(&it.file).is_ok());
        files.extend(confined.map(|it| folder.join(&*it.file)));
    }
    files
}

impl Session {
    /// Notices what others changed on the disk while the case is open; whether there is anything to show.
    pub(super) fn look(&mut self, now: Instant, state: &mut State) -> bool {
        if now < self.look {
            return false;
        }
        self.look = now + LOOK;
        let changed = self.watch.changed(&RealDisk);
        for path in &changed {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            state.outdated.retain(|it| *it != name);
            if self.is_as_read(path, state) {
                self.keeper.try_again(now);
                continue;
            }
            state.warn(match path.exists() {
                true => format!(
                    "{name} was changed by another program; nothing is overwritten: :reopen shows it as it is now"
                ),
                false => format!("{name} is gone from the disk; here it stays open as it was"),
            });
            state.outdated.push(name.into_owned());
        }
        !changed.is_empty()
    }

    /// Whether a file is, byte for byte, what is open here.
    fn is_as_read(&self, path: &Path, state: &State) -> bool {
        if self.keeper.is_as_seen(path) {
            return true;
        }
        let Some(Source::Case {
            folder: Folder::Disk(folder),
            ..
        }) = &self.source
        else {
            return false;
        };
        let documents = state.matter.case.tables().documents.iter();
        let at = documents
            .enumerate()
            .find(|(_, it)| folder.join(&*it.file) == path);
        let text = at.and_then(|(at, _)| state.matter.text(at));
        let read = || read_file(path).map(|bytes| sha256([bytes.as_slice()]));
        text.is_some_and(|text| read().is_ok_and(|sha256| sha256 == text.sha256()))
    }
}
