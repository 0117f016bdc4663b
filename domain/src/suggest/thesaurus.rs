//! Our own lists of words, as a linguist would read and correct them, and how they are asked.
//!
//! The relations are those of natural logic (`MacCartney` and Manning 2009, "An extended model of natural logic"): equal,
//! broader, and the two that exclude each other, opposites and members of one kind. Each file says how it was made.

pub mod background;
mod general;
mod lists;

use crate::case::Facet;
use std::collections::HashMap;
use std::sync::LazyLock;

pub use general::tells;

/// How two words or phrases relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// They mean about the same.
    Same,
    /// The first covers the second: "instrument", "violin".
    Broader,
    /// The second covers the first.
    Narrower,
    /// They exclude each other.
    Opposite {
        /// What the difference is about.
        facet: Facet,
        /// Whether one may be the one now and the other a moment later.
        passing: bool,
    },
    /// They are members of a kind; of an exclusive one they exclude each other in one place.
    Kind {
        /// What the difference is about.
        facet: Facet,
        /// Whether only one of them can be there.
        exclusive: bool,
        /// What the kind is called.
        name: &'static str,
    },
}

/// What a phrase is in one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A member; equal numbers mean the same.
    Member(u16),
    /// A word for all members.
    Broad,
}

/// What holds between the members of a set.
#[derive(Debug, Clone, Copy)]
enum Sort {
    Synonyms,
    Opposites {
        facet: Facet,
        passing: bool,
    },
    Kind {
        facet: Facet,
        exclusive: bool,
        name: &'static str,
    },
}

/// All lists, by phrase as the stems of its words.
struct Thesaurus {
    sets: Vec<Sort>,
    phrases: HashMap<String, Vec<(u32, Role)>>,
}

static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(lists::load);

/// Reads the lists and the table of how often a word is met, which is else done when they are first asked: for a thread that
/// has nothing better to do meanwhile.
pub fn prepare() {
    LazyLock::force(&THESAURUS);
    background::prepare();
}

/// The longest phrase of the lists, in words.
pub const LONGEST: usize = 4;

/// How two phrases relate, each given as the stems of its words with a space between; the closest relation when the lists
/// know several. `None` when they say nothing.
#[must_use]
pub fn link(one: &str, other: &str) -> Option<Link> {
    if one == other {
        return Some(Link::Same);
    }
    related(entry(one)?, entry(other)?)
}

/// The same for two different words that were looked up.
#[must_use]
pub fn related(one: Entry, other: Entry) -> Option<Link> {
    let (here, there) = (one.0, other.0);
    let mut best: Option<Link> = None;
    for (set, one) in here {
        for (_, other) in there.iter().filter(|(other, _)| other == set) {
            let found = between(THESAURUS.sets[*set as usize], *one, *other);
            if found.is_some_and(|found| best.is_none_or(|best| closeness(found) < closeness(best)))
            {
                best = found;
            }
        }
    }
    best
}

/// What the lists say of one word: looked up once, compared often.
#[derive(Debug, Clone, Copy)]
pub struct Entry(&'static [(u32, Role)]);

/// What the lists say of a word or phrase; `None` when they do not know it.
#[must_use]
pub fn entry(phrase: &str) -> Option<Entry> {
    THESAURUS.phrases.get(phrase).map(|it| Entry(it))
}

fn between(sort: Sort, one: Role, other: Role) -> Option<Link> {
    Some(match (one, other) {
        (Role::Member(a), Role::Member(b)) if a == b => Link::Same,
        (Role::Member(_), Role::Member(_)) => match sort {
            Sort::Synonyms => Link::Same,
            Sort::Opposites { facet, passing } => Link::Opposite { facet, passing },
            Sort::Kind {
                facet,
                exclusive,
                name,
            } => Link::Kind {
                facet,
                exclusive,
                name,
            },
        },
        (Role::Broad, Role::Member(_)) => Link::Broader,
        (Role::Member(_), Role::Broad) => Link::Narrower,
        (Role::Broad, Role::Broad) => return None,
    })
}

fn closeness(link: Link) -> u8 {
    match link {
        Link::Same => 0,
        Link::Opposite { .. } => 1,
        Link::Broader | Link::Narrower => 2,
        Link::Kind {
            exclusive: true, ..
        } => 3,
        Link::Kind { .. } => 4,
    }
}

/// Whether the lists know a word, given by its stem, for a person's or for people's.
#[must_use]
pub fn is_person(stem: &str) -> bool {
    let wide = ["person", "people", "worker"].into_iter();
    let is_man = stem.len() > 4 && stem.ends_with("man");
    is_man || entry(stem).is_some_and(|it| wide.filter_map(entry).any(|wide| covers(wide, it)))
}

/// Whether what is said of the second is said of the first too: it means the same, or is covered.
#[must_use]
pub fn covers(wide: Entry, narrow: Entry) -> bool {
    matches!(related(wide, narrow), Some(Link::Same | Link::Broader))
}

#[cfg(test)]
mod tests;
