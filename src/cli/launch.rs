//! The interactive program: opens, takes the terminal, runs the loop, gives the terminal back.

use super::examples::EXAMPLES;
use super::open::{self, Extent, Opened};
use super::outside::Session;
use super::outside::now;
use super::rebase::Rebase;
use super::recent::recent;
use super::{Cli, Exit, complain, config};
use crate::annotate::Ids;
use crate::app::choose::Chooser;
use crate::app::decide::Hand;
use crate::app::state::{Mode, Size, State};
use crate::compare::{PaneError, panes};
use crate::terminal::{self, Arrival, End, Screen};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::mpsc::{Receiver, Sender, channel};

/// How something is shown at first.
struct Wanted<'a> {
    /// Whose accounts, as the command line names them.
    panes: [Option<&'a str>; 2],
    /// Whether it may be remembered among the cases opened lately.
    recent: bool,
    /// Whether the start screen stands over it when cases were opened before.
    start: bool,
    /// Why it cannot be changed, if so.
    read_only: Option<&'a str>,
    /// The new version of a document that is decided on first.
    rebase: Option<&'a Rebase>,
}

/// Opens what the command line names and shows it until the reader quits.
pub(super) fn run(cli: &Cli) -> Exit {
    let wanted = Wanted {
        panes: [cli.left.as_deref(), cli.right.as_deref()],
        recent: !cli.no_recent,
        start: cli.names.is_empty(),
        read_only: None,
        rebase: None,
    };
    launch(&wanted, || match cli.names.as_slice() {
        [path] => open::path(path, Extent::FirstFrame),
        [_, _, ..] => open::texts(&cli.names, open::Extent::FirstFrame),
        [] => open::example(EXAMPLES.first().map_or("", |it| it.name)),
    })
}

/// Shows what was made in memory until the reader quits; `why` nothing of it can be changed.
pub(super) fn read_only(open: impl FnOnce() -> Result<Opened, String>, why: &str) -> Exit {
    let wanted = Wanted {
        panes: [None, None],
        recent: false,
        start: false,
        read_only: Some(why),
        rebase: None,
    };
    launch(&wanted, open)
}

/// Opens the quotes of a document that gets a new version, to be decided on.
pub(super) fn rebase(rebase: &Rebase, open: impl FnOnce() -> Result<Opened, String>) -> Exit {
    let wanted = Wanted {
        panes: [None, None],
        recent: true,
        start: false,
        read_only: None,
        rebase: Some(rebase),
    };
    launch(&wanted, open)
}

fn launch(wanted: &Wanted<'_>, open: impl FnOnce() -> Result<Opened, String>) -> Exit {
    let mut config = match config::load() {
        Ok(config) => config,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    config.recent &= wanted.recent;
    let opened = match open() {
        Ok(opened) => opened,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    let (sender, queue) = channel();
    let mut session = Session::new(sender.clone());
    let matter = session.take_up(opened);
    let start = wanted.start && !recent(&config).is_empty();
    let show = || -> std::io::Result<Exit> {
        let (columns, rows) = terminal::size()?;
        let mut state = State::new(matter, config, Size { columns, rows });
        state.hand = hand();
        state.read_only = wanted.read_only.map(str::to_owned);
        if let Err(wrong) = choose_panes(wanted.panes, &mut state) {
            return Ok(failed(&wrong.to_string(), Exit::Usage));
        }
        if let Some(rebase) = wanted.rebase
            && let Err(failed) = rebase.begin(&mut session, &mut state, &queue)
        {
            let kept = session.close(&state);
            return Ok(kept.map_or_else(|why| self::failed(&why, Exit::Disk), |()| failed.told()));
        }
        if start {
            session.hold(&mut state);
            let list = Chooser::new("Open a case", state.offers.clone());
            let about = "Enter opens, Esc stays with the example".to_owned();
            state.mode = Mode::Choose(Box::new(list.about(about)));
        }
        show(&mut state, &mut session, &sender, &queue)
    };
    show().unwrap_or_else(|error| failed(&format!("the terminal: {error}"), Exit::Unreadable))
}

/// Ids nobody can guess or repeat, and the real time.
pub(super) fn hand() -> Hand {
    // A new hasher of the standard library is keyed by the system's randomness.
    let seed = RandomState::new().hash_one(std::process::id());
    Hand {
        ids: Ids::seeded(seed),
        clock: now,
    }
}

fn failed(why: &str, exit: Exit) -> Exit {
    complain(why);
    exit
}

/// Shows the accounts that the command line names.
fn choose_panes([left, right]: [Option<&str>; 2], state: &mut State) -> Result<(), PaneError> {
    let panes = panes::choose(&state.matter.case, left, right)?;
    if panes != state.compare.panes {
        state.compare.show(&state.matter, panes);
    }
    Ok(())
}

/// Shows it until the reader quits.
fn show(
    state: &mut State,
    session: &mut Session,
    sender: &Sender<Arrival>,
    queue: &Receiver<Arrival>,
) -> std::io::Result<Exit> {
    let mut screen = Screen::take(state.config.mouse)?;
    let end = terminal::run(&mut screen, state, session, queue, sender);
    let closed = session.close(state);
    drop(screen);
    let kept = closed.map_or_else(|why| failed(&why, Exit::Disk), |()| Exit::Done);
    match end? {
        End::Quit => Ok(kept),
        End::Gone => Ok(Exit::Unreadable),
        End::Refused(why) => Ok(failed(&why, Exit::Unreadable)),
        End::Signal(number) => {
            terminal::die_of(number);
            Ok(Exit::Done)
        }
    }
}
