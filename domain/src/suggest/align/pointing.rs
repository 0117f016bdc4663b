//! A claim that points back: "they asked to be walked home, but this was declined". What it speaks of is what its speaker said
//! just before; its own words do not tell.

use super::super::features::{Reading, scored};
use super::events::Event;
use crate::case::{Claim, Tables};
use std::collections::HashMap;

/// Between the two stands no more than ", but " or ". " (in code points).
const NEAR: u64 = 6;
/// So many claims before one are looked at: what others said within it may stand between.
const LAST: u32 = 8;
/// Participles that do not end in -ed.
const IRREGULAR: [&str; 12] = [
    "done", "said", "told", "given", "taken", "made", "found", "known", "seen", "shown", "put",
    "left",
];

/// Puts each claim that points back, and stands in no event yet, into the event of what it points at. Of a draft, whose claims
/// stand in the order of their documents.
pub fn join_pointing(tables: &Tables, readings: &[Reading], events: &mut Vec<Event>) {
    let placed = events.iter().zip(0..);
    let placed = placed.flat_map(|(event, at)| event.iter().map(move |claim| (*claim, at)));
    let mut event_of: HashMap<u32, usize> = placed.collect();
    for (at, (claim, reading)) in (0u32..).zip(tables.claims.iter().zip(readings)) {
        if event_of.contains_key(&at) || !points_back(claim, reading) {
            continue;
        }
        let Some(before) = before(tables, at, claim) else {
            continue;
        };
        let event = *event_of.entry(before).or_insert_with(|| {
            events.push(vec![before]);
            events.len() - 1
        });
        event_of.insert(at, event);
        events[event].push(at);
        events[event].sort_unstable();
    }
}

/// What the same speaker said just before the claim at a place, close to it.
fn before(tables: &Tables, at: u32, claim: &Claim) -> Option<u32> {
    let start = claim.start?;
    let end = |it: &Claim| Some(it.start? + it.quote.as_deref()?.chars().count() as u64);
    let is_near = |other: &Claim| {
        let same = other.document == claim.document
            && other.source == claim.source
            && other.chain == claim.chain;
        same && end(other).is_some_and(|end| (end..=end + NEAR).contains(&start))
    };
    let mut last = (at.saturating_sub(LAST)..at).rev();
    last.find(|it| tables.claims.get(*it as usize).is_some_and(is_near))
}

/// Whether a claim begins with what stands for a clause, of which something was done: "this was refused", "das wurde
/// abgelehnt".
fn points_back(claim: &Claim, reading: &Reading) -> bool {
    let stem = |at: usize| reading.tokens.get(at).map_or("", |it| it.stem.as_str());
    if !reading.english {
        let passive = ["wurde", "wurden", "wird", "werde", "worden"];
        return ["dies", "das"].contains(&stem(0)) && passive.contains(&stem(1));
    }
    if !["this", "that"].contains(&stem(0)) || stem(1) != "be" {
        return false;
    }
    let verb = if stem(2) == "not" { 3 } else { 2 };
    let range = reading.tokens.get(verb).map(|it| it.range.clone());
    let word = range
        .and_then(|it| scored(claim).get(it))
        .unwrap_or_default();
    word.len() > 4 && word.ends_with("ed") || IRREGULAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Field, Record, Value};
    use crate::compare::fields::case;
    use crate::suggest::features::Features;

    /// The events of two sentences of one speaker, the second right behind the first.
    fn joined(first: &str, second: &str) -> Vec<Event> {
        let drafted = case(&format!(
            "document letter file=letter.txt
             source office
             claim a source=office document=letter quote=\"{first}\"
             claim b source=office document=letter quote=\"{second}\""
        ));
        let mut tables = drafted.tables().clone();
        let start = |points: usize| Some(Value::Count(points as u64));
        tables.claims[0].set(Field::Start, start(0)).unwrap();
        tables.claims[1]
            .set(Field::Start, start(first.chars().count() + 6))
            .unwrap();
        let features = Features::of(&tables, &[None; 2]);
        let mut events = Vec::new();
        join_pointing(&tables, &features.readings, &mut events);
        events
    }

    #[test]
    fn what_was_done_with_what_was_just_said_is_of_its_event() {
        let asked = "they asked to be walked home";
        for back in ["this was declined as nobody was free", "that was not done"] {
            assert_eq!(joined(asked, back), [[0, 1]], "{back}");
        }
        for other in [
            "this was the third time",
            "that is when they left",
            "he declined",
        ] {
            assert!(joined(asked, other).is_empty(), "{other}");
        }
    }
}
