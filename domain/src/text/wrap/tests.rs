//! How lines are broken, by example and in general.

use proptest::prelude::*;

use super::super::clean::Signs;
use super::super::width::{graphemes, width};
use super::*;

fn wrapped(text: &str, columns: usize) -> String {
    let shown = Shown::new(text, Signs::Unicode);
    let lines = wrap(&shown, columns, Ambiguous::Narrow);
    lines
        .iter()
        .map(|line| shown.as_str().get(line.range.clone()).unwrap())
        .collect::<Vec<_>>()
        .join("|")
}

#[test]
fn breaks_where_readers_expect_it() {
    for (text, columns, expected) in [
        ("", 5, ""),
        ("one two three", 7, "one two|three"),
        ("one  two   three", 8, "one  two|three"),
        ("one two", 3, "one|two"),
        ("one two ", 7, "one two"),
        ("a well-known dog", 7, "a well-|known|dog"),
        ("aged 2019-20 now", 9, "aged|2019-20|now"),
        ("either/or—both", 10, "either/or—|both"),
        ("-5 degrees", 3, "-5|deg|ree|s"),
        ("incomprehensible", 6, "incomp|rehens|ible"),
        ("  indented words", 10, "  indented|words"),
        ("警察は言った。「違う」", 8, "警察は|言った。|「違う」"),
        ("警察は言った。", 12, "警察は言っ|た。"),
        ("警察", 1, "警|察"),
        ("警察", 0, "警|察"),
        ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦|👨‍👩‍👧‍👦"),
        ("first\nsecond", 8, "first|second"),
        ("\tHe said", 3, "⇥He|sai|d"),
        ("no\u{a0}break here", 8, "no\u{a0}break|here"),
        ("            x", 5, "|x"),
    ] {
        assert_eq!(wrapped(text, columns), expected, "{text:?} in {columns}");
    }
}

#[test]
fn only_the_lines_asked_for_are_looked_at() {
    let shown = Shown::new(&"walk home ".repeat(1_000_000), Signs::Unicode);
    let first: Vec<_> = lines(&shown, 20, Ambiguous::Narrow).take(2).collect();
    assert_eq!(
        first,
        [
            Line {
                range: 0..19,
                columns: 19
            },
            Line {
                range: 20..39,
                columns: 19
            }
        ]
    );
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z \\-/—“”]{0,80}",
        "[警察官は。、「」ー a-z👍🏽\u{301}\u{200d}\t]{0,60}",
    ]
}

proptest! {
    #[test]
    fn no_line_is_too_wide_and_nothing_but_spaces_is_lost(
        text in text(),
        columns in 0..30_usize,
        wide in any::<bool>(),
    ) {
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let shown = Shown::new(&text, Signs::Unicode);
        let mut end = 0;
        for line in wrap(&shown, columns, ambiguous) {
            let between = shown.as_str().get(end..line.range.start).unwrap();
            prop_assert!(between.chars().all(|ch| is_space(ch.encode_utf8(&mut [0; 4]))), "{between:?}");
            let words = shown.as_str().get(line.range.clone()).unwrap();
            prop_assert_eq!(width(words, ambiguous), line.columns);
            prop_assert!(line.columns <= columns || graphemes(words, ambiguous).count() == 1);
            end = line.range.end;
        }
        prop_assert_eq!(shown.as_str().get(end..).unwrap().trim(), "");
    }
}
