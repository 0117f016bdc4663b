//! How a text says that words of it were said: the verbs that govern them, from the document inwards.

use super::attribute::{Attributed, Attribution, attribute};
use super::lexicon::{Lexicon, language_of};
use crate::case::Mode;
use crate::text::segment::{paragraph_at, quotations};
use std::ops::Range;

/// So many paragraphs before that of a quote are read too: whoever spoke there may speak on.
const BACK: usize = 4;

/// So many bytes on either side of a quote are read at most.
const NEAR: usize = 1 << 16;

/// What a text says of how a quote came to be in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The verb as printed, or what stands for one ("according to"); none was found.
    pub verb: Option<String>,
    /// Direct where the words are the speaker's own.
    pub mode: Mode,
}

/// What a text says of the step with a number (from 0, nearest the document first) by which a quote (bytes of it) was handed
/// on: the verb that governs the quote there, by the same rules as a draft. In "the clerk reported that he denied it" the
/// first step is reported, the second one denied. Where no rule finds so many steps there is no verb, and the mode is direct
/// in quotation marks. `language` is what the text is said to be written in (BCP 47).
#[must_use]
pub fn spoken(text: &str, language: Option<&str>, quote: Range<usize>, step: usize) -> Spoken {
    let lexicon = Lexicon::of(language_of(text, language).unwrap_or_default());
    let near = near(text, &quote);
    let read = text.get(near.clone()).unwrap_or_default();
    let found = attribute(read, lexicon);
    let inside = quote.start - near.start..quote.end - near.start;
    let governing = governing(&found, &inside);
    match governing.get(step) {
        Some(one) => Spoken {
            verb: one.as_printed(read),
            mode: if one.direct {
                Mode::Direct
            } else {
                Mode::Indirect
            },
        },
        None => Spoken {
            verb: None,
            mode: if within_marks(read, &inside) {
                Mode::Direct
            } else {
                Mode::Indirect
            },
        },
    }
}

/// The stretch that is read for a quote: from the paragraphs before its own to its end, or that of its paragraph.
fn near(text: &str, quote: &Range<usize>) -> Range<usize> {
    let own = paragraph_at(text, quote.start).unwrap_or(quote.clone());
    let mut start = own.start.min(quote.start);
    for _ in 0..BACK {
        let before = text.get(..start).unwrap_or_default().trim_end();
        let last = before.char_indices().next_back();
        let Some(paragraph) = last.and_then(|(at, _)| paragraph_at(text, at)) else {
            break;
        };
        start = start.min(paragraph.start);
    }
    let from = text.floor_char_boundary(quote.start.saturating_sub(NEAR));
    let to = text.ceil_char_boundary(quote.end.saturating_add(NEAR).min(text.len()));
    start.max(from)..own.end.max(quote.end).min(to)
}

/// The attributions that say most of the quote, each within the one before it.
fn governing<'a>(found: &'a Attributed, quote: &Range<usize>) -> Vec<&'a Attribution> {
    let all = &found.attributions;
    let path = |at: usize| {
        let above = std::iter::successors(Some(at), |at| all.get(*at)?.parent);
        let mut path: Vec<_> = above.filter_map(|at| all.get(at)).collect();
        path.reverse();
        path
    };
    let says = |one: &Attribution| {
        let common = one.content.iter().map(|part| {
            let end = part.end.min(quote.end);
            end.saturating_sub(part.start.max(quote.start))
        });
        common.sum::<usize>() * 2 > quote.len()
    };
    let paths = (0..all.len()).filter(|at| all.get(*at).is_some_and(says));
    let deepest = paths.map(path).max_by_key(Vec::len);
    deepest.unwrap_or_default()
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

    /// The verbs of the first steps by which a quote was handed on, and whether each is direct.
    fn of(text: &str, language: &str, quote: &str) -> Vec<(String, Mode)> {
        let start = text.find(quote).unwrap();
        let step = |step| spoken(text, Some(language), start..start + quote.len(), step);
        let steps = (0..4).map(step);
        let verbs = steps.filter_map(|it| Some((it.verb?, it.mode)));
        verbs.collect()
    }

    fn verbs(text: &str, quote: &str) -> Vec<String> {
        let steps = of(text, "en", quote).into_iter();
        steps.map(|(verb, _)| verb).collect()
    }

    #[test]
    fn the_verb_is_the_one_that_governs_the_quote_and_not_the_nearest() {
        let text = "Ms Okoro said that the clerk, who reported nothing, had a key.";
        assert_eq!(
            verbs(text, "the clerk, who reported nothing, had a key"),
            ["said"]
        );
        let text = "The gate was shut, the warden said. Mr Dunn denied that he had a key.";
        assert_eq!(verbs(text, "The gate was shut"), ["said"]);
        assert_eq!(verbs(text, "he had a key"), ["denied"]);
        assert!(verbs("The gate was shut.", "The gate was shut").is_empty());
    }

    #[test]
    fn each_step_has_its_own_verb_from_the_document_inwards() {
        let text = "The inspector said the officers had reported that a stallholder told them the men were larking about.";
        assert_eq!(
            verbs(text, "the men were larking about"),
            ["said", "reported", "told"]
        );
        let text = "Ms Okoro denied that she had a key, the clerk reported.";
        assert_eq!(verbs(text, "she had a key").first().unwrap(), "reported");
    }

    #[test]
    fn a_quotation_that_goes_on_has_the_verb_it_began_with() {
        let text = "“We never left the yard,” the foreman said. “It rained, and the gate was shut all night.”";
        let (verb, mode) = ("said".to_owned(), Mode::Direct);
        assert_eq!(
            of(text, "en", "It rained, and the gate was shut all night."),
            [(verb.clone(), mode)]
        );
        assert_eq!(of(text, "en", "We never left the yard"), [(verb, mode)]);
    }

    #[test]
    fn words_that_are_quoted_within_what_is_told_do_not_make_it_direct() {
        let text = "The office said they stayed “due to the disorder at the gate”, and left late.";
        let quote = "they stayed “due to the disorder at the gate”";
        assert_eq!(of(text, "en", quote), [("said".into(), Mode::Indirect)]);
    }

    #[test]
    fn german_has_its_verbs_too_and_a_language_without_lists_none() {
        let text = "Der Wart sagte, das Tor sei zu gewesen.";
        let quote = "das Tor sei zu gewesen";
        assert_eq!(of(text, "de", quote), [("sagte".into(), Mode::Indirect)]);
        assert!(of(text, "fr", quote).is_empty());
        let text = "Le gardien : « La porte était fermée ce soir. »";
        let start = text.find("La porte").unwrap();
        let spoken = spoken(text, Some("fr"), start..text.len() - " »".len(), 0);
        assert_eq!((spoken.verb, spoken.mode), (None, Mode::Direct));
    }
}
