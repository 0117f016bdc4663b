//! A change and what becomes of it: kept on every way out, taken back after a restart, never in another's way.

use crate::support::given::{ACCEPTED, LETTER, MOVED, accepted};
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use rustix::process::Signal;
use std::fs;
use std::path::PathBuf;

/// A folder with a case whose one claim has moved.
pub(crate) fn lamp() -> Home {
    let home = Home::new();
    home.write("case.toml", MOVED);
    home.write("letter.txt", LETTER);
    home
}

/// The case of that folder, with everything known of it: the moved words are a problem.
fn open(home: &Home) -> Session {
    loaded(Start::tellings([case(home)]))
}

fn loaded(start: Start) -> Session {
    let session = start.open();
    session.wait_for("1 problem", SOON);
    session
}

fn case(home: &Home) -> PathBuf {
    home.path().join("case.toml")
}

fn text(home: &Home) -> String {
    fs::read_to_string(case(home)).unwrap()
}

fn quit(mut session: Session) {
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

/// Accepts the new place of the moved words.
fn accept(session: &Session) {
    session.type_keys("a");
    session.wait_for(ACCEPTED, SOON);
}

#[test]
fn a_change_is_kept_by_quitting_and_taken_back_after_a_restart() {
    let home = lamp();
    let session = open(&home);
    accept(&session);
    quit(session);
    assert_eq!(text(&home), accepted());

    let session = Start::tellings([case(&home)]).open();
    session.wait_for("COMPARE", SOON);
    session.type_keys("u");
    session.wait_for(&format!("taken back: {ACCEPTED}"), SOON);
    session.type_keys("u");
    session.wait_for("nothing to take back", SOON);
    quit(session);
    assert_eq!(text(&home), MOVED);

    let session = Start::tellings([case(&home)]).open();
    session.wait_for("COMPARE", SOON);
    session.type_keys("U");
    session.wait_for(&format!("done again: {ACCEPTED}"), SOON);
    quit(session);
    assert_eq!(text(&home), accepted());
}

#[test]
fn what_a_change_mends_is_no_problem_any_more_and_one_again_when_it_is_taken_back() {
    let home = lamp();
    let session = open(&home);
    accept(&session);
    // A key takes the notice away, which stands where the problems are counted.
    session.type_keys("k");
    session.wait_until("no problem", SOON, |screen| {
        let screen = screen.contents();
        screen.contains("COMPARE") && !screen.contains("1 problem")
    });
    session.type_keys("uk");
    session.wait_for("1 problem", SOON);
    quit(session);
}

#[test]
fn at_rest_the_mark_says_saved_and_the_file_follows_by_itself() {
    let home = lamp();
    let session = open(&home);
    accept(&session);
    session.type_keys("<Esc>");
    session.wait_until("the mark", SOON, |screen| {
        crate::last_row(screen).contains("saved")
    });
    let end = std::time::Instant::now() + SOON;
    while text(&home) != accepted() {
        assert!(std::time::Instant::now() < end, "the file did not follow");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    quit(session);
}

#[test]
fn a_stop_and_a_signal_that_ends_the_program_bring_the_change_into_the_file_first() {
    let home = lamp();
    let session = loaded(Start::tellings([case(&home)]).under_a_shell());
    accept(&session);
    session.type_keys("<C-z>");
    session.wait_for("stopped 14", SOON);
    assert_eq!(text(&home), accepted());
    session.type_keys("<Enter>");
    session.wait_for("COMPARE", SOON);
    quit(session);
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = lamp();
        let mut session = open(&home);
        accept(&session);
        session.signal(signal);
        session.wait_exit(SOON);
        session.assert_restored();
        assert_eq!(text(&home), accepted(), "{signal:?}");
    }
}

#[test]
fn a_killed_program_loses_nothing_it_had_shown() {
    let home = lamp();
    let mut session = open(&home);
    accept(&session);
    session.signal(Signal::KILL);
    session.wait_exit(SOON);
    let session = Start::tellings([case(&home)]).open();
    session.wait_for("made again: 1 change that only the journal had", SOON);
    quit(session);
    assert_eq!(text(&home), accepted());
}

#[test]
fn the_second_program_says_so_and_only_reads_and_a_third_writes_after_the_first() {
    let home = lamp();
    let first = open(&home);
    let second = Start::tellings([case(&home)]).open();
    let who = "another program has this case open (process ";
    second.wait_for(&format!("read-only: {who}"), SOON);
    second.wait_for("a accepts", SOON);
    second.type_keys("a");
    second.wait_for(&format!("not changed: {who}"), SOON);
    second.type_keys("<Esc>");
    second.wait_until("the mark", SOON, |screen| {
        crate::last_row(screen).contains("read-only")
    });
    quit(first);
    quit(second);
    assert_eq!(text(&home), MOVED);
    let third = open(&home);
    accept(&third);
    quit(third);
    assert_eq!(text(&home), accepted());
}

#[test]
fn a_case_changed_on_disk_while_it_is_open_is_noticed_and_not_overwritten() {
    let home = lamp();
    let mut session = open(&home);
    let theirs = MOVED.replace("'Mira'", "'Mira Voss'");
    home.write("case.toml", &theirs);
    session.wait_for("case.toml was changed by another program", SOON);
    accept(&session);
    session.wait_for("not saved: the file was changed by another program", SOON);
    session.type_keys("<Esc>");
    session.wait_until("the marks", SOON, |screen| {
        let row = crate::last_row(screen);
        row.contains("changed on disk") && row.contains("in the journal only")
    });
    session.type_keys("q");
    assert_eq!(session.wait_exit(SOON).exit_code(), 4);
    session.assert_restored();
    session.wait_for("its journal has the changes", SOON);
    assert_eq!(text(&home), theirs);
    let session = Start::tellings([case(&home)]).open();
    session.wait_for("made again: 1 change that only the journal had", SOON);
    quit(session);
    assert_eq!(text(&home), accepted().replace("'Mira'", "'Mira Voss'"));
}

#[test]
fn a_document_changed_on_disk_while_it_is_open_is_noticed_and_not_touched() {
    let home = lamp();
    let session = open(&home);
    let theirs = LETTER.replace("late", "dark");
    home.write("letter.txt", &theirs);
    session.wait_for("letter.txt was changed by another program", SOON);
    session.type_keys("<Esc>");
    session.wait_until("the mark", SOON, |screen| {
        crate::last_row(screen).contains("changed on disk")
    });
    accept(&session);
    quit(session);
    assert_eq!(text(&home), accepted());
    let letter = fs::read_to_string(home.path().join("letter.txt")).unwrap();
    assert_eq!(letter, theirs);
}
