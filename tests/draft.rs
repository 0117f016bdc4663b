//! `draft` as somebody with a few texts meets it: what is printed, what is written, what is left alone.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by stopping"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tellings::file::check_case;

const REPORT: &str = "LUNDEN (AP) — The lantern on the quay was out, harbour clerk Ada Hale said.\r\n\r\n\
    “Nobody told us,” she said. The guard said he saw the skipper light it.\r\n";

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("draft")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn tellings(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_tellings");
    Command::new(program)
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_drafted_case_has_no_problem_and_its_documents_are_the_same_bytes() {
    let folder = folder("written");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("in/report.txt"), REPORT).unwrap();
    fs::write(
        folder.join("in/old.txt"),
        b"The guard said \x93it was dark\x94, caf\xe9 or not.",
    )
    .unwrap();
    let done = tellings(
        &folder,
        &[
            "draft",
            "in/report.txt",
            "in/old.txt",
            "--mixed",
            "-o",
            "case.toml",
        ],
    );
    assert_eq!(
        (done.status.code(), text(&done.stderr)),
        (Some(0), String::new())
    );
    for name in ["report.txt", "old.txt"] {
        assert_eq!(
            fs::read(folder.join(name)).unwrap(),
            fs::read(folder.join("in").join(name)).unwrap()
        );
    }
    let checked = check_case(&folder.join("case.toml"));
    assert_eq!(checked.problems, []);
    let tables = checked.reading.unwrap().tables;
    assert!(
        tables.claims.len() >= 4
            && tables
                .claims
                .iter()
                .all(|it| it.suggested && it.attribution.get().is_some())
    );
}

#[test]
fn nothing_that_exists_is_overwritten() {
    let folder = folder("kept");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("in/report.txt"), REPORT).unwrap();
    fs::write(folder.join("report.txt"), "another text").unwrap();
    let refused = tellings(&folder, &["draft", "in/report.txt", "-o", "case.toml"]);
    assert_eq!(refused.status.code(), Some(4));
    assert!(text(&refused.stderr).contains("nothing is overwritten"));
    assert_eq!(
        fs::read_to_string(folder.join("report.txt")).unwrap(),
        "another text"
    );
    assert!(!folder.join("case.toml").exists());
    fs::write(folder.join("case.toml"), "mine").unwrap();
    let refused = tellings(&folder, &["draft", "report.txt", "-o", "case.toml"]);
    assert_eq!(
        refused.status.code(),
        Some(4),
        "a text that lies beside the case already is no trouble, the case is"
    );
    assert_eq!(
        fs::read_to_string(folder.join("case.toml")).unwrap(),
        "mine"
    );
}

#[test]
fn the_json_has_code_points_and_the_same_bytes_each_time() {
    let folder = folder("json");
    fs::write(folder.join("report.txt"), REPORT).unwrap();
    let done = tellings(&folder, &["draft", "report.txt", "--json"]);
    assert_eq!(
        done.stdout,
        tellings(&folder, &["draft", "report.txt", "--json"]).stdout
    );
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let points: Vec<char> = REPORT.chars().collect();
    let words = |place: &serde_json::Value| -> String {
        let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
        points[at("start")..at("end")].iter().collect()
    };
    assert_eq!(json["schema"].as_u64(), Some(1));
    let claims = json["claims"].as_array().unwrap();
    let first = &claims[0];
    assert_eq!(words(first), "The lantern on the quay was out");
    assert_eq!(words(&first["attribution"]["cue"]), "said");
    assert_eq!(
        words(&first["attribution"]["source"]),
        "harbour clerk Ada Hale"
    );
    for claim in claims {
        assert_eq!(words(claim), claim["quote"].as_str().unwrap());
    }
}

#[test]
fn what_belongs_together_is_proposed_beside_the_case_as_suggest_prints_it() {
    let folder = folder("proposed");
    fs::write(
        folder.join("ada.txt"),
        "I locked the harbour gate at six in the evening.",
    )
    .unwrap();
    fs::write(
        folder.join("ben.txt"),
        "Ada locked the harbour gate at nine in the evening.",
    )
    .unwrap();
    let done = tellings(&folder, &["draft", "ada.txt", "ben.txt", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let kinds: Vec<_> = json["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["align", "finding"]);
    let finding = &json["suggestions"][1];
    assert_eq!(finding["claims"], json["findings"][0]["claims"]);
    assert_eq!(
        (&finding["relation"], &finding["words"][0]["in"]),
        (&"contradict".into(), &"document".into())
    );
    let done = tellings(
        &folder,
        &["draft", "ada.txt", "ben.txt", "-o", "case/case.toml"],
    );
    assert!(done.status.success());
    let suggested = tellings(&folder, &["suggest", "case", "--json"]);
    let suggested: serde_json::Value = serde_json::from_slice(&suggested.stdout).unwrap();
    let keys = |it: &serde_json::Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(finding), keys(&suggested["suggestions"][0]));
}

#[test]
fn a_text_or_several_print_the_draft_where_there_is_no_terminal() {
    let folder = folder("printed");
    fs::write(folder.join("report.txt"), REPORT).unwrap();
    fs::write(
        folder.join("note.txt"),
        "The lantern was out. Nobody lit it.",
    )
    .unwrap();
    let shown = text(&tellings(&folder, &["report.txt"]).stdout);
    assert!(
        shown.contains("left:") && shown.contains("Ada Hale"),
        "{shown}"
    );
    let both = text(&tellings(&folder, &["report.txt", "note.txt"]).stdout);
    assert!(both.contains("note"), "{both}");
    let bare = tellings(&folder, &["note.txt"]);
    assert!(text(&bare.stderr).contains("nobody is quoted or reported"));
    assert!(text(&bare.stdout).starts_with("note.txt\n"));
    fs::write(
        folder.join("own.txt"),
        "Statement of Ada Hale\n\nI was at home that night. I did not see the lantern.",
    )
    .unwrap();
    let own = tellings(&folder, &["own.txt"]);
    assert!(
        text(&own.stderr).is_empty(),
        "who says that it is hers has a voice"
    );
    assert!(text(&own.stdout).contains("Ada Hale"));
    fs::remove_file(folder.join("own.txt")).unwrap();
    fs::write(folder.join("case.toml"), "tellings = 1\ntitle = 'T'\n").unwrap();
    let wrong = tellings(&folder, &["report.txt", "case.toml"]);
    assert!(text(&wrong.stderr).contains("a case is opened by itself"));
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["case.toml", "note.txt", "report.txt"],
        "opening writes nothing"
    );
}

#[test]
fn several_texts_are_each_their_authors_statement() {
    let folder = folder("statements");
    fs::write(
        folder.join("ada.txt"),
        "I locked the gate at six. The guard said it was dark.",
    )
    .unwrap();
    fs::write(
        folder.join("ben.txt"),
        "I saw that the gate was open all night.",
    )
    .unwrap();
    let done = tellings(&folder, &["draft", "ada.txt", "ben.txt", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let names: Vec<_> = json["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["ada", "ben", "Guard"]);
    assert_eq!(json["claims"][1]["chain"][0]["source"], "ada");
}

#[test]
fn a_statement_that_says_whose_it_is_is_called_by_that_name() {
    let folder = folder("named");
    let told = "I locked the gate at six. The guard said it was dark.";
    fs::write(
        folder.join("one.txt"),
        format!("STATEMENT OF ADA HALE\n\n{told}"),
    )
    .unwrap();
    fs::write(folder.join("two.txt"), told.replace("six", "ten")).unwrap();
    let names = |arguments: &[&str]| {
        let done = tellings(&folder, arguments);
        let json: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let sources = json["sources"].as_array().unwrap().iter();
        let names: Vec<_> = sources
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .collect();
        (
            names,
            json["documents"][0]["author"].as_str().map(str::to_owned),
        )
    };
    let ada = Some("Ada Hale".to_owned());
    assert_eq!(
        names(&["draft", "one.txt", "two.txt", "--json"]),
        (
            ["Ada Hale", "two", "Guard", "Guard"]
                .map(str::to_owned)
                .to_vec(),
            ada.clone()
        )
    );
    assert_eq!(
        names(&["draft", "one.txt", "--json"]),
        (vec!["Ada Hale".into(), "Guard".into()], ada)
    );
    assert_eq!(
        names(&["draft", "two.txt", "--json"]),
        (vec!["Narrator".into(), "Guard".into()], None)
    );
}

#[test]
fn what_cannot_be_drafted_says_why() {
    let folder = folder("wrong");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("a.txt"), "a").unwrap();
    fs::write(folder.join("in/a.txt"), "b").unwrap();
    for (arguments, code, why) in [
        (&["draft", "none.txt"][..], 3, "there is no such file"),
        (&["draft", "in"], 3, "in: "),
        (
            &["draft", "a.txt", "in/a.txt"],
            3,
            "another text has that file name",
        ),
        (&["draft"], 2, "required"),
    ] {
        let done = tellings(&folder, arguments);
        assert_eq!(done.status.code(), Some(code), "{arguments:?}");
        assert!(text(&done.stderr).contains(why), "{}", text(&done.stderr));
    }
    fs::write(folder.join("fi.txt"), "Laiva lähti aamulla kello kuusi.").unwrap();
    assert!(
        text(&tellings(&folder, &["draft", "fi.txt"]).stderr)
            .contains("no word lists for its language")
    );
}

#[test]
fn a_text_of_nothing_but_signs_is_drafted_without_claims() {
    let folder = folder("signs");
    for (name, bytes) in [
        ("empty", vec![]),
        ("quotes", vec![b'"'; 300_000]),
        ("zero", vec![0; 5000]),
        ("ill", vec![0xff; 5000]),
    ] {
        let file = format!("{name}.txt");
        fs::write(folder.join(&file), bytes).unwrap();
        let done = tellings(&folder, &["draft", &file]);
        assert_eq!(done.status.code(), Some(0), "{name}");
        assert!(!text(&done.stdout).contains("[[claim]]"), "{name}");
    }
}

/// The names of the first two sources of a draft: the two that are shown beside one another.
fn opposed(folder: &Path, texts: &[&str]) -> [String; 2] {
    let arguments: Vec<&str> = ["draft"]
        .iter()
        .chain(texts)
        .chain(&["--json"])
        .copied()
        .collect();
    let done = tellings(folder, &arguments);
    let draft: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    [0, 1].map(|at| draft["sources"][at]["name"].as_str().unwrap().to_owned())
}

#[test]
fn a_draft_opens_on_the_two_who_are_quoted_and_on_statements_in_the_order_given() {
    let folder = folder("opposed");
    let report = "The town hall burned on Sunday. Nobody knows why. The roof fell in at noon. It was rebuilt in 1950. \
        A crowd stood in the square. The police said the doors had been locked all night. The police said two men \
        were seen at the back. Mrs Hale said the doors had been open all night.";
    fs::write(folder.join("report.txt"), report).unwrap();
    assert_eq!(opposed(&folder, &["report.txt"]), ["Police", "Hale"]);
    fs::write(
        folder.join("one.txt"),
        "Statement of Ann Ross\n\nI locked the door at nine.",
    )
    .unwrap();
    let other =
        "Statement of Ben Cole\n\nI was there. Ann left the door open. She went home. I saw it.";
    fs::write(folder.join("two.txt"), other).unwrap();
    assert_eq!(
        opposed(&folder, &["one.txt", "two.txt"]),
        ["Ann Ross", "Ben Cole"]
    );
    assert_eq!(
        opposed(&folder, &["two.txt", "one.txt"]),
        ["Ben Cole", "Ann Ross"]
    );
}
