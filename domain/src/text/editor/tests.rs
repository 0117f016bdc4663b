//! What each key does to a field: the text with the cursor as a bar before it, and after.

use proptest::prelude::*;

use super::super::clean::Signs;
use super::*;

type Key = fn(&mut Editor);

fn field(marked: &str, multi_line: bool) -> Editor {
    let (before, behind) = marked.split_once('|').unwrap();
    let mut editor = if multi_line {
        Editor::lines(behind)
    } else {
        Editor::line(behind)
    };
    editor.stand(0);
    editor.insert(before);
    editor
}

fn marked(editor: &Editor) -> String {
    let (before, behind) = editor.text.split_at(editor.cursor);
    format!("{before}|{behind}")
}

fn check(keys: Key, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        let mut editor = field(before, true);
        keys(&mut editor);
        assert_eq!(marked(&editor), *after, "from {before:?}");
    }
}

#[test]
fn moving_goes_by_grapheme() {
    check(
        Editor::left,
        &[
            ("|ab", "|ab"),
            ("ab|", "a|b"),
            ("👨‍👩‍👧‍👦|", "|👨‍👩‍👧‍👦"),
            ("ae\u{301}|", "a|e\u{301}"),
            ("🇳🇿🇫🇷|", "🇳🇿|🇫🇷"),
        ],
    );
    check(
        Editor::right,
        &[
            ("ab|", "ab|"),
            ("|ab", "a|b"),
            ("|👨‍👩‍👧‍👦x", "👨‍👩‍👧‍👦|x"),
            ("a|\nb", "a\n|b"),
        ],
    );
}

#[test]
fn deleting_takes_whole_graphemes() {
    check(
        Editor::delete_back,
        &[
            ("|ab", "|ab"),
            ("ab|c", "a|c"),
            ("a👨‍👩‍👧‍👦|b", "a|b"),
            ("a\n|b", "a|b"),
        ],
    );
    check(
        Editor::delete_forward,
        &[("ab|", "ab|"), ("a|bc", "a|c"), ("|e\u{301}a", "|a")],
    );
}

#[test]
fn words_are_passed_and_deleted_whole() {
    check(
        Editor::word_left,
        &[
            ("one two|", "one |two"),
            ("one  |two", "|one  two"),
            ("|one", "|one"),
            ("didn't|", "|didn't"),
        ],
    );
    check(
        Editor::word_right,
        &[
            ("|one two", "one| two"),
            ("one| two.", "one two|."),
            ("one |", "one |"),
        ],
    );
    check(
        Editor::delete_word_back,
        &[
            ("one two|", "one |"),
            ("one t|wo", "one |wo"),
            ("one, |two", "|two"),
        ],
    );
    check(
        Editor::delete_word_forward,
        &[("|one two", "| two"), ("one| two", "one|")],
    );
}

#[test]
fn lines_have_ends() {
    check(Editor::home, &[("one\ntwo|", "one\n|two")]);
    check(Editor::end, &[("o|ne\ntwo", "one|\ntwo")]);
    check(
        Editor::kill_to_end,
        &[
            ("o|ne\ntwo", "o|\ntwo"),
            ("o|\ntwo", "o|two"),
            ("two|", "two|"),
        ],
    );
    check(Editor::kill_to_start, &[("one\ntw|o", "one\n|o")]);
    check(Editor::new_line, &[("a|b", "a\n|b")]);
}

#[test]
fn up_and_down_keep_the_column_they_aim_at() {
    check(
        Editor::up,
        &[
            ("first\nse|cond", "fi|rst\nsecond"),
            ("fi|rst", "|first"),
            ("警察\nabc|", "警|察\nabc"),
        ],
    );
    check(
        Editor::down,
        &[
            ("fi|rst\nsecond", "first\nse|cond"),
            ("fi|rst", "first|"),
            ("a|\n", "a\n|"),
        ],
    );
    let across: Key = |editor| {
        editor.down();
        editor.down();
    };
    check(across, &[("long|er\na\nlonger", "longer\na\nlong|er")]);
}

#[test]
fn pasting_keeps_to_the_field() {
    let mut one = field("a|b", false);
    one.insert("x\r\ny\rz\n");
    assert_eq!(marked(&one), "ax y z |b");
    one.new_line();
    assert_eq!(marked(&one), "ax y z |b");
    let mut several = field("a|b", true);
    several.insert("x\r\ny\rz");
    assert_eq!(
        (marked(&several).as_str(), several.cursor_line()),
        ("ax\ny\nz|b", 2)
    );
}

#[test]
fn a_joined_grapheme_is_never_split() {
    let mut editor = field("👩|👧", false);
    editor.insert("\u{200d}");
    assert_eq!(marked(&editor), "|👩\u{200d}👧");
    editor.move_to(3);
    assert_eq!(editor.cursor(), 0);
}

#[test]
fn the_window_shows_the_cursor() {
    for (before, columns, shown, cursor) in [
        ("ab|cd", 10, "abcd", 2),
        ("abcdef|", 4, "def", 3),
        ("abc|def", 4, "abcd", 3),
        ("|abcdef", 4, "abcd", 0),
        ("警察官|", 4, "官", 2),
        ("one\ntwo|\nthree", 9, "two", 3),
        ("abc|", 1, "", 0),
        ("abc|", 0, "", 0),
        ("a\t\u{202e}|", 20, "a⇥⟦U+202E⟧", 10),
        ("a\t\u{202e}|", 9, "⟦U+202E⟧", 8),
        ("a\t\u{202e}|", 8, "", 0),
    ] {
        let editor = field(before, true);
        let window = editor.window(columns, Ambiguous::Narrow, Signs::Unicode);
        assert_eq!(
            (window.shown.as_str(), window.cursor),
            (shown, cursor),
            "{before} {columns}"
        );
    }
}

proptest! {
    #[test]
    fn the_cursor_stays_between_graphemes(
        keys in prop::collection::vec((0..14_u8, "[a-c \r\n👩👧🇳🇿\u{200d}\u{200c}\u{301}\u{202e}\t警یخ]{0,3}"), 0..40),
        multi_line in any::<bool>(),
        columns in 0..24_usize,
    ) {
        let mut editor = if multi_line { Editor::lines("") } else { Editor::line("") };
        for (key, pasted) in keys {
            let moves: [Key; 14] = [
                Editor::left, Editor::right, Editor::word_left, Editor::word_right, Editor::home, Editor::end, Editor::up,
                Editor::down, Editor::delete_back, Editor::delete_forward, Editor::delete_word_back, Editor::kill_to_end,
                Editor::kill_to_start, Editor::new_line,
            ];
            moves[usize::from(key)](&mut editor);
            editor.insert(&pasted);
            let boundaries: Vec<usize> = editor.text.grapheme_indices(true).map(|(at, _)| at).chain([editor.text.len()]).collect();
            prop_assert!(boundaries.contains(&editor.cursor), "{:?}", marked(&editor));
            prop_assert!(multi_line || !editor.text.contains('\n'));
            let window = editor.window(columns, Ambiguous::Narrow, Signs::Unicode);
            prop_assert!(window.range.start <= editor.cursor && editor.cursor <= window.range.end);
            prop_assert!(window.cursor <= columns.saturating_sub(1));
            prop_assert!(width(window.shown.as_str(), Ambiguous::Narrow) <= columns);
        }
    }
}
