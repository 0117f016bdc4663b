//! `tellings check`: every problem of one or more cases.

use super::{Exit, complain};
use crate::file::print::Style;
use crate::file::{check_case, print_problems};
use crate::text::clean::Signs;
use clap::Args;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// What to check.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Case files, or folders with one
    #[arg(required = true, value_name = "CASE")]
    cases: Vec<PathBuf>,
}

/// Prints every problem on standard output, the count on standard error.
pub(super) fn run(check: &Check) -> Exit {
    let colour =
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
    let columns = crate::terminal::size().map_or(100, |(columns, _)| usize::from(columns).max(40));
    let style = Style {
        colour,
        signs: Signs::Unicode,
        columns,
    };
    let mut out = io::stdout().lock();
    let mut exit = Exit::Done;
    for path in &check.cases {
        let checked = check_case(path);
        let printed = print_problems(&mut out, &checked, style).and_then(|()| out.flush());
        match printed {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(_) => return Exit::Disk,
        }
        match checked.problems.len() {
            0 => {}
            1 => complain(&format!("{}: 1 problem", checked.name)),
            many => complain(&format!("{}: {many} problems", checked.name)),
        }
        if !checked.problems.is_empty() {
            exit = if checked.reading.is_none() {
                Exit::Unreadable
            } else {
                exit.max(Exit::Problems)
            };
        }
    }
    exit
}
