//! `tellings rebase` where there is no terminal: what became of each quote, in print and as JSON, and what is taken by `--take`.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail")]

#[allow(dead_code, reason = "shared with tests that need more of it")]
#[path = "support/home.rs"]
mod home;

use home::Home;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

const OLD: &str = "It was late. The lamp went out at ten. Nobody saw it, said the watch. They left by the gate.\n";
const NEW: &str =
    "It was late. Rain fell. The lamp went out at nine. Nobody saw it, said the watch.\n";

fn hash(text: &str) -> String {
    tellings::file::documents::hex(&Sha256::digest(text.as_bytes()))
}

/// A case whose claims are kept, changed, moved and lost in the new version.
fn case() -> String {
    let claim = |id: &str, quote: &str| {
        let start = OLD.find(quote).unwrap();
        format!(
            "[[claim]]\nid = '{id}'\nsource = 'tom'\nevent = 'lamp'\ndocument = 'log'\nquote = '{quote}'\nstart = {start} # {id}\n"
        )
    };
    format!(
        "tellings = 1\ntitle = 'The lamp'\n[[document]]\nid = 'log'\nfile = 'log.txt'\nsha256 = '{}'\n\
         [[source]]\nid = 'tom'\nname = 'Tom'\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n{}{}{}{}",
        hash(OLD),
        claim("late", "It was late."),
        claim("ten", "The lamp went out at ten."),
        claim("saw", "Nobody saw it"),
        claim("gate", "They left by the gate."),
    )
}

fn lamp() -> Home {
    let home = Home::new();
    home.write("lamp/case.toml", case());
    home.write("lamp/log.txt", OLD);
    home.write("new.txt", NEW);
    home
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(home: &Home, arguments: &[&str]) -> Ran {
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .args(arguments)
        .current_dir(home.path())
        .envs(home.variables())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran {
        code: run.status.code().unwrap(),
        out: text(run.stdout),
        err: text(run.stderr),
    }
}

fn files(home: &Home) -> BTreeMap<String, String> {
    let entries = fs::read_dir(home.path().join("lamp")).unwrap();
    let files = entries.map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (
            name,
            String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned(),
        )
    });
    files.collect()
}

fn refused(home: &Home, arguments: &[&str], code: i32, why: &str) {
    let before = files(home);
    let ran = run(home, arguments);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains(why), "{}", ran.err);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{}", ran.err);
    assert_eq!(files(home), before, "{why}");
}

#[test]
fn the_plan_is_printed_with_both_texts_and_nothing_is_changed() {
    let home = lamp();
    let before = files(&home);
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let wanted = "\
log.txt: a new version, new.txt
1 kept, 1 moved, 1 changed, 1 lost; 3 to decide

kept     late  Tom
  at 0        “It was late.”

changed  ten  Tom
  was at 13   …It was late. “The lamp went out at ‹ten›.” Nobody saw it, said the watch. They left by the gate. …
  is at 24    …It was late. Rain fell. “The lamp went out at ‹nine›.” Nobody saw it, said the watch. …

moved    saw  Tom
  was at 39   …It was late. The lamp went out at ten. “Nobody saw it”, said the watch. They left by the gate. …
  is at 51    …It was late. Rain fell. The lamp went out at nine. “Nobody saw it”, said the watch. …

lost     gate  Tom
  was at 70   …It was late. The lamp went out at ten. Nobody saw it, said the watch. “They left by the gate.” …
  is at 81    nothing
";
    assert_eq!(ran.out, wanted, "{}", ran.out);
    let json = run(
        &home,
        &[
            "rebase",
            "lamp/case.toml",
            "lamp/log.txt",
            "new.txt",
            "--json",
        ],
    );
    assert_eq!(json.code, 1);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["document"], "log");
    assert_eq!(json["old"]["sha256"], hash(OLD));
    assert_eq!(json["new"]["sha256"], hash(NEW));
    assert_eq!(json["counts"]["lost"], 1);
    assert_eq!(json["to-decide"], 3);
    let quotes = json["quotes"].as_array().unwrap();
    assert_eq!(quotes.len(), 4);
    assert_eq!(quotes[1]["new"]["quote"], "The lamp went out at nine.");
    for quote in quotes.iter().filter(|it| !it["new"].is_null()) {
        let place = |key: &str| usize::try_from(quote["new"][key].as_u64().unwrap()).unwrap();
        assert_eq!(NEW[place("start")..place("end")], quote["new"]["quote"]);
    }
    assert!(quotes[3]["new"].is_null());
    assert_eq!(files(&home), before, "printing changes nothing");
}

#[test]
fn what_stands_in_the_place_of_a_lost_quote_is_said() {
    let home = lamp();
    home.write(
        "new.txt",
        OLD.replace("They left by the gate", "Somebody put a bucket there"),
    );
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt", "--json"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["quotes"][3]["fate"], "lost");
    assert_eq!(
        json["quotes"][3]["there"]["quote"],
        "Somebody put a bucket there."
    );
}

#[test]
fn taking_moves_what_has_its_very_words_says_so_and_leaves_the_rest_to_be_shown() {
    let home = lamp();
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt", "--take"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("moved    saw  Tom"), "{}", ran.out);
    assert!(
        ran.err
            .contains("a new version of log: 1 kept, 1 moved, 2 left for later"),
        "{}",
        ran.err
    );
    let (old, new) = (hash(OLD), hash(NEW));
    let (old, new) = (
        format!("log.{}.txt", &old[..12]),
        format!("log.{}.txt", &new[..12]),
    );
    assert!(ran.err.contains(&format!("the old one is kept as {old}")));
    let files = files(&home);
    assert_eq!(files["log.txt"], OLD, "no document is written");
    assert_eq!((files[&old].as_str(), files[&new].as_str()), (OLD, NEW));
    let wanted = case()
        .replace("file = 'log.txt'", &format!("file = '{new}'"))
        .replace(&hash(OLD), &hash(NEW))
        .replace("start = 39 # saw", "start = 51 # saw");
    let case = &files["case.toml"];
    let own = case
        .lines()
        .filter(|it| !it.starts_with("prefix") && !it.starts_with("suffix"));
    assert_eq!(own.collect::<Vec<_>>(), wanted.lines().collect::<Vec<_>>());
    let checked = run(&home, &["check", "lamp"]);
    assert_eq!(
        checked.out.matches("problem: ").count(),
        2,
        "{}",
        checked.out
    );
    let log = run(&home, &["log", "lamp"]);
    assert!(log.out.contains("a new version of log"), "{}", log.out);
    let again = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    assert!(again.out.contains("2 to decide"), "{}", again.out);
}

#[test]
fn a_document_that_was_changed_in_its_place_is_its_own_new_version() {
    let home = lamp();
    home.write("lamp/log.txt", NEW);
    let checked = run(&home, &["check", "lamp"]);
    assert!(
        checked.out.contains("see with `tellings rebase`"),
        "{}",
        checked.out
    );
    let ran = run(&home, &["rebase", "lamp", "log", "lamp/log.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out
            .contains("the old version is not here; its quotes are")
    );
    assert!(
        ran.out.contains("1 kept, 1 moved, 1 changed, 1 lost"),
        "{}",
        ran.out
    );
    let taken = run(&home, &["rebase", "lamp", "log", "lamp/log.txt", "--take"]);
    assert_eq!(taken.code, 1, "{}", taken.err);
    let after = files(&home);
    let names: Vec<&str> = after.keys().map(String::as_str).collect();
    assert_eq!(names, ["case.toml", "case.toml.journal", "log.txt"]);
    assert!(after["case.toml"].contains(&hash(NEW)));
    let checked = run(&home, &["check", "lamp"]);
    assert!(
        !checked.out.contains("is not the file it was"),
        "{}",
        checked.out
    );
}

#[test]
fn an_old_version_kept_beside_is_found_by_its_hash() {
    let home = lamp();
    home.write("lamp/log.txt", NEW);
    home.write(&format!("lamp/log.{}.txt", &hash(OLD)[..12]), OLD);
    let ran = run(&home, &["rebase", "lamp", "log", "lamp/log.txt"]);
    assert!(
        !ran.out.contains("the old version is not here"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("…It was late. “The lamp went out at ‹ten›"),
        "{}",
        ran.out
    );
}

#[test]
fn the_very_same_text_needs_nothing() {
    let home = lamp();
    home.write("new.txt", OLD);
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("4 kept; nothing to decide"), "{}", ran.out);
    refused(
        &home,
        &["rebase", "lamp", "log", "new.txt", "--take"],
        0,
        "nothing to do: the very same text",
    );
}

#[test]
fn a_version_in_another_encoding_is_said_and_noted() {
    let home = lamp();
    let mut bytes = b"It was late. The lamp went out at ten. Nobody saw it, said the watch. They left by the gate, past the caf\xe9, na\xefve and d\xe9j\xe0 vu.\n".to_vec();
    home.write("new.txt", &bytes);
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    assert!(
        ran.out
            .starts_with("log.txt: a new version, new.txt (read as windows-1252)\n"),
        "{}",
        ran.out
    );
    run(&home, &["rebase", "lamp", "log", "new.txt", "--take"]);
    assert!(files(&home)["case.toml"].contains("encoding = \"windows-1252\""));
    let checked = run(&home, &["check", "lamp"]);
    assert!(!checked.out.contains("UTF-8"), "{}", checked.out);
    bytes.clear();
    home.write("new.txt", &bytes);
    let empty = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    assert!(empty.out.contains("4 lost"), "{}", empty.out);
}

#[test]
fn what_cannot_be_is_said_in_one_line() {
    let home = lamp();
    let lamp = ["rebase", "lamp", "log"];
    let with = |new| [lamp.as_slice(), &[new]].concat();
    refused(
        &home,
        &with("none.txt"),
        3,
        "none.txt: there is no such file",
    );
    refused(&home, &with("lamp"), 3, "it is a folder");
    refused(&home, &with("lamp/case.toml"), 2, "is the case itself");
    refused(
        &home,
        &["rebase", "lamp", "letter", "new.txt"],
        2,
        "the case has no sound document letter",
    );
    refused(
        &home,
        &["rebase", "none", "log", "new.txt"],
        3,
        "there is no such file",
    );
    let outside = case().replace("'log.txt'", "'../log.txt'");
    home.write("lamp/case.toml", outside);
    refused(&home, &with("new.txt"), 2, "no sound document log");
    let two = format!("{}[[document]]\nid = 'other'\nfile = 'other.txt'\n", case());
    home.write("lamp/case.toml", two);
    home.write("lamp/other.txt", NEW);
    refused(
        &home,
        &with("lamp/other.txt"),
        2,
        "is the document other of this case already",
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/zero", home.path().join("device")).unwrap();
        refused(&home, &with("device"), 3, "is no file but a device");
    }
}

#[test]
fn a_new_version_in_the_folder_stays_where_it_is() {
    let home = lamp();
    home.write("lamp/corrected.txt", NEW);
    run(
        &home,
        &["rebase", "lamp", "log", "lamp/corrected.txt", "--take"],
    );
    let files = files(&home);
    assert!(files["case.toml"].contains("file = 'corrected.txt'"));
    let old = format!("log.{}.txt", &hash(OLD)[..12]);
    assert_eq!(files[&old], OLD);
    assert!(!files.contains_key(&format!("log.{}.txt", &hash(NEW)[..12])));
}

#[test]
fn a_strangers_texts_drive_no_terminal() {
    let home = lamp();
    home.write(
        "new.txt",
        "\u{1b}]0;x\u{7}The lamp went out at \u{1b}[31mnine\u{202e}.\n",
    );
    let ran = run(&home, &["rebase", "lamp", "log", "new.txt"]);
    let harmless = |c: char| c == '\n' || (!c.is_control() && c != '\u{202e}');
    assert!(ran.out.chars().all(harmless), "{:?}", ran.out);
}
