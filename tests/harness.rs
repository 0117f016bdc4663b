//! The pseudo-terminal harness itself, tried on programs that are everywhere: a harness that sees nothing proves nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]

#[allow(dead_code, reason = "the harness has more than one of its users needs")]
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

use rustix::process::Signal;
use support::pty::{SOON, Start};

const NONE: [&str; 0] = [];

#[test]
fn keys_reach_the_program_and_its_words_the_screen() {
    let mut cat = Start::program("cat", NONE).open();
    cat.type_keys("two words<Enter>");
    cat.wait_until("the line and its echo", SOON, |screen| {
        screen
            .contents()
            .lines()
            .filter(|line| *line == "two words")
            .count()
            == 2
    });
    cat.type_keys("<C-d>");
    assert!(cat.wait_exit(SOON).success());
    cat.assert_restored();
}

#[test]
fn a_program_that_ends_badly_is_told_from_one_that_tidies_up() {
    let mess =
        "printf '\\033[?1049h\\033[?25l\\033[?1000;1006h\\033[?2004h\\033[1;31m'; stty raw -echo";
    let mut untidy = Start::program("sh", ["-c", mess]).open();
    untidy.wait_exit(SOON);
    let found = untidy.left_behind().join("\n");
    for part in [
        "alternate screen",
        "cursor",
        "mouse",
        "bracketed paste",
        "attributes",
        "termios",
    ] {
        assert!(found.contains(part), "{part} missing in: {found}");
    }

    let tidy = format!(
        "old=$(stty -g); {mess}; stty \"$old\"; printf '\\033[0m\\033[?2004l\\033[?1006;1000l\\033[?25h\\033[?1049l'"
    );
    let mut tidy = Start::program("sh", ["-c", &tidy]).open();
    tidy.wait_exit(SOON);
    tidy.assert_restored();
}

#[test]
fn questions_are_answered_as_a_terminal_does_and_not_when_mute() {
    let ask = "stty raw -echo; printf '\\033[6n\\033[c\\033]11;?\\033\\\\'; dd bs=1 count=6 2>/dev/null | od -An -c";
    let asking = Start::program("sh", ["-c", ask]).open();
    asking.wait_for("033   [   1   ;   1   R", SOON);

    let mute = Start::program("sh", ["-c", ask]).mute().open();
    mute.type_keys("silent");
    mute.wait_for("s   i   l   e   n   t", SOON);
}

#[test]
fn a_job_is_stopped_and_brought_back() {
    let script =
        "trap 'echo back' CONT; echo here; while :; do read -r line && echo \"got $line\"; done";
    let mut job = Start::program("sh", ["-c", script]).under_a_shell().open();
    job.wait_for("here", SOON);
    job.signal(Signal::TSTP);
    job.wait_for("stopped 148", SOON);
    job.type_keys("<Enter>");
    job.wait_for("back", SOON);
    job.type_keys("again<Enter>");
    job.wait_for("got again", SOON);
    job.signal(Signal::TERM);
    assert_eq!(job.wait_exit(SOON).exit_code(), 143);
}

#[test]
fn a_new_size_is_heard_of_and_seen() {
    let script = "trap 'stty size' WINCH; echo here; while :; do read -r line; done";
    let shell = Start::program("sh", ["-c", script]).open();
    shell.wait_for("here", SOON);
    shell.resize(61, 17);
    shell.wait_for("17 61", SOON);
    shell.resize(0, 0);
    shell.resize(40, 5);
    shell.wait_for("5 40", SOON);
}
