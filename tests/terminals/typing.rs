//! What is typed into a field when the program is ended from outside: it is there when the field is opened the next time.

use super::keeping::lamp;
use super::obstacles::says;
use crate::support::pty::{SOON, Start};
use rustix::process::Signal;
use std::fs;

const NOTE: &str = "She says \"late\": how late?";

#[test]
fn a_note_that_is_being_typed_is_kept_through_a_signal_and_offered_again() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut session = Start::tellings(["--no-recent", "case.toml"])
            .home(lamp())
            .open();
        session.wait_for("a accepts", SOON);
        session.type_keys("C");
        session.wait_for("Ctrl-S saves", SOON);
        session.type_keys(NOTE);
        session.wait_for(NOTE, SOON);
        session.signal(signal);
        session.wait_exit(SOON);
        session.assert_restored();
        let case = session.home().path().join("case.toml");
        assert!(
            !fs::read_to_string(&case).unwrap().contains("late\\\": how"),
            "it was not saved"
        );

        let mut session = Start::tellings(["--no-recent", "case.toml"])
            .home(session.take_home())
            .open();
        says(&session, "typed and not saved before: `note` of ");
        session.type_keys("C");
        session.wait_for("here is what was typed and not saved before", SOON);
        session.wait_for(NOTE, SOON);
        session.type_keys("<C-s>");
        says(&session, "`note` of “The lamp went out.” (Mira): “She says");
        session.type_keys("q");
        assert!(session.wait_exit(SOON).success());
        let text = fs::read_to_string(&case).unwrap();
        let note = text.lines().find(|line| line.starts_with("note = "));
        assert!(note.is_some_and(|it| it.contains("how late?")), "{text}");

        // Once it is saved nothing is told any more.
        let session = Start::tellings(["--no-recent", "case.toml"])
            .home(session.take_home())
            .open();
        session.wait_for("a accepts", SOON);
        assert!(!session.screen().contains("typed and not saved"));
    }
}

#[test]
fn where_there_is_no_journal_what_is_typed_is_put_into_a_file_that_is_named() {
    let mut session = Start::tellings([""; 0]).open();
    session.wait_for("x panes", SOON);
    session.type_keys("C");
    session.wait_for("Ctrl-S saves", SOON);
    session.type_keys(NOTE);
    session.wait_for(NOTE, SOON);
    session.signal(Signal::TERM);
    session.wait_exit(SOON);
    session.wait_for("what was typed and not saved is in ", SOON);
    let folder = session.home().path().join(".local/state/tellings/rescued");
    let file = fs::read_dir(folder).unwrap().flatten().next().unwrap();
    assert_eq!(
        fs::read_to_string(file.path()).unwrap(),
        format!("{NOTE}\n")
    );
}
