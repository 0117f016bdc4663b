//! Which findings are proposed, and which are kept back.

use crate::compare::fields::case;
use crate::suggest::{Wanted, What, suggest};

/// The findings that are proposed, each with its claims.
fn found(lines: &str) -> Vec<String> {
    let told = case(lines);
    let claims = told.tables().claims.len();
    let found = suggest(told.tables(), &vec![None; claims], Wanted::default());
    let found = found.list.iter().filter_map(|it| match &it.what {
        What::Finding {
            claims, relation, ..
        } => Some(format!("{} {relation} {}", claims[0], claims[1])),
        _ => None,
    });
    found.collect()
}

#[test]
fn what_says_nothing_is_said_only_of_claims_of_which_nothing_else_is() {
    let found = found(
        "source keeper
         source office
         source pilot
         source cook
         event gate
         claim open source=keeper event=gate text=\"The gate to the yard was open.\"
         claim lamp source=office event=gate text=\"Hale carried two lamps.\"
         claim shut source=pilot event=gate text=\"The gate to the yard was shut.\"
         claim rain source=cook event=gate text=\"Rain fell over the harbour.\"",
    );
    assert_eq!(found, ["open contradict shut", "lamp unclear rain"]);
}

/// Two claims in one event, of an inspector and of somebody else.
fn beside(inspector: &str, other: &str, source: &str) -> Vec<String> {
    found(&format!(
        "source guard
         source inspector account=guard
         source clerk account=guard
         source hale
         event walk
         claim a source=inspector event=walk text=\"{inspector}\"
         claim b source={source} event=walk text=\"{other}\""
    ))
}

#[test]
fn of_one_side_only_what_cannot_both_be_so_and_numbers_and_times_are_proposed() {
    let (unseen, followed) = (
        "No one was seen following the pair.",
        "They followed the pair to the bridge.",
    );
    assert_eq!(beside(unseen, followed, "hale"), ["a tension b"]);
    for one_side in ["clerk", "guard", "hale chain=clerk"] {
        assert_eq!(beside(unseen, followed, one_side), [""; 0], "{one_side}");
        let (shut, open) = ("The gate was shut.", "The gate was open.");
        assert_eq!(beside(shut, open, one_side), ["a contradict b"]);
        let (two, three) = (
            "Two guards walked with the pair to the old bridge.",
            "Three guards went to the quay beside the tower.",
        );
        assert_eq!(beside(two, three, one_side), ["a tension b"]);
    }
}

/// Two claims in one event, of Ann Bell and of another.
fn told(bell: &str, cole: &str) -> Vec<String> {
    found(&format!(
        "source bell name=\"Ann Bell\"
         source cole name=\"Ben Cole\"
         event door
         claim a source=bell event=door text=\"{bell}\"
         claim b source=cole event=door text=\"{cole}\""
    ))
}

#[test]
fn who_says_i_is_who_the_other_calls_by_name() {
    let locked = "I locked the back door.";
    for named in ["Ann", "Ann Bell", "Ms Bell"] {
        let denied = format!("{named} did not lock the back door.");
        assert_eq!(told(locked, &denied), ["a contradict b"], "{named}");
        let affirmed = format!("{named} locked the back door.");
        assert_eq!(told(locked, &affirmed), ["a agree b"], "{named}");
    }
    for other in ["Ben", "Ann Cole", "I"] {
        let denied = format!("{other} did not lock the back door.");
        assert_eq!(told(locked, &denied), ["a unclear b"], "{other}");
    }
    let unheard = told("I did not hear a shot.", "I heard a shot.");
    assert_eq!(unheard, ["a tension b"]);
}
