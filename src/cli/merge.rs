//! `tellings merge`: two people's changes of one case as one, for git to call or for a person.

use super::{Exit, complain, print};
use crate::file::disk::RealDisk;
use crate::file::merge::{Failed, Merged, Place, merge_on};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What to merge.
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The case file both started from; an empty file where there is none (git's %O)
    base: PathBuf,
    /// Our case file: what was merged is written over it (git's %A)
    ours: PathBuf,
    /// Their case file (git's %B)
    theirs: PathBuf,
    /// What to call the file in messages (git's %P)
    name: Option<PathBuf>,
}

pub(super) const HELP: &str = "\
What only one of the two changed is taken. What both changed differently stays as in OURS and
becomes a [[conflict]] table. So does a table that one deleted and the other changed or came to
speak of (key \"presence\"): it stays; and one that both moved (key \"order\"). Bytes of OURS
that THEIRS did not change stay as they are.

So that git merges cases, once in each clone and once in the repository:
  git config merge.tellings.driver 'tellings merge %O %A %B %P'
  echo '*case.toml merge=tellings' >> .gitattributes

Examples:
  git merge their-branch && tellings check case.toml
  tellings merge base.toml ours.toml theirs.toml

Exit codes: 0 merged, 1 merged with conflicts or other problems, 3 a file is no sound case and
nothing was written, 4 disk.";

/// Merges and writes; each conflict and new problem is a line on standard output.
pub(super) fn run(merge: &Merge) -> Exit {
    let paths = [&merge.base, &merge.ours, &merge.theirs];
    let sides = [" (base)", "", " (theirs)"];
    let names = [0, 1, 2].map(|at| match &merge.name {
        Some(name) => format!("{}{}", name.display(), sides[at]),
        None => paths[at].display().to_string(),
    });
    let places = [0, 1, 2].map(|at| Place {
        name: &names[at],
        path: paths[at],
    });
    // Two runs on one file get in each other's way by the file's stamp, not by this name.
    let token = std::process::id().to_string();
    match merge_on(&RealDisk, places, &token) {
        Ok(merged) => tell(merge.name.as_deref().unwrap_or(&merge.ours), &merged),
        Err(why) => {
            complain(&why.to_string());
            match why {
                Failed::Unreadable(..) | Failed::Unmerged(_) => Exit::Unreadable,
                Failed::Unwritten(..) => Exit::Disk,
            }
        }
    }
}

fn tell(name: &Path, merged: &Merged) -> Exit {
    if merged.problems.is_empty() {
        return Exit::Done;
    }
    let mut text = String::new();
    for problem in &merged.problems {
        let _ = writeln!(text, "{}", problem.as_str());
    }
    let exit = print(&text).max(Exit::Problems);
    let conflicts = merged.clashes.len();
    let others = merged.problems.len() - conflicts.min(merged.problems.len());
    let count = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        many => Some(format!("{many} {what}s")),
    };
    let counts = [count(conflicts, "conflict"), count(others, "other problem")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let counts = counts.join(", ");
    complain(&format!(
        "{}: merged, with {counts}; `tellings check` shows all",
        name.display()
    ));
    exit
}
