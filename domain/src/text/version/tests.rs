//! What becomes of quotes, by example and in general.

use proptest::prelude::*;

use super::*;
use crate::text::anchor::anchor;

const OLD: &str = "It was dusk on the quay. Three guards stood by the gate, the keeper says. No. \
    Ms Marlow asked twice to be let through. No. The lamp over the steps was out all evening.";

/// What becomes of a quote that stood at its first place: the fate, the words proposed, whether that is sure.
fn fate(old: &str, new: &str, quote: &str) -> (Fate, Option<String>, bool) {
    let start = old.find(quote).map(|byte| {
        let points = CodePoints::new(old);
        points.code_point_of(old, byte)
    });
    let quote = Quote {
        quote,
        start,
        ..Quote::default()
    };
    one(Some(old), new, quote)
}

/// A quote of the old version, where it stands first.
fn at_its_place(quote: &str) -> Quote<'_> {
    Quote {
        quote,
        start: OLD.find(quote),
        ..Quote::default()
    }
}

fn one(old: Option<&str>, new: &str, quote: Quote<'_>) -> (Fate, Option<String>, bool) {
    let points = old.map(CodePoints::new);
    let new_points = CodePoints::new(new);
    let old = old
        .zip(points.as_ref())
        .map(|(text, points)| Version { text, points });
    let new = Version {
        text: new,
        points: &new_points,
    };
    let became = Versions::new(old, new).became(&[quote]).pop().unwrap();
    let words = became.now.map(|it| new.text.get(it).unwrap().to_owned());
    (became.fate, words, became.sure)
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "what is proposed is compared with it"
)]
fn said(words: &str) -> Option<String> {
    Some(words.to_owned())
}

#[test]
fn what_stands_where_it_stood_is_kept() {
    let new = OLD.replace("all evening", "all the evening");
    let quote = "Three guards stood by the gate";
    assert_eq!(fate(OLD, &new, quote), (Fate::Kept, said(quote), true));
    assert_eq!(fate(OLD, OLD, "No."), (Fate::Kept, said("No."), true));
}

#[test]
fn the_same_words_further_on_are_moved_also_where_others_say_the_same() {
    let new = OLD.replace("dusk", "late, and dusk");
    let quote = "Ms Marlow asked twice";
    assert_eq!(fate(OLD, &new, quote), (Fate::Moved, said(quote), true));
    let points = CodePoints::new(OLD);
    let second = OLD.rfind("No.").unwrap();
    let no = Quote {
        quote: "No.",
        start: Some(points.code_point_of(OLD, second)),
        ..Quote::default()
    };
    let new_points = CodePoints::new(&new);
    let versions = Versions::new(
        Some(Version {
            text: OLD,
            points: &points,
        }),
        Version {
            text: &new,
            points: &new_points,
        },
    );
    let became = versions.became(&[no]).pop().unwrap();
    assert_eq!(became.now.unwrap().start, new.rfind("No.").unwrap());
    assert!(became.sure);
}

#[test]
fn other_words_in_its_place_are_changed_and_all_of_them_proposed() {
    let new = OLD.replace("Three guards stood", "Two of the guards stood");
    assert_eq!(
        fate(OLD, &new, "Three guards stood by the gate"),
        (
            Fate::Changed,
            said("Two of the guards stood by the gate"),
            false
        )
    );
    let stop = OLD.replace("the gate, the", "the gate; the");
    assert_eq!(
        fate(OLD, &stop, "by the gate, the keeper says"),
        (Fate::Changed, said("by the gate; the keeper says"), false),
        "a sign is a change, too"
    );
}

#[test]
fn what_was_struck_out_is_lost_and_the_place_is_known() {
    let new = OLD.replace("Ms Marlow asked twice to be let through. No. ", "");
    assert_eq!(
        fate(OLD, &new, "Ms Marlow asked twice to be let through"),
        (Fate::Lost, None, false)
    );
    let new = OLD.replace(
        "Ms Marlow asked twice to be let through",
        "Nobody came near them",
    );
    let (points, new_points) = (CodePoints::new(OLD), CodePoints::new(&new));
    let quote = at_its_place("Ms Marlow asked twice to be let through");
    let old = Version {
        text: OLD,
        points: &points,
    };
    let new = Version {
        text: &new,
        points: &new_points,
    };
    let became = Versions::new(Some(old), new)
        .became(&[quote])
        .pop()
        .unwrap();
    assert_eq!(became.fate, Fate::Lost);
    assert_eq!(new.text.get(became.near), Some("Nobody came near them"));
}

#[test]
fn a_sentence_put_elsewhere_is_moved_but_a_word_found_elsewhere_proves_nothing() {
    let sentence = "Three guards stood by the gate, the keeper says.";
    let moved = format!("{} {sentence}", OLD.replace(&format!("{sentence} "), ""));
    assert_eq!(
        fate(OLD, &moved, sentence),
        (Fate::Moved, said(sentence), true)
    );
    let gone = OLD.replace("Three guards stood by", "Others waited at");
    let gone = gone.replace("was out", "Three was out");
    let (fate, words, sure) = fate(OLD, &gone, "Three");
    assert_eq!((fate, words, sure), (Fate::Moved, said("Three"), false));
}

#[test]
fn words_that_others_say_as_well_are_not_taken_for_a_move() {
    let old = "She said so at noon, in the hall. He said so at noon, in the yard.";
    let new = "She kept silent. He said so at noon, in the yard.";
    let (fate, words, _) = fate(old, new, "said so at noon, in the");
    assert_ne!(fate, Fate::Moved, "{words:?}");
}

#[test]
fn without_the_old_version_quotes_are_looked_for() {
    let at = |quote, start| Quote {
        quote,
        start: Some(start),
        ..Quote::default()
    };
    let look = |quote| one(None, OLD, quote);
    let gate = "Three guards stood by the gate";
    assert_eq!(look(at(gate, 25)), (Fate::Kept, said(gate), true));
    assert_eq!(look(at(gate, 3)), (Fate::Moved, said(gate), true));
    assert!(!look(at("No.", 3)).2, "there are two");
    let near = at("Three old guards stood by the gate", 20);
    assert_eq!(look(near), (Fate::Changed, said(gate), false));
    assert_eq!(look(at("nothing of the kind", 20)).0, Fate::Lost);
}

#[test]
fn where_all_is_another_text_only_a_beginning_is_to_be_looked_at() {
    let other = "Quite another story was printed here. ".repeat(1000);
    let (points, new_points) = (CodePoints::new(OLD), CodePoints::new(&other));
    let old = Version {
        text: OLD,
        points: &points,
    };
    let new = Version {
        text: &other,
        points: &new_points,
    };
    let quote = at_its_place("Three guards stood by the gate");
    let became = Versions::new(Some(old), new).became(&[quote]);
    let near = new.text.get(became[0].near.clone()).unwrap();
    assert_eq!(became[0].fate, Fate::Lost);
    assert!((100..600).contains(&near.len()), "{}", near.len());
    assert!(!near.ends_with(' '));
}

#[test]
fn long_texts_with_much_between_are_aligned_by_what_they_have_once() {
    let line = |at: usize| format!("On day {at} the keeper wrote {} into the book. ", at * 7919);
    let old: String = (0..4000).map(line).collect();
    let new: String = (0..4000)
        .filter(|at| at % 97 != 0)
        .map(|at| line(at).replace("keeper", if at % 31 == 0 { "guard" } else { "keeper" }))
        .collect();
    for at in [1, 500, 2001, 3999] {
        let quote = line(at).trim().to_owned();
        let wanted = if at % 31 == 0 {
            Fate::Changed
        } else {
            Fate::Moved
        };
        assert_eq!(fate(&old, &new, &quote).0, wanted, "{at}");
    }
    assert_eq!(fate(&old, &new, line(31).trim()).0, Fate::Changed);
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[abc]{1,3}", "[äß漢😀]{1,2}"];
    let piece = (
        word,
        prop_oneof![Just(" "), Just(", "), Just(".\n"), Just(" — ")],
    );
    prop::collection::vec(piece, 1..40)
        .prop_map(|pieces| pieces.into_iter().map(|(word, sign)| word + sign).collect())
}

/// A text and quotes that stand in it, with their places noted.
fn quoted() -> impl Strategy<Value = (String, Vec<(usize, String)>)> {
    (
        text(),
        prop::collection::vec((0usize..400, 1usize..60), 1..8),
    )
        .prop_map(|(text, at)| {
            let all: Vec<char> = text.chars().collect();
            let quotes = at.into_iter().map(|(start, length)| {
                let start = start % all.len();
                let end = (start + length).min(all.len());
                (start, all[start..end].iter().collect())
            });
            let quotes = quotes.collect();
            (text, quotes)
        })
}

fn all(old: Option<&str>, new: &str, quotes: &[(usize, String)]) -> Vec<Became> {
    let points = old.map(CodePoints::new);
    let new_points = CodePoints::new(new);
    let old = old
        .zip(points.as_ref())
        .map(|(text, points)| Version { text, points });
    let new = Version {
        text: new,
        points: &new_points,
    };
    let quotes: Vec<Quote<'_>> = quotes
        .iter()
        .map(|(start, quote)| Quote {
            quote,
            start: Some(*start),
            ..Quote::default()
        })
        .collect();
    Versions::new(old, new).became(&quotes)
}

proptest! {
    #[test]
    fn in_the_same_text_every_quote_is_kept((text, quotes) in quoted()) {
        for became in all(Some(&text), &text, &quotes) {
            prop_assert_eq!(became.fate, Fate::Kept);
            prop_assert_eq!(became.was, became.now);
            prop_assert!(became.sure);
        }
    }

    #[test]
    fn with_other_text_before_it_every_quote_is_moved_with_its_very_words(
        (text, quotes) in quoted(), before in "([xyz]{1,4}[ .])+"
    ) {
        let new = format!("{before}{text}");
        for (became, (_, quote)) in all(Some(&text), &new, &quotes).iter().zip(&quotes) {
            prop_assert_eq!(became.fate, Fate::Moved);
            let (was, now) = (became.was.clone().unwrap(), became.now.clone().unwrap());
            prop_assert_eq!(now.start, was.start + before.len());
            prop_assert_eq!(new.get(now).unwrap(), quote);
            prop_assert!(became.sure);
        }
    }

    #[test]
    fn what_is_proposed_lies_in_the_new_text_and_says_what_the_fate_says(
        (old, quotes) in quoted(), new in text(), known in any::<bool>()
    ) {
        let old = known.then_some(old.as_str());
        let became = all(old, &new, &quotes);
        prop_assert_eq!(became.len(), quotes.len());
        prop_assert_eq!(&became, &all(old, &new, &quotes), "the same plan again");
        for (became, (_, quote)) in became.iter().zip(&quotes) {
            prop_assert!(new.get(became.near.clone()).is_some());
            prop_assert_eq!(became.now.is_none(), became.fate == Fate::Lost);
            if let Some(now) = &became.now {
                let words = new.get(now.clone());
                prop_assert!(words.is_some_and(|it| !it.is_empty()));
                let same = words == Some(quote);
                let exact = matches!(became.fate, Fate::Kept | Fate::Moved);
                prop_assert_eq!(same, exact);
                prop_assert!(exact || !became.sure);
            }
            if became.fate == Fate::Kept && became.was.is_none() {
                let points = CodePoints::new(&new);
                let noted = Quote { quote, start: Some(quotes[0].0), ..Quote::default() };
                prop_assert!(anchor(&new, &points, &noted).range.is_some());
            }
        }
    }

    #[test]
    fn runs_are_the_same_text_in_the_same_order(old in text(), new in text()) {
        let mut end = (0, 0);
        for run in align(&old, &new) {
            prop_assert!(run.length > 0 && run.old >= end.0 && run.new >= end.1);
            let words = old.get(run.old..run.old + run.length);
            prop_assert!(words.is_some());
            prop_assert_eq!(words, new.get(run.new..run.new + run.length));
            end = (run.old + run.length, run.new + run.length);
        }
    }
}
