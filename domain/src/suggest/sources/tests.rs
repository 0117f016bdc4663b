//! Who is who: each case is a short report of our own, with the source of every claim.

use super::{Registry, resolve};
use crate::suggest::attribute::attribute;
use crate::suggest::lexicon::Lexicon;

/// The place and name of each speaker of a text, in the order of its attributions.
fn places(text: &str) -> Vec<(usize, String)> {
    let lexicon = Lexicon::of("en");
    let found = attribute(text, lexicon);
    let mut registry = Registry::default();
    let speakers = resolve(text, &found, lexicon, &mut registry);
    speakers
        .iter()
        .flatten()
        .map(|at| (*at, registry.known()[*at].name.clone()))
        .collect()
}

fn speakers(text: &str) -> Vec<String> {
    places(text).into_iter().map(|(_, name)| name).collect()
}

#[test]
fn one_source_for_every_form_of_a_name() {
    let text = "Harbour master Ada Hale said the gate was shut. Ms Hale said it was dark. Hale said it rained.";
    assert_eq!(speakers(text), ["Ada Hale"; 3]);
    let two = places("Mr Hale said the gate was shut. Mrs Hale said it was open.");
    assert_ne!(two[0].0, two[1].0, "they are two people");
}

#[test]
fn a_name_between_commas_behind_a_description_is_who_speaks() {
    assert_eq!(
        speakers(
            "The driver, Tom Brand, denied that he had been speeding. He said he stopped at once. “It was dark,” Brand said."
        ),
        ["Tom Brand"; 3]
    );
    assert_eq!(
        speakers("The owner of the shop, Mila Orr, said the bell rang. She said it was late."),
        ["Mila Orr"; 2]
    );
    for none in [
        "The driver, who was late, said it was dark.",
        "The mayor of Salem, New Hampshire, said it was dark.",
        "The guards, Ben Orr and Carl Lind, said it was dark.",
        "The driver, 40, said it was dark.",
    ] {
        let spoken = speakers(none);
        assert!(
            ["Driver", "Mayor of Salem", "Guards"].contains(&&*spoken[0]),
            "{spoken:?}"
        );
    }
}

#[test]
fn a_pronoun_is_the_last_speaker_or_subject_it_fits() {
    assert_eq!(
        speakers("Ben Orr said the gate was shut.\n\nHe said it was dark."),
        ["Ben Orr"; 2]
    );
    assert_eq!(
        speakers("Ben Orr had the key. He said the gate was shut."),
        ["Ben Orr"]
    );
    assert_eq!(
        speakers("Ms Hale left. Mr Orr stayed. She said it was dark."),
        ["Hale"]
    );
    let of_object = speakers(
        "Ben Orr said it rained.\n\nHe said Mr Lind had asked for the key.\n\nHe said it was dark.",
    );
    assert_eq!(
        of_object.last().unwrap(),
        "Ben Orr",
        "the subject, not the nearer name"
    );
}

#[test]
fn two_that_fit_alike_stay_unresolved() {
    let text =
        "Ben Orr said the gate was shut, and Carl Lind said it was open. He said it was dark.";
    assert_eq!(speakers(text), ["Ben Orr", "Carl Lind", "He (unresolved)"]);
    assert_eq!(speakers("He said it was dark."), ["He (unresolved)"]);
}

#[test]
fn roles_lead_back_to_names() {
    assert_eq!(
        speakers("Chief inspector Ben Orr said the gate was shut. The inspector said it was dark."),
        ["Ben Orr"; 2]
    );
    let two = places("A witness said the gate was shut. A witness said it was open.");
    assert_ne!(two[0].0, two[1].0, "each brings in somebody new");
}

#[test]
fn a_role_and_a_name_are_one_person_where_nobody_else_has_the_role() {
    for text in [
        "Caretaker Ann Moss said the gate was shut. The caretaker said it was dark.",
        "Ann Moss, the caretaker, said the gate was shut. The caretaker added that it was dark.",
        "Ann Moss, 44, caretaker of the club, said the gate was shut. The caretaker said it was dark.",
        "The caretaker of the club said the gate was shut. Caretaker Ann Moss said it was dark.",
        "A caretaker said the gate was shut.\n\nThe caretaker, Ann Moss, said it was dark.",
        "A police officer said the gate was shut.\n\nOfficer Ann Moss said it was dark.",
    ] {
        assert_eq!(speakers(text), ["Ann Moss"; 2], "{text}");
    }
}

#[test]
fn a_role_that_two_have_names_neither() {
    let three = places(
        "Caretaker Ann Moss said the gate was shut. Caretaker Bob Hill said it was open. The caretaker said it was dark.",
    );
    let names: Vec<&str> = three.iter().map(|(_, name)| &**name).collect();
    assert_eq!(names, ["Ann Moss", "Bob Hill", "Caretaker"]);
    let two = places(
        "Ms Hale said it rained.\n\nA witness said the gate was shut.\n\nWitness Tom Brand said it was open.",
    );
    assert_ne!(two[1].0, two[2].0, "a witness in passing may be another");
}

#[test]
fn a_pronoun_may_be_somebody_known_by_a_role_only() {
    assert_eq!(
        speakers(
            "Mr Orr said it rained.\n\nA neighbour, who asked for no name, said the gate was shut. She said it was dark."
        ),
        ["Orr", "Neighbour", "Neighbour", "Neighbour"]
    );
}

#[test]
fn within_quoted_words_a_pronoun_means_nobody_we_know() {
    assert_eq!(
        speakers("“She told me the gate was shut,” Ms Hale said."),
        ["Hale", "She (unresolved)"]
    );
}
