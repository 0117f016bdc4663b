//! What a date that is being typed means so far, and what may follow.

use super::BadDate;
use super::parse::{read, right_after};
use super::show;
use super::span::{End, Span};

/// One line for the text as it stands: what it means and what may follow; or, where it stops
/// short, what it means so far and what is wanted next; or what is wrong with it.
pub(super) fn hint(text: &str) -> String {
    match read(text) {
        Ok(span) => format!("{}; next: {}", show::span(&span), next(&span)),
        Err(bad) if bad.column() > text.chars().count() => unfinished(text, &bad),
        Err(bad) => bad.to_string(),
    }
}

fn next(span: &Span) -> &'static str {
    match span {
        Span::Single(date) => right_after(date),
        Span::Between(_, End::Date(date)) => right_after(date).trim_end_matches(", / an end"),
        Span::Between(_, End::Unknown) => "the end, or .. if there is none",
        Span::Between(_, End::Open) => "nothing more",
    }
}

/// The longest beginning that is a date, and what is wanted after the rest.
fn unfinished(text: &str, bad: &BadDate) -> String {
    let wanted = bad.right();
    let meaning = (text.len().saturating_sub(LONGEST_TAIL)..text.len())
        .rev()
        .find_map(|cut| read(text.get(..cut)?).ok());
    match meaning {
        Some(span) => format!("{} so far; next: {wanted}", show::span(&span)),
        None => format!("next: {wanted}"),
    }
}

/// The most that can stand between a date and the point where the next part is whole: `-23:5`.
const LONGEST_TAIL: usize = 6;
