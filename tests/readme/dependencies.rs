//! DEPENDENCIES.md gives a reason for every crate of Cargo.toml, and for no other.

use super::page::{root, rows, spans};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_crate_has_its_line_and_every_line_its_crate() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = kinds
        .iter()
        .filter_map(|kind| manifest.get(*kind)?.as_table());
    let crates: BTreeSet<&str> = tables
        .flat_map(toml::Table::keys)
        .map(String::as_str)
        .collect();
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
            told.extend(spans(name));
        }
    }
    assert_eq!(told, crates);
}
