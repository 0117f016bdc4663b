//! `tellings show`: a screen as plain text, or the case as JSON.

use super::{Exit, complain, config, print};
use crate::app::config::{Config, Depth};
use crate::app::state::{Size, State};
use crate::app::{Matter, Showing, matter::Text};
use crate::case::{Kind, Tables};
use crate::compare::panes;
use crate::file::{Checked, check_case};
use crate::file::{anchors, json};
use crate::suggest::Memory;
use crate::view::plain;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What to show.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// A case file, or a folder with one
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Which screen
    #[arg(long, value_enum, default_value_t = View::Compare)]
    view: View,
    /// Whose account stands left: a source, a telling (police@2019-07), * for everyone else
    #[arg(long, value_name = "SOURCE")]
    left: Option<String>,
    /// Whose account stands right
    #[arg(long, value_name = "SOURCE")]
    right: Option<String>,
    /// How wide, in columns: 20 to 1000
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: u16,
    /// Aliases instead of the names of sources that have one; quotes, titles and notes stay as they are
    #[arg(long)]
    aliases: bool,
    /// Print the case as JSON (`tellings schema` prints its schema)
    #[arg(long, conflicts_with_all = ["view", "left", "right", "width"])]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum View {
    Compare,
    Read,
    Review,
}

/// Prints what is asked for; problems are counted on standard error.
pub(super) fn run(show: &Show) -> Exit {
    let checked = check_case(&show.case);
    if show.json {
        let Some(reading) = checked.reading.as_ref().filter(|it| it.opens()) else {
            return closed(&checked);
        };
        let places = anchors::resolve(&reading.tables, &checked.texts);
        let veiled = show.aliases.then(|| veiled(&reading.tables));
        let tables = veiled.as_ref().unwrap_or(&reading.tables);
        let json = json::case(tables, &checked.texts, &places);
        tell_count(&checked);
        return print(&json::text(&json));
    }
    let mut config = twin_config();
    config.aliases = show.aliases;
    let sides = (show.left.as_deref(), show.right.as_deref());
    screen(checked, config, show.view, sides, show.width)
}

/// What `tellings CASE` prints where there is no terminal: the twin of the screen it would open.
pub(super) fn twin(names: &[PathBuf], left: Option<&str>, right: Option<&str>) -> Exit {
    let opened = match names {
        [one] => super::open::path(one, super::open::Extent::Whole),
        many => super::open::texts(many, super::open::Extent::Whole),
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(why) => {
            complain(&why);
            return Exit::Unreadable;
        }
    };
    let path = opened.source.path().map(Path::to_owned);
    match (opened.source, path) {
        (super::open::Source::Case { .. }, Some(path)) => screen(
            check_case(&path),
            twin_config(),
            View::Compare,
            (left, right),
            80,
        ),
        _ => {
            let mut matter = opened.matter;
            if let Some(said) = matter
                .said
                .take()
                .filter(|_| matter.case.count(Kind::Claim) == 0)
            {
                complain(&said);
            }
            shown(matter, twin_config(), None, (left, right), 80)
        }
    }
}

/// The tables with the alias of each source that has one for its name, and no word of the name.
fn veiled(tables: &Tables) -> Tables {
    let mut tables = tables.clone();
    for source in &mut tables.sources {
        if let Some(alias) = source.alias.take() {
            source.name = alias;
            source.letter = None;
        }
    }
    tables
}

/// A twin says with signs what a screen says with colours.
fn twin_config() -> Config {
    let mut config = config::load().unwrap_or_default();
    config.look.depth = Depth::None;
    config
}

fn screen(
    checked: Checked,
    config: Config,
    view: View,
    sides: (Option<&str>, Option<&str>),
    width: u16,
) -> Exit {
    if checked.reading.as_ref().is_none_or(|it| !it.opens()) {
        return closed(&checked);
    }
    tell_count(&checked);
    let Some(matter) = matter(checked) else {
        return Exit::Unreadable;
    };
    shown(matter, config, Some(view), sides, width)
}

/// Prints a view; without one that of the screen a case opens with.
fn shown(
    matter: Matter,
    config: Config,
    view: Option<View>,
    (left, right): (Option<&str>, Option<&str>),
    width: u16,
) -> Exit {
    let size = Size {
        columns: width,
        rows: 0,
    };
    let mut state = State::new(matter, config, size);
    match panes::choose(&state.matter.case, left, right) {
        Ok(panes) => state.compare.show(&state.matter, panes),
        Err(wrong) => {
            complain(&wrong.to_string());
            return Exit::Usage;
        }
    }
    let view = view.unwrap_or(match state.showing {
        Showing::Compare => View::Compare,
        Showing::Read => View::Read,
        Showing::Review => View::Review,
    });
    match view {
        View::Compare => print(&plain::compare(&state)),
        View::Read => print(&plain::read(&state)),
        View::Review => {
            let found = state
                .matter
                .question()
                .answer(&mut Memory::default(), &|_| true);
            state.take_suggestions(found.unwrap_or_default());
            print(&plain::review(&state))
        }
    }
}

/// Says why a case does not open.
pub(super) fn closed(checked: &Checked) -> Exit {
    for problem in checked.problems.iter().filter(|it| it.code.stops()).take(1) {
        let sheet = crate::file::print::Sheet::new(&checked.name, &checked.bytes);
        let line =
            crate::file::print::one_line(&sheet, problem, crate::text::clean::Signs::Unicode);
        complain(line.as_str());
    }
    Exit::Unreadable
}

/// Says how many problems there are, if any.
pub(super) fn tell_count(checked: &Checked) {
    match checked.problems.len() {
        0 => {}
        1 => complain(&format!(
            "{}: 1 problem; `tellings check` shows it",
            checked.name
        )),
        many => complain(&format!(
            "{}: {many} problems; `tellings check` shows them",
            checked.name
        )),
    }
}

fn matter(checked: Checked) -> Option<Matter> {
    let tables = checked.reading?.tables;
    let places = anchors::resolve(&tables, &checked.texts);
    let mut matter = Matter::new(tables, true);
    matter.texts = checked
        .texts
        .into_iter()
        .map(|text| text.map_or_else(|| Text::Missing("it cannot be read".into()), Text::Here))
        .collect();
    matter.take_anchors(places);
    Some(matter)
}
