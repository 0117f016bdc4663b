//! A draft's events, findings and silences: what is suggested on its claims, put into tables that say so.
//!
//! A claim that nothing is joined with is an event of its own: one side speaks of it, and that is what a reader wants to see.

mod opposed;

use super::align::{self, Event as Claims};
use super::people;
use super::run::Joined;
use super::suggestion::{Suggestion, What, rounded};
use crate::case::{
    Claim, Event, Field, Finding, Id, Record, Relation, Silence, Tables, Value, Word,
};
use crate::text::segment;

/// So many words of its first claim make an event's title.
const TITLE: usize = 8;

/// Gives every claim its event, and adds the findings and silences that can be proposed; returns all that is proposed of what
/// belongs together, as [`super::suggest`] lists it. The events of one document stand as it tells them, those of several as
/// the accounts are merged. `paragraphs` is as for [`super::suggest`]. For tables that were just drafted: what they hold of
/// events, findings and silences is replaced.
pub fn complete(tables: &mut Tables, paragraphs: &[Option<u32>]) -> Vec<Suggestion> {
    let Some(mut joined) = Joined::of(tables, paragraphs) else {
        return Vec::new();
    };
    let mut proposed = joined.alignments(tables);
    let findings = joined.findings(tables);
    let mut events = std::mem::take(&mut joined.events.events);
    events.extend(alone(tables, &events));
    let events = match tables.documents.as_slice() {
        [_] => as_told(tables, events),
        _ => align::merged(&joined.known.features, events),
    };
    put_events(tables, &events);
    tables.findings = findings.iter().filter_map(finding).collect();
    proposed.extend(findings);
    let silent = joined.silences(tables);
    tables.silences = silent.iter().filter_map(silence).collect();
    proposed.extend(silent);
    proposed.extend(people::people(tables));
    opposed::put_first(tables);
    proposed
}

/// The events by where the document speaks of them first: so every account keeps its own order.
fn as_told(tables: &Tables, mut events: Vec<Claims>) -> Vec<Claims> {
    let start = |claim: &u32| tables.claims.get(*claim as usize).and_then(|it| it.start);
    events.sort_by_key(|claims| (claims.iter().filter_map(start).min(), claims.clone()));
    events
}

/// The claims that stand in none of the events, each by itself.
fn alone(tables: &Tables, events: &[Claims]) -> Vec<Claims> {
    let mut joined = vec![false; tables.claims.len()];
    for claim in events.iter().flatten() {
        if let Some(joined) = joined.get_mut(*claim as usize) {
            *joined = true;
        }
    }
    let alone = (0u32..).zip(joined).filter(|(_, joined)| !joined);
    alone.map(|(claim, _)| vec![claim]).collect()
}

/// An event is called by the first words of one of its claims, and has that claim's id among the events.
fn put_events(tables: &mut Tables, events: &[Claims]) {
    tables.events.clear();
    for claims in events {
        let Some(named) = naming(tables, claims) else {
            continue;
        };
        let id = named.id.clone();
        let why = match claims.len() {
            1 => "one account speaks of it".to_owned(),
            many => format!("{many} claims seem to speak of it"),
        };
        let fields = vec![
            (Field::Id, Value::Id(id.clone())),
            (Field::Title, Value::text(&title(named.words()))),
            (Field::Suggested, Value::Flag(true)),
            (Field::Why, Value::text(&why)),
        ];
        tables.events.extend(Event::from_fields(fields));
        for claim in claims {
            if let Some(claim) = tables.claims.get_mut(*claim as usize) {
                claim.event = Some(id.clone());
            }
        }
    }
}

/// The claim whose words name an event: the first of those that the fewest people passed on, as what stands within another
/// claim is short of words.
fn naming<'a>(tables: &'a Tables, claims: &[u32]) -> Option<&'a Claim> {
    let claims = claims
        .iter()
        .filter_map(|at| tables.claims.get(*at as usize));
    claims.min_by_key(|it| (it.depth(), it.start))
}

/// What an event is called after the words of a claim: the first of them, in one line.
#[must_use]
pub fn title(words: &str) -> String {
    let mut all = segment::words(words);
    let Some(last) = all.by_ref().take(TITLE).last() else {
        return words.to_owned();
    };
    let begin = words.get(..last.end).unwrap_or(words);
    let line = begin.split_whitespace().collect::<Vec<_>>().join(" ");
    if all.next().is_some() {
        line + "…"
    } else {
        line
    }
}

/// The table of a finding that is proposed; none where all that can be said is that it is unclear.
fn finding(suggestion: &Suggestion) -> Option<Finding> {
    let What::Finding {
        claims,
        relation,
        facets,
        ..
    } = &suggestion.what
    else {
        return None;
    };
    if *relation == Relation::Unclear {
        return None;
    }
    let texts =
        |words: &mut dyn Iterator<Item = &str>| Value::Texts(words.map(Box::from).collect());
    let mut fields = vec![
        (Field::Claims, texts(&mut claims.iter().map(Id::as_str))),
        (Field::Relation, Value::text(relation.spelling())),
    ];
    if !facets.is_empty() {
        let words = texts(&mut facets.iter().map(|it| it.spelling()));
        fields.push((Field::Facets, words));
    }
    fields.extend(proposed(suggestion));
    Finding::from_fields(fields).ok()
}

fn silence(suggestion: &Suggestion) -> Option<Silence> {
    let What::Silence { source, event } = &suggestion.what else {
        return None;
    };
    let mut fields = vec![
        (Field::Source, Value::Id(source.clone())),
        (Field::Event, Value::Id(event.clone())),
    ];
    fields.extend(proposed(suggestion));
    Silence::from_fields(fields).ok()
}

/// The keys of what nobody has decided on.
fn proposed(suggestion: &Suggestion) -> Vec<(Field, Value)> {
    let mut fields = vec![(Field::Suggested, Value::Flag(true))];
    if let Some(p) = suggestion.p {
        fields.push((Field::P, Value::Share(rounded(p))));
    }
    fields.push((Field::Why, Value::text(&suggestion.why)));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fields::case;

    #[test]
    fn every_claim_gets_an_event_and_what_clashes_a_finding_all_of_it_suggested() {
        let drafted = case(
            "source keeper
             source office
             claim a source=keeper text=\"The keeper lit the lamp at nine in the evening\"
             claim b source=keeper text=\"Two boats passed the mole before the fog came in\"
             claim c source=office text=\"The keeper lit the lamp at eleven in the evening\"
             claim d source=office text=\"A review of the harbour rules has begun\"",
        );
        let mut tables = drafted.tables().clone();
        complete(&mut tables, &[None; 4]);
        let event = |at: usize| tables.claims[at].event.clone().unwrap();
        assert_eq!(event(0), event(2));
        assert_eq!(tables.events.len(), 3);
        assert!(
            tables
                .events
                .iter()
                .all(|it| it.suggested && it.why.get().is_some())
        );
        let title = &tables
            .events
            .iter()
            .find(|it| it.id == event(0))
            .unwrap()
            .title;
        assert_eq!(&**title, "The keeper lit the lamp at nine in…");
        let [finding] = tables.findings.as_slice() else {
            panic!("{:?}", tables.findings);
        };
        assert_eq!(finding.relation, Relation::Contradict);
        assert!(finding.suggested && finding.p.get().is_some());
    }
}
