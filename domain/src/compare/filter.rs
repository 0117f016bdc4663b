//! Which rows a reader wants to see: `relation:tension facet:time depth:2 negative tag:night state:open`.
//!
//! Every term must hold; several values of one key (`relation:deny,contradict`, or the key again) are alternatives.
//! Terms about findings must hold of one finding of the row, terms about claims of one claim in its cells.

mod offered;
mod parse;
#[cfg(test)]
mod tests;

pub use offered::{MOST, Offered, offered};
pub use parse::{FilterError, HELP};

use super::find::Needle;
use super::rows::{RowSign, Rows};
use super::sides::Side;
use crate::case::{Case, Claim, Event, Facet, Finding, Reason, Relation, Scope, State};

/// What a row must have to be shown. An empty one shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    text: String,
    relations: Vec<Relation>,
    facets: Vec<Facet>,
    states: Vec<State>,
    depth: Option<usize>,
    scopes: Vec<Scope>,
    reasons: Vec<Reason>,
    sources: Vec<String>,
    tags: Vec<String>,
    needles: Vec<Needle>,
    flags: Vec<Flag>,
}

/// What is asked by a word alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flag {
    Negative,
    Silence,
    Unjudged,
    OneSided,
    Doubtful,
    Suggested,
}

impl std::fmt::Display for Filter {
    /// As it was typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

impl Filter {
    /// Whether a row is shown. Costs what the row holds.
    #[must_use]
    pub fn keeps(&self, case: &Case, rows: &Rows, row: usize) -> bool {
        let Some(shown) = rows.get(row) else {
            return false;
        };
        let event = shown
            .event
            .and_then(|at| case.tables().events.get(at as usize));
        let claims = || {
            let cells = Side::ALL.into_iter().flat_map(|side| rows.cell(row, side));
            cells.filter_map(|at| case.tables().claims.get(*at as usize))
        };
        self.sign(shown.sign)
            && (!self.asks_findings()
                || findings(case, rows, row).any(|finding| self.finding(finding)))
            && (!self.asks(Flag::Suggested) || is_proposed(case, rows, row, event))
            && (!self.asks_claims() || claims().any(|claim| self.claim(case, claim)))
            && (!self.asks(Flag::Silence) || self.silent(case, rows, row))
            && self.tagged(event, claims())
            && self.worded(case, rows, row, event)
    }

    fn asks(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    fn sign(&self, sign: RowSign) -> bool {
        match sign {
            _ if !self.asks(Flag::Unjudged) && !self.asks(Flag::OneSided) => true,
            RowSign::Unjudged | RowSign::Proposed(_) => self.asks(Flag::Unjudged),
            RowSign::OneSided(_) => self.asks(Flag::OneSided),
            _ => false,
        }
    }

    fn silent(&self, case: &Case, rows: &Rows, row: usize) -> bool {
        let silences = &case.tables().silences;
        let recorded = Side::ALL
            .into_iter()
            .flat_map(|side| rows.silences(row, side));
        let mut recorded = recorded.filter_map(|it| silences.get(it.silence as usize));
        recorded.any(|it| self.reasons.is_empty() || self.reasons.contains(&it.reason))
    }

    fn asks_findings(&self) -> bool {
        !(self.relations.is_empty() && self.facets.is_empty() && self.states.is_empty())
    }

    fn finding(&self, finding: &Finding) -> bool {
        let has_facet = || finding.facets.iter().any(|it| self.facets.contains(it));
        (self.relations.is_empty() || self.relations.contains(&finding.relation))
            && (self.states.is_empty() || self.states.contains(&finding.state))
            && (self.facets.is_empty() || has_facet())
    }

    fn asks_claims(&self) -> bool {
        self.depth.is_some()
            || self.asks(Flag::Negative)
            || self.asks(Flag::Doubtful)
            || !self.sources.is_empty()
    }

    fn claim(&self, case: &Case, claim: &Claim) -> bool {
        let scope = |scope: Scope| self.scopes.is_empty() || self.scopes.contains(&scope);
        self.depth.is_none_or(|depth| claim.depth() >= depth)
            && (!self.asks(Flag::Negative) || claim.negates.is_some_and(scope))
            && (!self.asks(Flag::Doubtful) || claim.aligned == crate::case::Alignment::Doubtful)
            && (self.sources.is_empty()
                || self.sources.iter().any(|name| speaks(case, claim, name)))
    }

    fn tagged<'a>(
        &self,
        event: Option<&Event>,
        mut claims: impl Iterator<Item = &'a Claim>,
    ) -> bool {
        let is_wanted = |tag: &str| {
            self.tags
                .iter()
                .any(|it| it.to_lowercase() == tag.to_lowercase())
        };
        self.tags.is_empty()
            || event.is_some_and(|event| event.tags.iter().any(|tag| is_wanted(tag)))
            || claims.any(|claim| {
                claim
                    .tags
                    .get()
                    .is_some_and(|tags| tags.iter().any(|tag| is_wanted(tag)))
            })
    }

    /// Whether every wanted text stands somewhere in the row.
    fn worded(&self, case: &Case, rows: &Rows, row: usize, event: Option<&Event>) -> bool {
        self.needles.iter().all(|needle| {
            let has = |text: Option<&str>| text.is_some_and(|text| needle.is_in(text));
            let in_claim = |claim: &Claim| {
                let note = claim.note.get().map(AsRef::as_ref);
                has(claim.text.as_deref()) || has(claim.quote.as_deref()) || has(note)
            };
            let mut cells = Side::ALL.into_iter().flat_map(|side| rows.cell(row, side));
            event.is_some_and(|event| has(Some(&event.title)) || has(event.note.as_deref()))
                || cells.any(|at| case.tables().claims.get(*at as usize).is_some_and(in_claim))
                || findings(case, rows, row)
                    .any(|finding| has(finding.question.as_deref()) || has(finding.note.as_deref()))
        })
    }
}

/// The findings of a row, between its cells and within them.
fn findings<'a>(case: &'a Case, rows: &Rows, row: usize) -> impl Iterator<Item = &'a Finding> {
    let within = Side::ALL
        .into_iter()
        .flat_map(|side| rows.within(case, row, side));
    let places: Vec<u32> = rows.between(case, row).into_iter().chain(within).collect();
    places
        .into_iter()
        .filter_map(|at| case.tables().findings.get(at as usize))
}

/// Whether something of a row is only suggested.
fn is_proposed(case: &Case, rows: &Rows, row: usize, event: Option<&Event>) -> bool {
    let mut claims = Side::ALL.into_iter().flat_map(|side| rows.cell(row, side));
    let claim = |at: &u32| case.tables().claims.get(*at as usize);
    let mut silences = Side::ALL
        .into_iter()
        .flat_map(|side| rows.silences(row, side));
    let silence = |at: u32| case.tables().silences.get(at as usize);
    event.is_some_and(|it| it.suggested)
        || claims.any(|at| claim(at).is_some_and(|it| it.suggested))
        || findings(case, rows, row).any(|it| it.suggested)
        || silences.any(|it| silence(it.silence).is_some_and(|it| it.suggested))
}

/// Whether a source of this id or name says a claim or passed it on.
fn speaks(case: &Case, claim: &Claim, name: &str) -> bool {
    let is_called = |id| {
        let source = case.source(id);
        source.is_some_and(|source| source.is_called(name))
    };
    is_called(&claim.source) || claim.chain.iter().any(|step| is_called(&step.source))
}
