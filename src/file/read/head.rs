//! The head of a case file: what makes a TOML file a case, and of which version.

use toml::de::{DeTable, DeValue};

use super::super::problem::{Code, Problem};
use super::part::Part;
use super::shape::{Given, count};
use super::walk::Walk;
use super::{VERSION, syntax, unknown_tables};
use crate::case::{Field, Kind, Word as _};

/// Reads the head of a file in pieces; the problems when the file is refused.
pub(super) fn read(text: &str, part: &mut Part) -> Result<(), Vec<Problem>> {
    let (mut root, errors) = DeTable::parse_recoverable(text);
    check(root.get_ref(), text, &errors, part)?;
    syntax(&errors, 0, part);
    let damaged = !errors.is_empty();
    let mut walk = Walk {
        part,
        base: 0,
        damaged,
    };
    keys(root.get_mut(), &mut walk);
    Ok(())
}

/// Whether a file with this root is a case, of a version that can be read.
pub(super) fn check(
    root: &DeTable<'_>,
    text: &str,
    errors: &[toml::de::Error],
    part: &mut Part,
) -> Result<(), Vec<Problem>> {
    let name = Field::Tellings.spelling();
    let Some((key, value)) = root.get_key_value(name) else {
        if text.lines().any(|line| line.trim_start().starts_with(name)) && !errors.is_empty() {
            let mut lost = Part::new(&super::counts(&[]));
            syntax(errors, 0, &mut lost);
            return Err(lost.problems.finish());
        }
        let problem = Problem::of_file(
            Code::NotACase,
            "this file is no case: it does not begin with `tellings`",
        );
        return Err(vec![
            problem.hint(format!(
                "a case begins with the line `{name} = {VERSION}`; of a plain text `tellings new` or `draft -o` makes one"
            )),
        ]);
    };
    let given = Given {
        key: name,
        value,
        base: 0,
    };
    let version = count(&given).map_err(|problem| vec![refused(problem)])?;
    if version != VERSION {
        return Err(vec![other_version(version, &given)]);
    }
    let at = key.span();
    if root.keys().any(|other| other.span().start < at.start) {
        let problem = Problem::new(Code::NotACase, at, format!("`{name}` is not the first key"));
        let hint = "put it above all others: it tells a case from any other file";
        part.problems.push(problem.hint(hint));
    }
    Ok(())
}

fn refused(problem: Problem) -> Problem {
    Problem {
        code: Code::NotACase,
        ..problem
    }
}

fn other_version(version: u64, given: &Given<'_, '_>) -> Problem {
    if version < VERSION {
        let message = format!("there is no version {version} of the format");
        return Problem::new(Code::NotACase, given.span(), message)
            .hint(format!("write `tellings = {VERSION}`"));
    }
    let message =
        format!("this case is of version {version}, and this program reads version {VERSION}");
    Problem::new(Code::LaterVersion, given.span(), message)
        .hint("open it with a newer tellings; nothing of it was read")
}

/// Reads the keys of the head; what is a table among them is of a kind nobody knows.
pub(super) fn keys(root: &mut DeTable<'_>, walk: &mut Walk<'_>) {
    let table = |value: &DeValue<'_>| match value {
        DeValue::Table(_) => true,
        DeValue::Array(items) => {
            !items.is_empty() && items.iter().all(|item| item.get_ref().is_table())
        }
        _ => false,
    };
    let entries = root.iter().filter(|(_, value)| table(value.get_ref()));
    let names = entries.map(|(key, _)| key.get_ref().to_string());
    let strange = names.filter(|name| Kind::Case.spec(name).is_none());
    for name in strange.collect::<Vec<_>>() {
        if let Some((key, value)) = root.remove_entry(name.as_str()) {
            unknown_tables(&key, &value, walk.base, walk.part);
        }
    }
    walk.head(root);
}
