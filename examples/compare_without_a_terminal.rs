//! The library without a terminal: prints where the two accounts a case opens with differ, the strongest first.
//!
//! `cargo run --example compare_without_a_terminal -- examples/parade`

use std::{cmp::Reverse, env, path::Path, process::ExitCode};

use tellings::case::{Case, Word};
use tellings::compare::{Side, panes, rows};
use tellings::file::check_case;
use tellings::text::clean::{Shown, Signs};

fn main() -> ExitCode {
    let Some(path) = env::args_os().nth(1) else {
        eprintln!("usage: compare_without_a_terminal CASE");
        return ExitCode::from(2);
    };
    // Reads the file, its documents and its anchors. Problems are values; what is sound can still be compared.
    let checked = check_case(Path::new(&path));
    let problems = checked.problems.len();
    let Some(reading) = checked.reading.filter(tellings::file::read::Reading::opens) else {
        eprintln!("this is no case that opens: {problems} problems");
        return ExitCode::from(3);
    };
    print(&Case::new(reading.tables));
    ExitCode::SUCCESS
}

fn print(case: &Case) {
    let panes = panes::defaults(case);
    // No starts: the places that the case itself notes are good enough for the order of the claims.
    let rows = rows::rows(case, &panes, []);
    for side in Side::ALL {
        println!("{side:>5}  {}", shown(panes[side].name(case)));
    }
    let found = (0..rows.len()).flat_map(|row| rows.between(case, row));
    let findings = found.filter_map(|at| case.tables().findings.get(at as usize));
    let mut differing: Vec<_> = findings.filter(|it| it.relation.differs()).collect();
    // A stable sort: findings of one strength stay in the order of the rows.
    differing.sort_by_key(|it| Reverse(it.relation.strength()));
    for it in differing {
        let facets: Vec<&str> = it.facets.iter().map(|facet| facet.spelling()).collect();
        let relation = it.relation;
        println!("\n{} {relation}: {}", relation.sign(), facets.join(", "));
        for claim in it.claims.iter().filter_map(|id| case.claim(id)) {
            println!(
                "   {}: {}",
                shown(claim.source.as_str()),
                shown(claim.words())
            );
        }
    }
}

/// A case is written by strangers: what it says reaches a terminal only as [`Shown`].
fn shown(text: &str) -> String {
    Shown::new(text, Signs::Unicode).as_str().to_owned()
}
