//! Who is who: each case is a short report of our own, with the source of every claim.

use super::{Known, Registry, resolve};
use crate::suggest::attribute::attribute;
use crate::suggest::lexicon::Lexicon;

/// The place and name of each speaker of a text, in the order of its attributions.
fn places(text: &str) -> Vec<(usize, String)> {
    let known = read(text, "en");
    known.into_iter().map(|(at, it)| (at, it.name)).collect()
}

/// The same with all that is known of them.
fn read(text: &str, language: &str) -> Vec<(usize, Known)> {
    let lexicon = Lexicon::of(language);
    let found = attribute(text, lexicon);
    let mut registry = Registry::default();
    let speakers = resolve(text, &found, lexicon, &mut registry);
    speakers
        .iter()
        .flatten()
        .map(|at| (*at, registry.known()[*at].clone()))
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
fn a_pronoun_is_nobody_that_only_a_place_or_a_day_is_named_for() {
    for text in [
        "There were two men at the door, she said. She had seen them. “They ran,” she said.",
        "There was a boat at the quay. She said it was dark. Here it lay. She said it was empty.",
        "Yesterday the lamp was out. She said it was late. There, she said, it rained.",
    ] {
        assert_eq!(speakers(text), ["She (unresolved)"; 2], "{text}");
    }
}

#[test]
fn who_is_told_apart_by_a_clause_is_called_by_it() {
    assert_eq!(
        speakers("A woman who asked not to be named said it rained. The woman said it was dark."),
        ["Woman who asked not to be named"; 2]
    );
    assert_eq!(
        speakers("The officer who led Mr Orr away said it was dark."),
        ["Officer who led Mr Orr away"]
    );
}

#[test]
fn german_names_stand_before_and_behind_what_somebody_is() {
    for (text, name, role) in [
        (
            "Der Sprecher des Bundes, Tim Kern, sagte, es sei dunkel gewesen.",
            "Tim Kern",
            Some("Sprecher des Bundes"),
        ),
        (
            "„Es war dunkel“, sagte die Wirtin, Petra Lang.",
            "Petra Lang",
            Some("Wirtin"),
        ),
        (
            "Die Anwohnerin Petra Lang sagte, es sei dunkel gewesen.",
            "Petra Lang",
            Some("Anwohnerin"),
        ),
        (
            "Der 34 Jahre alte Wirt Jens Pohl sagte, es sei dunkel gewesen.",
            "Jens Pohl",
            Some("Wirt"),
        ),
        (
            "Petra Lang, Anwohnerin, sagte, es sei dunkel gewesen.",
            "Petra Lang",
            Some("Anwohnerin"),
        ),
        (
            "Polizeisprecherin Ute Sommer teilte mit, es sei dunkel gewesen.",
            "Ute Sommer",
            Some("Polizeisprecherin"),
        ),
        ("Nach Angaben von Frau Lang war es dunkel.", "Lang", None),
        ("Laut Lang war es dunkel.", "Lang", None),
        ("Nach Polizeiangaben war es dunkel.", "Polizei", None),
        (
            "Nach Angaben des Polizeisprechers war es dunkel.",
            "Polizeisprecher",
            None,
        ),
        (
            "Der Leiter des Vereins sagte, es sei dunkel gewesen.",
            "Leiter des Vereins",
            None,
        ),
        (
            "Die Oberste des Ordens sagte, es sei dunkel gewesen.",
            "Oberste des Ordens",
            None,
        ),
    ] {
        let known = read(text, "de");
        let found: Vec<_> = known
            .iter()
            .map(|(_, it)| (&*it.name, it.role.as_deref()))
            .collect();
        assert_eq!(found, [(name, role)], "{text}");
    }
}

#[test]
fn what_a_description_goes_on_with_tells_two_apart() {
    let two =
        places("The owner of the shop said it rained. The owner of the mill said it was dark.");
    assert_ne!(two[0].0, two[1].0);
    let one = places("The owner of the shop said it rained. The owner said it was dark.");
    assert_eq!(one[0].0, one[1].0);
}

#[test]
fn a_role_says_what_somebody_is_and_not_how_old_nor_what_is_done() {
    for (text, role) in [
        (
            "44-year-old caretaker Ann Moss said it rained.",
            Some("caretaker"),
        ),
        (
            "Retired harbour clerk Ann Moss said it rained.",
            Some("Retired harbour clerk"),
        ),
        ("Sergeant Ann Moss said it rained.", Some("Sergeant")),
        ("Mrs Moss said it rained.", None),
        ("Those helping Mrs Moss said it rained.", None),
        ("Everybody blamed Ann Moss said it rained.", None),
    ] {
        let known = read(text, "en");
        let last = known.last().and_then(|(_, it)| it.role.as_deref());
        assert_eq!(last, role, "{text}");
    }
}

#[test]
fn who_asks_and_who_answers_are_no_letters() {
    let talk = "Q: Was it open?\n\nA: It was shut.\n\nQ: Who had the key?\n\nA: The guard had it.";
    let asked = |head: &str| speakers(&format!("{head}\n\n{talk}"));
    let [one, other] = ["Questioner", "Interviewee"];
    assert_eq!(asked("On the gate"), [one, other, one, other]);
    for head in [
        "Interview with Anna Berg",
        "INTERVIEW OF MS ANNA BERG, 3 MAY",
    ] {
        assert_eq!(asked(head), [one, "Anna Berg", one, "Anna Berg"]);
    }
    let shouted =
        "INSPECTOR: Was it open?\n\nMS BERG: It was shut.\n\nINSPECTOR: He said it was open?";
    assert_eq!(
        speakers(shouted),
        ["Inspector", "Berg", "Inspector", "He (unresolved)"]
    );
}

#[test]
fn a_name_behind_a_description_may_have_an_initial_and_end_the_sentence() {
    assert_eq!(
        speakers("It was dark, said the clerk, James B. Orr."),
        ["James B. Orr"]
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
fn a_role_made_of_several_words_in_one_is_known_by_its_last() {
    let text = "Polizeisprecher Jens Albers sagte, das Tor sei zu gewesen. „Es war dunkel“, so der Sprecher.";
    let found = read(text, "de");
    let names: Vec<&str> = found.iter().map(|(_, it)| &*it.name).collect();
    assert_eq!(names, ["Jens Albers"; 2]);
    let two = "Polizeisprecher Jens Albers sagte, das Tor sei zu. Feuerwehrsprecher Udo Kern sagte, es sei offen. „Es war dunkel“, so der Sprecher.";
    let found = read(two, "de");
    assert!(found[2].0 != found[0].0 && found[2].0 != found[1].0);
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
fn a_pronoun_may_be_a_subject_without_a_name_where_nobody_else_is_nearer() {
    assert_eq!(
        speakers("The landlord, a man of sixty, opened the door. He said it rained."),
        ["Landlord"]
    );
    assert_eq!(
        speakers("Mr Orr said it rained.\n\nHer brother opened the door. He said it was dark."),
        ["Orr", "Brother"]
    );
    assert_eq!(
        speakers("Mr Orr said it rained.\n\nThe landlord opened the door. He said it was dark."),
        ["Orr"; 2],
        "he may be the landlord"
    );
    assert_eq!(
        speakers("The landlord opened the door. Mr Orr came in. He said it was dark."),
        ["Orr"]
    );
    assert_eq!(
        speakers("The landlady opened the door. He said it was dark."),
        ["He (unresolved)"]
    );
    assert_eq!(
        speakers("The guards came at ten. They said it was dark."),
        ["Guards"]
    );
}

#[test]
fn in_a_turn_of_a_transcript_a_pronoun_is_who_the_turn_told_of() {
    for (turn, who) in [
        ("The radio operator came in. He said", "Radio operator"),
        ("It was late. He said", "He (unresolved)"),
    ] {
        let text = format!("Mr Orr: And?\nMs Hale: {turn} a boat had sunk.\nMr Orr: Was it dark?");
        assert_eq!(speakers(&text), ["Hale", who, "Orr"], "{turn}");
    }
}

#[test]
fn within_quoted_words_a_pronoun_means_nobody_we_know() {
    assert_eq!(
        speakers("“She told me the gate was shut,” Ms Hale said."),
        ["Hale", "She (unresolved)"]
    );
}
