//! Suggestions look like suggestions everywhere; Review asks for one after the other, and every decision can be taken back.

use super::*;
use proptest::prelude::*;
use std::sync::OnceLock;
use tellings::case::{Case, Kind, Tables};
use tellings::file::check_bytes;
use tellings::file::folder::Folder;
use tellings::file::splice::new_file;
use tellings::text::clean::Signs;

/// A report of our own as the program drafted it; nobody has decided on anything.
fn drafted() -> Session {
    Session::open(&Path::new(ROOT).join("tests/cases/drafted"))
}

/// The same in Review.
fn review() -> Session {
    drafted().keys("gv")
}

/// What is asked: the first line of it.
fn asked(session: &Session) -> String {
    session.grid().get(3).unwrap().trim().to_owned()
}

fn left(session: &Session) -> usize {
    session.state.review.list.len()
}

fn rejected(session: &Session) -> Vec<(String, Vec<String>)> {
    let all = session.tables().rejected.iter();
    all.map(|it| {
        (
            it.kind.to_string(),
            it.what.iter().map(ToString::to_string).collect(),
        )
    })
    .collect()
}

#[test]
fn what_is_suggested_bears_a_sign_and_a_role_of_its_own_on_every_screen() {
    let session = drafted().size(120, 40);
    assert!(session.shows("◦ The gate at Tanner's Quay"));
    let words = session.in_role(Role::Suggested).join(" ");
    assert!(words.contains("the gate was locked at nine"), "{words}");
    assert!(
        session.line("◦≠").contains('│'),
        "the middle column shows the relation that is proposed"
    );
    let session = session.keys("J");
    assert!(session.shows("◦≠ contradict   number"));
    assert!(session.shows("why: number"));
    let session = session.keys("gr");
    assert!(
        session
            .in_role(Role::Suggested)
            .iter()
            .any(|it| it == "r" || it == "p"),
        "small letters in the gutter"
    );
    let card = drafted().keys("e");
    assert!(card.grid()[0].contains("claim  ◦ "));
    let ascii = drafted().config(|config| config.signs = Signs::Ascii);
    assert!(ascii.shows("_ the gate was locked") && ascii.shows("_#"));
    for twin in [drafted().twin(), drafted().read_twin()] {
        assert!(
            twin.contains("◦ ") && twin.contains("suggested likely 0.93"),
            "{twin}"
        );
        assert!(!twin.contains("suggested: the"));
    }
    assert!(drafted().twin().contains("◦≠ suggested: contradict"));
}

#[test]
fn h_hides_what_is_only_suggested_everywhere_and_shows_it_again() {
    let session = drafted().keys("H");
    assert_eq!(session.state.compare.len(), 0);
    assert!(session.last().contains("H shows it"));
    let session = session.keys("j");
    assert!(session.shows("what is suggested is hidden; H shows it"));
    assert!(session.last().contains("suggestions hidden"));
    let session = drafted().keys("Hgr");
    assert!(session.in_role(Role::Suggested).is_empty());
    assert!(session.shows("nobody claims this sentence"));
    assert!(session.keys("H").shows("◦"));
    // What is decided stays.
    let mut session = review().keys("fAgc");
    assert!(session.state.compare.len() > 1);
    session.press("gvHgc");
    assert_eq!(
        session.state.compare.len(),
        0,
        "sources are accepted, their claims are not"
    );
    let session = review().keys("ffyH").keys("gc");
    assert_eq!(
        session.state.compare.rows.members().claims().left
            + session.state.compare.rows.members().claims().right,
        0
    );
    let elsewhere = session.state.compare.rows.members().elsewhere.len();
    assert_eq!(elsewhere, 1, "one claim of the residents is decided");
}

#[test]
fn the_first_screen_of_review_is_recorded() {
    recorded("drafted-compare", &drafted().size(100, 30).screen());
    recorded("drafted-review-source", &review().size(100, 30).screen());
    recorded(
        "drafted-review-claim",
        &review().size(100, 30).keys("ff").screen(),
    );
    recorded(
        "drafted-review-finding",
        &review().size(100, 30).keys("ffff").screen(),
    );
    recorded(
        "drafted-review-narrow",
        &review().size(40, 12).keys("ffff").screen(),
    );
}

#[test]
fn what_all_alike_would_take_is_named_and_keys_that_mean_nothing_are_not_offered() {
    let source = review();
    assert!(source.shows("alike Residents, Guards"));
    assert!(
        !source.line("alike").contains("She (unresolved)"),
        "that is hardly likely"
    );
    let all_of_them = source.keys("X");
    assert!(all_of_them.last().contains("x rejects this one"));
    let source = review();
    assert!(!source.last().contains("1-5"), "{}", source.last());
    let claim = review().size(140, 40).keys("ff<Space>");
    assert!(claim.shows("   1  Petra Holm"));
    assert!(claim.last().contains("1-5"), "{}", claim.last());
}

#[test]
fn that_no_name_signs_what_is_decided_is_said_once() {
    let said = "no name signs it: author in the config";
    let first = review().keys("y");
    assert!(first.last().contains(said), "{}", first.last());
    assert!(!first.keys("y").last().contains(said));
    let named = review().config(|config| config.author = Some("A. Reader".into()));
    assert!(!named.keys("y").last().contains(said));
}

#[test]
fn a_row_of_a_draft_says_that_one_side_was_found_and_where_to_ask() {
    let drafted = drafted();
    assert!(drafted.shows("only the left was found to speak of this; gv asks what else may"));
    let by_a_person = session("parade").keys("Gk");
    assert!(
        by_a_person.shows("only the left speaks of this") && !by_a_person.shows("was found to"),
        "{}",
        by_a_person.screen()
    );
}

#[test]
fn with_a_deleted_claim_goes_what_was_suggested_for_it_alone() {
    let first = drafted().size(100, 24).keys("jD");
    let events = first.tables().events.len();
    assert!(
        first
            .last()
            .trim_end()
            .ends_with("is deleted; u takes it back")
    );
    let second = first.keys("lD");
    assert!(
        second.shows("suggested for it alone end"),
        "{}",
        second.screen()
    );
    assert_eq!(second.tables().events.len(), events - 1);
    let back = second.keys("u");
    assert_eq!(back.tables().events.len(), events);
}

#[test]
fn a_suggestion_is_accepted_with_what_it_stands_on_and_signed() {
    let mut session = review()
        .config(|config| config.author = Some("ann".into()))
        .keys("ff");
    assert!(asked(&session).starts_with("◦ claim   speaker possible 0.84"));
    let before = left(&session);
    session.press("y");
    let tables = session.tables();
    let claim = tables.claims.iter().find(|it| !it.suggested).unwrap();
    assert_eq!(claim.by.get().map(|it| &**it), Some("ann"));
    assert!(claim.p.get().is_none() && claim.why.get().is_none());
    assert!(
        claim.attribution.get().is_some(),
        "how the speaker was found stays noted"
    );
    let source = tables
        .sources
        .iter()
        .find(|it| it.id == claim.source)
        .unwrap();
    let event = tables
        .events
        .iter()
        .find(|it| Some(&it.id) == claim.event.as_ref())
        .unwrap();
    assert!(!source.suggested && !event.suggested);
    assert!(
        session.last().contains("2 records with it"),
        "{}",
        session.last()
    );
    assert_eq!(left(&session), before - 1);
    assert!(session.shows("1 of"), "the next one is asked");
    session.press("u");
    assert_eq!(left(&session), before, "and taken back it is asked again");
}

#[test]
fn a_suggestion_is_rejected_with_what_hangs_on_it_and_never_made_again() {
    let mut session = review();
    let all = session.tables().clone();
    let name = |session: &Session| session.grid()[4].trim().to_owned();
    while !name(&session).starts_with("Petra Holm") {
        session.press("s");
    }
    session.press("x");
    let tables = session.tables();
    assert!(tables.sources.iter().all(|it| &*it.name != "Petra Holm"));
    assert!(tables.claims.len() + 2 < all.claims.len() + 1);
    assert!(tables.findings.is_empty(), "her claim contradicted another");
    assert_eq!(
        rejected(&session),
        [("source".into(), vec!["petra-holm".into()])]
    );
    session.press("u");
    assert_eq!(session.tables(), &all);
    let mut session = review().keys("ffff");
    assert!(asked(&session).starts_with("◦ finding"));
    session.press("x");
    let pair = rejected(&session).pop().unwrap();
    assert_eq!(pair.0, "finding");
    session.press(":suggest<Enter>");
    assert!(
        session
            .state
            .review
            .list
            .iter()
            .all(|it| it.kind() != "finding")
    );
}

#[test]
fn all_that_the_same_rule_made_are_one_step() {
    let mut session = review().keys("ff");
    while !asked(&session).contains("6 alike") {
        session.press("s");
    }
    let before = left(&session);
    session.press("A");
    assert_eq!(left(&session), before - 6);
    assert!(
        session.last().contains("accepted: 6 claims"),
        "{}",
        session.last()
    );
    session.press("u");
    assert_eq!(left(&session), before);
    let mut session = review().keys("fff");
    let silences = left(&session);
    session.press("X");
    assert!(left(&session) < silences);
    assert!(rejected(&session).iter().all(|(kind, _)| kind == "silence"));
}

#[test]
fn another_counterpart_is_chosen_by_its_number() {
    let mut session = review().keys("ff");
    let grid = session.grid().join("\n");
    assert!(
        grid.contains("or does it go with:")
            && grid.contains("2  Aldo Brink: ◦ “There were three guards"),
        "{grid}"
    );
    let id = session.claim().unwrap();
    session.press("2");
    let tables = session.tables();
    let claim = tables
        .claims
        .iter()
        .find(|it| it.id.as_str() == id)
        .unwrap();
    let other = tables
        .claims
        .iter()
        .find(|it| it.words().starts_with("There were three"))
        .unwrap();
    assert_eq!(claim.event, other.event);
    assert!(!claim.suggested && !other.suggested);
    session.press("5");
    assert!(session.last().contains("counterpart"), "{}", session.last());
}

#[test]
fn a_claim_that_is_right_and_wrongly_joined_gets_an_event_of_its_own() {
    let mut session = review().keys("ff");
    let id = session.claim().unwrap();
    let of = |session: &Session, id: &str| {
        let claim = session
            .tables()
            .claims
            .iter()
            .find(|it| it.id.as_str() == id);
        (claim.unwrap().event.clone(), claim.unwrap().suggested)
    };
    let (before, _) = of(&session, &id);
    assert!(session.shows("0  with none of them: an event of its own"));
    session.press("0");
    let (after, suggested) = of(&session, &id);
    assert!(after != before && !suggested);
    let others = session
        .tables()
        .claims
        .iter()
        .filter(|it| it.event == before);
    assert!(others.count() > 1, "those it was joined with stay");
    session.press("u");
    assert_eq!(of(&session, &id), (before, true));
}

#[test]
fn change_opens_the_card_and_what_is_changed_there_is_decided() {
    let mut session = review().keys("ff");
    let id = session.claim().unwrap();
    session.press("e");
    assert!(session.grid()[0].contains("claim  ◦ "));
    session.press("<Esc>");
    session.press("e");
    let certainty = |session: &Session| session.cursor_line().contains("certainty");
    while !certainty(&session) {
        session.press("j");
    }
    session.press("<Enter>probable<Enter><Esc>");
    let claim = session
        .tables()
        .claims
        .iter()
        .find(|it| it.id.as_str() == id)
        .unwrap();
    assert!(!claim.suggested && claim.certainty == tellings::case::Certainty::Probable);
    assert_ne!(session.claim().unwrap(), id, "the next one is asked");
}

#[test]
fn what_is_worked_out_for_an_open_case_stands_nowhere_until_it_is_accepted() {
    let mut session = Session::with(crate::late::LAMP, &[]).keys(":suggest<Enter>");
    let all = session.tables().clone();
    let aligned = |session: &Session| {
        let list = session.state.review.list.iter();
        list.filter(|it| it.kind() == "alignment").count()
    };
    assert!(aligned(&session) >= 1);
    while !asked(&session).starts_with("◦ alignment") {
        session.press("s");
    }
    let before = aligned(&session);
    session.press("y");
    assert!(aligned(&session) < before);
    assert_ne!(session.tables(), &all);
    session.press("u");
    assert_eq!(session.tables(), &all);
    assert_eq!(aligned(&session), before);
    while !asked(&session).starts_with("◦ alignment") {
        session.press("s");
    }
    let (_, about) = session.state.review.item().unwrap().name();
    session.press("x");
    session.press(":suggest<Enter>");
    let list = session.state.review.list.iter();
    assert!(
        list.map(|it| it.name().1).all(|it| it != about),
        "never asked again"
    );
    let (kind, what) = rejected(&session).pop().unwrap();
    assert_eq!((kind.as_str(), what.join(", ")), ("align", about));
}

#[test]
fn who_may_not_change_the_case_is_told_and_keeps_his_place() {
    let session = review().read_only("it is another's").keys("y");
    assert!(session.last().contains("not changed: it is another's"));
    assert!(session.tables().sources.iter().all(|it| it.suggested));
}

#[test]
fn a_long_suggestion_is_read_to_its_end_at_every_size() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        let mut session = review().size(columns, rows).keys("ff");
        let all: Vec<String> = {
            let page = tellings::app::layout::review::lines(&session.state);
            page.iter()
                .map(|it| it.words().trim_end().to_owned())
                .collect()
        };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for _ in 0..60 {
            seen.extend(session.grid());
            session.press("<Space>");
        }
        for line in all.iter().filter(|it| !it.is_empty()) {
            assert!(seen.contains(line), "{columns}x{rows}: {line}");
        }
    }
}

/// Whether a case has no problem, as the file it would be written to.
fn is_sound(tables: &Tables) -> bool {
    static REPORT: OnceLock<&'static [u8]> = OnceLock::new();
    let report = REPORT.get_or_init(|| {
        let bytes = std::fs::read(Path::new(ROOT).join("tests/cases/drafted/report.txt")).unwrap();
        Box::leak(bytes.into_boxed_slice())
    });
    let files: &'static [(&'static str, &'static [u8])] =
        Box::leak(Box::new([("report.txt", *report)]));
    let text = new_file(&Case::new(tables.clone()));
    let checked = check_bytes(
        "case.toml".into(),
        text.into_bytes(),
        &Folder::Embedded(files),
    );
    assert_eq!(checked.problems, []);
    checked.problems.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_of_review_leave_a_sound_case_and_can_all_be_taken_back(
        keys in prop::collection::vec(prop::sample::select(vec!["y", "x", "s", "A", "X", "0", "1", "2", "f", "k", "u", "U", "H"]), 1..24)
    ) {
        let mut session = review();
        let before = session.tables().clone();
        for key in keys {
            session.press(key);
        }
        prop_assert!(is_sound(session.tables()));
        let declined: BTreeSet<_> = rejected(&session).into_iter().collect();
        session.press(":suggest<Enter>");
        for item in &session.state.review.list {
            let (kind, about) = item.name();
            let what: Vec<String> = about.split(", ").map(str::to_owned).collect();
            prop_assert!(!declined.contains(&(kind.to_owned(), what)), "{} {}", kind, about);
        }
        while !session.last().contains("nothing to take back") {
            session.press("u");
        }
        prop_assert_eq!(session.tables(), &before);
        prop_assert_eq!(session.state.matter.case.count(Kind::Rejected), 0);
    }
}
