//! A table of another file put into this one in its own words: with its comments and its way of writing.

use super::{Draft, Unwritable, piece::Piece, reads_as};
use crate::case::{Case, Kind};

impl Draft {
    /// The text of the record at a place, with the comments directly above it; `None` where the file has another shape.
    #[must_use]
    pub fn words_of(&self, kind: Kind, place: usize) -> Option<String> {
        if self.whole.is_some() {
            return None;
        }
        let text = self.text(self.find(kind, place)?)?;
        let end = Piece::read(kind, text)?.rest();
        text.get(..end).map(str::to_owned)
    }

    /// Writes the record that the case now has at a place and the file has not, in these words where they say the same;
    /// else as [`Draft::insert`]. Their line ends become those of this file.
    ///
    /// # Errors
    /// When it cannot be written so.
    pub fn adopt(
        &mut self,
        case: &Case,
        kind: Kind,
        place: usize,
        words: Option<&str>,
    ) -> Result<(), Unwritable> {
        let text = words.map(|words| words.replace("\r\n", "\n").replace('\n', self.eol));
        match text {
            Some(text)
                if self.whole.is_none() && reads_as(kind, &text, &case.fields(kind, place)) =>
            {
                self.put(kind, place, text);
                Ok(())
            }
            _ => self.insert(case, kind, place),
        }
    }
}
