//! A document of a case in two versions: what becomes of each of its quotes, and both texts side by side.

use super::differ::{Said, words};
use super::sides::Sides;
use crate::case::{Attribution, Case, Claim, Relation};
use crate::text::anchor::Quote;
use crate::text::version::{Became, Fate, Version, Versions, apart};
use std::ops::Range;

/// What becomes of one claim's quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The claim's place in the case.
    pub claim: u32,
    /// What becomes of it.
    pub became: Became,
    /// How a draft found the speaker, with its places in the new version; those of words that were changed are left out.
    pub attribution: Option<Attribution>,
}

impl Item {
    /// Whether somebody must say what is to become of it: nothing moves in silence.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.became.fate != Fate::Kept
    }

    /// Whether its very words stand elsewhere and nothing but that place can be meant.
    #[must_use]
    pub fn alike(&self) -> bool {
        self.became.fate == Fate::Moved && self.became.sure
    }
}

/// What becomes of every quote of a document, in the order in which they stood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The quotes.
    pub items: Vec<Item>,
}

/// What a claim's quote is looked for by; `None` for a claim without one.
#[must_use]
pub fn quote_of(claim: &Claim) -> Option<Quote<'_>> {
    let start = claim.start;
    Some(Quote {
        quote: claim.quote.as_deref()?,
        start: start.map(|start| usize::try_from(start).unwrap_or(usize::MAX)),
        prefix: claim.prefix.get().map(|it| &**it),
        suffix: claim.suffix.get().map(|it| &**it),
    })
}

/// The plan for the document at a place of the case, given its versions. The same input gives the same plan.
#[must_use]
pub fn plan(case: &Case, document: usize, old: Option<Version<'_>>, new: Version<'_>) -> Plan {
    let Some(id) = case.tables().documents.get(document).map(|it| &it.id) else {
        return Plan::default();
    };
    let claims = (0u32..).zip(&case.tables().claims);
    let quoting = claims.filter(|(_, claim)| claim.document.as_ref() == Some(id));
    let (claims, quotes): (Vec<(u32, &Claim)>, Vec<Quote<'_>>) = quoting
        .filter_map(|(at, claim)| Some(((at, claim), quote_of(claim)?)))
        .unzip();
    let versions = Versions::new(old, new);
    let became = versions.became(&quotes);
    let mut items: Vec<(usize, Item)> = Vec::with_capacity(claims.len());
    for (((claim, it), quote), became) in claims.into_iter().zip(quotes).zip(became) {
        let attribution = it.attribution.get();
        let attribution = attribution.map(|it| attributed(it, &became, (old, new), &versions));
        let noted = quote.start.unwrap_or(usize::MAX);
        let stood = became.was.as_ref().zip(old);
        let stood = stood.map_or(noted, |(was, old)| {
            old.points.code_point_of(old.text, was.start)
        });
        let item = Item {
            claim,
            became,
            attribution,
        };
        items.push((stood, item));
    }
    items.sort_by_key(|(stood, item)| (*stood, item.claim));
    Plan {
        items: items.into_iter().map(|(_, item)| item).collect(),
    }
}

/// The attribution as the new version has it.
fn attributed(
    of: &Attribution,
    became: &Became,
    (old, new): (Option<Version<'_>>, Version<'_>),
    versions: &Versions<'_>,
) -> Attribution {
    let Some(old) = old else {
        // Nobody can tell what stood there; where the quote is kept its surroundings are taken to be.
        let keeps = became.fate == Fate::Kept;
        return Attribution {
            rule: of.rule.clone(),
            cue: of.cue.filter(|_| keeps),
            source: of.source.filter(|_| keeps),
        };
    };
    let place = |(start, end): (u64, u64)| {
        let byte = |point| {
            old.points
                .byte_of(old.text, usize::try_from(point).unwrap_or(usize::MAX))
        };
        let now = versions.same(&(byte(start)?..byte(end)?))?;
        let point = |byte| u64::try_from(new.points.code_point_of(new.text, byte)).ok();
        Some((point(now.start)?, point(now.end)?))
    };
    Attribution {
        rule: of.rule.clone(),
        cue: of.cue.and_then(place),
        source: of.source.and_then(place),
    }
}

impl Plan {
    /// How many quotes have that fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let items = self.items.iter();
        items.filter(|item| item.became.fate == fate).count()
    }

    /// How many somebody must decide on.
    #[must_use]
    pub fn asking(&self) -> usize {
        self.items.iter().filter(|item| item.asks()).count()
    }

    /// The counts in words: `12 kept, 3 moved, 1 lost`.
    #[must_use]
    pub fn counted(&self) -> String {
        let counts = Fate::ALL.map(|fate| (self.count(fate), fate.word()));
        let some = counts.iter().filter(|(count, _)| *count > 0);
        let some: Vec<String> = some
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        match some.as_slice() {
            [] => "no quote".to_owned(),
            some => some.join(", "),
        }
    }
}

/// The words of one version, with what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    /// What stands before, up to the words.
    pub before: &'a str,
    /// The words; empty where nothing stands.
    pub words: &'a str,
    /// What stands behind.
    pub behind: &'a str,
    /// The code point at which the words start, where that is known.
    pub start: Option<usize>,
    /// The bytes of the words that the other version has not.
    pub differs: Vec<Range<usize>>,
}

/// How many code points are shown around the words.
const AROUND: usize = 72;

/// Words of a text, with what stands around them in whole words.
#[must_use]
pub fn passage<'a>(version: Version<'a>, range: &Range<usize>) -> Passage<'a> {
    let text = version.text;
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1);
    let from = from.map_or(0, |(at, _)| {
        let cut = before.get(at..).unwrap_or_default();
        at + cut.find(char::is_whitespace).map_or(0, |space| space + 1)
    });
    let to = behind.char_indices().nth(AROUND);
    let to = to.map_or(behind.len(), |(at, _)| {
        let cut = behind.get(..at).unwrap_or_default();
        cut.rfind(char::is_whitespace).unwrap_or(at)
    });
    Passage {
        before: text.get(from..range.start).unwrap_or_default(),
        words: text.get(range.clone()).unwrap_or_default(),
        behind: behind.get(..to).unwrap_or_default(),
        start: Some(version.points.code_point_of(text, range.start)),
        differs: Vec::new(),
    }
}

/// Both texts of an item, left as it was and right as it is now, with the words that differ. Without the old version what
/// the claim itself has noted of it stands left.
#[must_use]
pub fn both<'a>(
    case: &'a Case,
    item: &Item,
    old: Option<Version<'a>>,
    new: Version<'a>,
) -> Sides<Passage<'a>> {
    let Some(claim) = case.tables().claims.get(item.claim as usize) else {
        return Sides::default();
    };
    let was = item.became.was.as_ref().zip(old);
    let left = was.map_or_else(|| noted(claim), |(range, version)| passage(version, range));
    let mut both = Sides {
        left,
        right: passage(new, &item.became.near),
    };
    if item.became.fate == Fate::Changed {
        mark(&mut both, case.language_of(claim));
    }
    both
}

fn noted(claim: &Claim) -> Passage<'_> {
    let quote = quote_of(claim).unwrap_or_default();
    Passage {
        before: quote.prefix.unwrap_or_default(),
        words: quote.quote,
        behind: quote.suffix.unwrap_or_default(),
        start: quote.start,
        differs: Vec::new(),
    }
}

/// Marks the words that carry the difference; where none does, as in another tense or sign, all that are not the same.
pub fn mark(both: &mut Sides<Passage<'_>>, language: Option<&str>) {
    let texts = both.as_ref().map(|it| it.words);
    let said = texts.map(|text| Said { text, language });
    let mut differs = words(said, Relation::Tension, &[]);
    if differs.left.is_empty() && differs.right.is_empty() {
        let [left, right] = apart(texts.left, texts.right);
        differs = Sides { left, right };
    }
    both.left.differs = differs.left;
    both.right.differs = differs.right;
}
