//! Whose claims stand in which pane, and by which names a reader asks for panes.

use super::*;
use crate::compare::fields::case;
use proptest::prelude::*;

/// A keeper, the harbour office with its watchman, and a ship's log that only the office cites.
fn harbour() -> Case {
    case(
        "source keeper name=\"The keeper\"
          source office
          source watchman account=office
          source log
          event lamp
          event bell
          claim k1 source=keeper event=lamp
          claim o1 source=office event=lamp
          claim w1 source=watchman event=lamp chain=office
          claim w2 source=watchman event=bell chain=keeper
          claim l1 source=log event=bell chain=office
          claim l2 source=log event=bell",
    )
}

/// One man's tellings.
fn tellings() -> Case {
    case(
        "source first person=tarrant told=2020-11-08T07:30
          source log told=2020-11-07/2020-11-08
          source third person=tarrant told=2021-11-03~
          source second person=tarrant told=2021-03",
    )
}

/// The claims each pane shows, and who speaks elsewhere.
fn shown(case: &Case, left: &str, right: &str) -> (String, String, String) {
    let panes = choose(case, Some(left), Some(right)).unwrap();
    let members = members(case, &panes, Wanted::All);
    let claims = &case.tables().claims;
    let on = |side: Side| {
        let here = (0u32..)
            .zip(claims)
            .filter(|(at, _)| members.side_of(*at)[side]);
        let ids: Vec<&str> = here.map(|(_, claim)| claim.id.as_str()).collect();
        ids.join(" ")
    };
    let elsewhere = members.elsewhere.iter().map(|it| {
        let source = &case.tables().sources[it.source as usize];
        format!("{} {}", source.id, it.claims)
    });
    (
        on(Side::Left),
        on(Side::Right),
        elsewhere.collect::<Vec<_>>().join(", "),
    )
}

fn as_text(texts: (&str, &str, &str)) -> (String, String, String) {
    (texts.0.into(), texts.1.into(), texts.2.into())
}

#[test]
fn a_case_opens_with_its_first_two_accounts() {
    let panes = defaults(&harbour());
    assert_eq!(
        (panes.left.to_string(), panes.right.to_string()),
        ("keeper".into(), "office".into())
    );
    let alone = defaults(&case("source keeper"));
    assert_eq!(alone.right, Pane::Everyone);
}

#[test]
fn a_pane_shows_its_account_and_what_it_passed_on() {
    // w2 is the watchman's: it stands in the office's account though the keeper passed it on.
    let expected = as_text(("k1", "o1 w1 w2 l1", "log 1"));
    assert_eq!(shown(&harbour(), "keeper", "office"), expected);
}

#[test]
fn a_source_with_a_pane_of_its_own_is_not_shown_within_its_account() {
    assert_eq!(
        shown(&harbour(), "watchman", "office"),
        as_text(("w1 w2", "o1 l1", "keeper 1, log 1"))
    );
    assert_eq!(
        shown(&harbour(), "log", "office"),
        as_text(("l1 l2", "o1 w1 w2", "keeper 1"))
    );
}

#[test]
fn everyone_else_is_who_is_not_shown_across() {
    assert_eq!(
        shown(&harbour(), "office", "*"),
        as_text(("o1 w1 w2 l1", "k1 l2", ""))
    );
}

#[test]
fn both_panes_show_what_both_passed_on() {
    let case = case(
        "source a
                     source b
                     source c
                     claim x source=c chain=a,b",
    );
    assert_eq!(shown(&case, "a", "b"), as_text(("x", "x", "")));
}

#[test]
fn a_telling_is_asked_for_by_its_person_and_time() {
    let case = tellings();
    let source = |name| parse(&case, name).map(|pane| pane.to_string());
    assert_eq!(source("tarrant@2020"), Ok("first".into()));
    assert_eq!(source("tarrant@2020-11-08"), Ok("first".into()));
    assert_eq!(source("Tarrant@2021-11"), Ok("third".into()));
    assert_eq!(source("tarrant@2021-03-15"), Ok("second".into()));
    assert_eq!(source("log@2020-11-08"), Ok("log".into()));
}

#[test]
fn a_name_that_gives_no_pane_is_answered_with_what_there_is() {
    let case = tellings();
    let said = |name| parse(&case, name).unwrap_err().to_string();
    assert_eq!(
        said("secnd"),
        "there is no source `secnd`; the nearest is `second`"
    );
    assert_eq!(
        said("terrant@2021"),
        "there is no source `terrant`; the nearest is `tarrant`"
    );
    assert_eq!(
        said("tarrant@2021"),
        "`tarrant@2021` fits several tellings: tarrant@2021-11-03~, tarrant@2021-03"
    );
    assert_eq!(
        said("log@1999"),
        "there is no telling `log@1999`; there are log@2020-11-07/2020-11-08"
    );
    let same = choose(&case, Some("log"), Some("LOG")).unwrap_err();
    assert_eq!(same.to_string(), "both panes would show `log`");
}

#[test]
fn what_is_offered_as_a_telling_can_be_asked_for() {
    let case = tellings();
    let Err(PaneError::Several { tellings, .. }) = parse(&case, "tarrant") else {
        panic!("three tellings fit");
    };
    assert_eq!(tellings.len(), 3);
    assert!(tellings.iter().all(|name| parse(&case, name).is_ok()));
}

#[test]
fn a_pane_cycles_through_all_sources_and_everyone_but_not_the_one_across() {
    let case = harbour();
    let mut panes = defaults(&case);
    let mut seen = Vec::new();
    for _ in 0..5 {
        panes = cycle(&case, &panes, Side::Left, true);
        seen.push(panes.left.to_string());
    }
    assert_eq!(seen, ["watchman", "log", "*", "keeper", "watchman"]);
    assert_eq!(
        cycle(&case, &panes, Side::Left, false).left.to_string(),
        "keeper"
    );
}

#[test]
fn a_source_within_an_account_can_be_followed_into_a_pane_of_its_own() {
    let case = harbour();
    let panes = defaults(&case);
    let followed = follow(&case, &panes, Side::Right, 2).unwrap();
    assert_eq!(
        (followed.left, followed.right.to_string()),
        (panes.left.clone(), "watchman".into())
    );
    assert_eq!(follow(&case, &panes, Side::Right, 1), None);
}

proptest! {
    #[test]
    fn every_claim_stands_in_a_pane_or_is_counted_elsewhere(left in 0..5usize, right in 0..5usize) {
        prop_assume!(left != right);
        let case = harbour();
        let names = ["keeper", "office", "watchman", "log", "*"];
        let panes = choose(&case, Some(names[left]), Some(names[right])).unwrap();
        let members = members(&case, &panes, Wanted::All);
        let places = 0..case.count(Kind::Claim);
        let shown = places.filter(|at| {
            let sides = members.side_of(u32::try_from(*at).unwrap());
            sides.left || sides.right
        });
        let elsewhere: u32 = members.elsewhere.iter().map(|it| it.claims).sum();
        prop_assert_eq!(shown.count() + elsewhere as usize, case.count(Kind::Claim));
    }
}
