//! Whether two cases are over the same documents, and where their claims stand in them.

use crate::cli::Exit;
use crate::compare::sides::{Side, Sides};
use crate::file::documents::{DocumentText, hex};
use crate::file::{Checked, anchors};
use crate::text::anchor::State;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The documents that two cases have in common: all of them.
pub(super) struct Common {
    /// Which of the left one's documents each document is, by place.
    pub(super) documents: Sides<Vec<usize>>,
    /// Where each document starts when all are laid end to end in the left one's order, in code points.
    pub(super) starts: Sides<Vec<usize>>,
    /// The code points of all.
    pub(super) length: usize,
}

/// Why two cases cannot be compared. The words may hold a stranger's.
pub(super) struct Refused(pub(super) String, pub(super) Exit);

/// What A and B are called in what is printed.
pub(super) fn called(side: Side) -> &'static str {
    match side {
        Side::Left => "A",
        Side::Right => "B",
    }
}

/// The documents of both, which must be the same by their bytes.
pub(super) fn common(two: &Sides<Checked>) -> Result<Common, Refused> {
    let mut hashes: Sides<Vec<String>> = Sides::default();
    for (side, one) in two.iter() {
        for (at, text) in one.texts.iter().enumerate() {
            let text = text.as_ref().ok_or_else(|| {
                let file = file(one, at);
                let why = format!("{}: its document `{file}` cannot be read", one.name);
                Refused(why, Exit::Unreadable)
            })?;
            hashes[side].push(hex(&text.sha256()));
        }
    }
    let mut free: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, hash) in hashes.left.iter().enumerate().rev() {
        free.entry(hash).or_default().push(at);
    }
    let mut documents = Sides {
        left: (0..hashes.left.len()).collect::<Vec<_>>(),
        right: Vec::new(),
    };
    for (at, hash) in hashes.right.iter().enumerate() {
        let same = free.get_mut(hash.as_str()).and_then(Vec::pop);
        documents
            .right
            .push(same.ok_or_else(|| missing(two, Side::Right, at, hash))?);
    }
    if let Some(at) = free.into_values().flatten().min() {
        let hash = hashes.left.get(at).map_or("", String::as_str);
        return Err(missing(two, Side::Left, at, hash));
    }
    let mut starts = Vec::new();
    let mut length = 0;
    for text in two.left.texts.iter().flatten() {
        starts.push(length);
        length += text.points.len();
    }
    let starts = documents.as_ref().map(|documents| {
        let start = |at: &usize| starts.get(*at).copied().unwrap_or_default();
        documents.iter().map(start).collect()
    });
    Ok(Common {
        documents,
        starts,
        length,
    })
}

fn file(one: &Checked, at: usize) -> &str {
    let tables = one.reading.as_ref().map(|it| &it.tables);
    let document = tables.and_then(|it| it.documents.get(at));
    document.map_or("", |it| &it.file)
}

fn missing(two: &Sides<Checked>, side: Side, at: usize, hash: &str) -> Refused {
    let (here, there) = (&two[side], &two[side.other()]);
    let short = hash.get(..12).unwrap_or(hash);
    let why = format!(
        "not over the same documents: {} has `{}` (SHA-256 {short}…), {} has no document of these bytes",
        here.name,
        file(here, at),
        there.name
    );
    Refused(why, Exit::Usage)
}

/// Where each claim stands in all documents laid end to end, in code points; none where that is not sure.
pub(super) fn places(one: &Checked, starts: &[usize]) -> Vec<Option<Range<usize>>> {
    let Some(reading) = &one.reading else {
        return Vec::new();
    };
    let documents: HashMap<_, _> = {
        let documents = reading.tables.documents.iter().enumerate().rev();
        documents.map(|(at, it)| (&it.id, at)).collect()
    };
    let found = anchors::resolve(&reading.tables, &one.texts);
    let claims = reading.tables.claims.iter().zip(found);
    let place = |(claim, anchor): (&crate::case::Claim, Option<crate::text::anchor::Anchor>)| {
        let anchor = anchor.filter(|it| matches!(it.state, State::Sound | State::Moved))?;
        let at = *documents.get(claim.document.as_ref()?)?;
        let text: &Arc<DocumentText> = one.texts.get(at)?.as_ref()?;
        let range = anchor.range?;
        let point = |byte| text.points.code_point_of(&text.text, byte);
        let start = *starts.get(at)?;
        Some(start + point(range.start)..start + point(range.end))
    };
    claims.map(place).collect()
}
