//! The README's picture is what the program shows.

use super::page::hold;
use super::stage::{Changes, opened, painted, press};
use super::svg::svg;

#[test]
fn the_picture_is_the_screen_of_the_first_example() {
    let mut state = opened("parade");
    for _ in 0..4 {
        press(&mut state, &mut Changes::default(), "J");
    }
    let title =
        "tellings, Compare: two accounts of one evening side by side, with signs between them";
    hold("docs/screen.svg", &svg(&painted(&state), title));
}
