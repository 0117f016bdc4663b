//! A text cut into words and signs, contractions and elisions taken apart.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::segment::{paragraphs, sentences};
use super::stems;

/// A word or sign.
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// In lower case, with a straight apostrophe.
    pub(super) lower: String,
    /// Whether a sentence or a quotation opens with it.
    pub(super) opens: bool,
}

/// The words and signs of `text`, in order; "did|n't", "Hale|'s", "l'|homme" in the languages that write so.
pub(super) fn pieces(text: &str, language: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let inside = text.get(paragraph.clone()).unwrap_or_default();
        for sentence in sentences(inside) {
            let start = paragraph.start + sentence.start;
            let words = inside.get(sentence).unwrap_or_default();
            let mut opens = true;
            for (at, word) in words
                .split_word_bound_indices()
                .filter(|(_, word)| !word.trim().is_empty())
            {
                let range = start + at..start + at + word.len();
                let lower = word.to_lowercase().replace('’', "'");
                if word.chars().any(char::is_alphanumeric) {
                    push_word(
                        &mut found,
                        word,
                        Piece {
                            range,
                            lower,
                            opens,
                        },
                        language,
                    );
                    opens = false;
                } else {
                    opens |= matches!(word, "“" | "\"" | "‘" | "'" | "«" | "„" | ":");
                    found.push(Piece {
                        range,
                        lower,
                        opens: false,
                    });
                }
            }
        }
    }
    found
}

/// Puts the word `piece`, written `word`, behind the others, in two parts when it is two words.
fn push_word(found: &mut Vec<Piece>, word: &str, piece: Piece, language: &str) {
    // The lower-case form may differ in length: the shorter part, without capitals of that kind, tells where to cut.
    let parts = match language {
        "en" => stems::clitic(&piece.lower).and_then(|clitic| {
            let host = piece.lower.strip_suffix(clitic)?;
            let bytes: usize = word
                .chars()
                .rev()
                .take(clitic.len())
                .map(char::len_utf8)
                .sum();
            Some((
                piece.range.end - bytes,
                stems::host(host, clitic).to_owned(),
                clitic.to_owned(),
            ))
        }),
        "fr" | "it" => stems::elided(&piece.lower).and_then(|elided| {
            let rest = piece.lower.strip_prefix(elided)?;
            let bytes: usize = word.chars().take(elided.len()).map(char::len_utf8).sum();
            Some((
                piece.range.start + bytes,
                elided.to_owned(),
                rest.to_owned(),
            ))
        }),
        _ => None,
    };
    match parts {
        Some((cut, first, second)) => {
            found.push(Piece {
                range: piece.range.start..cut,
                lower: first,
                opens: piece.opens,
            });
            let opens = piece.opens && language != "en";
            found.push(Piece {
                range: cut..piece.range.end,
                lower: second,
                opens,
            });
        }
        None => found.push(piece),
    }
}
