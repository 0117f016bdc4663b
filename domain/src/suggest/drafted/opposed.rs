//! Which two accounts a draft shows beside one another: panes are filled with the first two sources of the file.
//!
//! Two that are long and speak of the same events; who wrote the text only where nobody else is there to be shown. Of texts
//! that are several people's own the first given stands first.

use super::super::attribute::Rule;
use super::super::whose::Whose;
use crate::case::{Id, Source, Tables};
use std::collections::{HashMap, HashSet};

/// An event of which both speak is worth so many claims.
const SHARED: usize = 2;
/// Only so many accounts are looked at, the longest.
const LONGEST: usize = 12;

/// What is known of an account.
#[derive(Default)]
struct Account<'a> {
    claims: usize,
    events: HashSet<&'a Id>,
    /// Whether somebody is named for any of it.
    named: bool,
    /// The place of the document that its first claim stands in.
    document: Option<usize>,
}

/// Puts the two accounts that are to be compared first among the sources; the others stay as they are.
pub(super) fn put_first(tables: &mut Tables) {
    let Some((two, documents)) = opposed(tables) else {
        return;
    };
    let several = tables.documents.len() > 1;
    let place = |source: &Source| {
        let at = two.iter().position(|id| *id == source.id);
        at.map(|at| documents[at].filter(|_| several))
    };
    tables
        .sources
        .sort_by_cached_key(|it| place(it).map_or((true, None), |document| (false, document)));
}

/// The two that are to be compared, with the places of their documents.
fn opposed(tables: &Tables) -> Option<([Id; 2], [Option<usize>; 2])> {
    let accounts = accounts(tables);
    let alone = tables.sources.iter().filter(|it| it.account.is_none());
    let alone = alone.filter_map(|it| Some((&it.id, accounts.get(&it.id)?)));
    let all: Vec<_> = alone.take(LONGEST).collect();
    let mut best: Option<((bool, usize), [usize; 2])> = None;
    for (one, (_, here)) in all.iter().enumerate() {
        for (other, (_, there)) in all.iter().enumerate().skip(one + 1) {
            let shared = here.events.intersection(&there.events).count();
            let worth = here.claims.min(there.claims) + SHARED * shared;
            let worth = (here.named && there.named, worth);
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, [one, other]));
            }
        }
    }
    let two = best.map(|(_, two)| two.map(|at| &all[at]))?;
    Some((
        two.map(|(id, _)| (*id).clone()),
        two.map(|(_, it)| it.document),
    ))
}

/// The accounts by the ids of those whose they are; who is shown within another's account is part of that.
fn accounts(tables: &Tables) -> HashMap<&Id, Account<'_>> {
    let whose = Whose::of(tables);
    let documents: HashMap<&Id, usize> = (tables.documents.iter().enumerate())
        .map(|(at, it)| (&it.id, at))
        .collect();
    let mut accounts: HashMap<&Id, Account<'_>> = HashMap::new();
    for claim in &tables.claims {
        let account = accounts.entry(whose.account(&claim.source)).or_default();
        account.claims += 1;
        account.events.extend(&claim.event);
        account.named |= !Rule::Narrator.made(claim);
        let document = claim.document.as_ref().and_then(|id| documents.get(id));
        account.document = account.document.or(document.copied());
    }
    accounts
}
