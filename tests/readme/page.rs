//! The README as tests read it: its marked parts, its code blocks, and how a committed file is kept true.

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The page on judging a row.
pub(crate) fn judging() -> String {
    fs::read_to_string(root().join("docs/judging.md")).unwrap()
}

/// The page on drafting and reviewing.
pub(crate) fn drafting() -> String {
    fs::read_to_string(root().join("docs/drafting.md")).unwrap()
}

/// Whether committed files are to be written anew instead of compared.
pub(crate) fn updating() -> bool {
    std::env::var_os("TELLINGS_UPDATE").is_some_and(|it| it == "1")
}

/// The place of what stands between `<!-- name -->` and `<!-- /name -->`.
fn range(page: &str, name: &str) -> std::ops::Range<usize> {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let place = |what: &str| {
        let mut found = page.match_indices(what);
        let at = found.next().unwrap_or_else(|| panic!("no {what}")).0;
        assert!(found.next().is_none(), "{what} stands there twice");
        at
    };
    place(&open) + open.len()..place(&close)
}

/// What stands between the two marks.
pub(crate) fn part<'a>(page: &'a str, name: &str) -> &'a str {
    page.get(range(page, name)).unwrap()
}

/// The README with its marked parts replaced.
pub(crate) fn with_parts(page: &str, parts: &[(&str, String)]) -> String {
    let mut page = page.to_owned();
    for (name, text) in parts {
        let range = range(&page, name);
        page.replace_range(range, text);
    }
    page
}

/// Holds a committed file to what it should be, or writes it.
pub(crate) fn hold(file: &str, wanted: &str) {
    let path: PathBuf = root().join(file);
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found == wanted {
        return;
    }
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, wanted).unwrap();
        return;
    }
    let lines = wanted.lines().zip(found.lines());
    let first = lines
        .enumerate()
        .find(|(_, (wanted, found))| wanted != found);
    panic!(
        "{file} is no longer true; TELLINGS_UPDATE=1 writes it anew. First difference: {first:#?}"
    );
}

/// The fenced blocks of a language below a heading, in order.
pub(crate) fn blocks(page: &str, heading: &str, language: &str) -> Vec<String> {
    let start = page.find(&format!("\n## {heading}\n")).unwrap();
    let section = page.get(start + 1..).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let fence = format!("```{language}\n");
    let rest = section.split(fence.as_str()).skip(1);
    rest.map(|it| it.split("```").next().unwrap().to_owned())
        .collect()
}

/// The `code spans` of a piece of Markdown, in order.
pub(crate) fn spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The cells of the table's rows, without its head.
pub(crate) fn rows(table: &str) -> Vec<Vec<&str>> {
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}
