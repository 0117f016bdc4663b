//! What a reader sees: each example's screens as they are recorded, and what the keys do.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail")]

#[path = "screens/ahead.rs"]
mod ahead;
#[path = "screens/aliases.rs"]
mod aliases;
#[path = "screens/annotating.rs"]
mod annotating;
#[path = "screens/any_size.rs"]
mod any_size;
#[path = "screens/both_screens.rs"]
mod both_screens;
#[path = "screens/card.rs"]
mod card;
#[path = "screens/conflicts.rs"]
mod conflicts;
#[path = "screens/early.rs"]
mod early;
#[path = "screens/finding.rs"]
mod finding;
#[path = "screens/late.rs"]
mod late;
#[path = "screens/lists.rs"]
mod lists;
#[path = "screens/moving.rs"]
mod moving;
#[path = "screens/panes.rs"]
mod panes;
#[path = "screens/review.rs"]
mod review;
#[path = "screens/row.rs"]
mod row;
#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;
#[path = "screens/signs.rs"]
mod signs;
#[path = "screens/sizes.rs"]
mod sizes;
#[path = "screens/told.rs"]
mod told;
#[path = "screens/versions.rs"]
mod versions;

use insta::assert_snapshot;
use session::{Session, session};
use std::collections::BTreeSet;
use std::path::Path;
use tellings::app::page::Role;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The examples there are: every folder but the one that is broken on purpose.
fn examples() -> BTreeSet<String> {
    let folders = std::fs::read_dir(Path::new(ROOT).join("examples")).unwrap();
    folders
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name != "broken")
        .collect()
}

/// Snapshots stand in `tests/screens`, one file each, named after what they show.
fn recorded(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

#[test]
fn every_example_has_its_recorded_screens() {
    for name in examples() {
        let at = |keys: &str| session(&name).size(100, 30).keys(keys).screen();
        recorded(&format!("{name}-compare"), &at(""));
        recorded(&format!("{name}-read"), &at("<Enter>"));
        recorded(&format!("{name}-compare-twin"), &session(&name).twin());
        recorded(&format!("{name}-read-twin"), &session(&name).read_twin());
    }
}

#[test]
fn no_example_is_without_a_recorded_screen() {
    assert!(examples().len() >= 4);
    for name in examples() {
        for screen in ["compare", "read", "compare-twin", "read-twin"] {
            let file = Path::new(ROOT).join(format!("tests/screens/{name}-{screen}.snap"));
            assert!(file.is_file(), "example {name} has no {}", file.display());
        }
    }
}
