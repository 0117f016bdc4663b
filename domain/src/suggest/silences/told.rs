//! Which account tells which events, and where two that run side by side part for a while.

use crate::case::{Claim, Id, Tables};
use crate::suggest::attribute::Rule;
use crate::suggest::index::Pair;
use crate::suggest::sources::UNRESOLVED;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// From what both tell to the next that both tell either account makes at most so many steps.
const NEAR: usize = 3;
/// Two accounts run side by side when they tell so many events or more both.
const BESIDE: usize = 3;
/// An account may have told it so many steps before or behind, in other words.
const HEARD: usize = 12;
/// Of an event that very many tell only so many are looked at: enough to tell beside whom an account runs.
const MOST: usize = 64;

/// What one account tells between two events that another tells too, and that the other does not tell.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gap {
    pub(super) row: usize,
    pub(super) silent: usize,
    pub(super) teller: usize,
    pub(super) before: usize,
    pub(super) after: usize,
}

/// Which account tells which rows; accounts by the place of their source.
pub(super) struct Told {
    /// Of each claim: its row, and its account.
    claims: Vec<(Option<usize>, Option<usize>)>,
    /// By account, in order: the row and the place of each claim; nothing of the writer of an article, who takes no side, of
    /// who nobody knows, and of who is only heard through another, who chose what to pass on.
    said: Vec<Vec<(usize, usize)>>,
    /// By account: the claims that stand in no row.
    apart: Vec<Vec<usize>>,
    /// The rows of what it said.
    rows: Vec<Vec<usize>>,
    /// By row, in order.
    accounts: Vec<Vec<usize>>,
}

impl Told {
    pub(super) fn of(tables: &Tables) -> Self {
        let sources = tables.sources.iter();
        let places: HashMap<&Id, usize> = sources.clone().map(|it| &it.id).zip(0..).collect();
        let account = |id: &Id| {
            let place = *places.get(id)?;
            let account = tables.sources[place].account.as_ref();
            Some(
                account
                    .and_then(|it| places.get(it))
                    .map_or(place, |it| *it),
            )
        };
        let rows: HashMap<&Id, usize> = tables.events.iter().map(|it| &it.id).zip(0..).collect();
        let row = |claim: &Claim| rows.get(claim.event.as_ref()?).copied();
        let place = |claim: &Claim| (row(claim), account(&claim.source));
        let mut told = Self {
            claims: tables.claims.iter().map(place).collect(),
            said: vec![Vec::new(); tables.sources.len()],
            apart: vec![Vec::new(); tables.sources.len()],
            rows: vec![Vec::new(); tables.sources.len()],
            accounts: vec![Vec::new(); tables.events.len()],
        };
        let heard = heard(tables, &told.claims);
        let is_account =
            |account: usize| heard[account] && !tables.sources[account].name.ends_with(UNRESOLVED);
        for (at, claim) in tables.claims.iter().enumerate() {
            let (row, own) = told.claims[at];
            // Who passes it on tells it too.
            let passed = claim.chain.iter().map(|it| account(&it.source));
            for account in passed.chain([own]).flatten().filter(|it| is_account(*it)) {
                let Some(row) = row else {
                    told.apart[account].push(at);
                    continue;
                };
                told.said[account].push((row, at));
                told.rows[account].push(row);
                told.accounts[row].push(account);
            }
        }
        told.said.iter_mut().for_each(|it| it.sort_unstable());
        for list in told.rows.iter_mut().chain(&mut told.accounts) {
            list.sort_unstable();
            list.dedup();
        }
        told
    }

    /// The rows that an account may tell all the same, if a pair that is still open speaks of one event.
    pub(super) fn perhaps(&self, open: &[Pair]) -> HashSet<(usize, usize)> {
        let both = |it: &Pair| [[it.one, it.other], [it.other, it.one]];
        let perhaps = open.iter().flat_map(both).filter_map(|pair| {
            let [one, other] = pair.map(|claim| self.claims.get(claim as usize));
            one?.0.zip(other?.1)
        });
        perhaps.collect()
    }

    /// The claims of an account in one row.
    pub(super) fn in_row(&self, account: usize, row: usize) -> impl Iterator<Item = usize> {
        self.within(account, row..=row)
    }

    /// The claims of an account a few steps around a gap.
    pub(super) fn near(&self, account: usize, gap: &Gap) -> impl Iterator<Item = usize> {
        self.within(account, self.around(account, gap, NEAR))
    }

    /// The claims with which an account may have told what it seems to leave out: those around the gap, and those of which
    /// nobody has said yet where they belong.
    pub(super) fn heard(&self, account: usize, gap: &Gap) -> impl Iterator<Item = usize> {
        let around = self.within(account, self.around(account, gap, HEARD));
        around.chain(self.apart[account].iter().copied())
    }

    /// The account of each claim.
    pub(super) fn accounts(&self) -> impl Iterator<Item = Option<usize>> {
        self.claims.iter().map(|(_, account)| *account)
    }

    /// From the row that an account tells so many steps before a gap to that as many behind.
    fn around(&self, account: usize, gap: &Gap, steps: usize) -> RangeInclusive<usize> {
        let rows = &self.rows[account];
        let at = |row: usize| rows.partition_point(|it| *it < row);
        let first = rows.get(at(gap.before).saturating_sub(steps));
        let last = rows.get(at(gap.after) + steps).or(rows.last());
        *first.unwrap_or(&gap.before)..=*last.unwrap_or(&gap.after)
    }

    fn within(&self, account: usize, rows: RangeInclusive<usize>) -> impl Iterator<Item = usize> {
        let said = &self.said[account];
        let from = said.partition_point(|(row, _)| row < rows.start());
        let to = said.partition_point(|(row, _)| row <= rows.end());
        let claims = said.get(from..to).unwrap_or_default().iter();
        claims.map(|(_, claim)| *claim)
    }

    /// The gaps in an account, seen from each other that runs beside it.
    pub(super) fn gaps(&self, silent: usize) -> Vec<Gap> {
        let mut shared: HashMap<usize, Vec<usize>> = HashMap::new();
        for row in &self.rows[silent] {
            let others = self.accounts[*row].iter().take(MOST);
            for teller in others.filter(|it| **it != silent) {
                shared.entry(*teller).or_default().push(*row);
            }
        }
        shared.retain(|_, rows| rows.len() >= BESIDE);
        let beside = shared.iter().flat_map(|(teller, shared)| {
            let steps = shared.windows(2).map(|it| [it[0], it[1]]);
            steps.map(move |both| (*teller, both))
        });
        let gaps = beside.flat_map(|(teller, [before, after])| {
            let told = self.between(teller, before, after);
            let near = told.len() < NEAR && self.between(silent, before, after).len() < NEAR;
            let told = if near { told } else { &[] };
            told.iter().map(move |row| Gap {
                row: *row,
                silent,
                teller,
                before,
                after,
            })
        });
        gaps.collect()
    }

    /// The rows an account tells between two that it tells.
    fn between(&self, account: usize, before: usize, after: usize) -> &[usize] {
        let rows = &self.rows[account];
        let from = rows.partition_point(|it| *it <= before);
        let to = rows.partition_point(|it| *it < after);
        rows.get(from..to).unwrap_or_default()
    }
}

/// By source: whether it is heard itself, and not only through another.
fn heard(tables: &Tables, claims: &[(Option<usize>, Option<usize>)]) -> Vec<bool> {
    let mut heard = vec![false; tables.sources.len()];
    for (claim, (_, account)) in tables.claims.iter().zip(claims) {
        if let Some(account) = account {
            // What the writer of an article says is no account: the others are.
            heard[*account] |= claim.chain.is_empty() && !Rule::Narrator.made(claim);
        }
    }
    heard
}
