//! `check` as a reader of its output sees it: the examples, and one small case for each kind of problem.
//!
//! A case of `tests/cases/invalid` stands beside what is printed for it; `UPDATE=1 cargo test --test check` writes that anew,
//! for a person to read before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]

use std::fs;
use std::path::{Path, PathBuf};

use tellings::file::print::Style;
use tellings::file::{Checked, check_case, print_problems};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What `check` prints for a case, with the file named as the project names it.
fn printed(case: &str) -> (Checked, String) {
    let mut checked = check_case(&root().join(case));
    checked.name = checked.name.replace(&format!("{}/", root().display()), "");
    let mut out = Vec::new();
    print_problems(&mut out, &checked, Style::default()).unwrap();
    (checked, String::from_utf8(out).unwrap())
}

/// The files of a folder with that end, by name.
fn files(folder: &str, end: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(end)).collect();
    names.sort();
    names
        .iter()
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

/// Compares with the file of what is expected, or writes it.
fn expect(path: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{} differs", path.display());
}

#[test]
fn the_examples_have_no_problem() {
    for name in ["parade", "square", "statement", "underpass"] {
        let (checked, text) = printed(&format!("examples/{name}"));
        assert_eq!(text, "", "{name}");
        let reading = checked.reading.unwrap();
        assert!(
            reading.opens() && reading.tables.claims.len() > 10,
            "{name}"
        );
    }
}

#[test]
fn the_broken_example_has_every_problem_it_lists() {
    let (checked, text) = printed("examples/broken");
    expect(&root().join("tests/cases/broken.txt"), &text);
    told_what_to_do(&checked);
    // One numbered comment stands above the line of each problem.
    let file = String::from_utf8(checked.bytes.clone()).unwrap();
    for number in 1..=42 {
        let comment = format!("# {number}");
        let mut at = 0;
        let mut found = false;
        for line in file.split_inclusive('\n') {
            let words = line.trim_end();
            if words == comment || words.starts_with(&format!("{comment}  ")) {
                let rest = file.get(at + line.len()..).unwrap();
                let end = rest
                    .find("\n\n")
                    .map_or(file.len(), |end| at + line.len() + end);
                let mut spans = checked.problems.iter().filter_map(|it| it.span.clone());
                found = spans.any(|span| (at..=end).contains(&span.start));
            }
            at += line.len();
        }
        assert!(found, "problem {number} is not reported where it stands");
    }
}

/// Every problem says what to do about it.
fn told_what_to_do(checked: &Checked) {
    for problem in &checked.problems {
        assert!(problem.hint.is_some(), "{}: {problem:?}", checked.name);
    }
}

#[test]
fn sound_cases_have_no_problem() {
    let cases = files("tests/cases/valid", ".toml");
    assert!(cases.len() >= 3);
    for case in cases {
        assert_eq!(printed(&case).1, "", "{case}");
    }
}

#[test]
fn each_problem_is_told_with_its_place_and_what_to_do() {
    let cases = files("tests/cases/invalid", ".toml");
    assert!(cases.len() >= 20);
    for case in cases {
        let (checked, text) = printed(&case);
        assert!(!checked.problems.is_empty(), "{case} is sound");
        told_what_to_do(&checked);
        let hostile = |ch: char| {
            ch != '\n' && (ch.is_control() || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{200b}'))
        };
        assert!(!text.contains(hostile), "{case}: {text:?}");
        expect(&root().join(case).with_extension("txt"), &text);
    }
}
