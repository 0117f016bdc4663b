//! The reader's own editor on a field: it has the terminal, takes every key, and nothing typed is lost.

use super::keeping::lamp;
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use std::fs;
use std::path::Path;

/// Shows how it was called, waits for a line from the terminal, and puts it behind what the file held. A line that says how to
/// end is obeyed.
const SCRIPT: &str = r#"#!/bin/sh
printf 'editing with %s\n' "$1"
read -r typed
stat -c '%a' "$2" "${2%/*}" >> "$HOME/modes"
printf '%s / %s $(touch "$HOME/ran") `x`\n' "$(cat "$2")" "$typed" > "$2"
test "$typed" != fail
"#;

/// The lamp's case in Read with an editor that is a script, called with an argument.
fn open() -> (Session, Home) {
    opened(|start| start)
}

fn opened(how: impl FnOnce(Start) -> Start) -> (Session, Home) {
    let home = lamp();
    let script = home.write("edit.sh", SCRIPT);
    make_runnable(&script);
    // Named without its folder: a message that begins with a long one is cut off before what it says.
    let found_in = format!(
        "{}:{}",
        home.path().display(),
        std::env::var("PATH").unwrap()
    );
    fs::create_dir(home.path().join("scratch")).unwrap();
    let case = home.path().join("case.toml");
    let start = Start::tellings([case])
        .variable("PATH", found_in)
        .variable("EDITOR", "edit.sh --wait")
        .variable("TMPDIR", home.path().join("scratch"))
        .variable("HOME", home.path());
    let session = how(start).open();
    session.wait_for("1 problem", SOON);
    session.type_keys("Ca word");
    session.wait_for("Ctrl-S saves", SOON);
    (session, home)
}

fn make_runnable(script: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(script, fs::Permissions::from_mode(0o755)).unwrap();
}

fn left_in_scratch(home: &Home) -> usize {
    fs::read_dir(home.path().join("scratch")).unwrap().count()
}

fn quit(mut session: Session) {
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn the_editor_has_the_terminal_and_what_it_writes_comes_back() {
    let (session, home) = open();
    session.type_keys("<C-e>");
    session.wait_for("editing with --wait", SOON);
    session.type_keys("qu jk<Enter>");
    session.wait_for("a word / qu jk $(touch \"$HOME/ran\") `x`", SOON);
    // A paste is one again: its line end starts a line and saves nothing.
    session.paste("\nbehind");
    session.wait_for("behind", SOON);
    session.type_keys("<C-s>");
    session.wait_for("`note` of “The lamp went out.” (Mira): ", SOON);
    quit(session);
    let case = fs::read_to_string(home.path().join("case.toml")).unwrap();
    assert!(case.contains("a word / qu jk $(touch"), "{case}");
    assert_eq!(
        fs::read_to_string(home.path().join("modes")).unwrap(),
        "600\n700\n"
    );
    assert!(
        !home.path().join("ran").exists(),
        "a shell has seen the text"
    );
    assert_eq!(left_in_scratch(&home), 0);
}

#[test]
fn an_editor_that_fails_leaves_the_field_and_keeps_what_it_wrote() {
    let (session, home) = open();
    session.type_keys("<C-e>");
    session.wait_for("editing with --wait", SOON);
    session.type_keys("fail<Enter>");
    session.wait_for("exit status: 1; the text is as it was", SOON);
    session.wait_for("a word", SOON);
    assert_eq!(left_in_scratch(&home), 1);
    session.type_keys("<C-s>");
    session.wait_for("`note` of “The lamp went out.” (Mira): ", SOON);
    quit(session);
}

#[test]
fn ctrl_c_ends_the_editor_and_not_the_program() {
    let (session, home) = open();
    session.type_keys("<C-e>");
    session.wait_for("editing with --wait", SOON);
    session.type_keys("<C-c>");
    session.wait_for("the text is as it was", SOON);
    session.type_keys("<Esc>");
    session.wait_for("kept until this field is opened again", SOON);
    session.type_keys("q");
    session.wait_for(
        "not saved: what was typed into `note` of “The lamp went out.” (Mira)",
        SOON,
    );
    quit(session);
    assert_eq!(left_in_scratch(&home), 0);
}

#[test]
fn ctrl_z_stops_both_and_they_go_on_together() {
    let (session, _home) = opened(Start::under_a_shell);
    session.type_keys("<C-e>");
    session.wait_for("editing with --wait", SOON);
    session.type_keys("<C-z>");
    session.wait_for("stopped 14", SOON);
    session.type_keys("<Enter>");
    session.type_keys("again<Enter>");
    session.wait_for("a word / again", SOON);
    session.type_keys("<C-s>");
    session.wait_for("`note` of “The lamp went out.” (Mira): ", SOON);
    quit(session);
}
