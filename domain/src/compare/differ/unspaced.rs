//! Words in scripts that write without spaces: runs of ideographs, katakana or digits with the endings after them.

use crate::text::features::{Token, TokenKind};
use std::ops::Range;

/// Endings in which a Japanese predicate is negative.
const NEGATIVE: [&str; 8] = [
    "ません",
    "ない",
    "なかっ",
    "なく",
    "ぬ",
    "まい",
    "なし",
    "無い",
];
/// Particles at the end of a run, which belong to no word.
const PARTICLES: [&str; 16] = [
    "ので", "から", "まで", "とは", "では", "には", "だと", "が", "は", "を", "に", "で", "と",
    "も", "の", "へ",
];

/// Endings of predicates.
const VERBAL: [&str; 9] = ["た", "だ", "る", "す", "い", "う", "く", "んだ", "て"];
/// What is counted right behind a number.
const COUNTERS: [char; 12] = [
    '時', '分', '秒', '年', '月', '日', '人', '回', '度', '歳', '台', '個',
];

/// What the ending of an unspaced word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nothing, or the word is of another script.
    None,
    /// It is a predicate.
    Verb,
    /// It is a predicate that denies.
    Negative,
}

/// How a sign of an unspaced script takes part in a run.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Ideograph,
    Katakana,
    Hiragana,
    Digit,
}

fn script(sign: char) -> Option<Script> {
    match sign {
        '\u{3041}'..='\u{309f}' => Some(Script::Hiragana),
        '\u{30a1}'..='\u{30fa}' | 'ー' => Some(Script::Katakana),
        '\u{3005}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Some(Script::Ideograph),
        '０'..='９' => Some(Script::Digit),
        _ => None,
    }
}

/// The words with signs of unspaced scripts joined into runs, and what each word's ending says.
pub(super) fn regrouped(text: &str, words: Vec<Token>) -> (Vec<Token>, Vec<Ending>) {
    let is_unspaced = |word: &Token| {
        let signs = text.get(word.range.clone());
        signs.is_some_and(|signs| signs.chars().all(|sign| script(sign).is_some()))
    };
    if !words.iter().any(is_unspaced) {
        let endings = vec![Ending::None; words.len()];
        return (words, endings);
    }
    let mut out = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for word in words {
        let joins = is_unspaced(&word);
        match &mut run {
            Some(open) if joins && open.end == word.range.start => open.end = word.range.end,
            _ => {
                if let Some(done) = run.take() {
                    cut(text, done, &mut out);
                }
                if joins {
                    run = Some(word.range);
                } else {
                    out.push((word, Ending::None));
                }
            }
        }
    }
    if let Some(done) = run {
        cut(text, done, &mut out);
    }
    out.into_iter().unzip()
}

/// Cuts a run of unspaced signs where an ending is followed by a new word, and between digits and what they count.
fn cut(text: &str, run: Range<usize>, out: &mut Vec<(Token, Ending)>) {
    let signs: Vec<(usize, char)> = text
        .get(run.clone())
        .unwrap_or_default()
        .char_indices()
        .map(|(at, sign)| (run.start + at, sign))
        .collect();
    let mut start = 0;
    while start < signs.len() {
        let head = script(signs[start].1);
        let is_counter = start > 0
            && script(signs[start - 1].1) == Some(Script::Digit)
            && COUNTERS.contains(&signs[start].1);
        let mut end = start + 1;
        while !is_counter && end < signs.len() && script(signs[end].1) == head {
            end += 1;
        }
        let stem_end = end;
        if !is_counter && head != Some(Script::Hiragana) && head != Some(Script::Digit) {
            end = ending(&signs, end);
        }
        let byte = |at: usize| signs.get(at).map_or(run.end, |(byte, _)| *byte);
        out.extend(words(text, byte(start)..byte(end), byte(stem_end), head));
        start = end;
    }
}

/// Where the ending of a word stops: behind the hiragana after its stem, and behind the second half of a compound whose
/// first half ends in one sign that is no particle.
fn ending(signs: &[(usize, char)], from: usize) -> usize {
    let is = |at: usize, kind: Script| {
        signs
            .get(at)
            .is_some_and(|(_, sign)| script(*sign) == Some(kind))
    };
    let mut end = from;
    while is(end, Script::Hiragana) {
        end += 1;
    }
    let is_particle = |sign: char| PARTICLES.iter().any(|it| it.chars().eq([sign]));
    let is_compound = end == from + 1 && is(end, Script::Ideograph) && !is_particle(signs[from].1);
    if !is_compound {
        return end;
    }
    while is(end, Script::Ideograph) {
        end += 1;
    }
    while is(end, Script::Hiragana) {
        end += 1;
    }
    end
}

/// The word of a run: its stem with its ending, and the particle after it as a word of its own.
fn words(
    text: &str,
    run: Range<usize>,
    stem_end: usize,
    head: Option<Script>,
) -> Vec<(Token, Ending)> {
    let whole = text.get(run.clone()).unwrap_or_default();
    let tail = text.get(stem_end..run.end).unwrap_or_default();
    let particle = PARTICLES
        .iter()
        .find(|it| tail.ends_with(**it))
        .map_or(0, |it| it.len());
    let end = run.end - particle;
    let ending = text.get(stem_end..end).unwrap_or_default();
    let is_negative = NEGATIVE.iter().any(|it| ending.contains(it))
        || head == Some(Script::Hiragana) && NEGATIVE.iter().any(|it| whole.contains(it));
    let stem = text.get(run.start..stem_end).unwrap_or_default();
    let kind = match head {
        Some(Script::Digit) => TokenKind::Number(value(stem)),
        Some(Script::Hiragana) if !is_negative => TokenKind::Function,
        _ => TokenKind::Content,
    };
    // What is denied is another word than what is affirmed.
    let mark = if is_negative { "-" } else { "" };
    let is_verb = head != Some(Script::Hiragana) && VERBAL.iter().any(|it| ending.ends_with(it));
    let says = match (is_negative, is_verb) {
        (true, _) => Ending::Negative,
        (false, true) => Ending::Verb,
        _ => Ending::None,
    };
    let word = Token {
        range: run.start..end,
        kind,
        stem: format!("{stem}{mark}"),
    };
    let after = (particle > 0).then(|| Token {
        range: end..run.end,
        kind: TokenKind::Function,
        stem: text.get(end..run.end).unwrap_or_default().to_owned(),
    });
    let after = after.map(|particle| (particle, Ending::None));
    [(word, says)].into_iter().chain(after).collect()
}

/// The value of full-width digits.
fn value(digits: &str) -> f64 {
    let digits = digits.chars().filter_map(|sign| {
        let value = u32::from(sign).checked_sub(u32::from('０'))?;
        Some(f64::from(value))
    });
    digits.fold(0.0, |sum, digit| sum * 10.0 + digit)
}
