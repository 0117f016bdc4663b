//! The names by which a reader asks for a pane: `police`, `police@2019-07`, `*`.

use super::{Pane, first_but};
use crate::case::{Case, Edtf, Source};
use crate::compare::sides::Sides;
use crate::text::nearest::nearest;
use std::fmt;

/// Why a name gives no pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaneError {
    /// No source is called so.
    Unknown {
        /// What was asked for.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
        /// The sources there are, as they can be asked for; not more than fit a line.
        known: Vec<String>,
    },
    /// The source told nothing at that time.
    NoTelling {
        /// What was asked for.
        name: String,
        /// The tellings there are, as they can be asked for.
        tellings: Vec<String>,
    },
    /// Several tellings fit the name.
    Several {
        /// What was asked for.
        name: String,
        /// The tellings that fit, as they can be asked for.
        tellings: Vec<String>,
    },
    /// Both sides were to show the same.
    Same(String),
}

impl fmt::Display for PaneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown {
                name,
                nearest: None,
                known,
            } => {
                let known = known.join(", ");
                write!(
                    f,
                    "there is no source `{name}`; there are {known}, and * for everyone else"
                )
            }
            Self::Unknown {
                name,
                nearest: Some(nearest),
                ..
            } => {
                write!(f, "there is no source `{name}`; the nearest is `{nearest}`")
            }
            Self::NoTelling { name, tellings } if tellings.is_empty() => {
                write!(f, "there is no telling `{name}`: none has a `told`")
            }
            Self::NoTelling { name, tellings } => {
                write!(
                    f,
                    "there is no telling `{name}`; there are {}",
                    tellings.join(", ")
                )
            }
            Self::Several { name, tellings } => {
                write!(f, "`{name}` fits several tellings: {}", tellings.join(", "))
            }
            Self::Same(name) => write!(f, "both panes would show `{name}`"),
        }
    }
}

impl std::error::Error for PaneError {}

/// The panes a reader asks for by name; a side without a name gets the first account that the other side does not show.
///
/// # Errors
/// When a name gives no pane, or both give the same.
pub fn choose(
    case: &Case,
    left: Option<&str>,
    right: Option<&str>,
) -> Result<Sides<Pane>, PaneError> {
    let left = left.map(|name| parse(case, name)).transpose()?;
    let right = right.map(|name| parse(case, name)).transpose()?;
    let panes = match (left, right) {
        (Some(left), Some(right)) if left == right => {
            return Err(PaneError::Same(left.to_string()));
        }
        (Some(left), Some(right)) => Sides { left, right },
        (Some(left), None) => Sides {
            right: first_but(case, Some(&left)),
            left,
        },
        (None, right) => {
            let left = first_but(case, right.as_ref());
            let right = right.unwrap_or_else(|| first_but(case, Some(&left)));
            Sides { left, right }
        }
    };
    Ok(panes)
}

/// The pane with this name: `*`, a source's id, name or alias, a person with one telling, or any of these with `@` and
/// the time of a telling (`police@2019-07`).
///
/// # Errors
/// When no source is called so, or several are.
pub fn parse(case: &Case, name: &str) -> Result<Pane, PaneError> {
    let name = name.trim();
    if name == "*" {
        return Ok(Pane::Everyone);
    }
    let sources = &case.tables().sources;
    if let Some(source) = sources.iter().find(|source| is_called(source, name)) {
        return Ok(Pane::Source(source.id.clone()));
    }
    if let Some((who, when)) = name.rsplit_once('@') {
        return telling(case, name, who, when);
    }
    let tellings: Vec<_> = sources.iter().filter(|it| is_person(it, name)).collect();
    match tellings.as_slice() {
        [] => Err(unknown(case, name)),
        [one] => Ok(Pane::Source(one.id.clone())),
        several => Err(PaneError::Several {
            name: name.into(),
            tellings: spelled(several),
        }),
    }
}

/// The telling of `who` at `when`.
fn telling(case: &Case, name: &str, who: &str, when: &str) -> Result<Pane, PaneError> {
    let sources = case.tables().sources.iter();
    let tellings: Vec<_> = sources
        .filter(|it| is_called(it, who) || is_person(it, who))
        .collect();
    if tellings.is_empty() {
        return Err(unknown(case, who));
    }
    let asked = Edtf::parse(when).ok();
    let fits: Vec<_> = tellings
        .iter()
        .copied()
        .filter(|it| {
            let times = asked.as_ref().zip(it.told.as_ref());
            times.is_some_and(|(asked, told)| overlaps(told, asked))
        })
        .collect();
    match fits.as_slice() {
        [one] => Ok(Pane::Source(one.id.clone())),
        [] => Err(PaneError::NoTelling {
            name: name.into(),
            tellings: spelled(&tellings),
        }),
        several => Err(PaneError::Several {
            name: name.into(),
            tellings: spelled(several),
        }),
    }
}

fn is_called(source: &Source, name: &str) -> bool {
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    source.id.as_str() == name || same(&source.name) || source.alias.as_deref().is_some_and(same)
}

fn is_person(source: &Source, name: &str) -> bool {
    let person = source.person.as_deref();
    person.is_some_and(|person| person.to_lowercase() == name.to_lowercase())
}

/// Whether two times have a second in common, doubt aside; an end that is open or unknown excludes nothing.
fn overlaps(told: &Edtf, asked: &Edtf) -> bool {
    let begins = |one: &Edtf, other: &Edtf| match (one.earliest(), other.latest()) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins(told, asked) && begins(asked, told)
}

/// The tellings as they can be asked for.
fn spelled(tellings: &[&Source]) -> Vec<String> {
    let told = tellings.iter().map(|source| match &source.told {
        Some(told) => {
            let who = source.person.as_deref().unwrap_or(source.id.as_str());
            format!("{who}@{}", told.as_str())
        }
        None => source.id.to_string(),
    });
    told.collect()
}

/// How a source is asked for: by its id; one of a person's tellings by the person and the time.
#[must_use]
pub fn asked_for(source: &Source) -> String {
    match source.person {
        Some(_) => spelled(&[source]).concat(),
        None => source.id.to_string(),
    }
}

/// So many sources are named where one is asked for that is not there.
const NAMED: usize = 12;

fn unknown(case: &Case, name: &str) -> PaneError {
    let sources = &case.tables().sources;
    let ids = sources.iter().map(|source| source.id.as_str());
    let names = sources.iter().map(|source| source.name.as_ref());
    let people = sources.iter().filter_map(|source| source.person.as_deref());
    PaneError::Unknown {
        name: name.into(),
        nearest: nearest(name, ids.chain(names).chain(people)).map(Into::into),
        known: {
            let more = (sources.len() > NAMED).then(|| "…".to_owned());
            let known = sources.iter().take(NAMED).map(asked_for);
            known.chain(more).collect()
        },
    }
}
