//! `show --aliases`: the twins and the JSON without the names.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::process::Command;

fn show(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_tellings"))
        .args(["show", "examples/parade"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn what_is_printed_names_nobody_who_has_an_alias() {
    for view in ["compare", "read"] {
        let (plain, veiled) = (
            show(&["--view", view]),
            show(&["--view", view, "--aliases"]),
        );
        assert!(plain.contains("Dessa Marlow") && !plain.contains("Complainant A"));
        assert!(veiled.contains("Complainant A"), "{veiled}");
        for name in ["← Dessa Marlow", "Harbour guard (Inspector Breck)"] {
            assert!(!veiled.contains(name), "{name}: {veiled}");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&show(&["--json", "--aliases"])).unwrap();
    let sources = json["sources"].as_array().unwrap();
    assert_eq!(sources[0]["name"], "Complainant A");
    assert!(sources[0]["alias"].is_null() && sources[0]["letter"].is_null());
    assert_eq!(
        sources[2]["name"], "Wyn Marlow",
        "who has none keeps the name"
    );
}
