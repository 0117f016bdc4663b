//! What a printed problem looks like, and that nothing of a file gets out as it stands there.

use proptest::prelude::*;

use super::*;
use crate::file::problem::Code;

fn printed(text: &str, problem: &Problem, style: Style) -> String {
    let mut out = Vec::new();
    let sheet = Sheet::new("case.toml", text.as_bytes());
    print(&mut out, &sheet, std::slice::from_ref(problem), style).unwrap();
    String::from_utf8(out).unwrap()
}

fn at(span: Range<usize>) -> Problem {
    Problem::new(Code::BadValue, span, "`perceptoin` is no scope")
        .hint("did you mean `perception`?")
}

#[test]
fn a_problem_shows_its_line_with_a_caret_and_what_to_do() {
    let text = "tellings = 1\r\nnegates = \"perceptoin\" # é\r\n";
    assert_eq!(
        printed(text, &at(24..36), Style::default()),
        concat!(
            "problem: `perceptoin` is no scope\n",
            " --> case.toml:2:11\n",
            "  |\n",
            "2 | negates = \"perceptoin\" # é\n",
            "  |           ^^^^^^^^^^^^\n",
            "  |\n",
            "  = help: did you mean `perception`?\n",
            "\n",
        )
    );
}

#[test]
fn another_place_that_matters_is_shown_too() {
    let problem = at(16..19).also(5..8, "the first one");
    assert_eq!(
        printed("id = \"a\"\n\n\nid = \"b\"\n", &problem, Style::default()),
        concat!(
            "problem: `perceptoin` is no scope\n",
            " --> case.toml:4:6\n",
            "  |\n",
            "4 | id = \"b\"\n",
            "  |      ^^^\n",
            " ::: case.toml:1:6\n",
            "  |\n",
            "1 | id = \"a\"\n",
            "  |      --- the first one\n",
            "  |\n",
            "  = help: did you mean `perception`?\n",
            "\n",
        )
    );
}

#[test]
fn one_line_is_enough_for_a_status_line() {
    let sheet = Sheet::new("a\u{1b}b.toml", "é = 1\né = 2\n".as_bytes());
    let line = one_line(&sheet, &at(9..12), Signs::Unicode);
    let expected = "a␛b.toml:2:2: `perceptoin` is no scope; did you mean `perception`?";
    assert_eq!(line.as_str(), expected);
    let file = Problem::of_file(Code::NotACase, "this file is no case");
    assert_eq!(
        one_line(&sheet, &file, Signs::Ascii).as_str(),
        "a^[b.toml: this file is no case"
    );
}

#[test]
fn columns_are_code_points_and_a_byte_order_mark_is_none() {
    let sheet = Sheet::new("", "\u{feff}ä = 1\r\nbé = 2".as_bytes());
    assert_eq!(sheet.place(0), (1, 1));
    assert_eq!(sheet.place(3), (1, 1));
    assert_eq!(sheet.place(5), (1, 2));
    assert_eq!(sheet.place(14), (2, 3));
}

#[test]
fn a_line_of_ten_megabytes_is_shown_around_the_caret() {
    let text = format!("text = \"{}\"", "é\u{1b}".repeat(3_000_000));
    for problem in [at(0..4), at(5_000_000..5_000_003), at(8..text.len())] {
        assert!(printed(&text, &problem, Style::default()).len() < 3000);
    }
}

#[test]
fn bytes_that_are_no_utf8_have_a_caret_too() {
    let sheet = Sheet::new("case.toml", b"a = \"\xdf\"\n");
    let mut out = Vec::new();
    print(
        &mut out,
        &sheet,
        &[Problem::new(Code::NotUtf8, 5..6, "not UTF-8")],
        Style::default(),
    )
    .unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        concat!(
            "problem: not UTF-8\n",
            " --> case.toml:1:6\n",
            "  |\n",
            "1 | a = \"\u{fffd}\"\n",
            "  |      ^\n",
            "\n",
        )
    );
}

proptest! {
    #[test]
    fn nothing_of_the_file_is_printed_as_it_stands_there(
        text in prop_oneof![any::<String>(), "[a\u{1b}\u{9b}\u{7f}\u{202e}\u{200b}\u{7}\r\n\t\\]é漢\u{e0041}]{0,80}"],
        start in 0..100_usize, length in 0..40_usize, colour in any::<bool>(),
    ) {
        let problem = Problem::new(Code::Syntax, start..start + length, text.as_str()).hint(text.as_str()).also(length..start + length, "it");
        let style = Style { colour, ..Style::default() };
        let sheet = Sheet::new(&text, text.as_bytes());
        let mut out = Vec::new();
        print(&mut out, &sheet, std::slice::from_ref(&problem), style).unwrap();
        let mut out = String::from_utf8(out).unwrap();
        if colour {
            // The printer's own colours: CSI digits m, and nothing else.
            for part in out.clone().split('\u{1b}').skip(1) {
                let end = part.find('m').unwrap();
                prop_assert!(part.get(1..end).unwrap().bytes().all(|b| b.is_ascii_digit() || b == b';'), "{part:?}");
            }
            out = out.replace('\u{1b}', "");
        }
        let hostile = |ch: char| ch != '\n' && (ch.is_control() || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\u{e0041}'));
        prop_assert!(!out.contains(hostile), "{out:?}");
        prop_assert!(!one_line(&sheet, &problem, Signs::Unicode).as_str().contains(|ch| hostile(ch) || ch == '\n'));
    }
}
