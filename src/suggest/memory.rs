//! What was worked out for a case, kept so that a decision costs what it changes and not the whole case.
//!
//! While no claim says anything else, what is known of each and how likely each pair belongs together stays as it is; what a
//! person has decided since only says which pairs may still be proposed. Events, findings, silences and people are worked out
//! anew from that, and a pair of claims is judged once.

use super::features::{Features, scored};
use super::index::Pair;
use super::judge::Judged;
use super::quick::QuickMap;
use super::score::Scored;
use crate::case::Tables;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// What was worked out last.
#[derive(Debug, Default)]
pub struct Memory(Option<Known>);

/// What stays true while no claim says anything else.
#[derive(Debug)]
pub(super) struct Known {
    print: u64,
    pub(super) features: Features,
    pub(super) scored: Vec<Scored>,
    pub(super) judged: QuickMap<Pair, Option<Judged>>,
}

impl Memory {
    /// What is still true of a case, taken out.
    pub(super) fn take(&mut self, print: u64) -> Option<Known> {
        self.0.take().filter(|it| it.print == print)
    }

    /// Keeps what was worked out of a case with that print.
    pub(super) fn keep(&mut self, known: Known) {
        self.0 = Some(known);
    }
}

impl Known {
    pub(super) fn new(print: u64, features: Features, scored: Vec<Scored>) -> Self {
        Self {
            print,
            features,
            scored,
            judged: QuickMap::default(),
        }
    }
}

/// A number that is another one when a claim says something else, or another claim says it.
pub(super) fn print(tables: &Tables, paragraphs: &[Option<u32>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    tables.head.language.hash(&mut hasher);
    for document in &tables.documents {
        (document.id.as_str(), &document.language).hash(&mut hasher);
    }
    for source in &tables.sources {
        source.id.as_str().hash(&mut hasher);
    }
    for claim in &tables.claims {
        let document = claim.document.as_ref().map(crate::case::Id::as_str);
        let when = claim.when.get().map(ToString::to_string);
        (
            claim.id.as_str(),
            claim.source.as_str(),
            document,
            scored(claim),
        )
            .hash(&mut hasher);
        (when, claim.negates.map(|it| it as u8)).hash(&mut hasher);
    }
    paragraphs.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Case, Field, Kind, Value};
    use crate::compare::fields::case;
    use crate::suggest::run::again;
    use crate::suggest::{Suggestion, Suggestions, Wanted, suggest};

    const LAMP: &str = "source keeper
        source office
        event lamp
        claim a source=keeper text=\"The keeper lit the lamp at nine in the evening\"
        claim b source=keeper text=\"Two boats passed the mole before the fog came in\"
        claim c source=office text=\"The keeper lit the lamp at eleven in the evening\"
        claim d source=office event=lamp text=\"Two boats passed the mole in the fog\"";

    fn asked(memory: &mut Memory, case: &Case) -> Suggestions {
        let paragraphs = vec![None; case.count(Kind::Claim)];
        let wanted = Wanted { candidates: 5 };
        again(memory, case.tables(), &paragraphs, wanted, &|_| true).unwrap()
    }

    #[test]
    fn after_a_decision_the_same_is_suggested_as_if_worked_out_anew() {
        let mut memory = Memory::default();
        let mut lamp = case(LAMP);
        let first = asked(&mut memory, &lamp);
        assert_eq!(first, asked(&mut Memory::default(), &lamp));
        assert!(!first.candidates.is_empty());
        let set = |case: &mut Case, claim: u32, value: Option<&str>| {
            let key = case.tables().key(Kind::Claim, claim as usize);
            let expect = case.get(Kind::Claim, claim as usize, Field::Event);
            let value = value.map(Value::text);
            let edit = crate::case::Edit::set(Kind::Claim, key, Field::Event, expect, value);
            case.apply(edit).unwrap();
        };
        set(&mut lamp, 1, Some("lamp"));
        let again = asked(&mut memory, &lamp);
        let anew = suggest(lamp.tables(), &[None; 4], Wanted::default());
        let about = |found: &Suggestions| found.list.iter().map(Suggestion::id).collect::<Vec<_>>();
        assert_eq!(about(&again), about(&anew));
        assert_ne!(about(&again), about(&first));
        assert!(
            again.candidates.is_empty(),
            "those that were are still known"
        );
        set(&mut lamp, 1, None);
        assert_eq!(asked(&mut memory, &lamp).list, first.list);
    }

    #[test]
    fn another_word_is_read_anew_and_who_does_not_go_on_gets_nothing() {
        let mut memory = Memory::default();
        asked(&mut memory, &case(LAMP));
        let other = case(&LAMP.replace("eleven", "nine"));
        assert_eq!(
            asked(&mut memory, &other),
            asked(&mut Memory::default(), &other)
        );
        let stopped = again(
            &mut Memory::default(),
            other.tables(),
            &[None; 4],
            Wanted::default(),
            &|_| false,
        );
        assert_eq!(stopped, None);
    }
}
