//! `tellings agree`: how far two annotators of the same documents agree, and where they differ.

mod documents;
mod json;
mod report;

use super::open::{self, Extent};
use super::{Exit, complain, launch, print, show};
use crate::case::{Case, Tables};
use crate::compare::agree::{Agreement, Annotation, agree, side_by_side};
use crate::compare::sides::Sides;
use crate::file::folder::{self, Folder};
use crate::file::{Checked, check_case};
use clap::Args;
use documents::{Common, common};
use std::path::{Path, PathBuf};

/// Whom to compare.
#[derive(Debug, Args)]
pub(super) struct Agree {
    /// One annotator's case file, or a folder with one
    a: PathBuf,
    /// The other's, over the same documents
    b: PathBuf,
    /// Print it as JSON; what is undefined is null
    #[arg(long)]
    json: bool,
    /// Open both in the two panes, A left and B right; nothing is written
    #[arg(long, conflicts_with = "json")]
    open: bool,
}

pub(super) const HELP: &str = "\
Claims are paired by their words: the same words first, then by the share of words in common.
Sources are one by name, else by id; events by the claims both put into them. Suggestions nobody
accepted are left out. Every number comes with what it is counted over (n); a coefficient with
nothing to vary is undefined, and said to be.

  F         2 x both / (A + B), over claims and over code points: Hripcsak and Rothschild,
            Agreement, the F-measure, and reliability in information retrieval, JAMIA 12(3), 2005
  kappa     agreement beyond chance: Cohen, A coefficient of agreement for nominal scales,
            Educational and Psychological Measurement 20, 1960; of events over pairs of claims,
            where it is the adjusted Rand index: Warrens, Journal of Classification 25, 2008
  alpha     for nominal data: Krippendorff, Content Analysis, 2004, ch. 11 (2018, ch. 12)
  alpha_U   of the claims as units of the text, which is the documents end to end in code
            points; claims that overlap are one unit: Krippendorff, On the reliability of
            unitizing continuous data, Sociological Methodology 25, 1995

Examples:
  tellings agree ann/case.toml ben/case.toml
  tellings agree ann ben --json
  tellings agree ann ben --open    both in the two panes; f and tag:WORD shows the rows that
                                   differ in WORD: only-one, words, source, event, relation

Exit codes: 0 compared, however much they differ, 2 not over the same documents, 3 a case cannot
be read.";

/// Compares the two.
pub(super) fn run(wanted: &Agree) -> Exit {
    let checked = Sides {
        left: check_case(&wanted.a),
        right: check_case(&wanted.b),
    };
    for (_, one) in checked.iter() {
        if one.reading.as_ref().is_none_or(|it| !it.opens()) {
            return show::closed(one);
        }
        show::tell_count(one);
    }
    let common = match common(&checked) {
        Ok(common) => common,
        Err(documents::Refused(why, exit)) => {
            complain(&why);
            return exit;
        }
    };
    let cases = checked.as_ref().map(case_of);
    let two = annotations(&checked, &cases, &common);
    let found = agree(&two, common.length);
    if wanted.open {
        return panes(&wanted.a, &checked, &two, &found);
    }
    let compared = Compared {
        checked: &checked,
        two: &two,
        found: &found,
        common: &common,
    };
    print(&match wanted.json {
        true => json::text(&compared),
        false => report::text(&compared),
    })
}

/// All that is printed.
struct Compared<'a> {
    checked: &'a Sides<Checked>,
    two: &'a Sides<Annotation<'a>>,
    found: &'a Agreement,
    common: &'a Common,
}

fn case_of(checked: &Checked) -> Case {
    let reading = checked.reading.as_ref();
    // That there is one was seen to before.
    reading.map_or_else(
        || Case::new(Tables::titled("")),
        |reading| Case::new(reading.tables.clone()),
    )
}

fn annotations<'a>(
    checked: &Sides<Checked>,
    cases: &'a Sides<Case>,
    common: &Common,
) -> Sides<Annotation<'a>> {
    Sides::from_fn(|side| Annotation {
        case: &cases[side],
        documents: common.documents[side].clone(),
        places: documents::places(&checked[side], &common.starts[side]),
    })
}

/// Opens the two as one case that is nowhere on the disk; its documents are the left one's.
fn panes(
    left: &Path,
    checked: &Sides<Checked>,
    two: &Sides<Annotation<'_>>,
    found: &Agreement,
) -> Exit {
    let names = checked.as_ref().map(|it| it.name.as_str());
    let joint = Case::new(side_by_side(two, found, names));
    let text = crate::file::splice::new_file(&joint);
    let title = joint.tables().head.title.to_string();
    let open = || {
        let file = folder::case_file(left);
        let file = file.map_err(|refused| format!("{}: {refused}", left.display()))?;
        open::case(title, None, text.into(), Folder::of(&file), Extent::Whole)
    };
    let why = "two annotators side by side have no file of their own";
    launch::read_only(open, why)
}
