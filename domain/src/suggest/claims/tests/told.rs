//! What is passed on is one claim: of whoever is said to have said it, through whoever reports that.

use super::{lines, report};

#[test]
fn what_is_reported_of_another_is_one_claim_of_theirs() {
    for text in [
        "The inspector said that the officers had reported that a shot was fired at noon.",
        "The inspector said on Friday the officers reported that a shot was fired at noon.",
        "According to the inspector, the officers said that a shot was fired at noon.",
        "The inspector said he was told by the officers that a shot was fired at noon.",
        "“The officers told me on Friday that a shot was fired at noon,” said the inspector.",
    ] {
        let one = "Officers < Inspector: a shot was fired at noon";
        assert_eq!(lines(&report(text)), [one], "{text}");
    }
}

#[test]
fn who_reports_it_keeps_what_is_theirs() {
    let found = lines(&report(
        "The inspector said the gate had been locked by the watch and the officers on duty there reported that a shot was fired.",
    ));
    assert_eq!(found.len(), 2, "{found:?}");
    let denied = "The inspector denied that the officers had reported that a shot was fired.";
    let found = lines(&report(denied));
    let own = "Inspector: the officers had reported that a shot was fired".to_owned();
    assert!(found.contains(&own), "{found:?}");
}

#[test]
fn what_somebody_says_he_said_is_one_claim_with_all_of_it() {
    for text in [
        "Mr Orr said that he had told the clerk that the gate was shut.",
        "Mr Orr said he told her that the gate was shut.",
        "Mr Orr said he thought that the gate was shut.",
    ] {
        let found = lines(&report(text));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("Orr: he "), "{found:?}");
    }
}

#[test]
fn a_headline_and_what_stands_around_it_is_no_claim() {
    let text = "Guard says gate was open\nBy Ada Hale\n\nHOVE (AP) — The gate was shut, Ben Orr said.\n\nWhat the watch did\n\nNobody went there that night.";
    assert_eq!(
        lines(&report(text)),
        [
            "Ben Orr: The gate was shut",
            "Narrator: Nobody went there that night."
        ]
    );
    assert_eq!(
        lines(&report("Guard says gate was open")),
        ["Guard: gate was open"]
    );
}

#[test]
fn within_what_another_says_only_a_clause_is_a_claim_of_its_own() {
    let found = lines(&report(
        "The inspector said the men accused of the theft had left and Ms Hale had asked the watch to wait at the gate.",
    ));
    assert!(
        found.iter().all(|it| it.starts_with("Inspector: ")),
        "{found:?}"
    );
    let told = lines(&report("Ms Hale accused the watch of the theft of a lamp."));
    assert_eq!(told, ["Hale: the watch of the theft of a lamp"]);
}

#[test]
fn who_says_the_same_has_no_claim_of_it() {
    for same in [
        "His wife says the same.",
        "His wife said the same thing.",
        "Ms Orr confirmed that.",
    ] {
        let text = format!("Mr Hale said it was dark. {same}");
        let own = format!("Narrator: {same}");
        assert_eq!(lines(&report(&text)), ["Hale: it was dark", &own]);
    }
}

#[test]
fn a_sentence_in_which_nobody_says_anything_stays_its_writers() {
    assert_eq!(
        lines(&report(
            "A boat lay at the quay. She said it was dark. I drove away at once and called the police."
        )),
        [
            "Narrator: A boat lay at the quay.",
            "She (unresolved): it was dark",
            "Narrator: I drove away at once and called the police."
        ]
    );
}
