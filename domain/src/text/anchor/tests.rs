//! What state and place a quote has, by example and in general.

use proptest::prelude::*;

use super::*;

const TEXT: &str = "Rain fell on the harbour. The ferry left at noon, the captain said. Rain fell on the town. \
    Nobody saw the ferry leave the pier before the storm began to rise over the bay.";

fn find(text: &str, quote: Quote<'_>) -> (State, Option<String>) {
    let anchor = anchor(text, &CodePoints::new(text), &quote);
    (
        anchor.state,
        anchor
            .range
            .and_then(|range| text.get(range))
            .map(str::to_owned),
    )
}

fn at(quote: &str, start: Option<usize>) -> Quote<'_> {
    Quote {
        quote,
        start,
        ..Quote::default()
    }
}

#[test]
fn where_it_was_noted_or_once_without_a_note_is_sound() {
    assert_eq!(find(TEXT, at("The ferry left", Some(26))).0, State::Sound);
    assert_eq!(find(TEXT, at("The ferry left", None)).0, State::Sound);
    assert_eq!(
        find(TEXT, at("Rain fell on the", Some(68))).0,
        State::Sound,
        "the second of two"
    );
}

#[test]
fn once_elsewhere_is_moved() {
    for start in [0, 25, 27, 9999] {
        assert_eq!(
            find(TEXT, at("The ferry left", Some(start))),
            (State::Moved, Some("The ferry left".to_owned()))
        );
    }
}

#[test]
fn the_context_tells_one_of_several() {
    let quote = Quote {
        quote: "Rain fell on the",
        start: Some(3),
        prefix: Some("said. "),
        suffix: Some(" town"),
    };
    let anchor = anchor(TEXT, &CodePoints::new(TEXT), &quote);
    assert_eq!(
        (anchor.state, anchor.range, anchor.places),
        (State::Moved, Some(68..84), 2)
    );
    let half = Quote {
        prefix: None,
        start: None,
        ..quote
    };
    assert_eq!(
        find(TEXT, half).0,
        State::Doubtful,
        "one side is not enough to be sure"
    );
}

#[test]
fn of_several_the_nearest_is_the_best() {
    let points = CodePoints::new(TEXT);
    for (start, expected) in [(Some(10), 0..9), (Some(60), 68..77), (None, 0..9)] {
        let anchor = anchor(TEXT, &points, &at("Rain fell", start));
        assert_eq!(
            (anchor.state, anchor.range, anchor.places),
            (State::Doubtful, Some(expected), 2)
        );
    }
    let with_suffix = Quote {
        quote: "Rain fell on the",
        suffix: Some(" town"),
        ..Quote::default()
    };
    assert_eq!(
        anchor(TEXT, &points, &with_suffix).range,
        Some(68..84),
        "without a start the context leads"
    );
}

#[test]
fn a_fifth_of_the_words_may_differ() {
    let saw = "Nobody saw the ferry leave the pier before the storm began to rise over the bay.";
    for (quote, expected) in [
        (
            "Nobody saw that ferry leave the pier before a storm began to rise over the bay.",
            Some(saw),
        ),
        (
            "Nobody  saw the ferry\nleave the pier before the storm began to rise over the bay.",
            Some(saw),
        ),
        ("The ferry sailed at noon", Some("The ferry left at noon")),
        ("The boat sailed at noon", None),
        ("at midnight", None),
        ("", None),
    ] {
        let state = if expected.is_some() {
            State::Doubtful
        } else {
            State::Lost
        };
        assert_eq!(
            find(TEXT, at(quote, None)),
            (state, expected.map(str::to_owned)),
            "{quote}"
        );
    }
    let japanese = "警察は帰宅を断ったと述べた。男性は歩いて帰った。";
    assert_eq!(
        find(japanese, at("男性は歩いて行った。", None)),
        (State::Doubtful, Some("男性は歩いて帰った。".to_owned())),
    );
}

#[test]
fn comparison_is_exact() {
    assert_eq!(find("café", at("cafe\u{301}", None)).0, State::Lost);
    assert_eq!(find("The End", at("the end", None)).0, State::Lost);
}

#[test]
fn the_context_is_cut_between_code_points() {
    let text = "é".repeat(40);
    let (prefix, suffix) = context(&text, 72..74);
    assert_eq!((prefix.chars().count(), suffix.chars().count()), (32, 3));
    assert_eq!(context("ab", 0..2), ("", ""));
}

#[test]
fn many_quotes_find_what_one_finds() {
    let points = CodePoints::new(TEXT);
    let words: Vec<&str> = TEXT.split(' ').collect();
    let quotes: Vec<String> = (1..7)
        .flat_map(|n| words.windows(n).map(|some| some.join(" ")))
        .collect();
    assert!(quotes.len() > 100);
    let together = anchors(TEXT, &points, quotes.iter().map(|quote| at(quote, Some(1))));
    let alone: Vec<_> = quotes
        .iter()
        .map(|quote| anchor(TEXT, &points, &at(quote, Some(1))))
        .collect();
    assert_eq!(together, alone);
}

#[test]
fn hostile_repetition_ends_and_is_never_called_sound() {
    let text = "a".repeat(50_000);
    let quotes: Vec<String> = (0..200)
        .map(|n| format!("{}b{n}", "a".repeat(50_000)))
        .collect();
    let long: Vec<String> = (0..50).map(|n| "a".repeat(20_000 + n)).collect();
    let both = quotes.iter().chain(&long).map(|quote| at(quote, None));
    let found = anchors(&text, &CodePoints::new(&text), both);
    assert!(
        found
            .iter()
            .all(|anchor| matches!(anchor.state, State::Doubtful | State::Lost))
    );
}

/// What the rules say, by the plainest search.
fn plainly(text: &str, quote: &Quote<'_>) -> State {
    let start = quote
        .start
        .and_then(|start| text.char_indices().map(|(at, _)| at).nth(start));
    if start.is_some_and(|start| text.get(start..).unwrap().starts_with(quote.quote)) {
        return State::Sound;
    }
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| text.get(*at..).unwrap().starts_with(quote.quote))
        .collect();
    let in_context = |at: &&usize| {
        text.get(..**at)
            .unwrap()
            .ends_with(quote.prefix.unwrap_or("\0"))
            && text
                .get(**at + quote.quote.len()..)
                .unwrap()
                .starts_with(quote.suffix.unwrap_or("\0"))
    };
    match (places.len(), quote.start) {
        (0, _) => State::Lost,
        (1, None) => State::Sound,
        (1, Some(_)) => State::Moved,
        _ if places.iter().filter(in_context).count() == 1 => State::Moved,
        _ => State::Doubtful,
    }
}

proptest! {
    #[test]
    fn one_and_many_say_what_the_rules_say(
        text in "[abé ]{0,60}",
        quotes in prop::collection::vec(
            ("[abé ]{1,6}", prop::option::of(0..70_usize), prop::option::of("[abé ]{1,2}"), prop::option::of("[abé ]{1,2}")),
            1..20,
        ),
    ) {
        let points = CodePoints::new(&text);
        let quotes: Vec<Quote<'_>> = quotes
            .iter()
            .map(|(quote, start, prefix, suffix)| Quote {
                quote,
                start: *start,
                prefix: prefix.as_deref(),
                suffix: suffix.as_deref(),
            })
            .collect();
        for (found, quote) in anchors(&text, &points, quotes.iter().copied()).iter().zip(&quotes) {
            prop_assert_eq!(found.state, plainly(&text, quote));
            if let Some(range) = found.range.clone() {
                prop_assert_eq!(text.get(range), Some(quote.quote));
            }
        }
    }

    #[test]
    fn an_anchor_written_down_is_found_again(text in "[a-d\u{e9}\u{8b66} ]{1,80}", from in 0..80_usize, length in 1..20_usize) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (from, to) = (from.min(places.len() - 2), (from + length).min(places.len() - 1));
        prop_assume!(from < to);
        let range = places[from]..places[to];
        let (prefix, suffix) = context(&text, range.clone());
        let quote = Quote {
            quote: text.get(range.clone()).unwrap(),
            start: Some(from),
            prefix: Some(prefix),
            suffix: Some(suffix),
        };
        let anchor = anchor(&text, &CodePoints::new(&text), &quote);
        prop_assert_eq!((anchor.state, anchor.range), (State::Sound, Some(range)));
    }

    #[test]
    fn a_changed_word_leaves_the_place_doubtful(words in prop::collection::vec("[a-z]{3,8}", 30..60), changed in 2..8_usize) {
        let text = words.join(" ");
        let mut quote: Vec<&str> = words[5..15].iter().map(String::as_str).collect();
        quote[changed] = "CHANGED";
        let expected = words[5..15].join(" ");
        let found = find(&text, at(&quote.join(" "), None));
        prop_assert_eq!(found, (State::Doubtful, Some(expected)));
    }
}
