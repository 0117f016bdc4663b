//! How a path that is being typed can go on: the files and folders that begin so.

use super::adding::typed;
use crate::file::entries::{Entry, entries};
use std::path::Path;

/// The rest of the name of everything that begins as the last part of the path does, in alphabetical order; a folder's ends
/// with `/`. What begins with a dot is left out unless the dot is typed, and so is a name that nobody can type.
///
/// # Errors
/// When the folder cannot be read; why.
pub(super) fn rests(path: &str) -> Result<Vec<String>, String> {
    let (folder, begun) = match path.rsplit_once('/') {
        Some((folder, begun)) => (typed(&format!("{folder}/")), begun),
        None => (Path::new(".").to_owned(), path),
    };
    let failed = |error| format!("{}: {error}", folder.display());
    let entries = entries(&folder).map_err(failed)?;
    let rest = |entry: Entry| {
        let rest = entry.name.strip_prefix(begun)?;
        let hidden = entry.name.starts_with('.') && begun.is_empty();
        let typed = !hidden && !entry.name.contains(['\n', '\r']);
        let end = if entry.is_folder { "/" } else { "" };
        typed.then(|| format!("{rest}{end}"))
    };
    let mut rests: Vec<String> = entries.into_iter().filter_map(rest).collect();
    rests.sort_unstable();
    Ok(rests)
}
