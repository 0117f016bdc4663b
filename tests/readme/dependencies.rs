//! DEPENDENCIES.md gives a reason for every crate that one of our two uses, and for no other.

use super::page::{root, rows, spans};
use std::collections::BTreeSet;
use std::fs;

/// The crates of others that the manifest of one of ours asks for.
fn asked_for(manifest: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join(manifest)).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = kinds
        .iter()
        .filter_map(|kind| manifest.get(*kind)?.as_table());
    tables
        .flatten()
        .filter(|(_, asked)| asked.get("path").is_none())
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn every_crate_has_its_line_and_every_line_its_crate() {
    let crates = &asked_for("Cargo.toml") | &asked_for("domain/Cargo.toml");
    let page = fs::read_to_string(root().join("DEPENDENCIES.md")).unwrap();
    let mut told = BTreeSet::new();
    for section in page.split("\n## ") {
        for row in rows(section) {
            let [name, job, why] = row.as_slice() else {
                panic!("{row:?}")
            };
            assert!(
                job.len() > 5 && why.len() > 20,
                "{name}: a job and a reason"
            );
            told.extend(spans(name).into_iter().map(str::to_owned));
        }
    }
    assert_eq!(told, crates);
}
