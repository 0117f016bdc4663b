//! What of a writer's own sentences is a claim.

use super::{lines, read, report};

#[test]
fn a_short_sentence_that_says_something_is_a_claim() {
    for said in [
        "Nobody swore.",
        "He ran.",
        "The dogs barked.",
        "It was dark.",
        "No shots.",
    ] {
        let found = lines(&read(said, Some("Ada Hale"), Some("en")));
        assert_eq!(found, [format!("Ada Hale: {said}")]);
    }
    for said in ["Niemand fluchte.", "Er lief.", "Es war dunkel."] {
        let found = lines(&read(said, Some("Ada Hale"), Some("de")));
        assert_eq!(found, [format!("Ada Hale: {said}")]);
    }
}

#[test]
fn a_question_of_a_transcript_is_none_nor_what_it_supposes() {
    let text = "Q: Was it open? Ms Orr says that it was.\nA: It was shut.\nQ: Did Ms Orr say that the gate was open?\nA: I was asleep.";
    assert_eq!(
        lines(&report(text)),
        [
            "Orr < Questioner: it was",
            "Interviewee: It was shut.",
            "Interviewee: I was asleep."
        ]
    );
    let quoted = "“Was it open?” Ms Hale said.";
    assert_eq!(lines(&report(quoted)), ["Hale: Was it open?"]);
}

#[test]
fn a_fragment_a_command_and_a_short_question_are_none() {
    for said in [
        "Thank you.",
        "Yes.",
        "Those two.",
        "Believe me!",
        "You too.",
        "Who swore?",
        "The second man",
    ] {
        assert_eq!(lines(&report(said)), [""; 0], "{said}");
    }
    assert_eq!(lines(&read("Vielen Dank.", None, Some("de"))), [""; 0]);
}
