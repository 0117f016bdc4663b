//! Two annotators side by side: `tellings agree A B --open`.

use crate::support::home::Home;
use crate::support::pty::{SOON, Start};
use std::collections::BTreeSet;
use std::fs;

const TEXT: &str =
    "The lamp went out at ten, says the keeper.\nIt burned all night, says the office.\n";

fn case(quote: &str, source: &str) -> String {
    format!(
        "tellings = 1\ntitle = 'T'\n[[document]]\nid = 'd'\nfile = 'log.txt'\n\
         [[source]]\nid = 'k'\nname = 'Keeper'\n[[source]]\nid = 'o'\nname = 'Office'\n\
         [[event]]\nid = 'e'\ntitle = 'The lamp'\n\
         [[claim]]\nid = 'c'\nsource = 'k'\nevent = 'e'\ndocument = 'd'\nquote = '{quote}'\n\
         [[claim]]\nid = 'x'\nsource = '{source}'\nevent = 'e'\ndocument = 'd'\nquote = 'It burned all night'\n"
    )
}

/// Every file below the home, with its bytes.
fn files(home: &Home) -> BTreeSet<(String, Vec<u8>)> {
    let folders = ["ann", "ben"].map(|name| home.path().join(name));
    let entries = folders.iter().flat_map(|it| fs::read_dir(it).unwrap());
    let paths = entries.map(|it| it.unwrap().path());
    paths
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn annotator_a_stands_left_and_b_right_each_claim_names_its_source_and_nothing_is_written() {
    let home = Home::new();
    for (name, text) in [
        ("ann", case("The lamp went out at ten", "o")),
        ("ben", case("The lamp went out", "k")),
    ] {
        home.write(&format!("{name}/case.toml"), text);
        home.write(&format!("{name}/log.txt"), TEXT);
    }
    let before = files(&home);
    let folder = home.path().to_owned();
    let mut start = Start::tellings(["agree", "ann", "ben", "--open"]).home(home);
    start.folder = Some(folder);
    let mut session = start.open();
    session.wait_until("both annotators", SOON, |screen| {
        let text = screen.contents();
        let line = |words: [&str; 2]| {
            text.lines().any(|line| {
                line.split_once(words[0])
                    .is_some_and(|(_, rest)| rest.contains(words[1]))
            })
        };
        line(["ann/case.toml", "ben/case.toml"])
            && line(["The lamp went out at ten", "The lamp went out"])
            && line(["Office", "Keeper"])
            && text.contains("read-only")
    });
    session.wait_for("The two annotators differ here: words.", SOON);
    session.type_keys("o");
    session.wait_for("The two annotators differ here: source.", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
    assert_eq!(files(&session.take_home()), before);
}
