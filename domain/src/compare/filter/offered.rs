//! What can be asked of the rows at hand: each term that keeps some of them, and how many.

use super::{Filter, findings};
use crate::case::{Alignment, Case, Facet, Reason, Relation, Scope, State, Word};
use crate::compare::rows::{RowSign, Rows};
use crate::compare::sides::Side;
use std::collections::{HashMap, HashSet};

/// One term of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// As it is typed.
    pub term: String,
    /// What it asks for.
    pub help: &'static str,
    /// How many of the rows looked at it keeps.
    pub rows: usize,
}

/// No more rows are looked at than these.
pub const MOST: usize = 10_000;

/// The terms that keep any of the first [`MOST`] rows, in the order of [`super::HELP`]. `aliases` says whether sources go by
/// those.
#[must_use]
pub fn offered(case: &Case, rows: &Rows, aliases: bool) -> Vec<Offered> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for row in 0..rows.len().min(MOST) {
        let here = At { case, rows, row };
        for term in here.terms(aliases) {
            *count.entry(term).or_default() += 1;
        }
    }
    let mut list = Vec::new();
    let mut take = |term: String, help: &'static str| {
        if let Some(rows) = count.remove(&term) {
            list.push(Offered { term, help, rows });
        }
    };
    each::<Relation>("relation", &mut take);
    each::<Facet>("facet", &mut take);
    each::<State>("state", &mut take);
    take("negative".into(), "somebody denies something");
    each::<Scope>("negative", &mut take);
    take("silence".into(), "somebody is silent, and that is noted");
    each::<Reason>("silence", &mut take);
    take("unjudged".into(), "both speak and nobody has judged");
    take("one-sided".into(), "one side does not speak");
    take("doubtful".into(), "it is doubtful what a claim speaks of");
    for depth in 2..=DEEPEST {
        take(depth_term(depth), "a claim at so many removes, or more");
    }
    let mut named: Vec<(String, usize)> = count.into_iter().collect();
    named.sort();
    list.extend(named.into_iter().map(|(term, rows)| Offered {
        help: if term.starts_with("source:") {
            "speaks or passes on"
        } else {
            "a tag"
        },
        term,
        rows,
    }));
    list
}

/// Deeper than this is not told apart.
const DEEPEST: usize = 9;

fn each<T: Word>(key: &str, take: &mut impl FnMut(String, &'static str)) {
    for word in T::ALL {
        take(term(key, word.spelling()), word.help());
    }
}

fn depth_term(depth: usize) -> String {
    format!("depth:{depth}")
}

/// A term as it is typed: a value of several words stands in quotes.
fn term(key: &str, value: &str) -> String {
    let value = value.replace(['"', '“', '”'], "");
    if value.contains(char::is_whitespace) {
        format!("{key}:\"{value}\"")
    } else {
        format!("{key}:{value}")
    }
}

struct At<'a> {
    case: &'a Case,
    rows: &'a Rows,
    row: usize,
}

impl At<'_> {
    /// The terms that keep this row.
    fn terms(&self, aliases: bool) -> HashSet<String> {
        let mut terms = HashSet::new();
        self.judged(&mut terms);
        self.said(&mut terms, aliases);
        for side in Side::ALL {
            for it in self.rows.silences(self.row, side) {
                let silences = &self.case.tables().silences;
                if let Some(silence) = silences.get(it.silence as usize) {
                    terms.insert("silence".into());
                    terms.insert(term("silence", silence.reason.spelling()));
                }
            }
        }
        terms
    }

    fn judged(&self, terms: &mut HashSet<String>) {
        for finding in findings(self.case, self.rows, self.row) {
            terms.insert(term("relation", finding.relation.spelling()));
            terms.insert(term("state", finding.state.spelling()));
            terms.extend(finding.facets.iter().map(|it| term("facet", it.spelling())));
        }
        match self.rows.get(self.row).map(|row| row.sign) {
            Some(RowSign::Unjudged) => terms.insert("unjudged".into()),
            Some(RowSign::OneSided(_)) => terms.insert("one-sided".into()),
            _ => false,
        };
    }

    fn said(&self, terms: &mut HashSet<String>, aliases: bool) {
        let tables = self.case.tables();
        let event = self.rows.get(self.row).and_then(|row| row.event);
        let event = event.and_then(|at| tables.events.get(at as usize));
        let tags = event.into_iter().flat_map(|it| &it.tags);
        terms.extend(tags.map(|tag| term("tag", tag)));
        let cells = Side::ALL
            .into_iter()
            .flat_map(|side| self.rows.cell(self.row, side));
        for claim in cells.filter_map(|at| tables.claims.get(*at as usize)) {
            if let Some(scope) = claim.negates {
                terms.insert("negative".into());
                terms.insert(term("negative", scope.spelling()));
            }
            if claim.aligned == Alignment::Doubtful {
                terms.insert("doubtful".into());
            }
            terms.extend((2..=claim.depth().min(DEEPEST)).map(depth_term));
            let tags = claim.tags.get().into_iter().flatten();
            terms.extend(tags.map(|tag| term("tag", tag)));
            let passed_on = claim.chain.iter().map(|it| &it.source);
            let sources = std::iter::once(&claim.source).chain(passed_on);
            let named = sources.filter_map(|id| self.case.source(id));
            terms.extend(named.map(|it| term("source", it.called(aliases))));
        }
    }
}

impl Filter {
    /// Whether it is one plain word that some list of words knows, so that a term was perhaps meant; the term.
    #[must_use]
    pub fn meant(text: &str) -> Option<String> {
        let word = text.trim().to_lowercase();
        let vocabularies = [
            Relation::VOCABULARY,
            Facet::VOCABULARY,
            State::VOCABULARY,
            Scope::VOCABULARY,
            Reason::VOCABULARY,
        ];
        let keys = ["relation", "facet", "state", "negative", "silence"];
        let of = vocabularies.into_iter().zip(keys);
        let mut known = of.filter(|(list, _)| list.has(&word));
        known.next().map(|(_, key)| term(key, &word))
    }
}
