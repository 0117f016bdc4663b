//! Lists, fields and what is said in the last line.

use super::*;

#[test]
fn help_is_narrowed_by_typing_and_runs_what_is_chosen() {
    let help = session("parade").keys("?");
    assert!(help.shows("Help:"));
    assert!(help.line("next-difference").contains('J'));
    let narrowed = help.keys("exchange");
    assert!(narrowed.line("▸").contains("swap-sides"));
    let ran = narrowed.keys("<Enter>");
    assert!(ran.grid()[1].starts_with(" Harbour guard"));
}

#[test]
fn help_lists_every_action_of_its_screen_with_its_keys() {
    use tellings::app::action::{ACTIONS, Place};
    for (open, place) in [("?", Place::Compare), ("gr?", Place::Read)] {
        let help = session("parade").size(130, 180).keys(open);
        for entry in ACTIONS.iter().filter(|it| it.place.holds(place)) {
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
fn the_head_of_coverage_says_how_many_events_who_speaks_of() {
    let list = session("parade").keys("c");
    let events = list.tables().events.len();
    let head = list.line("Coverage:");
    let (_, about) = head.split_once("Coverage: ").unwrap();
    let counts = about
        .split_whitespace()
        .filter_map(|it| it.parse::<usize>().ok());
    let counts: Vec<usize> = counts.collect();
    let (all, parts) = counts.split_last().unwrap();
    assert_eq!((*all, parts.iter().sum()), (events, events), "{head}");
    assert!(about.contains(" both "), "{head}");
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
    for words in ["g the first row", "c Compare", "r Read", "v Review"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_key_that_means_nothing_says_where_the_keys_are() {
    let said = session("parade").keys("Z").last();
    assert!(
        said.contains("Z means nothing here; ? lists the keys"),
        "{said}"
    );
    assert!(session("parade").keys("Zj").last().contains("COMPARE"));
}

#[test]
fn q_quits_and_shift_y_copies_the_exact_quote() {
    use tellings::app::Effect;
    assert_eq!(session("parade").keys("q").effects(), [Effect::Quit]);
    let copied = session("parade").keys("jwY");
    let [Effect::Copy(text)] = copied.effects() else {
        panic!("{:?}", copied.effects());
    };
    assert!(text.starts_with("“One said, ‘Not now, love,’ and turned his back.”\nDessa Marlow"));
    assert!(text.contains("(article.txt, characters 893–"), "{text}");
}

#[test]
fn a_citation_quotes_to_the_letter_and_shows_names_harmless() {
    use tellings::app::Effect;
    let case =
        "tellings = 1\ntitle = 't'\n[[document]]\nid = 'd'\nfile = 'd.txt'\nauthor = \"A\\nB\"
        [[source]]\nid = 's'\nname = \"Eve\\u001b[2J\\u202e\"
        [[claim]]\nid = 'c'\nsource = 's'\ndocument = 'd'\nquote = \"rang\\ttwice\"\n";
    let copied = Session::with(case, &[("d.txt", b"It rang\ttwice.")]).keys("Y");
    let [Effect::Copy(text)] = copied.effects() else {
        panic!("{:?}", copied.effects());
    };
    assert_eq!(
        text,
        "“rang\ttwice”\nEve␛[2J⟦U+202E⟧; d.txt, A B (characters 3–13)"
    );
}
