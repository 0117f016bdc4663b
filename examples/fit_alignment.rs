//! Fits the weights by which two claims are said to speak of one event, on accounts that people have aligned, and prints them
//! as they stand in `domain/src/suggest/score/weights.rs`.
//!
//! `cargo run --release --example fit_alignment -- SECTIONS.tsv PARALLELS.tsv [SECTIONS.tsv PARALLELS.tsv...] CASE...` (a
//! section: account, number, text; a parallel: account, number, account, number, and a fifth word where a careful reader
//! might say either, so that it counts for neither; a case with its events, which are taken for the truth). Deterministic.
//! With `--halves` first it fits on one half and measures on the other, both ways: of the first accounts on half of each, of
//! the others on every second.

use std::collections::HashMap;
use std::path::Path;
use std::{env, process::ExitCode};

use tellings::case::{Id, Tables};
use tellings::file::check_case;
use tellings::suggest::features::Features;
use tellings::suggest::index::{Pair, candidates};
use tellings::suggest::score::{self, Scored, linear, logistic};

#[path = "../tests/support/aligned.rs"]
mod aligned;

use aligned::{Truth, accounts, known_of};

/// One matter with what is known of it.
struct Matter {
    features: Features,
    pairs: Vec<Pair>,
    /// Whether each pair speaks of one event; none where it may be said or not.
    truth: Vec<Option<bool>>,
    first: Vec<(f32, Vec<f32>)>,
}

fn main() -> ExitCode {
    let mut paths: Vec<String> = env::args().skip(1).collect();
    let halves = paths.first().is_some_and(|it| it == "--halves");
    paths.drain(..usize::from(halves));
    let is_table = |path: &&String| Path::new(path).extension().is_some_and(|it| it == "tsv");
    let tables = paths.iter().filter(is_table).count();
    let (tables, cases) = paths.split_at(tables);
    let read: Option<Vec<_>> = tables
        .chunks(2)
        .map(|two| accounts(two.first()?, two.get(1)?))
        .collect();
    let Some([(first, truth), others @ ..]) = read.as_deref() else {
        eprintln!("usage: fit_alignment [--halves] SECTIONS.tsv PARALLELS.tsv ... CASE...");
        return ExitCode::from(2);
    };
    let others = || {
        others
            .iter()
            .map(|(tables, truth)| Matter::of(tables, truth))
    };
    let cases = || cases.iter().filter_map(|it| case(it));
    if halves {
        for late in [false, true] {
            println!("fitted on one half, measured on the other:");
            let second = |at: &usize| at % 2 == usize::from(late);
            let of = |late: bool, second: &dyn Fn(&usize) -> bool| {
                let more = others().chain(cases()).enumerate();
                let more = more.filter(|(at, _)| second(at)).map(|(_, it)| it);
                std::iter::once(half(first, truth, late))
                    .chain(more)
                    .collect::<Vec<_>>()
            };
            let weights = fit(&of(late, &second));
            report(&of(!late, &|at| !second(at)), &weights);
        }
    }
    let mut matters = vec![Matter::of(first, truth)];
    matters.extend(others().chain(cases()));
    let weights = fit(&matters);
    report(&matters, &weights);
    for (name, weights) in ["FIRST", "SECOND"].iter().zip([&weights.0, &weights.1]) {
        let shown: Vec<String> = weights.iter().map(|it| format!("{it:.3}")).collect();
        println!(
            "pub const {name}: [f32; {}] = [{}];",
            weights.len(),
            shown.join(", ")
        );
    }
    ExitCode::SUCCESS
}

/// A case without its events, which are the truth.
fn case(path: &str) -> Option<Matter> {
    let mut tables = Tables::clone(&check_case(Path::new(path)).reading?.tables);
    let mut truth = Truth::new();
    for one in &tables.claims {
        for other in tables
            .claims
            .iter()
            .filter(|it| it.event.is_some() && it.event == one.event && it.source != one.source)
        {
            truth.insert([one.id.to_string(), other.id.to_string()], true);
        }
    }
    for claim in &mut tables.claims {
        claim.event = None;
    }
    Some(Matter::of(&tables, &truth))
}

/// One half of each account.
fn half(tables: &Tables, truth: &Truth, late: bool) -> Matter {
    let mut counts: HashMap<&Id, (usize, usize)> = HashMap::new();
    for claim in &tables.claims {
        counts.entry(&claim.source).or_default().1 += 1;
    }
    let mut tables_of_half = Tables::titled("half");
    tables_of_half.sources.clone_from(&tables.sources);
    for claim in &tables.claims {
        let Some((nth, of)) = counts.get_mut(&claim.source) else {
            continue;
        };
        *nth += 1;
        if (*nth * 2 > *of) == late {
            tables_of_half.claims.push(claim.clone());
        }
    }
    Matter::of(&tables_of_half, truth)
}

impl Matter {
    fn of(tables: &Tables, truth: &Truth) -> Self {
        let features = Features::of(tables, &[]);
        let pairs = candidates(&features);
        let id = |at: u32| tables.claims[at as usize].id.to_string();
        let known = |pair: &Pair| known_of(truth, id(pair.one), id(pair.other));
        let first = score::first(&features, &pairs)
            .into_iter()
            .map(|(cosine, it)| (cosine, it.to_vec()));
        Self {
            truth: pairs.iter().map(known).collect(),
            first: first.collect(),
            features,
            pairs,
        }
    }

    fn scored(&self, weights: &[f32]) -> Vec<Scored> {
        let scored = self
            .pairs
            .iter()
            .zip(&self.first)
            .map(|(pair, (cosine, values))| {
                let alone = linear(weights, values);
                Scored {
                    pair: *pair,
                    cosine: *cosine,
                    alone,
                    near: [0.0; score::SECOND.len()],
                    p: logistic(alone),
                }
            });
        scored.collect()
    }
}

/// The two regressions, the second fitted on what the first makes.
fn fit(matters: &[Matter]) -> (Vec<f32>, Vec<f32>) {
    let rows = matters.iter().flat_map(|it| {
        let values = it.first.iter().map(|(_, values)| values.clone());
        values.zip(it.truth.iter().copied())
    });
    let first = regress(&known(rows));
    let rows = matters.iter().flat_map(|it| {
        let values = score::neighbours(&it.features, &it.scored(&first));
        let values = values.into_iter().map(|it| it.to_vec());
        values.zip(it.truth.iter().copied()).collect::<Vec<_>>()
    });
    let second = regress(&known(rows));
    (first, second)
}

/// The rows of which it is known whether they are true.
fn known(rows: impl Iterator<Item = (Vec<f32>, Option<bool>)>) -> Vec<(Vec<f32>, bool)> {
    rows.filter_map(|(values, truth)| Some((values, truth?)))
        .collect()
}

/// Logistic regression by Newton's method (iteratively reweighted least squares), with a little weight decay.
fn regress(rows: &[(Vec<f32>, bool)]) -> Vec<f32> {
    const DECAY: f64 = 0.5;
    let size = rows.first().map_or(0, |(values, _)| values.len()) + 1;
    let mut weights = vec![0.0f64; size];
    for _ in 0..30 {
        let mut gradient = vec![0.0f64; size];
        let mut hessian = vec![vec![0.0f64; size]; size];
        for (values, truth) in rows {
            let x: Vec<f64> = std::iter::once(1.0)
                .chain(values.iter().map(|it| f64::from(*it)))
                .collect();
            let sum: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            for i in 0..size {
                gradient[i] += (f64::from(u8::from(*truth)) - p) * x[i];
                for j in 0..size {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        for i in 0..size {
            let decay = if i == 0 { 1e-6 } else { DECAY };
            gradient[i] -= decay * weights[i];
            hessian[i][i] += decay;
        }
        let step = solve(hessian, gradient);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step;
        }
        if step.iter().all(|it| it.abs() < 1e-7) {
            break;
        }
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "weights are printed with three digits"
    )]
    weights.into_iter().map(|it| it as f32).collect()
}

/// Gaussian elimination with pivots.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|a, b| {
                matrix[*a][column]
                    .abs()
                    .total_cmp(&matrix[*b][column].abs())
            })
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in 0..size {
            if row != column && matrix[column][column] != 0.0 {
                let factor = matrix[row][column] / matrix[column][column];
                let pivot: Vec<f64> = matrix[column].clone();
                for (value, pivot) in matrix[row].iter_mut().zip(pivot).skip(column) {
                    *value -= factor * pivot;
                }
                right[row] -= factor * right[column];
            }
        }
    }
    (0..size)
        .map(|at| {
            if matrix[at][at] == 0.0 {
                0.0
            } else {
                right[at] / matrix[at][at]
            }
        })
        .collect()
}

/// How well the weights do: on the first accounts, then on all others together.
fn report(matters: &[Matter], weights: &(Vec<f32>, Vec<f32>)) {
    let of = |matter: &Matter| {
        let scored = matter.scored(&weights.0);
        let second = score::neighbours(&matter.features, &scored);
        let p = second.iter().map(|it| logistic(linear(&weights.1, it)));
        let known = p.zip(&matter.truth).filter_map(|(p, it)| Some((p, (*it)?)));
        known.collect::<Vec<_>>()
    };
    if let [first, others @ ..] = matters {
        measure("the first", &of(first));
        measure(
            "the others",
            &others.iter().flat_map(of).collect::<Vec<_>>(),
        );
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts")]
fn measure(name: &str, known: &[(f32, bool)]) {
    let count = |from: f32, to: f32| {
        let said = known.iter().filter(|(p, _)| (from..to).contains(p));
        (
            said.clone().count(),
            said.filter(|(_, truth)| *truth).count(),
        )
    };
    let share = |part: usize, of: usize| part as f32 / of.max(1) as f32;
    let gold = known.iter().filter(|(_, truth)| *truth).count();
    let (all, right) = count(0.5, 2.0);
    let (precision, recall) = (share(right, all), share(right, gold));
    let f = 2.0 * precision * recall / (precision + recall).max(1e-6);
    print!(
        "{name}: pairs {} true {gold}: P {precision:.3} R {recall:.3} F {f:.3};",
        known.len()
    );
    for (from, to) in [(0.9, 2.0), (0.7, 0.9), (0.5, 0.7), (0.3, 0.5), (0.1, 0.3)] {
        let (all, right) = count(from, to);
        print!(" from {from}: {:.2} of {all}", share(right, all));
    }
    println!();
}
