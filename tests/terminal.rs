//! The program in a real terminal: starting, reading, quitting, resizing, suspending, dying.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]
#![cfg(unix)]

#[allow(dead_code, reason = "no single user needs the whole harness")]
mod support {
    pub(crate) mod given;
    pub(crate) mod home;
    pub(crate) mod keys;
    pub(crate) mod look;
    pub(crate) mod pty;
    pub(crate) mod replies;
    pub(crate) mod restored;
    pub(crate) mod start;
    pub(crate) mod watch;
}

mod terminals {
    mod adding;
    mod annotators;
    mod drafting;
    mod editing;
    mod keeping;
    mod killed;
    mod log;
    mod obstacles;
    mod starting;
    mod typing;
    mod versions;
}

use rustix::process::Signal;
use support::given::{Sizes, case_of};
use support::home::Home;
use support::pty::{Mouse, SOON, Session, Start};
use vt100::Screen;

/// How each screen names itself in the bottom row.
const COMPARE: &str = "COMPARE";
const READ: &str = "READ";

fn bottom_row_names(view: &'static str) -> impl FnMut(&Screen) -> bool + Send {
    move |screen| last_row(screen).contains(view)
}

fn last_row(screen: &Screen) -> String {
    let (_, width) = screen.size();
    screen.rows(0, width).last().unwrap_or_default()
}

/// The first example in Compare, at 100 × 30.
fn first_example() -> Session {
    shown(Start::tellings([""; 0]))
}

fn shown(start: Start) -> Session {
    let session = start.open();
    session.wait_until("Compare", SOON, bottom_row_names(COMPARE));
    session
}

#[test]
fn without_arguments_the_first_example_opens_in_compare() {
    let session = first_example();
    let screen = session.screen();
    assert!(
        screen.contains("events"),
        "the header counts events:\n{screen}"
    );
    assert!(screen.contains('│'), "two panes:\n{screen}");
}

#[test]
fn enter_leads_to_the_words_in_the_document_and_gc_back_to_the_row() {
    let session = first_example();
    session.type_keys("j<Enter>");
    session.wait_until("Read", SOON, bottom_row_names(READ));
    session.type_keys("gc");
    session.wait_until("Compare again", SOON, bottom_row_names(COMPARE));
}

#[test]
fn q_quits_with_success_and_gives_the_terminal_back() {
    let mut session = first_example();
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn a_kill_in_any_screen_or_open_field_gives_the_terminal_back() {
    for keys in ["gr", "?", "/word", ":", "x", "g"] {
        let mut session = first_example();
        let known = session.written().len();
        session.type_keys(keys);
        assert!(session.more_than(known, SOON), "{keys} shows something");
        session.signal(Signal::TERM);
        session.wait_exit(SOON);
        session.assert_restored();
    }
}

#[test]
fn a_terminal_that_answers_nothing_is_no_hindrance() {
    let mut session = shown(Start::tellings([""; 0]).mute());
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn what_is_typed_before_the_terminal_has_answered_is_typed_all_the_same() {
    for program in [Start::tellings([""; 0]), Start::tellings([""; 0]).mute()] {
        let session = program.open();
        session.type_keys("jjgr");
        session.wait_until("Read", SOON, bottom_row_names(READ));
    }
}

#[test]
fn the_ground_is_the_answer_of_the_terminal_and_no_part_of_it_is_typing() {
    let coloured = |start: Start| {
        let session = start.variable("COLORTERM", "truecolor").open();
        session.wait_until("its colours", SOON, |screen| {
            let cells = (0..30).flat_map(|row| (0..100).map(move |column| (row, column)));
            let mut colours = cells.filter_map(|(row, column)| screen.cell(row, column));
            colours.any(|cell| matches!(cell.bgcolor(), vt100::Color::Rgb(..)))
        });
        let row = session.row(4);
        let cell = (0..100).filter_map(|column| session.cell(column, 4));
        let ground = cell.map(|cell| cell.bgcolor()).collect::<Vec<_>>();
        (row, ground)
    };
    let (dark_row, dark) = coloured(Start::tellings([""; 0]));
    let (light_row, light) = coloured(Start::tellings([""; 0]).light());
    assert_eq!(dark_row, light_row, "the same screen");
    assert_ne!(dark, light, "in other colours");
}

#[test]
fn five_hundred_sizes_pass_and_the_last_one_is_drawn() {
    let mut session = first_example();
    let mut sizes = Sizes(7);
    for step in 0..500 {
        let (columns, rows) = match step % 50 {
            0 => (0, 0),
            1 => (1, 1),
            _ => (sizes.below(221), sizes.below(71)),
        };
        session.resize(columns, rows);
        if step % 10 == 9 {
            // Only a drawn answer shows that it is not the last size alone that is ever handled.
            let known = session.written().len();
            session.resize(90 + step % 7, 25);
            assert!(
                session.more_than(known, SOON),
                "nothing drawn after {step} sizes"
            );
        }
    }
    session.resize(100, 30);
    session.wait_until("Compare at the last size", SOON, bottom_row_names(COMPARE));
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn a_terminal_without_any_cells_is_survived_from_the_start() {
    let mut session = Start::tellings([""; 0]).size(0, 0).open();
    session.resize(100, 30);
    session.wait_until("Compare", SOON, bottom_row_names(COMPARE));
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_coming_back_draws_the_screen_anew() {
    let mut session = shown(Start::tellings([""; 0]).under_a_shell());
    session.wait_for("x panes", SOON);
    for stop in 1..=2 {
        // What is waited for may stand there before the rest of its frame does.
        assert!(session.quiet(std::time::Duration::from_millis(100)));
        let before = session.screen();
        session.type_keys("<C-z>");
        // The shell's line about the first stop is seen again before the second one is over.
        session.wait_until("the shell", SOON, move |screen| {
            screen.contents().matches("stopped 14").count() == stop
        });
        session.assert_restored();
        session.resize(100, 30);
        session.type_keys("<Enter>");
        session.wait_until("the same screen", SOON, move |screen| {
            screen.contents() == before
        });
    }
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn a_stop_from_outside_gives_the_terminal_to_the_shell_too() {
    let mut session = shown(Start::tellings([""; 0]).under_a_shell());
    session.signal(Signal::TSTP);
    session.wait_for("stopped 14", SOON);
    session.assert_restored();
    session.type_keys("<Enter>");
    session.wait_until("Compare again", SOON, bottom_row_names(COMPARE));
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn a_signal_that_ends_the_program_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut session = first_example();
        session.signal(signal);
        let status = session.wait_exit(SOON);
        assert!(!status.success(), "{signal:?} is no success");
        assert_ne!(status.exit_code(), 101, "{signal:?} is no panic");
        session.assert_restored();
    }
}

#[test]
fn the_program_ends_when_its_shell_dies() {
    let mut session = shown(Start::tellings([""; 0]).under_a_shell());
    session.kill_the_shell();
    session.wait_exit(SOON);
    session.assert_all_gone();
}

#[test]
fn ten_thousand_keys_typed_ahead_are_all_handled() {
    let home = Home::new();
    home.write("case.toml", case_of(10_050));
    let mut session = Start::tellings(["case.toml"]).home(home).open();
    session.wait_until("everything loaded", SOON * 3, |screen| {
        last_row(screen).contains(COMPARE) && !screen.contents().contains('…')
    });
    session.send(vec![b'j'; 10_000]);
    session.wait_until("the cursor on row 10001", SOON * 3, |screen| {
        screen
            .contents()
            .lines()
            .any(|line| line.contains("▸10001 Event 10001 begins"))
    });
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn ten_thousand_keys_typed_while_the_case_is_read_lead_where_they_would_have_led() {
    let home = Home::new();
    home.write("case.toml", case_of(10_050));
    let mut session = shown(Start::tellings(["case.toml"]).home(home));
    session.send(vec![b'j'; 10_000]);
    session.wait_until("the cursor on row 10001", SOON * 3, |screen| {
        let text = screen.contents();
        text.contains("▸10001 Event 10001 begins")
    });
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn a_long_text_is_read_from_its_beginning_and_its_end_is_one_key_away() {
    let home = Home::new();
    let line = |text: String, at: usize| text + &format!("Line {at}.\n\n");
    let lines = (0..200_000).fold(String::new(), line);
    home.write("long.txt", lines);
    let mut session = Start::tellings(["long.txt"]).home(home).open();
    session.wait_until("Read", SOON, bottom_row_names(READ));
    assert!(session.screen().contains("Line 0."));
    session.type_keys("G");
    session.wait_for("Line 199999.", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn a_case_that_is_broken_far_down_is_refused_with_its_line() {
    let home = Home::new();
    let broken = case_of(3000) + "\n[[claim]]\nid = \n";
    home.write("case.toml", broken);
    let mut session = Start::tellings(["case.toml"]).home(home).open();
    assert_eq!(session.wait_exit(SOON).exit_code(), 3);
    session.assert_restored();
    session.wait_for("`tellings check` lists every problem", SOON);
}

#[test]
fn the_mouse_wheel_and_unfinished_sequences_do_no_harm() {
    let mut session = first_example();
    for _ in 0..20 {
        session.mouse(Mouse::WheelDown, 5, 5);
        session.mouse(Mouse::Press, 99, 29);
        session.mouse(Mouse::Drag, 0, 0);
        session.mouse(Mouse::Release, 300, 300);
    }
    session.send(b"\x1b[<0;1\x1b[200~half a paste\x1b]52;c;".to_vec());
    session.resize(90, 25);
    session.wait_until("Compare", SOON, bottom_row_names(COMPARE));
    session.signal(Signal::TERM);
    session.wait_exit(SOON);
    session.assert_restored();
}

#[test]
fn a_case_may_come_through_a_pipe_while_keys_come_from_the_terminal() {
    let home = Home::new();
    home.write("piped.toml", case_of(3));
    let start = Start::tellings(["-"])
        .home(home)
        .script("cat piped.toml | \"$@\"");
    let mut session = shown(start);
    session.wait_for("Event 2 begins", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn a_stdout_that_is_no_terminal_gets_the_twin_and_no_escape() {
    let home = Home::new();
    home.write("case.toml", case_of(3));
    let mut session = Start::tellings(["case.toml"])
        .home(home)
        .script("\"$@\" > twin.txt; echo \"code $?\"")
        .open();
    session.wait_for("code 0", SOON);
    session.wait_exit(SOON);
    let twin = std::fs::read_to_string(session.home().path().join("twin.txt")).expect("the twin");
    assert!(twin.contains("Told 3 by two."), "{twin}");
    assert!(!twin.contains('\x1b'), "{twin}");
    assert!(
        !session.written().contains(&0x1b),
        "no escape on the terminal either"
    );
}

#[test]
fn without_any_terminal_the_pipe_is_refused_with_exit_code_3() {
    let home = Home::new();
    home.write("piped.toml", case_of(3));
    let script = "command -v setsid >/dev/null || { echo skipped: no setsid; exit; }; \
                  cat piped.toml | setsid --wait \"$@\"; echo \"code $?\"";
    let session = Start::tellings(["-"]).home(home).script(script).open();
    session.wait_until("exit code 3", SOON, |screen| {
        let text = screen.contents();
        text.contains("code 3") || text.contains("skipped: no setsid")
    });
}
