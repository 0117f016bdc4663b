//! What is done on a row: relation and facets, silence, question and state, doubt, the event, several claims at once.

use super::*;
use tellings::app::Effect;
use tellings::case::{Alignment, Facet, Finding, Reason, Relation, State as Standing, Word as _};

/// The finding on a pair of claims.
fn finding<'a>(session: &'a Session, one: &str, other: &str) -> Option<&'a Finding> {
    let named = |it: &&Finding| {
        let ids = it.claims.each_ref().map(tellings::case::Id::as_str);
        ids == [one, other] || ids == [other, one]
    };
    session.tables().findings.iter().find(named)
}

/// How many changes were asked for.
fn steps(session: &Session) -> usize {
    let change = |it: &&Effect| matches!(it, Effect::Change { .. });
    session.effects().iter().filter(change).count()
}

/// Two accounts, and one within the second: three rows on both sides, one on the left only.
const QUAY: &str = r#"tellings = 1
title = "The quay"
[[source]]
id = "ann"
name = "Ann"
[[source]]
id = "office"
name = "Office"
[[source]]
id = "watch"
name = "The watch"
account = "office"
[[event]]
id = "lamp"
title = "The lamp"
[[event]]
id = "bell"
title = "The bell"
[[event]]
id = "boat"
title = "The boat"
[[claim]]
id = "a1"
source = "ann"
event = "lamp"
text = "The lamp was out"
[[claim]]
id = "a2"
source = "ann"
event = "lamp"
text = "It went out at ten"
[[claim]]
id = "o1"
source = "office"
event = "lamp"
text = "Nobody saw the lamp go out"
[[claim]]
id = "a3"
source = "ann"
event = "bell"
text = "The bell rang"
[[claim]]
id = "o2"
source = "office"
event = "boat"
text = "A boat left"
[[claim]]
id = "a4"
source = "ann"
event = "boat"
text = "Two boats left"
[[claim]]
id = "a5"
source = "ann"
text = "It was cold"
"#;

fn quay() -> Session {
    Session::with(QUAY, &[])
}

#[test]
fn a_relation_and_its_facets_are_one_step_and_one_undo() {
    let menu = quay().keys("r~");
    assert!(menu.shows("~ tension   about what?"), "{}", menu.screen());
    assert!(menu.shows("t\u{a0}time"));
    assert!(menu.last().contains("Esc changes nothing"));
    let chosen = menu.keys("tk");
    assert!(chosen.shows("*t\u{a0}time"), "{}", chosen.screen());
    assert_eq!(steps(&chosen), 0);
    let judged = chosen.keys("<Enter>");
    assert_eq!(steps(&judged), 1);
    let made = finding(&judged, "a1", "o1").unwrap();
    assert_eq!(made.relation, Relation::Tension);
    assert_eq!(made.facets, [Facet::Time, Facet::Knowledge]);
    assert!(judged.shows("tension   time, knowledge"));
    let back = judged.keys("u");
    assert_eq!(finding(&back, "a1", "o1"), None);
    assert!(back.last().contains("tension in time, knowledge"));
}

#[test]
fn every_relation_has_its_sign_for_a_key() {
    for relation in Relation::ALL {
        let judged = quay().keys(&format!("r{}<Enter>", relation.ascii()));
        let made = finding(&judged, "a1", "o1").unwrap();
        assert_eq!(made.relation, *relation);
    }
}

#[test]
fn the_menu_takes_a_letter_back_and_another_sign_and_esc_changes_nothing() {
    let menu = quay().keys("r~tkt#");
    let judged = menu.keys("<Enter>");
    let made = finding(&judged, "a1", "o1").unwrap();
    assert_eq!(
        (made.relation, &made.facets[..]),
        (Relation::Contradict, &[Facet::Knowledge][..])
    );
    let left = quay().keys("r~tk<Esc>");
    assert_eq!(steps(&left), 0);
    assert!(left.last().contains("nothing is changed"));
    // Any key that is neither letter nor sign ends it.
    assert_eq!(steps(&quay().keys("r~t<Down>")), 1);
    // A judgement there is comes with its facets.
    let again = judged.keys("r~");
    assert!(again.shows("*k\u{a0}knowledge"));
    let same = again.keys("#<Enter>");
    assert!(
        same.last().contains("these two are judged so already"),
        "{}",
        same.last()
    );
}

#[test]
fn the_menu_fits_small_screens() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        let menu = session("parade").size(columns, rows).keys("r~npt");
        assert!(
            menu.shows("~ tension"),
            "{columns}x{rows}\n{}",
            menu.screen()
        );
        if rows >= 12 {
            assert!(menu.shows("i\u{a0}identity"), "{}", menu.screen());
        }
    }
}

#[test]
fn a_judgement_is_taken_away_again() {
    let gone = quay().keys("r~<Enter>r-");
    assert_eq!(finding(&gone, "a1", "o1"), None);
    assert!(gone.last().contains("no longer judged"));
    assert!(finding(&gone.keys("u"), "a1", "o1").is_some());
    let none = quay().keys("r-");
    assert!(none.last().contains("nobody has judged this pair"));
}

#[test]
fn a_pair_within_one_account_is_judged_by_a_mark() {
    let one_side = quay().keys("jr~");
    assert!(
        one_side
            .last()
            .contains("the other side has no claim here; ;; marks one"),
        "{}",
        one_side.last()
    );
    let judged = quay().keys(";;wr+l<Enter>");
    let made = finding(&judged, "a1", "a2").unwrap();
    assert_eq!(
        (made.relation, &made.facets[..]),
        (Relation::Adds, &[Facet::Detail][..])
    );
    assert!(judged.shows("1 marked") || judged.keys("j").shows("1 marked"));
    let menu = quay().keys(";;wr+");
    assert!(menu.shows("left “The lamp was out”"), "{}", menu.screen());
    assert!(menu.shows("left “It went out at ten”"), "{}", menu.screen());
}

#[test]
fn a_claim_that_reads_as_a_negative_raises_the_scope_question() {
    let asked = quay().keys("r~<Enter>");
    let bound = tellings::app::action::ACTIONS
        .iter()
        .any(|it| it.keys.contains(&"!p"));
    if bound {
        assert!(
            asked.last().contains("right denies what? "),
            "{}",
            asked.last()
        );
        assert_eq!(
            asked.claim().as_deref(),
            Some("o1"),
            "the keys that answer mean it"
        );
    }
    let plain = quay().keys("jjr~<Enter>");
    assert!(!plain.last().contains("denies what"), "{}", plain.last());
}

#[test]
fn a_silence_gets_its_reason_from_a_list() {
    let who = quay().keys("jl.");
    assert!(who.shows("Who is silent:"), "{}", who.screen());
    assert!(who.line("▸").contains("Office"), "the account first");
    let reasons = who.keys("<Enter>");
    for reason in Reason::ALL {
        assert!(reasons.line(reason.spelling()).contains(reason.help()));
    }
    let silent = reasons.keys("not-asked<Enter>");
    assert!(silent.shows("silent (not asked)"), "{}", silent.screen());
    let made = &silent.tables().silences[0];
    assert_eq!(
        (made.source.as_str(), made.reason),
        ("office", Reason::NotAsked)
    );
    let gone = silent.keys(".<Enter>not recorded<Enter>");
    assert!(gone.tables().silences.is_empty(), "{}", gone.screen());
    assert_eq!(gone.keys("u").tables().silences.len(), 1);
    let speaks = quay().keys("l.");
    assert!(
        !speaks.shows("Office speaks of this"),
        "the watch does not speak"
    );
    assert!(speaks.shows("Silent, because:"), "{}", speaks.screen());
    let both = quay().keys(".");
    assert!(
        both.last().contains("Ann speaks of this: it is not silent"),
        "{}",
        both.last()
    );
}

#[test]
fn the_question_and_the_state_of_a_finding() {
    let none = quay().keys("Q");
    assert!(
        none.last().contains("nobody has judged this pair"),
        "{}",
        none.last()
    );
    let asked = quay().keys("r~<Enter>QWho put it out?<Ctrl-s>");
    assert!(asked.shows("ask: Who put it out?"), "{}", asked.screen());
    let mended = asked.keys("Q<Ctrl-u>Who?<Ctrl-s>");
    assert!(mended.shows("ask: Who?"));
    let kept = mended.keys("Q<Esc>");
    assert!(kept.shows("ask: Who?"));
    let back = kept.keys("uu");
    assert!(!back.shows("ask: "), "{}", back.screen());
    let sent = back.keys("zquestion-sent<Enter>");
    assert_eq!(sent.tables().findings[0].state, Standing::QuestionSent);
    let there = sent.keys("j").keys("k");
    assert!(there.shows("question-sent"));
    assert_eq!(there.keys("u").tables().findings[0].state, Standing::Open);
}

#[test]
fn an_alignment_is_doubtful_and_sure_again() {
    let doubtful = quay().keys("~");
    assert_eq!(doubtful.tables().claims[0].aligned, Alignment::Doubtful);
    let sure = doubtful.keys("~");
    assert_eq!(sure.tables().claims[0].aligned, Alignment::Sure);
    assert_eq!(
        sure.keys("u").tables().claims[0].aligned,
        Alignment::Doubtful
    );
    assert!(
        quay()
            .keys("l")
            .keys("j~")
            .last()
            .contains("no claim under the cursor")
    );
    assert!(quay().keys("G~").last().contains("in no event"));
}

fn titles(session: &Session) -> Vec<&str> {
    session
        .tables()
        .events
        .iter()
        .map(|it| &*it.title)
        .collect()
}

#[test]
fn an_event_is_renamed_moved_and_deleted() {
    let menu = quay().keys("E");
    assert!(
        menu.last().contains("r rename  s split  m merge"),
        "{}",
        menu.last()
    );
    let small = quay().size(40, 12).keys("E");
    assert!(
        small.last().contains("r rename  s split"),
        "{}",
        small.last()
    );
    assert!(quay().size(160, 30).last().contains("r relation"));
    let named = quay().keys("Er<Ctrl-u>A lantern<Enter>");
    assert_eq!(titles(&named)[0], "A lantern");
    assert_eq!(titles(&named.keys("u"))[0], "The lamp");
    let empty = quay().keys("Er<Ctrl-u><Enter>");
    assert!(
        empty.last().starts_with(" title of the event:"),
        "it can be mended: {}",
        empty.last()
    );
    let down = quay().keys("Ej");
    assert_eq!(titles(&down), ["The bell", "The lamp", "The boat"]);
    assert_eq!(down.event(), "The lamp", "the cursor stays on its event");
    assert_eq!(
        titles(&down.keys("Ek")),
        ["The lamp", "The bell", "The boat"]
    );
    assert!(
        quay()
            .keys("Ek")
            .last()
            .contains("the first event that is shown already")
    );
    let last = quay().keys("EbThe boat<Enter>");
    assert_eq!(titles(&last), ["The bell", "The lamp", "The boat"]);
    assert_eq!(last.event(), "The lamp");
    let last = quay().keys("Ebthe end<Enter>");
    assert_eq!(titles(&last), ["The bell", "The boat", "The lamp"]);
    assert!(
        last.last().contains("“The lamp” is the last event now"),
        "{}",
        last.last()
    );
    let gone = quay().keys("Ed");
    assert_eq!(titles(&gone), ["The bell", "The boat"]);
    assert_eq!(gone.tables().claims[0].event, None);
    assert_eq!(titles(&gone.keys("u"))[0], "The lamp");
    assert!(quay().keys("GEr").last().contains("in no event"));
}

#[test]
fn a_new_event_stands_before_the_row_with_the_marked_claims() {
    let made = quay().keys("jEnA cart<Enter>");
    assert_eq!(
        titles(&made),
        ["The lamp", "A cart", "The bell", "The boat"]
    );
    assert!(
        made.last().contains("shown once a claim is in it"),
        "{}",
        made.last()
    );
    let with = quay().keys("w;;jEnTen o'clock<Enter>");
    assert_eq!(
        titles(&with),
        ["The lamp", "Ten o'clock", "The bell", "The boat"]
    );
    assert_eq!(
        with.tables().claims[1].event,
        Some(with.tables().events[1].id.clone())
    );
    assert_eq!(steps(&with), 1);
    let cold = quay().keys("GEnThe cold<Enter>");
    assert_eq!(titles(&cold).last(), Some(&"The cold"));
    assert_eq!(
        cold.tables().claims[6].event,
        Some(cold.tables().events[3].id.clone())
    );
}

#[test]
fn an_event_is_split_by_ticks_and_merged_from_a_list() {
    let list = quay().keys("wEs");
    assert!(
        list.line("These go").contains("Tab ticks, Enter goes on"),
        "{}",
        list.screen()
    );
    assert!(
        list.line("at ten").contains("[x]"),
        "the claim under the cursor goes"
    );
    assert!(list.line("was out").contains("[ ]"));
    let split = list.keys("<Enter>At ten<Enter>");
    assert_eq!(
        titles(&split),
        ["The lamp", "At ten", "The bell", "The boat"]
    );
    assert_eq!(
        split.tables().claims[1].event,
        Some(split.tables().events[1].id.clone())
    );
    assert_eq!(titles(&split.keys("u")), titles(&quay()));
    let all = quay().keys("Es<Tab><Tab>all<Enter>");
    assert!(!all.shows("all claims would go"), "{}", all.screen());
    let every = quay().keys("Es<Down><Tab><Tab><Enter>All<Enter>");
    assert!(
        every.last().contains("all claims would go"),
        "{}",
        every.screen()
    );
    assert!(quay().keys("jEs").last().contains("nothing to split"));
    let merged = quay().keys("Embell<Enter>");
    assert_eq!(titles(&merged), ["The lamp", "The boat"]);
    assert_eq!(
        merged.tables().claims[3].event.as_ref().unwrap().as_str(),
        "lamp"
    );
    assert_eq!(titles(&merged.keys("u")), titles(&quay()));
}

#[test]
fn marked_claims_are_moved_and_tagged_in_one_step() {
    let marked = quay().keys(";a");
    assert!(
        marked.last().contains("3 claims are marked"),
        "{}",
        marked.last()
    );
    assert_eq!(
        marked
            .grid()
            .iter()
            .filter(|line| line.contains('*'))
            .count(),
        2,
        "{}",
        marked.screen()
    );
    let moved = marked.keys("j;mbell<Enter>");
    assert_eq!(steps(&moved), 1);
    let bell = moved
        .tables()
        .claims
        .iter()
        .filter(|it| it.event.as_ref().is_some_and(|id| id.as_str() == "bell"));
    assert_eq!(bell.count(), 4);
    let after = moved.keys("k");
    assert!(!after.shows("marked"), "the marks are spent");
    assert_eq!(after.keys("u").tables(), quay().tables());
    let tagged = quay().keys(";;w;;;tdark, night<Enter>");
    assert_eq!(steps(&tagged), 1);
    let tags = |session: &Session, at: usize| {
        session.tables().claims[at]
            .tags
            .get()
            .map(|it| it.join(", "))
    };
    assert_eq!(tags(&tagged, 0).as_deref(), Some("dark, night"));
    assert_eq!(tags(&tagged, 1).as_deref(), Some("dark, night"));
    let fewer = tagged.keys(";;;t-dark<Enter>");
    assert_eq!(tags(&fewer, 1).as_deref(), Some("night"));
    assert!(quay().keys(";m").last().contains("no claim is marked"));
    let none = quay().keys(";;<Esc>");
    assert!(none.last().contains("nothing is marked any more"));
    assert!(quay().keys(";-").last().contains("no claim is marked"));
}

#[test]
fn a_case_that_is_only_read_refuses_every_change_in_one_line() {
    for keys in [
        "r~", "r-", "jl.", "Q", "z", "~", "Er", "Es", "Em", "Ej", "Eb", "Ed", "En", ";;;t", ";;;m",
    ] {
        let mut session = quay();
        session.state.read_only = Some("another program has it".into());
        let before = session.tables().clone();
        let refused = session.keys(keys);
        assert_eq!(*refused.tables(), before, "{keys}");
        assert!(
            refused.last().contains("another program has it"),
            "{keys}: {}",
            refused.last()
        );
    }
}

#[test]
fn the_menus_are_recorded() {
    recorded("parade-facets", &session("parade").keys("JJr~nl").screen());
    recorded("parade-silence", &session("parade").keys("GK.").screen());
    recorded("parade-event-menu", &session("parade").keys("jE").screen());
    recorded("parade-split", &session("parade").keys("jjEs").screen());
}
