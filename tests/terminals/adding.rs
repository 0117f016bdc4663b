//! A case from nothing: `tellings new`, then everything by keys; a document, a source and an event added.

use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use std::fs;
use std::process::Command;

fn new(home: &Home, arguments: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .arg("new")
        .args(arguments)
        .current_dir(home.path())
        .envs(home.variables())
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

fn quit(mut session: Session) {
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}

#[test]
fn a_new_case_is_opened_annotated_and_judged() {
    let home = Home::new();
    home.write(
        "in/one.txt",
        "The lamp was out. Nobody saw it go out. It was cold.\n",
    );
    new(&home, &["walk", "in/one.txt"]);
    let session = Start::tellings([home.path().join("walk")]).open();
    session.wait_for("READ", SOON);
    for (keys, said) in [
        (":add-source<Enter>Ann<Enter>", "a new source: Ann"),
        (":add-source<Enter>Office<Enter>", "a new source: Office"),
        (
            ":add-event<Enter>The lamp<Enter>",
            "a new event: “The lamp”",
        ),
        ("s1", "The lamp"),
        ("<Enter>", "Ann claims this"),
        ("js2", "The lamp"),
        ("<Enter>", "Office claims this"),
        ("gcr~", "about what?"),
        ("k<Enter>", "right denies what? !e event"),
        ("!p", "perception"),
    ] {
        session.type_keys(keys);
        session.wait_for(said, SOON);
    }
    quit(session);
    let case = fs::read_to_string(home.path().join("walk/case.toml")).unwrap();
    for part in [
        "relation = \"tension\"",
        "facets = [\"knowledge\"]",
        "negates = \"perception\"",
        "quote = \"Nobody saw it go out.\"",
    ] {
        assert!(case.contains(part), "{part}: {case}");
    }
}

#[test]
fn a_document_is_copied_beside_the_case_read_taken_back_and_added_again() {
    let home = Home::new();
    home.write("in/one.txt", "The lamp was out.\n");
    home.write("in/two.txt", b"The caf\xe9 was dark.\n");
    home.write("in/case.toml", "a text of that name\n");
    new(&home, &["walk", "in/one.txt"]);
    let two = home.path().join("in/two.txt").display().to_string();
    let session = Start::tellings([home.path().join("walk")])
        .size(160, 30)
        .open();
    session.wait_for("READ", SOON);
    let add = |path: &str| session.type_keys(&format!(":add-document<Enter>{path}<Enter>"));
    add(&two);
    session.wait_for("a new document: two.txt (read as windows-1252)", SOON);
    session.type_keys("grgn");
    session.wait_for("The café was dark.", SOON);
    assert_eq!(
        fs::read(home.path().join("walk/two.txt")).unwrap(),
        b"The caf\xe9 was dark.\n"
    );
    session.type_keys("u");
    session.wait_for("taken back: a new document", SOON);
    session.wait_for("The lamp was out.", SOON);
    session.type_keys("Ugn");
    session.wait_for("The café was dark.", SOON);
    for (path, why) in [
        (
            two.clone(),
            "not added: two.txt is a document of this case already",
        ),
        (two.replace("two", "none"), "there is no such file"),
        (two.replace("/two.txt", ""), "is a folder"),
        (
            two.replace("two.txt", "case.toml"),
            "it exists already, and nothing is overwritten",
        ),
    ] {
        add(&path);
        session.wait_for(why, SOON);
        // What was typed can be mended.
        session.wait_for("file of the document: ", SOON);
        session.type_keys("<Esc>");
    }
    quit(session);
    let case = fs::read_to_string(home.path().join("walk/case.toml")).unwrap();
    assert!(case.contains("encoding = \"windows-1252\""), "{case}");
    assert_eq!(case.matches("[[document]]").count(), 2, "{case}");
}

#[test]
fn a_new_case_is_begun_from_within() {
    let home = Home::new();
    home.write("in/one.txt", "The lamp was out.\n");
    let folder = home.path().display().to_string();
    let session = Start::tellings([home.path().join("in/one.txt")])
        .size(160, 30)
        .open();
    session.wait_for("nobody is quoted", SOON);
    session.type_keys(&format!(
        ":new<Enter>{folder}/walk<Enter>{folder}/in/one.txt<Enter>"
    ));
    session.wait_for("1 text; another, or Enter makes the case", SOON);
    session.type_keys("<Enter>");
    session.wait_for("a new case: ", SOON);
    session.type_keys(&format!(
        ":new<Enter>{folder}/walk<Enter>{folder}/in/one.txt<Enter><Enter>"
    ));
    session.wait_for("nothing is overwritten", SOON);
    quit(session);
    assert!(home.path().join("walk/case.toml").is_file());
    assert!(home.path().join("walk/one.txt").is_file());
}
