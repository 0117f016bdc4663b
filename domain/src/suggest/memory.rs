//! What was worked out for a case, kept so that a decision costs what it changes and not the whole case.
//!
//! While no claim says anything else, what is known of each and what was measured of each pair stays as it is; what a person
//! has decided since says which pairs may still be proposed, and how likely each is. A claim that is gone is left out of it.
//! Events, findings, silences and people are worked out anew from that, and a pair of claims is judged once.

use super::align::{LEAST, Links, keep_firm};
use super::features::{Features, scored};
use super::index::Pair;
use super::judge::Judged;
use super::quick::QuickMap;
use super::score::{Scored, Weights, refit};
use crate::case::{Id, Tables};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

/// Pairs that were measured to be less likely are not proposed, whatever was decided on others.
const MEASURED: f32 = 0.1;

/// What was worked out last.
#[derive(Debug, Default)]
pub struct Memory(Option<Known>);

/// What stays true while no claim says anything else.
#[derive(Debug)]
pub(super) struct Known {
    print: Print,
    pub(super) features: Features,
    pub(super) scored: Vec<Scored>,
    pub(super) judged: QuickMap<Pair, Option<Judged>>,
}

impl Memory {
    /// What is still true of a case, taken out.
    pub(super) fn take(&mut self, print: &Print, tables: &Tables) -> Option<Known> {
        let mut known = self.0.take()?;
        if known.print == *print {
            return Some(known);
        }
        let kept = known.print.kept(print)?;
        known.keep(&kept, tables);
        known.print = print.clone();
        Some(known)
    }

    /// Keeps what was worked out of a case.
    pub(super) fn keep(&mut self, known: Known) {
        self.0 = Some(known);
    }
}

impl Known {
    pub(super) fn new(print: Print, features: Features, scored: Vec<Scored>) -> Self {
        Self {
            print,
            features,
            scored,
            judged: QuickMap::default(),
        }
    }

    /// The pairs on which nothing is decided, as likely as what was decided makes them.
    pub(super) fn open(&self, links: &Links) -> Vec<Scored> {
        let weights = self.weights(links);
        let open = self.scored.iter().filter(|it| links.may(it.pair));
        open.map(|it| it.again(&weights)).collect()
    }

    /// The weights that suit what was decided, on pairs that were likely enough to be proposed: of the others nobody was asked.
    fn weights(&self, links: &Links) -> Weights {
        let asked = self.scored.iter().filter(|it| it.p >= LEAST);
        let decided = asked.filter_map(|it| Some((it, links.verdict(it.pair)?)));
        refit(&decided.collect::<Vec<_>>())
    }

    /// Forgets the pairs that will not be proposed whatever is decided.
    pub(super) fn forget_the_unlikely(&mut self) {
        self.scored.retain(|it| it.p >= MEASURED);
    }

    /// Forgets the pairs that are to be asked for before they belong together.
    pub(super) fn forget_the_doubtful(&mut self) {
        keep_firm(&self.features, &mut self.scored);
    }

    /// Leaves out the claims that are gone.
    fn keep(&mut self, kept: &[bool], tables: &Tables) {
        self.features.keep(kept, tables);
        let mut next = 0;
        let places: Vec<Option<u32>> = kept
            .iter()
            .map(|kept| {
                next += u32::from(*kept);
                kept.then(|| next - 1)
            })
            .collect();
        let place = |at: u32| places.get(at as usize).copied().flatten();
        let moved = |pair: Pair| Some(Pair::new(place(pair.one)?, place(pair.other)?));
        self.scored = std::mem::take(&mut self.scored)
            .into_iter()
            .filter_map(|it| {
                Some(Scored {
                    pair: moved(it.pair)?,
                    ..it
                })
            })
            .collect();
        self.judged = std::mem::take(&mut self.judged)
            .into_iter()
            .filter_map(|(pair, it)| Some((moved(pair)?, it)))
            .collect();
    }
}

/// What is another one when something else is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Print {
    languages: u64,
    sources: u64,
    /// Of each claim, by place.
    claims: Vec<u64>,
}

impl Print {
    /// Of a case, with the paragraph each claim stands in where that is known.
    pub(super) fn of(tables: &Tables, paragraphs: &[Option<u32>]) -> Self {
        let languages = tables.documents.iter();
        let languages = languages.map(|it| (it.id.as_str(), it.language.as_deref()));
        let languages: Vec<_> = languages.collect();
        let sources: Vec<&str> = tables.sources.iter().map(|it| it.id.as_str()).collect();
        let names = tables.sources.iter();
        let names: HashMap<&Id, _> = names.map(|it| (&it.id, (&it.name, &it.role))).collect();
        let claims = tables.claims.iter().enumerate().map(|(at, claim)| {
            let document = claim.document.as_ref().map(crate::case::Id::as_str);
            let when = claim.when.get().map(ToString::to_string);
            let said = (
                claim.id.as_str(),
                claim.source.as_str(),
                names.get(&claim.source),
                document,
                scored(claim),
            );
            hash((
                said,
                when,
                claim.negates.map(|it| it as u8),
                paragraphs.get(at),
            ))
        });
        Self {
            languages: hash((tables.head.language.as_deref(), languages)),
            sources: hash(sources),
            claims: claims.collect(),
        }
    }

    /// Which claims are still there, where all that are there were there before, in the same order.
    fn kept(&self, now: &Self) -> Option<Vec<bool>> {
        let mut left = now.claims.iter().peekable();
        let kept = self.claims.iter().map(|it| left.next_if_eq(&it).is_some());
        let kept: Vec<bool> = kept.collect();
        (self.languages == now.languages && left.next().is_none()).then_some(kept)
    }
}

fn hash(it: impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
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

    /// The case without the claim of that id.
    fn without(from: &Case, id: &str) -> Case {
        let mut tables = from.tables().clone();
        tables.claims.retain(|it| it.id.as_str() != id);
        Case::new(tables)
    }

    #[test]
    fn a_claim_that_is_rejected_is_left_out_and_the_others_are_not_read_anew() {
        let text = LAMP.replace(
            "claim d",
            "claim wrong source=office suggested text=\"The keeper lit the lamp at ten\"\n claim d",
        );
        let mut lamp = case(&text);
        let mut memory = Memory::default();
        asked(&mut memory, &lamp);
        lamp = without(&lamp, "wrong");
        let again = asked(&mut memory, &lamp);
        assert!(
            again.candidates.is_empty(),
            "those that were are still known"
        );
        let anew = asked(&mut Memory::default(), &lamp);
        let about = |found: &Suggestions| found.list.iter().map(Suggestion::id).collect::<Vec<_>>();
        assert_eq!(about(&again), about(&anew));
        for (one, other) in again.list.iter().zip(&anew.list) {
            let apart = one.p.unwrap_or_default() - other.p.unwrap_or_default();
            assert!(apart.abs() < 0.2, "{one:?} {other:?}");
        }
    }

    #[test]
    fn who_is_called_otherwise_is_known_again_by_the_new_name() {
        let door = |name: &str| {
            case(&format!(
                "source bell name=\"{name}\"
                source cole name=\"Ben Cole\"
                event door
                claim a source=bell event=door text=\"I locked the back door\"
                claim b source=cole event=door text=\"Ann did not lock the back door\""
            ))
        };
        let mut memory = Memory::default();
        let first = asked(&mut memory, &door("Eva Bell"));
        let again = asked(&mut memory, &door("Ann Bell"));
        assert_ne!(first.list, again.list);
        assert_eq!(again, asked(&mut Memory::default(), &door("Ann Bell")));
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
