//! The most similar place of quotes whose exact words are gone: at most a fifth of the words changed, added or missing.
//!
//! Pairs of neighbouring words that are rare in the text point to candidate places (a fifth of changed words cannot break all
//! pairs); each is compared by approximate matching of words (Sellers 1980). All of it is bounded.

use std::collections::HashMap;
use std::ops::Range;

use super::Wanted;

/// A quote of fewer words has no fifth that could differ.
const LEAST_WORDS: usize = 5;
/// A longer quote is looked for by its exact words only.
const MOST_WORDS: usize = 2000;
/// Places kept of one word pair; a pair with more is too common to point anywhere.
const MOST_PLACES: usize = 64;
/// Candidate places compared for one quote.
const MOST_CANDIDATES: usize = 32;
/// Cells of all comparison tables together.
const MOST_CELLS: usize = 300_000_000;

/// For each quote the bytes of its most similar place; of equals the nearest to where it was noted.
pub(super) fn search(text: &str, missing: &[Wanted<'_>]) -> Vec<Option<Range<usize>>> {
    let quotes: Vec<Vec<Word>> = missing
        .iter()
        .map(|wanted| quote_words(wanted.quote.quote))
        .collect();
    let mut pairs: HashMap<u64, Vec<usize>> = HashMap::new();
    for words in &quotes {
        pairs.extend(
            words
                .windows(2)
                .filter_map(pair)
                .map(|pair| (pair, Vec::new())),
        );
    }
    if pairs.is_empty() {
        return vec![None; missing.len()];
    }
    note_places(text, &mut pairs);
    let mut cells = MOST_CELLS;
    let looked_for = missing.iter().zip(&quotes);
    looked_for
        .map(|(wanted, words)| best_place(text, wanted, words, &pairs, &mut cells))
        .collect()
}

/// A word: where it is, and the hash by which it is compared.
#[derive(Clone, Debug)]
pub(in crate::text) struct Word {
    /// Its bytes.
    pub(in crate::text) range: Range<usize>,
    /// Equal words have equal hashes; others nearly never.
    pub(in crate::text) hash: u64,
}

fn quote_words(quote: &str) -> Vec<Word> {
    let words: Vec<Word> = words(quote).take(MOST_WORDS + 1).collect();
    if (LEAST_WORDS..=MOST_WORDS).contains(&words.len()) {
        words
    } else {
        Vec::new()
    }
}

/// Runs of letters and digits; a letter of a script without spaces is a word of its own.
pub(in crate::text) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, ch)| ch.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let mut hash = add(0xcbf2_9ce4_8422_2325, first);
        while let Some((at, ch)) =
            chars.next_if(|(_, ch)| ch.is_alphanumeric() && !stands_alone(*ch))
        {
            if stands_alone(first) {
                break;
            }
            end = at + ch.len_utf8();
            hash = add(hash, ch);
        }
        Some(Word {
            range: start..end,
            hash,
        })
    })
}

/// Fowler, Noll and Vo's hash (FNV-1a), a code point at a time.
fn add(hash: u64, ch: char) -> u64 {
    (hash ^ u64::from(ch)).wrapping_mul(0x100_0000_01b3)
}

fn stands_alone(ch: char) -> bool {
    matches!(ch, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn pair(words: &[Word]) -> Option<u64> {
    let [first, second] = words else { return None };
    Some(first.hash.rotate_left(25) ^ second.hash)
}

/// Notes where in the text the pairs stand, at most one place more than is of use.
fn note_places(text: &str, pairs: &mut HashMap<u64, Vec<usize>>) {
    let mut last: Option<Word> = None;
    for word in words(text) {
        if let Some(last) = last
            && let Some(pair) = pair(&[last.clone(), word.clone()])
            && let Some(places) = pairs.get_mut(&pair)
            && places.len() <= MOST_PLACES
        {
            places.push(last.range.start);
        }
        last = Some(word);
    }
}

fn best_place(
    text: &str,
    wanted: &Wanted<'_>,
    words: &[Word],
    pairs: &HashMap<u64, Vec<usize>>,
    cells: &mut usize,
) -> Option<Range<usize>> {
    let most = words.len() / 5;
    let mut seeds: Vec<(&[usize], usize)> = Vec::new();
    for (index, two) in words.windows(2).enumerate() {
        let places = pair(two).and_then(|pair| pairs.get(&pair));
        if let Some(places) = places.filter(|places| (1..=MOST_PLACES).contains(&places.len())) {
            seeds.push((places, index));
        }
    }
    seeds.sort_by_key(|(places, index)| (places.len(), *index));
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (places, index) in seeds {
        let Some(offset) = words.get(index).map(|word| word.range.start) else {
            continue;
        };
        for place in places {
            let begin = place.saturating_sub(offset);
            let known = |other: &(usize, usize)| other.0.abs_diff(begin) < 8 * (most + 1);
            if candidates.len() < MOST_CANDIDATES && !candidates.iter().any(known) {
                candidates.push((begin, *place));
            }
        }
    }
    let noted = |range: &Range<usize>| wanted.noted.unwrap_or(0).abs_diff(range.start);
    let compared = candidates.into_iter().filter_map(|(begin, place)| {
        let around = neighbourhood(text, begin, place, wanted.quote.quote.len(), words.len());
        *cells = cells.checked_sub(around.len() * words.len())?;
        closest(words, &around, most)
    });
    let best = compared.min_by_key(|(differing, range)| (*differing, noted(range), range.start));
    best.map(|(_, range)| with_signs(text, range, wanted.quote.quote, words))
}

/// The words of the text around a candidate, room for the changed ones on either side.
fn neighbourhood(text: &str, begin: usize, place: usize, bytes: usize, count: usize) -> Vec<Word> {
    let spare = bytes / 4 + 64;
    let start = text.ceil_char_boundary(begin.saturating_sub(spare));
    let near = text.get(start..).unwrap_or_default();
    let behind = place + bytes + spare;
    words(near)
        .map(|word| Word {
            range: start + word.range.start..start + word.range.end,
            ..word
        })
        .take_while(|word| word.range.start < behind)
        .take(2 * count + 64)
        .collect()
}

/// The stretch of `around` that differs from `quote` in the fewest words, when those are at most `most`: their number, and
/// the bytes from the first to the last word.
fn closest(quote: &[Word], around: &[Word], most: usize) -> Option<(usize, Range<usize>)> {
    // One column of Sellers' table: for each beginning of the quote the fewest differences of a stretch that ends here, and
    // the word at which that stretch starts.
    let mut column: Vec<(usize, usize)> =
        (0..=quote.len()).map(|differing| (differing, 0)).collect();
    let mut best: Option<(usize, Range<usize>)> = None;
    for (at, word) in around.iter().enumerate() {
        let mut diagonal = (0, at);
        let mut above = (0, at + 1);
        for (cell, wanted) in column.iter_mut().skip(1).zip(quote) {
            let left = *cell;
            let same = (
                diagonal.0 + usize::from(wanted.hash != word.hash),
                diagonal.1,
            );
            let less = |a: (usize, usize), b: (usize, usize)| if b.0 < a.0 { b } else { a };
            *cell = less(less(same, (left.0 + 1, left.1)), (above.0 + 1, above.1));
            (diagonal, above) = (left, *cell);
        }
        let Some((differing, start)) = column.last().copied() else {
            continue;
        };
        let closer = best.as_ref().is_none_or(|(least, _)| differing < *least);
        if differing <= most
            && closer
            && let Some(first) = around.get(start)
        {
            best = Some((
                differing,
                first.range.start..word.range.end.max(first.range.end),
            ));
        }
    }
    best
}

/// Widens the words' range by the signs around the quote's own words where the text has the same.
fn with_signs(text: &str, range: Range<usize>, quote: &str, words: &[Word]) -> Range<usize> {
    let head = words
        .first()
        .and_then(|word| quote.get(..word.range.start))
        .unwrap_or_default();
    let tail = words
        .last()
        .and_then(|word| quote.get(word.range.end..))
        .unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let start = if before.ends_with(head) {
        range.start - head.len()
    } else {
        range.start
    };
    let end = if after.starts_with(tail) {
        range.end + tail.len()
    } else {
        range.end
    };
    start..end
}
