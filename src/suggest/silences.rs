//! Silences: an account that speaks before and after an event and not of it.
//!
//! Only such an account could have spoken of it; the others' accounts do not reach so far, and that is no silence.

use super::suggestion::{Suggestion, What};
use crate::case::{Id, Tables};
use std::collections::{HashMap, HashSet};

/// An account must speak of an event at most so many rows before, and of one at most so many rows after.
const NEAR: usize = 8;

/// The silences that can be proposed, in the order of the rows: of accounts (a source with those shown within it), on events
/// that others speak of. Recorded and declined ones are left out.
#[must_use]
pub fn silences(tables: &Tables) -> Vec<Suggestion> {
    let told = told(tables);
    let known: HashSet<[&str; 2]> = decided(tables).collect();
    let mut heard = vec![false; tables.events.len()];
    for row in told.values().flatten() {
        heard[*row] = true;
    }
    let mut found: Vec<(usize, usize, Suggestion)> = Vec::new();
    for (place, source) in tables.sources.iter().enumerate() {
        let Some(rows) = told.get(&source.id) else {
            continue;
        };
        // The rows between two that the account speaks of, where both are near.
        for pair in rows.windows(2) {
            let [before, after] = [pair[0], pair[1]];
            let between =
                (before + 1..after).filter(|row| row - before <= NEAR && after - row <= NEAR);
            for row in between {
                let event = &tables.events[row];
                // The account itself does not speak of what lies between.
                if heard[row] && !known.contains(&[source.id.as_str(), event.id.as_str()]) {
                    found.push((row, place, silence(tables, place, [before, row, after])));
                }
            }
        }
    }
    found.sort_by_key(|(row, place, _)| (*row, *place));
    found.into_iter().map(|(_, _, it)| it).collect()
}

/// The rows each account speaks of, in order.
fn told(tables: &Tables) -> HashMap<&Id, Vec<usize>> {
    let accounts: HashMap<&Id, &Id> = tables
        .sources
        .iter()
        .map(|it| (&it.id, it.account.as_ref().unwrap_or(&it.id)))
        .collect();
    let rows: HashMap<&Id, usize> = tables
        .events
        .iter()
        .zip(0..)
        .map(|(it, row)| (&it.id, row))
        .collect();
    let mut told: HashMap<&Id, Vec<usize>> = HashMap::new();
    for claim in &tables.claims {
        let row = claim.event.as_ref().and_then(|it| rows.get(it));
        if let (Some(account), Some(row)) = (accounts.get(&claim.source), row) {
            told.entry(account).or_default().push(*row);
        }
    }
    for rows in told.values_mut() {
        rows.sort_unstable();
        rows.dedup();
    }
    told
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

fn silence(tables: &Tables, source: usize, [before, row, after]: [usize; 3]) -> Suggestion {
    let title = |row: usize| &tables.events[row].title;
    Suggestion {
        what: What::Silence {
            source: tables.sources[source].id.clone(),
            event: tables.events[row].id.clone(),
        },
        p: None,
        why: format!(
            "speaks before (“{}”) and after (“{}”), not of this",
            title(before),
            title(after)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fields::case;

    fn silent(more: &str) -> Vec<String> {
        let case = case(&format!(
            "source keeper
             source office
             event lamp
             event bell
             event boat
             claim a source=keeper event=lamp
             claim b source=keeper event=boat
             claim c source=office event=bell
             {more}"
        ));
        let found = silences(case.tables());
        found
            .iter()
            .map(|it| it.what.about().map(Id::as_str).join(" on "))
            .collect()
    }

    #[test]
    fn who_speaks_before_and_after_and_not_of_it_may_be_silent() {
        assert_eq!(silent(""), ["keeper on bell"]);
    }

    #[test]
    fn who_speaks_only_before_is_not_silent_but_out_of_reach() {
        assert_eq!(
            silent("claim d source=office event=lamp"),
            ["keeper on bell"]
        );
    }

    #[test]
    fn what_was_recorded_is_not_asked_again() {
        assert_eq!(
            silent("silence source=keeper event=bell reason=not-asked"),
            [""; 0]
        );
    }

    #[test]
    fn who_is_heard_within_an_account_speaks_for_it() {
        assert_eq!(
            silent("source boy account=keeper\nclaim d source=boy event=bell"),
            [""; 0]
        );
    }
}
