//! The real article, read from the folder TELLINGS_SEED names: every word of it comes from there, none stands here.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

use session::Session;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tellings::case::Word;

/// The folder of the article, where there is one.
fn seed() -> Option<PathBuf> {
    let folder = std::env::var_os("TELLINGS_SEED").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: no seed");
    }
    folder
}

/// A text without spaces and line ends: how it is wrapped does not matter.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn its_two_accounts_hold_every_claim_finding_silence_and_chain() {
    let Some(folder) = seed() else { return };
    let session = Session::open(&folder);
    let tables = session.tables();
    assert_eq!(tables.claims.len(), 23);
    assert_eq!(tables.findings.len(), 5);
    assert_eq!(tables.silences.len(), 3);
    let chains = tables.claims.iter().filter(|claim| claim.depth() >= 2);
    assert_eq!(chains.count(), 4);
    assert!(
        session.state.matter.problems.is_empty(),
        "{:?}",
        session.state.matter.problems
    );
    let shown: usize = (0..session.state.compare.len())
        .map(|row| {
            let claims = |side| session.state.compare.claims(row, side).len();
            claims(tellings::compare::Side::Left) + claims(tellings::compare::Side::Right)
        })
        .sum();
    assert_eq!(shown, 22);
    let rows = 0..session.state.compare.len();
    let matter = &session.state.matter;
    let between = rows
        .clone()
        .map(|row| session.state.compare.findings(matter, row).len());
    assert_eq!(between.sum::<usize>(), 4);
    let within = |side| {
        let found = rows.clone().map(|row| {
            session
                .state
                .compare
                .findings_within(matter, row, side)
                .len()
        });
        found.sum::<usize>()
    };
    assert_eq!(within(tellings::compare::Side::Left), 0);
    assert_eq!(within(tellings::compare::Side::Right), 1);
}

#[test]
fn its_twins_hold_every_word_of_it() {
    let Some(folder) = seed() else { return };
    let mut session = Session::open(&folder);
    // The twin marks the words that differ; its words are the claim's without the marks.
    let twin = bare(&session.twin()).replace(['‹', '›'], "");
    let read = bare(&session.read_twin());
    let tables = session.tables();
    let mut elsewhere = Vec::new();
    for claim in &tables.claims {
        let marked = format!("[{}]", claim.id);
        assert!(read.contains(&marked), "Read has not {marked}");
        if !twin.contains(&marked) {
            elsewhere.push(claim.source.clone());
            continue;
        }
        assert!(twin.contains(&bare(claim.words())), "no words of {marked}");
        if let (Some(quote), Some(_)) = (&claim.quote, &claim.text) {
            assert!(twin.contains(&bare(quote)), "no exact words of {marked}");
        }
        for step in &claim.chain {
            let name = &tables
                .sources
                .iter()
                .find(|it| it.id == step.source)
                .unwrap()
                .name;
            assert!(
                twin.contains(&format!("←{}", bare(name))),
                "no {name} in the chain of {marked}"
            );
        }
    }
    assert_eq!(elsewhere.len(), 1, "one claim stands in neither pane");
    let other = tables
        .sources
        .iter()
        .find(|it| it.id == elsewhere[0])
        .unwrap();
    let last = session.state.compare.len();
    assert!(last > 0);
    for finding in &tables.findings {
        let [one, two] = &finding.claims;
        let either = [format!("[{one}/{two}]"), format!("[{two}/{one}]")];
        assert!(
            either.iter().any(|it| twin.contains(it)),
            "no finding {either:?}"
        );
        assert!(twin.contains(finding.relation.spelling()));
        for text in [&finding.note, &finding.question].into_iter().flatten() {
            assert!(twin.contains(&bare(text)), "no words of {either:?}");
        }
    }
    for silence in &tables.silences {
        let reason = bare(&silence.reason.spelling().replace('-', " "));
        assert!(
            twin.contains(&format!("silent({reason})")),
            "no silence of {}",
            silence.source
        );
    }
    let name = bare(&other.name);
    let text = session.twin();
    assert!(
        bare(text.lines().last().unwrap()).contains(&name),
        "the last line names who else speaks"
    );
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
