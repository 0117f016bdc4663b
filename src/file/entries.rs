//! What lies in a folder, by name.

use std::fs;
use std::io;
use std::path::Path;

/// A file or folder in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether it is a folder, or a symbolic link to one.
    pub is_folder: bool,
}

/// Everything in a folder whose name is text, in no order.
///
/// # Errors
/// When the folder cannot be read.
pub fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let entry = |it: fs::DirEntry| {
        Some(Entry {
            name: it.file_name().into_string().ok()?,
            is_folder: it.path().is_dir(),
        })
    };
    Ok(fs::read_dir(folder)?.flatten().filter_map(entry).collect())
}
