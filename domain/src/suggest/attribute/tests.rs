//! Who says what, rule by rule: each case is a sentence of our own with what the rules are to find in it.

use super::*;
use proptest::prelude::*;

/// Every attribution as `rule: source, cue > content | content`.
fn read(text: &str, language: &str) -> Vec<String> {
    let found = attribute(text, Lexicon::of(language));
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap().to_owned();
    let line = |it: &Attribution| {
        let said: Vec<String> = it.content.iter().map(words).collect();
        let source = it.source.as_ref().map(words).unwrap_or_default();
        let cue = it.cue.as_ref().map(words).unwrap_or_default();
        format!("{}: {source}, {cue} > {}", it.rule, said.join(" | "))
    };
    found.attributions.iter().map(line).collect()
}

fn found(text: &str, expected: &[&str]) {
    assert_eq!(read(text, "en"), expected, "{text}");
}

#[test]
fn a_quotation_with_its_verb_and_speaker_in_either_order() {
    found(
        "“The gate was shut,” Ms Hale said.",
        &["quote-verb: Ms Hale, said > “The gate was shut,”"],
    );
    found(
        "“The gate was shut,” said Ms Hale.",
        &["quote-verb: Ms Hale, said > “The gate was shut,”"],
    );
    found(
        "''The gate was shut,'' said harbour clerk Ada Hale, who had the key.",
        &["quote-verb: harbour clerk Ada Hale, said > ''The gate was shut,''"],
    );
    found(
        "Ms Hale said: “The gate was shut.”",
        &["quote-verb: Ms Hale, said > “The gate was shut.”"],
    );
    found(
        "“The gate,” Ms Hale said on Friday, “was shut.”",
        &["quote-verb: Ms Hale, said > “The gate,” | “was shut.”"],
    );
    found(
        "“The gate was shut,” she told the “Evening Post”.",
        &["quote-verb: she, told > “The gate was shut,”"],
    );
    found(
        "She told the “Evening Post” that the gate was shut.",
        &["verb-content: She, told > the gate was shut"],
    );
    found(
        "The “Evening Post” reported that the gate was shut.",
        &["verb-content: The “Evening Post”, reported > the gate was shut"],
    );
    found(
        "Ms Hale told the court in Hove, “The gate was shut.”",
        &["quote-verb: Ms Hale, told > “The gate was shut.”"],
    );
}

#[test]
fn a_quotation_that_goes_on_belongs_to_the_same_cue() {
    found(
        "“The gate was shut,” Ms Hale said. “Nobody had a key to it.”",
        &["quote-verb: Ms Hale, said > “The gate was shut,” | “Nobody had a key to it.”"],
    );
    found(
        "“The gate was shut,” Ms Hale said. “Nobody had a key.\n\n“And it was dark by then.”",
        &[
            "quote-verb: Ms Hale, said > “The gate was shut,” | “Nobody had a key. | “And it was dark by then.”",
        ],
    );
    found(
        "Ms Hale wrote:\n\nThe gate was shut when I came.",
        &["quote-verb: Ms Hale, wrote > The gate was shut when I came."],
    );
}

#[test]
fn a_quotation_without_a_cue_is_the_last_speakers() {
    found(
        "Ms Hale said the gate was shut.\n\n“Nobody had a key to it that night.”",
        &[
            "verb-content: Ms Hale, said > the gate was shut",
            "running: Ms Hale,  > “Nobody had a key to it that night.”",
        ],
    );
    found("“Nobody had a key to it that night.”", &[]);
}

#[test]
fn reported_speech_before_and_behind_its_verb() {
    found(
        "Ms Hale said that the gate was shut.",
        &["verb-content: Ms Hale, said > the gate was shut"],
    );
    found(
        "Ms Hale, the harbour clerk, told reporters on Friday the gate was shut.",
        &["verb-content: Ms Hale, told > the gate was shut"],
    );
    found(
        "The gate was shut, Ms Hale said on Friday.",
        &["content-verb: Ms Hale, said > The gate was shut"],
    );
    found(
        "The gate was shut, said Ada Hale, the harbour clerk.",
        &["content-verb: Ada Hale, said > The gate was shut"],
    );
    found(
        "The gate, she said, was shut.",
        &["content-verb: she, said > The gate | was shut"],
    );
    found(
        "Ms Hale denied the gate was shut.",
        &["verb-content: Ms Hale, denied > the gate was shut"],
    );
    found(
        "It was Ada Hale, who said the gate was shut.",
        &["verb-content: Ada Hale, who, said > the gate was shut"],
    );
}

#[test]
fn one_speaker_goes_on_in_the_same_sentence() {
    found(
        "Ms Hale said the gate was shut and added that nobody had a key.",
        &[
            "verb-content: Ms Hale, said > the gate was shut",
            "verb-content: Ms Hale, added > nobody had a key",
        ],
    );
    found(
        "Ms Hale said the gate was shut, adding that nobody had a key.",
        &[
            "verb-content: Ms Hale, said > the gate was shut",
            "participle: Ms Hale, adding > nobody had a key",
        ],
    );
}

#[test]
fn another_speaker_in_the_same_sentence_ends_what_the_first_one_said() {
    let hale = "verb-content: Ms Hale, said > the gate was shut";
    for (text, other) in [
        (
            "Ms Hale said that the gate was shut, but Mr Orr said that it was open.",
            "verb-content: Mr Orr, said > it was open",
        ),
        (
            "Ms Hale said the gate was shut, while the guard insisted it was open.",
            "verb-content: the guard, insisted > it was open",
        ),
        (
            "Ms Hale said the gate was shut; Mr Orr denied it was.",
            "verb-content: Mr Orr, denied > it was",
        ),
        (
            "Ms Hale said the gate was shut and Mr Orr said it was open.",
            "verb-content: Mr Orr, said > it was open",
        ),
        (
            "Ms Hale said the gate was shut, but Mr Orr has said it was open.",
            "verb-content: Mr Orr, said > it was open",
        ),
    ] {
        found(text, &[hale, other]);
    }
    found(
        "Ms Hale said the gate was shut and that Mr Orr said it was dark.",
        &[
            "verb-content: Ms Hale, said > the gate was shut and that Mr Orr said it was dark",
            "verb-content: Mr Orr, said > it was dark",
        ],
    );
    found(
        "Ms Hale said the gate was shut, and Mr Orr had told her it was dark.",
        &[
            "verb-content: Ms Hale, said > the gate was shut, and Mr Orr had told her it was dark",
            "verb-content: Mr Orr, told > it was dark",
        ],
    );
}

#[test]
fn your_officer_is_another_than_you() {
    found(
        "Your officer told me the gate was shut.",
        &["verb-content: Your officer, told > the gate was shut"],
    );
    found("You say the gate was shut.", &[]);
}

#[test]
fn her_who_is_told_is_no_owner_of_what_follows() {
    for hearer in ["her", "her mother", "her on Friday", "him"] {
        found(
            &format!("Mr Orr told {hearer} that the gate was shut."),
            &["verb-content: Mr Orr, told > the gate was shut"],
        );
    }
}

#[test]
fn a_clause_without_commas_tells_a_speaker_apart_and_is_no_claim() {
    for (who, said) in [
        ("A woman who asked not to be named", "said"),
        ("Residents who live near the quay", "insisted"),
        ("The officer who had shown Mr Orr the lamp", "said"),
        ("A man who was there", "said"),
    ] {
        let text = format!("{who} {said} the gate was shut.");
        let one = format!("verb-content: {who}, {said} > the gate was shut");
        found(&text, &[&one]);
    }
    found(
        "Nobody knew who the men were, Ms Hale said.",
        &["content-verb: Ms Hale, said > Nobody knew who the men were"],
    );
}

#[test]
fn a_word_that_points_at_a_place_or_a_day_is_no_speaker() {
    found(
        "Yesterday Ada Hale said the gate was shut.",
        &["verb-content: Ada Hale, said > the gate was shut"],
    );
    found(
        "The guards on duty there said the gate was shut.",
        &["verb-content: The guards on duty there, said > the gate was shut"],
    );
    let read = attribute("There was a boat. Here it lay.", Lexicon::of("en"));
    assert!(
        read.topics.iter().all(|it| it.unit == 1),
        "{:?}",
        read.topics
    );
}

#[test]
fn who_is_accused_of_something_says_nothing_by_that() {
    let hale = "verb-content: Mr Hale, told > he had been asleep";
    for text in [
        "Accused of theft, Mr Hale told police he had been asleep.",
        "Arrested at noon and accused of theft, Mr Hale told police he had been asleep.",
        "Mr Hale, accused of theft, told police he had been asleep.",
    ] {
        found(text, &[hale]);
    }
    found(
        "Ms Hale complained of noise.",
        &["verb-content: Ms Hale, complained > of noise"],
    );
}

#[test]
fn speakers_without_a_verb_of_their_own() {
    found(
        "According to the guard, the gate was shut.",
        &["according: the guard, According to > the gate was shut"],
    );
    found(
        "The gate was shut, according to the guard.",
        &["according: the guard, according to > The gate was shut"],
    );
    found(
        "The gate was shut, as Ms Hale said.",
        &["as-said: Ms Hale, said > The gate was shut"],
    );
    found(
        "The clerk was told by the guard that the gate was shut.",
        &["passive: the guard, told by > the gate was shut"],
    );
    found(
        "Ms Hale’s claim that the gate was shut is new.",
        &["noun: Ms Hale’s, claim > the gate was shut is new"],
    );
    found(
        "Ada Hale: The gate was shut",
        &["label: Ada Hale, : > The gate was shut"],
    );
}

#[test]
fn what_nobody_is_reported_to_have_said() {
    for text in [
        "Ms Hale would say that the gate was shut.",
        "Ms Hale never said that the gate was shut.",
        "If the guard said the gate was shut, nobody heard it.",
        "The claims of the guard were new.",
        "The statement was long.",
        "You know the gate was shut.",
        "The ferry left at noon.",
    ] {
        found(text, &[]);
    }
}

#[test]
fn those_who_are_quoted_stand_within_who_quotes_them() {
    let parents = |text| -> Vec<Option<usize>> {
        let found = attribute(text, Lexicon::of("en"));
        found.attributions.iter().map(|it| it.parent).collect()
    };
    assert_eq!(
        parents("The clerk said the guard told him the skipper had reported a leak."),
        [None, Some(0), Some(1)]
    );
    assert_eq!(
        parents("“My brother says the guard laughed,” said Ada Hale."),
        [None, Some(0)]
    );
    let deep = "Ada said Ben said Carl said Dora said Enid said Finn said Gil left.";
    assert_eq!(parents(deep).len(), DEPTH);
}

mod dialogue;
mod german;

#[test]
fn a_dateline_is_nobodys_words() {
    found(
        "LUNDEN (AP) — The gate was shut, Ms Hale said.",
        &["content-verb: Ms Hale, said > The gate was shut"],
    );
}

proptest! {
    #[test]
    fn every_span_lies_in_the_text_and_in_its_unit(text in hostile()) {
        let found = attribute(&text, Lexicon::of("en"));
        for pair in found.units.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
        }
        for (at, it) in found.attributions.iter().enumerate() {
            for range in it.content.iter().chain(&it.cue).chain(&it.source) {
                prop_assert!(range.start < range.end && text.get(range.clone()).is_some(), "{range:?}");
            }
            for part in &it.content {
                let unit = found.units.partition_point(|unit| unit.range.end <= part.start);
                prop_assert!(found.units[unit].range.end >= part.end && found.units[unit].range.start <= part.start);
            }
            let above = std::iter::successors(Some(at), |at| found.attributions.get(*at)?.parent);
            prop_assert!(above.take(9).count() <= 4, "who passes it on has an end");
        }
    }
}

/// Texts of words and signs that the rules look for, in any order.
pub(in crate::suggest) fn hostile() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "said ",
        "Hale ",
        "he ",
        "that ",
        "“",
        "”",
        "\"",
        "''",
        "’s ",
        ", ",
        ". ",
        ": ",
        "\n\n",
        "according to ",
        "who ",
        "and ",
        "the ",
        "(",
        ") ",
        "told ",
        "by ",
        "was ",
        "to ",
        "adding ",
        "claim ",
        "— ",
        "as ",
        "not ",
        "é",
        "警",
        "\u{202e}",
        "1999 ",
        "police ",
        "if ",
        "-",
        "; ",
        "Mr. ",
        "in a statement ",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}
