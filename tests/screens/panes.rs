//! Whose accounts the panes show.

use super::*;

/// The names of the two panes.
fn shown(session: &Session) -> (String, String) {
    let line = session.grid().swap_remove(1);
    let (left, right) = line.split_once("│   │").unwrap();
    let name = |pane: &str| {
        let pane = pane.trim_start_matches(['▸', ' ']);
        pane.split("  ").next().unwrap().to_owned()
    };
    (name(left), name(right))
}

#[test]
fn x_lists_who_can_be_shown_and_shows_who_is_chosen() {
    let list = session("parade").keys("lx");
    assert!(list.shows("The right pane shows"));
    for source in &list.tables().sources {
        assert!(list.shows(&source.name), "{}", source.name);
    }
    assert!(list.shows("everyone else"));
    let chosen = list.keys("Farrant<Enter>");
    assert_eq!(shown(&chosen).1, "Odile Farrant");
    assert!(shown(&chosen).0.starts_with("Dessa Marlow"));
}

#[test]
fn whoever_has_the_other_pane_changes_places() {
    let chosen = session("parade").keys("xHarbour<Enter>");
    assert!(shown(&chosen).0.starts_with("Harbour guard"));
    assert!(shown(&chosen).1.starts_with("Dessa Marlow"));
}

#[test]
fn angle_brackets_go_through_the_sources_of_this_side() {
    let at = |keys: &str| shown(&session("square").keys(keys));
    let start = at("");
    assert_eq!(at("l>").0, start.0, "the other side stays");
    assert_ne!(at("l>").1, start.1);
    assert_eq!(at("l><"), start);
}

#[test]
fn shift_x_exchanges_the_panes_and_the_cursor_stays_on_its_event() {
    let before = session("statement").keys("jj");
    let (left, right) = shown(&before);
    let event = before.event();
    let after = before.keys("X");
    assert!(
        shown(&after)
            .0
            .starts_with(right.split(" (").next().unwrap())
    );
    assert!(shown(&after).1.starts_with(&left));
    assert_eq!(after.event(), event);
}

#[test]
fn the_cursor_stays_on_its_event_when_other_accounts_are_shown() {
    let before = session("parade").keys("jjjjj");
    assert_eq!(before.event(), "The walk down the Ropewalk");
    assert_eq!(
        before.keys("X").keys("xFarrant<Enter>").event(),
        "The walk down the Ropewalk"
    );
}

#[test]
fn a_source_shown_within_an_account_can_be_followed_into_a_pane_of_its_own() {
    let followed = session("parade").keys("jlbbbF");
    assert_eq!(shown(&followed).1, "The watch log");
    assert_eq!(followed.claim().unwrap(), "log-time");
    let own = session("parade").keys("F");
    assert!(
        own.last()
            .contains("this claim's source has the pane already")
    );
}

#[test]
fn everyone_else_can_stand_in_a_pane() {
    let chosen = session("parade").keys("lxeveryone<Enter>");
    assert_eq!(shown(&chosen).1, "everyone else");
}

#[test]
fn who_is_silent_within_a_speaking_account_is_said_in_its_cell() {
    let case = "tellings = 1\ntitle = 'The bell'
        [[source]]\nid = 'ward'\nname = 'The warden'
        [[source]]\nid = 'office'\nname = 'The office'
        [[source]]\nid = 'clerk'\nname = 'The clerk'\naccount = 'office'
        [[event]]\nid = 'bell'\ntitle = 'It rings'
        [[claim]]\nid = 'a'\nsource = 'ward'\nevent = 'bell'\ntext = 'It rang'
        [[claim]]\nid = 'b'\nsource = 'office'\nevent = 'bell'\ntext = 'It did not ring'
        [[silence]]\nsource = 'clerk'\nevent = 'bell'\nreason = 'not-asked'\n";
    let session = Session::with(case, &[]);
    assert!(session.shows("It did not ring"));
    assert!(session.shows("· The clerk silent (not asked)"));
}

#[test]
fn a_silence_that_is_only_suggested_says_so_and_is_not_counted() {
    let case = "tellings = 1\ntitle = 'The bell'
        [[source]]\nid = 'ward'\nname = 'The warden'
        [[source]]\nid = 'office'\nname = 'The office'
        [[event]]\nid = 'bell'\ntitle = 'It rings'
        [[claim]]\nid = 'a'\nsource = 'ward'\nevent = 'bell'\ntext = 'It rang'
        [[silence]]\nsource = 'office'\nevent = 'bell'\nsuggested = true\n";
    let session = Session::with(case, &[]);
    assert!(session.shows("· ◦ silent"));
    assert!(session.shows("who speaks: 1 of 2"));
    assert!(!session.shows("1 silent"));
}
