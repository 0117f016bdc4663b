//! `tellings rebase`: a new version of a document, its quotes decided on one by one, or what became of them in print.

mod json;
mod report;

use super::given::Failed;
use super::open::{self, Extent};
use super::outside::Session;
use super::versions::{Found, document, find};
use super::{Exit, complain, launch, print, show};
use crate::app::config::Config;
use crate::app::state::{Size, State};
use crate::app::{Effect, Input};
use crate::case::Case;
use crate::compare::versions::{Plan, plan};
use crate::file::check_case;
use crate::file::documents::DocumentText;
use crate::file::folder::{Folder, case_file};
use crate::terminal::Arrival;
use clap::Args;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// Which document gets which version.
#[derive(Debug, Args)]
pub(super) struct Rebase {
    /// A case file, or a folder with one
    case: PathBuf,
    /// The document: its id, its file as the case has it, or a path to it
    document: PathBuf,
    /// The new version; the document's own file where that has changed already
    new: PathBuf,
    /// Print what became of the quotes, also in a terminal, and change nothing
    #[arg(long)]
    print: bool,
    /// Print it as JSON, and change nothing
    #[arg(long, conflicts_with = "print")]
    json: bool,
    /// Without a screen: take the new version, with the quotes that are kept or stand elsewhere with
    /// their very words; the others are left as they are, and every quote is said
    #[arg(long, conflicts_with_all = ["print", "json"])]
    take: bool,
}

pub(super) const HELP: &str = "\
Each quote of the document is kept (its very words stand where they stood), moved (they stand
elsewhere), changed (others stand in their place) or lost. In a terminal they are shown one by one
with both texts; nothing is changed until w writes every answer as one step, which u takes back.

No document is written. A new version from elsewhere is copied beside the case, under the document's
name with a part of its SHA-256 in it (article.3f9ab12c04de.txt), and so is the old one; the case
then refers to the new one. A new version that lies in the case's folder stays where it is.

Examples:
  tellings rebase walk article article-corrected.txt
  tellings rebase walk article walk/article.txt     the file itself was changed: what of the quotes?
  tellings rebase walk article new.txt | less       what became of them; nothing is changed

Exit codes: 0 no quote needs a decision, or all was written, 1 some do, 2 wrong use, 3 input cannot
be read, 4 disk.";

/// Opens the quotes to be decided on; where there is no terminal, prints what became of them.
pub(super) fn run(rebase: &Rebase) -> Exit {
    let screen = io::stdout().is_terminal() && io::stdin().is_terminal();
    if rebase.take {
        take(rebase)
    } else if screen && !rebase.print && !rebase.json {
        launch::rebase(rebase, || open::path(&rebase.case, Extent::Whole))
    } else {
        printed(rebase)
    }
}

/// What is printed.
struct Planned<'a> {
    name: &'a str,
    case: &'a Case,
    document: usize,
    found: &'a Found,
    plan: &'a Plan,
}

impl Planned<'_> {
    fn old(&self) -> Option<&DocumentText> {
        self.found.old.as_deref()
    }
}

fn printed(rebase: &Rebase) -> Exit {
    let checked = check_case(&rebase.case);
    let Some(reading) = checked.reading.as_ref().filter(|it| it.opens()) else {
        return show::closed(&checked);
    };
    let case = Case::new(reading.tables.clone());
    let found = case_file(&rebase.case)
        .map_err(|why| {
            Failed(
                format!("{}: {why}", rebase.case.display()),
                Exit::Unreadable,
            )
        })
        .and_then(|file| {
            let Folder::Disk(folder) = Folder::of(&file) else {
                return Err(Failed("the case has no folder".into(), Exit::Unreadable));
            };
            let at = named(&case, &folder, &rebase.document)?;
            let found = find(&case, (&folder, &file), at, &rebase.new, None)?;
            Ok((at, found))
        });
    let (at, found) = match found {
        Ok(found) => found,
        Err(failed) => return failed.told(),
    };
    let old = found.old.as_ref().map(|it| it.version());
    let plan = plan(&case, at, old, found.new.text.version());
    let planned = Planned {
        name: &checked.name,
        case: &case,
        document: at,
        found: &found,
        plan: &plan,
    };
    let exit = print(&match rebase.json {
        true => json::text(&planned),
        false => report::text(&planned),
    });
    exit.max(asks(plan.asking()))
}

fn named(case: &Case, folder: &Path, named: &Path) -> Result<usize, Failed> {
    document(case.tables(), folder, named).ok_or_else(|| {
        let why = format!("the case has no sound document {}", named.display());
        Failed(why, Exit::Usage)
    })
}

fn asks(open: usize) -> Exit {
    match open {
        0 => Exit::Done,
        _ => Exit::Problems,
    }
}

impl Rebase {
    /// Opens the quotes in a session that has just taken hold of the case.
    ///
    /// # Errors
    /// When they cannot be decided on, or need not be.
    pub(super) fn begin(
        &self,
        session: &mut Session,
        state: &mut State,
        queue: &Receiver<Arrival>,
    ) -> Result<(), Failed> {
        session.hold(state);
        // Where the quotes stand is found out on another thread.
        while !state.matter.anchored() {
            let Ok(Arrival::News(news, _)) = queue.recv() else {
                return Err(Failed("the case cannot be read".into(), Exit::Unreadable));
            };
            for effect in state.update(Input::News(news)) {
                if let Effect::Refuse(why) = effect {
                    return Err(Failed(why, Exit::Unreadable));
                }
            }
        }
        session.begin_rebase((&self.document, &self.new), state)
    }
}

/// Takes what needs no decision, as the screen would.
fn take(rebase: &Rebase) -> Exit {
    let opened = match open::path(&rebase.case, Extent::Whole) {
        Ok(opened) => opened,
        Err(why) => return Failed(why, Exit::Unreadable).told(),
    };
    let config = match super::config::load() {
        Ok(config) => Config {
            recent: false,
            ..config
        },
        Err(why) => return Failed(why, Exit::Unreadable).told(),
    };
    let (sender, queue) = channel();
    let mut session = Session::new(sender);
    let matter = session.take_up(opened);
    let size = Size {
        columns: 100,
        rows: 30,
    };
    let mut state = State::new(matter, config, size);
    state.hand = launch::hand();
    let exit = take_in(rebase, &mut session, &mut state, &queue);
    match session.close(&state) {
        Ok(()) => exit,
        Err(why) => {
            complain(&why);
            exit.max(Exit::Disk)
        }
    }
}

fn take_in(
    rebase: &Rebase,
    session: &mut Session,
    state: &mut State,
    queue: &Receiver<Arrival>,
) -> Exit {
    if let Err(failed) = rebase.begin(session, state, queue) {
        return failed.told();
    }
    let Some(begun) = &state.rebase else {
        return Exit::Unreadable;
    };
    let found = Found {
        new: begun.new.clone(),
        old: begun.old.clone(),
        same: false,
    };
    let left = begun.plan.asking() - begun.plan.items.iter().filter(|it| it.alike()).count();
    let text = report::text(&Planned {
        name: &rebase.case.display().to_string(),
        case: &state.matter.case,
        document: begun.document,
        found: &found,
        plan: &begun.plan,
    });
    match session.take_alike(state) {
        Ok(said) => {
            let exit = print(&text);
            complain(&said);
            exit.max(asks(left))
        }
        Err(why) => Failed(why, Exit::Disk).told(),
    }
}
