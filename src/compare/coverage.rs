//! Coverage: who speaks of an event, always with its denominator and its silences.

use super::rows::{RowSign, Rows};
use super::sides::Side;
use crate::case::{Case, Kind, Reason, Word};
use std::collections::BTreeSet;

/// Who speaks of one event, over all sources of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How many sources speak of it by themselves. A claim that copies another does not count.
    pub speak: usize,
    /// How many only copy what another says.
    pub copy: usize,
    /// How many sources there are.
    pub of: usize,
    /// How many are recorded as silent, by reason; only reasons that occur.
    pub silent: Vec<(Reason, usize)>,
}

/// Who speaks of the event at a place.
#[must_use]
pub fn of_event(case: &Case, event: u32) -> Coverage {
    let tables = case.tables();
    let (mut own, mut copies) = (BTreeSet::new(), BTreeSet::new());
    for claim in case.claims_of(event as usize) {
        let Some(claim) = tables.claims.get(*claim as usize) else {
            continue;
        };
        let list = if claim.derives_from.is_some() {
            &mut copies
        } else {
            &mut own
        };
        list.extend(case.place(Kind::Source, &claim.source));
    }
    let of = tables.sources.len();
    let sources = 0..u32::try_from(of).unwrap_or(u32::MAX);
    let reasons: Vec<Reason> = sources
        .filter_map(|source| Some(case.silence(source, event)?.reason))
        .collect();
    let count = |reason: Reason| reasons.iter().filter(|it| **it == reason).count();
    Coverage {
        speak: own.len(),
        copy: copies.difference(&own).count(),
        of,
        silent: Reason::ALL
            .iter()
            .map(|it| (*it, count(*it)))
            .filter(|(_, n)| *n > 0)
            .collect(),
    }
}

impl Coverage {
    /// "3 of 7 · 2 not asked · 2 silent", with this sign between its parts.
    #[must_use]
    pub fn said(&self, between: &str) -> String {
        let mut parts = vec![format!("{} of {}", self.speak, self.of)];
        if self.copy > 0 {
            parts.push(format!("{} copied", self.copy));
        }
        for (reason, count) in &self.silent {
            let why = match reason {
                Reason::Unknown => "silent".to_owned(),
                _ => reason.spelling().replace('-', " "),
            };
            parts.push(format!("{count} {why}"));
        }
        parts.join(&format!(" {between} "))
    }
}

/// Which of the two panes speaks of the event at a place, in words.
#[must_use]
pub fn side_word(rows: &Rows, event: u32) -> &'static str {
    match rows
        .of_event(event)
        .and_then(|row| rows.get(row))
        .map(|row| row.sign)
    {
        None => "neither pane",
        Some(RowSign::OneSided(Side::Left)) => "only the left",
        Some(RowSign::OneSided(Side::Right)) => "only the right",
        Some(_) => "both",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_never_without_its_denominator_and_its_silences() {
        let silent = vec![(Reason::Unknown, 2), (Reason::NotAsked, 2)];
        let coverage = Coverage {
            speak: 3,
            copy: 0,
            of: 7,
            silent,
        };
        assert_eq!(coverage.said("·"), "3 of 7 · 2 silent · 2 not asked");
        let copied = Coverage {
            speak: 1,
            copy: 1,
            of: 2,
            silent: Vec::new(),
        };
        assert_eq!(copied.said("·"), "1 of 2 · 1 copied");
    }
}
