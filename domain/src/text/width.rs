//! The only measure of display width: columns, grapheme by grapheme.
//!
//! A grapheme's width is unicode-width's for the whole cluster, which is also how ratatui fills its cells, so that nothing
//! shifts between what is measured here and what is drawn there.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::clean::{Shown, Signs};

/// How wide the terminal draws characters that UAX #11 calls ambiguous (`…`, `“`, Greek and Cyrillic signs).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// One column, as nearly everywhere.
    #[default]
    Narrow,
    /// Two columns, as in East Asian set-ups.
    Wide,
}

/// The columns `text` takes.
#[must_use]
pub fn width(text: &str, ambiguous: Ambiguous) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true)
        .map(|grapheme| grapheme_width(grapheme, ambiguous))
        .sum()
}

/// The graphemes of `text` (UAX #29, extended), each with its byte range and its columns.
///
/// A printable ASCII character before another is a grapheme of one column: no rule of UAX #29 joins the two. Most of
/// what is ever drawn needs no tables.
pub fn graphemes(
    text: &str,
    ambiguous: Ambiguous,
) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
    let plain = |at: usize| {
        text.as_bytes()
            .get(at)
            .is_some_and(|byte| is_printable(*byte))
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        if plain(start) && (plain(start + 1) || start + 1 == text.len()) {
            at += 1;
            return Some((start..at, 1));
        }
        let grapheme = text.get(start..)?.graphemes(true).next()?;
        at += grapheme.len();
        Some((start..at, grapheme_width(grapheme, ambiguous)))
    })
}

/// `shown`, cut behind the last grapheme that leaves room for `…` (`>` in ASCII) when it takes more than `columns`. With no
/// room even for that sign the result is empty.
#[must_use]
pub fn fit(shown: &Shown, columns: usize, ambiguous: Ambiguous, signs: Signs) -> Shown {
    let (more, more_columns) = match signs {
        Signs::Unicode => ("…", grapheme_width("…", ambiguous)),
        Signs::Ascii => (">", 1),
    };
    let mut used = 0;
    let mut cut = 0;
    for (range, wide) in graphemes(shown.as_str(), ambiguous) {
        used += wide;
        if used > columns {
            let room = columns >= more_columns;
            return if room {
                shown.slice(0..cut).then(&Shown::own(more))
            } else {
                Shown::default()
            };
        }
        if used + more_columns <= columns {
            cut = range.end;
        }
    }
    shown.clone()
}

/// The columns of one grapheme; 0 only for text that was never cleaned.
fn grapheme_width(grapheme: &str, ambiguous: Ambiguous) -> usize {
    let columns = match ambiguous {
        Ambiguous::Narrow => grapheme.width(),
        Ambiguous::Wide => grapheme.width_cjk(),
    };
    // ratatui keeps a cell more for each halfwidth sound mark than unicode-width counts.
    let is_sound_mark = |ch: &char| matches!(ch, '\u{ff9e}' | '\u{ff9f}');
    if grapheme.len() > 1 {
        columns + grapheme.chars().filter(is_sound_mark).count()
    } else {
        columns
    }
}

/// Whether every byte is a printable ASCII character, a grapheme of one column.
fn is_plain(text: &str) -> bool {
    text.bytes().all(is_printable)
}

fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_narrow_and_composed_graphemes() {
        for (text, narrow, wide) in [
            ("", 0, 0),
            ("walk", 4, 4),
            ("e\u{301}", 1, 1),
            ("警察", 4, 4),
            ("👨‍👩‍👧‍👦", 2, 2),
            ("🇳🇿", 2, 2),
            ("ｶﾞ", 3, 3),
            ("“…”", 3, 6),
        ] {
            assert_eq!(width(text, Ambiguous::Narrow), narrow, "{text}");
            assert_eq!(width(text, Ambiguous::Wide), wide, "{text}");
        }
    }

    #[test]
    fn fitting_cuts_between_graphemes_and_says_so() {
        for (text, columns, expected) in [
            ("parade", 6, "parade"),
            ("parade", 5, "para…"),
            ("parade", 1, "…"),
            ("parade", 0, ""),
            ("警察官", 6, "警察官"),
            ("警察官", 5, "警察…"),
            ("警察官", 4, "警…"),
            ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"),
        ] {
            let shown = Shown::new(text, Signs::Unicode);
            assert_eq!(
                fit(&shown, columns, Ambiguous::Narrow, Signs::Unicode).as_str(),
                expected,
                "{text} {columns}"
            );
        }
        let shown = Shown::new("“parade”", Signs::Ascii);
        assert_eq!(
            fit(&shown, 5, Ambiguous::Wide, Signs::Unicode).as_str(),
            "“p…"
        );
        assert_eq!(
            fit(&shown, 5, Ambiguous::Narrow, Signs::Ascii).as_str(),
            "“par>"
        );
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_the_standard(text in prop_oneof![any::<String>(), "[a b警ｶﾞ👍🏽🇳🇿1\u{301}\u{fe0f}\u{200d}ᄀ각\r\n\u{600}]{0,20}"]) {
            let ours: Vec<&str> = graphemes(&text, Ambiguous::Narrow).filter_map(|(range, _)| text.get(range)).collect();
            prop_assert_eq!(ours, text.graphemes(true).collect::<Vec<_>>());
        }

        #[test]
        fn fitted_text_fits(text in any::<String>(), columns in 0..40_usize, wide in any::<bool>()) {
            let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
            let fitted = fit(&Shown::new(&text, Signs::Unicode), columns, ambiguous, Signs::Unicode);
            prop_assert!(width(fitted.as_str(), ambiguous) <= columns);
        }
    }
}
