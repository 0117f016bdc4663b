//! Filters: which rows are shown. A filter is written as words: `relation:tension depth:2 negative`.

use super::find::Needle;
use super::nearest;
use super::rows::Rows;
use super::sides::Side;
use crate::case::{Case, Claim, Facet, Finding, Relation, State, Word};
use std::fmt;

/// A filter: a row is kept when it fits every one of the terms.
#[derive(Debug, Clone)]
pub struct Filter {
    written: String,
    terms: Vec<Term>,
}

#[derive(Debug, Clone)]
enum Term {
    /// A finding of the row has this relation.
    Relation(Relation),
    /// A finding of the row has this facet.
    Facet(Facet),
    /// A finding of the row has this state.
    State(State),
    /// A claim of the row has at least this depth.
    Depth(usize),
    /// A claim of the row is a negative.
    Negative,
    /// A claim of the row, or its event, has this tag.
    Tag(String),
    /// A claim of the row is of the source with this id.
    Source(String),
    /// A claim's words or the event's title hold this.
    Words(Needle),
}

/// The names a term can begin with.
const NAMES: &[&str] = &[
    "relation", "facet", "state", "depth", "negative", "tag", "source",
];

/// What is wrong with a filter, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFilter(String);

impl fmt::Display for BadFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadFilter {}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Filter {
    /// Reads a filter: terms apart by spaces, `name:value`, `negative`, or a word to look for.
    /// A relation may also be given by its sign.
    ///
    /// # Errors
    /// When a name or a value is unknown; names the nearest there is.
    pub fn parse(written: &str) -> Result<Self, BadFilter> {
        let terms = written
            .split_whitespace()
            .map(term)
            .collect::<Result<_, _>>()?;
        Ok(Self {
            written: written.trim().to_owned(),
            terms,
        })
    }

    /// Whether the row at a place fits.
    #[must_use]
    pub fn keeps(&self, case: &Case, rows: &Rows, row: usize) -> bool {
        self.terms.iter().all(|term| term.fits(case, rows, row))
    }
}

fn term(written: &str) -> Result<Term, BadFilter> {
    match written.split_once(':') {
        Some(("relation", value)) => relation(value).map(Term::Relation),
        Some(("facet", value)) => word(value).map(Term::Facet),
        Some(("state", value)) => word(value).map(Term::State),
        Some(("depth", value)) => match value.parse() {
            Ok(depth) => Ok(Term::Depth(depth)),
            Err(_) => Err(BadFilter(format!(
                "`{value}` is no depth: a number from 1 is wanted"
            ))),
        },
        Some(("tag", value)) => Ok(Term::Tag(value.to_owned())),
        Some(("source", value)) => Ok(Term::Source(value.to_owned())),
        Some((name, _)) => Err(unknown("a filter", name, NAMES.iter().copied())),
        None if written == "negative" => Ok(Term::Negative),
        None => Ok(Needle::new(written).map_or(Term::Depth(0), Term::Words)),
    }
}

fn relation(value: &str) -> Result<Relation, BadFilter> {
    let by_sign = |it: &&Relation| it.sign() == value || it.ascii().to_string() == value;
    Relation::ALL
        .iter()
        .find(by_sign)
        .map_or_else(|| word(value), |it| Ok(*it))
}

fn word<T: Word>(value: &str) -> Result<T, BadFilter> {
    let names = T::VOCABULARY.words.iter().map(|(name, _)| *name);
    T::parse(value).ok_or_else(|| unknown(&format!("a {}", T::VOCABULARY.name), value, names))
}

fn unknown<'a>(what: &str, name: &str, names: impl Iterator<Item = &'a str> + Clone) -> BadFilter {
    match nearest(name, names.clone()) {
        Some(near) => BadFilter(format!("`{name}` is not {what}; did you mean `{near}`?")),
        None => BadFilter(format!(
            "`{name}` is not {what}; there are {}",
            names.collect::<Vec<_>>().join(", ")
        )),
    }
}

impl Term {
    fn fits(&self, case: &Case, rows: &Rows, row: usize) -> bool {
        match self {
            Self::Relation(relation) => {
                findings(case, rows, row).any(|it| it.relation == *relation)
            }
            Self::Facet(facet) => findings(case, rows, row).any(|it| it.facets.contains(facet)),
            Self::State(state) => findings(case, rows, row).any(|it| it.state == *state),
            Self::Depth(depth) => claims(case, rows, row).any(|it| it.depth() >= *depth),
            Self::Negative => claims(case, rows, row).any(|it| it.negates.is_some()),
            Self::Tag(tag) => {
                let has = |tags: &[Box<str>]| tags.iter().any(|it| **it == **tag);
                event(case, rows, row).is_some_and(|it| has(&it.tags))
                    || claims(case, rows, row).any(|it| it.tags.get().is_some_and(|tags| has(tags)))
            }
            Self::Source(source) => claims(case, rows, row).any(|it| it.source.as_str() == source),
            Self::Words(needle) => {
                event(case, rows, row).is_some_and(|it| needle.is_in(&it.title))
                    || claims(case, rows, row).any(|it| needle.is_in(it.words()))
            }
        }
    }
}

fn event<'a>(case: &'a Case, rows: &Rows, row: usize) -> Option<&'a crate::case::Event> {
    case.tables().events.get(rows.get(row)?.event? as usize)
}

fn claims<'a>(case: &'a Case, rows: &'a Rows, row: usize) -> impl Iterator<Item = &'a Claim> {
    let both = Side::ALL
        .into_iter()
        .flat_map(move |side| rows.cell(row, side));
    both.filter_map(|at| case.tables().claims.get(*at as usize))
}

fn findings<'a>(case: &'a Case, rows: &Rows, row: usize) -> impl Iterator<Item = &'a Finding> {
    let mut all = rows.between(case, row);
    for side in Side::ALL {
        all.extend(rows.within(case, row, side));
    }
    all.into_iter()
        .filter_map(|at| case.tables().findings.get(at as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_with_the_nearest_word() {
        let wrong = |text| Filter::parse(text).unwrap_err().to_string();
        assert_eq!(
            wrong("relation:tensoin"),
            "`tensoin` is not a relation; did you mean `tension`?"
        );
        assert_eq!(
            wrong("facett:time"),
            "`facett` is not a filter; did you mean `facet`?"
        );
        assert!(wrong("depth:deep").contains("a number from 1"));
    }

    #[test]
    fn a_filter_is_printed_as_it_was_written() {
        let text = "relation:# facet:time depth:2 negative walk";
        assert_eq!(Filter::parse(text).unwrap().to_string(), text);
    }
}
