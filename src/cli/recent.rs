//! What else can be opened: the cases opened lately, then the examples.

use super::examples::EXAMPLES;
use crate::app::Target;
use crate::app::choose::{Item, Outcome};
use crate::app::config::Config;
use crate::file::config as files;
use std::path::{Path, PathBuf};

/// The cases opened lately, the last first; none when they are not to be remembered.
pub(super) fn recent(config: &Config) -> Vec<PathBuf> {
    if config.recent {
        files::recent()
    } else {
        Vec::new()
    }
}

/// Remembers what was opened, unless that is not wanted. That it could not be is no reason not to read it.
pub(super) fn remember(config: &Config, path: &Path) {
    if config.recent {
        let _ = files::remember(path);
    }
}

/// What the start screen and `:open` offer.
pub(super) fn offers(recent: &[PathBuf]) -> Vec<Item> {
    let lately = recent.iter().map(|path| Item {
        name: path.display().to_string(),
        help: "opened lately".into(),
        edge: String::new(),
        outcome: Outcome::Open(Target::Path(path.clone())),
    });
    let examples = EXAMPLES.iter().map(|example| Item {
        name: format!("example {}", example.name),
        help: example.about.into(),
        edge: String::new(),
        outcome: Outcome::Open(Target::Example(example.name.into())),
    });
    lately.chain(examples).collect()
}
