//! `tellings rebase` in a terminal: quotes decided by key, written at once, kept over a kill, taken back after a restart.

use super::keeping::lamp;
use crate::support::given::MOVED;
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use rustix::process::Signal;
use std::fs;

const LATER: &str = "It was late. Rain fell. The lamp went out. We left by the gate.\n";

fn start(home: &Home, new: &str) -> Session {
    let path = |name: &str| home.path().join(name);
    let arguments = [
        "rebase".into(),
        path("case.toml"),
        "letter".into(),
        path(new),
    ];
    Start::tellings(arguments).open()
}

fn text(home: &Home, name: &str) -> String {
    fs::read_to_string(home.path().join(name)).unwrap()
}

/// The case's files, but lock and journal.
fn files(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(home.path()).unwrap();
    let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|it| it.starts_with("letter")).collect();
    names.sort();
    names
}

#[test]
fn a_new_version_is_decided_on_by_key_and_outlives_a_kill() {
    let home = lamp();
    let other = Home::new();
    let elsewhere = other.write("letter.txt", LATER);
    let mut session = start(&home, elsewhere.to_str().unwrap());
    session.wait_for("NEW VERSION", SOON);
    session.wait_for("1 undecided", SOON);
    session.wait_for("Rain fell.", SOON);
    session.type_keys("a");
    session.wait_for("every quote is decided on", SOON);
    assert_eq!(text(&home, "case.toml"), MOVED, "nothing before w");
    assert_eq!(files(&home), ["letter.txt"]);
    session.type_keys("w");
    session.wait_for("a new version of letter: 1 moved", SOON);
    session.signal(Signal::KILL);
    session.wait_exit(SOON);

    assert_eq!(files(&home).len(), 3, "{:?}", files(&home));
    let case = home.path().join("case.toml");
    let mut session = Start::tellings([case.clone()]).open();
    session.wait_for("made again: 1 change that only the journal had", SOON);
    session.type_keys("gr");
    session.wait_for("Rain fell.", SOON);
    session.type_keys("u");
    session.wait_for("taken back: a new version of letter", SOON);
    session.wait_until("the old text", SOON, |screen| {
        !screen.contents().contains("Rain fell.")
    });
    session.type_keys("U");
    session.wait_for("Rain fell.", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
    let saved = text(&home, "case.toml");
    assert!(saved.contains("start = 24"), "{saved}");
    assert!(saved.starts_with("# by hand\n"));
}

#[test]
fn leaving_changes_nothing_and_a_second_program_is_refused_before_any_screen() {
    let home = lamp();
    home.write("later.txt", LATER);
    let mut first = start(&home, "later.txt");
    first.wait_for("NEW VERSION", SOON);
    let second = std::process::Command::new(env!("CARGO_BIN_EXE_tellings"))
        .args(["rebase", "case.toml", "letter", "later.txt", "--take"])
        .current_dir(home.path())
        .envs(home.variables())
        .output()
        .unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(
        said.contains("another program has this case open"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(second.status.code(), Some(3));
    let mut third = start(&home, "later.txt");
    let exit = third.wait_exit(SOON);
    assert!(!exit.success());
    first.type_keys("<Esc>");
    first.wait_for("the case is as it was", SOON);
    first.type_keys("q");
    assert!(first.wait_exit(SOON).success());
    first.assert_restored();
    assert_eq!(text(&home, "case.toml"), MOVED);
    assert_eq!(files(&home), ["letter.txt"]);
}
