//! A text in a terminal: opened with its draft, reviewed by single keys, there again the next time.

use crate::support::home::Home;
use crate::support::pty::{SOON, Start};
use std::fs;

const REPORT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/drafted/report.txt"
);

#[test]
fn a_report_is_opened_drafted_reviewed_and_opened_again() {
    let home = Home::new();
    home.write("report.txt", fs::read_to_string(REPORT).unwrap());
    let mut session = Start::tellings(["report.txt"]).home(home).open();
    session.wait_for("drafted, nothing decided", SOON);
    session.wait_for("◦≠", SOON);
    session.type_keys("gr");
    session.wait_for("READ", SOON);
    session.type_keys("gvff");
    session.wait_for("or does it go with:", SOON);
    session.type_keys("y");
    session.wait_for("accepted: “", SOON);
    session.type_keys("x");
    session.wait_for("rejected: “", SOON);
    session.type_keys("u");
    session.wait_for("taken back: rejected: “", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
    let home = session.take_home();
    let case = fs::read_to_string(home.path().join("report.txt.case.toml")).unwrap();
    assert!(!case.contains("[[rejected]]") && case.contains("suggested = true"));
    let mut session = Start::tellings(["report.txt"]).home(home).open();
    session.wait_for("lies beside the text and was opened", SOON);
    session.type_keys("u");
    session.wait_for("taken back: accepted: “", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}
