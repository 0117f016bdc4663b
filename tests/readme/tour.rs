//! The tour is walked: each key of its table is pressed, and what it names must stand on the screen.

use super::page::{drafting, judging, part, readme, rows, spans};
use super::stage::{Changes, drafted, lines, opened, painted, press, unannotated};
use tellings::app::State;

#[test]
fn every_step_of_the_tour_shows_what_it_names() {
    walk(&readme(), "tour", opened("parade"));
}

#[test]
fn every_step_from_a_text_to_its_claims_shows_what_it_names() {
    walk(&readme(), "annotating", unannotated("parade"));
}

#[test]
fn every_step_of_judging_a_row_shows_what_it_names() {
    walk(&judging(), "judging", opened("parade"));
}

#[test]
fn every_step_of_drafting_and_reviewing_shows_what_it_names() {
    walk(
        &drafting(),
        "drafting",
        drafted("tests/cases/drafted/report.txt"),
    );
}

/// Presses the keys of each step of a part of a page; what the step names must be seen.
fn walk(page: &str, named: &str, mut state: State) {
    let steps = rows(part(page, named));
    assert!(steps.len() >= 10, "a tour of {} steps", steps.len());
    let mut changes = Changes::default();
    for step in &steps {
        let [keys, seen] = step.as_slice() else {
            panic!("{step:?}")
        };
        for key in spans(keys) {
            press(&mut state, &mut changes, key);
        }
        let screen = lines(&painted(&state));
        let named = spans(seen);
        assert!(
            !named.is_empty(),
            "nothing is named to be seen after {keys}"
        );
        for words in named {
            let found = screen.iter().any(|line| line.contains(words));
            assert!(
                found,
                "after {keys} there is no {words:?} in\n{}",
                screen.join("\n")
            );
        }
    }
}
