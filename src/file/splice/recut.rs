//! Taking changed bytes back as bytes: an undo that also brings back comments and spacing.

use super::parts::{Body, Part};
use super::{Draft, Patch};
use crate::file::pieces::{self, Cut};

impl Draft {
    /// Puts back what the patches replaced, the last first; false, and nothing changed that [`Draft::drop_changes`] does
    /// not take back, when the bytes are no longer those the patches left. The caller asks [`Draft::agrees`] then.
    pub fn unpatch(&mut self, patches: &[Patch]) -> bool {
        self.whole.is_none()
            && patches
                .iter()
                .rev()
                .all(|patch| self.unpatch_one(patch).is_some())
    }

    fn unpatch_one(&mut self, patch: &Patch) -> Option<()> {
        let end = patch.at.checked_add(patch.new.len())?;
        let (mut first, mut start, mut last, mut at) = (None, 0, None, 0);
        for (number, part) in self.parts.iter().enumerate() {
            let next = at + part.len();
            if first.is_none() && next >= patch.at {
                (first, start) = (Some(number), at);
            }
            if next >= end {
                last = Some(number);
                break;
            }
            at = next;
        }
        let (first, last) = (first?, last?);
        let old = self.parts.get(first..=last)?;
        let text: String = old
            .iter()
            .map(|part| self.text_of(part))
            .collect::<Option<_>>()?;
        let (from, to) = (patch.at - start, end - start);
        if text.get(from..to)? != patch.new {
            return None;
        }
        let text = [text.get(..from)?, &patch.old, text.get(to..)?].concat();
        let Cut::Pieces(cut) = pieces::cut(text.as_bytes()) else {
            return None;
        };
        let (head, tables) = cut.split_first()?;
        let has_head = first == 0;
        if !has_head && !head.range().is_empty() {
            return None;
        }
        let cut = if has_head { cut.as_slice() } else { tables };
        let part = |piece: &pieces::Piece| {
            let own = text.get(piece.range())?;
            let same = old.iter().find(|part| self.text_of(part) == Some(own));
            let sound = same.is_none_or(|part| part.sound);
            Some(Part {
                kind: piece.kind,
                sound,
                body: Body::Own(own.into()),
            })
        };
        let new: Vec<Part> = cut.iter().map(part).collect::<Option<_>>()?;
        self.swap(first..last + 1, new);
        Some(())
    }
}
