//! Who speaks, where a line begins with it: "INSPECTOR: Where were you?", "Q. And then?".

use std::ops::Range;

/// A label has so few words, and stands in so many first bytes of a line.
const WORDS: usize = 4;
const LONGEST: usize = 60;
/// The letters that stand for who asks and who answers.
const LETTERS: [char; 3] = ['Q', 'A', 'F'];

/// The words before a colon that a line of a transcript begins with, or a letter before a stop, without that sign: in bytes of
/// `line`, with the byte where what is said begins.
#[must_use]
pub fn label(line: &str) -> Option<(Range<usize>, usize)> {
    let near = line.get(..line.floor_char_boundary(LONGEST))?;
    let start = near.len() - near.trim_start().len();
    let colon = near.find(':').filter(|at| is_named(near.get(start..*at)));
    let (end, sign) = colon.map(|at| (at, 1)).or_else(|| lettered(near, start))?;
    let rest = line.get(end + sign..)?;
    let gap = rest.len() - rest.trim_start().len();
    (gap > 0).then_some((start..end, end + sign + gap))
}

/// Whether words may name somebody: few, each with a capital, a stop only behind a title or an initial.
fn is_named(words: Option<&str>) -> bool {
    let words = words.unwrap_or_default();
    let count = words.split_whitespace().take(WORDS + 1).count();
    let opens = |word: &str| word.starts_with(char::is_uppercase);
    let signs = |word: &str| {
        word.trim_end_matches('.')
            .contains(|ch: char| ".,;!?\"“”()".contains(ch))
    };
    let ends = words.ends_with('.') && words.len() > 2;
    (1..=WORDS).contains(&count)
        && !ends
        && words
            .split_whitespace()
            .all(|word| opens(word) && !signs(word))
}

/// A letter for who asks or answers with a stop behind it.
fn lettered(line: &str, start: usize) -> Option<(usize, usize)> {
    let mut letters = line.get(start..)?.chars();
    let first = letters.next().filter(|it| LETTERS.contains(it))?;
    let end = start + first.len_utf8();
    (letters.next() == Some('.')).then_some((end, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str)> {
        let (label, start) = label(line)?;
        Some((line.get(label)?, line.get(start..)?))
    }

    #[test]
    fn who_speaks_stands_before_a_colon_and_a_letter_before_a_stop() {
        for (line, expected) in [
            ("MS BERG: I was there.", ("MS BERG", "I was there.")),
            ("Mr. Orr: It was dark.", ("Mr. Orr", "It was dark.")),
            ("Q: And then?", ("Q", "And then?")),
            ("Q. And then?", ("Q", "And then?")),
            ("  Frage: Und dann?", ("Frage", "Und dann?")),
        ] {
            assert_eq!(read(line), Some(expected));
        }
        for line in [
            "It was late: the gate was shut.",
            "At 10:15 the gate was shut.",
            "The gate was shut.",
            "Berg:",
            "Ms Hale said, Hove: no.",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
