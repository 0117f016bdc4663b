//! What of an account's own text no claim holds: there it may speak of what it seems to leave out.

use crate::case::{Claim, Id, Tables};
use std::collections::HashMap;
use std::ops::Range;

/// A stretch of fewer code points is no sentence: what joins two claims, and the signs and spaces around them.
const SENTENCE: u64 = 8;

/// The stretches of statements that stand between two claims of one account and that no claim holds.
pub(super) struct Unread {
    /// By account: the document, and the code points.
    of: Vec<Vec<(usize, Range<u64>)>>,
    /// Of each claim: its document if somebody is said to have written that, and its code points.
    stands: Vec<Option<(usize, Range<u64>)>>,
}

impl Unread {
    /// `accounts` is the account of each claim, by place. Only a document with an author is a text of an account: between what
    /// an article says of one stand the words of its writer.
    pub(super) fn of(tables: &Tables, accounts: impl Iterator<Item = Option<usize>>) -> Self {
        let written = tables.documents.iter().zip(0..);
        let written = written.filter(|(it, _)| it.author.is_some());
        let written: HashMap<&Id, usize> = written.map(|(it, at)| (&it.id, at)).collect();
        let stands = |claim: &Claim| {
            let document = *written.get(claim.document.as_ref()?)?;
            let length = claim.quote.as_deref()?.chars().count() as u64;
            let start = claim.start?;
            Some((document, start..start + length))
        };
        let stands: Vec<_> = match written.is_empty() {
            true => vec![None; tables.claims.len()],
            false => tables.claims.iter().map(stands).collect(),
        };
        let mut placed: Vec<(usize, u64, u64, Option<usize>)> = stands
            .iter()
            .zip(accounts)
            .filter_map(|(it, account)| {
                let (document, points) = it.as_ref()?;
                Some((*document, points.start, points.end, account))
            })
            .collect();
        placed.sort_unstable();
        let mut of = vec![Vec::new(); tables.sources.len()];
        for claims in placed.chunk_by(|one, other| one.0 == other.0) {
            let mut last: Option<(u64, Option<usize>)> = None;
            for (document, start, end, account) in claims {
                if let Some((from, Some(before))) = last
                    && *account == Some(before)
                    && from + SENTENCE <= *start
                {
                    of[before].push((*document, from..*start));
                }
                if last.is_none_or(|(from, _)| from < *end) {
                    last = Some((*end, *account));
                }
            }
        }
        Self { of, stands }
    }

    /// Whether an account says anything between the first and the last of some claims that no claim holds.
    pub(super) fn is_left(&self, account: usize, claims: impl Iterator<Item = usize>) -> bool {
        let unread = &self.of[account];
        if unread.is_empty() {
            return false;
        }
        let mut spans: HashMap<usize, Range<u64>> = HashMap::new();
        for (document, points) in claims.filter_map(|claim| self.stands.get(claim)?.as_ref()) {
            let span = spans.entry(*document).or_insert_with(|| points.clone());
            *span = span.start.min(points.start)..span.end.max(points.end);
        }
        unread.iter().any(|(document, points)| {
            let span = spans.get(document);
            span.is_some_and(|it| it.start < points.start && points.end < it.end)
        })
    }
}
