//! What the rules make of pairs of sentences, each of our own making.

use super::*;
use crate::case::Word as _;
use crate::compare::differ::Said;
use proptest::prelude::*;

mod careful;

fn reading(text: &str) -> Reading {
    Reading::of(Said {
        text,
        language: None,
    })
}

/// The rule, the relation and the facets.
fn judged(left: &str, right: &str) -> String {
    let (left, right) = (reading(left), reading(right));
    let found = judge(Sides {
        left: &left,
        right: &right,
    })
    .unwrap();
    let facets = found.facets.iter().map(|it| it.spelling());
    [found.rule, found.relation.spelling()]
        .into_iter()
        .chain(facets)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Pairs with what is made of them, both ways round.
fn all(pairs: &[(&str, &str, &str)]) {
    for (left, right, wanted) in pairs {
        assert_eq!(&judged(left, right), wanted, "{left} | {right}");
        assert_eq!(&judged(right, left), wanted, "{right} | {left}");
    }
}

#[test]
fn numbers_of_one_thing_that_do_not_fit_contradict() {
    all(&[
        (
            "Three ferrymen stood on the quay.",
            "The two ferrymen stood on the quay.",
            "number contradict number",
        ),
        (
            "Seven or eight lamps were lit.",
            "At least five lamps were lit.",
            "one says more adds detail",
        ),
        (
            "The guard waited for ten minutes.",
            "The guard waited for half an hour.",
            "number contradict duration",
        ),
        (
            "The boat lay at Pier 4 all night.",
            "The boat lay at Pier 7 all night.",
            "number contradict place",
        ),
    ]);
}

#[test]
fn times_contradict_unless_they_may_be_one() {
    all(&[
        (
            "The bell rang at half past three.",
            "The bell rang around half past nine.",
            "time contradict time",
        ),
        (
            "The bell rang at 4am.",
            "The bell rang at 6am.",
            "time contradict time",
        ),
        (
            "The bell rang at about 4am.",
            "The bell rang at 4:20am.",
            "same words agree",
        ),
        (
            "The bell rang at four o'clock.",
            "The bell rang at 16:00.",
            "same words agree",
        ),
        (
            "They came on Tuesday.",
            "They came on Friday.",
            "time contradict time",
        ),
    ]);
}

#[test]
fn words_that_exclude_each_other_in_one_place_contradict() {
    all(&[
        (
            "The cart was painted red.",
            "The cart was painted blue.",
            "kind contradict state",
        ),
        (
            "She keeps the shop near the old bridge.",
            "She keeps the shop far from the old bridge.",
            "opposite contradict place",
        ),
        (
            "He threw a hammer at the window.",
            "He threw a bottle at the window.",
            "kind contradict action",
        ),
        (
            "The clerk came from Peru by ship.",
            "The clerk came from Chile by ship.",
            "kind contradict place",
        ),
        (
            "The gate was locked when she came.",
            "The gate was unlocked when she came.",
            "opposite contradict action",
        ),
        (
            "The surgeon left the hall first.",
            "The plumber left the hall first.",
            "kind contradict actor",
        ),
        (
            "They met in Osterby that year.",
            "They met in Varnum that year.",
            "names contradict place",
        ),
    ]);
}

#[test]
fn two_that_may_both_have_been_there_are_no_contradiction() {
    all(&[
        (
            "A woman shouted from the dark window.",
            "A man shouted from the dark window.",
            "kind tension actor",
        ),
        (
            "A small dog ran.",
            "A big dog ran.",
            "opposite tension state",
        ),
        (
            "The couch stood by the wall.",
            "The sofa stood by the wall.",
            "same words agree",
        ),
    ]);
}

#[test]
fn a_negative_contradicts_what_entails_its_words() {
    all(&[
        (
            "The ferryman did not ring the bell.",
            "The ferryman rang the bell twice that night.",
            "negation contradict occurrence",
        ),
        (
            "There was no instrument playing in the hall.",
            "A violin was playing in the hall.",
            "negation contradict occurrence",
        ),
        (
            "Nobody opened the gate.",
            "Somebody opened the gate.",
            "negation contradict occurrence",
        ),
        (
            "The ferryman did not ring the bell.",
            "The ferryman never rang the bell.",
            "same words agree",
        ),
    ]);
}

#[test]
fn what_was_not_perceived_or_recorded_or_allowed_is_not_denied() {
    all(&[
        (
            "Nobody was seen following the pair.",
            "Two guards followed the pair to the bridge.",
            "not perceived tension knowledge",
        ),
        (
            "No broken bones were reported.",
            "They broke two bones in my hand.",
            "not recorded tension knowledge",
        ),
        (
            "The guards were unable to walk them home.",
            "The guards walked them home.",
            "not able or allowed tension duty",
        ),
        (
            "She does not recall a lamp burning.",
            "A lamp was burning.",
            "not remembered tension knowledge",
        ),
    ]);
    let far = judged(
        "No injuries were reported.",
        "He was punched and kicked by the whole crowd.",
    );
    assert!(!far.contains("contradict"), "{far}");
}

#[test]
fn a_denial_in_so_many_words_is_one_and_a_refusal_is_none() {
    all(&[(
        "The cook denied that she had hidden the key.",
        "The cook hid the key.",
        "denial deny occurrence",
    )]);
    let refusal = judged(
        "The guards refused to walk us home.",
        "They asked the guards to walk them home, but this was declined.",
    );
    assert!(
        !refusal.contains("contradict") && !refusal.contains("deny"),
        "{refusal}"
    );
}

#[test]
fn a_word_that_weighs_more_is_a_matter_of_wording() {
    all(&[(
        "The attack at the stall began at dusk.",
        "The incident at the stall began at dusk.",
        "wording tension wording",
    )]);
}

/// The relation of two claims in another language.
fn judged_in(language: &'static str, left: &str, right: &str) -> &'static str {
    let said = |text| {
        Reading::of(Said {
            text,
            language: Some(language),
        })
    };
    let (left, right) = (said(left), said(right));
    let sides = Sides {
        left: &left,
        right: &right,
    };
    judge(sides).unwrap().relation.spelling()
}

#[test]
fn lists_say_nothing_of_other_languages() {
    let red = judged_in("fr", "Le chat est rouge ici.", "Le chat est orange ici.");
    assert_eq!(red, "unclear");
    let names = judged_in(
        "de",
        "Der Mann kam aus dem Haus.",
        "Der Mann kam aus dem Wald.",
    );
    assert_eq!(names, "unclear", "German writes every noun like a name");
}

#[test]
fn of_another_language_nothing_is_said_where_a_negative_stands() {
    let thrown = "Zwei Wachen haben ihn ohne Anlass vom Kai gestoßen.";
    for other in [
        "Niemand wurde vom Kai gestoßen.",
        "Er wurde nicht vom Kai gestoßen.",
    ] {
        assert_eq!(judged_in("de", thrown, other), "unclear", "{other}");
    }
    let (lit, dark) = (
        "Die Laterne am Kai brannte.",
        "Die Laterne am Kai brannte nicht.",
    );
    assert_eq!(judged_in("de", lit, dark), "unclear");
    assert_eq!(judged_in("de", lit, lit), "agree");
    // Basque, of which no negative is known.
    let (lit, dark) = ("Argia piztuta zegoen", "Argia ez zegoen piztuta");
    assert_eq!(judged_in("eu", lit, dark), "unclear");
    assert_eq!(judged_in("eu", lit, lit), "agree");
}

proptest! {
    #[test]
    fn whatever_is_said_the_words_lie_within_and_order_does_not_matter(left in ".{0,60}|(not |no |a |two |the |red |blue |man |seen |ran |,){0,9}", right in "(not |nobody |a |three |the |red |far |near |man |saw |ran |, ){0,9}") {
        let (left, right) = (reading(&left), reading(&right));
        let one = judge(Sides { left: &left, right: &right }).unwrap();
        let other = judge(Sides { left: &right, right: &left }).unwrap();
        prop_assert_eq!(one.relation, other.relation);
        prop_assert!(one.words.left.end <= left.tokens.len().max(1) && one.words.right.end <= right.tokens.len().max(1));
        prop_assert!((0.0..=1.0).contains(&one.reliability));
    }

    #[test]
    fn a_claim_never_differs_from_itself(text in "(he |she |two |three |boats |not |never |ran |sank |at |4am |red |, |and ){0,14}") {
        let reading = reading(&text);
        let found = judge(Sides { left: &reading, right: &reading }).unwrap();
        prop_assert!(!found.relation.differs(), "{:?}", found);
    }
}

#[test]
fn what_passes_contradicts_only_of_somebody_known() {
    all(&[
        (
            "The ferryman was standing on the quay.",
            "The ferryman was sitting on the quay.",
            "opposite contradict action",
        ),
        (
            "A ferryman was standing on the quay with a lamp in the rain.",
            "A ferryman was sitting on the quay with a lamp in the rain.",
            "opposite tension action",
        ),
        (
            "A guard with a lamp is walking along the quay.",
            "A guard with no lamp is walking along the quay.",
            "negation tension occurrence",
        ),
    ]);
}

#[test]
fn those_who_come_on_top_of_others_are_not_all() {
    all(&[(
        "Three guards stood on the quay.",
        "A guard ran along the quay while two other guards stood there.",
        "no rule decides unclear",
    )]);
}

#[test]
fn nobody_was_where_the_other_puts_somebody() {
    all(&[
        (
            "Nobody was in the building at that hour.",
            "Two inspectors were in the building.",
            "absence contradict occurrence",
        ),
        (
            "There was a crowd, but nobody was on the bridge.",
            "Ms Castell had been on the bridge since nine.",
            "negation contradict occurrence",
        ),
        (
            "Nobody was in the building.",
            "He was in it when the lamp fell.",
            "absence tension occurrence",
        ),
    ]);
}

#[test]
fn that_nobody_was_seen_or_hurt_there_says_not_that_nobody_was() {
    for (left, right) in [
        (
            "Nobody was seen in the building.",
            "Two men were in the building.",
        ),
        (
            "No one was seen following the pair.",
            "They were followed by two men.",
        ),
        ("No injuries were reported.", "She was hurt in the arm."),
        (
            "Nobody was in the building.",
            "Nobody was in the building at ten.",
        ),
        ("Nobody was on the bridge.", "Two men were in the yard."),
    ] {
        for said in [judged(left, right), judged(right, left)] {
            assert!(!said.contains("contradict"), "{left} | {right}: {said}");
        }
    }
}
