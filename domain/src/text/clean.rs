//! Harmless visible text: the one type that may reach a screen, a pipe or a page.
//!
//! Controls, escape sequences, bidi overrides, invisible and tag characters and heaps of combining marks become
//! visible marks; everything else stays as it is. Marks the document wrote itself (a literal `⟦U+202E⟧`) are told apart by
//! [`Shown::marks`].

mod cleaner;
mod spelling;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use cleaner::Cleaner;

/// The signs in which cleaning marks are written; the letters of a document are never changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// `␛`, `⇥`, `⟦U+202E⟧`
    #[default]
    Unicode,
    /// `^[`, `^I`, `<U+202E>`
    Ascii,
}

/// One line of harmless visible text that remembers which source byte each of its bytes came from.
///
/// It can only be made here: by cleaning ([`Shown::new`], [`Shown::part`], [`clean_lines`]) or from the program's own
/// words ([`Shown::own`]). It holds no control character, and no grapheme of it is without width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    text: String,
    pieces: Vec<Piece>,
    /// The source byte behind the last piece.
    source_end: usize,
    /// Whether a piece comes from before the piece in front of it, so that source offsets cannot be searched by halves.
    unsorted: bool,
}

/// A stretch of shown bytes; it ends where the next piece starts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    shown: usize,
    source: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The source's own bytes.
    Verbatim,
    /// A mark in the place of source bytes that must not be shown.
    Mark,
    /// The program's words, no source.
    Own,
}

impl Shown {
    /// Cleans `source` into one line. A line feed, with the carriage return before it, is shown as a space (and listed in
    /// [`Shown::marks`]).
    #[must_use]
    pub fn new(source: &str, signs: Signs) -> Self {
        Self::part(source, 0..source.len(), signs)
    }

    /// Cleans the bytes `range` of `source`, so that only what is visible costs anything; offsets stay those of the whole
    /// `source`. A range that leaves the text or cuts a character is narrowed to whole characters.
    #[must_use]
    pub fn part(source: &str, range: Range<usize>, signs: Signs) -> Self {
        let start = source.ceil_char_boundary(range.start);
        let end = source.floor_char_boundary(range.end).max(start);
        let text = source.get(start..end).unwrap_or_default();
        Cleaner::new(start, signs, text.len()).clean(text)
    }

    /// The program's own words, which need no cleaning because they stand in its code.
    #[must_use]
    pub fn own(text: &'static str) -> Self {
        let mut shown = Self::default();
        shown.push_own(text);
        shown
    }

    /// A number in decimal digits.
    #[must_use]
    pub fn number(number: usize) -> Self {
        let mut shown = Self::default();
        shown.push_own(&number.to_string());
        shown
    }

    /// The text to show.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in shown bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The source byte that shown byte `shown` came from: within a mark the byte it stands for, within the program's own
    /// words and behind the end the place where the source goes on.
    #[must_use]
    pub fn source_at(&self, shown: usize) -> usize {
        if shown >= self.text.len() {
            return self.source_end;
        }
        self.piece_at(shown)
            .map_or(self.source_end, |(_, piece)| piece.source_at(shown))
    }

    /// The source bytes from the first to the last of the shown bytes `range`; a mark counts as a whole.
    #[must_use]
    pub fn source_of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_at(range.start);
        let last = range
            .end
            .min(self.text.len())
            .checked_sub(1)
            .filter(|last| *last >= range.start);
        let end = last
            .and_then(|last| self.piece_at(last))
            .map_or(start, |(_, piece)| match piece.kind {
                Kind::Verbatim => piece.source_at(range.end).min(piece.source.end),
                Kind::Mark | Kind::Own => piece.source.end,
            });
        start..end.max(start)
    }

    /// The shown byte where source byte `source` is seen: the start of its mark when it is not shown itself, the nearest
    /// shown byte when it lies outside. Of parts of several sources put together the first that holds it answers.
    #[must_use]
    pub fn shown_at(&self, source: usize) -> usize {
        let at = if self.unsorted {
            self.pieces
                .iter()
                .position(|piece| piece.source.contains(&source))
        } else {
            self.pieces
                .partition_point(|piece| piece.source.start <= source)
                .checked_sub(1)
        };
        let Some((at, piece)) = at.and_then(|at| Some((at, self.pieces.get(at)?))) else {
            return 0;
        };
        match piece.kind {
            Kind::Verbatim => (piece.shown + (source - piece.source.start)).min(self.piece_end(at)),
            Kind::Mark if source >= piece.source.end => self.piece_end(at),
            Kind::Mark | Kind::Own => piece.shown,
        }
    }

    /// The shown bytes `range` with their places in the source; narrowed to whole characters.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let start = self.text.ceil_char_boundary(range.start);
        let end = self.text.floor_char_boundary(range.end).max(start);
        let mut slice = Self {
            source_end: self.source_at(start),
            ..Self::default()
        };
        let first = self.piece_at(start).map_or(0, |(at, _)| at);
        for (at, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.shown >= end {
                break;
            }
            let shown = piece.shown.max(start)..self.piece_end(at).min(end);
            let source = match piece.kind {
                Kind::Verbatim => piece.source_at(shown.start)..piece.source_at(shown.end),
                Kind::Mark | Kind::Own => piece.source.clone(),
            };
            slice.push_piece(self.text.get(shown).unwrap_or_default(), source, piece.kind);
        }
        slice
    }

    /// Puts `other` behind this text; each part keeps the places of its own source.
    pub fn push(&mut self, other: &Self) {
        for (at, piece) in other.pieces.iter().enumerate() {
            let text = other
                .text
                .get(piece.shown..other.piece_end(at))
                .unwrap_or_default();
            match piece.kind {
                Kind::Own => self.push_own(text),
                kind => self.push_piece(text, piece.source.clone(), kind),
            }
        }
    }

    /// This text with `other` behind it.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        self.push(other);
        self
    }

    /// The shown bytes that are cleaning marks and no words of the source, so that a theme can dim them.
    pub fn marks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let marks = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.kind == Kind::Mark);
        marks.map(|(at, piece)| piece.shown..self.piece_end(at))
    }

    fn piece_end(&self, at: usize) -> usize {
        self.pieces
            .get(at + 1)
            .map_or(self.text.len(), |next| next.shown)
    }

    fn piece_at(&self, shown: usize) -> Option<(usize, &Piece)> {
        let at = self
            .pieces
            .partition_point(|piece| piece.shown <= shown)
            .checked_sub(1)?;
        Some((at, self.pieces.get(at)?))
    }

    fn push_own(&mut self, text: &str) {
        self.push_piece(text, self.source_end..self.source_end, Kind::Own);
    }

    fn push_piece(&mut self, text: &str, source: Range<usize>, kind: Kind) {
        if text.is_empty() {
            return;
        }
        let last = self.pieces.last_mut();
        self.source_end = source.end;
        match last {
            Some(last)
                if last.kind == kind && kind != Kind::Mark && last.source.end == source.start =>
            {
                last.source.end = source.end;
            }
            last => {
                self.unsorted |= last.is_some_and(|last| source.start < last.source.end);
                self.pieces.push(Piece {
                    shown: self.text.len(),
                    source,
                    kind,
                });
            }
        }
        self.text.push_str(text);
    }
}

impl Piece {
    fn source_at(&self, shown: usize) -> usize {
        match self.kind {
            Kind::Verbatim => self.source.start + (shown - self.shown),
            Kind::Mark | Kind::Own => self.source.start,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The lines of `source`, each cleaned when it is asked for, with offsets into the whole `source`. The line feed and a
/// carriage return just before it are not shown; a carriage return anywhere else is. Text that ends in a line feed has no
/// empty line behind it.
pub fn clean_lines(source: &str, signs: Signs) -> impl Iterator<Item = Shown> + '_ {
    source.split_inclusive('\n').scan(0, move |next, line| {
        let start = *next;
        *next += line.len();
        let bare = line
            .strip_suffix('\n')
            .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        Some(Shown::part(source, start..start + bare.len(), signs))
    })
}
