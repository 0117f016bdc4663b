//! The state of a text field: its text, a cursor that never stands inside a grapheme, and what a view needs to draw it.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::width::{Ambiguous, graphemes, width};

mod window;

pub use window::Window;

#[cfg(test)]
mod tests;

/// A field's text and cursor; one line, or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// A byte of the text, always at a grapheme's boundary.
    cursor: usize,
    multi_line: bool,
    /// The column that moving up and down aims at.
    aim: Option<usize>,
}

impl Editor {
    /// A field of one line that holds `text`, the cursor behind it; line ends become spaces.
    #[must_use]
    pub fn line(text: &str) -> Self {
        let mut editor = Self::default();
        editor.insert(text);
        editor
    }

    /// A field of several lines that holds `text`, the cursor behind it.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let mut editor = Self {
            multi_line: true,
            ..Self::default()
        };
        editor.insert(text);
        editor
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it can hold several lines.
    #[must_use]
    pub fn is_multi_line(&self) -> bool {
        self.multi_line
    }

    /// The byte the cursor stands before.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Inserts what was typed or pasted. CRLF and CR become line feeds; in a field of one line each becomes a space.
    pub fn insert(&mut self, pasted: &str) {
        let end = if self.multi_line { "\n" } else { " " };
        let pasted = pasted
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\n', end);
        self.text.insert_str(self.cursor, &pasted);
        self.stand(self.cursor + pasted.len());
    }

    /// Starts a new line; nothing in a field of one line.
    pub fn new_line(&mut self) {
        if self.multi_line {
            self.insert("\n");
        }
    }

    /// Deletes the grapheme before the cursor.
    pub fn delete_back(&mut self) {
        self.delete(self.before(self.cursor)..self.cursor);
    }

    /// Deletes the grapheme behind the cursor.
    pub fn delete_forward(&mut self) {
        self.delete(self.cursor..self.behind(self.cursor));
    }

    /// Deletes back to the start of the word before the cursor.
    pub fn delete_word_back(&mut self) {
        self.delete(self.word_before()..self.cursor);
    }

    /// Deletes up to the end of the word behind the cursor.
    pub fn delete_word_forward(&mut self) {
        self.delete(self.cursor..self.word_behind());
    }

    /// Deletes up to the end of the line; at its end the line end itself.
    pub fn kill_to_end(&mut self) {
        let end = self.line_around(self.cursor).end;
        self.delete(
            self.cursor..if end == self.cursor {
                self.behind(end)
            } else {
                end
            },
        );
    }

    /// Deletes back to the start of the line.
    pub fn kill_to_start(&mut self) {
        self.delete(self.line_around(self.cursor).start..self.cursor);
    }

    /// Moves one grapheme back.
    pub fn left(&mut self) {
        self.stand(self.before(self.cursor));
    }

    /// Moves one grapheme on.
    pub fn right(&mut self) {
        self.stand(self.behind(self.cursor));
    }

    /// Moves to the start of the word before the cursor.
    pub fn word_left(&mut self) {
        self.stand(self.word_before());
    }

    /// Moves to the end of the word behind the cursor.
    pub fn word_right(&mut self) {
        self.stand(self.word_behind());
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) {
        self.stand(self.line_around(self.cursor).start);
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        self.stand(self.line_around(self.cursor).end);
    }

    /// Moves to the line above, keeping the column as well as the line allows; on the first line to its start.
    pub fn up(&mut self) {
        let line = self.line_around(self.cursor);
        self.enter_line(line.start.checked_sub(1), 0);
    }

    /// Moves to the line below; on the last one to its end.
    pub fn down(&mut self) {
        let line = self.line_around(self.cursor);
        self.enter_line(
            Some(line.end + 1).filter(|next| *next <= self.text.len()),
            self.text.len(),
        );
    }

    /// Moves to the grapheme at or before byte `byte`: a place in what was drawn from this text.
    pub fn move_to(&mut self, byte: usize) {
        self.stand(byte);
    }

    /// The number of the line the cursor is on, from 0.
    #[must_use]
    pub fn cursor_line(&self) -> usize {
        self.text
            .as_bytes()
            .iter()
            .take(self.cursor)
            .filter(|byte| **byte == b'\n')
            .count()
    }

    fn delete(&mut self, range: Range<usize>) {
        let start = range.start;
        if self.text.get(range.clone()).is_some() {
            self.text.replace_range(range, "");
        }
        self.stand(start);
    }

    /// Puts the cursor at `byte`, or at the boundary before it: what was inserted or deleted may have joined its neighbours.
    fn stand(&mut self, byte: usize) {
        let byte = self.text.floor_char_boundary(byte);
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        self.cursor = match cursor.is_boundary(&self.text, 0) {
            Ok(true) => byte,
            _ => self.before(byte),
        };
        self.aim = None;
    }

    fn before(&self, byte: usize) -> usize {
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        cursor
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn behind(&self, byte: usize) -> usize {
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        cursor
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let mut words = before.split_word_bound_indices().rev();
        words
            .find(|(_, word)| is_word(word))
            .map_or(0, |(at, _)| at)
    }

    fn word_behind(&self) -> usize {
        let behind = self.text.get(self.cursor..).unwrap_or_default();
        let mut words = behind.split_word_bound_indices();
        words
            .find(|(_, word)| is_word(word))
            .map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    /// The line around a byte, without its line feed.
    fn line_around(&self, byte: usize) -> Range<usize> {
        let start = self
            .text
            .get(..byte)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let end = self
            .text
            .get(byte..)
            .and_then(|after| after.find('\n'))
            .map_or(self.text.len(), |at| byte + at);
        start..end
    }

    /// Moves to the aimed-at column of the line around `inside`, to byte `otherwise` when there is no such line.
    fn enter_line(&mut self, inside: Option<usize>, otherwise: usize) {
        let here = self.line_around(self.cursor);
        let before = self.text.get(here.start..self.cursor).unwrap_or_default();
        let aim = self.aim.unwrap_or_else(|| width(before, Ambiguous::Narrow));
        let Some(inside) = inside else {
            self.stand(otherwise);
            return;
        };
        let line = self.line_around(inside);
        let mut columns = 0;
        let mut at = line.start;
        for (range, wide) in graphemes(
            self.text.get(line.clone()).unwrap_or_default(),
            Ambiguous::Narrow,
        ) {
            columns += wide;
            if columns > aim {
                break;
            }
            at = line.start + range.end;
        }
        self.stand(at);
        self.aim = Some(aim);
    }
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}
