//! What decisions on one half of a case do for the other half, measured on accounts that people have aligned.
//!
//! `cargo run --release --example decide_half -- SECTIONS.tsv PARALLELS.tsv` (a section: account, number, text; a parallel:
//! account, number, account, number). What is proposed for one half of each account is accepted where it is true and rejected
//! where it is not; then the proposals for the other half are counted, as they were before and as they are after. Once with the
//! accounts as they are, then with only so many of a hundred words of each, as accounts that share less are harder than those the
//! weights were fitted on; then with the last account in another order. Deterministic.

use std::collections::{HashMap, HashSet};
use std::{env, fs, process::ExitCode};

use tellings::case::{Claim, Event, Field, Id, Record as _, Rejected, Source, Tables, Value};
use tellings::suggest::{Wanted, What, suggest};

/// Account, number and text of a section.
type Section = (String, String, String);
/// Two claims that belong together, in the order of the file.
type Pair = [String; 2];

fn main() -> ExitCode {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [sections, parallels] = paths.as_slice() else {
        eprintln!("usage: decide_half SECTIONS.tsv PARALLELS.tsv");
        return ExitCode::from(2);
    };
    let (Ok(sections), Ok(parallels)) =
        (fs::read_to_string(sections), fs::read_to_string(parallels))
    else {
        eprintln!("these cannot be read");
        return ExitCode::from(3);
    };
    let rows = sections.lines().filter_map(|line| {
        let [account, number, text] = *line.split('\t').collect::<Vec<_>>() else {
            return None;
        };
        Some((account.to_owned(), number.to_owned(), text.to_owned()))
    });
    let rows: Vec<Section> = rows.collect();
    let truth = parallels.lines().filter_map(|line| {
        let [a, b, c, d] = *line.split_whitespace().collect::<Vec<_>>() else {
            return None;
        };
        Some([format!("{a}-{b}"), format!("{c}-{d}")])
    });
    let truth: HashSet<Pair> = truth.collect();
    measure("as they are", &rows, &truth);
    for part in [60, 35] {
        let thin = rows
            .iter()
            .map(|row| thinned(row, part))
            .collect::<Vec<_>>();
        measure(&format!("{part} of 100 words"), &thin, &truth);
    }
    let mut turned = rows;
    let last = turned.last().map(|row| row.0.clone()).unwrap_or_default();
    turned.sort_by_key(|row| (row.0 == last).then(|| number(&row.1)));
    measure("the last in another order", &turned, &truth);
    ExitCode::SUCCESS
}

/// FNV-1a: the same for the same words.
fn number(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    }) >> 8
}

fn thinned((account, at, text): &Section, part: u64) -> Section {
    let words = text.split_whitespace().enumerate();
    let kept =
        words.filter(|(nth, word)| number(&format!("{account}{at} {nth} {word}")) % 100 < part);
    let text: Vec<&str> = kept.map(|(_, word)| word).collect();
    (account.clone(), at.clone(), text.join(" "))
}

fn id(spelling: &str) -> Option<Id> {
    Id::new(spelling).ok()
}

/// A case of the sections on which nothing is decided.
fn case(rows: &[Section]) -> Option<Tables> {
    let mut tables = Tables::titled("accounts");
    for (account, number, text) in rows {
        let source = id(account)?;
        if !tables.sources.iter().any(|it| it.id == source) {
            let fields = vec![
                (Field::Id, Value::Id(source.clone())),
                (Field::Name, Value::text(account)),
            ];
            tables.sources.push(Source::from_fields(fields).ok()?);
        }
        let own = id(&format!("{account}-{number}"))?;
        let fields = vec![
            (Field::Id, Value::Id(own)),
            (Field::Source, Value::Id(source)),
            (Field::Text, Value::text(text)),
        ];
        tables.claims.push(Claim::from_fields(fields).ok()?);
    }
    Some(tables)
}

/// The pairs that are proposed, with their probability.
fn proposed(tables: &Tables) -> Vec<(Pair, f64)> {
    let found = suggest(tables, &vec![None; tables.claims.len()], Wanted::default());
    let pairs = found.list.iter().filter_map(|it| match &it.what {
        What::Align { claims } => Some((claims.each_ref().map(ToString::to_string), it.p?)),
        _ => None,
    });
    pairs.collect()
}

fn is_true(truth: &HashSet<Pair>, [one, other]: &Pair) -> bool {
    truth.contains(&[one.clone(), other.clone()]) || truth.contains(&[other.clone(), one.clone()])
}

/// The claims of one half of each account.
fn half(tables: &Tables, late: bool) -> HashSet<String> {
    let mut of_source: HashMap<&Id, Vec<String>> = HashMap::new();
    for claim in &tables.claims {
        of_source
            .entry(&claim.source)
            .or_default()
            .push(claim.id.to_string());
    }
    let halves = of_source.into_values().flat_map(|all| {
        let middle = all.len() / 2;
        let (from, to) = if late {
            (middle, all.len())
        } else {
            (0, middle)
        };
        all.into_iter()
            .skip(from)
            .take(to - from)
            .collect::<Vec<_>>()
    });
    halves.collect()
}

/// Accepts what is true of the pairs and rejects what is not.
fn decide(tables: &mut Tables, pairs: &[&(Pair, f64)], truth: &HashSet<Pair>) -> Option<()> {
    for (pair, _) in pairs {
        if !is_true(truth, pair) {
            let what = Value::Texts(pair.iter().map(|it| it.as_str().into()).collect());
            let fields = vec![(Field::Kind, Value::text("align")), (Field::What, what)];
            tables.rejected.push(Rejected::from_fields(fields).ok()?);
            continue;
        }
        let claims = || {
            tables
                .claims
                .iter()
                .filter(|it| pair.iter().any(|id| id == it.id.as_str()))
        };
        let event = match claims().find_map(|it| it.event.clone()) {
            Some(event) => event,
            None => {
                let event = id(&format!("e-{}", tables.events.len()))?;
                let fields = vec![
                    (Field::Id, Value::Id(event.clone())),
                    (Field::Title, Value::text("decided")),
                ];
                tables.events.push(Event::from_fields(fields).ok()?);
                event
            }
        };
        for claim in tables
            .claims
            .iter_mut()
            .filter(|it| pair.iter().any(|id| id == it.id.as_str()))
        {
            claim.event.get_or_insert_with(|| event.clone());
        }
    }
    Some(())
}

fn measure(name: &str, rows: &[Section], truth: &HashSet<Pair>) {
    for late in [false, true] {
        let Some(mut tables) = case(rows) else { return };
        let (own, rest) = (half(&tables, late), half(&tables, !late));
        let within = |half: &HashSet<String>, pair: &Pair| pair.iter().all(|it| half.contains(it));
        let before = proposed(&tables);
        let decided: Vec<&(Pair, f64)> = before
            .iter()
            .filter(|(pair, _)| within(&own, pair))
            .collect();
        if decide(&mut tables, &decided, truth).is_none() {
            return;
        }
        let after = proposed(&tables);
        let gold = truth.iter().filter(|it| within(&rest, it)).count();
        println!(
            "{name}: {} decisions, {gold} pairs to be found in the other half",
            decided.len()
        );
        for (when, found) in [("before", &before), ("after", &after)] {
            let found: Vec<(f64, bool)> = found
                .iter()
                .filter(|(pair, _)| within(&rest, pair))
                .map(|(pair, p)| (*p, is_true(truth, pair)))
                .collect();
            println!("  {when:6} {}", counted(&found, gold));
        }
    }
}

/// Precision, recall and F at .5, precision at .9, and by how much probability and truth differ in five bins.
#[allow(clippy::cast_precision_loss, reason = "counts of pairs")]
fn counted(found: &[(f64, bool)], gold: usize) -> String {
    let at = |least: f64| found.iter().filter(move |(p, _)| *p >= least);
    let right = |least: f64| at(least).filter(|(_, truth)| *truth).count();
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    let (precision, recall) = (share(right(0.5), at(0.5).count()), share(right(0.5), gold));
    let bin = |nth: u8| {
        let low = f64::from(nth) / 5.0;
        let inside = found
            .iter()
            .filter(|(p, _)| *p >= low && (*p < low + 0.2 || nth == 4));
        inside
            .map(|(p, truth)| p - f64::from(u8::from(*truth)))
            .sum::<f64>()
            .abs()
    };
    let apart = (0..5).map(bin).sum::<f64>() / found.len().max(1) as f64;
    format!(
        "P {precision:.3} R {recall:.3} F {:.3}, at .9 {} of {} right, ECE {apart:.3}",
        2.0 * precision * recall / (precision + recall).max(1e-9),
        right(0.9),
        at(0.9).count(),
    )
}
