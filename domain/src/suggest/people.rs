//! People: two sources that seem to be one person, by their names.
//!
//! "Joe Hale", "Mr Hale" and "Hale, complainant" fit each other; "Mr Hale" and "Ms Hale", "Joe Hale" and "Ann Hale" do not.

use super::suggestion::{Suggestion, What};
use crate::case::{Source, Tables};
use std::collections::{BTreeMap, HashSet};

/// Titles by whom they may stand for; other titles say what somebody is, not who.
const MALE: &[&str] = &["mr", "sir", "father", "brother", "lord"];
const FEMALE: &[&str] = &["mrs", "ms", "miss", "lady", "sister", "madam"];
const OTHER: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "doctor",
    "officer",
    "constable",
    "sergeant",
    "inspector",
    "superintendent",
    "commander",
    "captain",
    "lieutenant",
    "colonel",
    "major",
    "general",
    "judge",
    "justice",
    "senator",
    "minister",
    "president",
    "mayor",
    "rev",
    "reverend",
    "area",
    "detective",
    "chief",
    "senior",
    "acting",
    "deputy",
    "assistant",
    "the",
    "sgt",
    "const",
    "insp",
    "capt",
    "lt",
    "col",
    "gen",
];
/// Of sources with one last name so many are compared.
const MOST: usize = 40;

/// A name in its parts, in lower case.
struct Name {
    given: Vec<String>,
    last: String,
    male: bool,
    female: bool,
}

/// The sources that seem to be one person, in the order of the file. Those that are said to be, or within one account, and
/// declined ones are left out.
#[must_use]
pub fn people(tables: &Tables) -> Vec<Suggestion> {
    let declined: HashSet<[&str; 2]> = declined(tables).collect();
    let mut by_last: BTreeMap<String, Vec<(usize, Name)>> = BTreeMap::new();
    for (place, source) in tables.sources.iter().enumerate() {
        if let Some(name) = name(&source.name) {
            by_last
                .entry(name.last.clone())
                .or_default()
                .push((place, name));
        }
    }
    let mut found: Vec<([usize; 2], f64)> = Vec::new();
    for named in by_last.values() {
        for (at, (one, name)) in named.iter().enumerate() {
            for (other, second) in named.iter().skip(at + 1).take(MOST) {
                let sources = [&tables.sources[*one], &tables.sources[*other]];
                let is_open =
                    is_open(sources) && !declined.contains(&sources.map(|it| it.id.as_str()));
                if let Some(p) = fit(name, second).filter(|_| is_open) {
                    found.push(([*one, *other], p));
                }
            }
        }
    }
    found.sort_by_key(|(places, _)| *places);
    found
        .into_iter()
        .map(|(places, p)| suggestion(places.map(|at| &tables.sources[at]), p))
        .collect()
}

fn suggestion(sources: [&Source; 2], p: f64) -> Suggestion {
    let [one, other] = sources;
    Suggestion {
        what: What::Source {
            sources: sources.map(|it| it.id.clone()),
        },
        p: Some(p),
        why: format!("the names fit: “{}” and “{}”", one.name, other.name),
    }
}

/// Whether nobody has said how the two relate.
fn is_open([one, other]: [&Source; 2]) -> bool {
    let within = |inner: &Source, outer: &Source| inner.account.as_ref() == Some(&outer.id);
    one.person.is_none() && other.person.is_none() && !within(one, other) && !within(other, one)
}

fn declined(tables: &Tables) -> impl Iterator<Item = [&str; 2]> {
    let declined = tables.rejected.iter().filter(|it| &*it.kind == "source");
    declined.flat_map(|it| match it.what.as_slice() {
        [one, other] => vec![[&**one, &**other], [&**other, &**one]],
        _ => Vec::new(),
    })
}

/// The name that a source's name begins with: up to a comma or bracket, titles taken off; none when it does not look like a
/// person's.
fn name(text: &str) -> Option<Name> {
    let text = text.split([',', '(', ';', ':']).next()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = |word: &str| {
        word.trim_matches(|ch: char| !ch.is_alphanumeric())
            .to_lowercase()
    };
    let titled = words.iter().take_while(|it| {
        [MALE, FEMALE, OTHER]
            .iter()
            .any(|list| list.contains(&lower(it).as_str()))
    });
    let titles: Vec<String> = titled.map(|it| lower(it)).collect();
    let rest = words.get(titles.len()..)?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let (last, given) = rest.split_last()?;
    let is_name = rest.len() <= 4 && rest.iter().all(capital) && !lower(last).is_empty();
    let has = |list: &[&str]| titles.iter().any(|it| list.contains(&it.as_str()));
    is_name.then(|| Name {
        given: given.iter().map(|it| lower(it)).collect(),
        last: lower(last),
        male: has(MALE),
        female: has(FEMALE),
    })
}

/// How likely two names with one last name are one person's; none when they cannot be.
fn fit(one: &Name, other: &Name) -> Option<f64> {
    if one.male && other.female || one.female && other.male {
        return None;
    }
    match (one.given.first(), other.given.first()) {
        (Some(a), Some(b)) if a == b => Some(0.95),
        (Some(a), Some(b)) => {
            let initial = a.chars().count().min(b.chars().count()) == 1
                && a.chars().next() == b.chars().next();
            initial.then_some(0.8)
        }
        (None, None) if one.male == other.male && one.female == other.female => Some(0.9),
        _ => Some(0.75),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Field, Id, Record as _, Value};

    fn same(names: &[&str]) -> Vec<String> {
        let mut tables = Tables::titled("people");
        for (at, name) in names.iter().enumerate() {
            let id = Value::Id(Id::new(&format!("s{at}")).unwrap());
            tables.sources.push(
                Source::from_fields(vec![(Field::Id, id), (Field::Name, Value::text(name))])
                    .unwrap(),
            );
        }
        people(&tables)
            .iter()
            .map(|it| it.what.about().map(Id::as_str).join("="))
            .collect()
    }

    #[test]
    fn titles_and_first_names_may_be_left_out() {
        assert_eq!(
            same(&["Ivo Marsh", "Mr Marsh", "Marsh, the ferryman"]),
            ["s0=s1", "s0=s2", "s1=s2"]
        );
        assert_eq!(same(&["Inspector I. Marsh", "Ivo Marsh"]), ["s0=s1"]);
    }

    #[test]
    fn other_first_names_and_titles_are_other_people() {
        assert_eq!(same(&["Ivo Marsh", "Ada Marsh"]), [""; 0]);
        assert_eq!(same(&["Mr Marsh", "Ms Marsh"]), [""; 0]);
        assert_eq!(same(&["Harbour office", "the harbour office"]), [""; 0]);
    }
}
