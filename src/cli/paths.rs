//! Paths as they are shown: the home folder as `~`.

use std::path::Path;

/// The path as a reader would write it.
pub(super) fn shown(path: &Path) -> String {
    let home = std::env::home_dir().filter(|it| it.components().count() > 1);
    match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf)) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// At most so many columns' worth of a path, cut in the middle: its beginning and the name of the file say most.
pub(super) fn cut(path: &Path, most: usize) -> String {
    let whole = shown(path);
    let count = whole.chars().count();
    if count <= most {
        return whole;
    }
    let name = path
        .file_name()
        .map_or(0, |it| it.to_string_lossy().chars().count() + 1);
    // The end keeps at least the file's name, where that leaves room for a beginning.
    let end = (most * 2 / 3).max(name).min(most.saturating_sub(4));
    let begin = most.saturating_sub(end + 1);
    let first: String = whole.chars().take(begin).collect();
    let last: String = whole.chars().skip(count - end).collect();
    format!("{first}…{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_beginning_and_its_name() {
        let path = Path::new("/srv/shared/archive/of/very/many/cases/parade/case.toml");
        let cut = super::cut(path, 32);
        assert_eq!(cut.chars().count(), 32);
        assert!(
            cut.starts_with("/srv/share") && cut.ends_with("/case.toml"),
            "{cut}"
        );
        assert_eq!(super::cut(Path::new("/srv/a.toml"), 32), "/srv/a.toml");
    }
}
