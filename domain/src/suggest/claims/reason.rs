//! Why a claim is given to a speaker, in words a reader can check, and how sure that is.

use std::ops::Range;

use crate::suggest::attribute::{Attribution, Rule};
use crate::suggest::sources::Known;

/// How often each rule named the right speaker for at least half of what is said, on 160 news articles with their
/// attributions annotated; the writer's own and unread quotations are estimates.
fn reliability(rule: Rule) -> f64 {
    match rule {
        Rule::QuoteVerb => 0.93,
        Rule::According | Rule::Author => 0.9,
        Rule::ContentVerb => 0.84,
        Rule::VerbContent | Rule::Participle => 0.76,
        Rule::AsSaid | Rule::Narrator => 0.7,
        Rule::Label | Rule::Passive | Rule::Running => 0.6,
        Rule::Noun | Rule::Quotation => 0.3,
    }
}

/// How sure it is: the rule's reliability, less for each step of a chain and for a pronoun nobody fits.
pub(super) fn p(rule: Rule, known: Option<&Known>, depth: usize) -> f64 {
    let steps = i32::try_from(depth.saturating_sub(1)).unwrap_or(8);
    let unsure = known.is_some_and(|it| it.unresolved);
    let p = reliability(rule) * 0.95_f64.powi(steps) * if unsure { 0.5 } else { 1.0 };
    (p * 100.0).round() / 100.0
}

/// The reason: the rule, and the words that fired it.
pub(super) fn why(text: &str, one: &Attribution, known: Option<&Known>) -> String {
    let words = |range: &Option<Range<usize>>| {
        let words = range
            .clone()
            .and_then(|it| text.get(it))
            .unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (source, cue) = (words(&one.source), words(&one.cue));
    let mut why = match one.rule {
        Rule::Running => format!(
            "{}: no words name the speaker; \"{source}\" spoke last",
            one.rule
        ),
        rule if cue.is_empty() => format!("{rule}: \"{source}\""),
        rule => format!("{rule}: \"{source}\", \"{cue}\""),
    };
    if let Some(known) = known {
        if known.unresolved {
            why.push_str("; nobody named before it fits alone");
        } else if !source.contains(&known.name) && !known.name.eq_ignore_ascii_case(&source) {
            why.push_str(&format!("; \"{source}\" is {}", known.name));
        }
    }
    why
}

/// The reason for what is the writer's own.
pub(super) fn writer(rule: Rule) -> String {
    let why = match rule {
        Rule::Quotation => "there are no word lists for this language, so nobody is named",
        Rule::Author => "the document is their statement",
        _ => "no words name a speaker",
    };
    format!("{rule}: {why}")
}
