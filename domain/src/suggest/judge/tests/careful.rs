//! What two claims leave open: a careful reader would not yet say that they contradict each other.

use super::*;

/// The relation, which is the same both ways round.
fn relation(left: &str, right: &str) -> Relation {
    let (one, other) = (reading(left), reading(right));
    let sides = Sides {
        left: &one,
        right: &other,
    };
    let found = judge(sides).unwrap().relation;
    assert_eq!(judge(sides.swap()).unwrap().relation, found);
    found
}

/// Each first pair is left open, each second one contradicts.
fn open_beside_closed(pairs: &[[(&str, &str); 2]]) {
    for [(left, right), (one, other)] in pairs {
        let found = relation(left, right);
        assert_ne!(found, Relation::Contradict, "{left} | {right}");
        let found = relation(one, other);
        assert_eq!(found, Relation::Contradict, "{one} | {other}");
    }
}

#[test]
fn where_nobody_was_a_thing_may_be() {
    open_beside_closed(&[
        [
            ("Nobody was in the yard.", "There was a sign in the yard."),
            ("Nobody was in the yard.", "Two men were in the yard."),
        ],
        [
            (
                "Nobody was in the harbour.",
                "The Solveig was in the harbour.",
            ),
            (
                "Nobody was in the harbour.",
                "Ms Castell was in the harbour.",
            ),
        ],
        [
            ("Nobody rang the bell.", "The bell rang at nine."),
            (
                "Nobody rang the bell.",
                "The ferryman rang the bell at nine.",
            ),
        ],
    ]);
}

#[test]
fn where_nothing_was_there_is_still_the_place() {
    open_beside_closed(&[[
        (
            "There was nothing on the table.",
            "There was a table in the room.",
        ),
        (
            "There was nothing on the table.",
            "There was a lamp on the table.",
        ),
    ]]);
}

#[test]
fn what_one_did_not_see_another_may_have_seen() {
    open_beside_closed(&[[
        ("She saw the lamp fall.", "He did not see the lamp fall."),
        (
            "The keeper saw the lamp fall.",
            "The keeper did not see the lamp fall.",
        ),
    ]]);
    let found = relation(
        "I saw a white boat leave the quay.",
        "He did not see any boat.",
    );
    assert_eq!(found, Relation::Tension);
}

#[test]
fn that_both_found_or_saw_something_is_not_that_they_speak_of_the_same() {
    let found = relation("No lamp was found.", "She came to find him by the wall.");
    assert_eq!(found, Relation::Unclear);
}

#[test]
fn what_is_denied_of_all_or_up_to_some_time_is_not_denied() {
    open_beside_closed(&[
        [
            ("Not all the lamps were lit.", "Some lamps were lit."),
            ("No lamps were lit.", "Some lamps were lit."),
        ],
        [
            (
                "The pilot did not sail until nine.",
                "The pilot sailed at nine.",
            ),
            (
                "The pilot did not sail at nine.",
                "The pilot sailed at nine.",
            ),
        ],
    ]);
}

#[test]
fn that_one_did_not_do_it_says_nothing_of_the_other() {
    open_beside_closed(&[[
        ("He did not push the guard.", "The guard pushed him."),
        ("He did not push the guard.", "He pushed the guard."),
    ]]);
}

#[test]
fn numbers_and_times_contradict_only_where_little_else_differs() {
    open_beside_closed(&[
        [
            (
                "Three ferrymen came to the door.",
                "Two ferrymen came to the window.",
            ),
            (
                "Three ferrymen came to the door.",
                "Two ferrymen came to the door.",
            ),
        ],
        [
            (
                "Ms Castell was on the quay on Monday.",
                "Ms Castell was on the mole on Friday.",
            ),
            (
                "Ms Castell was on the quay on Monday.",
                "Ms Castell was on the quay on Friday.",
            ),
        ],
    ]);
}

#[test]
fn the_bound_of_a_time_is_not_the_time() {
    open_beside_closed(&[
        [
            ("He came before Tuesday.", "He came on Monday."),
            ("He came on Tuesday.", "He came on Monday."),
        ],
        [
            (
                "The quay has been shut since August.",
                "The quay was shut in May.",
            ),
            ("The quay was shut in August.", "The quay was shut in May."),
        ],
    ]);
}

#[test]
fn who_says_that_it_is_not_so_does_not_agree() {
    let found = relation("The lamp was on.", "The lamp was not on.");
    assert_eq!(found, Relation::Unclear);
}

#[test]
fn who_denies_it_does_not_say_it_too_though_both_deny_something() {
    let found = relation(
        "The pilot rang the bell without a lamp in his hand.",
        "The pilot did not ring the bell.",
    );
    assert!(
        !matches!(found, Relation::Agree | Relation::Adds),
        "{found:?}"
    );
}

#[test]
fn what_is_asked_for_is_not_thereby_done() {
    for (asked, said) in [
        (
            "The pilot had asked the guards to walk the pair home.",
            "The guards were unable to walk the pair home.",
        ),
        (
            "He pleaded with a guard to open the gate.",
            "The guard did not open the gate.",
        ),
        ("She asked for a lamp.", "There was no lamp."),
        (
            "The guard was told not to ring the bell.",
            "The guard rang the bell.",
        ),
    ] {
        assert_eq!(relation(asked, said), Relation::Unclear, "{asked} | {said}");
    }
    let closed = [
        (
            "He asked the guard to open the gate.",
            "He did not ask the guard to open the gate.",
        ),
        (
            "The guards told the clerk about it and went to the quay.",
            "The guards did not go to the quay.",
        ),
    ];
    for (one, other) in closed {
        assert_eq!(
            relation(one, other),
            Relation::Contradict,
            "{one} | {other}"
        );
    }
}

#[test]
fn one_word_in_common_is_no_addition() {
    let found = relation("He was asked for his name.", "Her name stood in the book.");
    assert_eq!(found, Relation::Unclear);
}

#[test]
fn what_a_speaker_denied_is_denied_though_its_words_hold_no_negative() {
    let denied = |other: &str| {
        let mut denying = reading("he had pushed anyone");
        denying.denied = true;
        let other = reading(other);
        let sides = Sides {
            left: &denying,
            right: &other,
        };
        let found = judge(sides).unwrap().relation;
        assert_eq!(judge(sides.swap()).unwrap().relation, found);
        found
    };
    assert_eq!(denied("He pushed a guard in the chest."), Relation::Deny);
    assert_eq!(
        denied("I did not see that he pushed anyone."),
        Relation::Unclear
    );
    assert_eq!(denied("He had a lamp in his hand."), Relation::Unclear);
}

#[test]
fn who_is_named_by_the_one_and_called_he_by_the_other_is_one() {
    let (one, other) = (
        "The pilot did not examine Mr Alder's head.",
        "The pilot examined him, including his head.",
    );
    assert_eq!(relation(one, other), Relation::Contradict);
}

#[test]
fn things_of_one_name_that_are_called_what_excludes_the_other_are_a_question() {
    let (blue, white) = (
        "At about half past nine a blue van pulled up outside the front window.",
        "Shortly before ten a white van stopped in front of the window.",
    );
    assert_eq!(relation(blue, white), Relation::Tension);
    for (one, other) in [
        (blue, "A white car passed the front window of the van."),
        (
            "A tall man with a lamp came to the gate.",
            "The gate was opened to a short man without one.",
        ),
        (
            "A red boat lay behind the mole.",
            "The crew of the white boat slept.",
        ),
    ] {
        assert_eq!(relation(one, other), Relation::Unclear, "{one} | {other}");
    }
}

#[test]
fn what_passes_for_a_state_contradicts_of_somebody_known() {
    let found = relation("The pilot was sober.", "The pilot was drunk.");
    assert_eq!(found, Relation::Contradict);
}
