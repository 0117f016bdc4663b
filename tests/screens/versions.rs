//! A document gets a new version: its quotes one by one with both texts, decided by key, written as one step.

use super::*;
use tellings::case::Claim;
use tellings::text::anchor::State as Found;

/// The parade's article as the newspaper corrected it: a line before everything, other numbers, a passage taken out.
fn corrected() -> String {
    let article = std::fs::read_to_string(Path::new(ROOT).join("examples/parade/article.txt"));
    let article = article.unwrap();
    let changed = |text: &str, old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    };
    let text = changed(
        &article,
        "16 September 2019\n",
        "16 September 2019. Corrected on Tuesday.\n",
    );
    let text = changed(
        &text,
        "There were three officers, ten steps from us",
        "There were two officers, fifteen steps from us",
    );
    let start = text.find("“I did not see one uniform").unwrap();
    let end = start + text[start..].find('\n').unwrap();
    let passage = &text[start..end];
    changed(&text, passage, "A passage was taken out here.")
}

fn parade() -> Session {
    session("parade").new_version(0, &corrected(), true)
}

/// The screen's words without its lines.
fn prose(session: &Session) -> String {
    let grid = session.grid().join(" ");
    grid.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn claim<'a>(session: &'a Session, id: &str) -> &'a Claim {
    let mut claims = session.tables().claims.iter();
    claims.find(|it| it.id.as_str() == id).unwrap()
}

fn found(session: &Session, id: &str) -> Found {
    let at = session
        .tables()
        .claims
        .iter()
        .position(|it| it.id.as_str() == id);
    let anchor = session
        .state
        .matter
        .anchor(u32::try_from(at.unwrap()).unwrap());
    anchor.unwrap().state
}

/// The quote's words in the text of the document that carries it.
fn words_there(session: &Session, id: &str) -> String {
    let it = claim(session, id);
    let documents = &session.tables().documents;
    let at = documents
        .iter()
        .position(|document| Some(&document.id) == it.document.as_ref());
    let text = session.state.matter.text(at.unwrap()).unwrap();
    let length = it.quote.as_ref().unwrap().chars().count();
    let start = usize::try_from(it.start.unwrap()).unwrap();
    text.text.chars().skip(start).take(length).collect()
}

#[test]
fn the_quotes_are_shown_with_both_texts_and_what_differs() {
    let parade = parade();
    recorded("parade-new-version", &parade.screen());
    let changed = parade.keys("jjj");
    recorded("parade-new-version-changed", &changed.screen());
    assert_eq!(
        changed.in_role(Role::Differs),
        [
            "three",
            "officers, ten steps",
            "two",
            "officers, fifteen steps"
        ]
    );
    let plain = changed.config(|config| {
        config.look.depth = tellings::app::config::Depth::None;
        config.signs = tellings::text::clean::Signs::Ascii;
    });
    assert!(prose(&plain).contains("[[two officers, fifteen steps]]"));
    assert!(plain.shows("> changed"));
}

#[test]
fn what_was_struck_out_is_lost_and_what_stands_there_now_is_shown() {
    let lost = parade().keys("JJJJJJJJ");
    assert!(lost.cursor_line().contains("lost"), "{}", lost.screen());
    assert!(lost.shows("below is what stands in its place"));
    let there = "behind us. “A passage was taken out here.”";
    assert!(prose(&lost).contains(there), "{}", lost.screen());
    let refused = lost.keys("a");
    assert!(
        refused
            .last()
            .contains("its words are not in the new version"),
        "{}",
        refused.last()
    );
    assert!(refused.cursor_line().contains("undecided"));
}

#[test]
fn every_quote_is_answered_by_a_key_and_all_of_it_is_one_step() {
    let parade = parade();
    let before = parade.tables().clone();
    assert!(parade.shows("35 undecided"), "{}", parade.screen());
    let alike = parade.keys("A");
    assert!(
        alike
            .last()
            .contains("32 moved quotes are taken, each with its very words")
    );
    assert!(alike.cursor_line().contains("changed"), "what is left");
    assert_eq!(*alike.tables(), before, "nothing is changed before w");
    let decided = alike.keys("aol");
    assert!(
        decided
            .last()
            .contains("every quote is decided on; w writes it"),
        "{}",
        decided.last()
    );
    assert!(decided.shows("0 undecided"));
    let written = decided.keys("w");
    assert_eq!(
        written.last().trim(),
        "a new version of article: 32 moved, 1 with other words, 1 with the old version, 1 left for later"
    );
    let tables = written.tables();
    assert_eq!(&*tables.documents[0].file, "new.txt");
    assert_eq!(&*tables.documents[1].file, "old.txt");
    assert_eq!(
        claim(&written, "ten-steps").quote.as_deref(),
        Some("There were two officers, fifteen steps from us at the most.")
    );
    for id in ["copied", "ten-steps", "no-uniform"] {
        let quote = claim(&written, id).quote.as_deref().unwrap().to_owned();
        assert_eq!(words_there(&written, id), quote);
        assert_eq!(found(&written, id), Found::Sound, "{id}");
    }
    assert_eq!(
        claim(&written, "no-uniform").document,
        Some(tables.documents[1].id.clone())
    );
    assert_eq!(
        found(&written, "wrist"),
        Found::Lost,
        "left, and not hidden"
    );
    let back = written.keys("u");
    assert!(back.last().contains("taken back: a new version of article"));
    assert_eq!(*back.tables(), before);
    assert_eq!(found(&back, "wrist"), Found::Sound);
    assert_eq!(found(&back, "copied"), Found::Sound);
    let again = back.keys("U");
    assert_eq!(found(&again, "wrist"), Found::Lost);
    assert_eq!(found(&again, "copied"), Found::Sound);
}

#[test]
fn an_answer_is_taken_back_and_given_again_and_nothing_else_can_be_changed_meanwhile() {
    let answered = parade().keys("ao");
    assert!(answered.shows("33 undecided"));
    let back = answered.keys("u");
    assert!(back.last().contains("the last answer is taken back"));
    assert!(back.shows("34 undecided"));
    let back = back.keys("uu");
    assert!(back.last().contains("no answer to take back"));
    assert!(back.shows("35 undecided"));
    let again = back.keys("UU");
    assert!(again.shows("33 undecided"));
    let all = again.keys("Au");
    assert!(all.shows("33 undecided"), "a bulk answer is one step");
    let away = all.keys("gc").keys("~");
    assert!(
        away.last().contains("a new version is being decided on"),
        "{}",
        away.last()
    );
    let home = away.keys(":rebase<Enter>");
    assert!(home.shows("33 undecided"), "{}", home.screen());
}

#[test]
fn esc_leaves_the_case_as_it_was_once_it_has_been_said_that_nothing_is_written() {
    let parade = parade();
    let before = parade.tables().clone();
    let left = parade.keys("<Esc>");
    assert!(left.last().contains("the case is as it was"));
    let free = left.keys("~");
    assert!(!free.last().contains("not changed"), "{}", free.last());
    let told = self::parade().keys("a<Esc>");
    assert!(told.last().contains("nothing is written yet: w writes it"));
    let told = told.keys("q");
    assert!(told.effects().contains(&tellings::app::Effect::Quit));
    let left = self::parade().keys("a<Esc><Esc>");
    assert_eq!(*left.tables(), before);
    assert_eq!(found(&left, "copied"), Found::Sound);
}

#[test]
fn words_are_chosen_by_hand_in_the_new_version() {
    let lost = parade().keys("JJJJJJJJ");
    let read = lost.keys("<Enter>");
    assert!(
        read.shows("A passage was taken out here."),
        "{}",
        read.screen()
    );
    assert!(read.last().contains("then a takes them"));
    assert!(read.cursor_line().contains("A passage was taken out"));
    let selected = read.keys("s");
    assert!(
        selected.last().contains("a the claim's words"),
        "{}",
        selected.last()
    );
    let refused = selected.keys("1");
    assert!(refused.last().contains("a new version is being decided on"));
    let taken = refused.keys("a");
    assert!(taken.shows("NEW VERSION"), "{}", taken.screen());
    assert!(taken.line("I did not see one uniform").contains("by hand"));
    let back = taken.keys("k<Enter><Esc>");
    assert!(back.shows("NEW VERSION"), "Esc goes back to the quotes");
    let written = back.keys("w");
    assert_eq!(
        claim(&written, "no-uniform").quote.as_deref(),
        Some("A passage was taken out here.")
    );
    assert_eq!(found(&written, "no-uniform"), Found::Sound);
}

#[test]
fn a_lost_quote_that_was_left_is_given_its_words_later() {
    let left = parade().keys("Aw");
    assert_eq!(found(&left, "wrist"), Found::Lost);
    let list = left.keys("gr").keys("/passage was taken<Enter>").keys("sa");
    assert!(list.shows("The words of which claim"), "{}", list.screen());
    assert!(list.line("Wyn’s wrist was blue").contains("lost"));
    let done = list.keys("wrist<Enter>");
    assert!(
        done.last().contains("the words are now “"),
        "{}",
        done.last()
    );
    assert_eq!(found(&done, "wrist"), Found::Sound);
    let back = done.keys("u");
    assert_eq!(found(&back, "wrist"), Found::Lost);
}

#[test]
fn without_the_old_version_its_quotes_are_the_old_text() {
    let parade = session("parade").new_version(0, &corrected(), false);
    assert!(parade.shows("the old version is not here, its quotes are"));
    let refused = parade.keys("o");
    assert!(
        refused.last().contains("the old version is not here"),
        "{}",
        refused.last()
    );
    let changed = refused.keys("AaAw");
    assert_eq!(changed.tables().documents.len(), 1);
}

#[test]
fn in_the_very_same_text_every_quote_is_kept() {
    let article = std::fs::read_to_string(Path::new(ROOT).join("examples/parade/article.txt"));
    let same = session("parade").new_version(0, &article.unwrap(), true);
    assert!(same.shows("35 kept"), "{}", same.screen());
    assert!(same.shows("0 undecided"));
    let told = same.keys("J");
    assert!(told.last().contains("every quote is decided on"));
}

#[test]
fn a_read_only_case_refuses_a_new_version_in_one_line() {
    let refused = session("parade")
        .read_only("another program has this case open")
        .keys(":rebase<Enter>");
    assert!(
        refused
            .last()
            .contains("not changed: another program has this case open"),
        "{}",
        refused.last()
    );
    let asked = session("parade").keys(":rebase<Enter>");
    assert!(asked.last().contains("file of its new version:"));
    let asked = asked.keys("corrected.txt<Enter>");
    let wanted = tellings::app::Effect::NewVersion {
        document: 0,
        path: "corrected.txt".into(),
    };
    assert!(asked.effects().contains(&wanted));
}

#[test]
fn the_screen_stands_in_any_size() {
    for (columns, rows) in [
        (100, 30),
        (80, 24),
        (40, 14),
        (30, 9),
        (20, 5),
        (200, 60),
        (10, 3),
    ] {
        let small = parade().size(columns, rows).keys("jjjA");
        assert_eq!(small.grid().len(), usize::from(rows));
        let _ = small.runs();
        let _ = small.keys("<Enter>").grid();
    }
}
