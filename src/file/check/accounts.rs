//! Which sources share an account, and whether an account said to be silent is.

use std::collections::HashMap;

use super::super::problem::{Code, Problem};
use super::Check;
use crate::case::{Field, Id, Kind};

impl<'a> Check<'a> {
    /// The source within whose account a source is shown.
    fn account(&self, source: &'a Id) -> Option<&'a Id> {
        let place = self.place(Kind::Source, source)?;
        self.tables.sources.get(place)?.account.as_ref()
    }

    pub(super) fn accounts(&mut self) {
        for (place, source) in self.tables.sources.iter().enumerate() {
            let Some(account) = &source.account else {
                continue;
            };
            let at = |spans: &super::Spans<'_>| spans.value(Kind::Source, place, Field::Account);
            if !self.refer(Kind::Source, account, at) {
                continue;
            }
            let (message, hint) = if *account == source.id {
                let message = format!("source `{}` is shown within its own account", source.id);
                (
                    message,
                    String::from("leave `account` out: a source has its own"),
                )
            } else if let Some(outer) = self.account(account) {
                let message =
                    format!("`{account}` is itself shown within the account of `{outer}`");
                (
                    message,
                    format!(
                        "an account within an account is not shown; write `{outer}` here, or take it out there"
                    ),
                )
            } else {
                continue;
            };
            let problem = Problem::new(Code::Misplaced, at(&self.spans), message);
            self.problems.push(problem.hint(hint));
        }
    }

    pub(super) fn silences(&mut self) {
        let tables = self.tables;
        if tables.silences.is_empty() {
            return;
        }
        // The first claim of each account in each event.
        let mut spoken: HashMap<(&Id, &Id), usize> = HashMap::new();
        for (place, claim) in tables.claims.iter().enumerate() {
            let accounts = [Some(&claim.source), self.account(&claim.source)];
            for (account, event) in accounts
                .into_iter()
                .flatten()
                .zip(claim.event.iter().cycle())
            {
                spoken.entry((account, event)).or_insert(place);
            }
        }
        let mut recorded: HashMap<(&Id, &Id), usize> = HashMap::new();
        for (place, silence) in tables.silences.iter().enumerate() {
            let (source, event) = (&silence.source, &silence.event);
            let span = self.spans.record(Kind::Silence, place);
            let first = *recorded.entry((source, event)).or_insert(place);
            if first != place {
                let message = format!("the silence of `{source}` on `{event}` is recorded already");
                let problem = Problem::new(Code::Duplicate, span, message)
                    .hint("keep one of the two")
                    .also(self.spans.record(Kind::Silence, first), "the first one");
                self.problems.push(problem);
            } else if let Some(claim) = spoken.get(&(source, event)) {
                let message = format!("`{source}` is not silent on `{event}`: there is a claim");
                let problem = Problem::new(Code::NotSilent, span, message)
                    .hint("delete the silence, or put the claim in another event")
                    .also(self.spans.record(Kind::Claim, *claim), "the claim");
                self.problems.push(problem);
            }
        }
    }
}
