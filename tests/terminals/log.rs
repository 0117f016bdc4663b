//! What was done to a case: printed, listed, gone back to.

use super::keeping::lamp;
use crate::support::given::{ACCEPTED, MOVED};
use crate::support::home::Home;
use crate::support::pty::{SOON, Start};
use std::fs;
use std::process::Command;

/// What `tellings log` prints.
fn log(home: &Home, arguments: &[&str]) -> (String, String, Option<i32>) {
    let case = home.path().join("case.toml");
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .arg("log")
        .arg(case)
        .args(arguments)
        .envs(home.variables())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(run.stdout), text(run.stderr), run.status.code())
}

#[test]
fn the_log_is_printed_listed_and_gone_back_to() {
    let home = lamp();
    let none = log(&home, &[]);
    assert_eq!((none.0.as_str(), none.2), ("", Some(0)));
    assert!(none.1.contains("no change is in its journal"), "{}", none.1);

    let mut session = Start::tellings([home.path().join("case.toml")]).open();
    session.wait_for("1 problem", SOON);
    session.type_keys("a");
    session.wait_for(ACCEPTED, SOON);
    session.type_keys("~");
    session.wait_for("is doubtful", SOON);
    session.type_keys(":log<Enter>");
    session.wait_for("Enter goes back to before a step", SOON);
    session.type_keys("<Down><Enter>");
    session.wait_for("went back to before: ", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    assert_eq!(
        fs::read_to_string(home.path().join("case.toml")).unwrap(),
        MOVED
    );

    let (text, _, code) = log(&home, &[]);
    assert_eq!(code, Some(0));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].contains(ACCEPTED));
    assert!(lines[2].contains(&format!("went back to before: {ACCEPTED}")));
    let (json, _, _) = log(&home, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["steps"][2]["what"], "change");

    let session = Start::tellings([home.path().join("case.toml")]).open();
    session.wait_for("COMPARE", SOON);
    session.type_keys("u");
    session.wait_for("taken back: went back to before", SOON);
}

#[test]
fn a_problem_is_read_in_full_and_gone_to() {
    let home = lamp();
    let session = Start::tellings([home.path().join("case.toml")]).open();
    session.wait_for("1 problem", SOON);
    session.type_keys(":problems<Enter>");
    session.wait_for("Enter goes to what it is about", SOON);
    session.type_keys("<Enter>");
    // Words that have moved are seen in the document.
    session.wait_for("It was late. The lamp went out.", SOON);
    session.wait_for("does not stand at 4", SOON);
    session.type_keys("agck");
    // The file is looked at again once it is saved.
    session.wait_until("no problem", SOON, |screen| {
        let screen = screen.contents();
        screen.contains("COMPARE") && !screen.contains("1 problem")
    });
    session.type_keys(":problems<Enter>");
    session.wait_for("no problems: nothing is wrong with this case", SOON);
}

#[test]
fn a_hostile_journal_drives_no_terminal() {
    let home = lamp();
    let begin = r#"{"begin":{"version":1,"place":"p","base":"b"}}"#;
    let edit = r#"{"all":[]}"#;
    let line = format!(
        r#"{{"edit":{{"n":1,"at":"\u001b[2J","by":"a\nb\u202e","name":"x\u001b]0;y\u0007","change":{edit},"inverse":{edit}}}}}"#
    );
    home.write("case.toml.journal", format!("{begin}\n{line}\n"));
    let (text, said, _) = log(&home, &[]);
    assert_eq!(text.lines().count(), 1, "{text:?} {said}");
    let harmless = |c: char| !c.is_control() && c != '\u{202e}';
    assert!(text.trim_end().chars().all(harmless), "{text:?}");
    home.write("case.toml.journal", "nothing of the kind\n");
    let (_, said, code) = log(&home, &[]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("its journal cannot be read"), "{said}");
}

#[test]
fn changes_that_were_not_made_again_on_a_file_changed_elsewhere_are_all_listed() {
    let home = lamp();
    let case = home.path().join("case.toml");
    let mut session = Start::tellings([case.clone()]).open();
    session.wait_for("1 problem", SOON);
    session.type_keys("a");
    session.wait_for(ACCEPTED, SOON);
    session.type_keys("~");
    session.wait_for("is doubtful", SOON);
    session.signal(rustix::process::Signal::KILL);
    session.wait_exit(SOON);
    // The claim that both changes are about is gone.
    let claim = MOVED.find("[[claim]]").unwrap();
    fs::write(&case, MOVED.get(..claim).unwrap()).unwrap();
    let mut session = Start::tellings([case]).open();
    session.wait_for(
        "2 changes of the journal not made again (:log lists all)",
        SOON,
    );
    session.type_keys(":log<Enter>");
    session.wait_until("both of them", SOON, |screen| {
        screen.contents().matches("not made again: ").count() == 2
    });
    session.type_keys("<Down><Enter>");
    session.wait_for(
        "is doubtful: not made again: there is no claim one any more",
        SOON,
    );
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    let (text, _, _) = log(&home, &[]);
    assert_eq!(
        text.matches("(not made again: there is no claim one any more)")
            .count(),
        2,
        "{text}"
    );
    let (json, _, _) = log(&home, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["steps"][0]["refused"],
        "there is no claim one any more"
    );
}
