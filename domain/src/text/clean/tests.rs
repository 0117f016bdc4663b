//! What is shown of hostile, odd and ordinary text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::super::width::{Ambiguous, graphemes};
use super::spelling::{Nature, nature};
use super::*;

fn shown(source: &str) -> String {
    Shown::new(source, Signs::Unicode).to_string()
}

#[test]
fn what_has_no_ink_or_has_power_becomes_a_mark() {
    for (source, unicode, ascii) in [
        ("plain words", "plain words", "plain words"),
        ("a\x1b[31mred", "a␛[31mred", "a^[[31mred"),
        ("\x1b]52;c;QQ==\x07", "␛]52;c;QQ==␇", "^[]52;c;QQ==^G"),
        ("a\0b\x7fc", "a␀b␡c", "a^@b^?c"),
        (
            "\u{85}\u{9b}31m",
            "⟦U+0085⟧⟦U+009B⟧31m",
            "<U+0085><U+009B>31m",
        ),
        ("a\tb", "a⇥b", "a^Ib"),
        ("a\nb", "a b", "a b"),
        ("a\r\nb", "a b", "a b"),
        ("a\rb\x0b", "a␍b␋", "a^Mb^K"),
        ("\u{202e}desrever", "⟦U+202E⟧desrever", "<U+202E>desrever"),
        ("\u{feff}start", "⟦U+FEFF⟧start", "<U+FEFF>start"),
        ("pass\u{200b}word", "pass⟦U+200B⟧word", "pass<U+200B>word"),
        ("co\u{ad}op", "co⟦U+00AD⟧op", "co<U+00AD>op"),
        (
            "a\u{200d}b\u{200c}c",
            "a⟦U+200D⟧b⟦U+200C⟧c",
            "a<U+200D>b<U+200C>c",
        ),
        (
            "a\u{2028}b\u{2029}",
            "a⟦U+2028⟧b⟦U+2029⟧",
            "a<U+2028>b<U+2029>",
        ),
        (
            "a\u{e0041}\u{e0042}",
            "a⟦U+E0041⟧⟦U+E0042⟧",
            "a<U+E0041><U+E0042>",
        ),
        (
            "a\u{fe0f}\u{e0101}",
            "a⟦U+FE0F⟧⟦U+E0101⟧",
            "a<U+FE0F><U+E0101>",
        ),
        (
            "\u{fff9}a\u{fffb}",
            "⟦U+FFF9⟧a⟦U+FFFB⟧",
            "<U+FFF9>a<U+FFFB>",
        ),
        (
            "\u{fdd0}\u{1fffe}",
            "⟦U+FDD0⟧⟦U+1FFFE⟧",
            "<U+FDD0><U+1FFFE>",
        ),
        ("\u{3164}\u{ffa0}", "⟦U+3164⟧⟦U+FFA0⟧", "<U+3164><U+FFA0>"),
        ("\u{301}a", "⟦U+0301⟧a", "<U+0301>a"),
        ("a\u{200b}\u{301}", "a⟦U+200B⟧⟦U+0301⟧", "a<U+200B><U+0301>"),
        ("\u{fffd}", "\u{fffd}", "\u{fffd}"),
    ] {
        assert_eq!(shown(source), unicode);
        assert_eq!(Shown::new(source, Signs::Ascii).as_str(), ascii);
    }
}

#[test]
fn ordinary_writing_stays_as_it_is() {
    for source in [
        "naïve café e\u{301}",
        "警察は、帰宅を断った。",
        "می\u{200c}خواهم",
        "श्री\u{200d}क\u{94d}\u{200d}ष",
        "ක\u{dca}\u{200d}ර",
        "שלום עולם",
        "👨‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🇳🇿 1️⃣ ©️",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "葛\u{e0100}城",
        "ᠮᠣᠩ\u{180b}",
        "각 \u{1100}\u{1161}\u{11a8}",
        "Zürich – “quoted” … ½",
    ] {
        assert_eq!(shown(source), source);
    }
}

#[test]
fn a_heap_of_marks_is_counted() {
    let heap = format!("a{}b", "\u{301}".repeat(10_000));
    let expected = format!("a{}⟦+9992 marks⟧b", "\u{301}".repeat(8));
    assert_eq!(shown(&heap), expected);
    assert_eq!(
        Shown::new(&heap, Signs::Ascii).as_str(),
        expected.replace('⟦', "<").replace('⟧', ">")
    );
}

#[test]
fn no_grapheme_grows_beyond_what_a_screen_can_cut() {
    for bomb in [
        "\u{1100}",
        "क\u{94d}",
        "👩\u{200d}",
        "\u{600}",
        "\u{1f3fd}",
        "\u{93e}",
    ] {
        let shown = Shown::new(&bomb.repeat(5000), Signs::Unicode);
        let widest = graphemes(shown.as_str(), Ambiguous::Narrow)
            .map(|(_, columns)| columns)
            .max();
        assert!(widest <= Some(40), "{bomb:?} {widest:?}");
    }
}

#[test]
fn every_shown_byte_knows_its_source() {
    let source = "a\u{202e}b\r\nc";
    let shown = Shown::new(source, Signs::Ascii);
    assert_eq!(shown.as_str(), "a<U+202E>b c");
    let places: Vec<_> = (0..=shown.len()).map(|at| shown.source_at(at)).collect();
    assert_eq!(places, [0, 1, 1, 1, 1, 1, 1, 1, 1, 4, 5, 7, 8]);
    let back: Vec<_> = (0..=source.len()).map(|at| shown.shown_at(at)).collect();
    assert_eq!(back, [0, 1, 1, 1, 9, 10, 10, 11, 12]);
    assert_eq!(shown.marks().collect::<Vec<_>>(), [1..9, 10..11]);
    assert_eq!(shown.source_of(0..9), 0..4);
    assert_eq!(shown.source_of(3..3), 1..1);
}

#[test]
fn parts_keep_the_places_of_the_whole() {
    let source = "one\ntwo\u{7}\nthree";
    let part = Shown::part(source, 4..8, Signs::Unicode);
    assert_eq!(
        (
            part.as_str(),
            part.source_at(0),
            part.source_at(3),
            part.source_at(9)
        ),
        ("two␇", 4, 7, 8)
    );
    assert_eq!(
        (
            part.shown_at(0),
            part.shown_at(6),
            part.shown_at(7),
            part.shown_at(99)
        ),
        (0, 2, 3, 6)
    );
    assert_eq!(Shown::part("é", 1..9, Signs::Unicode).as_str(), "");
}

#[test]
fn own_words_and_parts_are_put_together() {
    let source = "he \x1bsaid\x1b so";
    let quote = Shown::new(source, Signs::Unicode);
    let mut line = Shown::own("«")
        .then(&quote.slice(3..10))
        .then(&Shown::own("» "));
    line.push(&Shown::number(12));
    assert_eq!(line.as_str(), "«␛said» 12");
    assert_eq!(line.source_of(2..9), 3..8);
    assert_eq!(line.shown_at(4), 5);
    assert!(line.marks().eq(std::iter::once(2..5)));
}

#[test]
fn parts_in_another_order_still_find_their_source() {
    let quote = Shown::new("first second", Signs::Unicode);
    let line = quote
        .slice(6..12)
        .then(&Shown::own(" / "))
        .then(&quote.slice(0..5));
    assert_eq!(line.as_str(), "second / first");
    assert_eq!((line.shown_at(7), line.shown_at(2)), (1, 11));
}

#[test]
fn lines_end_without_their_line_feed() {
    let source = "one\r\ntwo\n\nfo\rur\r";
    let lines: Vec<_> = clean_lines(source, Signs::Unicode)
        .map(|line| (line.to_string(), line.source_at(0)))
        .collect();
    let expected = [("one", 0), ("two", 5), ("", 9), ("fo␍ur␍", 10)];
    assert_eq!(lines, expected.map(|(text, at)| (text.to_owned(), at)));
}

fn hostile() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        any::<char>(),
        (0_u32..0x300).prop_filter_map("a character", char::from_u32),
        prop::sample::select("a \u{301}\u{200d}\u{200c}\u{fe0f}\u{202e}👩🏽🔥क\u{94d}\u{93e}\u{1100}\u{1161}\u{600}\u{d4e}\u{e0067}🏴🇳🇿\r\n".chars().collect::<Vec<_>>()),
    ];
    prop::collection::vec(sign, 0..40).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn nothing_hidden_and_nothing_without_width_is_left(source in hostile(), ascii in any::<bool>()) {
        let signs = if ascii { Signs::Ascii } else { Signs::Unicode };
        let shown = Shown::new(&source, signs);
        prop_assert!(shown.as_str().chars().all(|ch| !matches!(nature(ch), Nature::Control)));
        let is_flag = |text: &str| text.graphemes(true).any(spelling::is_flag);
        prop_assert!(is_flag(&source) || shown.as_str().chars().all(|ch| nature(ch) != Nature::Hidden));
        for (range, columns) in graphemes(shown.as_str(), Ambiguous::Narrow) {
            prop_assert!(columns > 0, "{:?}", shown.as_str().get(range));
        }
    }

    #[test]
    fn the_map_covers_the_source_in_order(source in hostile()) {
        let shown = Shown::new(&source, Signs::Unicode);
        prop_assert!(shown.source_of(0..shown.len()) == (0..source.len()));
        for at in 0..shown.len() {
            prop_assert!(shown.source_at(at) <= shown.source_at(at + 1));
        }
        for (at, _) in source.char_indices() {
            let there = shown.shown_at(at);
            prop_assert!(shown.source_at(there) <= at && shown.as_str().is_char_boundary(there));
        }
        let verbatim = |at: usize| shown.marks().all(|mark| !mark.contains(&at));
        for (at, ch) in shown.as_str().char_indices().filter(|(at, _)| verbatim(*at)) {
            prop_assert!(source.get(shown.source_at(at)..).unwrap().starts_with(ch));
        }
    }

    #[test]
    fn slices_join_to_the_whole(source in hostile(), cut in 0..60_usize) {
        let shown = Shown::new(&source, Signs::Unicode);
        let cut = shown.as_str().floor_char_boundary(cut);
        let joined = shown.slice(0..cut).then(&shown.slice(cut..shown.len()));
        prop_assert_eq!(joined.as_str(), shown.as_str());
        for at in 0..=shown.len() {
            prop_assert_eq!(joined.source_at(at), shown.source_at(at));
        }
    }
}
