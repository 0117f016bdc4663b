//! Aliases for names: on demand, everywhere a source is named, and back again.

use super::*;
use tellings::app::Effect;

#[test]
fn aliases_stand_for_names_on_every_screen_until_they_are_put_away() {
    let names = [
        "Dessa Marlow",
        "Harbour guard (Inspector Breck)",
        "Officers on duty",
    ];
    let veiled = session("parade").keys(":aliases<Enter>");
    assert!(
        veiled.last().contains("quotes still hold the names"),
        "{}",
        veiled.last()
    );
    assert!(
        veiled.grid()[1].contains("Complainant A (+ Wyn Marlow)"),
        "{}",
        veiled.grid()[1]
    );
    for keys in [
        "",
        "i",
        "c",
        "x",
        "J.<Esc>",
        "Es",
        "@",
        "s0",
        ":edit-finding<Enter>",
    ] {
        let screen = session("parade")
            .size(160, 60)
            .keys(":aliases<Enter>")
            .keys(keys);
        let grid = screen.grid().join("\n");
        for name in names {
            assert!(!grid.contains(name), "{keys}: {name}\n{grid}");
        }
    }
    let back = veiled.keys(":aliases<Enter>");
    assert!(back.last().contains("names are shown as they are"));
    assert_eq!(
        back.keys("j").keys("k").screen(),
        session("parade").keys("j").keys("k").screen()
    );
}

#[test]
fn twins_citations_and_what_is_told_have_them_too_and_quotes_stay_exact() {
    let mut veiled = session("parade").keys(":aliases<Enter>JJ");
    for twin in [veiled.twin(), veiled.read_twin()] {
        assert!(twin.contains("Complainant A"), "{twin}");
        assert!(
            !twin.contains("Dessa Marlow,") && !twin.contains("← Dessa Marlow"),
            "{twin}"
        );
    }
    assert!(
        veiled.read_twin().contains("Ms Marlow"),
        "the document is as it is"
    );
    let copied = veiled.keys("Y");
    let Some(Effect::Copy(text)) = copied
        .effects()
        .iter()
        .rfind(|it| matches!(it, Effect::Copy(_)))
    else {
        panic!("nothing was copied");
    };
    assert!(
        text.contains("Complainant A") && !text.contains("Dessa Marlow"),
        "{text}"
    );
    let silent = session("parade").keys(":aliases<Enter>.");
    assert!(
        silent.last().contains("Complainant A speaks of this"),
        "{}",
        silent.last()
    );
}

#[test]
fn a_case_without_aliases_says_where_they_come_from() {
    let none = session("square").keys(":aliases<Enter>");
    assert!(
        none.last().contains("no source has an alias"),
        "{}",
        none.last()
    );
}
