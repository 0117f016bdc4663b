//! Decisions on a small case: what each is called, what becomes of the case, and that a case without problems stays so.

mod rebase;

use super::*;
use crate::case::{Case, Facet, Field, Id, Key, Kind, Mode, Reason, Relation, Step, Value, Word};
use crate::compare::fields::case;
use crate::text::CodePoints;
use proptest::prelude::*;
use std::collections::HashSet;

const LAMP: &str = "source keeper
    source office
    source watch account=office
    document log file=log.txt
    event lamp title=\"The lamp goes out\"
    event bell
    claim a source=keeper event=lamp text=\"It went out\"
    claim b source=office event=lamp text=\"It burned\"
    claim c source=keeper event=lamp text=\"at ten\"
    claim d source=watch event=bell text=\"It rang\" derives-from=b
    finding claims=a,b relation=contradict
    finding claims=c,b relation=tension
    silence source=keeper event=bell";

const TEXT: &str = "The lamp went out. Nobody saw it, said the watch.\n";

const SIGNED: Signed<'static> = Signed {
    by: "tester",
    at: "2020-03-08T04:00:00Z",
};

fn id(spelling: &str) -> Id {
    Id::new(spelling).unwrap()
}

fn place(case: &Case, claim: &str) -> u32 {
    case.place(Kind::Claim, &id(claim)).unwrap()
}

/// Applies a decision, checks that it can be taken back, and returns its name.
fn done(case: &mut Case, decided: Decided) -> String {
    let decision = decided.unwrap();
    let before = case.tables().clone();
    let inverse = case.apply(decision.edit.clone()).unwrap();
    let after = case.tables().clone();
    case.apply(inverse).unwrap();
    assert_eq!(case.tables(), &before, "taken back: {}", decision.name);
    case.apply(decision.edit).unwrap();
    assert_eq!(case.tables(), &after);
    sound(case);
    decision.name
}

fn refused(decided: Decided) -> String {
    decided.unwrap_err().to_string()
}

/// Every reference leads somewhere, a finding is on two claims of one event, a pair has one, and who speaks is not silent.
fn sound(case: &Case) {
    assert!(case.is_indexed());
    let tables = case.tables();
    for claim in &tables.claims {
        assert!(case.source(&claim.source).is_some(), "{claim:?}");
        let event = claim.event.as_ref();
        assert!(event.is_none_or(|it| case.event(it).is_some()), "{claim:?}");
        let first = claim.derives_from.get();
        assert!(first.is_none_or(|it| case.claim(it).is_some()), "{claim:?}");
    }
    let mut pairs = HashSet::new();
    for finding in &tables.findings {
        let [one, other] = finding.claims.each_ref().map(|it| case.claim(it).unwrap());
        assert!(
            one.event.is_some() && one.event == other.event,
            "{finding:?}"
        );
        let mut pair = [one.id.clone(), other.id.clone()];
        pair.sort();
        assert!(pair[0] != pair[1] && pairs.insert(pair), "{finding:?}");
    }
    for silence in &tables.silences {
        let event = case.place(Kind::Event, &silence.event).unwrap();
        assert!(
            !silence::speaks(case, &silence.source, event),
            "{silence:?}"
        );
    }
}

fn words<'a>(points: &'a CodePoints, document: &'a Id, range: std::ops::Range<usize>) -> Words<'a> {
    Words::trimmed(document, TEXT, points, range).unwrap()
}

#[test]
fn a_claim_is_made_of_words_and_ends_its_sources_silence() {
    let mut case = case(LAMP);
    let (points, log) = (CodePoints::new(TEXT), id("log"));
    let new = |case: &Case| {
        let words = words(&points, &log, 18..33);
        let (keeper, bell) = (Named::Known(id("keeper")), Named::Known(id("bell")));
        new_claim(case, id("e"), &keeper, Some(&bell), words, Some(1), SIGNED)
    };
    let decided = new(&case);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "keeper claims this, in “bell”; 1 silence ends with it"
    );
    let claim = &case.tables().claims[2];
    assert_eq!(claim.quote.as_deref(), Some("Nobody saw it,"));
    assert_eq!(claim.start, Some(19));
    assert_eq!(
        claim.suffix.get().map(|it| &**it),
        Some(" said the watch.\n")
    );
    assert_eq!(claim.by.get().map(|it| &**it), Some("tester"));
}

#[test]
fn a_claim_that_moves_leaves_its_findings_and_says_so() {
    let mut case = case(LAMP);
    let decided = move_to(&case, place(&case, "b"), Some(&id("bell")), SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "“It burned” (office) is in “bell” now; 2 findings end with it"
    );
    assert!(case.tables().findings.is_empty());
    let again = move_to(&case, place(&case, "b"), Some(&id("bell")), SIGNED);
    assert_eq!(refused(again), "this claim is in that event already");
}

#[test]
fn a_split_leaves_the_findings_on_the_first_part() {
    let mut case = case(LAMP);
    let (points, log) = (CodePoints::new(TEXT), id("log"));
    let (first, second) = (words(&points, &log, 0..18), words(&points, &log, 18..49));
    let decided = split(&case, place(&case, "a"), first, second, id("e"), SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "“It went out” (keeper) is two claims now; its findings stay with the first part"
    );
    let [one, two] = [&case.tables().claims[0], &case.tables().claims[1]];
    assert_eq!(
        (one.words(), two.words()),
        ("The lamp went out.", "Nobody saw it, said the watch.")
    );
    assert_eq!((&one.event, &one.source), (&two.event, &two.source));
    assert_eq!(case.findings_of(0).len(), 1);
    assert_eq!(case.findings_of(1).len(), 0);
}

#[test]
fn a_merge_joins_the_findings_and_asks_where_they_differ() {
    let mut case = case(LAMP);
    let (a, c) = (place(&case, "a"), place(&case, "c"));
    let asked = differing(&case, a, c);
    assert_eq!(
        asked.iter().map(|it| it.with.as_str()).collect::<Vec<_>>(),
        ["b"]
    );
    let decided = merge_claims(&case, a, c, None, &[id("b")], SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(name, "a and c are one claim now");
    assert_eq!(case.tables().findings.len(), 1);
    assert_eq!(case.tables().findings[0].relation, Relation::Tension);
    assert_eq!(case.tables().claims[0].words(), "It went out at ten");
    let (a, b) = (place(&case, "a"), place(&case, "b"));
    let two = merge_claims(&case, a, b, None, &[], SIGNED);
    assert_eq!(refused(two), "only two claims of one source can be merged");
}

#[test]
fn a_deleted_claim_takes_its_findings_along_and_its_copies_copy_nothing() {
    let mut case = case(LAMP);
    let decided = delete(&case, place(&case, "b"));
    assert_eq!(
        done(&mut case, decided),
        "“It burned” (office) is deleted; 2 findings end with it"
    );
    assert_eq!(case.claim(&id("d")).unwrap().derives_from.get(), None);
}

#[test]
fn an_event_that_was_only_suggested_is_no_more_when_its_last_claim_goes() {
    let suggested = LAMP.replace("event bell", "event bell suggested=true");
    for (told, left) in [(LAMP, 2), (suggested.as_str(), 1)] {
        let mut case = case(told);
        let claim = place(&case, "d");
        let moved = move_to(&case, claim, Some(&id("lamp")), SIGNED);
        done(&mut case, moved);
        assert_eq!(case.tables().events.len(), left);
    }
    let mut alone = case(&suggested);
    let claim = place(&alone, "d");
    let moved = move_to_new(&alone, claim, id("new"), "It rang", SIGNED);
    done(&mut alone, moved);
    let ids: Vec<_> = alone
        .tables()
        .events
        .iter()
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(ids, ["lamp", "new"]);
}

#[test]
fn a_judgement_keeps_what_was_asked_about_the_pair() {
    let mut case = case(&LAMP.replace("relation=tension", "relation=tension question=When?"));
    let (b, c) = (place(&case, "b"), place(&case, "c"));
    let judgement = Judgement {
        relation: Relation::Deny,
        facets: Some(vec![Facet::Time, Facet::State]),
    };
    let decided = relate(&case, b, c, &judgement, SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "deny in time, state: “It burned” (office) / “at ten” (keeper)"
    );
    let finding = case.finding(b, c).unwrap();
    assert_eq!(finding.facets, [Facet::Time, Facet::State]);
    assert_eq!(finding.question.as_deref(), Some("When?"));
    let d = place(&case, "d");
    let across = relate(&case, b, d, &judgement, SIGNED);
    assert_eq!(refused(across), "a finding is on two claims of one event");
    let decided = unrelate(&case, c, b);
    done(&mut case, decided);
    assert!(case.finding(b, c).is_none());
}

#[test]
fn who_speaks_or_is_heard_within_an_account_is_not_silent() {
    let mut case = case(LAMP);
    let speaks = record_silence(&case, &id("office"), &id("bell"), Reason::NotAsked, SIGNED);
    assert_eq!(refused(speaks), "office speaks of this: it is not silent");
    let decided = record_silence(&case, &id("watch"), &id("lamp"), Reason::NotAsked, SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "watch: silent on “The lamp goes out” (not asked)"
    );
    let decided = end_silence(&case, &id("keeper"), &id("bell"));
    done(&mut case, decided);
    assert!(end_silence(&case, &id("keeper"), &id("bell")).is_err());
}

#[test]
fn events_are_split_merged_put_in_order_and_taken_away() {
    let mut case = case(LAMP);
    let inside = [place(&case, "c")];
    let decided = split_event(&case, 0, &inside, id("when"), " When ", SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "1 of the claims of “The lamp goes out” is in “When” now; 1 finding ends with it"
    );
    let titles = |case: &Case| -> Vec<String> {
        case.tables()
            .events
            .iter()
            .map(|it| it.title.to_string())
            .collect()
    };
    assert_eq!(titles(&case), ["The lamp goes out", "When", "bell"]);
    let decided = put_event(&case, 1, None);
    done(&mut case, decided);
    assert_eq!(titles(&case), ["The lamp goes out", "bell", "When"]);
    for there in [0, 1] {
        assert_eq!(
            refused(put_event(&case, 0, Some(there))),
            "the event stands there already"
        );
    }
    let decided = put_event(&case, 2, Some(0));
    assert_eq!(
        done(&mut case, decided),
        "“When” stands before “The lamp goes out” now"
    );
    let decided = put_event(&case, 0, Some(9));
    assert_eq!(done(&mut case, decided), "“When” is the last event now");
    assert_eq!(titles(&case), ["The lamp goes out", "bell", "When"]);
    // The keeper speaks of the lamp, so that its silence on the bell is none in the event of both.
    let decided = merge_events(&case, 0, 1, SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "“bell” and “The lamp goes out” are one event now; 1 silence ends with it"
    );
    let decided = remove_event(&case, 0);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "“The lamp goes out” is no event any more; 1 finding ends with it"
    );
    assert!(new_event(&case, id("x"), "  ", None).is_err());
}

#[test]
fn a_claim_may_bring_its_source_and_its_event_along() {
    let mut case = case(LAMP);
    let (points, log) = (CodePoints::new(TEXT), id("log"));
    let before = case.place(Kind::Claim, &id("a")).unwrap();
    let row = case.place(
        Kind::Event,
        case.claim(&id("a")).unwrap().event.as_ref().unwrap(),
    );
    let new = |case: &Case, name: &str| {
        let source = Named::New(id("boy"), name.into());
        let event = Named::New(id("dark"), "It is dark".into());
        let words = words(&points, &log, 18..33);
        new_claim(
            case,
            id("e"),
            &source,
            Some(&event),
            words,
            Some(before),
            SIGNED,
        )
    };
    assert_eq!(
        refused(new(&case, "keeper")),
        "there is a source keeper already"
    );
    let decided = new(&case, "The boy");
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "The boy, a new source, claims this, in “It is dark”, a new event"
    );
    assert_eq!(case.place(Kind::Event, &id("dark")), row.map(|row| row + 1));
    assert_eq!(case.claim(&id("e")).unwrap().source, id("boy"));
}

#[test]
fn a_moved_quote_stands_where_it_was_found() {
    let mut case = case(LAMP);
    let (points, log) = (CodePoints::new(TEXT), id("log"));
    let quote = case.claim(&id("a")).unwrap().quote.clone();
    let accept = |case: &Case| accept_place(case, place(case, "a"), words(&points, &log, 18..33));
    let decided = accept(&case);
    assert_eq!(
        done(&mut case, decided),
        "the new place of “It went out” (keeper) is accepted"
    );
    let claim = case.claim(&id("a")).unwrap();
    assert_eq!((claim.start, &claim.quote), (Some(19), &quote));
    assert_eq!(refused(accept(&case)), "this quote stands where it stood");
}

#[test]
fn a_source_goes_only_when_nothing_hangs_on_it() {
    let mut case = case(LAMP);
    assert_eq!(
        refused(remove_source(&case, 0)),
        "keeper has 2 claims; move or delete them first"
    );
    let decided = new_source(&case, id("boy"), "The boy", Some(&id("office")));
    assert_eq!(done(&mut case, decided), "a new source: The boy");
    assert!(new_source(&case, id("x"), "The boy", None).is_err());
    assert!(new_source(&case, id("x"), "X", Some(&id("boy"))).is_err());
    let decided = remove_source(&case, 3);
    done(&mut case, decided);
}

#[test]
fn a_claim_of_another_source_ends_its_silence_and_so_does_another_account() {
    let mut case = case(LAMP);
    let decided = give_to(&case, place(&case, "d"), &id("keeper"), SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "“It rang” (watch) is said by keeper now; 1 silence ends with it"
    );
    let decided = record_silence(&case, &id("office"), &id("bell"), Reason::Withheld, SIGNED);
    done(&mut case, decided);
    let own = put_within(&case, 1, Some(&id("keeper")));
    assert_eq!(refused(own), "office has an account of its own");
    let decided = put_within(&case, 2, None);
    assert_eq!(done(&mut case, decided), "watch is shown by itself");
    let decided = put_within(&case, 0, Some(&id("office")));
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "keeper is shown within office; 1 silence ends with it"
    );
}

#[test]
fn fields_are_set_one_by_one_or_in_bulk_and_only_to_what_fits() {
    let mut case = case(LAMP);
    let unsure = Value::text("possible");
    let decided = set_all(
        &case,
        Kind::Claim,
        &[0, 1],
        Field::Certainty,
        Some(&unsure),
        SIGNED,
    );
    assert_eq!(
        done(&mut case, decided),
        "`certainty` of 2 claims: possible"
    );
    let twice = set(
        &case,
        Kind::Claim,
        0,
        Field::Certainty,
        Some(&unsure),
        SIGNED,
    );
    assert_eq!(refused(twice), "`certainty` holds that already");
    let wrong = set(
        &case,
        Kind::Claim,
        0,
        Field::When,
        Some(&Value::text("soon")),
        SIGNED,
    );
    assert!(refused(wrong).starts_with("`when`: "));
    let moved = set(&case, Kind::Claim, 0, Field::Event, None, SIGNED);
    assert_eq!(refused(moved), "`event` is not set by itself");
    let decided = set_head(&case, Field::Question, Some(&Value::text("Who lit it?")));
    assert_eq!(
        done(&mut case, decided),
        "`question` of the case: “Who lit it?”"
    );
}

#[test]
fn ids_are_ten_signs_and_the_same_seed_gives_the_same() {
    let case = case(LAMP);
    let row = |seed| -> Vec<String> {
        let mut ids = Ids::seeded(seed);
        (0..50)
            .map(|_| ids.next(&case, Kind::Claim).to_string())
            .collect()
    };
    let first = row(7);
    assert_eq!(first, row(7));
    assert_ne!(first, row(8));
    assert!(first.iter().all(|id| id.len() == 10));
    assert_eq!(first.iter().collect::<HashSet<_>>().len(), 50);
}

fn step(source: &str, verb: &str) -> Step {
    Step {
        source: id(source),
        verb: Some(verb.into()),
        mode: Mode::Indirect,
    }
}

#[test]
fn a_claim_goes_to_a_new_event_or_a_new_source_in_one_step() {
    let mut case = case(LAMP);
    let a = place(&case, "a");
    let decided = move_to_new(&case, a, id("wick"), " The wick is trimmed ", SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "“It went out” (keeper) is in “The wick is trimmed” now, a new event; 1 finding ends with it"
    );
    assert_eq!(
        case.place(Kind::Event, &id("wick")),
        Some(1),
        "behind its old row"
    );
    let decided = give_to_new(&case, a, id("pilot"), "The pilot", SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "“It went out” (keeper) is said by The pilot now, a new source"
    );
    assert_eq!(
        refused(move_to_new(&case, a, id("x"), " ", SIGNED)),
        "an event needs a title"
    );
    let twice = give_to_new(&case, a, id("y"), "The pilot", SIGNED);
    assert_eq!(refused(twice), "there is a source The pilot already");
}

#[test]
fn a_chain_is_made_of_sources_other_than_the_speaker() {
    let mut case = case(LAMP);
    let a = place(&case, "a");
    let steps = vec![step("office", "said"), step("watch", "told")];
    let decided = set_chain(&case, a, steps.clone(), SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "“It went out” (keeper) is passed on by office, then watch"
    );
    let again = set_chain(&case, a, steps, SIGNED);
    assert_eq!(refused(again), "`chain` holds that already");
    let own = set_chain(&case, a, vec![step("keeper", "said")], SIGNED);
    assert_eq!(
        refused(own),
        "keeper says the claim, and cannot pass it on too"
    );
    for passer in ["office", "watch"] {
        assert_eq!(
            refused(give_to(&case, a, &id(passer), SIGNED)),
            format!("{passer} passes it on, and cannot say it too; @ shows the chain")
        );
    }
    let twice = vec![step("office", "said"), step("office", "said")];
    let twice = set_chain(&case, a, twice, SIGNED);
    assert!(refused(twice).starts_with("office would pass it on twice"));
    let none = set_chain(&case, a, Vec::new(), SIGNED);
    assert_eq!(
        done(&mut case, none),
        "nobody passes “It went out” (keeper) on"
    );
}

#[test]
fn what_is_so_anyway_is_no_change() {
    let case = case(LAMP);
    let certain = Value::text("certain");
    assert!(is_default(
        &case,
        Kind::Claim,
        0,
        Field::Certainty,
        &certain
    ));
    let decided = set(
        &case,
        Kind::Claim,
        0,
        Field::Certainty,
        Some(&certain),
        SIGNED,
    );
    assert_eq!(refused(decided), "`certainty` holds that already");
    let basis = Value::text("saw");
    assert!(!is_default(&case, Kind::Claim, 0, Field::Basis, &basis));
}

/// A decision by numbers: whatever they are, it is made or refused.
fn any_decision(case: &Case, kind: u8, one: u32, other: u32, new: Id) -> Decided {
    let tables = case.tables();
    let claims = u32::try_from(tables.claims.len()).unwrap().max(1);
    let events = u32::try_from(tables.events.len()).unwrap().max(1);
    let (a, b) = (one % claims, other % claims);
    let (e, f) = (one % events, other % events);
    let event = tables.events.get(f as usize).map(|it| it.id.clone());
    let source = &tables.sources[other as usize % tables.sources.len()].id;
    let judgement = Judgement {
        relation: Relation::ALL[other as usize % Relation::ALL.len()],
        facets: None,
    };
    match kind {
        0 => move_to(case, a, event.as_ref(), SIGNED),
        1 => move_to(case, a, None, SIGNED),
        2 => delete(case, a),
        3 => merge_claims(case, a, b, None, &[], SIGNED),
        4 => merge_claims(
            case,
            a,
            b,
            None,
            &tables
                .claims
                .iter()
                .map(|it| it.id.clone())
                .collect::<Vec<_>>(),
            SIGNED,
        ),
        5 | 6 => relate(case, a, b, &judgement, SIGNED),
        7 => unrelate(case, a, b),
        8 => record_silence(
            case,
            source,
            &event.unwrap_or_else(|| id("none")),
            Reason::NotAsked,
            SIGNED,
        ),
        9 => merge_events(case, e, f, SIGNED),
        10 => {
            let inside = case.claims_of(e as usize);
            let some = inside
                .iter()
                .copied()
                .filter(|it| it % 2 == 0)
                .collect::<Vec<_>>();
            split_event(case, e, &some, new, "New", SIGNED)
        }
        11 => put_event(case, e, Some(f).filter(|_| other.is_multiple_of(2))),
        12 => remove_event(case, e),
        13 => give_to(case, a, source, SIGNED),
        14 => put_within(case, one % 3, Some(source)),
        15 => put_within(case, one % 3, None),
        16 => move_to_new(case, a, new, "Another", SIGNED),
        17 => give_to_new(case, a, new, &format!("Source {other}"), SIGNED),
        18 => {
            let steps = vec![step(source.as_str(), "said")];
            set_chain(case, a, steps, SIGNED)
        }
        _ => new_event(case, new, "Another", Some(e)),
    }
}

proptest! {
    #[test]
    fn whatever_is_decided_the_case_stays_sound_and_all_can_be_taken_back(
        steps in proptest::collection::vec((0u8..20, any::<u32>(), any::<u32>()), 1..40)
    ) {
        let mut case = case(LAMP);
        let first = case.tables().clone();
        let mut back = Vec::new();
        let mut ids = Ids::seeded(1);
        for (kind, one, other) in steps {
            let new = ids.next(&case, Kind::Event);
            if let Ok(decision) = any_decision(&case, kind, one, other, new) {
                let name = decision.name.clone();
                back.push(case.apply(decision.edit).unwrap_or_else(|why| panic!("{name}: {why}")));
                sound(&case);
            }
        }
        for inverse in back.into_iter().rev() {
            case.apply(inverse).unwrap();
        }
        prop_assert_eq!(case.tables(), &first);
        let key = Key::Claims([id("a"), id("b")]);
        prop_assert!(case.find(Kind::Finding, &key).is_some());
    }
}

#[test]
fn several_claims_move_in_one_step_and_keep_the_findings_between_them() {
    let mut case = case(LAMP);
    let decided = move_all(&case, &[0, 1], Some(&id("bell")), SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "2 claims are in “bell” now; 1 finding and 1 silence end with it"
    );
    assert_eq!(case.tables().findings.len(), 1, "a and b stay in one event");
    let again = refused(move_all(&case, &[0, 1], Some(&id("bell")), SIGNED));
    assert_eq!(again, "they stand in “bell” already");
    assert_eq!(
        refused(move_all(&case, &[], None, SIGNED)),
        "no claim is marked"
    );
}

#[test]
fn several_claims_are_gathered_in_a_new_event() {
    let mut case = case(LAMP);
    let decided = gather(&case, &[0, 3], id("dark"), " Dark ", Some(0), SIGNED);
    let name = done(&mut case, decided);
    assert_eq!(
        name,
        "a new event: “Dark”; 2 claims are in it; 1 finding ends with it"
    );
    assert_eq!(&*case.tables().events[0].title, "Dark");
    let untitled = refused(gather(&case, &[0], id("x"), " ", None, SIGNED));
    assert_eq!(untitled, "an event needs a title");
}

#[test]
fn tags_come_and_go_on_several_claims() {
    let mut case = case(LAMP);
    let decided = retag(&case, &[0, 1], &["dark", "night"], &[], SIGNED);
    assert_eq!(
        done(&mut case, decided),
        "2 claims are tagged anew: +dark +night"
    );
    let decided = retag(&case, &[0, 2], &[], &["dark"], SIGNED);
    assert_eq!(done(&mut case, decided), "1 claim is tagged anew: -dark");
    let tags = case.tables().claims[0].tags.get().map(|it| it.join(","));
    assert_eq!(tags.as_deref(), Some("night"));
    let same = refused(retag(&case, &[0], &["night"], &[], SIGNED));
    assert_eq!(same, "they are tagged so already");
}

#[test]
fn a_judgement_that_is_there_is_no_step() {
    let case = case(LAMP);
    let judgement = Judgement {
        relation: Relation::Contradict,
        facets: None,
    };
    let (a, b) = (place(&case, "a"), place(&case, "b"));
    let same = refused(relate(&case, a, b, &judgement, SIGNED));
    assert_eq!(same, "these two are judged so already");
}

/// A draft: of two accounts, with what it joins, judges and leaves silent; nobody has decided on anything but on `e`.
const DRAFT: &str = "source keeper suggested=true
    source office suggested=true
    source watch account=office suggested=true
    event lamp suggested=true
    event bell suggested=true
    claim a source=keeper event=lamp text=\"It went out\" suggested=true why=\"quoted\"
    claim b source=office event=lamp text=\"It burned\" suggested=true
    claim c source=watch event=bell text=\"It rang\" suggested=true
    claim d source=watch text=\"It was late\" suggested=true
    claim e source=office text=\"It was dark\"
    finding claims=a,b relation=contradict suggested=true
    silence source=keeper event=bell suggested=true";

fn does(case: &mut Case, decide: impl FnOnce(&Case) -> Decided) -> String {
    let decided = decide(case);
    done(case, decided)
}

fn suggested(case: &Case) -> Vec<String> {
    let kinds = [
        Kind::Source,
        Kind::Event,
        Kind::Claim,
        Kind::Finding,
        Kind::Silence,
    ];
    let all = kinds
        .into_iter()
        .flat_map(|kind| (0..case.count(kind)).map(move |at| (kind, at)));
    let open = all.filter(|it| is_suggested(case, *it));
    open.map(|(kind, at)| case.tables().key(kind, at).to_string())
        .collect()
}

#[test]
fn accepting_takes_along_what_a_record_stands_on_and_signs_what_can_be_signed() {
    let mut case = case(DRAFT);
    let said = does(&mut case, |case| accept(case, &[(Kind::Claim, 2)], SIGNED));
    assert_eq!(said, "accepted: “It rang” (watch); 3 records with it");
    assert_eq!(
        suggested(&case),
        ["keeper", "lamp", "a", "b", "d", "a, b", "keeper, bell"]
    );
    let claim = &case.tables().claims[2];
    assert_eq!(claim.by.get().map(|it| &**it), Some("tester"));
    let said = does(&mut case, |case| {
        accept(case, &[(Kind::Finding, 0)], SIGNED)
    });
    assert_eq!(
        said,
        "accepted: “It went out” (keeper) / “It burned” (office); 4 records with it"
    );
    assert_eq!(suggested(&case), ["d", "keeper, bell"]);
    assert_eq!(
        refused(accept(&case, &[(Kind::Finding, 0)], SIGNED)),
        "this was decided already"
    );
}

#[test]
fn rejecting_takes_away_what_nothing_is_left_of() {
    let mut case = case(DRAFT);
    let said = does(&mut case, |case| reject(case, &[(Kind::Claim, 0)], SIGNED));
    assert_eq!(
        said,
        "rejected: “It went out” (keeper); 3 records end with it"
    );
    assert_eq!(
        suggested(&case),
        ["office", "watch", "lamp", "bell", "b", "c", "d"]
    );
    let declined = &case.tables().rejected[0];
    assert_eq!(
        (&*declined.kind, &*declined.what[0], declined.by.as_deref()),
        ("claim", "a", Some("tester"))
    );
    does(&mut case, |case| reject(case, &[(Kind::Source, 1)], SIGNED));
    assert_eq!(
        suggested(&case),
        ["office", "lamp", "b"],
        "the watch's claims and their event go with it"
    );
    let said = refused(reject(&case, &[(Kind::Source, 0)], SIGNED));
    assert!(
        said.starts_with("office says or passed on 1 claims that somebody decided on"),
        "{said}"
    );
    does(&mut case, |case| reject(case, &[(Kind::Event, 0)], SIGNED));
    assert_eq!(
        case.tables().claims[0].event,
        None,
        "an event is no more, and its claims stay"
    );
}

#[test]
fn what_is_decided_by_hand_is_no_suggestion_any_more() {
    let mut case = case(DRAFT);
    does(&mut case, |case| {
        move_to(case, 0, Some(&id("bell")), SIGNED)
    });
    assert_eq!(
        suggested(&case),
        ["office", "watch", "lamp", "b", "c", "d"],
        "the new event is accepted, not the old"
    );
    let judgement = Judgement {
        relation: Relation::Agree,
        facets: None,
    };
    does(&mut case, |case| relate(case, 0, 2, &judgement, SIGNED));
    assert_eq!(suggested(&case), ["lamp", "b", "d"]);
    let title = Value::text("The lamp");
    does(&mut case, |case| {
        set(case, Kind::Event, 0, Field::Title, Some(&title), SIGNED)
    });
    assert_eq!(suggested(&case), ["b", "d"]);
}

#[test]
fn two_claims_are_joined_in_every_way_events_allow() {
    let mut case = case(DRAFT);
    let said = does(&mut case, |case| {
        align(case, [3, 4], id("new"), None, SIGNED)
    });
    assert_eq!(
        said,
        "one event: “It was late” (watch) / “It was dark” (office); a new event"
    );
    assert_eq!(&*case.event(&id("new")).unwrap().title, "It was late");
    does(&mut case, |case| {
        align(
            case,
            [2, 3],
            id("other"),
            Some([&id("c"), &id("a")]),
            SIGNED,
        )
    });
    assert!(
        case.event(&id("new")).is_none(),
        "two events have become one"
    );
    assert_eq!(case.claims_of(1).len(), 3);
    assert_eq!(
        &*case.tables().rejected[0].what,
        [Box::from("c"), Box::from("a")]
    );
    let said = refused(align(&case, [2, 3], id("other"), None, SIGNED));
    assert_eq!(said, "these two speak of one event already");
    let mut case = self::case(DRAFT);
    let said = does(&mut case, |case| rejoin(case, 2, 0, id("new"), SIGNED));
    assert_eq!(
        said,
        "accepted, one event: “It rang” (watch) / “It went out” (keeper)"
    );
    assert!(case.event(&id("bell")).is_none(), "nothing was left of it");
    assert_eq!(case.tables().silences.len(), 0);
}

#[test]
fn what_was_worked_out_becomes_a_record_or_is_declined() {
    use crate::suggest::What;
    let mut case = case(DRAFT);
    let what = What::Source {
        sources: [id("keeper"), id("watch")],
    };
    let said = does(&mut case, |case| {
        accept_proposal(case, &what, id("new"), SIGNED)
    });
    assert_eq!(said, "one person: keeper / watch");
    let what = What::Silence {
        source: id("office"),
        event: id("lamp"),
    };
    assert!(
        accept_proposal(&case, &what, id("new"), SIGNED).is_err(),
        "it speaks there"
    );
    let what = What::Align {
        claims: [id("a"), id("d")],
    };
    let said = does(&mut case, |case| {
        Ok(reject_proposals(case, &[&what], SIGNED))
    });
    assert_eq!(
        said,
        "rejected: “It went out” (keeper) / “It was late” (watch)"
    );
    assert_eq!(&*case.tables().rejected[0].kind, "align");
}
