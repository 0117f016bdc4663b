//! A home folder of a test's own, so that no test reads or writes the person's files.
#![allow(clippy::expect_used, reason = "a test without a folder cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder under cargo's target folder, removed when dropped.
pub(crate) struct Home {
    root: PathBuf,
}

impl Home {
    /// An empty home with the folders of the XDG base directory specification in it.
    pub(crate) fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("home-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for (_, folder) in FOLDERS {
            fs::create_dir_all(root.join(folder)).expect("create a folder of the home");
        }
        Self { root }
    }

    /// The folder itself; cases of a test may be written into it.
    pub(crate) fn path(&self) -> &Path {
        &self.root
    }

    /// Writes `bytes` to the file `name` in this home and returns its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.root.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("create the folder of a file");
        }
        fs::write(&path, bytes).expect("write a file of the home");
        path
    }

    /// The variables that send a program here: `HOME` and every `XDG_*` folder.
    pub(crate) fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let folders = FOLDERS.map(|(variable, folder)| (variable, self.root.join(folder)));
        folders.into_iter().collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A folder that stays is litter under target/, not a failure.
        fs::remove_dir_all(&self.root).ok();
    }
}

const FOLDERS: [(&str, &str); 6] = [
    ("HOME", ""),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_STATE_HOME", ".local/state"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_RUNTIME_DIR", ".run"),
];
