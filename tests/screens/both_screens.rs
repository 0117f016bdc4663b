//! From a row to the words in the document and back.

use super::*;

#[test]
fn enter_shows_the_words_in_the_document_and_enter_comes_back_to_the_claim() {
    for (there, back) in [("<Enter>", "<Enter>"), ("gr", "gc"), ("<Enter>", "gc")] {
        let start = session("parade").keys("jw");
        let claim = start.claim();
        let read = start.keys(there);
        assert!(read.last().contains("READ"));
        assert_eq!(read.claim(), claim);
        assert_eq!(
            read.in_role(Role::Quoted).concat(),
            "One said, ‘Not now, love,’ and turned his back."
        );
        let again = read.keys(back);
        assert!(again.last().contains("COMPARE"));
        assert_eq!(again.claim(), claim);
        assert_eq!(again.event(), "She asks the guards to come with them");
    }
}

#[test]
fn in_read_the_other_account_of_the_event_is_two_keys_away() {
    let read = session("parade").keys("jj<Enter>gx");
    assert_eq!(read.claim().unwrap(), "two");
    assert_eq!(read.keys("gx").claim().unwrap(), "ten-steps");
}

#[test]
fn claims_are_visited_as_they_are_printed() {
    let claim = |keys: &str| {
        session("parade")
            .keys("<Enter>")
            .keys(keys)
            .claim()
            .unwrap()
    };
    assert_eq!(claim(")"), "dance");
    assert_eq!(claim("))"), "asks");
    assert_eq!(claim("))("), "dance");
}

#[test]
fn sentences_nobody_claims_are_found_and_have_an_empty_gutter() {
    let read = session("parade").keys("<Enter>]u");
    assert_eq!(read.claim(), None);
    assert!(read.shows("nobody claims this sentence"));
}

#[test]
fn a_claim_that_neither_pane_shows_says_how_to_reach_it() {
    let mut read = session("parade").keys("<Enter>");
    let printed = read.tables().claims.len();
    let of = |read: &Session| {
        let claim = read.claim().unwrap();
        let claims = &read.tables().claims;
        let claim = claims.iter().find(|it| it.id.as_str() == claim);
        claim.unwrap().source.to_string()
    };
    for _ in 0..printed {
        if of(&read) == "rowers" {
            break;
        }
        read = read.keys(")");
    }
    assert_eq!(of(&read), "rowers");
    let said = read.keys("<Enter>").last();
    assert!(
        said.contains("this claim stands in neither pane; x chooses others"),
        "{said}"
    );
}
