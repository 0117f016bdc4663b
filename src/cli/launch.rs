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
    match show(cli, config, opened, start) {
        Ok(exit) => exit,
        Err(error) => failed(&format!("the terminal: {error}"), Exit::Unreadable),
    }
}

fn failed(why: &str, exit: Exit) -> Exit {
    complain(why);
    exit
}

fn show(cli: &Cli, mut config: Config, opened: Opened, start: bool) -> std::io::Result<Exit> {
    if !config.background_chosen && config.look.depth != crate::app::config::Depth::None {
        config.look.background = terminal::background();
    }
    let (columns, rows) = terminal::size()?;
    let (sender, queue) = channel();
    let mut session = Session::new(sender.clone());
    let mut state = State::new(opened.matter, config, Size { columns, rows });
    match panes::choose(
        &state.matter.case,
        cli.left.as_deref(),
        cli.right.as_deref(),
    ) {
        Ok(panes) => state.compare.show(&state.matter, panes),
        Err(wrong) => return Ok(failed(&wrong.to_string(), Exit::Usage)),
    }
    session.take_up(opened.source, &mut state);
    if start {
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
