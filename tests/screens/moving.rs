//! Moving in Compare: the cursor is an event, a side and a claim.

use super::*;

#[test]
fn j_and_k_go_from_event_to_event() {
    let at = |keys: &str| session("parade").keys(keys);
    assert_eq!(at("").event(), "The signing is copied");
    assert_eq!(at("j").event(), "She asks the guards to come with them");
    assert_eq!(at("jjk").event(), "She asks the guards to come with them");
    assert_eq!(at("k").event(), "The signing is copied");
    assert_eq!(at("<Down><Up>").event(), "The signing is copied");
    assert!(
        at("j").cursor_line().starts_with("▸"),
        "the cursor has its mark"
    );
}

#[test]
fn the_first_and_the_last_row_are_one_key_away() {
    let last = session("square").keys("G").event();
    assert_ne!(last, session("square").event());
    assert_eq!(session("square").keys("<End>").event(), last);
    assert_eq!(
        session("square").keys("Ggg").event(),
        session("square").event()
    );
}

#[test]
fn shift_j_and_k_go_from_difference_to_difference() {
    let at = |keys: &str| session("statement").keys(keys);
    assert_eq!(at("J").event(), "What he hears on the path", "past = and ·");
    assert_eq!(at("JJ").event(), "Something pale on the far bank");
    assert_eq!(at("JJK").event(), "What he hears on the path");
    assert_eq!(at("JK").event(), at("J").event(), "there is none above");
    assert!(at("JK").last().contains("no difference above"));
}

#[test]
fn the_other_side_is_tab_or_h_and_l() {
    let side = |keys: &str| {
        let cells = session("parade").keys(keys).grid().swap_remove(4);
        (cells.starts_with('▸'), cells.contains("│▸"))
    };
    assert_eq!(side(""), (true, false));
    assert_eq!(side("l"), (false, true));
    assert_eq!(side("<Tab>"), (false, true));
    assert_eq!(side("lh"), (true, false));
    assert_eq!(side("<Tab><Tab>"), (true, false));
}

#[test]
fn w_and_b_go_from_claim_to_claim_of_a_cell_and_each_side_remembers_its_own() {
    let claim = |keys: &str| session("parade").keys(keys).claim().unwrap();
    assert_eq!(claim("jlbbb"), "log-time", "the first of four");
    assert_eq!(claim("jlbbbw"), "confirmed");
    assert_eq!(claim("jlbbbwb"), "log-time");
    assert_eq!(claim("jlwwwwww"), "too-short", "the cell ends here");
    assert_eq!(claim("jblbh"), "asks");
    assert_eq!(claim("jblbhl"), "orders");
}

#[test]
fn a_row_is_entered_at_its_strongest_finding_and_the_panel_is_on_the_two_remembered_claims() {
    let row = session("parade").keys("j");
    assert_eq!(row.claim().unwrap(), "turned");
    assert!(row.shows(" ± part-admit   speech, action"));
    assert!(
        session("parade")
            .keys("jlb")
            .shows(" ~ tension   speech, duty")
    );
    let asked = session("parade").keys("jblbb");
    assert_eq!(asked.claim().unwrap(), "confirmed");
    assert!(asked.shows(" = agree"), "{}", asked.grid().join("\n"));
    assert!(session("parade").keys("jlbb").shows("not judged"));
}

#[test]
fn o_steps_through_the_findings_of_a_row_and_comes_round() {
    let panel = |keys: &str| {
        let session = session("parade").keys(keys);
        let found = session
            .grid()
            .into_iter()
            .find(|line| line.contains("(o: next)"));
        found.unwrap()
    };
    for (keys, at) in [
        ("j", "1 of 4"),
        ("jo", "2 of 4"),
        ("jooo", "4 of 4"),
        ("joooo", "1 of 4"),
    ] {
        assert!(panel(keys).contains(at), "{keys}: {}", panel(keys));
    }
}

#[test]
fn the_mouse_puts_the_cursor_where_it_is_pressed_and_its_wheel_steps() {
    use tellings::app::{Input, MouseAct};
    let line = session("parade")
        .grid()
        .iter()
        .position(|line| line.contains("A patrol may"));
    let mouse = |act, column, row| Input::Mouse { act, column, row };
    let row = u16::try_from(line.unwrap()).unwrap();
    let pressed = session("parade").input(mouse(MouseAct::Press, 60, row));
    assert_eq!(pressed.claim().unwrap(), "orders");
    let turned = session("parade").input(mouse(MouseAct::ScrollDown, 0, 0));
    assert_eq!(turned.event(), session("parade").keys("j").event());
}

#[test]
fn nothing_stays_empty_below_the_last_row_while_rows_stand_above_the_first() {
    let empty_below = |session: &Session| {
        let grid = session.grid();
        let body = &grid[3..session.state.parts.body + 3];
        body.iter()
            .rev()
            .take_while(|it| it.replace('│', " ").trim().is_empty())
            .count()
    };
    // The end, then more room: a larger screen, a panel that is closed, rows that are taken away and come back.
    let end = || session("parade").size(100, 20).keys("G");
    for more in [
        end().size(100, 30),
        end().keys("i").keys("i"),
        end()
            .keys("frelation:contradict<Enter>")
            .keys("<Esc>")
            .keys("G"),
        end().keys("kEm<Enter>").keys("u"),
    ] {
        assert_eq!(empty_below(&more), 0, "{}", more.grid().join("\n"));
    }
}
