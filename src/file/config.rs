//! The config file and the list of opened cases, in the folders the XDG base directory
//! specification names.

mod keys;

use etcetera::BaseStrategy;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What the config file may hold; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFile {
    /// `auto`, `light`, `dark` or `terminal`.
    pub theme: Option<String>,
    /// `auto`, `none`, `16`, `256` or `true`.
    pub colour: Option<String>,
    /// `auto`, `unicode` or `ascii`.
    pub signs: Option<String>,
    /// `narrow` or `wide`.
    pub ambiguous_width: Option<String>,
    /// The widest the text of Read may run, in columns.
    pub width: Option<u16>,
    /// Who annotates.
    pub author: Option<String>,
    /// `on` or `off`.
    pub mouse: Option<String>,
    /// `on` or `off`: whether the opened cases are remembered.
    pub recent: Option<String>,
    /// A command's keys instead of the usual ones.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// A config file that cannot be read: where it lies and why.
#[derive(Debug)]
pub struct BadConfig {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub why: String,
}

/// Where the config file lies, whether or not it is there. `None` without a home.
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(
        strategy()?
            .config_dir()
            .join("tellings")
            .join("config.toml"),
    )
}

/// Where the user's own copies of the examples go. `None` without a home.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    Some(strategy()?.data_dir().join("tellings"))
}

/// Where cases go whose own folder cannot be written. `None` without a home.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let strategy = strategy()?;
    Some(
        strategy
            .state_dir()
            .unwrap_or_else(|| strategy.data_dir())
            .join("tellings"),
    )
}

fn strategy() -> Option<impl BaseStrategy> {
    etcetera::choose_base_strategy().ok()
}

/// Reads the config file, and everything that is wrong with it; without one, everything is as usual.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read() -> Result<(ConfigFile, Vec<String>), BadConfig> {
    let Some(path) = path() else {
        return Ok(Default::default());
    };
    let bad = |why| BadConfig {
        path: path.clone(),
        why,
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => return Err(bad(error.to_string())),
    };
    Ok(ConfigFile::parse(&text))
}

/// How many opened cases are remembered.
const REMEMBERED: usize = 20;

/// The cases opened lately, the last first.
#[must_use]
pub fn recent() -> Vec<PathBuf> {
    let text = recent_path().and_then(|path| fs::read_to_string(path).ok());
    text.unwrap_or_default()
        .lines()
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .collect()
}

fn recent_path() -> Option<PathBuf> {
    Some(state_folder()?.join("recent"))
}

/// Remembers a case as the last one opened. The list is for its owner's eyes only (mode 0600).
///
/// # Errors
/// When the list cannot be written.
pub fn remember(case: &Path) -> io::Result<()> {
    let Some(path) = recent_path() else {
        return Ok(());
    };
    let case = fs::canonicalize(case)?;
    // A name with a line end cannot stand in a list of lines, and need not.
    if case.to_str().is_none_or(|name| name.contains('\n')) {
        return Ok(());
    }
    let mut all = recent();
    if all.first() == Some(&case) {
        return Ok(());
    }
    all.retain(|it| *it != case);
    all.insert(0, case);
    all.truncate(REMEMBERED);
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let new = path.with_extension("new");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&new)?;
    for case in &all {
        writeln!(file, "{}", case.display())?;
    }
    fs::rename(new, path)
}
