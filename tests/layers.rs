//! What the map of the house promises: who may name the terminal, the disk, a colour, a width, and which module uses which.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

/// The modules in reading order: each uses only those before it.
const ORDER: [&str; 10] = [
    "case", "text", "compare", "suggest", "annotate", "file", "app", "view", "terminal", "cli",
];

/// The modules that are the domain's crate, where the compiler knows no other.
const DOMAIN: [&str; 5] = ["case", "text", "compare", "suggest", "annotate"];

/// Where the code of each crate lies.
const CRATES: [&str; 2] = ["src", "domain/src"];

/// Lines of a file before its tests that a reader can take in at once.
const LONG: usize = 300;

/// Files that are longer, with the reason a reader would accept.
const LONGER: &[(&str, &str)] = &[
    (
        "domain/src/case/field.rs",
        "the table of every key of the format",
    ),
    ("src/file/read.rs", "rounds, threads and what joins them"),
    ("src/file/read/shape.rs", "one arm a shape of value"),
    ("src/view/plain/compare.rs", "one screen in reading order"),
];

/// A source file: its path from the project's root, its module, its text, and of that only code: no comments, no tests.
struct Source {
    path: String,
    module: String,
    text: String,
    code: String,
    /// Lines before its tests.
    lines: usize,
}

impl Source {
    fn read(path: &Path) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(root).unwrap().display().to_string();
        let within = path
            .trim_start_matches("domain/")
            .trim_start_matches("src/");
        let module = within.split(['/', '.']).next();
        // A block of tests stands at the end; `mod tests;` names a file of its own.
        let inline = text.find("#[cfg(test)]\nmod tests {");
        let before = text.get(..inline.unwrap_or(text.len())).unwrap();
        let code = before
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        Self {
            module: module.unwrap().to_owned(),
            lines: before.lines().count(),
            code: code.collect::<Vec<_>>().join("\n"),
            path,
            text,
        }
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Whether the code names this word, not as a part of another.
    fn names(&self, word: &str) -> bool {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).any(|(at, _)| {
            let before = self.code.get(..at).unwrap().chars().next_back();
            let after = self.code.get(at + word.len()..).unwrap().chars().next();
            let ends = word.ends_with(':') || !after.is_some_and(part);
            !before.is_some_and(part) && ends
        })
    }

    /// The modules of this crate that the code names, as `crate::x` or in `crate::{x, y}`.
    fn uses(&self) -> Vec<&str> {
        let mut used = Vec::new();
        for (at, word) in self.code.match_indices("crate::") {
            let rest = self.code.get(at + word.len()..).unwrap();
            match rest.strip_prefix('{') {
                Some(list) => used.extend(top_level(list)),
                None => used.extend(first_word(rest)),
            }
        }
        used
    }
}

fn first_word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.get(..end.unwrap_or(text.len()))
        .filter(|it| !it.is_empty())
}

/// The first words of a list in braces, without those in braces within.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut words) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                words.extend(first_word(list.get(start..at).unwrap().trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    words
}

fn sources() -> Vec<Source> {
    let mut folders = CRATES
        .map(|source| Path::new(env!("CARGO_MANIFEST_DIR")).join(source))
        .to_vec();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                sources.push(Source::read(&path));
            }
        }
    }
    assert!(sources.len() > 50, "these are not all");
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// Only files whose path begins so may name any of the words; the exceptions must be needed, so that the list stays true.
fn only(homes: &[&str], words: &[&str], exceptions: &[(&str, &str)]) {
    let names = |source: &&Source| words.iter().any(|word| source.names(word));
    let home = |source: &&Source| homes.iter().any(|home| source.path.starts_with(home));
    let all = sources();
    let naming = all.iter().filter(|it| !it.is_test()).filter(names);
    let outside: Vec<&str> = naming
        .filter(|it| !home(it))
        .map(|it| it.path.as_str())
        .collect();
    let allowed: Vec<&str> = exceptions.iter().map(|(path, _)| *path).collect();
    assert_eq!(outside, allowed, "who names {words:?} outside {homes:?}");
}

#[test]
fn only_the_screens_folders_name_the_terminals_crates() {
    only(&["src/terminal", "src/view"], &["ratatui"], &[]);
    only(&["src/terminal"], &["crossterm"], &[]);
}

#[test]
fn only_file_touches_the_disk() {
    only(
        &["src/file"],
        &["std::fs", "fs::", "File::", "OpenOptions"],
        &[],
    );
}

#[test]
fn the_domain_knows_neither_disk_nor_terminal() {
    for source in sources().iter().filter(|it| !it.is_test()) {
        if DOMAIN.contains(&source.module.as_str()) {
            for word in ["std::fs", "std::io", "std::env", "std::process", "std::net"] {
                assert!(!source.names(word), "{} names {word}", source.path);
            }
        }
    }
}

#[test]
fn the_domain_is_a_crate_of_its_own_and_one_line_names_it() {
    for source in sources().iter().filter(|it| it.module != "lib") {
        let lies_there = source.path.starts_with("domain/");
        let belongs_there = DOMAIN.contains(&source.module.as_str());
        assert_eq!(lies_there, belongs_there, "{}", source.path);
    }
    only(&["src/lib.rs"], &["tellings_domain"], &[]);
}

#[test]
fn nothing_reaches_the_network() {
    only(
        &[],
        &["std::net", "TcpStream", "UdpSocket", "UnixStream"],
        &[],
    );
}

#[test]
fn only_the_theme_knows_colours() {
    only(&["src/view/theme.rs"], &["Color"], &[]);
}

#[test]
fn only_one_place_measures_width() {
    only(
        &["domain/src/text/width"],
        &["unicode_width"],
        &[(
            "domain/src/text/clean/cleaner.rs",
            "asks whether a letter has any ink, not how wide it is",
        )],
    );
}

#[test]
fn a_module_uses_only_those_before_it() {
    for source in sources() {
        let Some(place) = ORDER.iter().position(|it| *it == source.module) else {
            assert!(
                ["lib", "main"].contains(&source.module.as_str()),
                "{} has no place",
                source.path
            );
            continue;
        };
        for used in source.uses() {
            let Some(other) = ORDER.iter().position(|it| *it == used) else {
                continue;
            };
            let strangers = source.module == "text" && used == "case";
            assert!(other <= place && !strangers, "{} uses {used}", source.path);
        }
        assert!(
            !source
                .code
                .lines()
                .any(|line| line.contains("tellings::") && !line.contains("compare::tellings::")),
            "{} names the crate from outside",
            source.path
        );
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.len() > 12,
            "{}: {first}",
            source.path
        );
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let all = sources();
    let long = all.iter().filter(|it| !it.is_test() && it.lines > LONG);
    let long: Vec<&str> = long.map(|it| it.path.as_str()).collect();
    let reasons: Vec<&str> = LONGER.iter().map(|(path, _)| *path).collect();
    assert_eq!(long, reasons);
    let mut lines: Vec<usize> = all
        .iter()
        .filter(|it| !it.is_test())
        .map(|it| it.lines)
        .collect();
    lines.sort_unstable();
    assert!(
        lines[lines.len() / 2] <= 130,
        "the median is {}",
        lines[lines.len() / 2]
    );
}

#[test]
fn nothing_is_left_to_be_done() {
    for source in sources() {
        for word in ["todo!", "unimplemented!", "TODO", "FIXME", "dbg!"] {
            assert!(!source.text.contains(word), "{} holds {word}", source.path);
        }
    }
}
