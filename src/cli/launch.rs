//! The interactive program: opens, takes the terminal, runs the loop, gives the terminal back.

use super::examples::EXAMPLES;
use super::open::{self, Opened};
use super::outside::Session;
use super::{Cli, Exit, complain, config};
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::state::{Mode, Size, State};
use crate::app::{Target, config::Config};
use crate::compare::panes;
use crate::file::config as files;
use crate::terminal::{self, End, Screen};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

/// Opens what the command line names and shows it until the reader quits.
pub(super) fn run(cli: &Cli) -> Exit {
    let mut config = match config::load() {
        Ok(config) => config,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    config.recent &= !cli.no_recent;
    let recent = if config.recent {
        files::recent()
    } else {
        Vec::new()
    };
    let opened = match &cli.case {
        Some(path) => open::path(path),
        None => open::example(EXAMPLES.first().map_or("", |it| it.name)),
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    if let (true, Some(path)) = (config.recent, &cli.case) {
        remember(path);
    }
    let start = cli.case.is_none() && !recent.is_empty();
    let offers = offers(&recent);
    match show(cli, config, opened, offers, start) {
        Ok(exit) => exit,
        Err(error) => failed(&format!("the terminal: {error}"), Exit::Unreadable),
    }
}

fn failed(why: &str, exit: Exit) -> Exit {
    complain(why);
    exit
}

/// Remembers what was opened. That it could not be is no reason not to read it.
fn remember(path: &Path) {
    if path.as_os_str() != "-" {
        let _ = files::remember(path);
    }
}

/// What the start screen offers: the cases opened lately, then the examples.
fn offers(recent: &[PathBuf]) -> Vec<Item> {
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

fn show(
    cli: &Cli,
    mut config: Config,
    opened: Opened,
    offers: Vec<Item>,
    start: bool,
) -> std::io::Result<Exit> {
    if !config.background_chosen && config.look.depth != crate::app::config::Depth::None {
        config.look.background = terminal::background();
    }
    let (columns, rows) = terminal::size()?;
    let (sender, queue) = channel();
    let mut session = Session::new(sender.clone());
    let mut state = State::new(opened.matter, config, Size { columns, rows });
    state.offers = offers;
    match panes::choose(
        &state.matter.case,
        cli.left.as_deref(),
        cli.right.as_deref(),
    ) {
        Ok(panes) => state.compare.show(&state.matter, panes),
        Err(wrong) => return Ok(failed(&wrong.to_string(), Exit::Usage)),
    }
    if start {
        state.mode = Mode::Choose(Box::new(Chooser::new("Open", state.offers.clone())));
    }
    session.take_up(opened.source, &mut state);
    let mut screen = Screen::take(state.config.mouse)?;
    let end = terminal::run(&mut screen, &mut state, &mut session, &queue, &sender);
    session.close();
    drop(screen);
    match end? {
        End::Quit => Ok(Exit::Done),
        End::Gone => Ok(Exit::Unreadable),
        End::Signal(number) => {
            terminal::die_of(number);
            Ok(Exit::Done)
        }
    }
}
