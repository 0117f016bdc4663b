//! Whether two claims come from one side: who passes on what another says, and who speaks for the same account, does not
//! thereby contradict himself.

use super::findings::Judged;
use crate::case::{Claim, Id, Relation, Tables};
use crate::suggest::index::Pair;
use crate::suggest::whose::Whose;

/// The account of every claim, and those through whom it was heard.
pub(super) struct OneSide<'a> {
    tables: &'a Tables,
    whose: Whose<'a>,
}

impl<'a> OneSide<'a> {
    pub(super) fn of(tables: &'a Tables) -> Self {
        Self {
            tables,
            whose: Whose::of(tables),
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
        let are_one = |one: &Id, other: &Id| self.whose.account(one) == self.whose.account(other);
        let passes_on = |it: &Claim, by: &Id| it.chain.iter().any(|it| are_one(&it.source, by));
        are_one(&one.source, &other.source)
            || passes_on(one, &other.source)
            || passes_on(other, &one.source)
    }
}
