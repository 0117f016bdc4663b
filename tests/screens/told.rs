//! What is told of a step and of what cannot be done: in full, and by who says what, never by an id.

use super::*;
use tellings::app::matter::Wrong;
use tellings::app::{Effect, Input, News, Showing};
use tellings::case::{Field, Id, Key, Kind};

/// Three sources of one beginning, two claims on each side of one event, nothing judged.
const CROWD: &str = r#"tellings = 1
title = "The square"
[[source]]
id = "ax4"
name = "Town council"
[[source]]
id = "ax5"
name = "Per Aas"
[[source]]
id = "ax6"
name = "Tor Lie"
account = "ax5"
[[event]]
id = "e1"
title = "The lamp"
[[event]]
id = "e2"
title = "The bell"
[[claim]]
id = "zz1"
source = "ax4"
event = "e1"
text = "The lamp was lit when the market closed that evening"
[[claim]]
id = "zz2"
source = "ax5"
event = "e1"
text = "It was dark long before the market closed that evening"
[[claim]]
id = "zz3"
source = "ax6"
event = "e1"
text = "Nobody saw to the lamp"
"#;

fn crowd() -> Session {
    Session::with(CROWD, &[])
}

#[test]
fn a_step_names_who_says_what_and_no_id() {
    let mut session = crowd();
    for (keys, told) in [
        (
            "r#<Enter>",
            "contradict: “The lamp was lit…” (Town council) / “It was dark long…” (Per Aas)",
        ),
        (
            "!e",
            "`negates` of “The lamp was lit when the…” (Town council): event",
        ),
        (
            "Tdark<Enter>",
            "`tags` of “The lamp was lit when the…” (Town council): dark",
        ),
        (
            "mbell<Enter>",
            "(Town council) is in “The bell” now; 1 finding ends with it",
        ),
    ] {
        session.press(keys);
        let said = session.last();
        assert!(said.contains(told), "{keys}: {said}");
        let ids = ["zz1", "zz2", "ax4", "e2"].map(|id| said.contains(id));
        assert_eq!(ids, [false; 4], "{said}");
    }
    assert!(
        session.last().contains("u takes it back"),
        "{}",
        session.last()
    );
}

#[test]
fn what_is_told_is_seen_to_its_end_on_a_narrow_screen() {
    let judged = crowd().size(60, 24).keys("r#<Enter>");
    let said = judged.last();
    assert!(said.trim_end().ends_with("(tellings config)"), "{said}");
    assert!(judged.shows("(Per Aas)"), "{}", judged.screen());
    // The lines above come back with the next key.
    let next = judged.keys("j");
    assert!(next.last().contains("COMPARE"), "{}", next.last());
    for (columns, rows) in [(20, 5), (40, 12), (30, 8)] {
        let small = crowd().size(columns, rows).keys("r#<Enter>");
        assert!(small.shows("contradict"), "{}", small.screen());
    }
}

#[test]
fn another_sign_of_one_relation_keeps_its_facets_and_agreement_none() {
    let again = crowd().keys("r#t<Enter>").keys("r~");
    assert!(again.shows("*t\u{a0}time"));
    let agreed = crowd().keys("r#t<Enter>").keys("r=<Enter>");
    assert!(agreed.last().contains("agree: “"), "{}", agreed.last());
    assert!(agreed.tables().findings[0].facets.is_empty());
}

#[test]
fn a_chains_step_says_what_became_of_it() {
    let made = crowd().keys("@per<Enter><Enter>");
    let made = made.keys("@m");
    assert!(made.shows("Handed on"), "{}", made.screen());
    let mode = made.keys("narrated<Enter>");
    assert!(
        mode.last().contains("how Per Aas passes it on: narrated"),
        "{}",
        mode.last()
    );
    let verb = mode.keys("<Enter>told<Enter>");
    assert!(
        verb.last().contains("the verb of Per Aas: “told”"),
        "{}",
        verb.last()
    );
}

#[test]
fn sources_of_one_beginning_have_letters_of_their_own() {
    let text = "A lamp burned. It rained.\n";
    let case = format!("{CROWD}[[document]]\nid = \"d\"\nfile = \"d.txt\"\n");
    let session = Session::with(&case, &[("d.txt", text.as_bytes())]).keys("grs");
    let last = session.last();
    assert!(
        last.contains("1 T") && last.contains("2 P") && last.contains("3 TL"),
        "{last}"
    );
}

#[test]
fn the_list_of_panes_counts_what_a_pane_shows_and_says_how_to_ask_for_it() {
    let list = crowd().keys("lx");
    assert!(
        list.line("Per Aas").contains("1 claim + 1"),
        "{}",
        list.screen()
    );
    assert!(
        list.line("Per Aas").contains("--left ax5"),
        "{}",
        list.screen()
    );
    assert!(
        list.line("Town council").contains("1 claim "),
        "{}",
        list.screen()
    );
}

#[test]
fn the_next_pair_that_nobody_has_judged_is_reached_by_key() {
    let session = session("parade").keys("gg");
    let none = session.keys("GJ");
    assert!(
        none.last().contains("no difference below"),
        "{}",
        none.last()
    );
    let at = none.keys("gg]u");
    assert!(at.shows("nobody has judged this pair"), "{}", at.screen());
    let event = at.event();
    let past = at.keys("K[u");
    assert!(past.last().contains("no pair above") || past.event() != event);
}

#[test]
fn a_claim_with_other_words_says_that_its_short_text_is_as_before() {
    let session = session("parade").keys("gr/turned his back<Enter>");
    let short = session.keys("tHe turned<Ctrl-s>");
    let said = short.keys("-");
    assert!(
        said.last().contains("the words are now “"),
        "{}",
        said.last()
    );
    assert!(
        said.last().contains("its short text is still “He turned"),
        "{}",
        said.last()
    );
}

#[test]
fn read_hints_at_no_claim_where_there_is_none() {
    let session = session("parade").keys("gr]u");
    assert!(!session.last().contains("card"), "{}", session.last());
    let on = session.keys(")");
    assert!(on.size(160, 30).last().contains("e card"));
}

#[test]
fn a_problem_leads_to_what_it_is_about() {
    let wrong = |kind, key, line: &str| Wrong {
        line: line.into(),
        about: Some((kind, key)),
    };
    let one = |id: &str| Key::One(Id::new(id).unwrap());
    let news = vec![
        wrong(Kind::Claim, one("zz2"), "case.toml:30:1: this claim is odd"),
        wrong(
            Kind::Source,
            one("ax6"),
            "case.toml:12:1: this source is odd",
        ),
        wrong(Kind::Claim, one("gone"), "case.toml:40:1: this one was odd"),
    ];
    let list = crowd()
        .input(Input::News(Box::new(News::Problems(news))))
        .keys(":problems<Enter>");
    assert!(list.shows("Enter goes to what it is about"));
    let claim = list.keys("<Enter>");
    assert_eq!(claim.claim().as_deref(), Some("zz2"));
    assert!(
        claim.last().contains("this claim is odd"),
        "{}",
        claim.last()
    );
    let source = claim.keys(":problems<Enter><Down><Enter>");
    assert!(
        source.line(" source").contains("Tor Lie"),
        "{}",
        source.screen()
    );
    let gone = source.keys("<Esc>:problems<Enter><Down><Down><Enter>");
    assert!(gone.last().contains("is no more"), "{}", gone.last());
    let none = crowd().keys(":problems<Enter>");
    assert!(none.last().contains("no problems"), "{}", none.last());
}

#[test]
fn a_case_that_is_opened_again_is_asked_for_outside_and_keeps_its_place() {
    let asked = crowd().keys(":reopen<Enter>");
    assert!(asked.effects().contains(&Effect::Reopen));
    let before = session("parade").keys("JJlx").keys("odile<Enter>gr");
    let mut again = session("parade");
    again.state.resume(&before.state);
    assert_eq!(again.state.compare.panes, before.state.compare.panes);
    assert_eq!(again.state.showing, Showing::Read);
    assert_eq!(again.claim(), before.claim());
    // A pane whose source is gone is not shown.
    let mut other = crowd();
    other.state.resume(&before.state);
    assert!(other.shows("Town council") || other.state.showing == Showing::Read);
    assert!(Kind::Claim.help_of(Field::Source).starts_with("who says"));
}
