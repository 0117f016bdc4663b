//! What belongs together, and what decisions do to it.

use super::{Common, Links, events};
use crate::case::{Claim, Field, Id, Record as _, Rejected, Source, Tables, Value};
use crate::suggest::features::Features;
use crate::suggest::index::Pair;
use crate::suggest::score::Scored;
use crate::suggest::{Wanted, What, suggest};
use proptest::prelude::*;

/// A case of accounts, each a name and what it says in order; a claim's id is its account's letter and its number.
fn told(accounts: &[(&str, &[&str])]) -> Tables {
    let mut tables = Tables::titled("told");
    for (name, claims) in accounts {
        let id = Value::Id(Id::new(name).unwrap());
        let source = vec![(Field::Id, id.clone()), (Field::Name, Value::text(name))];
        tables.sources.push(Source::from_fields(source).unwrap());
        for (at, text) in claims.iter().enumerate() {
            let own = Value::Id(Id::new(&format!("{name}{at}")).unwrap());
            let claim = vec![
                (Field::Id, own),
                (Field::Source, id.clone()),
                (Field::Text, Value::text(text)),
            ];
            tables.claims.push(Claim::from_fields(claim).unwrap());
        }
    }
    tables
}

const KEEPER: &[&str] = &[
    "The lantern on the quay went out shortly before the ferry came in.",
    "Two strangers in oilskins carried a crate along the jetty.",
    "A bell was rung three times from the chapel tower.",
];
const PILOT: &[&str] = &[
    "The quay's lantern had gone out before our ferry came in.",
    "I was asked for my papers by the harbour clerk.",
    "From the chapel tower somebody rang the bell three times.",
];

/// The aligned claims.
fn aligned(tables: &Tables) -> Vec<String> {
    let found = suggest(tables, &[], Wanted::default()).list;
    let pairs = found
        .iter()
        .filter(|it| matches!(it.what, What::Align { .. }) && it.p >= Some(0.5));
    pairs
        .map(|it| it.what.about().map(Id::as_str).join("="))
        .collect()
}

#[test]
fn claims_that_tell_the_same_are_aligned_and_others_are_not() {
    assert_eq!(
        aligned(&told(&[("k", KEEPER), ("p", PILOT)])),
        ["k0=p0", "k2=p2"]
    );
}

#[test]
fn three_accounts_make_one_event_in_the_order_they_tell() {
    let cook: &[&str] = &[
        "The lantern of the quay was out before the ferry came in.",
        "The chapel tower's bell rang three times.",
    ];
    let tables = told(&[("k", KEEPER), ("p", PILOT), ("c", cook)]);
    let events = suggest(&tables, &[], Wanted::default()).events;
    let names = |event: &Vec<u32>| {
        event
            .iter()
            .map(|at| tables.claims[*at as usize].id.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        events.iter().map(names).collect::<Vec<_>>(),
        ["k0 p0 c0", "k2 p2 c1"]
    );
}

#[test]
fn what_a_person_declined_is_never_proposed_again() {
    let mut tables = told(&[("k", KEEPER), ("p", PILOT)]);
    let what = Value::Texts(vec!["p0".into(), "k0".into()]);
    tables.rejected.push(
        Rejected::from_fields(vec![
            (Field::Kind, Value::text("align")),
            (Field::What, what),
        ])
        .unwrap(),
    );
    assert_eq!(aligned(&tables), ["k2=p2"]);
}

#[test]
fn claims_that_a_person_put_into_two_events_stay_apart() {
    let mut tables = told(&[("k", KEEPER), ("p", PILOT)]);
    for (at, event) in [(0, "out"), (3, "dark")] {
        let id = Id::new(event).unwrap();
        let fields = vec![
            (Field::Id, Value::Id(id.clone())),
            (Field::Title, Value::text(event)),
        ];
        tables
            .events
            .push(crate::case::Event::from_fields(fields).unwrap());
        tables.claims[at].event = Some(id);
    }
    assert_eq!(aligned(&tables), ["k2=p2"]);
}

#[test]
fn the_ranked_short_list_goes_both_ways() {
    let found = suggest(
        &told(&[("k", KEEPER), ("p", PILOT)]),
        &[],
        Wanted { candidates: 2 },
    )
    .candidates;
    let first = |claim: &str| {
        let list = found.iter().find(|it| it.claim.as_str() == claim).unwrap();
        list.ranked.first().map(|(id, _)| id.to_string())
    };
    assert_eq!(
        [first("k0"), first("p2")],
        [Some("p0".to_owned()), Some("k2".to_owned())]
    );
    assert!(
        found
            .iter()
            .all(|it| it.ranked.len() <= 2 && it.ranked.is_sorted_by(|one, two| one.1 >= two.1))
    );
}

proptest! {
    #[test]
    fn no_account_is_aligned_with_itself_and_the_same_case_gives_the_same(
        one in prop::collection::vec("(lantern |quay |bell |crate |ferry |went |rang |out |two ){0,6}", 0..7),
        two in prop::collection::vec("(lantern |quay |bell |crate |ferry |went |rang |out |three |not ){0,6}", 0..7),
        three in prop::collection::vec("(lantern |bell |ferry |out |never ){0,5}", 0..5),
    ) {
        let words = |claims: &[String]| claims.to_vec();
        let accounts = [words(&one), words(&two), words(&three)];
        let accounts: Vec<Vec<&str>> = accounts.iter().map(|it| it.iter().map(String::as_str).collect()).collect();
        let tables = told(&[("a", &accounts[0]), ("b", &accounts[1]), ("c", &accounts[2])]);
        let wanted = Wanted { candidates: 5 };
        let found = suggest(&tables, &[], wanted);
        prop_assert_eq!(&found, &suggest(&tables, &[], wanted));
        for it in &found.list {
            let [left, right] = it.what.about().map(Id::as_str);
            prop_assert!(left.chars().next() != right.chars().next());
            prop_assert!(it.p.is_none_or(|p| (0.0..=1.0).contains(&p)));
        }
        let mut seen: Vec<u32> = found.events.concat();
        seen.sort_unstable();
        prop_assert!(seen.windows(2).all(|pair| pair[0] != pair[1]), "a claim stands in two events");
    }
}

/// The events of a draft that hold more than one claim.
fn drafted(tables: &Tables) -> Vec<String> {
    let mut tables = tables.clone();
    let paragraphs = vec![None; tables.claims.len()];
    crate::suggest::drafted::complete(&mut tables, &paragraphs);
    let of = |event: &crate::case::Event| {
        let claims = tables
            .claims
            .iter()
            .filter(|it| it.event.as_ref() == Some(&event.id));
        claims.map(|it| it.id.to_string()).collect::<Vec<_>>()
    };
    let events = tables.events.iter().map(of).filter(|it| it.len() > 1);
    events.map(|it| it.join("=")).collect()
}

#[test]
fn a_draft_joins_what_tells_the_same_and_not_what_names_the_same_person_number_day_or_no_more_than_any_account()
 {
    let apart = [
        (
            "The driver carried on for a hundred metres.",
            "The driver passed a breath test.",
        ),
        (
            "There were five or six of them.",
            "Two pupils were suspended for five days.",
        ),
        (
            "On Tuesday the crates were left on the jetty.",
            "On Tuesday forty members joined the picket.",
        ),
        (
            "The ropes came from the old chandler.",
            "I never saw where it came from.",
        ),
    ];
    for (one, other) in apart {
        let tables = told(&[("k", &[one, KEEPER[2]]), ("p", &[other, PILOT[1]])]);
        assert_eq!(drafted(&tables), [""; 0], "{one} | {other}");
    }
    let together = [
        (
            "A bottle was thrown at one member.",
            "Nothing had been thrown.",
        ),
        (
            "The alarm was on.",
            "The alarm had been switched off in July.",
        ),
    ];
    for (one, other) in together {
        let tables = told(&[("k", &[one, KEEPER[2]]), ("p", &[other, PILOT[1]])]);
        assert_eq!(drafted(&tables), ["k0=p0"], "{one} | {other}");
    }
}

#[test]
fn one_word_of_a_long_sentence_is_too_little_to_join_what_else_differs() {
    let lead = "A cyclist was taken to hospital with a broken collarbone after a collision with a delivery van at the junction of Mill Road and Carver Street on Tuesday morning.";
    let other =
        "The van came round the corner without indicating and went straight into my back wheel.";
    let tables = told(&[("k", &[lead, KEEPER[2]]), ("p", &[other, PILOT[1]])]);
    assert_eq!(drafted(&tables), [""; 0]);
}

#[test]
fn claims_that_have_nothing_in_common_do_not_come_together_through_a_third() {
    let accounts: [(&str, &[&str]); 4] = [
        ("k", &["A barge struck the mole."]),
        ("p", &["A barge came in at nine."]),
        ("c", &["The lamp on the mole was out."]),
        ("d", &["A fire burned in the lamp."]),
    ];
    let tables = told(&accounts);
    let features = Features::of(&tables, &[]);
    let links = Links::of(&tables);
    let scored = |one, other, p| Scored {
        pair: Pair::new(one, other),
        cosine: 0.0,
        alone: 0.0,
        near: Default::default(),
        p,
    };
    let chain = [scored(0, 1, 0.9), scored(0, 2, 0.8), scored(2, 3, 0.7)];
    let joined = |likely: &[Pair]| {
        let common = Common::of(&features, likely);
        events(&features, &links, &chain, Some(&common)).events
    };
    assert_eq!(
        joined(&[]),
        [vec![0, 1, 2]],
        "the lamp's fire has one of three"
    );
    assert_eq!(joined(&[Pair::new(1, 3)]), [vec![0, 1, 2, 3]]);
    let all = events(&features, &links, &chain, None).events;
    assert_eq!(all, [vec![0, 1, 2, 3]], "who is asked may chain them");
}
