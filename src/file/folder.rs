//! Where a case lives, and the files beside it that it may name.

/// Whether a path of a case stays in the case's folder by its spelling; else what is wrong with it.
///
/// # Errors
/// When it is empty, absolute, has a `..`, or is spelled as on Windows.
pub fn confined(path: &str) -> Result<(), &'static str> {
    let windows = path.contains('\\') || path.as_bytes().get(1) == Some(&b':');
    match path {
        "" => Err("names no file"),
        _ if path.starts_with('/') => Err("is not relative"),
        _ if windows => Err("is a path of Windows"),
        _ if path.contains('\0') => Err("holds a NUL"),
        _ if path.split('/').any(|name| name == "..") => Err("leaves the case's folder"),
        _ if path.ends_with('/') => Err("names a folder"),
        _ => Ok(()),
    }
}
