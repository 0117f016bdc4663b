//! Whether two claims come from one side: who passes on what another says, and who speaks for the same account, does not
//! thereby contradict himself.

use super::findings::Judged;
use crate::case::{Id, Relation, Tables};
use crate::suggest::index::Pair;
use std::collections::HashMap;

/// The account of every claim, and those through whom it was heard.
pub(super) struct OneSide<'a> {
    tables: &'a Tables,
    /// By source: the account it is shown in.
    account: HashMap<&'a Id, &'a Id>,
}

impl<'a> OneSide<'a> {
    pub(super) fn of(tables: &'a Tables) -> Self {
        let sources = tables.sources.iter();
        let within = sources.filter_map(|it| Some((&it.id, it.account.as_ref()?)));
        Self {
            tables,
            account: within.collect(),
        }
    }

    /// Whether a finding may be proposed of a pair: of one side only what cannot both be so, and numbers and times, which are
    /// reported as they were told.
    pub(super) fn allows(&self, pair: Pair, judged: &Judged) -> bool {
        matches!(judged.relation, Relation::Contradict | Relation::Deny)
            || matches!(judged.rule, "number" | "time" | "noted times")
            || !self.holds(pair)
    }

    /// Whether both claims are of one account, or one was heard through that of the other.
    fn holds(&self, pair: Pair) -> bool {
        let [one, other] = [pair.one, pair.other].map(|at| &self.tables.claims[at as usize]);
        let passes_on = |it: &crate::case::Claim, by: &Id| {
            let mut chain = it.chain.iter();
            chain.any(|it| self.account(&it.source) == self.account(by))
        };
        self.account(&one.source) == self.account(&other.source)
            || passes_on(one, &other.source)
            || passes_on(other, &one.source)
    }

    fn account<'b>(&'b self, source: &'b Id) -> &'b Id {
        self.account.get(source).copied().unwrap_or(source)
    }
}
