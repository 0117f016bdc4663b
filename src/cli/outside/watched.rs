//! The files that others may change while a case is open.

use super::{LOOK, Session};
use crate::app::State;
use crate::cli::open::Source;
use crate::file::disk::RealDisk;
use crate::file::folder::{Folder, confined};
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
        let names = changed.iter().map(|path| {
            let name = path.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        });
        state.outdated.extend(names);
        let Some(name) = state.outdated.last().filter(|_| !changed.is_empty()) else {
            return false;
        };
        let why = format!(
            "{name} was changed by another program; nothing is overwritten: open it again to see it"
        );
        state.warn(why);
        true
    }
}
