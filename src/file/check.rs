//! Checks what the records of a case say of each other: ids, pairs, accounts, silences, copies.

mod accounts;
mod conflicts;
mod findings;

use super::pieces::Cut;
use super::problem::{Code, Problem, Problems, article};
use super::read::{Reading, Spans};
use crate::case::{Case, Field, Id, Kind, Tables, Word as _};
use crate::text::nearest::Nearest;
use std::sync::Arc;

/// So many ids are listed where one is none of them.
const FEW: usize = 8;

/// The problems of a case's records with each other, in the file's order. Naming a record that is there but was left out as
/// unsound is none of them.
#[must_use]
pub fn check(bytes: &[u8], cut: &Cut, reading: &Reading) -> Vec<Problem> {
    let case = Case::new(Arc::clone(&reading.tables));
    check_as(bytes, cut, reading, &case)
}

/// The same where the case that was read is here.
#[must_use]
pub fn check_as(bytes: &[u8], cut: &Cut, reading: &Reading, case: &Case) -> Vec<Problem> {
    let mut check = Check {
        tables: &reading.tables,
        reading,
        spans: Spans::new(bytes, cut, &reading.origins),
        case,
        problems: Problems::default(),
        allowance: COMPARED,
    };
    check.ids();
    check.references();
    check.findings();
    check.accounts();
    check.silences();
    check.copies();
    check.conflicts();
    check.problems.finish()
}

/// Letters compared in all searches for the nearest id together.
const COMPARED: usize = 50_000_000;

struct Check<'a> {
    tables: &'a Tables,
    reading: &'a Reading,
    spans: Spans<'a>,
    /// It knows the place of the first record of each id.
    case: &'a Case,
    problems: Problems,
    allowance: usize,
}

impl<'a> Check<'a> {
    /// The id of every record that has one, in file order.
    fn named(&self, kind: Kind) -> Box<dyn Iterator<Item = &'a Id> + 'a> {
        let tables = self.tables;
        match kind {
            Kind::Document => Box::new(tables.documents.iter().map(|it| &it.id)),
            Kind::Source => Box::new(tables.sources.iter().map(|it| &it.id)),
            Kind::Event => Box::new(tables.events.iter().map(|it| &it.id)),
            Kind::Claim => Box::new(tables.claims.iter().map(|it| &it.id)),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// The place of the record with that id.
    fn place(&self, kind: Kind, id: &Id) -> Option<usize> {
        self.case.place(kind, id).map(|place| place as usize)
    }

    fn ids(&mut self) {
        for kind in [Kind::Document, Kind::Source, Kind::Event, Kind::Claim] {
            for (place, id) in self.named(kind).enumerate() {
                let first = self.place(kind, id).unwrap_or(place);
                if first != place {
                    let span = self.spans.value(kind, place, Field::Id);
                    let message = format!(
                        "there is {} {kind} `{id}` already",
                        article(kind.spelling())
                    );
                    let problem = Problem::new(Code::Duplicate, span, message)
                        .hint("give one of them another id")
                        .also(self.spans.value(kind, first, Field::Id), "the first one");
                    self.problems.push(problem);
                }
            }
        }
    }

    fn references(&mut self) {
        let tables = self.tables;
        for (place, claim) in tables.claims.iter().enumerate() {
            let one = |field, kind, id: Option<&'a Id>| id.map(|id| (field, kind, id));
            let named = [
                one(Field::Source, Kind::Source, Some(&claim.source)),
                one(Field::Event, Kind::Event, claim.event.as_ref()),
                one(Field::Document, Kind::Document, claim.document.as_ref()),
                one(Field::DerivesFrom, Kind::Claim, claim.derives_from.get()),
            ];
            for (field, kind, id) in named.into_iter().flatten() {
                self.refer(kind, id, |spans| spans.value(Kind::Claim, place, field));
            }
            for (number, step) in claim.chain.iter().enumerate() {
                self.refer(Kind::Source, &step.source, |spans| {
                    spans.item(Kind::Claim, place, Field::Chain, number)
                });
            }
        }
        for (place, silence) in tables.silences.iter().enumerate() {
            let at = |field| move |spans: &Spans<'_>| spans.value(Kind::Silence, place, field);
            self.refer(Kind::Source, &silence.source, at(Field::Source));
            self.refer(Kind::Event, &silence.event, at(Field::Event));
        }
    }

    /// Reports an id that nothing has.
    fn refer(
        &mut self,
        kind: Kind,
        id: &'a Id,
        span: impl Fn(&Spans<'a>) -> std::ops::Range<usize>,
    ) -> bool {
        if self.place(kind, id).is_some() {
            return true;
        }
        if !self.reading.dropped.contains(&(kind, id.clone())) {
            let near = Nearest::new(id.as_str());
            let ids = self.named(kind).map(Id::as_str);
            let near = near.search(ids, &mut self.allowance);
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => self.what_there_is(kind),
            };
            let message = format!("there is no {kind} `{id}`");
            let problem = Problem::new(Code::Dangling, span(&self.spans), message);
            self.problems.push(problem.hint(hint));
        }
        false
    }

    /// What can be named instead of an id that nothing has and nothing is near to: the records there are, where they are
    /// few.
    fn what_there_is(&self, kind: Kind) -> String {
        let mut ids: Vec<String> = Vec::new();
        for id in self.named(kind).take(2 * FEW).map(|id| format!("`{id}`")) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let add = "or add one with this `id`";
        match ids.as_slice() {
            [] => format!("there is none yet: add a table [[{kind}]] with this `id`"),
            [one] => format!("there is only {one}; {add}"),
            few if few.len() <= FEW => format!("there are {}; {add}", few.join(", ")),
            _ => format!("name one that is there, {add}"),
        }
    }

    /// Claims that copy themselves, straight or round a circle.
    fn copies(&mut self) {
        let claims = &self.tables.claims;
        let copied = |at: usize| {
            let id = claims.get(at)?.derives_from.get()?;
            self.place(Kind::Claim, id)
        };
        // The walk in which a claim was met first; a walk that meets itself has found a circle.
        let mut met = vec![usize::MAX; claims.len()];
        let mut circles = Vec::new();
        for start in 0..claims.len() {
            let mut at = start;
            while let Some(seen) = met.get_mut(at).filter(|seen| **seen == usize::MAX) {
                *seen = start;
                let Some(next) = copied(at) else { break };
                if met.get(next) == Some(&start) {
                    circles.push((at, next));
                }
                at = next;
            }
        }
        for (at, next) in circles {
            let Some(claim) = claims.get(at) else {
                continue;
            };
            let message = if at == next {
                format!("claim `{}` derives from itself", claim.id)
            } else {
                format!("claim `{}` derives from itself, by way of others", claim.id)
            };
            let span = self.spans.value(Kind::Claim, at, Field::DerivesFrom);
            let hint = "a copy derives from an original; leave the key out where the original is not known";
            self.problems
                .push(Problem::new(Code::Misplaced, span, message).hint(hint));
        }
    }
}
