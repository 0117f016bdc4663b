//! What holds of every merge, whatever two people did: each side alone comes through, and the order of the two is no matter.

use proptest::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::annotate::{self, Decided, Judgement, Signed};
use tellings::case::{
    Case, Field, Id, Key, Kind, Reason, Relation, Tables, Value, Word as _, merge,
};
use tellings::file::{pieces, read};

fn case(text: &str) -> Case {
    let cut = pieces::cut(text.as_bytes());
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read::read(text.as_bytes(), &cut, &cancel, &done).unwrap();
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    Case::new(reading.tables)
}

/// Five events with four claims each, two findings in each.
fn base() -> Case {
    let mut text = String::from(
        "tellings = 1\ntitle = 'T'\n[[source]]\nid='s0'\nname='A'\n[[source]]\nid='s1'\nname='B'\n[[source]]\nid='s2'\nname='C'\n",
    );
    for event in 0..5 {
        text += &format!("[[event]]\nid='e{event}'\ntitle='Event {event}'\n");
    }
    for event in 0..5 {
        for claim in 0..4 {
            text += &format!(
                "[[claim]]\nid='c{event}{claim}'\nsource='s{}'\nevent='e{event}'\ntext='Claim'\n",
                claim % 3
            );
        }
        for (one, other) in [(0, 1), (2, 3)] {
            text += &format!(
                "[[finding]]\nclaims=['c{event}{one}','c{event}{other}']\nrelation='tension'\n"
            );
        }
    }
    case(&text)
}

/// One thing a person does: a number for what, and two for on what.
type Deed = (u8, u32, u32);

/// Does it, if it can be done; `who` makes new ids and signatures differ. Claims and events are those of `own` only.
fn act(case: &mut Case, (what, one, other): Deed, who: &str, own: &dyn Fn(&str) -> bool) {
    let signed = Signed {
        by: who,
        at: "2026-01-01T00:00:00Z",
    };
    let new = || Id::new(&format!("{who}{what}-{one}-{other}")).unwrap();
    let pick = |kind: Kind, number: u32| -> Option<u32> {
        let tables = case.tables();
        let ids: Vec<&Id> = match kind {
            Kind::Claim => tables.claims.iter().map(|it| &it.id).collect(),
            _ => tables.events.iter().map(|it| &it.id).collect(),
        };
        let ids: Vec<&Id> = ids.into_iter().filter(|id| own(id.as_str())).collect();
        let id = ids.get(number as usize % ids.len().max(1))?;
        case.place(kind, id)
    };
    let (Some(a), Some(b)) = (pick(Kind::Claim, one), pick(Kind::Claim, other)) else {
        return;
    };
    let (Some(e), Some(f)) = (pick(Kind::Event, one), pick(Kind::Event, other)) else {
        return;
    };
    let event = case.tables().events[f as usize].id.clone();
    let judgement = Judgement {
        relation: Relation::ALL[other as usize % Relation::ALL.len()],
        facets: None,
    };
    let source = Id::new(&format!("s{}", other % 3)).unwrap();
    let text = |value: u32| Some(Value::text(&format!("{who} {value}")));
    let decided: Decided = match what {
        0 => annotate::move_to(case, a, Some(&event), signed),
        1 => annotate::delete(case, a),
        2 => annotate::merge_claims(case, a, b, None, &[], signed),
        3 | 4 => annotate::relate(case, a, b, &judgement, signed),
        5 => annotate::record_silence(case, &source, &event, Reason::NotAsked, signed),
        6 => annotate::merge_events(case, e, f, signed),
        7 => annotate::new_event(case, new(), "New", Some(e)),
        8 => annotate::put_event(case, e, Some(f).filter(|_| other % 2 == 0)),
        9 => annotate::set(
            case,
            Kind::Claim,
            a as usize,
            Field::Text,
            text(other).as_ref(),
            signed,
        ),
        10 => annotate::set(
            case,
            Kind::Event,
            e as usize,
            Field::Title,
            text(other).as_ref(),
            signed,
        ),
        _ => annotate::set(
            case,
            Kind::Claim,
            a as usize,
            Field::Note,
            text(other).as_ref(),
            signed,
        ),
    };
    if let Ok(decision) = decided {
        case.apply(decision.edit).unwrap();
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((0u8..12, any::<u32>(), any::<u32>()), 0..12)
}

fn after(base: &Case, deeds: &[Deed], who: &str, own: &dyn Fn(&str) -> bool) -> Case {
    let mut case = base.clone();
    for deed in deeds {
        act(&mut case, *deed, who, own);
    }
    case
}

/// The case with the changes of the other brought in, and how many clashed.
fn merged(base: &Case, ours: &Case, theirs: &Case) -> (Tables, usize) {
    let merged = merge(base, ours, theirs);
    let mut case = ours.clone();
    let inverse = case.apply(merged.edit).unwrap();
    let tables = case.tables().clone();
    case.apply(inverse).unwrap();
    assert_eq!(case.tables(), ours.tables(), "a merge can be taken back");
    (tables, merged.clashes.len())
}

/// Every reference leads somewhere.
fn whole(tables: &Tables) {
    let case = Case::new(tables.clone());
    for claim in &tables.claims {
        assert!(case.source(&claim.source).is_some());
        assert!(
            claim
                .event
                .as_ref()
                .is_none_or(|it| case.event(it).is_some()),
            "{claim:?}"
        );
    }
    for finding in &tables.findings {
        assert!(
            finding.claims.iter().all(|it| case.claim(it).is_some()),
            "{finding:?}"
        );
        let key = Key::Claims(finding.claims.clone());
        assert!(case.find(Kind::Finding, &key).is_some());
    }
}

fn everything(_: &str) -> bool {
    true
}

/// Ann works on the first two events and what is in them, Ben on the others.
fn anns(id: &str) -> bool {
    id.starts_with("ann") || ["e0", "e1", "c0", "c1"].iter().any(|it| id.starts_with(it))
}

fn bens(id: &str) -> bool {
    !anns(id)
}

/// The tables with their findings in the order of their claims: they have none of their own, and one that both touched stands
/// where it stood or behind the others. Of one that both made, each from the other side, each keeps its own order of the pair.
fn unordered(tables: &Tables) -> Tables {
    let mut tables = tables.clone();
    let pairs = tables.findings.iter_mut();
    pairs.for_each(|it| it.claims.sort());
    tables
        .findings
        .sort_by(|one, two| one.claims.cmp(&two.claims));
    tables
}

/// Found by chance: one merges a claim into another while the other judges a pair with it.
#[test]
fn a_finding_that_both_touched_is_one_in_either_order() {
    let base = base();
    let ann = after(
        &base,
        &[(2, 3_534_693_132, 3_541_148_055)],
        "ann",
        &everything,
    );
    let ben = after(
        &base,
        &[(3, 1_001_356_114, 4_169_564_472)],
        "ben",
        &everything,
    );
    let (one, clashes) = merged(&base, &ann, &ben);
    let (other, back) = merged(&base, &ben, &ann);
    assert_eq!((clashes, back), (0, 0));
    assert_eq!(unordered(&one), unordered(&other));
}

proptest! {
    #[test]
    fn who_changed_nothing_changes_nothing(deeds in deeds()) {
        let base = base();
        let one = after(&base, &deeds, "ann", &everything);
        prop_assert_eq!(merged(&base, &one, &base), (one.tables().clone(), 0));
        prop_assert_eq!(merged(&base, &base, &one), (one.tables().clone(), 0));
        prop_assert_eq!(merged(&base, &one, &one), (one.tables().clone(), 0));
    }

    #[test]
    fn edits_that_do_not_touch_give_one_case_in_either_order(ann in deeds(), ben in deeds()) {
        let base = base();
        // Both put events where the other's end, so new ones may meet; a moved one would touch.
        let still = |deeds: &[Deed]| deeds.iter().copied().filter(|it| it.0 != 8).collect::<Vec<_>>();
        let ann = after(&base, &still(&ann), "ann", &anns);
        let ben = after(&base, &still(&ben), "ben", &bens);
        let (one, clashes) = merged(&base, &ann, &ben);
        let (other, back) = merged(&base, &ben, &ann);
        prop_assert_eq!((clashes, back), (0, 0));
        prop_assert_eq!(&one, &other);
        whole(&one);
    }

    #[test]
    fn whatever_two_people_did_nothing_is_lost_or_left_hanging(ann in deeds(), ben in deeds()) {
        let base = base();
        let ann = after(&base, &ann, "ann", &everything);
        let ben = after(&base, &ben, "ben", &everything);
        let (one, clashes) = merged(&base, &ann, &ben);
        let (other, back) = merged(&base, &ben, &ann);
        prop_assert_eq!(clashes, back);
        whole(&one);
        // Who is there does not depend on the order; of what clashed each keeps its own.
        let ids = |tables: &Tables| {
            let mut ids: Vec<Id> = tables.claims.iter().map(|it| it.id.clone()).collect();
            ids.extend(tables.events.iter().map(|it| it.id.clone()));
            ids.sort();
            ids
        };
        prop_assert_eq!(ids(&one), ids(&other));
        if clashes == 0 {
            prop_assert_eq!(&unordered(&one), &unordered(&other));
        }
        // What one of them added is there.
        for id in ids(ann.tables()).iter().chain(&ids(ben.tables())) {
            let old = [Kind::Claim, Kind::Event].iter().any(|kind| base.place(*kind, id).is_some());
            prop_assert!(old || ids(&one).contains(id));
        }
    }
}
