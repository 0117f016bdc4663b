//! Without Unicode, without colour.

use super::*;
use tellings::app::config::{Background, Depth};
use tellings::text::clean::Signs;

/// A case in ASCII, so that every other letter on the screen is the program's.
fn plain() -> Session {
    let case = r#"
        tellings = 1
        title = "The gate"
        document = [{ id = "letter", file = "letter.txt" }]
        source = [
            { id = "one", name = "One" },
            { id = "two", name = "Two" },
            { id = "clerk", name = "Clerk", account = "two" },
        ]
        event = [{ id = "gate", title = "Who shut the gate", when = "2020-03-08T04~" }, { id = "key", title = "The key" }]
        claim = [
            { id = "a", source = "one", event = "gate", document = "letter", quote = "I shut the gate at four." },
            { id = "b", source = "two", event = "gate", document = "letter", quote = "The gate stood open until five." },
            { id = "c", source = "clerk", chain = [{ source = "two" }], event = "key", document = "letter", quote = "There is one key." },
        ]
        finding = [{ claims = ["a", "b"], relation = "contradict", facets = ["time"] }]
        silence = [{ source = "one", event = "key" }]
    "#;
    let letter = b"I shut the gate at four. The gate stood open until five. There is one key.\n";
    Session::with(case, &[("letter.txt", letter)])
}

#[test]
fn with_ascii_signs_nothing_but_ascii_is_drawn_or_printed() {
    let mut ascii = plain().config(|config| config.signs = Signs::Ascii);
    assert!(ascii.line("gate at four").contains('#'));
    assert!(ascii.line("T <-").contains("T <- Clerk"));
    for keys in [
        "", "j", "<Enter>", "gc?", "<Esc>:", "<Esc>x", "<Esc>c", "<Esc>g", "<Esc>i", "/a",
    ] {
        ascii = ascii.keys(keys);
        let grid = ascii.grid();
        let other = grid.iter().find(|line| !line.is_ascii());
        assert_eq!(other, None, "after {keys}");
    }
    assert!(ascii.twin().is_ascii(), "{}", ascii.twin());
    assert!(ascii.read_twin().is_ascii(), "{}", ascii.read_twin());
}

#[test]
fn without_colour_no_cell_has_any_and_every_sign_still_stands() {
    use ratatui::style::Color;
    let words = session("parade").grid();
    let mut plain = session("parade").config(|config| config.look.depth = Depth::None);
    assert!(words.iter().all(|line| !line.contains('≠')) || plain.shows("≠"));
    for keys in ["", "j", "<Enter>", "?"] {
        plain = plain.keys(keys);
        let buffer = plain.buffer().0;
        let painted =
            |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
        assert!(!buffer.content.iter().any(painted), "after {keys}");
    }
}

#[test]
fn without_colour_words_that_differ_stand_in_brackets() {
    let coloured = session("parade").in_role(Role::Differs);
    assert!(!coloured.is_empty());
    let plain = session("parade").config(|config| config.look.depth = Depth::None);
    assert!(plain.shows("‹") && plain.shows("›"));
    let ascii = plain.config(|config| config.signs = Signs::Ascii);
    assert!(ascii.shows("[[") && ascii.shows("]]"));
}

#[test]
fn no_theme_changes_a_word() {
    let words = session("parade").grid();
    for depth in [Depth::Sixteen, Depth::TwoHundredFiftySix, Depth::True] {
        for background in [Background::Unknown, Background::Dark, Background::Light] {
            let themed = session("parade").config(|config| {
                config.look.depth = depth;
                config.look.background = background;
            });
            assert_eq!(themed.grid(), words);
        }
    }
}
