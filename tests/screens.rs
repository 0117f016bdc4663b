//! What a reader sees: each example's screens as they are recorded, and what the keys do.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail")]

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

use insta::assert_snapshot;
use session::{Session, session};
use std::collections::BTreeSet;
use std::path::Path;
use tellings::app::page::Role;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The examples there are: every folder but the one that is broken on purpose.
fn examples() -> BTreeSet<String> {
    let folders = std::fs::read_dir(Path::new(ROOT).join("examples")).unwrap();
    folders
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name != "broken")
        .collect()
}

/// Snapshots stand in `tests/screens`, one file each, named after what they show.
fn recorded(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

#[test]
fn every_example_has_its_recorded_screens() {
    for name in examples() {
        let at = |keys: &str| session(&name).size(100, 30).keys(keys).screen();
        recorded(&format!("{name}-compare"), &at(""));
        recorded(&format!("{name}-read"), &at("<Enter>"));
        recorded(&format!("{name}-compare-twin"), &session(&name).twin());
        recorded(&format!("{name}-read-twin"), &session(&name).read_twin());
    }
}

#[test]
fn no_example_is_without_a_recorded_screen() {
    assert!(examples().len() >= 4);
    for name in examples() {
        for screen in ["compare", "read", "compare-twin", "read-twin"] {
            let file = Path::new(ROOT).join(format!("tests/screens/{name}-{screen}.snap"));
            assert!(file.is_file(), "example {name} has no {}", file.display());
        }
    }
}

mod moving {
    use super::*;

    #[test]
    fn j_and_k_go_from_event_to_event() {
        let at = |keys: &str| session("parade").keys(keys);
        assert_eq!(at("").event(), "The signing is copied");
        assert_eq!(at("j").event(), "She asks the guards to come with them");
        assert_eq!(at("jjk").event(), "She asks the guards to come with them");
        assert_eq!(at("k").event(), "The signing is copied");
        assert_eq!(at("<Down><Up>").event(), "The signing is copied");
        assert!(
            at("j").cursor_line().starts_with("▸"),
            "the cursor has its mark"
        );
    }

    #[test]
    fn the_first_and_the_last_row_are_one_key_away() {
        let last = session("square").keys("G").event();
        assert_ne!(last, session("square").event());
        assert_eq!(session("square").keys("<End>").event(), last);
        assert_eq!(
            session("square").keys("Ggg").event(),
            session("square").event()
        );
    }

    #[test]
    fn shift_j_and_k_go_from_difference_to_difference() {
        let at = |keys: &str| session("statement").keys(keys);
        assert_eq!(at("J").event(), "What he hears on the path", "past = and ·");
        assert_eq!(at("JJ").event(), "Something pale on the far bank");
        assert_eq!(at("JJK").event(), "What he hears on the path");
        assert_eq!(at("JK").event(), at("J").event(), "there is none above");
        assert!(at("JK").last().contains("no difference above"));
    }

    #[test]
    fn the_other_side_is_tab_or_h_and_l() {
        let side = |keys: &str| {
            let panes = session("parade").keys(keys).grid().swap_remove(1);
            (panes.starts_with('▸'), panes.contains("│▸"))
        };
        assert_eq!(side(""), (true, false));
        assert_eq!(side("l"), (false, true));
        assert_eq!(side("<Tab>"), (false, true));
        assert_eq!(side("lh"), (true, false));
        assert_eq!(side("<Tab><Tab>"), (true, false));
    }

    #[test]
    fn w_and_b_go_from_claim_to_claim_of_a_cell_and_each_side_remembers_its_own() {
        let claim = |keys: &str| session("parade").keys(keys).claim().unwrap();
        assert_eq!(claim("jlbbb"), "log-time", "the first of four");
        assert_eq!(claim("jlbbbw"), "confirmed");
        assert_eq!(claim("jlbbbwb"), "log-time");
        assert_eq!(claim("jlwwwwww"), "too-short", "the cell ends here");
        assert_eq!(claim("jblbh"), "asks");
        assert_eq!(claim("jblbhl"), "orders");
    }

    #[test]
    fn a_row_is_entered_at_its_strongest_finding_and_the_panel_is_on_the_two_remembered_claims() {
        let row = session("parade").keys("j");
        assert_eq!(row.claim().unwrap(), "turned");
        assert!(row.shows(" ± part-admit   speech, action"));
        assert!(
            session("parade")
                .keys("jlb")
                .shows(" ~ tension   speech, duty")
        );
        let asked = session("parade").keys("jblbb");
        assert_eq!(asked.claim().unwrap(), "confirmed");
        assert!(asked.shows(" = agree"), "{}", asked.grid().join("\n"));
        assert!(session("parade").keys("jlbb").shows("not judged"));
    }

    #[test]
    fn o_steps_through_the_findings_of_a_row_and_comes_round() {
        let panel = |keys: &str| {
            let session = session("parade").keys(keys);
            let found = session
                .grid()
                .into_iter()
                .find(|line| line.contains("(o steps)"));
            found.unwrap()
        };
        for (keys, at) in [
            ("j", "1 of 4"),
            ("jo", "2 of 4"),
            ("jooo", "4 of 4"),
            ("joooo", "1 of 4"),
        ] {
            assert!(panel(keys).contains(at), "{keys}: {}", panel(keys));
        }
    }

    #[test]
    fn the_mouse_puts_the_cursor_where_it_is_pressed_and_its_wheel_steps() {
        use tellings::app::{Input, MouseAct};
        let line = session("parade")
            .grid()
            .iter()
            .position(|line| line.contains("A patrol may"));
        let mouse = |act, column, row| Input::Mouse { act, column, row };
        let row = u16::try_from(line.unwrap()).unwrap();
        let pressed = session("parade").input(mouse(MouseAct::Press, 60, row));
        assert_eq!(pressed.claim().unwrap(), "orders");
        let turned = session("parade").input(mouse(MouseAct::ScrollDown, 0, 0));
        assert_eq!(turned.event(), session("parade").keys("j").event());
    }
}

mod both_screens {
    use super::*;

    #[test]
    fn enter_shows_the_words_in_the_document_and_enter_comes_back_to_the_claim() {
        for (there, back) in [("<Enter>", "<Enter>"), ("gr", "gc"), ("<Enter>", "gc")] {
            let start = session("parade").keys("jw");
            let claim = start.claim();
            let read = start.keys(there);
            assert!(read.last().contains("READ"));
            assert_eq!(read.claim(), claim);
            assert_eq!(
                read.in_role(Role::Quoted).concat(),
                "One said, ‘Not now, love,’ and turned his back."
            );
            let again = read.keys(back);
            assert!(again.last().contains("COMPARE"));
            assert_eq!(again.claim(), claim);
            assert_eq!(again.event(), "She asks the guards to come with them");
        }
    }

    #[test]
    fn in_read_the_other_account_of_the_event_is_two_keys_away() {
        let read = session("parade").keys("jj<Enter>gx");
        assert_eq!(read.claim().unwrap(), "two");
        assert_eq!(read.keys("gx").claim().unwrap(), "ten-steps");
    }

    #[test]
    fn claims_are_visited_as_they_are_printed() {
        let claim = |keys: &str| {
            session("parade")
                .keys("<Enter>")
                .keys(keys)
                .claim()
                .unwrap()
        };
        assert_eq!(claim(")"), "dance");
        assert_eq!(claim("))"), "asks");
        assert_eq!(claim("))("), "dance");
    }

    #[test]
    fn sentences_nobody_claims_are_found_and_have_an_empty_gutter() {
        let read = session("parade").keys("<Enter>]u");
        assert_eq!(read.claim(), None);
        assert!(read.shows("nobody claims this sentence"));
    }

    #[test]
    fn a_claim_that_neither_pane_shows_says_how_to_reach_it() {
        let mut read = session("parade").keys("<Enter>");
        let printed = read.tables().claims.len();
        let of = |read: &Session| {
            let claim = read.claim().unwrap();
            let claims = &read.tables().claims;
            let claim = claims.iter().find(|it| it.id.as_str() == claim);
            claim.unwrap().source.to_string()
        };
        for _ in 0..printed {
            if of(&read) == "rowers" {
                break;
            }
            read = read.keys(")");
        }
        assert_eq!(of(&read), "rowers");
        let said = read.keys("<Enter>").last();
        assert!(
            said.contains("this claim stands in neither pane; x chooses others"),
            "{said}"
        );
    }
}

mod panes {
    use super::*;

    /// The names of the two panes.
    fn shown(session: &Session) -> (String, String) {
        let line = session.grid().swap_remove(1);
        let (left, right) = line.split_once("│   │").unwrap();
        let name = |pane: &str| {
            let pane = pane.trim_start_matches(['▸', ' ']);
            pane.split("  ").next().unwrap().to_owned()
        };
        (name(left), name(right))
    }

    #[test]
    fn x_lists_who_can_be_shown_and_shows_who_is_chosen() {
        let list = session("parade").keys("lx");
        assert!(list.shows("The right pane shows"));
        for source in &list.tables().sources {
            assert!(list.shows(&source.name), "{}", source.name);
        }
        assert!(list.shows("everyone else"));
        let chosen = list.keys("Farrant<Enter>");
        assert_eq!(shown(&chosen).1, "Odile Farrant");
        assert!(shown(&chosen).0.starts_with("Dessa Marlow"));
    }

    #[test]
    fn whoever_has_the_other_pane_changes_places() {
        let chosen = session("parade").keys("xHarbour<Enter>");
        assert!(shown(&chosen).0.starts_with("Harbour guard"));
        assert!(shown(&chosen).1.starts_with("Dessa Marlow"));
    }

    #[test]
    fn angle_brackets_go_through_the_sources_of_this_side() {
        let at = |keys: &str| shown(&session("square").keys(keys));
        let start = at("");
        assert_eq!(at("l>").0, start.0, "the other side stays");
        assert_ne!(at("l>").1, start.1);
        assert_eq!(at("l><"), start);
    }

    #[test]
    fn shift_x_exchanges_the_panes_and_the_cursor_stays_on_its_event() {
        let before = session("statement").keys("jj");
        let (left, right) = shown(&before);
        let event = before.event();
        let after = before.keys("X");
        assert!(
            shown(&after)
                .0
                .starts_with(right.split(" (").next().unwrap())
        );
        assert!(shown(&after).1.starts_with(&left));
        assert_eq!(after.event(), event);
    }

    #[test]
    fn the_cursor_stays_on_its_event_when_other_accounts_are_shown() {
        let before = session("parade").keys("jjjjj");
        assert_eq!(before.event(), "The walk down the Ropewalk");
        assert_eq!(
            before.keys("X").keys("xFarrant<Enter>").event(),
            "The walk down the Ropewalk"
        );
    }

    #[test]
    fn a_source_shown_within_an_account_can_be_followed_into_a_pane_of_its_own() {
        let followed = session("parade").keys("jlbbbF");
        assert_eq!(shown(&followed).1, "The watch log");
        assert_eq!(followed.claim().unwrap(), "log-time");
        let own = session("parade").keys("F");
        assert!(
            own.last()
                .contains("this claim's source has the pane already")
        );
    }

    #[test]
    fn everyone_else_can_stand_in_a_pane() {
        let chosen = session("parade").keys("lxeveryone<Enter>");
        assert_eq!(shown(&chosen).1, "everyone else");
    }
}

mod lists {
    use super::*;

    #[test]
    fn help_is_narrowed_by_typing_and_runs_what_is_chosen() {
        let help = session("parade").keys("?");
        assert!(help.shows("Help:"));
        assert!(help.line("next-difference").contains('J'));
        let narrowed = help.keys("exchange");
        assert!(narrowed.line("▸").contains("swap-sides"));
        let ran = narrowed.keys("<Enter>");
        assert!(ran.grid()[1].starts_with("▸Harbour guard"));
    }

    #[test]
    fn help_lists_every_action_of_its_screen_with_its_keys() {
        use tellings::app::action::{ACTIONS, Place};
        for (open, place) in [("?", Place::Compare), ("gr?", Place::Read)] {
            let help = session("parade").size(100, 80).keys(open);
            let here = |it: &Place| *it == place || *it == Place::Everywhere;
            for entry in ACTIONS.iter().filter(|it| here(&it.place)) {
                let grid = help.grid();
                let named = |line: &&String| {
                    let words = line.trim_start_matches(['▸', ' ']);
                    words.split("  ").next() == Some(entry.name)
                };
                let line = grid.iter().find(named);
                let line = line.unwrap();
                assert!(line.contains(entry.help), "{line}");
                assert!(entry.keys.iter().all(|key| line.contains(key)), "{line}");
            }
        }
    }

    #[test]
    fn every_command_can_be_called_by_its_name() {
        for open in [":", "<Ctrl-p>"] {
            let ran = session("parade").keys(open).keys("last-row<Enter>");
            assert_eq!(ran.event(), session("parade").keys("G").event());
        }
    }

    #[test]
    fn coverage_lists_the_events_and_goes_to_the_one_chosen() {
        let list = session("parade").keys("c");
        for event in &list.tables().events {
            assert!(list.shows(&event.title), "{}", event.title);
        }
        assert_eq!(
            list.keys("ropewalk<Enter>").event(),
            "The walk down the Ropewalk"
        );
    }

    #[test]
    fn esc_leaves_what_is_open_and_nothing_is_changed() {
        let plain = session("parade").screen();
        for open in ["?", ":abc", "x", "c", "/guard", "f", "g", "gr?"] {
            let left = session("parade").keys(open).keys("<Esc>");
            let back = if open.starts_with("gr") {
                left.keys("gc")
            } else {
                left
            };
            assert_eq!(back.screen(), plain, "after {open}");
        }
    }

    #[test]
    fn a_prefix_lists_what_may_follow() {
        let said = session("parade").keys("g").last();
        for words in ["g the first row", "c Compare", "r Read"] {
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn a_key_that_means_nothing_says_where_the_keys_are() {
        let said = session("parade").keys("z").last();
        assert!(
            said.contains("z means nothing here; ? lists the keys"),
            "{said}"
        );
        assert!(session("parade").keys("zj").last().contains("COMPARE"));
    }

    #[test]
    fn q_quits_and_shift_y_copies_the_exact_quote() {
        use tellings::app::Effect;
        assert_eq!(session("parade").keys("q").effects(), [Effect::Quit]);
        let copied = session("parade").keys("jwY");
        let [Effect::Copy(text)] = copied.effects() else {
            panic!("{:?}", copied.effects());
        };
        assert!(
            text.starts_with("“One said, ‘Not now, love,’ and turned his back.”\nDessa Marlow")
        );
        assert!(text.contains("(article.txt, characters 893–"), "{text}");
    }
}

mod finding {
    use super::*;

    #[test]
    fn a_search_goes_from_match_to_match_and_marks_the_words() {
        let found = session("square").keys("/troops<Enter>");
        let marked = |session: &Session| session.runs().iter().filter(|run| run.found).count();
        assert!(marked(&found) > 0, "{}", found.screen());
        let first = found.event();
        let next = found.keys("n");
        assert_ne!(
            (next.event(), next.claim()),
            (first.clone(), session("square").claim())
        );
        assert_eq!(next.keys("N").event(), first);
        assert_eq!(marked(&session("square").keys("/troops<Enter><Esc>")), 0);
        let none = session("square").keys("/zebra<Enter>");
        assert!(
            none.last().contains("“zebra” is not in this case"),
            "{}",
            none.last()
        );
    }

    #[test]
    fn a_filter_shows_the_rows_that_fit_and_esc_shows_all() {
        let all = session("parade").state.compare.len();
        let kept = session("parade").keys("frelation:contradict<Enter>");
        assert_eq!(kept.state.compare.len(), 2, "{}", kept.grid().join("\n"));
        assert_eq!(kept.event(), "How many guards, and how near");
        assert!(kept.keys("z").keys("j").last().contains("filtered"));
        assert_eq!(
            session("parade")
                .keys("frelation:contradict<Enter><Esc>")
                .state
                .compare
                .len(),
            all
        );
        let wrong = session("parade").keys("frelation:contradicts<Enter>");
        assert!(
            wrong.last().contains("rows with: relation:contradicts"),
            "the field stays: {}",
            wrong.last()
        );
    }
}

mod sizes {
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
        assert!(small.keys("z").last().contains("means nothing here"));
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
}

mod signs {
    use super::*;
    use tellings::app::config::{Background, Depth};
    use tellings::text::clean::Signs;

    /// A case in ASCII, so that every other letter on the screen is the program's.
    fn plain() -> Session {
        let case = r#"
            tellings = 1
            title = "The gate"
            document = [{ id = "letter", file = "letter.txt" }]
            source = [
                { id = "one", name = "One" },
                { id = "two", name = "Two" },
                { id = "clerk", name = "Clerk", account = "two" },
            ]
            event = [{ id = "gate", title = "Who shut the gate", when = "2020-03-08T04~" }, { id = "key", title = "The key" }]
            claim = [
                { id = "a", source = "one", event = "gate", document = "letter", quote = "I shut the gate at four." },
                { id = "b", source = "two", event = "gate", document = "letter", quote = "The gate stood open until five." },
                { id = "c", source = "clerk", chain = [{ source = "two" }], event = "key", document = "letter", quote = "There is one key." },
            ]
            finding = [{ claims = ["a", "b"], relation = "contradict", facets = ["time"] }]
            silence = [{ source = "one", event = "key" }]
        "#;
        let letter =
            b"I shut the gate at four. The gate stood open until five. There is one key.\n";
        Session::with(case, &[("letter.txt", letter)])
    }

    #[test]
    fn with_ascii_signs_nothing_but_ascii_is_drawn_or_printed() {
        let mut ascii = plain().config(|config| config.signs = Signs::Ascii);
        assert!(ascii.line("gate at four").contains('#'));
        assert!(ascii.line("T <-").contains("T <- Clerk"));
        for keys in [
            "", "j", "<Enter>", "gc?", "<Esc>:", "<Esc>x", "<Esc>c", "<Esc>g", "<Esc>i", "/a",
        ] {
            ascii = ascii.keys(keys);
            let grid = ascii.grid();
            let other = grid.iter().find(|line| !line.is_ascii());
            assert_eq!(other, None, "after {keys}");
        }
        assert!(ascii.twin().is_ascii(), "{}", ascii.twin());
        assert!(ascii.read_twin().is_ascii(), "{}", ascii.read_twin());
    }

    #[test]
    fn without_colour_no_cell_has_any_and_every_sign_still_stands() {
        use ratatui::style::Color;
        let words = session("parade").grid();
        let mut plain = session("parade").config(|config| config.look.depth = Depth::None);
        assert!(words.iter().all(|line| !line.contains('≠')) || plain.shows("≠"));
        for keys in ["", "j", "<Enter>", "?"] {
            plain = plain.keys(keys);
            let buffer = plain.buffer().0;
            let painted =
                |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
            assert!(!buffer.content.iter().any(painted), "after {keys}");
        }
    }

    #[test]
    fn without_colour_words_that_differ_stand_in_brackets() {
        let coloured = session("parade").in_role(Role::Differs);
        assert!(!coloured.is_empty());
        let plain = session("parade").config(|config| config.look.depth = Depth::None);
        assert!(plain.shows("‹") && plain.shows("›"));
        let ascii = plain.config(|config| config.signs = Signs::Ascii);
        assert!(ascii.shows("[[") && ascii.shows("]]"));
    }

    #[test]
    fn no_theme_changes_a_word() {
        let words = session("parade").grid();
        for depth in [Depth::Sixteen, Depth::TwoHundredFiftySix, Depth::True] {
            for background in [Background::Unknown, Background::Dark, Background::Light] {
                let themed = session("parade").config(|config| {
                    config.look.depth = depth;
                    config.look.background = background;
                });
                assert_eq!(themed.grid(), words);
            }
        }
    }
}

mod any_size {
    use super::*;
    use proptest::prelude::*;
    use tellings::app::Showing;
    use tellings::app::action::ACTIONS;
    use tellings::app::layout::compare;

    /// The keys to each screen, and to what can be open over one, which is the same on every case.
    const SCREENS: [&str; 3] = ["", "j<Enter>", "i"];
    const OPEN: [&str; 4] = ["?", "/lantern", "f", "jlx"];

    #[test]
    fn every_view_is_drawn_at_every_size_up_to_40_by_12() {
        let screens = examples()
            .into_iter()
            .flat_map(|name| SCREENS.map(|keys| (name.clone(), keys)));
        let open = OPEN.map(|keys| ("parade".to_owned(), keys));
        for (name, keys) in screens.chain(open) {
            {
                let mut session = session(&name).keys(keys);
                for columns in 0..=40 {
                    for rows in 0..=12 {
                        session = session.size(columns, rows);
                        let grid = session.grid();
                        assert_eq!(grid.len(), usize::from(rows));
                        let empty = grid.iter().all(String::is_empty);
                        assert!(!empty || columns == 0 || rows == 0, "{columns}x{rows}");
                    }
                }
            }
        }
    }

    #[test]
    fn j_alone_shows_every_line_of_a_comparison_and_no_press_of_it_is_lost() {
        for name in examples() {
            for (columns, rows) in [(120, 40), (80, 24), (40, 12), (30, 8)] {
                let mut session = session(&name).keys("ii").size(columns, rows);
                let body = |session: &Session| -> Vec<String> {
                    let page = compare::body(&session.state).0;
                    // The cursor's mark stands in the first columns.
                    page.iter()
                        .map(|line| line.words().chars().skip(3).collect())
                        .collect()
                };
                let all = body(&self::session(&name).keys("ii").size(columns, 3000));
                let last = session.state.compare.len() - 1;
                let mut seen: BTreeSet<String> = body(&session).into_iter().collect();
                for _ in 0..1000 {
                    let before = session.grid();
                    session.press("j");
                    if session.grid() == before {
                        break;
                    }
                    seen.extend(body(&session));
                }
                assert_eq!(
                    session.state.compare.cursor.row, last,
                    "{name} {columns}x{rows}"
                );
                for line in all {
                    assert!(
                        seen.contains(&line),
                        "{name} {columns}x{rows} never shows {line:?}"
                    );
                }
            }
        }
    }

    /// Something a reader does.
    #[derive(Debug, Clone)]
    enum Step {
        Resize(u16, u16),
        Press(String),
        Mouse(u16, u16),
    }

    /// Every key of the table but those that leave, and what may be typed into a field.
    fn keys() -> impl Strategy<Value = String> {
        let all = ACTIONS.iter().flat_map(|entry| entry.keys);
        let mut all: Vec<String> = all.map(|key| spelled(key)).collect();
        all.extend(
            [
                "<Esc>",
                "<Enter>",
                "<Tab>",
                "q",
                "a",
                "警",
                "<Backspace>",
                "é",
            ]
            .map(String::from),
        );
        prop::sample::select(all)
    }

    /// A key of the table in the notation of these tests.
    fn spelled(key: &str) -> String {
        let one = tellings::app::keys::sequence(key).unwrap().len() == 1;
        if one && key.chars().count() > 1 {
            format!("<{key}>")
        } else {
            key.to_owned()
        }
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let resize = prop_oneof![(0..=130_u16, 0..=45_u16), (20..=45_u16, 5..=14_u16),];
        let step = prop_oneof![
            3 => resize.prop_map(|(columns, rows)| Step::Resize(columns, rows)),
            3 => keys().prop_map(Step::Press),
            1 => (0..130_u16, 0..45_u16).prop_map(|(column, row)| Step::Mouse(column, row)),
        ];
        prop::collection::vec(step, 20..80)
    }

    fn take(session: &mut Session, step: &Step) {
        use tellings::app::{Input, MouseAct};
        match step {
            Step::Resize(columns, rows) => session.put(Input::Resize {
                columns: *columns,
                rows: *rows,
            }),
            Step::Press(keys) => session.press(keys),
            Step::Mouse(column, row) => session.put(Input::Mouse {
                act: MouseAct::Press,
                column: *column,
                row: *row,
            }),
        }
    }

    /// Whether the reader sees where the cursor is: in Read its first line; in Compare some line of
    /// its row, and where the row fits the screen the hardware cursor on its claim.
    fn cursor_is_seen(session: &Session) -> bool {
        let state = &session.state;
        if state.parts.tiny || !matches!(state.mode, tellings::app::Mode::Browse(_)) {
            return true;
        }
        let body = state.parts.header..state.parts.header + state.parts.body;
        let cursor = session.buffer().1;
        let stands = cursor.is_some_and(|cursor| body.contains(&usize::from(cursor.y)));
        if stands || state.showing == Showing::Read || state.compare.is_empty() {
            return stands || state.compare.is_empty();
        }
        let height = |row: usize| compare::height(state, row, usize::MAX);
        let (top, row) = (state.compare.top, state.compare.cursor.row);
        if row < top.row || height(row) <= body.len() {
            return false;
        }
        let above: usize = (top.row..row).map(height).sum();
        above < top.line + body.len() && top.line < above + height(row)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn five_hundred_resizes_among_random_keys_never_panic_and_never_lose_the_cursor(
            name in prop::sample::select(examples().into_iter().collect::<Vec<_>>()),
            steps in steps(),
        ) {
            let mut session = session(&name);
            for (at, step) in steps.iter().enumerate() {
                take(&mut session, step);
                let drawn = session.grid().join("\n");
                prop_assert!(cursor_is_seen(&session), "after step {at}, {step:?}:\n{drawn}");
            }
        }
    }
}
