//! How the words around a quote say that it was said: the verb as printed, and whether the words are the speaker's own.

use crate::case::Mode;
use crate::suggest::lexicon::{language_of, says};
use crate::text::segment::{paragraph_at, quotations, sentence_at, words};
use std::ops::Range;

/// What the sentence says of how a quote came to be in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The verb as printed; none was found.
    pub verb: Option<String>,
    /// Direct where the quote stands in quotation marks.
    pub mode: Mode,
}

/// What the sentence around a quote (bytes of a document's text) says of how it was said: the nearest verb of speech outside
/// of it, of two as near the one before; the quote's own first such verb where there is none outside. `language` is what the
/// text is said to be written in (BCP 47).
#[must_use]
pub fn spoken(text: &str, language: Option<&str>, quote: Range<usize>) -> Spoken {
    let language = language_of(text, language);
    let mode = if within_marks(text, &quote) {
        Mode::Direct
    } else {
        Mode::Indirect
    };
    let sentence = sentence_at(text, quote.start).unwrap_or(quote.clone());
    let sentence = sentence.start.min(quote.start)..sentence.end.max(quote.end);
    let inside = text.get(sentence.clone()).unwrap_or_default();
    let verbs = words(inside).filter_map(|word| {
        let range = sentence.start + word.start..sentence.start + word.end;
        let word = inside.get(word)?;
        says(word, language?).then_some((range, word))
    });
    let distance = |range: &Range<usize>| match range {
        range if range.end <= quote.start => 2 * (quote.start - range.end),
        range if range.start >= quote.end => 2 * (range.start - quote.end) + 1,
        range => 2 * text.len() + (range.start - quote.start.min(range.start)),
    };
    let verb = verbs.min_by_key(|(range, _)| distance(range));
    Spoken {
        verb: verb.map(|(_, word)| word.to_owned()),
        mode,
    }
}

/// Whether the quote stands in quotation marks, or is a whole quotation with them.
fn within_marks(text: &str, quote: &Range<usize>) -> bool {
    let Some(paragraph) = paragraph_at(text, quote.start) else {
        return false;
    };
    let inside = text.get(paragraph.clone()).unwrap_or_default();
    quotations(inside).iter().any(|it| {
        let range = paragraph.start + it.range.start..paragraph.start + it.range.end;
        range.start <= quote.start && quote.end <= range.end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_has_its_verbs_too_and_a_language_without_lists_none() {
        let text = "Der Wart sagte, das Tor sei zu gewesen.";
        let quote = text.find("das Tor").unwrap()..text.len() - 1;
        let verb = |language| spoken(text, language, quote.clone()).verb;
        assert_eq!(verb(Some("de")).as_deref(), Some("sagte"));
        assert_eq!(verb(Some("fr")), None);
    }

    fn of(text: &str, quote: &str) -> (Option<String>, Mode) {
        let start = text.find(quote).unwrap();
        let spoken = spoken(text, Some("en"), start..start + quote.len());
        (spoken.verb, spoken.mode)
    }

    #[test]
    fn the_verb_is_that_of_the_sentence_nearest_the_quote() {
        let text = "The warden said the gate was shut. Ms Okoro denied that she had a key, the clerk reported.";
        let verb = |quote| of(text, quote).0;
        assert_eq!(verb("the gate was shut").as_deref(), Some("said"));
        assert_eq!(verb("she had a key").as_deref(), Some("denied"));
        assert_eq!(of("The gate was shut.", "gate").0, None);
    }

    #[test]
    fn a_verb_outside_goes_before_one_within() {
        let text = "She told them that he says nothing at all.";
        assert_eq!(of(text, "he says nothing").0.as_deref(), Some("told"));
        assert_eq!(
            of("He told us twice.", "He told us twice.").0.as_deref(),
            Some("told")
        );
    }

    #[test]
    fn words_in_quotation_marks_are_the_speakers_own() {
        let text = "“We never left the yard,” the foreman said, and that it rained.";
        assert_eq!(
            of(text, "We never left the yard"),
            (Some("said".into()), Mode::Direct)
        );
        assert_eq!(of(text, "it rained"), (Some("said".into()), Mode::Indirect));
    }
}
