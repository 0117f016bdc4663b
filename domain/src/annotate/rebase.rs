//! A document gets a new version: what was decided on each of its quotes, and what the document is now, in one step.

use super::plan::Plan;
use super::{Cannot, Decided, Words, cannot};
use crate::case::{Case, Document, Edit, Field, Id, Kind, Record as _, Value};
use crate::compare::versions::{self, Item};
use crate::text::version::{Fate, Version};
use std::ops::Range;

/// What a reader decides on one quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The claim has the words at these bytes of the new version.
    Take(Range<usize>),
    /// The claim stays with the old version, which becomes a document of its own.
    Old,
    /// It is left as it is, to be decided later: its quote is shown as moved, doubtful or lost until then.
    Leave,
}

/// One version of the document: its file, and what a case notes of it.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// Where it lies in the case's folder.
    pub file: &'a str,
    /// Its encoding, when it is not UTF-8.
    pub encoding: Option<&'a str>,
    /// The hash of its bytes in hexadecimal.
    pub sha256: &'a str,
    /// Its text.
    pub text: Version<'a>,
}

/// The document at a place, of which `plan` was made, is the new version now. Each answer is to the item of the plan at its
/// place; what has none is left as it is. `old` is the version it was, where that is kept; `id` names it as a document of its
/// own where a claim stays with it.
///
/// # Errors
/// When there is no such document, a claim is to stay with an old version that is not kept, or nothing would change.
pub fn rebase(
    case: &Case,
    document: usize,
    (plan, answers): (&versions::Plan, &[Option<Answer>]),
    (old, new): (Option<Kept<'_>>, Kept<'_>),
    id: Id,
) -> Decided {
    let Some(it) = case.tables().documents.get(document) else {
        return cannot("there is no such document");
    };
    let mut decided = Plan::new(case);
    let facts = [
        (Field::File, Some(new.file)),
        (Field::Encoding, new.encoding),
        (Field::Sha256, Some(new.sha256)),
    ];
    let facts = facts.map(|(field, text)| (field, text.map(Value::text)));
    decided.set_each(Kind::Document, document, facts.into());
    let former = old.map(|old| {
        let mut documents = case.tables().documents.iter();
        let known = documents.find(|other| *other.file == *old.file && other.id != it.id);
        (old, known.map_or(id, |known| known.id.clone()))
    });
    let mut counts = Counts::default();
    for (at, item) in plan.items.iter().enumerate() {
        let answer = answers.get(at).and_then(Option::as_ref);
        if answer == Some(&Answer::Old) {
            let Some((old, id)) = &former else {
                return cannot("the old version is not here: no claim can stay with it");
            };
            stay(&mut decided, item, (*old, id));
        } else {
            follow(&mut decided, item, answer, (&it.id, new.text));
        }
        counts.add(item, answer);
    }
    if let (Some((old, id)), true) = (former, counts.stay > 0)
        && case.place(Kind::Document, &id).is_none()
    {
        decided.add(Kind::Document, document + 1, earlier(it, id, old));
    }
    let name = format!("a new version of {}: {counts}", it.id);
    let decision = decided.named(name);
    match &decision.edit {
        Edit::All(edits) if edits.is_empty() => Err(Cannot("nothing would change".into())),
        _ => Ok(decision),
    }
}

/// The claim keeps its words, in the old version.
fn stay(decided: &mut Plan<'_>, item: &Item, (old, id): (Kept<'_>, &Id)) {
    let at = item.claim as usize;
    let words = item.became.was.clone().map(|was| Words {
        document: id,
        text: old.text.text,
        points: old.text.points,
        start: was.start,
        end: was.end,
    });
    match words {
        Some(words) => decided.set_each(Kind::Claim, at, words.set()),
        None => decided.set(
            Kind::Claim,
            at,
            Field::Document,
            Some(Value::Id(id.clone())),
        ),
    }
}

/// The claim goes with the document into the new version.
fn follow(
    decided: &mut Plan<'_>,
    item: &Item,
    answer: Option<&Answer>,
    (id, new): (&Id, Version<'_>),
) {
    let at = item.claim as usize;
    if let Some(Answer::Take(range)) = answer {
        let words = Words {
            document: id,
            text: new.text,
            points: new.points,
            start: range.start,
            end: range.end,
        };
        decided.set_each(Kind::Claim, at, words.set());
    }
    if let Some(attribution) = &item.attribution {
        let value = Value::Attribution(Box::new(attribution.clone()));
        decided.set(Kind::Claim, at, Field::Attribution, Some(value));
    }
}

/// The old version as a document: all that is said of the document, and where it is kept.
fn earlier(document: &Document, id: Id, old: Kept<'_>) -> Vec<(Field, Value)> {
    let own = [
        Field::Id,
        Field::File,
        Field::Title,
        Field::Encoding,
        Field::Sha256,
        Field::Suggested,
        Field::P,
        Field::Why,
    ];
    let title = format!("{} (earlier version)", document.name());
    let mut fields = vec![
        (Field::Id, Value::Id(id)),
        (Field::File, Value::text(old.file)),
        (Field::Title, Value::text(&title)),
    ];
    let said = document.fields().into_iter();
    fields.extend(said.filter(|(field, _)| !own.contains(field)));
    fields.extend(old.encoding.map(|it| (Field::Encoding, Value::text(it))));
    fields.push((Field::Sha256, Value::text(old.sha256)));
    fields
}

/// What became of how many quotes, as decided.
#[derive(Default)]
struct Counts {
    kept: usize,
    moved: usize,
    reworded: usize,
    stay: usize,
    left: usize,
}

impl Counts {
    fn add(&mut self, item: &Item, answer: Option<&Answer>) {
        let count = match answer {
            Some(Answer::Take(range)) => {
                let same = Some(range) == item.became.now.as_ref();
                match item.became.fate {
                    Fate::Kept if same => &mut self.kept,
                    Fate::Moved if same => &mut self.moved,
                    _ => &mut self.reworded,
                }
            }
            Some(Answer::Old) => &mut self.stay,
            _ if !item.asks() => &mut self.kept,
            _ => &mut self.left,
        };
        *count += 1;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = [
            (self.kept, "kept"),
            (self.moved, "moved"),
            (self.reworded, "with other words"),
            (self.stay, "with the old version"),
            (self.left, "left for later"),
        ];
        let some = counts.iter().filter(|(count, _)| *count > 0);
        let some: Vec<String> = some
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        match some.as_slice() {
            [] => f.write_str("no quote stands in it"),
            some => f.write_str(&some.join(", ")),
        }
    }
}
