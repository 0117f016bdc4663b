//! `tellings suggest`: what the program proposes for a case; nothing is written.

use super::{Exit, complain, print};
use crate::case::Word as _;
use crate::file::{anchors, check_case, json};
use crate::suggest::{Band, Suggestion, Wanted, What, run, thesaurus};
use crate::text::clean::{Shown, Signs};
use clap::Args;
use std::path::PathBuf;
use std::thread;

/// What to propose.
#[derive(Debug, Args)]
pub(super) struct Suggest {
    /// A case file, or a folder with one
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// With --json, for each claim and other source the likeliest K claims too
    #[arg(long, value_name = "K", default_value_t = 0, requires = "json", value_parser = clap::value_parser!(u8).range(0..=10))]
    candidates: u8,
}

/// Prints the suggestions for a case.
pub(super) fn run(suggest: &Suggest) -> Exit {
    // The lists are read while the case is.
    let checked = thread::scope(|scope| {
        scope.spawn(thesaurus::prepare);
        check_case(&suggest.case)
    });
    let Some(reading) = checked.reading.as_ref().filter(|it| it.opens()) else {
        return super::show::closed(&checked);
    };
    let tables = &reading.tables;
    let anchors = anchors::resolve(tables, &checked.texts);
    let paragraphs = anchors::paragraphs(tables, &checked.texts, &anchors);
    let wanted = Wanted {
        candidates: usize::from(suggest.candidates),
    };
    let found = run::suggest(tables, &paragraphs, wanted);
    if suggest.json {
        let json = json::suggestions::suggestions(tables, &checked.texts, &anchors, &found);
        return print(&json::text(&json));
    }
    if found.list.is_empty() {
        complain("nothing to suggest");
    }
    print(&found.list.iter().map(line).collect::<String>())
}

/// One suggestion on one line.
fn line(suggestion: &Suggestion) -> String {
    let [one, other] = suggestion.what.about();
    let said = match &suggestion.what {
        What::Align { .. } => format!("align    {one} {other}"),
        What::Finding {
            relation, facets, ..
        } => {
            let facets = facets
                .iter()
                .map(|it| it.spelling())
                .collect::<Vec<_>>()
                .join(" ");
            format!(
                "finding  {one} {} {other}  {relation}  {facets}",
                relation.sign()
            )
        }
        What::Silence { .. } => format!("silence  {one} on {other}"),
        What::Source { .. } => format!("source   {one} = {other}"),
    };
    let sure = suggestion
        .p
        .map(|p| format!("  {p:.2} {}", Band::of(p)))
        .unwrap_or_default();
    let why = Shown::new(&suggestion.why, Signs::Unicode);
    format!("{said}{sure}  {why}\n")
}
