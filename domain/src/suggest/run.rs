//! All suggestions for a case.

use super::align::{self, Common, Events, Links};
use super::features::Features;
use super::index::{Pair, candidates};
use super::memory::{Known, Memory, Print};
use super::score::{Scored, scored};
use super::suggestion::{Ranking, Suggestion, Suggestions, What, rounded};
use super::{judge, people, silences, threads};
use crate::case::Tables;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// So many candidates a claim and other source, ranked; 0 for none.
    pub candidates: usize,
}

/// Everything that can be proposed for a case, on what it holds: nothing else is read. `paragraphs` numbers the paragraph
/// each claim stands in, by place, where that is known: claims of one paragraph lend each other what is counted.
#[must_use]
pub fn suggest(tables: &Tables, paragraphs: &[Option<u32>], wanted: Wanted) -> Suggestions {
    let mut memory = Memory::default();
    // Nobody stops it.
    let found = again(&mut memory, tables, paragraphs, wanted, &|_| true);
    // Nobody asks again: it is put away while others go on.
    std::thread::spawn(move || drop(memory));
    found.unwrap_or_default()
}

/// The same for one who asks again after each decision. What `memory` holds of the case is not worked out anew, and no
/// candidates are listed then, as they stay those that were. `go_on` is told how many of a hundred parts are done and says
/// whether to go on; `None` when it did not.
#[must_use]
pub fn again(
    memory: &mut Memory,
    tables: &Tables,
    paragraphs: &[Option<u32>],
    wanted: Wanted,
    go_on: &dyn Fn(u8) -> bool,
) -> Option<Suggestions> {
    let print = Print::of(tables, paragraphs);
    let (mut known, wanted) = match memory.take(&print, tables) {
        Some(known) => (known, Wanted::default()),
        None => (known(tables, paragraphs, print, go_on)?, wanted),
    };
    let links = Links::of(tables);
    let candidates = match wanted.candidates {
        0 => Vec::new(),
        most => rankings(tables, &known.features, &known.open(&links), most),
    };
    // What is less likely is a candidate at most, and those are listed once.
    known.forget_the_unlikely();
    let mut joined = Joined::new(known, links);
    let mut list = joined.alignments(tables);
    list.extend(joined.findings(tables));
    list.extend(joined.silences(tables));
    list.extend(people::people(tables));
    let Joined { known, events, .. } = joined;
    let found = Suggestions {
        list,
        candidates,
        events: align::merged(&known.features, events.events),
    };
    memory.keep(known);
    Some(found)
}

/// What is known of the claims and of the pairs that may belong together.
fn known(
    tables: &Tables,
    paragraphs: &[Option<u32>],
    print: Print,
    go_on: &dyn Fn(u8) -> bool,
) -> Option<Known> {
    let features = Features::of(tables, paragraphs);
    go_on(15).then_some(())?;
    let pairs = candidates(&features);
    go_on(60).then_some(())?;
    let scored = scored(&features, &pairs);
    go_on(85).then_some(())?;
    Some(Known::new(print, features, scored))
}

/// The claims of a case with what is known of them, and what belongs together.
pub(super) struct Joined {
    pub(super) known: Known,
    links: Links,
    pub(super) events: Events,
    /// The pairs that may belong together and have not been decided on.
    open: Vec<Pair>,
}

impl Joined {
    /// The claims of a draft, of which nothing is known yet, and which belong together so clearly that nobody need be asked.
    pub(super) fn of(tables: &Tables, paragraphs: &[Option<u32>]) -> Option<Self> {
        let mut known = known(tables, paragraphs, Print::default(), &|_| true)?;
        let open = likely(&known.scored);
        known.forget_the_doubtful();
        let links = Links::of(tables);
        let firm = known.open(&links);
        let common = Common::of(&known.features, &open);
        let mut events = align::events(&known.features, &links, &firm, Some(&common));
        align::join_pointing(tables, &known.features.readings, &mut events.events);
        Some(Self {
            known,
            links,
            events,
            open,
        })
    }

    fn new(known: Known, links: Links) -> Self {
        let open = known.open(&links);
        Self {
            events: align::events(&known.features, &links, &open, None),
            open: likely(&open),
            known,
            links,
        }
    }

    /// The joined pairs, in the order of the file.
    pub(super) fn alignments(&self, tables: &Tables) -> Vec<Suggestion> {
        let mut joined: Vec<&Scored> = self.events.joined.iter().collect();
        joined.sort_unstable_by_key(|it| it.pair);
        threads::each(joined.len(), |at| {
            let it = joined[at];
            let claims = [it.pair.one, it.pair.other];
            Suggestion {
                what: What::Align {
                    claims: claims.map(|at| tables.claims[at as usize].id.clone()),
                },
                p: Some(rounded(f64::from(it.p))),
                why: why(&self.known.features, it.pair),
            }
        })
    }

    /// How the claims of one event relate.
    pub(super) fn findings(&mut self, tables: &Tables) -> Vec<Suggestion> {
        let Known {
            features, judged, ..
        } = &mut self.known;
        judge::findings(tables, features, &self.links, &self.events, judged)
    }

    /// Who is silent on what, as far as the claims are in events.
    pub(super) fn silences(&self, tables: &Tables) -> Vec<Suggestion> {
        silences::silences(tables, &self.known.features.readings, &self.open)
    }
}

/// The pairs that are likely enough to be proposed.
fn likely(scored: &[Scored]) -> Vec<Pair> {
    let likely = scored.iter().filter(|it| it.p >= align::LEAST);
    likely.map(|it| it.pair).collect()
}

/// The words that speak most for a pair, as they stand in the claim that stands first.
fn why(features: &Features, pair: Pair) -> String {
    let (one, other) = (
        &features.words[pair.one as usize],
        &features.words[pair.other as usize],
    );
    let mut shared: Vec<(u32, f32)> = one
        .shared(other)
        .map(|(term, here, there)| (term, here * there))
        .collect();
    shared.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    let words = shared
        .iter()
        .take(5)
        .map(|(term, _)| features.terms[*term as usize].as_str());
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        "between neighbours that belong together".to_owned()
    } else {
        format!("both say: {}", words.join(", "))
    }
}

/// The ranked short lists: of each claim, for each other source.
fn rankings(tables: &Tables, features: &Features, scored: &[Scored], most: usize) -> Vec<Ranking> {
    let both = scored.iter().flat_map(|it| {
        [(it.pair.one, it.pair.other), (it.pair.other, it.pair.one)]
            .map(|(claim, other)| (claim, features.source[other as usize], other, it.p))
    });
    let mut ranked: Vec<(u32, u32, u32, f32)> = both.collect();
    ranked.sort_by(|one, two| {
        (one.0, one.1)
            .cmp(&(two.0, two.1))
            .then(two.3.total_cmp(&one.3))
            .then(one.2.cmp(&two.2))
    });
    let of_source = ranked.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1));
    let ranking = of_source.filter_map(|found| {
        let (claim, _, other, _) = *found.first()?;
        let id = |claim: u32| tables.claims[claim as usize].id.clone();
        let ranked = found
            .iter()
            .take(most)
            .map(|(_, _, other, p)| (id(*other), rounded(f64::from(*p))));
        Some(Ranking {
            claim: id(claim),
            source: tables.claims[other as usize].source.clone(),
            ranked: ranked.collect(),
        })
    });
    ranking.collect()
}
