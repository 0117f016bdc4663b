//! The stretches of a sentence that a claim is likely to quote, and trimming one to a word.
//!
//! Nothing here is sure: a reader steps through them and takes the one that is meant.

mod reporter;

use super::segment::{self, Quotation};
use std::collections::HashSet;
use std::ops::Range;

/// Conjunctions that join a clause to the one before and are no part of what it says.
const JOINS: [&str; 11] = [
    "and", "but", "or", "so", "yet", "while", "although", "though", "whereas", "und", "aber",
];

/// How many reports within reports are taken apart: "he said the officers had reported that a neighbour told them".
const NESTED: usize = 4;

/// The stretches of the sentence at byte `at`, each once, in the order in which they are offered: the sentence; what is said
/// in it, without who says so and without the quotation marks around it; its clauses; its quotations, each whole and as far
/// as it stands in the sentence. None begins or ends with white space; empty where there is no sentence.
#[must_use]
pub fn portions(text: &str, at: usize) -> Vec<Range<usize>> {
    let Some(sentence) = segment::sentence_at(text, at) else {
        return Vec::new();
    };
    let quotations = quotations_near(text, &sentence);
    let mut found = Found {
        text,
        quotations: &quotations,
        all: Vec::new(),
        seen: HashSet::new(),
    };
    found.push(sentence.clone());
    let pieces = reporter::pieces(text, &sentence, &quotations);
    for piece in &pieces {
        found.said(piece.clone(), pieces.len() > 1);
    }
    let inside = text.get(sentence.clone()).unwrap_or_default();
    let clauses = segment::clauses(inside).into_iter();
    let clauses = clauses.map(|it| sentence.start + it.start..sentence.start + it.end);
    let clauses: Vec<_> = clauses.collect();
    let each = |clause: &Range<usize>| reporter::pieces(text, clause, &quotations);
    for piece in clauses.iter().flat_map(each) {
        found.said(piece, true);
    }
    for quotation in &quotations {
        let within =
            quotation.inner.start.max(sentence.start)..quotation.inner.end.min(sentence.end);
        found.push(within);
        found.push(quotation.inner.clone());
        found.push(quotation.range.clone());
    }
    found.all
}

/// The quotations that reach into the sentence; one may have begun sentences before it.
fn quotations_near(text: &str, sentence: &Range<usize>) -> Vec<Quotation> {
    let paragraph = segment::paragraph_at(text, sentence.start).unwrap_or(sentence.clone());
    let mut all = quotations_in(text, &paragraph);
    all.retain(|it| it.range.start < sentence.end && sentence.start < it.range.end);
    all
}

/// The outermost quotations of a stretch, by their bytes in the text.
fn quotations_in(text: &str, stretch: &Range<usize>) -> Vec<Quotation> {
    let inside = text.get(stretch.clone()).unwrap_or_default();
    let shifted = |it: &Range<usize>| stretch.start + it.start..stretch.start + it.end;
    let all = segment::quotations(inside).into_iter();
    all.map(|it| Quotation {
        range: shifted(&it.range),
        inner: shifted(&it.inner),
        closed: it.closed,
    })
    .collect()
}

/// The quotations, of some in order, that hold a byte or begin or end at it: found without looking at the others, of which
/// a hostile sentence has thousands.
fn touching(quotations: &[Quotation], at: usize) -> &[Quotation] {
    let first = quotations.partition_point(|it| it.range.end < at);
    let rest = quotations.get(first..).unwrap_or_default();
    let count = rest.partition_point(|it| it.range.start <= at);
    rest.get(..count).unwrap_or_default()
}

/// What was found so far.
struct Found<'a> {
    text: &'a str,
    quotations: &'a [Quotation],
    all: Vec<Range<usize>>,
    seen: HashSet<Range<usize>>,
}

impl Found<'_> {
    fn push(&mut self, range: Range<usize>) {
        let inside = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (inside.len() - inside.trim_start().len());
        let range = start..(start + inside.trim().len());
        if !range.is_empty() && self.seen.insert(range.clone()) {
            self.all.push(range);
        }
    }

    /// Offers a stretch without what belongs to the sentence around it, then what is said within it.
    fn said(&mut self, piece: Range<usize>, part: bool) {
        let mut bare = self.bare(piece, part);
        self.push(bare.clone());
        for _ in 0..NESTED {
            let Some(start) = reporter::after(self.text, &bare, self.quotations) else {
                return;
            };
            let start = self.opened(start, bare.end);
            bare = self.bare(start..bare.end, true);
            self.push(bare.clone());
        }
    }

    /// Where a stretch that begins in a quotation and goes on behind it begins: with the quotation's mark.
    fn opened(&self, start: usize, end: usize) -> usize {
        let goes_on = |it: &Quotation| it.inner.start == start && it.closed && it.range.end < end;
        let around = self
            .quotations
            .iter()
            .filter(|it| it.range.contains(&start));
        let mut all = around.flat_map(|it| {
            let within = quotations_in(self.text, &it.inner);
            within.into_iter().chain([it.clone()])
        });
        let quotation = all.find(goes_on);
        quotation.map_or(start, |it| it.range.start)
    }

    /// A stretch without the marks of a quotation that does not lie within it, and, where it is only a part of the
    /// sentence, without the conjunction before and the sign behind it.
    fn bare(&self, range: Range<usize>, part: bool) -> Range<usize> {
        let mut range = range;
        loop {
            let before = range.clone();
            let inside = self.text.get(range.clone()).unwrap_or_default();
            range.start += inside.len() - inside.trim_start().len();
            range.end = (range.end - (inside.len() - inside.trim_end().len())).max(range.start);
            self.unquote(&mut range);
            let inside = self.text.get(range.clone()).unwrap_or_default();
            let mut ending = touching(self.quotations, range.end).iter();
            let quoted = ending.any(|it| it.inner.end == range.end);
            if let Some(rest) = inside.strip_suffix([',', ';', ':', '–', '—', '-']) {
                range.end = range.start + rest.len();
            } else if let Some(rest) = inside.strip_suffix('.').filter(|_| part && !quoted) {
                range.end = range.start + rest.len();
            }
            range.start += self.joined(&range).unwrap_or_default();
            if range == before || range.is_empty() {
                return range;
            }
        }
    }

    /// Takes a quotation's own marks off where the other one does not lie within, or where they are all there is around.
    fn unquote(&self, range: &mut Range<usize>) {
        let [starting, ending] = [range.start, range.end].map(|at| touching(self.quotations, at));
        for it in starting.iter().chain(ending) {
            let all = *range == it.range;
            if range.start == it.range.start && (all || range.end < it.range.end || !it.closed) {
                range.start = it.inner.start;
            }
            if range.end == it.range.end && (all || it.range.start < range.start) {
                range.end = it.inner.end.max(range.start);
            }
        }
    }

    /// The bytes of the conjunction at the start, with the space behind it.
    fn joined(&self, range: &Range<usize>) -> Option<usize> {
        let inside = self.text.get(range.clone())?;
        let word = inside.split_whitespace().next()?;
        let rest = inside.get(word.len()..)?;
        let join = JOINS.contains(&&*word.to_lowercase()) && !rest.trim().is_empty();
        join.then(|| inside.len() - rest.trim_start().len())
    }
}

/// The start of the next word within `range` that begins with a letter, whatever its case; not the word it begins with.
#[must_use]
pub fn start_at_letter(text: &str, range: &Range<usize>, letter: char) -> Option<usize> {
    let inside = text.get(range.clone())?;
    let mut words = segment::words(inside).filter(|word| word.start > 0);
    let found = words.find(|word| begins(inside, word, letter))?;
    Some(range.start + found.start)
}

/// The end of the last word within `range` that begins with a letter, whatever its case; not the word it ends with.
#[must_use]
pub fn end_at_letter(text: &str, range: &Range<usize>, letter: char) -> Option<usize> {
    let inside = text.get(range.clone())?;
    let words = segment::words(inside).filter(|word| word.end < inside.len());
    let found = words.filter(|word| begins(inside, word, letter)).last()?;
    Some(range.start + found.end)
}

fn begins(text: &str, word: &Range<usize>, letter: char) -> bool {
    let first = text.get(word.clone()).and_then(|word| word.chars().next());
    first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offered(text: &str) -> Vec<&str> {
        let all = portions(text, 0).into_iter();
        all.map(|it| text.get(it).unwrap()).collect()
    }

    #[test]
    fn no_mark_of_a_quotation_is_cut_off_where_the_words_go_on_behind_it() {
        for sentence in [
            "When I said, ‘Can you let him be?’ more people came over.",
            "“When I said, ‘Can you let him be?’ more people came over.”",
            "He said “substantial” damage had been done to the gate.",
        ] {
            for it in offered(sentence) {
                let count = |sign| it.matches(sign).count();
                assert_eq!(count('‘'), count('’'), "{it}");
                assert_eq!(count('“'), count('”'), "{it}");
            }
        }
    }

    #[test]
    fn what_is_said_is_offered_without_who_says_it() {
        for (sentence, said) in [
            (
                "The gate was shut at ten, Mr Oduya said.",
                "The gate was shut at ten",
            ),
            (
                "In a note to the paper, the ferry office said the gate was shut.",
                "the gate was shut",
            ),
            (
                "Ms Aalto wrote on her own page that nobody came.",
                "nobody came",
            ),
            (
                "“We waved back, that’s all it was.”",
                "We waved back, that’s all it was.",
            ),
            ("“The rope was wet,” she said.", "The rope was wet"),
            (
                "He said, according to the minutes, that the bell rang twice.",
                "the bell rang twice",
            ),
        ] {
            assert_eq!(offered(sentence).get(1), Some(&said), "{sentence}");
        }
    }

    #[test]
    fn a_report_within_a_report_is_offered_too() {
        let all = offered("The captain said the crew had reported that a boy saw the light.");
        assert_eq!(
            all.get(1..3),
            Some(
                &[
                    "the crew had reported that a boy saw the light",
                    "a boy saw the light"
                ][..]
            )
        );
    }

    #[test]
    fn clauses_are_offered_one_by_one_without_what_joins_them() {
        let all = offered("The lamp fell, she said, and nobody picked it up, but a boy laughed.");
        for clause in ["The lamp fell", "nobody picked it up", "a boy laughed"] {
            assert!(all.contains(&clause), "{all:#?}");
        }
    }

    #[test]
    fn a_quotation_is_offered_beyond_its_sentence() {
        let text = "“It was late. We went home,” she said.";
        let all = offered(text);
        assert!(all.contains(&"It was late."), "{all:#?}");
        assert!(all.contains(&"It was late. We went home,"), "{all:#?}");
    }

    #[test]
    fn a_stretch_is_trimmed_to_a_word_by_its_letter() {
        let text = "He said the old bell rang twice.";
        let whole = 0..text.len();
        let start = start_at_letter(text, &whole, 'T').unwrap();
        assert_eq!(text.get(start..), Some("the old bell rang twice."));
        let again = start_at_letter(text, &(start..text.len()), 't').unwrap();
        assert_eq!(text.get(again..), Some("twice."));
        let end = end_at_letter(text, &whole, 'b').unwrap();
        assert_eq!(text.get(..end), Some("He said the old bell"));
        assert_eq!(end_at_letter(text, &(0..end), 'b'), None);
    }

    /// Each place of it once looked at every quotation, and each stretch at every other one.
    #[test]
    fn a_sentence_of_nothing_but_quotations_is_no_trap() {
        for unit in ["“a” ", "\"\"", "\"a\", ", "“a", "‘a’; "] {
            let text = unit.repeat(60_000 / unit.len());
            assert_eq!(
                portions(&text, 0).first(),
                segment::sentence_at(&text, 0).as_ref()
            );
        }
    }

    proptest! {
        #[test]
        fn every_stretch_is_words_of_the_text(text in "[a-z“”‘’\",.:;— \nSsaid]{0,80}", at in 0usize..80) {
            for range in portions(&text, at) {
                let words = text.get(range).unwrap();
                prop_assert!(!words.is_empty());
                prop_assert_eq!(words, words.trim());
            }
        }
    }
}
