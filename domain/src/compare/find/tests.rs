//! What is found, in which order, and what counts as the same letter.

use super::*;
use crate::compare::fields::case;
use proptest::prelude::*;

fn found(needle: &str, text: &str) -> Vec<String> {
    let ranges = Needle::new(needle).unwrap().ranges(text);
    ranges
        .into_iter()
        .map(|range| text.get(range).unwrap().to_owned())
        .collect()
}

#[test]
fn case_and_diacritics_are_no_difference() {
    assert_eq!(
        found("cafe", "Café, cafe\u{301}, CAFE, caf"),
        ["Café", "cafe\u{301}", "CAFE"]
    );
    assert_eq!(found("CAFÉ", "a cafe"), ["cafe"]);
    assert_eq!(found("straße", "die Straße"), ["Straße"]);
    assert_eq!(found("ライト", "ライトはライト"), ["ライト", "ライト"]);
}

#[test]
fn white_space_and_quotation_marks_are_folded() {
    assert_eq!(found("don't  go", "They don’t\n  go"), ["don’t\n  go"]);
    assert_eq!(found("\"no\"", "he said “No”"), ["“No”"]);
    assert_eq!(found("18:20", "１８：２０ごろ"), ["１８：２０"]);
}

#[test]
fn nothing_is_no_search() {
    assert_eq!(Needle::new("  "), None);
    assert_eq!(Needle::new("\u{301}"), None);
}

fn harbour() -> Case {
    case(
        "source keeper name=\"The lamp keeper\"
          source pilot
          document letter file=letter.txt title=\"On the lamp\"
          event lamp title=\"The lamp goes out\"
          event bell title=\"The bell\"
          claim b source=pilot event=bell quote=\"the lamp, the lamp\"
          claim a source=keeper event=lamp text=\"It burned\" note=\"which lamp?\"
          claim loose source=pilot text=\"A lamp at sea\"
          claim d source=keeper event=bell text=silence
          finding claims=d,b relation=tension question=\"Which lamp?\"
          silence source=keeper event=bell note=\"never lit the lamp\"",
    )
}

fn hits(case: &Case, text: &str, forward: bool) -> Vec<String> {
    let needle = Needle::new(text).unwrap();
    let mut hits = Vec::new();
    let mut at: Option<Hit> = None;
    loop {
        let next = needle.step(case, at.as_ref(), forward);
        let Some(next) = next else {
            return hits;
        };
        let line = format!(
            "{} {} {} {}",
            next.place.kind, next.place.at, next.place.field, next.range.start
        );
        if hits.first() == Some(&line) {
            return hits;
        }
        hits.push(line);
        at = Some(next);
    }
}

#[test]
fn hits_come_as_a_reader_meets_them_and_then_from_the_start_again() {
    let expected = [
        "event 0 title 4",
        "claim 1 note 6",
        "claim 0 quote 4",
        "claim 0 quote 14",
        "finding 0 question 6",
        "claim 2 text 2",
        "source 0 name 4",
        "document 0 title 7",
        "silence 0 note 14",
    ];
    assert_eq!(hits(&harbour(), "LAMP", true), expected);
    let mut backward = hits(&harbour(), "lamp", false);
    backward.reverse();
    assert_eq!(backward, expected);
}

#[test]
fn a_single_hit_is_found_again_and_none_is_said_so() {
    let case = harbour();
    assert_eq!(hits(&case, "burned", true), ["claim 1 text 3"]);
    assert_eq!(hits(&case, "burned", false), ["claim 1 text 3"]);
    assert_eq!(
        Needle::new("herring").unwrap().step(&case, None, true),
        None
    );
}

#[test]
fn a_hit_of_another_state_of_the_case_does_no_harm() {
    let case = harbour();
    let gone = Hit {
        place: Where {
            kind: Kind::Finding,
            at: 99,
            field: Field::Note,
        },
        range: 5..9,
    };
    let needle = Needle::new("lamp").unwrap();
    assert!(needle.step(&case, Some(&gone), true).is_some());
    let moved = Hit {
        range: 5000..5004,
        ..needle.step(&case, None, true).unwrap()
    };
    assert!(needle.step(&case, Some(&moved), true).is_some());
}

proptest! {
    #[test]
    fn the_walk_passes_every_record_once_and_back(
        claims in prop::collection::vec((0..4usize, 0..2usize), 0..9), findings in prop::collection::vec((0..9usize, 0..9usize), 0..6), events in 0..4usize
    ) {
        let mut lines = String::from("source s0\nsource s1\n");
        for event in 0..events {
            lines += &["event e", &event.to_string(), "\n"].concat();
        }
        for (at, (event, source)) in claims.iter().enumerate() {
            lines += &["claim c", &at.to_string(), " source=s", &source.to_string(), " event=e", &event.to_string(), " text=x\n"].concat();
        }
        for (one, other) in &findings {
            lines += &["finding claims=c", &one.to_string(), ",c", &other.to_string(), " relation=agree\n"].concat();
        }
        let case = case(&lines);
        let first = Unit::first(&case);
        let mut seen = vec![first];
        let mut at = first.after(&case);
        while at != first {
            prop_assert_eq!(at.before(&case), *seen.last().unwrap());
            seen.push(at);
            prop_assert!(seen.len() < 99);
            at = at.after(&case);
        }
        let different: std::collections::HashSet<_> = seen.iter().collect();
        prop_assert_eq!(different.len(), seen.len());
        let dangling = findings.iter().filter(|(one, other)| *one >= claims.len() || *other >= claims.len()).count();
        prop_assert_eq!(seen.len() + dangling, 2 + events + claims.len() + findings.len() + 1);
    }

    #[test]
    fn ranges_are_on_boundaries_in_order_and_match(needle in "\\PC{1,3}", text in "\\PC{0,40}") {
        if let Some(needle) = Needle::new(&needle) {
            let ranges = needle.ranges(&text);
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for range in ranges {
                let found = text.get(range.clone());
                prop_assert!(!range.is_empty() && found.is_some_and(|found| needle.is_in(found)));
            }
        }
    }
}

#[test]
fn the_last_place_before_a_byte_is_found_from_behind() {
    let needle = Needle::new("lamp").unwrap();
    let text = format!(
        "Lamp {} lamp {} lamp",
        "é".repeat(50_000),
        "e".repeat(90_000)
    );
    let all = needle.ranges(&text);
    assert_eq!(all.len(), 3);
    let mut found = Vec::new();
    let mut to = text.len();
    while let Some(range) = needle.find_before(&text, to) {
        to = range.start;
        found.push(range);
    }
    found.reverse();
    assert_eq!(found, all);
}
