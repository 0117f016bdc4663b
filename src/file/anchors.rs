//! Where the quotes of a case stand in its documents, and what is to be said of those that do not stand where they did.

use std::collections::HashMap;
use std::sync::Arc;

use super::documents::DocumentText;
use super::problem::{Code, Problem, named};
use super::read::Spans;
use crate::case::{Claim, Field, Id, Kind, Tables};
use crate::compare::versions::quote_of;
use crate::text::anchor::{Anchor, State, anchors, noted};
use crate::text::segment;

/// The anchor of each claim, by its place; `None` for a claim without a quote or whose document is not there. `texts` are
/// those of the case's documents, by their places.
#[must_use]
pub fn resolve(tables: &Tables, texts: &[Option<Arc<DocumentText>>]) -> Vec<Option<Anchor>> {
    let mut found: Vec<Option<Anchor>> = vec![None; tables.claims.len()];
    // Places only: the quotes themselves would take more room than the claims.
    let mut quoting: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
    let places = documents(tables);
    for (place, claim) in (0u32..).zip(&tables.claims) {
        let at = claim.document.as_ref().and_then(|id| places.get(id));
        let quoting = at.and_then(|at| quoting.get_mut(*at));
        if let (Some(quoting), Some(_)) = (quoting, &claim.quote) {
            quoting.push(place);
        }
    }
    let quote = |place: &u32| tables.claims.get(*place as usize).and_then(quote_of);
    for (text, quoting) in texts.iter().zip(&mut quoting) {
        let Some(text) = text else { continue };
        // Nearly all stand where they were noted; the others are looked for together.
        quoting.retain(|place| {
            let anchor = quote(place).and_then(|it| noted(&text.text, &text.points, &it));
            let is_noted = anchor.is_some();
            if let (Some(found), Some(_)) = (found.get_mut(*place as usize), &anchor) {
                *found = anchor;
            }
            !is_noted
        });
        let others = quoting.iter().map(|at| quote(at).unwrap_or_default());
        let of_text = anchors(&text.text, &text.points, others);
        for (place, anchor) in quoting.iter().zip(of_text) {
            if let Some(found) = found.get_mut(*place as usize) {
                *found = Some(anchor);
            }
        }
    }
    found
}

/// The place of each document; of two with one id the first.
pub(super) fn documents(tables: &Tables) -> HashMap<&Id, usize> {
    let documents = tables.documents.iter().enumerate().rev();
    documents
        .map(|(place, document)| (&document.id, place))
        .collect()
}

/// The paragraph each claim's quote stands in, numbered over all documents; `None` where its place is not known.
#[must_use]
pub fn paragraphs(
    tables: &Tables,
    texts: &[Option<Arc<DocumentText>>],
    anchors: &[Option<Anchor>],
) -> Vec<Option<u32>> {
    let places = documents(tables);
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (document, text) in texts.iter().enumerate() {
        if let Some(text) = text {
            starts.extend(segment::paragraphs(&text.text).map(|it| (document, it.start)));
        }
    }
    let of = |(claim, anchor): (&Claim, &Option<Anchor>)| {
        let document = *places.get(claim.document.as_ref()?)?;
        let start = anchor.as_ref()?.range.as_ref()?.start;
        let before = starts.partition_point(|it| *it <= (document, start));
        u32::try_from(before).ok()
    };
    tables.claims.iter().zip(anchors).map(of).collect()
}

/// A problem for each anchor that is not sound, in the order of the claims, with both texts: the quote and what stands there.
#[must_use]
pub fn problems(
    tables: &Tables,
    texts: &[Option<Arc<DocumentText>>],
    anchors: &[Option<Anchor>],
    spans: &Spans<'_>,
) -> Vec<Problem> {
    let places = documents(tables);
    let unsound = tables.claims.iter().zip(anchors).enumerate();
    let problem = |(place, (claim, anchor)): (usize, (&Claim, &Option<Anchor>))| {
        let anchor = anchor.as_ref().filter(|it| it.state != State::Sound)?;
        let at = places.get(claim.document.as_ref()?)?;
        let text = texts.get(*at)?.as_ref()?;
        let file = tables
            .documents
            .get(*at)
            .map_or("", |document| &document.file);
        let (code, message, hint) = words(claim, anchor, text, file)?;
        let field = match anchor.state {
            State::Moved if claim.start.is_some() => Field::Start,
            _ => Field::Quote,
        };
        let span = spans.value(Kind::Claim, place, field);
        Some(Problem::new(code, span, message).hint(hint))
    };
    unsound.filter_map(problem).collect()
}

fn words(
    claim: &Claim,
    anchor: &Anchor,
    text: &DocumentText,
    file: &str,
) -> Option<(Code, String, String)> {
    let id = &claim.id;
    let quote = named(claim.quote.as_deref()?);
    let file = named(file);
    let there = anchor.range.clone().and_then(|range| {
        let start = text.points.code_point_of(&text.text, range.start);
        Some((start, named(text.text.get(range)?)))
    });
    let noted = claim
        .start
        .map(|start| format!(" at {start}"))
        .unwrap_or_default();
    Some(match (anchor.state, there) {
        (State::Sound, _) => return None,
        (State::Moved, Some((start, _))) => (
            Code::Moved,
            format!(
                "the quote of claim `{id}` does not stand{noted} in {file}: {quote} stands at {start}"
            ),
            format!("see whether it is the same place; then write `start = {start}`"),
        ),
        (State::Doubtful, Some((start, _))) if anchor.places > 1 => (
            Code::Doubtful,
            format!(
                "the quote of claim `{id}` stands in {} places of {file}: {quote}",
                anchor.places
            ),
            format!("write `start = {start}` if that place is meant; a longer quote would be sure"),
        ),
        (State::Doubtful, Some((start, words))) => (
            Code::Doubtful,
            format!(
                "the quote of claim `{id}` is not in {file}, but nearly: {quote} is noted, {words} stands at {start}"
            ),
            "write the words as they stand there, if they are meant".into(),
        ),
        _ => (
            Code::Lost,
            format!("the quote of claim `{id}` is not in {file}: {quote}"),
            match now(claim, text) {
                Some(words) => format!("what stands{noted} now: {words}"),
                None => "write the words as they stand in the document".into(),
            },
        ),
    })
}

/// What stands now where the quote was noted.
fn now(claim: &Claim, text: &DocumentText) -> Option<String> {
    let start = usize::try_from(claim.start?).ok()?;
    let length = claim.quote.as_deref()?.chars().count();
    let from = text.points.byte_of(&text.text, start)?;
    let rest = text.text.get(from..).filter(|rest| !rest.is_empty())?;
    let end = rest
        .char_indices()
        .nth(length)
        .map_or(rest.len(), |(at, _)| at);
    rest.get(..end).map(named)
}
