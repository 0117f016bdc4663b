//! The interactive program: opens, takes the terminal, runs the loop, gives the terminal back.

use super::examples::EXAMPLES;
use super::open::{self, Extent};
use super::outside::Session;
use super::{Cli, Exit, complain, config};
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::config::{Config, Depth};
use crate::app::state::{Mode, Size, State};
use crate::app::{Matter, Target};
use crate::compare::panes;
use crate::file::config as files;
use crate::terminal::{self, Arrival, Asked, End, Screen};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Opens what the command line names and shows it until the reader quits.
pub(super) fn run(cli: &Cli) -> Exit {
    let mut config = match config::load() {
        Ok(config) => config,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    config.recent &= !cli.no_recent;
    let asks = !config.background_chosen && config.look.depth != Depth::None;
    // The terminal answers while the case is read.
    let asked = asks.then(Asked::now);
    let opened = match &cli.case {
        Some(path) => open::path(path, Extent::FirstFrame),
        None => open::example(EXAMPLES.first().map_or("", |it| it.name)),
    };
    let (sender, queue) = channel();
    let mut session = Session::new(sender.clone());
    let matter = opened.map(|opened| session.take_up(opened));
    let recent = if config.recent {
        files::recent()
    } else {
        Vec::new()
    };
    if let (true, Some(path), Ok(_)) = (config.recent, &cli.case, &matter) {
        remember(path);
    }
    if let Some(asked) = asked {
        config.look.background = asked.answer();
    }
    let matter = match matter {
        Ok(matter) => matter,
        Err(why) => return failed(&why, Exit::Unreadable),
    };
    match show(cli, config, matter, &recent, session, (&sender, &queue)) {
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

/// Shows it until the reader quits.
fn show(
    cli: &Cli,
    config: Config,
    matter: Matter,
    recent: &[PathBuf],
    mut session: Session,
    (sender, queue): (&Sender<Arrival>, &Receiver<Arrival>),
) -> std::io::Result<Exit> {
    let (columns, rows) = terminal::size()?;
    let mut state = State::new(matter, config, Size { columns, rows });
    state.offers = offers(recent);
    let (left, right) = (cli.left.as_deref(), cli.right.as_deref());
    match panes::choose(&state.matter.case, left, right) {
        Ok(panes) if panes != state.compare.panes => state.compare.show(&state.matter, panes),
        Ok(_) => {}
        Err(wrong) => return Ok(failed(&wrong.to_string(), Exit::Usage)),
    }
    if cli.case.is_none() && !recent.is_empty() {
        state.mode = Mode::Choose(Box::new(Chooser::new("Open", state.offers.clone())));
    }
    session.hold(&mut state);
    let mut screen = Screen::take(state.config.mouse)?;
    let end = terminal::run(&mut screen, &mut state, &mut session, queue, sender);
    session.close();
    drop(screen);
    match end? {
        End::Quit => Ok(Exit::Done),
        End::Gone => Ok(Exit::Unreadable),
        End::Refused(why) => Ok(failed(&why, Exit::Unreadable)),
        End::Signal(number) => {
            terminal::die_of(number);
            Ok(Exit::Done)
        }
    }
}
