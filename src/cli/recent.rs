//! What else can be opened: the cases opened lately, then the examples.

use super::examples::EXAMPLES;
use super::paths;
use crate::app::Target;
use crate::app::choose::{Item, Outcome};
use crate::app::config::Config;
use crate::file::config as files;
use crate::file::folder::read_while;
use crate::file::pieces::cut;
use crate::file::read::preview;
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

/// So much of a file is looked at for the title of its case.
const HEAD: usize = 1 << 14;

/// The title of the case in a file; the file's name where it holds none, or is not there any more.
fn title(path: &Path) -> String {
    let named = || {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match path.exists() {
            true => name.into_owned(),
            false => format!("{name} (not there any more)"),
        }
    };
    titled(path).unwrap_or_else(named)
}

fn titled(path: &Path) -> Option<String> {
    let (mut bytes, whole) = read_while(path, HEAD, |_| false).ok()?;
    if !whole {
        // A line that is cut off is none.
        bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n')? + 1);
    }
    let tables = preview(&bytes, &cut(&bytes), 0)?;
    Some(tables.head.title.to_string()).filter(|it| !it.trim().is_empty())
}

/// What the start screen and `:open` offer.
pub(super) fn offers(recent: &[PathBuf]) -> Vec<Item> {
    let lately = recent.iter().map(|path| Item {
        name: title(path),
        help: paths::cut(path, 64),
        edge: "opened lately".into(),
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
