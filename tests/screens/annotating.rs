//! From words to a claim in Read: selecting, trimming, who says it, what it speaks of, and what is done to a claim.

use crate::session::{Session, session};
use tellings::app::read::select;
use tellings::app::{Input, Mode, MouseAct};
use tellings::case::Claim;

/// What is selected.
fn selected(session: &Session) -> String {
    let range = select::selected(&session.state).unwrap();
    let text = session.state.matter.text(session.state.read.document);
    text.unwrap().text.get(range).unwrap().to_owned()
}

/// The claim under the cursor.
fn claim(session: &Session) -> Claim {
    let at = tellings::app::perform::claim(&session.state).unwrap();
    session.tables().claims[at as usize].clone()
}

fn quote(session: &Session) -> String {
    claim(session).quote.unwrap().to_string()
}

const TEXT: &str = "The ferry was late, the harbour office said. “We waited an hour. Nobody told us why,” Ms Aalto said.\n\nThe captain said the engine would not start.\n";

/// A text that nobody has annotated yet.
fn bare() -> Session {
    let case = "tellings = 1\ntitle = \"Ferry\"\n[[document]]\nid = \"text\"\nfile = \"t.txt\"\n";
    Session::with(case, &[("t.txt", TEXT.as_bytes())])
}

#[test]
fn s_goes_from_the_sentence_to_what_is_said_to_clauses_and_quotations() {
    let one = bare().keys("s");
    assert_eq!(
        selected(&one),
        "The ferry was late, the harbour office said."
    );
    assert!(one.last().starts_with(" SELECT 1 of "), "{}", one.last());
    let two = one.keys("s");
    assert_eq!(selected(&two), "The ferry was late");
    let quoted = bare().keys("jss");
    assert_eq!(selected(&quoted), "We waited an hour.");
    let last = bare().keys("jjjss");
    assert_eq!(selected(&last), "the engine would not start");
    let round = bare().keys("jjjsss");
    assert_eq!(selected(&round.keys("s")), selected(&bare().keys("jjjs")));
}

#[test]
fn the_panel_tells_of_the_claims_over_what_is_selected() {
    let mut read = session("parade").keys("gr");
    let claimed = |session: &Session| session.shows("claim “") || session.shows("claim  “");
    let mut seen = 0;
    for _ in 0..12 {
        let before = claimed(&read);
        let selected = read.keys("s");
        assert_eq!(claimed(&selected), before, "{}", selected.screen());
        let nobody = selected.shows("nobody claims these words");
        assert_eq!(nobody, !before, "{}", selected.screen());
        seen += usize::from(before);
        read = selected.keys("<Esc>j");
    }
    assert!(seen > 3, "the example has claimed sentences");
}

#[test]
fn on_a_small_screen_a_selection_and_a_whole_menu_are_seen_too() {
    let selecting = session("parade").size(40, 12).keys("grs");
    assert!(
        selecting.last().starts_with(" SELECT 1 of "),
        "{}",
        selecting.last()
    );
    let menu = session("parade").size(40, 12).keys("r");
    for name in ["= agree", "! deny", "? unclear", "- none"] {
        assert!(menu.shows(name), "{name}: {}", menu.screen());
    }
}

#[test]
fn v_selects_by_words_characters_sentences_paragraphs_at_either_end() {
    let word = bare().keys("v");
    assert_eq!(selected(&word), "The");
    assert!(word.last().starts_with(" SELECT"));
    assert_eq!(selected(&bare().keys("vww")), "The ferry was");
    assert_eq!(selected(&bare().keys("vwwb")), "The ferry");
    assert_eq!(selected(&bare().keys("vwhh")), "The fer");
    assert_eq!(selected(&bare().keys("vwwow")), "ferry was");
    assert_eq!(selected(&bare().keys("vwwol")), "he ferry was");
    let sentence = "The ferry was late, the harbour office said.";
    assert_eq!(selected(&bare().keys("vj")), sentence);
    assert_eq!(selected(&bare().keys("vjjk")), sentence);
    assert!(selected(&bare().keys("v}")).ends_with("Ms Aalto said."));
    assert!(selected(&bare().keys("jp")).starts_with("The ferry"));
    let passed = bare().keys("wvob");
    assert_eq!(selected(&passed), "The ferry");
}

#[test]
fn esc_leaves_the_selection_and_the_cursor_is_back_on_its_sentence() {
    let left = bare().keys("jsss<Esc>");
    assert!(select::selected(&left.state).is_none());
    assert_eq!(left.state.read.span, bare().keys("j").state.read.span);
    let clicked = bare().keys("vww/ferry<Enter>n");
    assert!(select::selected(&clicked.state).is_none());
}

#[test]
fn f_and_a_letter_move_the_start_forward_capital_f_the_end_back() {
    assert_eq!(
        selected(&bare().keys("sfw")),
        "was late, the harbour office said."
    );
    assert_eq!(selected(&bare().keys("sFl")), "The ferry was late");
    assert_eq!(selected(&bare().keys("sFtFt")), "The");
    assert_eq!(selected(&bare().keys("jjjsFnfe")), "engine would not");
    let none = bare().keys("sfz");
    assert!(none.last().contains("begins with z"), "{}", none.last());
    let menu = bare().keys("sf");
    assert!(menu.last().contains("a letter"), "{}", menu.last());
    let escaped = bare().keys("sf<Esc>");
    assert_eq!(selected(&escaped), selected(&bare().keys("s")));
}

#[test]
fn a_mouse_drag_selects_the_words_on_its_way() {
    let mut session = bare();
    let grid = session.grid();
    let row = grid.iter().position(|line| line.contains("ferry")).unwrap();
    let column = |words: &str| {
        let line = &grid[row];
        let byte = line.find(words).unwrap();
        u16::try_from(line[..byte].chars().count()).unwrap()
    };
    let row = u16::try_from(row).unwrap();
    let (from, to) = (column("ferry"), column(" late"));
    let mouse = |act, column| Input::Mouse { act, column, row };
    session.put(mouse(MouseAct::Press, from));
    session.put(mouse(MouseAct::Drag, to - 1));
    assert_eq!(selected(&session), "ferry was");
    session.put(mouse(MouseAct::Drag, column("The")));
    assert_eq!(selected(&session), "The ");
    let saved = session.keys("1");
    assert!(matches!(saved.state.mode, Mode::Choose(_)));
}

#[test]
fn a_first_claim_takes_no_manual_a_digit_asks_for_the_source_enter_accepts() {
    let start = bare();
    assert!(start.last().contains("select"), "{}", start.last());
    let asked = start.keys("ss1");
    assert!(asked.shows("Who says it"));
    let named = asked.keys("Harbour office");
    assert!(named.shows("new source: Harbour office"));
    let event = named.keys("<Enter>");
    assert!(event.shows("What it speaks of"));
    let saved = event.keys("The ferry is late<Enter>");
    let made = claim(&saved);
    assert_eq!(made.quote.as_deref(), Some("The ferry was late"));
    assert_eq!(saved.tables().sources[0].name.as_ref(), "Harbour office");
    assert_eq!(saved.tables().events[0].title.as_ref(), "The ferry is late");
    assert!(
        saved
            .last()
            .contains("Harbour office, a new source, claims this")
    );
    let back = saved.keys("u");
    assert!(back.tables().claims.is_empty() && back.tables().sources.is_empty());
    let again = back.keys("U");
    assert_eq!(again.tables().claims.len(), 1);
}

#[test]
fn the_first_sources_take_the_panes_of_compare() {
    let one =
        bare().keys("ss1Harbour office<Enter>The ferry is late<Enter>jss2Ms Aalto<Enter><Enter>");
    let compared = one.keys("gc");
    let heads = &compared.grid()[1];
    assert!(
        heads.contains("Harbour office") && heads.contains("Ms Aalto"),
        "{heads}"
    );
    assert!(compared.shows("The ferry was late") && compared.shows("We waited an hour."));
}

#[test]
fn two_keys_save_a_claim_on_the_event_of_the_one_before_it() {
    let first = bare().keys("ss1Harbour office<Enter>The ferry is late<Enter>");
    let second = first.keys("jj1<Enter>");
    let made = claim(&second);
    assert_eq!(made.event, second.tables().claims[0].event);
    assert_eq!(second.tables().claims.len(), 2);
    assert!(
        second.last().contains("! and a letter"),
        "{}",
        second.last()
    );
    let denied = second.keys("!p");
    let negates = claim(&denied).negates.map(|it| format!("{it:?}"));
    assert_eq!(negates.as_deref(), Some("Perception"));
    let none = denied.keys("!-");
    assert_eq!(claim(&none).negates, None);
}

#[test]
fn the_picker_narrows_to_an_event_takes_a_new_one_or_none() {
    let list = session("parade").keys("gr]u1");
    assert!(list.shows("that of the claim before it"));
    let none = session("parade").keys("gr]u1none<Enter>");
    assert_eq!(claim(&none).event, None);
    let known = session("parade").keys("gr]u2visit<Enter>");
    assert_eq!(claim(&known).event.unwrap().as_str(), "visit");
    assert_eq!(claim(&known).source.as_str(), "guard");
    let fresh = session("parade").keys("gr]u2A visit<Alt-Enter>");
    let event = claim(&fresh).event.unwrap();
    let title = fresh.tables().events.iter().find(|it| it.id == event);
    assert_eq!(title.unwrap().title.as_ref(), "A visit");
    let picked = session("parade").keys("gr]u0stall<Enter><Enter>");
    assert_eq!(claim(&picked).source.as_str(), "stallholder");
}

#[test]
fn a_claim_may_stand_on_a_claim() {
    let over = session("parade").keys("gr)").keys("3<Enter>");
    let made = claim(&over);
    assert_eq!(made.source.as_str(), "brother");
    assert!(over.shows("2 claims here") || over.shows("3 claims here"));
}

#[test]
fn a_claim_is_widened_and_shrunk_by_a_word_at_either_end() {
    let start = || session("parade").keys("gr))");
    let words = quote(&start());
    let shrunk = start().keys("-");
    assert!(words.starts_with(&quote(&shrunk)) && quote(&shrunk).len() < words.len());
    let wide = start().keys("+");
    assert!(quote(&wide).starts_with(&words) && quote(&wide).len() > words.len());
    let cut = start().keys("_");
    assert!(words.ends_with(&quote(&cut)) && quote(&cut).len() < words.len());
    let back = start().keys("_=");
    assert_eq!(quote(&back), words);
    let undone = start().keys("-u");
    assert_eq!(undone.tables().claims, session("parade").tables().claims);
}

#[test]
fn a_claim_is_split_at_the_cursor_and_merged_again() {
    let made = bare().keys("s1Office<Enter>Late<Enter>");
    let whole = quote(&made);
    let split = made.keys("wwwwS");
    assert_eq!(split.tables().claims.len(), 2);
    assert_eq!(quote(&split), "the harbour office said.");
    let merged = split.keys("(M");
    assert_eq!(merged.tables().claims.len(), 1);
    assert_eq!(quote(&merged), whole);
    let wrong = merged.keys("(S");
    assert!(
        wrong.last().contains("put the cursor on the word"),
        "{}",
        wrong.last()
    );
}

#[test]
fn merging_asks_which_finding_stays_where_two_differ() {
    let case = "tellings = 1\ntitle = \"T\"\n[[document]]\nid = \"d\"\nfile = \"t.txt\"\n\
        [[source]]\nid = \"a\"\nname = \"Ada\"\n[[source]]\nid = \"b\"\nname = \"Ben\"\n\
        [[event]]\nid = \"e\"\ntitle = \"E\"\n\
        [[claim]]\nid = \"one\"\nsource = \"a\"\nevent = \"e\"\ndocument = \"d\"\nquote = \"It rained\"\n\
        [[claim]]\nid = \"two\"\nsource = \"a\"\nevent = \"e\"\ndocument = \"d\"\nquote = \"it snowed\"\n\
        [[claim]]\nid = \"three\"\nsource = \"b\"\nevent = \"e\"\ndocument = \"d\"\nquote = \"Dry all day\"\n\
        [[finding]]\nclaims = [\"one\", \"three\"]\nrelation = \"contradict\"\n\
        [[finding]]\nclaims = [\"two\", \"three\"]\nrelation = \"tension\"\n";
    let open = || Session::with(case, &[("t.txt", b"It rained, it snowed. Dry all day.\n")]);
    let asked = open().keys("gr)(M");
    assert!(
        asked.shows("Two findings: which stays"),
        "{:#?}",
        asked.grid()
    );
    assert!(asked.shows("contradict") && asked.shows("tension"));
    let kept = asked.keys("<Down><Enter>");
    let tables = kept.tables();
    assert_eq!((tables.claims.len(), tables.findings.len()), (2, 1));
    assert_eq!(format!("{:?}", tables.findings[0].relation), "Tension");
    assert_eq!(quote(&kept), "It rained, it snowed");
}

#[test]
fn merging_never_puts_anothers_words_into_a_quote_and_says_what_comes_in_between() {
    let case = |between: &str| {
        format!(
            "tellings = 1\ntitle = \"T\"\n[[document]]\nid = \"d\"\nfile = \"t.txt\"\n\
            [[source]]\nid = \"a\"\nname = \"Ada\"\n[[source]]\nid = \"b\"\nname = \"Ben\"\n\
            [[claim]]\nid = \"one\"\nsource = \"a\"\ndocument = \"d\"\nquote = \"It rained\"\n\
            [[claim]]\nid = \"two\"\nsource = \"a\"\ndocument = \"d\"\nquote = \"it snowed\"\n\
            [[claim]]\nid = \"three\"\nsource = \"{between}\"\ndocument = \"d\"\nquote = \"Dry all day\"\n"
        )
    };
    let text: &[(&str, &[u8])] = &[("t.txt", b"It rained. Dry all day, I say, it snowed.\n")];
    let refused = Session::with(&case("b"), text).keys("gr)(M");
    assert_eq!(refused.tables().claims.len(), 3);
    assert_eq!(
        refused.last().trim(),
        "what Ben says stands between the two: one quote cannot hold both"
    );
    let merged = Session::with(&case("a"), text).keys("gr)(MM");
    assert_eq!(quote(&merged), "It rained. Dry all day, I say, it snowed");
    assert!(
        merged.last().contains("with the 6 letters between them"),
        "{}",
        merged.last()
    );
}

#[test]
fn deleting_a_claim_says_what_went_along_and_can_be_taken_back() {
    let before = session("parade").tables().clone();
    let gone = session("parade").keys("grD");
    assert_eq!(gone.tables().claims.len(), before.claims.len() - 1);
    assert!(gone.last().contains("deleted"), "{}", gone.last());
    let back = gone.keys("u");
    assert_eq!(back.tables(), &before);
}

#[test]
fn a_case_that_is_only_read_refuses_in_one_line() {
    for keys in ["gr]u1", "gr)D", "gr)+", "gr]u0"] {
        let refused = session("parade")
            .read_only("somebody else has it")
            .keys(keys);
        assert_eq!(
            refused.last().trim(),
            "not changed: somebody else has it",
            "{keys}"
        );
    }
}

#[test]
fn selecting_and_the_two_lists_have_their_recorded_screens() {
    let at = |keys: &str| session("parade").size(100, 30).keys(keys).screen();
    crate::recorded("parade-selecting", &at("gr]uss"));
    crate::recorded("parade-event-list", &at("gr]u1"));
    crate::recorded("parade-source-list", &at("gr]u0ha"));
    crate::recorded("parade-claimed", &at("gr]us2<Enter>"));
}

/// The rows that a case has when it is opened with what is in it now.
fn rows_anew(session: &Session) -> Vec<Vec<u32>> {
    let matter = tellings::app::Matter::new(session.tables().clone(), true);
    rows(&tellings::app::compare::Comparison::new(&matter))
}

fn rows(compare: &tellings::app::compare::Comparison) -> Vec<Vec<u32>> {
    use tellings::compare::Side;
    let cells = (0..compare.rows.len()).flat_map(|row| Side::ALL.map(|side| (row, side)));
    cells
        .map(|(row, side)| compare.rows.cell(row, side).to_vec())
        .collect()
}

#[test]
fn in_a_big_case_a_claim_is_seen_before_the_rows_of_compare_are_made_of_it() {
    let mut case = String::from(
        "tellings = 1\ntitle = \"Big\"\n[[document]]\nid = \"text\"\nfile = \"t.txt\"\n\
         [[source]]\nid = \"a\"\nname = \"Ada\"\n[[source]]\nid = \"b\"\nname = \"Ben\"\n\
         [[event]]\nid = \"e\"\ntitle = \"The ferry\"\n",
    );
    for at in 0..5000 {
        let line =
            format!("[[claim]]\nid = \"c{at}\"\nsource = \"b\"\nevent = \"e\"\ntext = \"x\"\n");
        case.push_str(&line);
    }
    let made = Session::with(&case, &[("t.txt", TEXT.as_bytes())]).keys("grss1<Enter>");
    assert!(made.shows("claims this, in “The ferry”"));
    assert!(made.state.is_behind());
    let compared = made.keys("gc");
    assert!(!compared.state.is_behind());
    assert_eq!(rows(&compared.state.compare), rows_anew(&compared));
    assert!(compared.shows("The ferry was late"));
}

mod whatever_is_typed {
    use super::*;
    use proptest::prelude::*;

    /// Keys that change claims, and some that move among them.
    const KEYS: [&str; 19] = [
        "1<Enter>",
        "2<Enter>",
        "s3<Enter>",
        "ss4<Enter>",
        "vww1none<Enter>",
        "1New<Alt-Enter>",
        "D",
        "S",
        "M<Enter>",
        "+",
        "-",
        "=",
        "_",
        "u",
        "U",
        ")",
        "(",
        "j",
        "w",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_claims_stand_where_they_would_if_all_were_looked_for_again(
            keys in prop::collection::vec(prop::sample::select(KEYS.to_vec()), 1..40)
        ) {
            let mut session = session("parade").keys("gr");
            for key in keys {
                session.press(key);
                let followed = session.state.matter.printed.clone();
                session.state.matter.sort_printed();
                prop_assert_eq!(&followed, &session.state.matter.printed, "after {}", key);
                let before = session.tables().clone();
                prop_assert_eq!(before.claims.len(), session.state.matter.anchors.len());
            }
        }
    }
}
