//! The real article: its two accounts come out whole. Its folder comes from `TELLINGS_SEED`; every
//! word is read from it at run time, and none of it stands here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

use session::Session;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use tellings::case::Tables;
use tellings::file::check_case;

/// The folder of the real article; without it the tests are skipped.
fn seed() -> Option<PathBuf> {
    let folder = std::env::var_os("TELLINGS_SEED").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: no seed");
    }
    folder
}

fn tables(case: &std::path::Path) -> Tables {
    let checked = check_case(case);
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    Tables::clone(&checked.reading.unwrap().tables)
}

fn twin(case: &std::path::Path, more: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_tellings");
    let out = Command::new(program)
        .arg("show")
        .arg(case)
        .args(more)
        .output()
        .unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap()
}

/// The words of a text without line ends, spaces and difference marks.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"‹›".contains(*c))
        .collect()
}

#[test]
fn both_accounts_are_printed_whole_with_findings_silences_and_chains() {
    let Some(folder) = seed() else { return };
    let case = folder.join("case.toml");
    let tables = tables(&case);
    assert_eq!(tables.claims.len(), 23);
    let text = twin(&case, &[]);
    let words = bare(&text);
    let printed = |id: &str| text.contains(&format!("[{id}]"));
    let shown: Vec<_> = tables
        .claims
        .iter()
        .filter(|it| printed(it.id.as_str()))
        .collect();
    assert_eq!(shown.len(), 22);
    for claim in &shown {
        assert!(words.contains(&bare(claim.words())), "{}", claim.id);
    }
    let left = tables.claims.iter().find(|it| !printed(it.id.as_str()));
    let source = &left.unwrap().source;
    let name = &tables
        .sources
        .iter()
        .find(|it| it.id == *source)
        .unwrap()
        .name;
    assert!(text.lines().last().unwrap().contains(&**name));
    let pairs = |within: bool| {
        let pair = |line: &&str| line.trim_end().ends_with(']') && line.contains(" / ");
        let indent = if within { "    " } else { "  " };
        let of_kind = |line: &&str| {
            line.starts_with(indent) && !line.get(indent.len()..).unwrap().starts_with(' ')
        };
        text.lines().filter(pair).filter(of_kind).count()
    };
    assert_eq!(
        (tables.findings.len(), pairs(false), pairs(true)),
        (5, 4, 1)
    );
    assert_eq!(text.matches("· silent (").count(), 3);
    assert_eq!(bare(&text).matches("depth2").count(), 4);
}

#[test]
fn as_printed_every_sentence_of_the_article_is_there() {
    let Some(folder) = seed() else { return };
    let article = std::fs::read_to_string(folder.join("article.txt")).unwrap();
    let text = bare(&twin(
        &folder.join("case.toml"),
        &["--view", "read", "--width", "400"],
    ));
    for sentence in article.split(". ").filter(|it| it.len() > 20) {
        let sentence = bare(sentence);
        // A sentence may be parted by a claim's line; its first words never are.
        let head: String = sentence.chars().take(20).collect();
        assert!(text.contains(&head), "{head}");
    }
}

#[test]
fn it_is_read_to_the_last_claim_at_every_size() {
    let Some(folder) = seed() else { return };
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut session = Session::open(&folder).size(columns, rows);
        let mut reached = BTreeSet::new();
        for side in ["h", "l"] {
            session.press("gg");
            session.press(side);
            for row in 0..session.state.compare.len() {
                assert_eq!(session.state.compare.cursor.row, row);
                session.press("bbbbbbbbbb");
                let mut here = None;
                while session.claim().is_some() && session.claim() != here {
                    here = session.claim();
                    reached.extend(here.clone());
                    seen(&session, (columns, rows));
                    session.press("w");
                }
                // A row taller than the screen takes more than one press.
                for _ in 0..50 {
                    session.press("j");
                    if session.state.compare.cursor.row != row {
                        break;
                    }
                }
            }
        }
        assert_eq!(reached.len(), 22, "{columns}x{rows}");
    }
}

/// The words of the claim under the cursor begin on the line of the hardware cursor.
fn seen(session: &Session, size: (u16, u16)) {
    let id = session.claim().unwrap();
    let claim = session
        .tables()
        .claims
        .iter()
        .find(|it| it.id.as_str() == id)
        .unwrap();
    let first = claim.words().split_whitespace().next().unwrap();
    let first: String = first.chars().take(6).collect();
    let line = session.cursor_line().replace(['‹', '›'], "");
    assert!(line.contains(&first), "{id} at {size:?}: {line}");
}
