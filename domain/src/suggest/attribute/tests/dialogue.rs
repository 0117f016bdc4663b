//! Interviews and transcripts: who speaks is named before a colon, or is a letter for who asks and who answers.

use super::read;

#[test]
fn each_turn_is_said_by_who_is_named_before_it() {
    assert_eq!(
        read(
            "INSPECTOR: Where were you?\n\nMS BERG: I was in the yard. The taller man said the lamp was his.\n\n(She weeps.)\n\nIt was dark.\n\nINSPECTOR: Did they leave?",
            "en"
        ),
        [
            "label: INSPECTOR,  > Where were you?",
            "label: MS BERG,  > I was in the yard. | The taller man said the lamp was his.",
            "verb-content: The taller man, said > the lamp was his",
            "label: MS BERG,  > It was dark.",
            "label: INSPECTOR,  > Did they leave?",
        ]
    );
}

#[test]
fn a_turn_may_be_a_line_and_its_speaker_a_letter() {
    for text in [
        "Q: Was it open?\nA: It was shut. Yes.\nQ: Who said so?\nA: The guard knew.",
        "Q. Was it open?\n\nA. It was shut. Yes.\n\nQ. Who said so?\n\nA. The guard knew.",
    ] {
        assert_eq!(
            read(text, "en"),
            [
                "label: Q,  > Was it open?",
                "label: A,  > It was shut.",
                "label: Q,  > Who said so?",
                "label: A,  > The guard knew.",
            ],
            "{text}"
        );
    }
}

#[test]
fn what_stands_before_colons_that_never_come_again_takes_no_turns() {
    assert_eq!(
        read(
            "Name: Ada Hale\n\nAddress: 3 Quay Lane, Hove\n\nThe gate was shut. It was dark.",
            "en"
        ),
        [""; 0]
    );
}
