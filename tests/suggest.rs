//! `tellings suggest`: what it prints for a case, and that it writes nothing.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

const CASE: &str = r#"
tellings = 1
title = "The lamp"

[[document]]
id = "letter"
file = "letter.txt"

[[source]]
id = "keeper"
name = "Ivo Marsh"

[[source]]
id = "pilot"
name = "The pilot"

[[source]]
id = "writer"
name = "Mr Marsh"

[[event]]
id = "lamp"
title = "The lamp"

[[event]]
id = "bell"
title = "The bell"

[[event]]
id = "boat"
title = "The boat"

[[event]]
id = "rain"
title = "The rain"

[[claim]]
id = "k1"
source = "keeper"
event = "lamp"
document = "letter"
quote = "three lamps burned on the quay"

[[claim]]
id = "p1"
source = "pilot"
event = "lamp"
text = "Two lamps burned on the quay."

[[claim]]
id = "p2"
source = "pilot"
event = "bell"
text = "The bell of the chapel tower was rung twice."

[[claim]]
id = "k2"
source = "keeper"
event = "boat"
text = "The boat came in at dawn."

[[claim]]
id = "w1"
source = "writer"
text = "Somebody rang the chapel tower's bell twice."

[[claim]]
id = "p3"
source = "pilot"
event = "boat"
text = "At dawn the boat came in."

[[claim]]
id = "k3"
source = "keeper"
event = "rain"
text = "It rained from noon."

[[claim]]
id = "p4"
source = "pilot"
event = "rain"
text = "It rained from noon."
"#;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("case.toml"), CASE).unwrap();
    fs::write(
        folder.join("letter.txt"),
        "Dear sir – three lamps burned on the quay.\n",
    )
    .unwrap();
    folder
}

fn suggest(folder: &PathBuf, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .arg("suggest")
        .arg(folder)
        .args(more)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_kind_is_one_line_with_its_reason() {
    let printed = suggest(&folder("suggest-lines"), &[]);
    let lines: Vec<&str> = printed.lines().collect();
    let starts = |start: &str| {
        lines
            .iter()
            .find(|it| it.starts_with(start))
            .copied()
            .unwrap_or_default()
    };
    assert!(
        starts("finding").starts_with("finding  k1 ≠ p1  contradict  number"),
        "{printed}"
    );
    assert!(
        starts("finding").ends_with("number: “three lamps” beside “Two lamps”"),
        "{printed}"
    );
    assert!(starts("align").starts_with("align    p2 w1"), "{printed}");
    assert!(
        starts("silence").starts_with("silence  keeper on bell"),
        "{printed}"
    );
    assert!(
        starts("source").starts_with("source   keeper = writer"),
        "{printed}"
    );
}

#[test]
fn json_counts_words_in_the_document_where_the_quote_stands_and_in_the_text_elsewhere() {
    let folder = folder("suggest-json");
    let printed = suggest(&folder, &["--json", "--candidates", "5"]);
    assert_eq!(
        printed,
        suggest(&folder, &["--json", "--candidates", "5"]),
        "the same input gives the same bytes"
    );
    let json: Value = serde_json::from_str(&printed).unwrap();
    let finding = json["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["kind"] == "finding")
        .unwrap();
    assert_eq!(finding["relation"], "contradict");
    assert_eq!(finding["facets"], serde_json::json!(["number"]));
    assert_eq!(finding["id"].as_str().unwrap().len(), 10);
    assert_eq!(
        finding["words"],
        serde_json::json!([
            { "claim": "k1", "start": 11, "end": 22, "in": "document" },
            { "claim": "p1", "start": 0, "end": 9, "in": "text" },
        ])
    );
    let ranked = json["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["claim"] == "w1" && it["source"] == "pilot")
        .unwrap();
    assert_eq!(ranked["ranked"][0]["claim"], "p2");
}

#[test]
fn nothing_is_written() {
    let folder = folder("suggest-still");
    suggest(&folder, &["--json"]);
    assert_eq!(fs::read_to_string(folder.join("case.toml")).unwrap(), CASE);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}
