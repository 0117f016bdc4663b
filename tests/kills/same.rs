//! What is the same in every run: a case and a screen without their new ids and times.

use tellings::case::{Case, Field, Kind, Tables, Value, Word as _};

/// Everything a case says, with new ids called by their place and without times, which are others in every run.
pub(crate) fn meaning(tables: &Tables) -> String {
    let case = Case::new(tables.clone());
    let mut text = String::new();
    let mut ids = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        for at in 0..case.count(kind) {
            text += kind.spelling();
            for (field, value) in case.fields(kind, at) {
                match (field, &value) {
                    (Field::At, _) => continue,
                    (Field::Id, Value::Id(id)) if id.as_str().len() == 10 => {
                        ids.push((format!("{:?}", id.as_str()), format!("<{kind} {at}>")));
                    }
                    _ => {}
                }
                text += &format!(" {}={value:?}", field.spelling());
            }
            text.push('\n');
        }
    }
    for (id, place) in ids {
        text = text.replace(&id, &place);
    }
    text
}

/// Lines as they are compared: new ids, ten signs of them, are others in every run. A word of as many letters looks the same.
pub(crate) fn masked(lines: Vec<String>) -> Vec<String> {
    let is_id = |word: &str| {
        let signs = word
            .chars()
            .all(|it| it.is_ascii_digit() || it.is_ascii_lowercase());
        word.len() == 10 && signs
    };
    let mask = |line: String| {
        let parts = line.split_inclusive(|it: char| !it.is_ascii_alphanumeric());
        let masked = parts.map(|part| {
            let word = part.trim_end_matches(|it: char| !it.is_ascii_alphanumeric());
            if is_id(word) {
                part.replacen(word, "##########", 1)
            } else {
                part.to_owned()
            }
        });
        narrow(&timeless(masked.collect::<String>().trim_end()))
    };
    lines.into_iter().map(mask).collect()
}

/// A line without the room in it that others need: columns are as wide as the longest time.
fn narrow(line: &str) -> String {
    let mut narrow = String::new();
    for c in line.chars() {
        if c != ' ' || !narrow.ends_with("  ") {
            narrow.push(c);
        }
    }
    narrow
}

/// A line without the time that stands in it and the room behind that.
fn timeless(line: &str) -> String {
    let at = line.match_indices('T').map(|(at, _)| at).find(|at| {
        let before = line.get(at.saturating_sub(10)..*at).unwrap_or_default();
        let dated = before.len() == 10 && before.matches('-').count() == 2;
        dated
            && line[*at..]
                .split_once('Z')
                .is_some_and(|(time, _)| time.contains('.'))
    });
    let Some(at) = at else {
        return line.to_owned();
    };
    let (_, behind) = line[at..].split_once('Z').unwrap_or_default();
    format!("{}<time> {}", &line[..at - 10], behind.trim_start())
}
