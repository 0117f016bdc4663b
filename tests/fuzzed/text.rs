//! Any bytes as a document: what is decoded, cut, shown and wrapped of it stays within it.

use super::within::{from, in_order, places, within};
use std::ops::Range;
use tellings::file::documents::{DocumentText, of_bytes};
use tellings::text::anchor::{Quote, State, anchor, context};
use tellings::text::clean::clean_lines;
use tellings::text::decode::{decode, decode_beginning};
use tellings::text::features::{moments, negatives, quantities, tokens};
use tellings::text::portions::portions;
use tellings::text::segment;
use tellings::text::version::{Fate, Versions, apart};
use tellings::text::width::{fit, width};
use tellings::text::wrap::{hanging, wrap};
use tellings::text::{Ambiguous, CodePoints, Shown, Signs};

/// Everything that is done with a document on its way to the screen.
pub(crate) fn text(bytes: &[u8]) {
    let document = of_bytes(bytes.to_vec());
    let text = document.text.as_str();
    decoded(bytes, &document);
    counted(text, &document.points);
    cut(text);
    looked_at(text);
    compared(text);
    for signs in [Signs::Unicode, Signs::Ascii] {
        shown(text, signs);
    }
    anchored(text, &document.points);
    revised(text);
}

/// Bytes are decoded by any label; what is UTF-8 already is not touched, and its beginning is the beginning of it.
fn decoded(bytes: &[u8], document: &DocumentText) {
    for label in ["windows-1252", "utf-16le", "shift_jis", "gb18030"] {
        let decoded = decode(bytes, Some(label));
        assert!(decoded.is_ok_and(|it| it.ill_formed <= bytes.len()));
    }
    let beginning = decode_beginning(bytes[..bytes.len() / 2].to_vec());
    if let Ok(text) = std::str::from_utf8(bytes)
        && document.encoding == "UTF-8"
    {
        assert_eq!(document.text, text);
        if beginning.encoding == "UTF-8" {
            assert!(text.starts_with(&beginning.text));
        }
    }
}

/// Code points and bytes are the same places.
fn counted(text: &str, points: &CodePoints) {
    assert_eq!(points.len(), text.chars().count());
    for at in places(text) {
        let point = points.code_point_of(text, at);
        assert_eq!(points.byte_of(text, point), Some(at));
    }
    assert_eq!(points.byte_of(text, points.len() + 1), None);
}

/// Pieces are in order, and only white space is between them.
fn cut(text: &str) {
    let paragraphs: Vec<_> = segment::paragraphs(text).collect();
    covers(text, &paragraphs);
    for paragraph in &paragraphs {
        let inside = within(text, paragraph);
        let sentences: Vec<_> = segment::sentences(inside).collect();
        covers(inside, &sentences);
        for sentence in &sentences {
            let sentence = within(inside, sentence);
            covers(sentence, &segment::clauses(sentence));
            in_order(sentence, &segment::words(sentence).collect::<Vec<_>>());
        }
        let quotations = segment::quotations(inside);
        in_order(inside, quotations.iter().map(|it| &it.range));
        for quotation in &quotations {
            within(inside, &quotation.inner);
            let (range, inner) = (&quotation.range, &quotation.inner);
            assert!(range.start < inner.start && inner.end <= range.end);
        }
        within(inside, &(segment::dateline(inside)..inside.len()));
    }
}

fn covers(text: &str, pieces: &[Range<usize>]) {
    in_order(text, pieces);
    let mut end = 0;
    for piece in pieces.iter().chain([&(text.len()..text.len())]) {
        assert_eq!(within(text, &(end..piece.start)).trim(), "");
        end = piece.end;
    }
}

/// What a key would find around a place.
fn looked_at(text: &str) {
    for at in places(text) {
        let sentence = segment::sentence_at(text, at);
        let near = [
            segment::paragraph_at(text, at),
            sentence.clone(),
            segment::next_sentence(text, at),
            segment::previous_sentence(text, at),
        ];
        for span in near.iter().flatten() {
            within(text, span);
        }
        let portions = portions(text, at);
        assert_eq!(portions.first(), sentence.as_ref());
        for span in &portions {
            assert_eq!(within(text, span).trim(), within(text, span));
        }
    }
}

/// Words as they are compared.
fn compared(text: &str) {
    for language in [Some("en"), Some("de"), Some("ja")] {
        let tokens = tokens(text, language);
        in_order(text, tokens.iter().map(|it| &it.range));
        let _ = (
            moments(text, &tokens),
            quantities(&tokens),
            negatives(&tokens),
        );
    }
}

/// What is shown has no power, and every place of it comes from a place of the text.
fn shown(text: &str, signs: Signs) {
    let whole = Shown::new(text, signs);
    harmless(whole.as_str());
    for at in places(text) {
        within(whole.as_str(), &(0..whole.shown_at(at)));
    }
    for at in places(whole.as_str()) {
        within(text, &(0..whole.source_at(at)));
        let part = from(whole.as_str(), at, 100);
        within(text, &whole.source_of(part.clone()));
        assert_eq!(
            whole.slice(part.clone()).as_str(),
            within(whole.as_str(), &part)
        );
    }
    in_order(whole.as_str(), &whole.marks().collect::<Vec<_>>());
    for line in clean_lines(text, signs) {
        harmless(line.as_str());
    }
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for columns in [0, 1, 7, 80] {
            let lines = wrap(&whole, columns, ambiguous);
            in_bounds(&whole, &lines, columns, ambiguous);
            assert!(width(fit(&whole, columns, ambiguous, signs).as_str(), ambiguous) <= columns);
        }
        let lines: Vec<_> = hanging(&whole, 30, 4, ambiguous).collect();
        in_bounds(&whole, &lines, 30, ambiguous);
    }
}

fn in_bounds(
    shown: &Shown,
    lines: &[tellings::text::wrap::Line],
    columns: usize,
    ambiguous: Ambiguous,
) {
    let mut end = 0;
    for line in lines {
        assert!(line.range.start >= end);
        let words = within(shown.as_str(), &line.range);
        let wide = tellings::text::width::graphemes(words, ambiguous);
        let mut wide = wide.map(|(_, columns)| columns);
        let (first, rest): (usize, usize) = (wide.next().unwrap_or(0), wide.sum());
        assert_eq!(first + rest, line.columns, "{words:?}");
        assert!(
            line.columns <= columns || rest == 0,
            "{words:?} is wider than {columns}"
        );
        end = line.range.end;
    }
}

fn harmless(shown: &str) {
    let power = |ch: &char| {
        ch.is_control()
            || matches!(ch, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    assert_eq!(shown.chars().find(power), None);
}

/// Words of the text are found where they stand.
fn anchored(text: &str, points: &CodePoints) {
    for at in places(text) {
        let span = from(text, at, 60);
        let words = within(text, &span);
        let (before, after) = context(text, span.clone());
        let start = Some(points.code_point_of(text, at));
        let noted = Quote {
            quote: words,
            start,
            ..Quote::default()
        };
        let found = anchor(text, points, &noted);
        if words.is_empty() {
            continue;
        }
        assert_eq!((found.state, found.range), (State::Sound, Some(span)));
        let loose = Quote {
            quote: words,
            prefix: Some(before),
            suffix: Some(after),
            start: None,
        };
        let found = anchor(text, points, &loose);
        if let Some(range) = &found.range {
            let same = within(text, range) == words;
            assert!(same || found.places == 0);
        }
        let slip: String = words.chars().rev().collect();
        let other = anchor(
            text,
            points,
            &Quote {
                quote: &slip,
                ..Quote::default()
            },
        );
        if let Some(range) = &other.range {
            within(text, range);
        }
    }
}

/// The text with its parts in another order is a new version of it.
fn revised(text: &str) {
    let middle = text.floor_char_boundary(text.len() / 2);
    let new = format!("{}{}", &text[middle..], &text[..middle]);
    let (points, new_points) = (CodePoints::new(text), CodePoints::new(&new));
    let version = |text, points| tellings::text::version::Version { text, points };
    for [old, new] in [[text, &new], [&new, text]] {
        let [left, right] = apart(old, new);
        in_order(old, &left);
        in_order(new, &right);
    }
    let words: Vec<_> = places(text)
        .map(|at| (at, within(text, &from(text, at, 40))))
        .collect();
    let quotes = words.iter().map(|(at, quote)| Quote {
        quote,
        start: Some(points.code_point_of(text, *at)),
        ..Quote::default()
    });
    let quotes: Vec<_> = quotes.collect();
    let versions = Versions::new(Some(version(text, &points)), version(&new, &new_points));
    for (became, quote) in versions.became(&quotes).iter().zip(&quotes) {
        within(&new, &became.near);
        assert_eq!(became.now.is_none(), became.fate == Fate::Lost);
        if let Some(now) = &became.now {
            let same = within(&new, now) == quote.quote;
            assert_eq!(same, matches!(became.fate, Fate::Kept | Fate::Moved));
        }
    }
}
