//! Which words are marked: `‹…›` as the screen shows them.

use super::*;
use crate::case::Facet::{
    Actor, Duration, Knowledge, Number, Occurrence, Order, Place, Speech, State, Time,
};
use crate::case::Word;
use proptest::prelude::*;

fn in_language(
    said: [&str; 2],
    language: Option<&str>,
    relation: Relation,
    facets: &[Facet],
) -> [String; 2] {
    let texts = Sides {
        left: said[0],
        right: said[1],
    };
    let marks = words(texts.map(|text| Said { text, language }), relation, facets);
    [shown(said[0], &marks.left), shown(said[1], &marks.right)]
}

fn marked(left: &str, right: &str, facets: &[Facet]) -> [String; 2] {
    in_language([left, right], None, Relation::Tension, facets)
}

fn shown(text: &str, marks: &[Range<usize>]) -> String {
    let mut shown = text.to_owned();
    for mark in marks.iter().rev() {
        shown.insert(mark.end, '›');
        shown.insert(mark.start, '‹');
    }
    shown
}

#[test]
fn numbers_of_equal_value_are_no_difference() {
    assert_eq!(
        marked(
            "Two boats lay at the quay",
            "2 boats lay at the quay",
            &[Number]
        ),
        ["Two boats lay at the quay", "2 boats lay at the quay"]
    );
    assert_eq!(
        marked(
            "Three boats lay at the quay, ten steps off",
            "There were 5 boats",
            &[Number]
        ),
        [
            "‹Three boats› lay at the quay, ten steps off",
            "There were ‹5 boats›"
        ]
    );
}

#[test]
fn times_are_marked_for_time_and_measures_for_duration() {
    assert_eq!(
        marked(
            "The lamp went out at 9.15pm",
            "At 10pm the lamp went out",
            &[Time]
        ),
        [
            "The lamp went out at ‹9.15pm›",
            "At ‹10pm› the lamp went out"
        ]
    );
    assert_eq!(
        marked(
            "It was dark for just under an hour.",
            "An hour and a half, he thinks.",
            &[Duration]
        ),
        [
            "It was dark for ‹just under an hour›.",
            "‹An hour and a half›, he thinks."
        ]
    );
}

#[test]
fn what_one_side_denies_is_marked_on_both() {
    assert_eq!(
        marked(
            "I tried the hatch twice",
            "He never tried the hatch.",
            &[Occurrence]
        )[1],
        "He ‹never tried the hatch›."
    );
    let [left, _] = marked(
        "The keeper followed the couple to the gate",
        "Nobody was seen following",
        &[Knowledge],
    );
    assert_eq!(left, "The ‹keeper followed the couple› to the gate");
}

#[test]
fn a_phrase_is_marked_whole_rather_than_word_by_word() {
    assert_eq!(
        marked(
            "She saw the boat at the stone pier.",
            "The boat lay in the old harbour, by the slip",
            &[Place]
        ),
        [
            "She saw the boat at the ‹stone pier›.",
            "The boat lay in the ‹old harbour, by the slip›"
        ]
    );
    assert_eq!(
        marked(
            "After she had called, the lamp was broken",
            "The lamp was already broken when she called",
            &[Order]
        ),
        [
            "‹After› she had called, the lamp was broken",
            "The lamp was ‹already broken when› she called"
        ]
    );
}

#[test]
fn an_aside_that_names_the_speaker_is_not_marked() {
    let [left, _] = marked(
        "He called out, he writes, to the men",
        "An officer whispered",
        &[Speech],
    );
    assert!(!left.contains("‹writes"), "{left}");
}

#[test]
fn what_agrees_has_no_marks() {
    let marks = in_language(
        ["The lamp was lit", "It burned"],
        None,
        Relation::Agree,
        &[State],
    );
    assert_eq!(marks, ["The lamp was lit", "It burned"]);
}

#[test]
fn equal_texts_have_no_marks_whatever_a_finding_says() {
    let text = "Nobody saw 3 men at the gate at 9pm because it was dark";
    for facet in Facet::ALL {
        assert_eq!(
            marked(text, text, &[*facet])[0].matches('‹').count(),
            usize::from(*facet == State),
            "{facet}"
        );
    }
}

#[test]
fn scripts_without_spaces_are_marked_by_word() {
    assert_eq!(
        in_language(
            ["鐘は鳴りませんでした。", "鐘を三回鳴らしました。"],
            Some("ja"),
            Relation::Contradict,
            &[Occurrence]
        ),
        ["鐘は‹鳴りませんでした›。", "鐘を‹三回鳴らしました›。"]
    );
    assert_eq!(
        in_language(
            ["８時ごろです", "９時ごろだと思います"],
            Some("ja"),
            Relation::Tension,
            &[Time]
        ),
        ["‹８時›ごろです", "‹９時›ごろだと思います"]
    );
}

#[test]
fn a_huge_claim_is_marked_at_its_beginning_without_delay() {
    let long = "the men ran to the boats and ".repeat(40_000);
    let marks = words(
        Sides {
            left: Said {
                text: &long,
                language: None,
            },
            right: Said {
                text: "Nobody ran",
                language: None,
            },
        },
        Relation::Contradict,
        &[Occurrence, Actor],
    );
    assert!(marks.left.iter().all(|mark| mark.end <= LONGEST));
}

fn any_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "the",
            "a",
            "not",
            "nobody",
            "saw",
            "two",
            "2",
            "officer",
            "because",
            "after",
            "9pm",
            "ran",
            "gate",
            ",",
            ".",
            "“",
            "”",
            "an",
            "hour",
            "half",
            "don't",
            "鳴りません",
            "時",
            "８",
            "é",
            "‘no’",
            "\u{301}",
            "\u{1f3fd}",
            "of",
            "for",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn marks_are_in_order_apart_on_boundaries_and_few(
        left in any_words(), right in any_words(), facets in prop::collection::vec(prop::sample::select(Facet::ALL.to_vec()), 0..3)
    ) {
        let said = Sides { left: left.as_str(), right: right.as_str() };
        let marks = words(said.map(|text| Said { text, language: None }), Relation::Tension, &facets);
        for side in crate::compare::Side::ALL {
            let (text, marks) = (said[side], &marks[side]);
            prop_assert!(marks.len() <= 2);
            prop_assert!(marks.iter().all(|mark| mark.start < mark.end && text.get(mark.clone()).is_some()));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
