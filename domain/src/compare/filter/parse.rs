//! Reading a filter as a reader types it.

use super::{Filter, Flag};
use crate::case::{Case, Relation, Source, Word};
use crate::compare::find::Needle;
use crate::text::nearest::nearest;
use std::fmt;

/// What can be asked, for help and for the prompt: a term and what it keeps.
pub const HELP: &[(&str, &str)] = &[
    ("relation:", "rows with such a finding: a word or its sign"),
    ("facet:", "rows with a finding about this"),
    ("state:", "rows with a finding in this state"),
    ("depth:", "rows with a claim at this many removes or more"),
    (
        "negative",
        "rows with a negative; negative:record for a scope",
    ),
    (
        "silence",
        "rows on which somebody's silence is noted; silence:not-asked for a reason",
    ),
    ("source:", "rows in which this source speaks or passes on"),
    ("tag:", "rows whose event or claim has this tag"),
    ("text:", "rows with these words; so does a word alone"),
    ("unjudged", "rows where both speak and nobody has judged"),
    ("one-sided", "rows where one side does not speak"),
    ("doubtful", "rows with a claim whose event is doubtful"),
    ("suggested", "rows with something nobody has decided on"),
];

/// Why a filter cannot be used, in one line that names the nearest there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError(String);

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FilterError {}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// When a key or a value is none.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let mut filter = Self {
            text: text.trim().to_owned(),
            ..Self::default()
        };
        for term in terms(text) {
            filter.add(&term)?;
        }
        Ok(filter)
    }

    /// Whether the case has the sources and tags the filter names.
    ///
    /// # Errors
    /// When it has not.
    pub fn check(&self, case: &Case) -> Result<(), FilterError> {
        let tables = case.tables();
        let sources: Vec<&str> = tables.sources.iter().flat_map(Source::names).collect();
        let of_events = tables.events.iter().flat_map(|event| &event.tags);
        let of_claims = tables
            .claims
            .iter()
            .filter_map(|claim| claim.tags.get())
            .flatten();
        let tags: Vec<&str> = of_events.chain(of_claims).map(AsRef::as_ref).collect();
        for (kind, wanted, known) in [
            ("source", &self.sources, sources),
            ("tag", &self.tags, tags),
        ] {
            for name in wanted {
                if !known
                    .iter()
                    .any(|it| it.to_lowercase() == name.to_lowercase())
                {
                    return Err(unknown(kind, name, &known));
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, term: &str) -> Result<(), FilterError> {
        let Some((key, values)) = term.split_once(':') else {
            return self.add_word(term);
        };
        let values = || {
            values
                .split(',')
                .map(str::trim)
                .filter(|value| !value.is_empty())
        };
        if values().next().is_none() {
            return Err(FilterError(format!("`{key}:` wants a value")));
        }
        match key {
            "relation" => add_words(&mut self.relations, values(), relation),
            "facet" => add_words(&mut self.facets, values(), Word::parse),
            "state" => add_words(&mut self.states, values(), Word::parse),
            "negative" => {
                self.flags.push(Flag::Negative);
                add_words(&mut self.scopes, values(), Word::parse)
            }
            "silence" => {
                self.flags.push(Flag::Silence);
                add_words(&mut self.reasons, values(), Word::parse)
            }
            "depth" => self.add_depth(values()),
            "source" => {
                self.sources.extend(values().map(str::to_owned));
                Ok(())
            }
            "tag" => {
                self.tags.extend(values().map(str::to_owned));
                Ok(())
            }
            "text" => {
                let text = term.split_once(':').map_or("", |(_, text)| text);
                self.needles.extend(Needle::new(text));
                Ok(())
            }
            _ => Err(unknown("filter", &format!("{key}:"), &known())),
        }
    }

    fn add_word(&mut self, word: &str) -> Result<(), FilterError> {
        match word {
            "negative" => self.flags.push(Flag::Negative),
            "silence" => self.flags.push(Flag::Silence),
            "unjudged" => self.flags.push(Flag::Unjudged),
            "one-sided" => self.flags.push(Flag::OneSided),
            "doubtful" => self.flags.push(Flag::Doubtful),
            "suggested" => self.flags.push(Flag::Suggested),
            _ => {
                if let Some(near) = nearest(word, known()) {
                    let says = format!(
                        "there is no filter `{word}`; the nearest is `{near}`; `text:{word}` searches for it"
                    );
                    return Err(FilterError(says));
                }
                self.needles.extend(Needle::new(word));
            }
        }
        Ok(())
    }

    fn add_depth<'a>(&mut self, values: impl Iterator<Item = &'a str>) -> Result<(), FilterError> {
        for value in values {
            let depth = value.trim_start_matches(['≥', '>', '=']).parse();
            let depth = depth.map_err(|_| {
                FilterError(format!(
                    "`depth:` wants a whole number from 1, not `{value}`"
                ))
            })?;
            self.depth = Some(self.depth.map_or(depth, |least: usize| least.min(depth)));
        }
        Ok(())
    }
}

/// The terms of [`HELP`] by themselves.
fn known() -> Vec<&'static str> {
    HELP.iter().map(|(term, _)| *term).collect()
}

/// A relation by its word, its sign or its sign's ASCII twin.
fn relation(text: &str) -> Option<Relation> {
    let is_sign = |it: &Relation| it.sign() == text || text.chars().eq([it.ascii()]);
    Relation::parse(text).or_else(|| Relation::ALL.iter().copied().find(is_sign))
}

fn add_words<'a, T: Word>(
    list: &mut Vec<T>,
    values: impl Iterator<Item = &'a str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<(), FilterError> {
    for value in values {
        let word = read(&value.to_lowercase());
        list.push(word.ok_or_else(|| {
            let words: Vec<&str> = T::ALL.iter().map(|word| word.spelling()).collect();
            unknown(T::VOCABULARY.name, value, &words)
        })?);
    }
    Ok(())
}

fn unknown(kind: &str, name: &str, known: &[&str]) -> FilterError {
    let nearest = nearest(name, known.iter().copied());
    let nearest = nearest.map_or(String::new(), |near| format!("; the nearest is `{near}`"));
    FilterError(format!("there is no {kind} `{name}`{nearest}"))
}

/// The terms of a line: parted by white space, except within double quotes, which are left out.
fn terms(text: &str) -> Vec<String> {
    let mut terms = vec![String::new()];
    let mut is_quoted = false;
    for sign in text.chars() {
        match sign {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            sign if sign.is_whitespace() && !is_quoted => terms.push(String::new()),
            sign => {
                if let Some(term) = terms.last_mut() {
                    term.push(sign);
                }
            }
        }
    }
    terms.retain(|term| !term.is_empty());
    terms
}
