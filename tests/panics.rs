//! A panic gives the terminal back. The shipped program has no switch that causes one; so this test runs itself again in a
//! pseudo-terminal, where the library's own loop panics at a key.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]

#[allow(dead_code, reason = "no single user needs the whole harness")]
mod support {
    pub(crate) mod home;
    pub(crate) mod keys;
    pub(crate) mod look;
    pub(crate) mod pty;
    pub(crate) mod replies;
    pub(crate) mod restored;
    pub(crate) mod start;
    pub(crate) mod watch;
}

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use support::pty::{SOON, Start};
use tellings::app::config::Config;
use tellings::app::state::Size;
use tellings::app::{Effect, Matter, Mode, State};
use tellings::case::Tables;
use tellings::terminal::{self, Outside, Screen};

/// The argument with which this test is the program in the terminal.
const INSIDE: &str = "--inside-the-terminal";
const MESSAGE: &str = "a panic on purpose";

fn main() {
    if std::env::args().any(|argument| argument == INSIDE) {
        return inside();
    }
    for place in ["in_the_loop", "on_another_thread"] {
        let program = std::env::current_exe().unwrap();
        let mut session = Start::program(program, [INSIDE]).open();
        session.wait_for("Panics", SOON);
        let taken = !session.left_behind().is_empty();
        assert!(taken, "the terminal is taken first");
        // In a field, so that the terminal was told to send pastes in brackets too.
        session.type_keys(&format!("/{place}"));
        let status = session.wait_exit(SOON);
        assert_eq!(status.exit_code(), 101, "{place}");
        session.assert_restored();
        session.wait_for(MESSAGE, SOON);
        println!("test a_panic_{place}_gives_the_terminal_back ... ok");
    }
}

/// Panics once the reader has typed where.
struct Panics;

impl Outside for Panics {
    fn carry_out(&mut self, _: Effect, _: &mut State) {}

    fn tend(&mut self, state: &mut State) -> bool {
        if let Mode::Field(_, field) = &state.mode {
            match field.text() {
                "in_the_loop" => panic!("{MESSAGE}"),
                "on_another_thread" => drop(thread::spawn(|| panic!("{MESSAGE}"))),
                _ => {}
            }
        }
        false
    }

    fn patience(&self) -> Duration {
        SOON
    }

    fn secure(&mut self, _: &mut State) {}
}

fn inside() {
    let (columns, rows) = terminal::size().unwrap();
    let size = Size { columns, rows };
    let matter = Matter::new(Tables::titled("Panics"), true);
    let mut state = State::new(matter, Config::default(), size);
    let (sender, queue) = channel();
    let mut screen = Screen::take(true).unwrap();
    let end = terminal::run(&mut screen, &mut state, &mut Panics, &queue, &sender);
    drop(screen);
    println!("it ended by itself: {end:?}");
}
