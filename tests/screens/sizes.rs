//! What becomes of the screen when it is small.

use super::*;

#[test]
fn under_80_columns_the_left_cell_stands_over_the_right() {
    let beside = session("statement").size(80, 24);
    assert!(beside.line("0210 Sent").contains("At ten past."));
    let stacked = session("statement").size(79, 24);
    assert!(!stacked.line("0210 Sent").contains("At ten past."));
    let grid = stacked.grid();
    let at = |words: &str| grid.iter().position(|line| line.contains(words)).unwrap();
    assert!(at("0210 Sent") < at("At ten past."));
}

#[test]
fn under_20_rows_the_panel_is_one_line_and_i_opens_it() {
    let rows = |session: &Session| session.state.parts.panel;
    assert!(rows(&session("parade").size(100, 20)) > 1);
    let small = session("parade").size(100, 19);
    assert_eq!(rows(&small), 1);
    assert!(small.shows(" ~ tension   wording, knowledge"));
    let open = small.keys("i");
    assert!(open.shows("ask: What did the stallholder see, and from where?"));
    let closed = open.keys("i");
    assert_eq!(rows(&closed), 0);
    assert_eq!(rows(&closed.keys("i")), 1);
}

#[test]
fn under_14_rows_the_hint_line_goes_but_not_what_is_said() {
    assert!(session("parade").size(100, 14).last().contains("COMPARE"));
    let small = session("parade").size(100, 13);
    assert!(!small.shows("COMPARE"));
    assert!(small.keys("Z").last().contains("means nothing here"));
    let field = session("parade").size(100, 13).keys("/lantern");
    assert!(field.last().contains("search: lantern"));
}

#[test]
fn under_20_by_5_there_is_a_message_and_nothing_else() {
    for (columns, rows) in [(19, 5), (20, 4), (19, 40), (200, 4)] {
        let tiny = session("parade").size(columns, rows).grid().concat();
        assert_eq!(tiny, "20x5 is the least", "{columns}x{rows}");
    }
    assert!(session("parade").size(20, 5).shows("The lantern on"));
}

#[test]
fn a_resize_keeps_the_cursor_in_view() {
    let mut session = session("parade").size(120, 40).keys("jjjjjj");
    let event = session.event();
    for (columns, rows) in [(100, 30), (40, 12), (200, 10), (80, 24), (60, 8), (120, 40)] {
        session = session.size(columns, rows);
        assert_eq!(session.event(), event);
        assert!(session.cursor_line().starts_with('▸'), "{columns}x{rows}");
    }
}

#[test]
fn a_panel_of_one_line_says_that_there_is_more_and_how_to_see_it() {
    for (columns, keys) in [(40, "J"), (60, "J"), (40, "gr")] {
        let small = session("parade").size(columns, 13).keys(keys);
        assert!(small.last().ends_with("… i"), "{}", small.last());
        let open = small.keys("i");
        assert!(!open.last().ends_with("… i"), "{}", open.last());
    }
}

#[test]
fn a_row_that_begins_above_the_screen_keeps_its_heading() {
    let read = session("parade").size(60, 16).keys("jj");
    let grid = read.grid();
    let first = grid.iter().position(|line| line.starts_with('↑'));
    assert_eq!(first, Some(3), "{}", grid.join("\n"));
    assert!(grid[3].contains(&*read.event()), "{}", grid[3]);
    let claim = |keys: &str| session("parade").size(60, 16).keys(keys);
    for keys in ["jlw", "jlww", "jlwww", "jlwwwb"] {
        let words = claim(keys);
        let shown = words.grid().join("\n");
        assert!(
            shown.contains("\n▸  "),
            "the claim's first line is hidden by {keys}:\n{shown}"
        );
    }
}

#[test]
fn a_text_that_is_not_utf8_says_what_it_is_read_as() {
    let case = "tellings = 1\ntitle = 't'\n[[document]]\nid = 'd'\nfile = 'd.txt'\nencoding = 'windows-1252'\n";
    let read = Session::with(case, &[("d.txt", b"Caf\xe9.")]).keys("gr");
    assert!(read.shows("read as windows-1252"));
    assert!(read.shows("Café."));
    assert!(read.shows("nobody has annotated this yet"));
}

#[test]
fn the_other_sides_claim_comes_into_view_where_the_cells_are_stacked() {
    for keys in ["l", "jl", "jjl", "jllh", "jjjjjl"] {
        let narrow = session("parade").size(40, 12).keys(keys);
        let id = narrow.claim().unwrap();
        let claims = &narrow.tables().claims;
        let claim = claims.iter().find(|it| it.id.as_str() == id).unwrap();
        let first = claim.words().split_whitespace().next().unwrap();
        let line = narrow.cursor_line();
        assert!(line.contains(first), "{keys}: {line}");
    }
}

#[test]
fn the_smallest_screens_say_where_help_is_and_it_can_be_read_there() {
    let small = session("parade").size(40, 12);
    assert!(small.grid()[0].ends_with("? help"), "{}", small.grid()[0]);
    let help = small.keys("?exchange");
    assert!(
        help.shows("exchange the two panes"),
        "{}",
        help.grid().join("\n")
    );
}

/// A case whose one row is taller than a small screen on both sides, and whose left side is short in the second.
fn tall() -> Session {
    let long = |word: &str| vec![word; 60].join(" ");
    let left = [long("one"), long("two")].join(". ");
    let right = long("three");
    let text = format!("{left}. {right}.");
    let claim = |id: &str, source: &str, quote: &str| {
        format!(
            "[[claim]]\nid = '{id}'\nsource = '{source}'\ndocument = 'd'\nquote = '{quote}'\nevent = 'e'\n"
        )
    };
    let case = format!(
        "tellings = 1\ntitle = 't'\n[[document]]\nid = 'd'\nfile = 'd.txt'\n[[source]]\nid = 'a'\nname = 'A'\n\
         [[source]]\nid = 'b'\nname = 'B'\n[[event]]\nid = 'e'\ntitle = 'e'\n{}{}{}",
        claim("1", "a", &long("one")),
        claim("2", "a", &long("two")),
        claim("3", "b", &right),
    );
    Session::with(&case, &[("d.txt", text.as_bytes())])
}

#[test]
fn reading_on_within_a_tall_row_the_cursor_stays_on_a_claim_that_is_seen() {
    for (columns, rows) in [(80, 24), (40, 12), (60, 16)] {
        let mut session = tall().size(columns, rows);
        for step in 0..12 {
            let shown = session.grid().join("\n");
            let line = session.cursor_line();
            let claim = session.claim().unwrap_or_else(|| panic!("{shown}"));
            let word = ["one", "two", "three"][claim.parse::<usize>().unwrap() - 1];
            // Where both cells stand over one another the claim may be above it all, and the mark says so.
            let above = columns < 80 && line.starts_with('↑');
            assert!(
                line.contains(word) || above,
                "{columns}x{rows} step {step}, {claim}:\n{shown}"
            );
            session = session.keys("j");
        }
    }
}
