//! Two annotators of one text: what `tellings agree` counts, lists and refuses.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[allow(dead_code, reason = "shared with tests that need more of it")]
#[path = "support/home.rs"]
mod home;

use home::Home;
use std::fmt::Write as _;
use std::process::Command;

const TEXT: &str = "The lamp went out at ten, says the keeper. It burned all night, says the office.\n\
    Nobody rang the bell. The watch says the bell rang twice.\n";

/// A case over the text: sources, then claims as (source, event, quote), then findings as (claim, claim, relation).
fn case(
    sources: &[&str],
    claims: &[(&str, &str, &str)],
    findings: &[(usize, usize, &str)],
) -> String {
    let mut text =
        String::from("tellings = 1\ntitle = 'T'\n[[document]]\nid = 'd'\nfile = 'log.txt'\n");
    for source in sources {
        let _ = writeln!(text, "[[source]]\nid = '{source}'\nname = 'The {source}'");
    }
    let mut events: Vec<&str> = claims.iter().map(|(_, event, _)| *event).collect();
    events.dedup();
    for event in events {
        let _ = writeln!(text, "[[event]]\nid = '{event}'\ntitle = 'About {event}'");
    }
    for (at, (source, event, quote)) in claims.iter().enumerate() {
        let _ = writeln!(
            text,
            "[[claim]]\nid = 'c{at}'\nsource = '{source}'\nevent = '{event}'\ndocument = 'd'\nquote = '{quote}'"
        );
    }
    for (one, other, relation) in findings {
        let _ = writeln!(
            text,
            "[[finding]]\nclaims = ['c{one}', 'c{other}']\nrelation = '{relation}'"
        );
    }
    text
}

fn ann() -> String {
    case(
        &["keeper", "office", "watch"],
        &[
            ("keeper", "lamp", "The lamp went out at ten"),
            ("office", "lamp", "It burned all night"),
            ("keeper", "bell", "Nobody rang the bell."),
            ("watch", "bell", "the bell rang twice"),
        ],
        &[(0, 1, "contradict"), (2, 3, "contradict")],
    )
}

/// Shorter words once, another source once, one claim left out, one finding seen otherwise.
fn ben() -> String {
    case(
        &["keeper", "office", "watch"],
        &[
            ("keeper", "light", "The lamp went out"),
            ("office", "light", "It burned all night"),
            ("watch", "ring", "Nobody rang the bell."),
        ],
        &[(1, 0, "tension")],
    )
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(home: &Home, arguments: &[&str]) -> Ran {
    let done = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .envs(home.variables())
        .current_dir(home.path())
        .arg("agree")
        .args(arguments)
        .output()
        .unwrap();
    Ran {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn both(ann: &str, ben: &str) -> Home {
    let home = Home::new();
    for (name, text) in [("ann", ann), ("ben", ben)] {
        home.write(&format!("{name}/case.toml"), text);
        home.write(&format!("{name}/log.txt"), TEXT);
    }
    home
}

#[test]
fn every_number_comes_with_what_it_is_counted_over() {
    let found = run(&both(&ann(), &ben()), &["ann", "ben"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    let wanted = "\
A  ann/case.toml: 4 claims, 4 with a sure place
B  ben/case.toml: 3 claims, 3 with a sure place

Words
  claims paired      3: 2 on exactly the same words, 1 overlapping; only A 1, only B 0
  F of claims        0.857 paired, 0.571 exact; n = 4 and 3, claims
  code points        57 claimed by both, 26 by A only, 0 by B only; of 139
  F of code points   0.814; B has 0.687 of A's 83, A has 1.000 of B's 57
  kappa              0.639; n = 139, code points, claimed or not
  alpha              0.627; n = 139, code points, claimed or not
  alpha_U            0.620; n = 4 and 3, units in 139 code points

Source               same for 2 of 3 paired claims
  kappa              0.500; n = 3, paired claims
  alpha              0.545; n = 3, paired claims

Event                same for 3 of 3 paired claims; 2 events matched of A's 2 and B's 2
  kappa              1.000; n = 3, pairs of paired claims, in one event or not
  alpha              1.000; n = 3, pairs of paired claims, in one event or not

Relation             same for 0 of 1 findings both made; only A 0, only B 0; on claims not paired A 1, B 0
  kappa              0.000; n = 1, findings both made
  alpha              0.000; n = 1, findings both made

4 differences, in the order of the documents
  log.txt 0  words     A “The lamp went out at ten”  B “The lamp went out”
  log.txt 0  relation  A contradict  B tension  with “It burned all night”  “The lamp went out at ten”
  log.txt 81  source    A The keeper  B The watch  “Nobody rang the bell.”
  log.txt 118  only A    The watch  “the bell rang twice”
";
    assert_eq!(found.out, wanted);
}

#[test]
fn either_may_stand_first_and_the_same_comes_out_again() {
    let home = both(&ann(), &ben());
    let (one, again) = (run(&home, &["ann", "ben"]), run(&home, &["ann", "ben"]));
    assert_eq!(one.out, again.out);
    let other = run(&home, &["ben", "ann"]).out;
    let coefficients = |text: &str| {
        let lines = text
            .lines()
            .filter(|line| line.contains("kappa") || line.contains("alpha"));
        lines
            .map(|line| line.split(';').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(coefficients(&one.out), coefficients(&other));
}

#[test]
fn who_agrees_in_all_has_no_differences_and_what_cannot_vary_is_undefined() {
    let one = case(&["keeper"], &[("keeper", "lamp", "The lamp went out")], &[]);
    let found = run(&both(&one, &one), &["ann", "ben"]);
    assert!(found.out.ends_with("\nNo differences.\n"), "{}", found.out);
    assert!(
        found
            .out
            .contains("  kappa              undefined; n = 1, paired claims\n"),
        "{}",
        found.out
    );
    assert!(
        found
            .out
            .contains("  kappa              undefined; n = 0, findings both made\n")
    );
    assert!(!found.out.contains("NaN"));
    let json = run(&both(&one, &one), &["ann", "ben", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["source"],
        serde_json::json!({"same": 1, "of": 1, "kappa": null, "alpha": null})
    );
    assert_eq!(json["words"]["code-points"]["f"], 1.0);
}

#[test]
fn as_json_the_numbers_are_the_same_and_each_difference_names_its_claims() {
    let json = run(&both(&ann(), &ben()), &["ann", "ben", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&json["schema"], &json["a"]["placed"]),
        (&1.into(), &4.into())
    );
    assert_eq!(
        (&json["words"]["exact"], &json["words"]["only"]["a"]),
        (&2.into(), &1.into())
    );
    let kinds: Vec<&str> = json["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["words", "relation", "source", "only"]);
    assert_eq!(json["differences"][2]["b"]["source"], "watch");
    assert_eq!(json["differences"][2]["b"]["start"], 81);
    assert_eq!(json["differences"][1]["b"]["relation"], "tension");
    assert_eq!(json["differences"][3]["a"]["quote"], "the bell rang twice");
}

#[test]
fn other_documents_are_refused_by_their_bytes_and_not_by_their_names() {
    let home = both(&ann(), &ben());
    home.write("ben/log.txt", TEXT.replace("twice", "thrice"));
    let found = run(&home, &["ann", "ben"]);
    assert_eq!((found.code, found.out.as_str()), (2, ""));
    assert!(
        found.err.contains(
            "tellings: not over the same documents: ben/case.toml has `log.txt` (SHA-256 "
        ),
        "{}",
        found.err
    );
    // The same bytes under another name are the same document.
    home.write("ben/renamed.txt", TEXT);
    home.write("ben/case.toml", ben().replace("log.txt", "renamed.txt"));
    assert_eq!(run(&home, &["ann", "ben"]).code, 0);
    // One document more on one side.
    home.write("ann/more.txt", "More.\n");
    home.write(
        "ann/case.toml",
        ann().replace(
            "[[source]]",
            "[[document]]\nid = 'm'\nfile = 'more.txt'\n[[source]]",
        ),
    );
    let found = run(&home, &["ann", "ben"]);
    assert_eq!(found.code, 2);
    assert!(
        found.err.contains("ann/case.toml has `more.txt`"),
        "{}",
        found.err
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let home = both(&ann(), &ben());
    std::fs::remove_file(home.path().join("ben/log.txt")).unwrap();
    let found = run(&home, &["ann", "ben"]);
    assert_eq!(found.code, 3);
    assert!(
        found
            .err
            .contains("ben/case.toml: its document `log.txt` cannot be read"),
        "{}",
        found.err
    );
    home.write("ben/case.toml", "tellings = 2\n");
    assert_eq!(run(&home, &["ann", "ben"]).code, 3);
    assert_eq!(run(&home, &["ann", "nowhere"]).code, 3);
}

#[test]
fn places_are_code_points_whatever_the_line_ends_and_marks_of_the_files() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let home = Home::new();
    for (name, case) in [("ann", ann()), ("ben", ben())] {
        home.write(&format!("{name}/case.toml"), crlf(&case));
        home.write(
            &format!("{name}/log.txt"),
            crlf(TEXT).replace("lamp", "lämp🏮"),
        );
    }
    for name in ["ann", "ben"] {
        let case = std::fs::read_to_string(home.path().join(name).join("case.toml")).unwrap();
        home.write(
            &format!("{name}/case.toml"),
            case.replace("The lamp", "The lämp🏮"),
        );
    }
    let found = run(&home, &["ann", "ben"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert!(
        found
            .out
            .contains("58 claimed by both, 26 by A only, 0 by B only; of 143"),
        "{}",
        found.out
    );
    // The mark, the lamp and the first line end: three code points more than without.
    assert!(found.out.contains("log.txt 84  source"), "{}", found.out);
}

#[test]
fn hostile_text_moves_nothing() {
    let hostile = "\\u001b[2J\\u009b\\u202e\\u2028\\u200b";
    let name = |text: &str| {
        text.replace("'The keeper'", &format!("\"The {hostile} keeper\""))
            .replace("'About lamp'", &format!("\"{hostile}\""))
    };
    let quote = |text: &str| {
        text.replace(
            "'Nobody rang the bell.'",
            "\"Nobody \\u001b[2J rang the bell.\"",
        )
    };
    let home = Home::new();
    for (name_of, case) in [("ann\u{1b}[2J", name(&ann())), ("ben", ben())] {
        home.write(&format!("{name_of}/case.toml"), quote(&case));
        home.write(
            &format!("{name_of}/log.txt"),
            TEXT.replace("Nobody", "Nobody \u{1b}[2J"),
        );
    }
    for arguments in [
        &["ann\u{1b}[2J", "ben"][..],
        &["ann\u{1b}[2J", "ben", "--json"],
    ] {
        let found = run(&home, arguments);
        assert_eq!((found.code, found.err.as_str()), (0, ""));
        let power = |c: char| {
            c != '\n'
                && (c.is_control()
                    || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2028}'))
        };
        assert!(!found.out.contains(power), "{:?}", found.out);
    }
    home.write("ben/log.txt", "other");
    let refused = run(&home, &["ann\u{1b}[2J", "ben"]);
    assert!(
        refused.code == 2 && !refused.err.contains('\u{1b}'),
        "{:?}",
        refused.err
    );
}
