//! Two small annotations of one text of a hundred code points, counted by hand.

use super::*;
use crate::case::Relation;
use crate::compare::fields::case;
use proptest::prelude::*;

/// A case whose claims stand where their `start` says, as long as their quote.
fn places(case: &Case) -> Vec<Option<Range<usize>>> {
    let claims = case.tables().claims.iter();
    let place = |it: &crate::case::Claim| {
        let start = usize::try_from(it.start?).ok()?;
        Some(start..start + it.quote.as_deref()?.chars().count())
    };
    claims.map(place).collect()
}

fn compare(left: &str, right: &str) -> Agreement {
    let cases = Sides { left, right }.map(case);
    let two = cases.as_ref().map(|case| Annotation {
        case,
        documents: vec![0],
        places: places(case),
    });
    agree(&two, 100)
}

const ANN: &str = "source keeper
    source office name=\"The Office\"
    event lamp
    event bell
    claim a source=keeper event=lamp start=0 quote=0123456789
    claim b source=office event=lamp start=20 quote=0123456789
    claim c source=keeper event=bell start=40 quote=0123456789
    claim d source=keeper event=bell start=60 quote=0123456789
    claim e source=keeper text=\"without a place\"
    claim s source=keeper start=0 quote=0123456789 suggested=true
    finding claims=a,b relation=contradict
    finding claims=c,d relation=agree";

/// Other ids, one claim two code points later, one by another source, one in another event, one not there.
const BEN: &str = "source k name=keeper
    source o name=\"the office \"
    event first
    event second
    claim c1 source=k event=first start=0 quote=0123456789
    claim c2 source=k event=first start=22 quote=0123456789
    claim c3 source=k event=first start=40 quote=0123456789
    claim c4 source=o event=second start=80 quote=0123456789
    finding claims=c2,c1 relation=tension";

#[test]
fn claims_are_paired_by_their_words_sources_by_name_and_events_by_their_claims() {
    let found = compare(ANN, BEN);
    assert_eq!((found.claims.left, found.claims.right), (5, 4));
    assert_eq!((found.placed.left, found.placed.right), (4, 4));
    assert_eq!((found.pairs.len(), found.exact()), (3, 2));
    assert_eq!((found.only(Side::Left), found.only(Side::Right)), (1, 1));
    assert_eq!((found.source.agreed(), found.source.units()), (2, 3));
    // lamp and first have two claims in common; bell is left with none.
    let matched: Vec<_> = found
        .events
        .matched
        .iter()
        .map(|it| (it.events.left, it.events.right, it.claims))
        .collect();
    assert_eq!((matched, found.events.same), (vec![(0, 0, 2)], 2));
    assert_eq!(
        (
            found.relations.coded.units(),
            found.relations.coded.agreed()
        ),
        (1, 0)
    );
    assert_eq!(
        (found.relations.apart.left, found.relations.apart.right),
        (1, 0)
    );
}

#[test]
fn side_by_side_each_annotator_is_an_account_and_each_claim_names_its_source() {
    let document = "document d file=d.txt\n";
    let cases = Sides {
        left: format!("{document}{ANN}"),
        right: format!("{document}{BEN}").replace("source=k", "document=d source=k"),
    };
    let cases = cases.as_ref().map(|it| case(it));
    let two = cases.as_ref().map(|case| Annotation {
        case,
        documents: vec![0],
        places: places(case),
    });
    let tables = side_by_side(
        &two,
        &agree(&two, 100),
        Sides {
            left: "ann.toml",
            right: "ben.toml",
        },
    );
    let joint = Case::new(tables);
    let panes = crate::compare::panes::defaults(&joint);
    assert_eq!(
        (panes.left.name(&joint), panes.right.name(&joint)),
        ("ann.toml", "ben.toml")
    );
    // lamp and first are one row, bell and second stand alone, each in its own order.
    let titles: Vec<&str> = joint.tables().events.iter().map(|it| &*it.title).collect();
    assert_eq!(titles, ["lamp ‖ first", "second", "bell"]);
    let rows = crate::compare::rows::rows(&joint, &panes, vec![None; joint.tables().claims.len()]);
    let signs: Vec<&str> = rows.all().iter().map(|it| it.sign.sign()).collect();
    // The pairs a c1 and b c2 differ in their relation, b c2 in words and source too; c and c3 stand in two events.
    assert_eq!(
        signs,
        ["~", "·", "·", " "],
        "the last is the claim in no event"
    );
    let between: Vec<_> = rows.between(&joint, 0);
    let said = |at: &u32| {
        let finding = &joint.tables().findings[*at as usize];
        (finding.relation, finding.note.as_deref())
    };
    let said: Vec<_> = between.iter().map(said).collect();
    let differ = |what| Some((Relation::Tension, Some(what)));
    let wanted = [
        differ("The two annotators differ here: relation."),
        differ("The two annotators differ here: relation, words, source."),
    ];
    assert!(
        wanted.into_iter().flatten().all(|it| said.contains(&it)),
        "{said:?}"
    );
    let tagged = |tag: &str| {
        let claims = joint.tables().claims.iter();
        let tagged = claims.filter(|it| {
            it.tags
                .get()
                .is_some_and(|it| it.iter().any(|it| **it == *tag))
        });
        tagged.map(|it| it.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(tagged("only-one"), ["a-3", "b-3"]);
    assert_eq!(tagged("event"), ["a-2", "b-2"]);
}

#[test]
fn code_points_are_counted_whatever_the_claims() {
    let cover = compare(ANN, BEN).cover;
    assert_eq!(
        (cover.both, cover.only.left, cover.only.right),
        (28, 12, 12)
    );
    assert_eq!((cover.claimed(Side::Left), cover.length), (40, 100));
    assert_eq!(cover.f(), Some(0.7));
    let coded = cover.coded();
    assert_eq!((coded.units(), coded.agreed()), (100, 76));
    // Observed 0.76, by chance 0.4 · 0.4 + 0.6 · 0.6 = 0.52.
    assert!((coded.kappa().unwrap() - 0.24 / 0.48).abs() < 1e-12);
}

#[test]
fn differences_stand_in_the_order_of_the_document() {
    let found = compare(ANN, BEN);
    let [one, two, three] = [0, 1, 2].map(|at: usize| found.pairs[at]);
    let events = Sides {
        left: Some(1),
        right: Some(0),
    };
    let relations = Sides {
        left: Some(Relation::Contradict),
        right: Some(Relation::Tension),
    };
    assert_eq!(
        found.differences,
        [
            Difference::Relation([one, two], relations),
            Difference::Words(two),
            Difference::Source(two),
            Difference::Event(three, events),
            Difference::Only(Side::Left, 3),
            Difference::Only(Side::Right, 3),
        ]
    );
}

#[test]
fn of_several_claims_on_the_same_words_those_of_one_source_are_a_pair() {
    let two = "source k\n source o\n claim a source=k start=0 quote=012345\n claim b source=o start=0 quote=012345";
    let swapped = "source k\n source o\n claim a source=o start=0 quote=012345\n claim b source=k start=0 quote=012345";
    let found = compare(two, swapped);
    assert_eq!((found.source.agreed(), found.pairs.len()), (2, 2));
    assert_eq!(found.differences, []);
}

/// The example of Cohen 1960, table 1: two judges and 200 patients in three classes; the published kappa is 0.492.
#[test]
fn the_published_kappa_comes_out() {
    let mut coded = Coded::default();
    let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
    for (left, row) in table.iter().enumerate() {
        for (right, units) in row.iter().enumerate() {
            coded.add(left, right, *units);
        }
    }
    assert_eq!((coded.units(), coded.agreed()), (200, 140));
    assert!((coded.kappa().unwrap() - 0.492).abs() < 0.0005);
}

/// The example of Krippendorff's "Computing Krippendorff's alpha-reliability" (2011), section A: ten units, two codes.
#[test]
fn the_published_alpha_comes_out() {
    let mut coded = Coded::default();
    for (left, right, units) in [(0, 0, 5), (0, 1, 1), (1, 0, 3), (1, 1, 1)] {
        coded.add(left, right, units);
    }
    assert!((coded.alpha().unwrap() - 0.095).abs() < 0.0005);
}

#[test]
fn a_coefficient_without_variance_or_units_is_undefined() {
    let mut same = Coded::default();
    assert_eq!((same.kappa(), same.alpha()), (None, None));
    same.add(3, 3, 9);
    assert_eq!((same.kappa(), same.alpha(), same.agreed()), (None, None, 9));
    let nothing = compare("source k", "source k");
    assert_eq!((nothing.cover.f(), nothing.unitizing.alpha()), (None, None));
}

/// An annotation by numbers: claims anywhere, overlapping as they like.
fn any_annotation() -> impl Strategy<Value = String> {
    prop::collection::vec((0usize..60, 1usize..30, 0u8..3, 0u8..4), 0..9).prop_map(|claims| {
        let mut text = String::from(
            "source s0\nsource s1\nsource s2\nevent e0\nevent e1\nevent e2\nevent e3\n",
        );
        for (at, (start, length, source, event)) in claims.iter().enumerate() {
            let quote = "x".repeat(*length);
            text += &format!(
                "claim c{at} source=s{source} event=e{event} start={start} quote={quote}\n"
            );
        }
        text
    })
}

proptest! {
    #[test]
    fn neither_side_is_the_first(left in any_annotation(), right in any_annotation()) {
        let (one, other) = (compare(&left, &right), compare(&right, &left));
        prop_assert_eq!(one.cover.both, other.cover.both);
        prop_assert_eq!(one.cover.f(), other.cover.f());
        prop_assert_eq!(one.exact(), other.exact());
        prop_assert_eq!(one.cover.coded().kappa(), other.cover.coded().kappa());
        prop_assert_eq!(one.cover.coded().alpha(), other.cover.coded().alpha());
    }

    #[test]
    fn who_compares_a_case_with_itself_agrees_in_all(text in any_annotation()) {
        let found = compare(&text, &text);
        prop_assert_eq!(found.exact(), found.placed.left);
        prop_assert_eq!(found.source.agreed(), found.source.units());
        prop_assert!(found.unitizing.alpha().is_none_or(|it| (it - 1.0).abs() < 1e-9));
        for coded in [&found.source, &found.events.together, &found.relations.coded, &found.cover.coded()] {
            prop_assert!(coded.kappa().is_none_or(|it| (it - 1.0).abs() < 1e-9));
            prop_assert!(coded.alpha().is_none_or(|it| (it - 1.0).abs() < 1e-9));
        }
        prop_assert!(!found.differences.iter().any(|it| matches!(it, Difference::Only(..) | Difference::Source(_))));
    }

    #[test]
    fn code_points_are_what_counting_each_gives(left in any_annotation(), right in any_annotation()) {
        let cases = Sides { left: left.as_str(), right: right.as_str() }.map(case);
        let marks = cases.as_ref().map(|case| {
            let mut marks = vec![false; 100];
            places(case).into_iter().flatten().for_each(|place| marks[place].fill(true));
            marks
        });
        let both = (0..100).filter(|at| marks.left[*at] && marks.right[*at]).count();
        let found = compare(&left, &right).cover;
        prop_assert_eq!(found.both, both);
        prop_assert_eq!(found.claimed(Side::Left), marks.left.iter().filter(|it| **it).count());
    }
}
