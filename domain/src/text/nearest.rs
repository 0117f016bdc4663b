//! The nearest known spelling to one that nobody knows.

/// Longer words are not compared: no key, word or id is longer.
const LONGEST: usize = 64;

/// The candidate that differs least from `word`, when that is little enough to be a slip: a third of its letters. `None`
/// for a word that no candidate is near. Of equals the first.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Nearest::new(word).search(candidates, &mut { usize::MAX })
}

/// `did you mean …?` for the candidate nearest to `word`.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|it| format!("did you mean `{it}`?"))
}

/// One search; the work of many is bounded by what they may spend together.
#[derive(Debug)]
pub struct Nearest {
    word: Vec<char>,
}

impl Nearest {
    /// A search for what is near a word.
    #[must_use]
    pub fn new(word: &str) -> Self {
        let word = word.trim().to_lowercase();
        Self {
            word: word.chars().take(LONGEST + 1).collect(),
        }
    }

    /// The nearest candidate; each comparison takes its cells from `allowance`, and without any left nothing is near.
    pub fn search<'a>(
        &self,
        candidates: impl IntoIterator<Item = &'a str>,
        allowance: &mut usize,
    ) -> Option<&'a str> {
        if self.word.len() > LONGEST {
            return None;
        }
        let mut best: Option<(usize, &str)> = None;
        for candidate in candidates {
            let longer = self.word.len().max(candidate.len());
            // Of a word of one or two letters nothing would be left.
            let most = if longer < 3 { 0 } else { longer / 3 };
            let most = best.map_or(most, |(least, _)| most.min(least));
            if candidate.len() > 4 * LONGEST || candidate.len() + most < self.word.len() {
                continue;
            }
            *allowance = allowance.checked_sub(1 + self.word.len() * candidate.len())?;
            let other: Vec<char> = candidate.to_lowercase().chars().collect();
            let differing = distance(&self.word, &other);
            if differing <= most && best.is_none_or(|(least, _)| differing < least) {
                best = Some((differing, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

/// How many letters were left out, added, changed or swapped with their neighbour (optimal string alignment: Damerau 1964,
/// Levenshtein 1966).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(other.len() + 1);
        row.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least = cell(&last, j) + usize::from(a != b);
            least = least.min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                least = least.min(cell(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let words = ["perception", "record", "event", "source"];
        for (word, found) in [
            ("perceptoin", Some("perception")),
            ("Record", Some("record")),
            ("sorce", Some("source")),
            ("evnets", Some("event")),
            ("asleep", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, words), found, "{word}");
        }
        assert_eq!(nearest(&"x".repeat(1000), words), None);
    }

    #[test]
    fn the_work_is_bounded() {
        let mut allowance = 10;
        assert_eq!(
            Nearest::new("evnet").search(["event"], &mut allowance),
            None
        );
    }
}
