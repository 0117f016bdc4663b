//! What is typed, in order: a small script made of the wanted case. No record of it is known here but by what it says.

use super::meaning;
use crate::session::Session;
use std::cmp::Reverse;
use tellings::case::Kind;

/// One thing that somebody at the keyboard does; records by their place in the wanted case.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// From a sentence to a claim: its words, its source, its event.
    Claim(usize),
    /// What else a record says, in its card or by the keys for it.
    Fields(Kind, usize),
    /// The event comes to stand in its row.
    Row(usize),
    /// How two claims relate, in what, and what that asks for.
    Judge(usize),
    /// Who is silent on what, and why.
    Silence(usize),
    /// So many steps are taken back, and made again.
    UndoAndRedo(usize),
    /// The program is quit and opened again.
    Reopen,
}

/// The steps that make the wanted case of its bare document.
pub(crate) fn script(wanted: &Session) -> Vec<Step> {
    let count = |kind| 0..wanted.state.matter.case.count(kind);
    let mut claims: Vec<usize> = count(Kind::Claim).collect();
    claims.sort_by_key(|at| in_print(wanted, *at));
    let middle = claims.len() / 2;
    let mut steps = Vec::new();
    for (number, claim) in claims.into_iter().enumerate() {
        if number == middle {
            steps.push(Step::Reopen);
        }
        steps.extend([Step::Claim(claim), Step::Fields(Kind::Claim, claim)]);
        if number % 10 == 6 {
            steps.push(Step::UndoAndRedo(3));
        }
    }
    let fields = |kind| count(kind).map(move |at| Step::Fields(kind, at));
    steps.extend(fields(Kind::Case));
    steps.extend(fields(Kind::Document));
    steps.extend(fields(Kind::Source));
    steps.extend(count(Kind::Event).map(Step::Row));
    steps.extend(fields(Kind::Event));
    steps.push(Step::UndoAndRedo(2));
    steps.extend(count(Kind::Finding).map(Step::Judge));
    steps.push(Step::UndoAndRedo(4));
    steps.extend(count(Kind::Silence).map(Step::Silence));
    steps
}

/// Where a claim's words stand: what holds others before them.
fn in_print(wanted: &Session, claim: usize) -> (usize, Reverse<usize>) {
    let words = words(wanted, claim);
    (words.start, Reverse(words.end))
}

/// The bytes of a claim's words.
pub(crate) fn words(wanted: &Session, claim: usize) -> std::ops::Range<usize> {
    let anchor = wanted.state.matter.anchor(u32::try_from(claim).unwrap());
    let range = anchor.and_then(|it| it.range.clone());
    range.unwrap_or_else(|| panic!("no words: {}", meaning::name(wanted, Kind::Claim, claim)))
}
