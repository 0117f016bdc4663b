//! The card of a record and its fields, the chain of a claim: what is pressed, what is seen, what the case says then.

use super::*;
use any_size::keys as any_key;
use proptest::prelude::*;
use tellings::app::Effect;
use tellings::app::sheet::open_card;
use tellings::case::{Claim, Edtf, Kind, Mode, Word};

/// The claim of the example that nobody passed on, under the cursor of Read.
const TURNED: &str = "gr/turned his back<Enter>";

fn claim<'a>(session: &'a Session, id: &str) -> &'a Claim {
    let mut claims = session.tables().claims.iter();
    claims.find(|it| it.id.as_str() == id).unwrap()
}

fn turned() -> Session {
    let session = session("parade").keys(TURNED);
    assert_eq!(session.claim().as_deref(), Some("turned"));
    session
}

/// The card with the cursor on a field.
fn on(mut session: Session, field: &str) -> Session {
    for _ in 0..40 {
        let line = session.cursor_line();
        if line.trim_start_matches(['▸', ' ']).split(' ').next() == Some(field) {
            return session;
        }
        session.press("j");
    }
    panic!("the card has no {field}:\n{}", session.grid().join("\n"));
}

#[test]
fn the_card_and_the_chain_look_as_they_are_recorded() {
    recorded("parade-card", &turned().keys("e").screen());
    recorded(
        "parade-card-narrow",
        &turned().size(40, 12).keys("e").screen(),
    );
    let chain = session("parade").keys("gr/larking about<Enter>@");
    recorded("parade-chain", &chain.screen());
    let when = on(turned().keys("e"), "when").keys("<Enter>2019-09-14T23:4");
    recorded("parade-card-date", &when.screen());
    let note = turned().keys("Cone line<Enter>and another");
    recorded("parade-card-note", &note.screen());
}

#[test]
fn a_card_lists_every_field_of_its_kind_that_a_reader_changes_and_what_is_set_besides() {
    for kind in Kind::ALL {
        let mut session = session("parade").size(200, 60);
        if session.state.matter.case.count(*kind) == 0 {
            continue;
        }
        open_card(&mut session.state, *kind, 0);
        session.state.settle();
        let place = |field| tellings::app::record::Spot::new(*kind, 0, field);
        for spec in kind.fields() {
            let set = session
                .state
                .matter
                .case
                .get(*kind, 0, spec.field)
                .is_some();
            let edited = tellings::app::record::whose(place(spec.field)).is_none();
            let line = |it: &String| {
                it.trim_start_matches(['▸', ' ']).split(' ').next() == Some(spec.field.spelling())
                    && it.contains(kind.help_of(spec.field))
            };
            let shown = session.grid().iter().any(line);
            assert_eq!(shown, set || edited, "{kind} {}", spec.field);
        }
    }
}

#[test]
fn f_and_a_letter_go_to_the_next_field_that_begins_so_and_round() {
    let field = |keys: &str| {
        let line = turned().keys("e").keys(keys).cursor_line();
        let line = line.trim_start_matches(['▸', ' ']).to_owned();
        line.split(' ').next().unwrap().to_owned()
    };
    assert_eq!(field("fb"), "basis");
    assert_eq!(field("ft"), "text");
    assert_eq!(field("ftft"), "told");
    assert_eq!(field("ftftftft"), "text", "round");
    assert_eq!(field("fbfB"), "basis", "the only one is the next one");
    let none = turned().keys("efz");
    assert!(none.shows("no field begins with z"), "{}", none.last());
    // By its name the letter is still to come.
    let named = turned().keys("e:field-at<Enter>");
    assert!(named.last().contains("a letter"), "{}", named.last());
    assert!(named.keys("w").cursor_line().contains("when"));
}

#[test]
fn a_word_of_a_closed_list_is_chosen_with_its_help_in_view() {
    let list = on(turned().keys("e"), "basis").keys("<Enter>");
    assert!(list.line("inferred").contains("concluded it"));
    assert!(list.line("saw").contains("now"));
    let chosen = list.keys("infer<Enter>");
    assert_eq!(
        claim(&chosen, "turned").basis.map(Word::spelling),
        Some("inferred")
    );
    assert!(chosen.last().contains("`basis` of"), "{}", chosen.last());
    assert!(
        chosen.cursor_line().contains("inferred"),
        "the card is still there"
    );
    let back = chosen.keys("u");
    assert_eq!(
        claim(&back, "turned").basis.map(Word::spelling),
        Some("saw")
    );
    let cleared = back.keys("<Backspace>");
    assert_eq!(claim(&cleared, "turned").basis, None);
}

#[test]
fn a_word_that_is_so_anyway_is_shown_and_is_no_change() {
    let card = on(turned().keys("e"), "certainty");
    assert!(card.cursor_line().contains("certain"));
    let same = card.keys("<Enter><Enter>");
    assert!(
        same.last().contains("`certainty` is as it was"),
        "{}",
        same.last()
    );
    let changed = same.keys("<Enter>poss<Enter>");
    assert!(changed.cursor_line().contains("possible"));
}

#[test]
fn a_claim_moves_to_another_event_to_a_new_one_or_to_none() {
    let moved = turned().keys("mropewalk<Enter>");
    assert_eq!(
        claim(&moved, "turned").event.as_ref().unwrap().as_str(),
        "walk"
    );
    let new = moved.keys("mThe boat leaves<Enter>");
    let event = new
        .tables()
        .events
        .iter()
        .find(|it| &*it.title == "The boat leaves");
    assert_eq!(claim(&new, "turned").event, event.map(|it| it.id.clone()));
    let none = new.keys("mnone<Enter>");
    assert_eq!(claim(&none, "turned").event, None);
    let back = none.keys("uuu");
    let first = session("parade");
    assert_eq!(back.tables(), first.tables());
}

#[test]
fn a_new_event_can_be_made_whatever_matches() {
    // A reader means this title although another event matches its letters.
    let list = turned().keys("mwalk");
    assert!(list.shows("new event: walk"));
    let new = list.keys("<Alt-Enter>");
    assert!(new.tables().events.iter().any(|it| &*it.title == "walk"));
}

#[test]
fn tags_are_parted_by_commas_and_a_short_text_has_lines() {
    let tagged = turned().keys("Tearly, doubtful words<Enter>");
    let tags = claim(&tagged, "turned")
        .tags
        .get()
        .cloned()
        .unwrap_or_default();
    assert_eq!(
        tags.iter().map(|it| &**it).collect::<Vec<_>>(),
        ["early", "doubtful words"]
    );
    let text = tagged.keys("tHe turned away<Ctrl-s>");
    assert_eq!(
        claim(&text, "turned").text.as_deref(),
        Some("He turned away")
    );
    let lines = text.keys("Cone<Enter>two<Alt-Enter>");
    assert_eq!(
        claim(&lines, "turned").note.get().map(|it| &**it),
        Some("one\ntwo")
    );
}

#[test]
fn a_date_says_what_it_means_while_it_is_typed_and_a_wrong_one_stays_open() {
    let typing = on(turned().keys("e"), "when").keys("<Enter>2019-09");
    assert!(
        typing.shows("Sep 2019; next:"),
        "{}",
        typing.grid().join("\n")
    );
    let wrong = typing.keys("-99<Enter>");
    assert!(
        wrong.last().contains("when of the claim: 2019-09-99"),
        "{}",
        wrong.last()
    );
    let right = wrong.keys("<Backspace><Backspace>14<Enter>");
    assert_eq!(
        claim(&right, "turned").when.get().map(Edtf::as_str),
        Some("2019-09-14")
    );
}

#[test]
fn what_the_program_writes_is_shown_and_not_changed() {
    for field in ["id", "quote", "start", "document"] {
        let card = on(turned().keys("e"), field).keys("<Enter>");
        assert!(
            card.last().contains("is not changed here"),
            "{}",
            card.last()
        );
        let card = card.keys("<Delete>");
        assert!(
            card.last().contains("is not changed here"),
            "{}",
            card.last()
        );
    }
    let source = on(turned().keys("e"), "source").keys("<Delete>");
    assert_eq!(source.last().trim(), "a claim has to have a source");
}

#[test]
fn a_case_that_cannot_be_changed_says_so_before_anything_is_typed() {
    for keys in ["t", "m", "T", "C", "@", "e<Enter>", "e<Delete>"] {
        let mut session = turned();
        session.state.read_only = Some("another program has it".into());
        session.press(keys);
        assert_eq!(
            session.last().trim(),
            "not changed: another program has it",
            "{keys}"
        );
    }
}

#[test]
fn what_was_typed_and_not_saved_is_there_again_until_it_is() {
    let left = turned().keys("CA long thought<Enter>in two lines<Esc>");
    assert!(
        left.last()
            .contains("kept until this field is opened again"),
        "{}",
        left.last()
    );
    assert_eq!(claim(&left, "turned").note.get(), None);
    let other = left.keys("C<Esc>");
    let again = other.keys(")C");
    assert!(!again.shows("A long thought"), "another claim has its own");
    let again = again.keys("<Esc>(C");
    assert!(again.shows("in two lines"));
    assert!(
        again.last().contains("typed and not saved before"),
        "{}",
        again.last()
    );
    let saved = again.keys("<Ctrl-s>");
    assert_eq!(
        claim(&saved, "turned").note.get().map(|it| &**it),
        Some("A long thought\nin two lines")
    );
    // Nothing is kept of what is saved: taken back and opened, the field is as the case has it.
    let back = saved.keys("uC");
    assert!(!back.shows("A long thought"));
}

#[test]
fn quitting_tells_first_what_is_typed_and_not_saved() {
    let left = turned().keys("CA long thought<Esc>q");
    assert!(!left.effects().contains(&Effect::Quit));
    assert!(
        left.last()
            .contains("not saved: what was typed into `note` of"),
        "{}",
        left.last()
    );
    assert!(left.keys("q").effects().contains(&Effect::Quit));
    let saved = turned().keys("CA long thought<Esc>C<Ctrl-s>q");
    assert!(saved.effects().contains(&Effect::Quit));
}

#[test]
fn a_long_text_is_seen_whole_in_the_open_panel() {
    let card = on(turned().size(30, 20).keys("e"), "quote");
    assert!(card.shows("more lines; i opens the panel") || card.shows("his back."));
    let full = on(turned().size(40, 24).keys("ei"), "quote");
    assert!(full.shows("his back"), "{}", full.grid().join("\n"));
    let closed = full.keys("i");
    assert!(
        closed
            .grid()
            .iter()
            .filter(|line| line.starts_with("──"))
            .count()
            < 2
    );
}

#[test]
fn a_chain_is_made_with_the_verb_of_the_text() {
    let session = session("parade").keys("gr/Nobody was noticed<Enter>");
    assert_eq!(session.claim().as_deref(), Some("nobody"));
    let asked = session.keys("@officers<Enter>");
    assert!(
        asked
            .last()
            .starts_with(" verb of Officers on duty, as printed: "),
        "{}",
        asked.last()
    );
    let added = asked.keys("<Ctrl-u>added<Enter>");
    let chain = &claim(&added, "nobody").chain;
    assert_eq!(chain.len(), 1);
    assert_eq!(chain[0].verb.as_deref(), Some("added"));
    assert_eq!(added.state.place(), tellings::app::action::Place::Read);
    let list = added.keys("@");
    assert!(list.cursor_line().contains("Officers on duty"));
    let more = list.keys("oThe night porter<Enter><Ctrl-u><Enter>");
    assert!(more.cursor_line().contains("The night porter"));
    let moved = more.keys("K");
    assert_eq!(
        claim(&moved, "nobody").chain[1].verb.as_deref(),
        Some("added")
    );
    let direct = moved.keys("mdirect<Enter>");
    assert_eq!(claim(&direct, "nobody").chain[0].mode, Mode::Direct);
    let removed = direct.keys("<Delete>D");
    assert!(claim(&removed, "nobody").chain.is_empty());
    let back = removed.keys("uuuuuuu");
    assert_eq!(back.tables(), self::session("parade").tables());
}

#[test]
fn a_step_in_quotation_marks_is_direct() {
    let text = "“The tide was out,” the ferryman said.\n";
    let case = "tellings = 1\ntitle = \"Tide\"\n[[document]]\nid = \"d\"\nfile = \"d.txt\"\n[[source]]\nid = \"f\"\nname = \"Ferryman\"\n[[source]]\nid = \"w\"\nname = \"Warden\"\n[[claim]]\nid = \"c\"\nsource = \"f\"\ndocument = \"d\"\nquote = \"The tide was out\"\n";
    let session = Session::with(case, &[("d.txt", text.as_bytes())]).keys("gr@w<Enter>");
    assert!(
        session.last().contains("verb of Warden, as printed: said"),
        "{}",
        session.last()
    );
    let made = session.keys("<Enter>");
    assert_eq!(claim(&made, "c").chain[0].mode, Mode::Direct);
}

#[test]
fn the_commands_open_the_other_cards() {
    for (command, words) in [
        ("edit-event", " event  "),
        ("edit-case", " case  The lantern"),
        ("edit-document", " document  A broken lantern"),
    ] {
        let card = session("parade")
            .keys("j")
            .keys(&format!(":{command}<Enter>"));
        assert!(card.grid()[0].starts_with(words), "{}", card.grid()[0]);
    }
    let source = session("parade").keys(":edit-source<Enter>log<Enter>");
    assert!(
        source.grid()[0].starts_with(" source  The watch log"),
        "{}",
        source.grid()[0]
    );
    let finding = session("parade").keys("J:edit-finding<Enter>");
    assert!(
        finding.grid()[0].contains("finding"),
        "{}",
        finding.grid()[0]
    );
    let closed = session("parade").keys(":edit-case<Enter>").keys("<Esc>");
    assert_eq!(closed.screen(), session("parade").screen());
}

#[test]
fn a_card_that_is_open_is_not_laid_over_itself() {
    let mut session = turned();
    let compare = session.grid();
    session.press(":edit-case<Enter>j:edit-case<Enter>");
    assert_eq!(session.state.sheets.len(), 1);
    assert!(
        session
            .grid()
            .iter()
            .any(|row| row.starts_with("▸ question")),
        "the cursor stays where it was"
    );
    session.press("<Esc>");
    assert_eq!(session.grid(), compare);
}

#[test]
fn facets_are_put_in_and_taken_out_one_by_one() {
    let mut session = session("parade");
    let before = session.tables().findings[0].facets.clone();
    open_card(&mut session.state, Kind::Finding, 0);
    session.state.settle();
    let list = on(session, "facets").keys("<Enter>identity<Enter>");
    let facets = |it: &Session| it.tables().findings[0].facets.clone();
    assert_ne!(facets(&list), before);
    assert!(list.shows("facets of the finding: "), "the list stays open");
    let twice = list.keys("<Enter>");
    assert_eq!(facets(&twice), before);
}

#[test]
fn undo_of_what_a_card_is_of_closes_it_and_goto_leaves_it() {
    let new = turned().keys("mThe boat leaves<Enter>gc");
    let card = new.keys(":edit-event<Enter>");
    assert!(
        card.grid()[0].contains("The boat leaves"),
        "{}",
        card.grid()[0]
    );
    let gone = card.keys("u");
    assert!(
        !gone.grid()[0].contains("The boat leaves"),
        "{}",
        gone.grid()[0]
    );
    let left = turned().keys("egc");
    assert!(left.last().contains("taken back") || left.last().contains("COMPARE"));
}

#[test]
fn ctrl_e_asks_for_the_readers_own_editor_and_takes_its_text() {
    let mut session = turned().keys("Cold<Ctrl-e>");
    let text = "old".to_owned();
    assert_eq!(session.effects().last(), Some(&Effect::OpenEditor { text }));
    session
        .state
        .edited(Err("ed: exit status: 1; the text is as it was".into()));
    assert!(
        session.last().contains("exit status: 1"),
        "{}",
        session.last()
    );
    assert!(session.shows("old"));
    session.state.edited(Ok("new\nlines".into()));
    assert_eq!(
        claim(&session.keys("<Ctrl-s>"), "turned")
            .note
            .get()
            .map(|it| &**it),
        Some("new\nlines")
    );
    let mut one = turned().keys("T<Ctrl-e>");
    one.state.edited(Ok("early,\nlate".into()));
    assert!(
        one.last().contains("tags of the claim: early, late"),
        "{}",
        one.last()
    );
}

/// A case whose every text would drive a terminal, hide, or never end.
fn hostile() -> Session {
    let marks = "e".to_owned() + &"\u{301}".repeat(10_000);
    let evil = format!("\\u001b]0;pwned\\u0007\\u202Eevil\\u2066{marks}");
    let case = format!(
        "tellings = 1\ntitle = \"{evil}\"\nnote = \"{evil}\"\n[[document]]\nid = \"d\"\nfile = \"d.txt\"\ntitle = \"{evil}\"\n\
         [[source]]\nid = \"s\"\nname = \"{evil}\"\n[[source]]\nid = \"t\"\nname = \"x{evil}\"\n\
         [[event]]\nid = \"e\"\ntitle = \"{evil}\"\nnote = \"{evil}\"\ntags = [\"{evil}\"]\n\
         [[claim]]\nid = \"c\"\nsource = \"s\"\nevent = \"e\"\ntext = \"{evil}\"\nnote = \"{evil}\"\n\
         chain = [{{ source = \"t\", verb = \"{evil}\", mode = \"direct\" }}]\n"
    );
    Session::with(&case, &[("d.txt", b"nothing\n")])
}

#[test]
fn nothing_a_stranger_wrote_leaves_its_line_in_a_card() {
    for kind in [
        Kind::Case,
        Kind::Document,
        Kind::Source,
        Kind::Event,
        Kind::Claim,
    ] {
        for keys in ["", "<Enter>", "jj<Enter>", "G", "jjj<Enter>", "jjj<Enter>s"] {
            let mut session = hostile();
            open_card(&mut session.state, kind, 0);
            session.state.settle();
            for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
                session = session.size(columns, rows);
                session.press(keys);
                let buffer = session.buffer().0;
                for cell in buffer.content() {
                    let symbol = cell.symbol();
                    let bad = |c: char| {
                        c.is_control()
                            || ('\u{202a}'..='\u{202e}').contains(&c)
                            || ('\u{2066}'..='\u{2069}').contains(&c)
                    };
                    assert!(
                        !symbol.chars().any(bad) && symbol.chars().count() < 32,
                        "{kind} {keys} {symbol:?}"
                    );
                }
                session.press("<Esc>");
                if session.state.sheets.is_empty() {
                    open_card(&mut session.state, kind, 0);
                    session.state.settle();
                }
            }
        }
    }
}

#[test]
fn a_card_is_drawn_at_every_small_size_with_the_cursor_in_it() {
    for keys in [
        "e",
        "eG",
        "eG<Enter>",
        "C",
        "e<Enter>",
        "@",
        "ejjjjjjj<Enter>",
    ] {
        let mut session = turned().keys(keys);
        for columns in 18..=44 {
            for rows in 3..=14 {
                session = session.size(columns, rows);
                let (buffer, cursor) = session.buffer();
                assert_eq!(buffer.area.height, rows);
                assert!(
                    cursor.is_some() || columns < 20 || rows < 5,
                    "{keys} {columns}x{rows}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_in_a_card_never_panic_and_undo_of_all_gives_the_first_case(
        kind in prop::sample::select(vec![Kind::Case, Kind::Document, Kind::Source, Kind::Event, Kind::Claim, Kind::Finding, Kind::Silence]),
        at in 0usize..40,
        keys in prop::collection::vec(any_key(), 1..60),
    ) {
        let mut session = session("parade");
        let first = session.tables().clone();
        let at = at % session.state.matter.case.count(kind).max(1);
        open_card(&mut session.state, kind, at);
        session.state.settle();
        for key in &keys {
            session.press(key);
            session.grid();
        }
        while !matches!(&session.state.mode, tellings::app::Mode::Browse(keys) if keys.is_empty()) {
            session.press("<Esc>");
        }
        for _ in 0..=keys.len() {
            session.press("u");
        }
        prop_assert_eq!(session.tables(), &first);
    }
}
