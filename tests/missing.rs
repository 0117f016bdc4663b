//! A file that is not there: every command says it in the same words, with its name, and ends with a code of its own.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by stopping"
)]

use std::process::{Command, Output, Stdio};

fn tellings(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tellings"));
    command.args(arguments).stdin(Stdio::null());
    command.current_dir(std::env::temp_dir()).output().unwrap()
}

#[test]
fn every_command_says_in_the_same_words_that_a_file_is_not_there() {
    const NONE: &str = "no-such-case-of-tellings.toml";
    for arguments in [
        &[NONE][..],
        &["check", NONE],
        &["show", NONE],
        &["log", NONE],
        &["draft", NONE],
        &["suggest", NONE],
        &["agree", NONE, NONE],
        &["merge", NONE, NONE, NONE],
        &["rebase", NONE, "a.txt", "b.txt"],
        &["new", "no-such-folder-of-tellings", NONE],
    ] {
        let done = tellings(arguments);
        let said = [done.stdout, done.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(
            said.contains("there is no such file"),
            "{arguments:?}: {said}"
        );
        assert!(said.contains(NONE), "{arguments:?}: {said}");
        assert_eq!(done.status.code(), Some(3), "{arguments:?}: {said}");
    }
}
