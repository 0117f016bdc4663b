//! Filters as they are typed, and the rows they keep.

use super::*;
use crate::compare::fields::case;
use crate::compare::panes::defaults;
use crate::compare::rows::rows;
use proptest::prelude::*;

fn harbour() -> Case {
    case("source keeper name=\"The keeper\"
          source office
          source watchman account=office
          event lamp tags=night title=\"The lamp goes out\"
          event bell
          event boat
          event fog
          claim k1 source=keeper event=lamp text=\"It burned\"
          claim w1 source=watchman event=lamp chain=office negates=perception text=\"Nobody saw a light\"
          claim k2 source=keeper event=bell text=\"I rang twice\"
          claim o2 source=office event=bell text=\"No bell is logged\" negates=record tags=log
          claim k3 source=keeper event=boat text=\"A boat came\" aligned=doubtful
          claim k4 source=keeper event=fog text=\"There was fog\"
          claim o4 source=office event=fog text=\"It was clear\"
          finding claims=k1,w1 relation=tension facets=knowledge question=\"From where?\"
          finding claims=k2,o2 relation=contradict facets=number,time state=stands")
}

/// The events whose rows a filter keeps.
fn kept(filter: &str) -> String {
    let case = harbour();
    let rows = rows(&case, &defaults(&case), []);
    let filter = Filter::parse(filter).unwrap();
    let kept = (0..rows.len()).filter(|row| filter.keeps(&case, &rows, *row));
    let events = kept.map(|row| {
        let event = rows.get(row).unwrap().event.unwrap();
        case.tables().events[event as usize].id.to_string()
    });
    events.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_term_must_hold() {
    assert_eq!(kept(""), "lamp bell boat fog");
    assert_eq!(kept("relation:tension"), "lamp");
    assert_eq!(kept("relation:~,#"), "lamp bell");
    assert_eq!(kept("relation:tension relation:≠"), "lamp bell");
    assert_eq!(kept("facet:time"), "bell");
    assert_eq!(kept("facet:time state:open"), "");
    assert_eq!(kept("facet:time state:stands"), "bell");
    assert_eq!(kept("relation:tension facet:time"), "");
    assert_eq!(kept("depth:2"), "lamp");
    assert_eq!(kept("negative"), "lamp bell");
    assert_eq!(kept("negative:record"), "bell");
    assert_eq!(kept("negative depth:2"), "lamp");
    assert_eq!(kept("tag:Night"), "lamp");
    assert_eq!(kept("tag:log"), "bell");
    assert_eq!(kept("source:office"), "lamp bell fog");
    assert_eq!(kept("source:\"the keeper\" negative"), "");
    assert_eq!(kept("unjudged"), "fog");
    assert_eq!(kept("one-sided"), "boat");
    assert_eq!(kept("unjudged one-sided"), "boat fog");
    assert_eq!(kept("doubtful"), "boat");
}

#[test]
fn words_are_searched_in_claims_titles_and_questions() {
    assert_eq!(kept("text:\"from where\""), "lamp");
    assert_eq!(kept("goes out"), "lamp");
    assert_eq!(kept("LOGGED"), "bell");
    assert_eq!(kept("herring"), "");
}

#[test]
fn what_is_mistyped_is_answered_with_the_nearest() {
    let said = |text| Filter::parse(text).unwrap_err().to_string();
    assert_eq!(
        said("relatoin:tension"),
        "there is no filter `relatoin:`; the nearest is `relation:`"
    );
    assert_eq!(
        said("relation:tensoin"),
        "there is no relation `tensoin`; the nearest is `tension`"
    );
    assert_eq!(
        said("facet:tme"),
        "there is no facet `tme`; the nearest is `time`"
    );
    assert_eq!(
        said("depth:two"),
        "`depth:` wants a whole number from 1, not `two`"
    );
    assert_eq!(said("tag:"), "`tag:` wants a value");
    assert_eq!(
        said("negativ"),
        "there is no filter `negativ`; the nearest is `negative`; `text:negativ` searches for it"
    );
}

#[test]
fn sources_and_tags_are_checked_against_the_case() {
    let said = |text| {
        Filter::parse(text)
            .unwrap()
            .check(&harbour())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        said("source:keper"),
        "there is no source `keper`; the nearest is `keeper`"
    );
    assert_eq!(
        said("tag:nihgt"),
        "there is no tag `nihgt`; the nearest is `night`"
    );
    assert_eq!(
        Filter::parse("source:OFFICE tag:log")
            .unwrap()
            .check(&harbour()),
        Ok(())
    );
}

proptest! {
    #[test]
    fn no_text_breaks_a_filter_and_what_it_says_is_what_was_typed(text in "\\PC{0,30}") {
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(filter.to_string(), text.trim());
        }
    }
}
