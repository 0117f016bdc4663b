//! The paragraphs of a report, a statement or a letter without what is no sentence: headlines and subheads, bylines, dates
//! of publication, credits, salutations, what stands under a letter, datelines. No claim of anybody.

use std::ops::Range;

use super::dateline::dateline;
use super::is_closing;
use super::labels::label;
use super::paragraphs::{is_line_end, paragraphs};

/// A dateline stands in one of so many first paragraphs.
const HEAD: usize = 4;
/// So many paragraphs behind a headline one has to end as a sentence does.
const NEAR: usize = 4;
/// The most words of a headline with what stands under it, of a subhead, of a line that says who, when or where, and of one
/// that greets.
const HEADLINE: usize = 30;
const SUBHEAD: usize = 8;
const LINE: usize = 14;
const GREETING: usize = 6;
/// A longer line, in bytes, is none of those.
const LONGEST: usize = 240;

/// Words before a colon or a date that say when something was published, who took a picture, what a letter is about.
const LABELS: &str = "\
    published posted updated modified filed dated date time photo photos photograph photographs picture pictures image \
    images credit caption source subject re ref reference location \
    veröffentlicht aktualisiert stand datum uhrzeit foto fotos bild bilder quelle betreff ort";
/// Words before a writer's name.
const BY: &str = "by von";
/// Words of a date, and of a byline, beside names and numbers.
const DATES: &str = "at on am um and und in of der the";
/// Words that open or close a letter.
const GREETINGS: &str = "\
    dear sincerely faithfully truly regards respectfully wishes geehrte geehrter geehrtes liebe lieber hochachtungsvoll grüßen \
    grüße gruß";
/// Words that open a sentence, however it ends.
const SUBJECTS: &str = "i we he she they it you ich wir er sie es";

/// The paragraphs of `text` by what they say: each without the lines at its start that are no sentences, those left out that
/// hold nothing else.
#[must_use]
pub fn bodies(text: &str) -> Vec<Range<usize>> {
    let all: Vec<Range<usize>> = paragraphs(text).collect();
    let words = |at: usize| {
        all.get(at)
            .and_then(|it| text.get(it.clone()))
            .unwrap_or_default()
    };
    let mut found: Vec<Range<usize>> = Vec::with_capacity(all.len());
    let mut letter = Letter::default();
    for (at, paragraph) in all.iter().enumerate() {
        let own = words(at);
        let follows = |near| (at + 1..=at + near).any(|at| stops(words(at)));
        let headed = match letter.told {
            false => heads(own, HEADLINE) && follows(NEAR) && !is_dialogue(own, words(at + 1)),
            true => heads(own, SUBHEAD) && stops(words(at - 1)) && follows(1),
        };
        let mut start = paragraph.start + matter(own, &mut letter, follows(NEAR));
        if headed {
            continue;
        }
        if found.len() < HEAD {
            start += dateline(text.get(start..paragraph.end).unwrap_or_default());
        }
        if start < paragraph.end {
            letter.told = true;
            found.push(start..paragraph.end);
        }
    }
    found
}

/// How far a text has been read.
#[derive(Default)]
struct Letter {
    /// Whether a sentence has been met.
    told: bool,
    /// Whether it was closed as a letter is.
    closed: bool,
}

/// The length in bytes of the lines at the start of `paragraph` that say who wrote it and when, greet or take leave; `goes_on`:
/// sentences follow in other paragraphs.
fn matter(paragraph: &str, letter: &mut Letter, goes_on: bool) -> usize {
    let mut end = 0;
    let mut says = false;
    loop {
        let rest = paragraph.get(end..).unwrap_or_default();
        let Some(line) = first_line(rest) else { break };
        let below = || first_line(rest.get(line.len()..).unwrap_or_default());
        let greets = is_greeting(line);
        letter.closed |= greets && letter.told;
        let first = end == 0 && !letter.told && heads(line, HEADLINE);
        let headline = first && below().is_some_and(says_when);
        if !(greets || headline || says_when(line)) {
            break;
        }
        says |= !greets;
        end += line.len();
    }
    let rest = paragraph.get(end..).unwrap_or_default();
    let under = says && (goes_on || letter.told) || letter.closed;
    let plain = || rest.split(is_line_end).all(|line| heads(line, LINE));
    if under && plain() {
        paragraph.len()
    } else {
        end
    }
}

/// The first line of `text` with its end; none where it is empty, or too long to be no sentence.
fn first_line(text: &str) -> Option<&str> {
    let near = text.get(..text.floor_char_boundary(LONGEST))?;
    let line = near.split_inclusive(is_line_end).next()?;
    (line.len() == text.len() || line.ends_with(is_line_end)).then_some(line)
}

/// Whether a paragraph ends as a sentence does, or announces one.
fn stops(paragraph: &str) -> bool {
    let words = paragraph.trim_end().trim_end_matches(is_closing);
    words.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// Whether words may be a heading: few of them, no sentence's end, and no subject that only a sentence begins with.
fn heads(words: &str, most: usize) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let bullet = !first.starts_with(|ch: char| ch.is_alphanumeric() || "\"“„‘'«".contains(ch));
    let few = words.split_whitespace().take(most + 1).count() <= most;
    let ends = stops(words) || words.trim_end().ends_with([',', ';', '-', '–', '—']);
    few && !ends && (first.is_empty() || !bullet && !is_one_of(SUBJECTS, first))
}

/// Whether a paragraph and the next one each begin with who speaks, and one of them is a sentence: "Hale: It was late." and not
/// "Date: 3 May".
fn is_dialogue(paragraph: &str, next: &str) -> bool {
    let sentence = stops(paragraph) || stops(next);
    sentence && label(paragraph).is_some() && label(next).is_some()
}

/// Whether a line greets or takes leave, and says nothing else.
#[must_use]
pub fn is_greeting(line: &str) -> bool {
    let line = line.trim_end();
    let most = if line.ends_with([',', '!']) {
        GREETING
    } else {
        4
    };
    let few = line.split_whitespace().take(most + 1).count() <= most;
    few && !line.ends_with(['.', '?', ':', '…'])
        && line
            .split_whitespace()
            .any(|word| is_one_of(GREETINGS, word))
}

/// Whether a line says who wrote something, when it was published, who took the picture: "By Ada Hale", "Updated: 3 May 2021,
/// 10:15".
fn says_when(line: &str) -> bool {
    let words = || line.split_whitespace();
    let mut near = words();
    let (Some(first), second) = (near.next(), near.next().unwrap_or_default()) else {
        return false;
    };
    let dated = |word: &str| word.contains(|ch: char| ch.is_ascii_digit());
    let label = is_one_of(LABELS, first);
    let by = is_one_of(BY, first)
        && [first, second]
            .iter()
            .all(|it| it.starts_with(char::is_uppercase));
    if !(label || by || dated(first) || dated(second)) || words().take(LINE + 1).count() > LINE {
        return false;
    }
    let plain = |word: &str| {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        let opens = |ch: char| ch.is_uppercase() || ch.is_ascii_digit();
        bare.is_empty()
            || bare.starts_with(opens)
            || word.contains(".m")
            || [DATES, BY, LABELS].iter().any(|list| is_one_of(list, bare))
    };
    let ends = stops(line) && !line.trim_end().ends_with("m.");
    let headed = label && first.ends_with(':');
    headed || !ends && words().all(plain) && (by || words().any(dated))
}

/// Whether a word, without the signs around it, stands in a list.
fn is_one_of(list: &str, word: &str) -> bool {
    let bare = word
        .trim_matches(|ch: char| !ch.is_alphanumeric())
        .to_lowercase();
    list.split_whitespace().any(|known| known == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text, whose paragraphs are divided by bars here.
    fn left(text: &str) -> Vec<String> {
        let text = text.replace('|', "\n\n");
        let lines = |it: Range<usize>| text.get(it).unwrap().replace('\n', "/");
        bodies(&text).into_iter().map(lines).collect()
    }

    #[test]
    fn what_stands_above_a_report_is_no_part_of_it() {
        for above in [
            "Fire at mill ‘could have been stopped’, inquiry hears",
            "Ten hurt in ferry crash|Harbour shut until Friday, watch says",
            "Ten hurt in ferry crash|By Ada Hale",
            "Ten hurt in ferry crash\nBy Ada Hale | Staff Writer\nPosted: May 4, 2031 at 6:12 p.m.",
            "By Ada Hale\nLocal reporter\nPublished 14 March 2031, 10:15 GMT",
            "Monday, 4 May 2031|Photograph: Ben Orr/Lunden Post",
            "STATEMENT OF WATCHMAN BEN ORR|Date: 12 June 2031\nTime: 14:30",
            "STATEMENT|Witness: Ben Orr\nDate: 12 June 2031",
            "Dear Sir,",
            "Zwei Verletzte bei Brand im Lager|Von Ada Hale|Stand: 04.05.2031",
        ] {
            let text = format!("{above}|HOVE (AP) — The mill burned.|Nobody was there.");
            let body = ["The mill burned.", "Nobody was there."];
            assert_eq!(left(&text), body, "{above}");
        }
    }

    #[test]
    fn what_stands_between_and_below_the_sentences_is_none_either() {
        for (text, body) in [
            (
                "The mill burned.|What happened then|Nobody was there.|Photograph: Ben Orr/Post",
                &["The mill burned.", "Nobody was there."][..],
            ),
            (
                "Dear Sir,\nThe mill burned.|Yours faithfully,\nAda Hale\nLower Hatch",
                &["The mill burned."],
            ),
            (
                "The mill burned.|With kind regards|Ada Hale, Lower Hatch",
                &["The mill burned."],
            ),
        ] {
            assert_eq!(left(text), body);
        }
    }

    #[test]
    fn what_may_be_a_sentence_stays() {
        for text in [
            "the gate was shut",
            "Ten hurt in ferry crash",
            "I saw a boat near the mole|It was dark.",
            "The mill burned.|There was nobody there",
            "The mill burned.|- the gate was open and the lamp out|It was dark.",
            "Ada Hale: The gate was shut that night|Ben Orr: It was open.",
            "By noon the gate was shut.",
            "In 2031 the mill burned.",
            "Updated figures for 2031 were shown to the court.",
            "Ada Hale wrote:|The gate was shut.",
            "My dear friend saw the boat.",
        ] {
            assert_eq!(left(text).join("|"), text);
        }
    }
}
