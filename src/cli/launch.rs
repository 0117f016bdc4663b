//! The interactive program: opens, takes the terminal, runs the loop, gives the terminal back.

use super::examples::EXAMPLES;
use super::open::{self, Opened};
use super::outside::Session;
use super::recent::recent;
use super::{Cli, Exit, complain, config};
use crate::app::choose::Chooser;
use crate::app::config::Config;
use crate::app::state::{Mode, Size, State};
use crate::compare::panes;
use crate::terminal::{self, End, Screen};
use std::sync::mpsc::channel;

/// Opens what the command line names and shows it until the reader quits.
pub(super) fn run(cli: &Cli) -> Exit {
    let mut config = match config::load() {
        Ok(config) => config,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    config.recent &= !cli.no_recent;
    let start = cli.case.is_none() && !recent(&config).is_empty();
    let opened = match &cli.case {
        Some(path) => open::path(path),
        None => open::example(EXAMPLES.first().map_or("", |it| it.name)),
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    let wanted = Wanted {
        panes: [cli.left.as_deref(), cli.right.as_deref()],
        start,
        read_only: None,
    };
    shown(show(&wanted, config, opened))
}

/// Shows what was made in memory; `why` nothing of it can be changed.
pub(super) fn read_only(opened: Opened, why: &str) -> Exit {
    let wanted = Wanted {
        panes: [None, None],
        start: false,
        read_only: Some(why),
    };
    match config::load() {
        Ok(config) => shown(show(&wanted, config, opened)),
        Err(why) => failed(&why, Exit::Unreadable),
    }
}

/// How something is shown at first.
struct Wanted<'a> {
    /// Whose accounts, as the command line names them.
    panes: [Option<&'a str>; 2],
    /// Whether the start screen stands over it.
    start: bool,
    /// Why it cannot be changed, if so.
    read_only: Option<&'a str>,
}

fn shown(shown: std::io::Result<Exit>) -> Exit {
    shown.unwrap_or_else(|error| failed(&format!("the terminal: {error}"), Exit::Unreadable))
}

fn failed(why: &str, exit: Exit) -> Exit {
    complain(why);
    exit
}

fn show(wanted: &Wanted<'_>, mut config: Config, opened: Opened) -> std::io::Result<Exit> {
    if !config.background_chosen && config.look.depth != crate::app::config::Depth::None {
        config.look.background = terminal::background();
    }
    let (columns, rows) = terminal::size()?;
    let (sender, queue) = channel();
    let mut session = Session::new(sender.clone());
    let mut state = State::new(opened.matter, config, Size { columns, rows });
    let [left, right] = wanted.panes;
    match panes::choose(&state.matter.case, left, right) {
        Ok(panes) => state.compare.show(&state.matter, panes),
        Err(wrong) => return Ok(failed(&wrong.to_string(), Exit::Usage)),
    }
    session.take_up(opened.source, &mut state);
    state.read_only = state.read_only.or(wanted.read_only.map(str::to_owned));
    if wanted.start {
        state.mode = Mode::Choose(Box::new(Chooser::new("Open", state.offers.clone())));
    }
    let mut screen = Screen::take(state.config.mouse)?;
    let end = terminal::run(&mut screen, &mut state, &mut session, &queue, &sender);
    let closed = session.close();
    drop(screen);
    let kept = closed.map_or_else(|why| failed(&why, Exit::Disk), |()| Exit::Done);
    match end? {
        End::Quit => Ok(kept),
        End::Gone => Ok(Exit::Unreadable),
        End::Signal(number) => {
            terminal::die_of(number);
            Ok(Exit::Done)
        }
    }
}
