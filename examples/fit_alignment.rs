//! Fits the weights by which two claims are said to speak of one event, on accounts that people have aligned, and prints them
//! as they stand in `domain/src/suggest/score/weights.rs`.
//!
//! `cargo run --release --example fit_alignment -- SECTIONS.tsv PARALLELS.tsv CASE...` (a section: account, number, text; a
//! parallel: account, number, account, number; a case with its events, which are taken for the truth). Deterministic.
//! With `--halves` first it fits on one half of each account and measures on the other, both ways.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::{env, fs, process::ExitCode};

use tellings::case::{Claim, Id, Record, Source, Tables, Value};
use tellings::file::check_case;
use tellings::suggest::features::Features;
use tellings::suggest::index::{Pair, candidates};
use tellings::suggest::score::{self, Scored, linear, logistic};

/// One matter with what is known of it.
struct Matter {
    features: Features,
    pairs: Vec<Pair>,
    truth: Vec<bool>,
    first: Vec<(f32, Vec<f32>)>,
}

fn main() -> ExitCode {
    let mut paths: Vec<String> = env::args().skip(1).collect();
    let halves = paths.first().is_some_and(|it| it == "--halves");
    paths.drain(..usize::from(halves));
    let [sections, parallels, cases @ ..] = paths.as_slice() else {
        eprintln!("usage: fit_alignment [--halves] SECTIONS.tsv PARALLELS.tsv CASE...");
        return ExitCode::from(2);
    };
    let Some((tables, truth)) = accounts(sections, parallels) else {
        eprintln!("these cannot be read");
        return ExitCode::from(3);
    };
    let mut matters: Vec<Matter> = cases.iter().filter_map(|it| case(it)).collect();
    if halves {
        for late in [false, true] {
            let [one, other] = [late, !late].map(|late| half(&tables, &truth, late));
            let weights = fit(&[one]);
            println!("fitted on one half, measured on the other:");
            report(&other, &weights);
        }
    }
    matters.push(Matter::of(&tables, &truth));
    let weights = fit(&matters);
    for matter in &matters {
        report(matter, &weights);
    }
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

fn accounts(sections: &str, parallels: &str) -> Option<(Tables, HashSet<[String; 2]>)> {
    let mut tables = Tables::titled("accounts");
    for line in fs::read_to_string(sections).ok()?.lines() {
        let [source, number, text] = *line.split('\t').collect::<Vec<_>>() else {
            return None;
        };
        let id = Id::new(&format!("{source}-{number}")).ok()?;
        let source = Id::new(source).ok()?;
        if !tables.sources.iter().any(|it| it.id == source) {
            let fields = vec![
                (tellings::case::Field::Id, Value::Id(source.clone())),
                (tellings::case::Field::Name, Value::text(source.as_str())),
            ];
            tables.sources.push(Source::from_fields(fields).ok()?);
        }
        let fields = vec![
            (tellings::case::Field::Id, Value::Id(id)),
            (tellings::case::Field::Source, Value::Id(source)),
            (tellings::case::Field::Text, Value::text(text)),
        ];
        tables.claims.push(Claim::from_fields(fields).ok()?);
    }
    let truth = fs::read_to_string(parallels).ok()?;
    let truth = truth.lines().filter_map(|line| {
        let [a, b, c, d] = *line.split_whitespace().collect::<Vec<_>>() else {
            return None;
        };
        Some([format!("{a}-{b}"), format!("{c}-{d}")])
    });
    Some((tables, truth.collect()))
}

/// A case without its events, which are the truth.
fn case(path: &str) -> Option<Matter> {
    let mut tables = Tables::clone(&check_case(Path::new(path)).reading?.tables);
    let mut truth = HashSet::new();
    for one in &tables.claims {
        for other in tables
            .claims
            .iter()
            .filter(|it| it.event.is_some() && it.event == one.event && it.source != one.source)
        {
            truth.insert([one.id.to_string(), other.id.to_string()]);
        }
    }
    for claim in &mut tables.claims {
        claim.event = None;
    }
    Some(Matter::of(&tables, &truth))
}

/// One half of each account.
fn half(tables: &Tables, truth: &HashSet<[String; 2]>, late: bool) -> Matter {
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
    fn of(tables: &Tables, truth: &HashSet<[String; 2]>) -> Self {
        let features = Features::of(tables, &[]);
        let pairs = candidates(&features);
        let id = |at: u32| tables.claims[at as usize].id.to_string();
        let is_true = |pair: &Pair| {
            truth.contains(&[id(pair.one), id(pair.other)])
                || truth.contains(&[id(pair.other), id(pair.one)])
        };
        let first = score::first(&features, &pairs)
            .into_iter()
            .map(|(cosine, it)| (cosine, it.to_vec()));
        Self {
            truth: pairs.iter().map(is_true).collect(),
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
        it.first
            .iter()
            .map(|(_, values)| values.clone())
            .zip(it.truth.iter().copied())
    });
    let first = regress(&rows.collect::<Vec<_>>());
    let rows = matters.iter().flat_map(|it| {
        let values = score::neighbours(&it.features, &it.scored(&first));
        values
            .into_iter()
            .map(|it| it.to_vec())
            .zip(it.truth.iter().copied())
            .collect::<Vec<_>>()
    });
    let second = regress(&rows.collect::<Vec<_>>());
    (first, second)
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

#[allow(clippy::cast_precision_loss, reason = "counts")]
fn report(matter: &Matter, weights: &(Vec<f32>, Vec<f32>)) {
    let scored = matter.scored(&weights.0);
    let second = score::neighbours(&matter.features, &scored);
    let p: Vec<f32> = second
        .iter()
        .map(|values| logistic(linear(&weights.1, values)))
        .collect();
    let known = p.iter().zip(&matter.truth);
    let said = |least: f32| known.clone().filter(move |(p, _)| **p >= least);
    let (all, right) = (
        said(0.5).count(),
        said(0.5).filter(|(_, truth)| **truth).count(),
    );
    let sure = said(0.9).count();
    let sure_right = said(0.9).filter(|(_, truth)| **truth).count();
    let gold = matter.truth.iter().filter(|it| **it).count();
    let share = |part: usize, of: usize| part as f32 / of.max(1) as f32;
    let (precision, recall) = (share(right, all), share(right, gold));
    println!(
        "claims {} pairs {} true {gold}: P {precision:.3} R {recall:.3} F {:.3}; at .9: {:.3} of {sure}",
        matter.features.readings.len(),
        matter.pairs.len(),
        2.0 * precision * recall / (precision + recall).max(1e-6),
        share(sure_right, sure),
    );
}
