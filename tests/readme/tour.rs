//! The tour is walked: each key of its table is pressed, and what it names must stand on the screen.

use super::page::{part, readme, rows, spans};
use super::stage::{lines, opened, painted, press};

#[test]
fn every_step_of_the_tour_shows_what_it_names() {
    let page = readme();
    let steps = rows(part(&page, "tour"));
    assert!(steps.len() >= 10, "a tour of {} steps", steps.len());
    let mut state = opened("parade");
    for step in &steps {
        let [keys, seen] = step.as_slice() else {
            panic!("{step:?}")
        };
        for key in spans(keys) {
            press(&mut state, key);
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
