//! The known word nearest to a mistyped one, for messages.

/// Longer words are not compared beyond this many signs.
const LONGEST: usize = 64;

/// The candidate that takes the fewest typing slips to reach from `word`, case aside (optimal string alignment: a sign
/// more, less, other, or two neighbours exchanged); `None` when even the best is further than a third of its length, at
/// least one. Of equals the first.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = signs(word);
    let slips = |candidate| slips(&word, &signs(candidate));
    let best = candidates
        .into_iter()
        .map(|candidate| (slips(candidate), candidate))
        .min_by_key(|(slips, _)| *slips)?;
    let longer = word.len().max(best.1.chars().count());
    (best.0 <= (longer / 3).max(1)).then_some(best.1)
}

fn signs(word: &str) -> Vec<char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .collect()
}

/// The optimal string alignment distance, three lines of the table at a time.
fn slips(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut line = Vec::with_capacity(last.len());
        line.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let mut fewest = (line[j] + 1).min(last[j + 1] + 1);
            fewest = fewest.min(last[j] + usize::from(a != b));
            let is_swapped = i > 0 && j > 0 && one[i - 1] == *b && other[j - 1] == *a;
            if is_swapped {
                fewest = fewest.min(before[j - 1] + 1);
            }
            line.push(fewest);
        }
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_its_word() {
        let words = ["police", "complainant", "officers"];
        assert_eq!(nearest("polcie", words), Some("police"));
        assert_eq!(nearest("Complainent", words), Some("complainant"));
        assert_eq!(nearest("offcer", words), Some("officers"));
    }

    #[test]
    fn nothing_is_offered_for_what_is_like_none() {
        assert_eq!(nearest("reporter", ["police", "log"]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("", ["police"]), None);
    }
}
