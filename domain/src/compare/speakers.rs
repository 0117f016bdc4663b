//! Who says each claim and where in the reading order it stands, by place instead of by name.

use crate::case::{Case, Id, Kind};

/// Slots of the memory for names: most claims repeat one of few sources and documents.
const SLOTS: usize = 256;

/// Looks up ids of one kind; ids that share their bytes are looked up once.
pub(super) struct Names<'a> {
    case: &'a Case,
    kind: Kind,
    seen: Vec<Option<(*const u8, usize, Option<u32>)>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(case: &'a Case, kind: Kind) -> Self {
        Self {
            case,
            kind,
            seen: vec![None; SLOTS],
        }
    }

    /// The place of the record with this id. The id must live as long as the case is borrowed: it is known again by
    /// where its bytes are.
    pub(super) fn place(&mut self, id: &'a Id) -> Option<u32> {
        let text = id.as_str();
        let (start, len) = (text.as_ptr(), text.len());
        let slot = (start.addr() >> 4) % SLOTS;
        match self.seen.get(slot) {
            Some(Some((at, long, place))) if *at == start && *long == len => *place,
            _ => {
                let place = self.case.place(self.kind, id);
                if let Some(seen) = self.seen.get_mut(slot) {
                    *seen = Some((start, len, place));
                }
                place
            }
        }
    }
}

/// Where each claim stands in the reading order, by the claim's place: the lower comes first; document by document, by
/// the start of the quote. A claim whose place is not known stands where the claim of the same source that precedes it
/// in the file stands; equal keys are read in file order.
///
/// `starts` are the code points at which quotes were found, by the claim's place; where it says nothing, the start that
/// the case notes counts.
pub(super) fn reading_keys(case: &Case, starts: impl IntoIterator<Item = Option<u64>>) -> Vec<u64> {
    let mut documents = Names::new(case, Kind::Document);
    let mut sources = Names::new(case, Kind::Source);
    let mut last = vec![0; case.tables().sources.len() + 1];
    let mut starts = starts.into_iter();
    let claims = case.tables().claims.iter();
    claims
        .map(|claim| {
            let source = sources.place(&claim.source);
            let source = source.map_or(last.len() - 1, |at| at as usize);
            let start = starts.next().flatten().or(claim.start);
            let document = claim.document.as_ref().and_then(|id| documents.place(id));
            let key = match (document, start) {
                (Some(document), Some(start)) => key(document, start),
                (Some(document), None) => last[source].max(key(document, 0)),
                (None, _) => last[source],
            };
            last[source] = key;
            key
        })
        .collect()
}

/// Document first, then start; 32 bits each, as a text of four thousand million signs is none.
fn key(document: u32, start: u64) -> u64 {
    u64::from(document) << 32 | start.min(u64::from(u32::MAX))
}
