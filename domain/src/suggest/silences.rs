//! Silences: two accounts run side by side, and one leaves out what the other tells on the way.
//!
//! That both tell what stands shortly before and what stands shortly after is what makes the gap in the one a silence; what
//! lies beyond is out of its reach. An article weaves many accounts into one text, and in it each speaks before and after
//! nearly everything: so it is not enough that an account speaks of something before and of something after.

mod told;
mod unread;

use super::features::Reading;
use super::index::Pair;
use super::suggestion::{Suggestion, What};
use super::thesaurus;
use crate::case::{Id, Tables};
use std::collections::HashSet;
use told::{Gap, Told};
use unread::Unread;

/// What tells of something that happened has so many words that say what: "it was a disgrace" tells of nothing.
const TELLING: usize = 2;

/// The silences that can be proposed, in the order of the rows: of accounts (a source with those shown within it), on events
/// that another account tells between two that both tell. Where an account's own text holds sentences that no claim does,
/// nobody knows what it leaves out. `readings` are of the claims, by place; `open` are the pairs that may speak of one event,
/// which is asked first: who may have told it is not silent on it. Recorded and declined silences are left out.
#[must_use]
pub fn silences(tables: &Tables, readings: &[Reading], open: &[Pair]) -> Vec<Suggestion> {
    let told = Told::of(tables);
    let mut gaps: Vec<Gap> = (0..tables.sources.len())
        .flat_map(|silent| told.gaps(silent))
        .collect();
    if gaps.is_empty() {
        return Vec::new();
    }
    let known: HashSet<[&str; 2]> = decided(tables).collect();
    let perhaps = told.perhaps(open);
    let unread = Unread::of(tables, told.accounts());
    gaps.sort_unstable();
    gaps.dedup_by_key(|it| (it.row, it.silent));
    gaps.retain(|it| {
        let about = [&tables.sources[it.silent].id, &tables.events[it.row].id];
        !known.contains(&about.map(Id::as_str))
            && !perhaps.contains(&(it.row, it.silent))
            && !unread.is_left(it.silent, told.near(it.silent, it))
            && is_wanting(&told, readings, it)
    });
    gaps.iter().map(|it| silence(tables, it)).collect()
}

/// Whether the one tells what happened, and the other uses none of its words: who does may well have told it with something
/// else.
fn is_wanting(told: &Told, readings: &[Reading], gap: &Gap) -> bool {
    let reading = |claim: usize| readings.get(claim);
    let words = told.in_row(gap.teller, gap.row).filter_map(reading);
    let words: Vec<(&Reading, usize)> = words.filter(|it| !is_plan(it)).flat_map(telling).collect();
    let mut others = told.heard(gap.silent, gap).filter_map(reading);
    let is_said = |other: &Reading| {
        words
            .iter()
            .any(|(it, at)| it.is_met(*at, other, other.tokens.len()))
    };
    words.len() >= TELLING && !others.any(is_said)
}

/// The places of a claim's words that tell what happened.
fn telling(reading: &Reading) -> impl Iterator<Item = (&Reading, usize)> {
    let places = reading.tokens.iter().zip(0..);
    let telling = places.filter(|(it, _)| thesaurus::tells(it, reading.english));
    telling.map(move |(_, at)| (reading, at))
}

/// Whether a claim says what is to come.
fn is_plan(reading: &Reading) -> bool {
    let mut tokens = reading.tokens.iter();
    tokens.any(|it| matches!(it.stem.as_str(), "will" | "would" | "shall"))
}

/// Source and event of the silences a person has recorded or declined.
fn decided(tables: &Tables) -> impl Iterator<Item = [&str; 2]> {
    let recorded = tables.silences.iter().filter(|it| !it.suggested);
    let recorded = recorded.map(|it| [it.source.as_str(), it.event.as_str()]);
    let declined = tables.rejected.iter().filter(|it| &*it.kind == "silence");
    let declined = declined.filter_map(|it| match it.what.as_slice() {
        [source, event] => Some([&**source, &**event]),
        _ => None,
    });
    recorded.chain(declined)
}

fn silence(tables: &Tables, gap: &Gap) -> Suggestion {
    let title = |row: usize| &tables.events[row].title;
    Suggestion {
        what: What::Silence {
            source: tables.sources[gap.silent].id.clone(),
            event: tables.events[gap.row].id.clone(),
        },
        p: None,
        why: format!(
            "{} tells this between “{}” and “{}”, which both tell",
            tables.sources[gap.teller].name,
            title(gap.before),
            title(gap.after)
        ),
    }
}

#[cfg(test)]
mod tests;
