//! `tellings new`: what it makes, what it refuses, and that nothing is overwritten or left half-made.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[allow(dead_code, reason = "a home has more than one of its users needs")]
#[path = "support/home.rs"]
mod home;

use home::Home;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::Command;

/// A run in the home: standard output, standard error, exit code.
fn new<A: AsRef<OsStr>>(home: &Home, arguments: &[A]) -> (String, String, i32) {
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .arg("new")
        .args(arguments)
        .current_dir(home.path())
        .envs(home.variables())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        text(run.stdout),
        text(run.stderr),
        run.status.code().unwrap(),
    )
}

fn check(home: &Home, case: &str) -> (String, i32) {
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .args(["check", case])
        .current_dir(home.path())
        .output()
        .unwrap();
    (
        String::from_utf8(run.stdout).unwrap(),
        run.status.code().unwrap(),
    )
}

#[test]
fn a_case_is_made_beside_copies_of_its_texts() {
    let home = Home::new();
    home.write("in/one.txt", "The lamp went out.\r\n");
    home.write("in/two.txt", b"caf\xe9 closed at nine, she said\n");
    let (said, wrong, code) = new(
        &home,
        &["walk", "in/one.txt", "in/two.txt", "--title", "The walk"],
    );
    assert_eq!((wrong.as_str(), code), ("", 0));
    assert!(said.contains("walk/case.toml: a new case of"), "{said}");
    assert!(
        said.contains("open it with: tellings walk/case.toml"),
        "{said}"
    );
    for name in ["one.txt", "two.txt"] {
        let copy = fs::read(home.path().join("walk").join(name)).unwrap();
        assert_eq!(
            copy,
            fs::read(home.path().join("in").join(name)).unwrap(),
            "byte for byte"
        );
    }
    let case = fs::read_to_string(home.path().join("walk/case.toml")).unwrap();
    assert!(
        case.starts_with("tellings = 1\ntitle = \"The walk\"\n"),
        "{case}"
    );
    assert!(case.contains("encoding = \"windows-1252\""), "{case}");
    assert_eq!(case.matches("sha256 = ").count(), 2);
    assert_eq!(check(&home, "walk"), (String::new(), 0));
}

#[test]
fn a_text_beside_the_case_stays_as_it_is() {
    let home = Home::new();
    home.write("walk/one.txt", "The lamp went out.\n");
    assert_eq!(new(&home, &["walk/lamp.toml", "walk/one.txt"]).2, 0);
    assert_eq!(check(&home, "walk/lamp.toml").1, 0);
}

#[test]
fn nothing_that_exists_is_overwritten_and_nothing_is_left_half_made() {
    let home = Home::new();
    home.write("one.txt", "one\n");
    home.write("two.txt", "two\n");
    home.write("a/case.toml", "mine\n");
    let (_, wrong, code) = new(&home, &["a", "one.txt"]);
    assert_eq!(code, 4);
    assert!(
        wrong.contains("a/case.toml: it exists already, and nothing is overwritten"),
        "{wrong}"
    );
    assert_eq!(
        fs::read_to_string(home.path().join("a/case.toml")).unwrap(),
        "mine\n"
    );
    assert!(!home.path().join("a/one.txt").exists());

    home.write("b/two.txt", "another\n");
    let (_, wrong, code) = new(&home, &["b", "one.txt", "two.txt"]);
    assert_eq!(code, 4);
    assert!(wrong.contains("b/two.txt: it exists already"), "{wrong}");
    assert_eq!(
        fs::read_to_string(home.path().join("b/two.txt")).unwrap(),
        "another\n"
    );
    assert!(
        !home.path().join("b/one.txt").exists(),
        "the copy is taken away again"
    );
    assert!(!home.path().join("b/case.toml").exists());

    // A name that leads elsewhere is not followed.
    fs::create_dir(home.path().join("c")).unwrap();
    symlink(home.path().join("elsewhere"), home.path().join("c/one.txt")).unwrap();
    assert_eq!(new(&home, &["c", "one.txt"]).2, 4);
    assert!(!home.path().join("elsewhere").exists());
    symlink(home.path().join("elsewhere"), home.path().join("d.toml")).unwrap();
    assert_eq!(new(&home, &["d.toml", "one.txt"]).2, 4);
    assert!(!home.path().join("elsewhere").exists());
}

#[test]
fn what_cannot_be_read_or_named_is_refused_in_one_line() {
    let home = Home::new();
    home.write("one.txt", "one\n");
    home.write("in/one.txt", "another\n");
    home.write("in/case.toml", "a text of that name\n");
    home.write("back\\slash.txt", "x\n");
    fs::write(home.path().join(OsStr::from_bytes(b"\xff.txt")), "x").unwrap();
    let refused: [(&[&[u8]], i32, &str); 7] = [
        (&[b"x", b"none.txt"], 3, "there is no such file"),
        (&[b"x", b"in"], 3, "is a folder"),
        (
            &[b"x", b"one.txt", b"in/one.txt"],
            3,
            "another text has that file name",
        ),
        (&[b"x", b"back\\slash.txt"], 3, "is a path of Windows"),
        (&[b"x", b"\xff.txt"], 3, "its name is not Unicode"),
        (
            &[b"x", b"in/case.toml"],
            2,
            "a text has the name of the case file",
        ),
        (&[b"x"], 2, "required"),
    ];
    for (arguments, exit, why) in refused {
        let arguments: Vec<&OsStr> = arguments.iter().map(|it| OsStr::from_bytes(it)).collect();
        let (said, wrong, code) = new(&home, &arguments);
        assert_eq!(code, exit, "{arguments:?}: {wrong}");
        assert!(wrong.contains(why), "{arguments:?}: {wrong}");
        assert_eq!(said, "");
        assert!(exit == 2 || wrong.lines().count() == 1, "{wrong}");
        assert!(!home.path().join("x").exists(), "{arguments:?}");
    }
}

#[test]
fn a_hostile_name_drives_neither_terminal_nor_file() {
    let home = Home::new();
    let name = "a\u{1b}]0;x\u{7}\u{202e}\nb\"'\u{2028}.txt";
    home.write(name, "one\n");
    let (said, wrong, code) = new(&home, &["walk", name]);
    assert_eq!((wrong.as_str(), code), ("", 0));
    let harmless = |c: char| c == '\n' || !c.is_control() && !"\u{202e}\u{2028}".contains(c);
    assert!(said.chars().all(harmless), "{said:?}");
    assert_eq!(said.lines().count(), 3, "{said}");
    assert_eq!(check(&home, "walk").1, 0);
    assert!(home.path().join("walk").join(name).exists());
}
