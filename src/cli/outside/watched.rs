//! The files that others may change while a case is open.

use crate::app::State;
use crate::cli::open::Source;
use crate::file::folder::{Folder, confined};
use std::path::{Path, PathBuf};

/// The files of what is open: the case file and its documents, or the text.
pub(super) fn files(source: &Source, state: &State) -> Vec<PathBuf> {
    let Some(path) = source.path() else {
        return Vec::new();
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut files = vec![real(path)];
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
