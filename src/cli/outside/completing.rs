//! How a path that is being typed can go on: the files and folders that begin so.

use super::adding::typed;
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
    let entries = std::fs::read_dir(&folder).map_err(failed)?;
    let rest = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let rest = name.strip_prefix(begun)?;
        let hidden = name.starts_with('.') && begun.is_empty();
        let typed = !hidden && !name.contains(['\n', '\r']);
        let end = if entry.path().is_dir() { "/" } else { "" };
        typed.then(|| format!("{rest}{end}"))
    };
    let mut rests: Vec<String> = entries.flatten().filter_map(rest).collect();
    rests.sort_unstable();
    Ok(rests)
}
