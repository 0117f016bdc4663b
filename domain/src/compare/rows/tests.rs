//! Rows read from top to bottom: events, signs, cells, departures, what is not aligned.

use super::*;
use crate::case::Relation;
use crate::compare::fields::case;
use crate::compare::panes::{choose, defaults};
use proptest::prelude::*;

/// The rows as lines: event, left claims, sign, right claims, `⇅` with both positions.
fn lines(case: &Case) -> Vec<String> {
    drawn(case, &rows(case, &defaults(case), []))
}

fn drawn(case: &Case, rows: &Rows) -> Vec<String> {
    let tables = case.tables();
    let line = |(at, row): (usize, &Row)| {
        let cell = |side| {
            let ids = rows.cell(at, side).iter();
            let ids: Vec<&str> = ids
                .map(|claim| tables.claims[*claim as usize].id.as_str())
                .collect();
            ids.join(" ")
        };
        let event = row
            .event
            .map_or("-", |event| tables.events[event as usize].id.as_str());
        let order = row
            .order
            .map_or(String::new(), |it| format!(" ⇅ {}, {}", it.left, it.right));
        let line = format!(
            "{event}: {} {} {}{order}",
            cell(Side::Left),
            row.sign.sign(),
            cell(Side::Right)
        );
        line.trim_end().to_owned()
    };
    rows.all().iter().enumerate().map(line).collect()
}

const TWO: &str = "source keeper
                   source pilot
                   document letter file=letter.txt
                   event lamp
                   event bell
                   event boat";

fn two(more: &str) -> Case {
    case(&format!("{TWO}\n{more}"))
}

#[test]
fn the_strongest_finding_between_the_panes_is_the_sign_of_a_row() {
    let case = two("claim k1 source=keeper event=lamp
                    claim k2 source=keeper event=lamp
                    claim p1 source=pilot event=lamp
                    claim p2 source=pilot event=bell
                    claim k3 source=keeper event=bell
                    claim p3 source=pilot event=boat
                    finding claims=k1,p1 relation=adds
                    finding claims=p1,k2 relation=tension
                    finding claims=k1,k2 relation=contradict");
    assert_eq!(
        lines(&case),
        ["lamp: k1 k2 ~ p1", "bell: k3 ? p2", "boat:  · p3"]
    );
    let rows = rows(&case, &defaults(&case), []);
    assert_eq!(rows.between(&case, 0), [1, 0]);
    assert_eq!(rows.within(&case, 0, Side::Left), [2]);
    assert_eq!(rows.within(&case, 0, Side::Right), [0; 0]);
}

#[test]
fn the_header_counts_rows_by_sign() {
    let case = two("claim k1 source=keeper event=lamp
                    claim p1 source=pilot event=lamp
                    claim p2 source=pilot event=bell
                    claim k3 source=keeper event=bell
                    claim p3 source=pilot event=boat
                    claim p4 source=pilot
                    finding claims=k1,p1 relation=deny");
    let rows = rows(&case, &defaults(&case), []);
    let header: Vec<String> = rows
        .counts()
        .header()
        .iter()
        .map(|it| format!("{} {}", it.rows, it.sign))
        .collect();
    assert_eq!(header.join("  "), "0 =  0 +  0 ~  1 ¬  0 ≠  1 ?  1 ·");
    assert_eq!((rows.counts().events(), rows.counts().not_aligned), (3, 1));
}

#[test]
fn a_proposed_finding_decides_nothing() {
    let case = two("claim k1 source=keeper event=lamp
                    claim p1 source=pilot event=lamp
                    finding claims=k1,p1 relation=contradict suggested=true");
    let all = rows(&case, &defaults(&case), []);
    assert_eq!(all.between(&case, 0), [0]);
    let sign = all.get(0).map(|row| row.sign);
    assert_eq!(sign, Some(RowSign::Proposed(Relation::Contradict)));
    assert_eq!(
        (
            all.counts().unjudged,
            all.counts().judged(Relation::Contradict)
        ),
        (1, 0)
    );
    let decided = decided(&case, &defaults(&case), []);
    assert!(decided.between(&case, 0).is_empty());
    assert_eq!(decided.get(0).map(|row| row.sign), Some(RowSign::Unjudged));
}

#[test]
fn what_is_only_suggested_may_be_left_out() {
    let case = two("claim k1 source=keeper event=lamp
                    claim p1 source=pilot event=lamp suggested=true
                    silence source=pilot event=boat suggested=true
                    claim k2 source=keeper event=boat");
    let all = rows(&case, &defaults(&case), []);
    let decided = decided(&case, &defaults(&case), []);
    assert_eq!(
        all.members().claims().map(|it| it),
        Sides { left: 2, right: 1 }
    );
    assert_eq!(
        decided.members().claims().map(|it| it),
        Sides { left: 2, right: 0 }
    );
    let silent = |rows: &Rows| rows.silences(rows.len() - 1, Side::Right).count();
    assert_eq!((silent(&all), silent(&decided)), (1, 0));
}

#[test]
fn claims_of_a_cell_are_read_as_they_are_printed() {
    let case = two(
        "claim late source=keeper event=lamp document=letter start=90
                    claim noted source=keeper event=lamp
                    claim early source=keeper event=lamp document=letter start=7",
    );
    assert_eq!(lines(&case), ["lamp: early late noted ·"]);
    // Where quotes were found counts before what the case notes.
    let found = rows(&case, &defaults(&case), [Some(3), None, None]);
    assert_eq!(drawn(&case, &found), ["lamp: late noted early ·"]);
}

#[test]
fn an_event_told_elsewhere_in_the_other_account_carries_both_positions() {
    let case = two("document log file=log.txt
                    claim k1 source=keeper event=lamp document=letter start=1
                    claim k2 source=keeper event=bell document=letter start=2
                    claim k3 source=keeper event=boat document=letter start=3
                    claim p3 source=pilot event=boat document=log start=1
                    claim p1 source=pilot event=lamp document=log start=2
                    claim p2 source=pilot event=bell document=log start=3");
    let expected = [
        "lamp: k1 ? p1",
        "bell: k2 ? p2",
        "boat: k3 ? p3 ⇅ 3rd of 3, 1st of 3",
    ];
    assert_eq!(lines(&case), expected);
}

#[test]
fn claims_without_an_event_stand_last_one_a_row() {
    let case = two("claim p1 source=pilot
                    claim k1 source=keeper
                    claim k2 source=keeper event=boat
                    claim k3 source=keeper event=unheard-of");
    assert_eq!(lines(&case), ["boat: k2 ·", "-: k1", "-: k3", "-:    p1"]);
    let rows = rows(&case, &defaults(&case), []);
    assert_eq!((rows.aligned(), rows.hidden()), (1, 2));
    assert_eq!(rows.of_claim(&case, 0), Some((3, Side::Right)));
    assert_eq!(rows.of_event(2), Some(0));
    assert_eq!(rows.of_event(0), None);
}

#[test]
fn a_silence_belongs_to_the_pane_that_answers_for_its_source() {
    let case = two("source mate account=pilot
                    source log
                    claim k1 source=keeper event=lamp
                    silence source=mate event=lamp reason=not-asked
                    silence source=log event=lamp
                    silence source=pilot event=lamp");
    let silent = |left, right, side| {
        let panes = choose(&case, Some(left), Some(right)).unwrap();
        let rows = rows(&case, &panes, []);
        let silent: Vec<u32> = rows.silences(0, side).map(|it| it.silence).collect();
        silent
    };
    assert_eq!(silent("keeper", "pilot", Side::Right), [0, 2]);
    assert_eq!(silent("keeper", "pilot", Side::Left), [0; 0]);
    assert_eq!(silent("keeper", "*", Side::Right), [0, 1, 2]);
}

#[test]
fn a_reader_is_led_from_difference_to_difference() {
    let case = two("claim k1 source=keeper event=lamp
                    claim p1 source=pilot event=lamp
                    claim k2 source=keeper event=bell
                    claim p2 source=pilot event=bell
                    claim k3 source=keeper event=boat
                    claim p3 source=pilot event=boat
                    finding claims=k1,p1 relation=deny
                    finding claims=k2,p2 relation=agree
                    finding claims=k3,p3 relation=tension");
    let rows = rows(&case, &defaults(&case), []);
    assert_eq!(rows.next_difference(0, true), Some(2));
    assert_eq!(rows.next_difference(2, false), Some(0));
    assert_eq!(rows.next_difference(2, true), None);
}

/// Any case of three sources, four events and some claims with chains.
fn any_case() -> impl Strategy<Value = Case> {
    let claim = (
        0..3usize,
        0..5usize,
        prop::option::of(0..3usize),
        prop::option::of(0..9u64),
    );
    prop::collection::vec(claim, 0..20).prop_map(|claims| {
        let names = ["a", "b", "c"];
        let mut lines = "source a\nsource b\nsource c account=b\ndocument d file=d.txt\n\
                         event e0\nevent e1\nevent e2\nevent e3\n"
            .to_owned();
        for (at, (source, event, chain, start)) in claims.into_iter().enumerate() {
            let event = if event < 4 {
                format!(" event=e{event}")
            } else {
                String::new()
            };
            let chain = chain.map_or(String::new(), |by| format!(" chain={}", names[by]));
            let start = start.map_or(String::new(), |at| format!(" start={at}"));
            let source = names[source];
            lines += &[
                "claim x",
                &at.to_string(),
                " document=d source=",
                source,
                &event,
                &chain,
                &start,
            ]
            .concat();
            lines.push('\n');
        }
        case(&lines)
    })
}

proptest! {
    #[test]
    fn every_claim_stands_once_a_side_at_most_or_is_named_elsewhere(
        case in any_case(), left in 0..4usize, right in 0..4usize
    ) {
        prop_assume!(left != right);
        let names = ["a", "b", "c", "*"];
        let panes = choose(&case, Some(names[left]), Some(names[right])).unwrap();
        let rows = rows(&case, &panes, []);
        let claims = case.tables().claims.len();
        let mut shown = vec![Sides::<u32>::default(); claims];
        for row in 0..rows.len() {
            for side in Side::ALL {
                for claim in rows.cell(row, side) {
                    shown[*claim as usize][side] += 1;
                }
            }
        }
        prop_assert!(shown.iter().all(|it| it.left <= 1 && it.right <= 1));
        let shown = shown.iter().filter(|it| it.left + it.right > 0).count();
        let elsewhere: u32 = rows.members().elsewhere.iter().map(|it| it.claims).sum();
        prop_assert_eq!(shown + elsewhere as usize, claims);
        prop_assert_eq!(rows.counts().events() + rows.hidden(), 4);
        for claim in 0..u32::try_from(claims).unwrap() {
            let found = rows.of_claim(&case, claim);
            prop_assert!(found.is_none_or(|(row, side)| rows.cell(row, side).contains(&claim)));
        }
    }
}
