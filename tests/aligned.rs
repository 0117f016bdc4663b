//! How well the program tells which claims speak of one event, on short matters whose pairs we named by hand.
//!
//! The weights were fitted on these among others: the test holds what was reached, it does not foretell other texts.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/aligned.rs"]
mod aligned;

use aligned::{accounts, known_of};
use std::path::Path;
use tellings::suggest::{Wanted, What, suggest};

/// The pairs that are proposed, each with its probability and whether it is right.
fn proposed() -> Vec<(f64, bool)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/aligned");
    let mut all = Vec::new();
    for name in [
        "arrest", "council", "crash", "eviction", "fire", "pit", "school", "ship", "strike", "ward",
    ] {
        let path = |kind: &str| {
            folder
                .join(format!("{name}.{kind}.tsv"))
                .display()
                .to_string()
        };
        let (tables, truth) = accounts(&path("sections"), &path("parallels")).unwrap();
        let paragraphs = vec![None; tables.claims.len()];
        for it in suggest(&tables, &paragraphs, Wanted::default()).list {
            let What::Align {
                claims: [one, other],
            } = &it.what
            else {
                continue;
            };
            let known = known_of(&truth, one.to_string(), other.to_string());
            all.extend(it.p.zip(known));
        }
    }
    all
}

#[test]
fn a_probability_is_about_how_often_such_a_pair_is_right() {
    let all = proposed();
    for (from, to) in [(0.3, 0.6), (0.6, 0.8), (0.8, 1.01)] {
        let here = all.iter().filter(|(p, _)| (from..to).contains(p));
        let count = here.clone().count();
        assert!(count >= 20, "{from}: {count}");
        #[allow(clippy::cast_precision_loss, reason = "counts")]
        let mean =
            |of: &dyn Fn(&(f64, bool)) -> f64| here.clone().map(of).sum::<f64>() / count as f64;
        let (thought, right) = (
            mean(&|(p, _)| *p),
            mean(&|(_, it)| f64::from(u8::from(*it))),
        );
        assert!(
            (thought - right).abs() < 0.12,
            "{from}: {thought:.2} thought, {right:.2} right"
        );
    }
}
