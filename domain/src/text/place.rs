//! Code points ↔ bytes: a case counts code points of the decoded document, the text layer counts bytes.

/// Bytes between two samples: a look-up reads at most this much, and 100 MB of text cost 200 kB.
const STEP: usize = 4096;

/// Sampled index of one text; every look-up takes that same text again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodePoints {
    bytes: usize,
    points: usize,
    /// The code points that start before byte `STEP`, `2 * STEP`, …
    samples: Vec<usize>,
}

impl CodePoints {
    /// Counts the code points of `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut points = 0;
        let mut samples = Vec::with_capacity(text.len() / STEP + 1);
        for chunk in text.as_bytes().chunks(STEP) {
            points += count(chunk);
            samples.push(points);
        }
        Self {
            bytes: text.len(),
            points,
            samples,
        }
    }

    /// Code points in the text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.points
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points == 0
    }

    /// The byte at which code point `point` of `text` starts, the text's length for the point behind its last one, `None`
    /// beyond.
    #[must_use]
    pub fn byte_of(&self, text: &str, point: usize) -> Option<usize> {
        if point >= self.points {
            return (point == self.points).then_some(self.bytes);
        }
        if self.points == self.bytes {
            return Some(point);
        }
        let chunk = self.samples.partition_point(|before| *before <= point);
        let start = chunk * STEP;
        let before = self.before(chunk);
        let bytes = text.as_bytes().get(start..)?;
        let (skipped, passed) = skip(bytes, point - before);
        let starts = bytes
            .get(skipped..)?
            .iter()
            .enumerate()
            .filter(|(_, byte)| starts_point(**byte));
        let at = starts.map(|(at, _)| at).nth(point - before - passed)?;
        Some(start + skipped + at)
    }

    /// How many code points of `text` start before byte `byte`: the code point that starts there. Within a character that is
    /// the next one; beyond the text its length.
    #[must_use]
    pub fn code_point_of(&self, text: &str, byte: usize) -> usize {
        if byte >= self.bytes {
            return self.points;
        }
        if self.points == self.bytes {
            return byte;
        }
        let chunk = byte / STEP;
        self.before(chunk) + text.as_bytes().get(chunk * STEP..byte).map_or(0, count)
    }

    /// The code points that start before chunk number `chunk`.
    fn before(&self, chunk: usize) -> usize {
        chunk
            .checked_sub(1)
            .and_then(|last| self.samples.get(last))
            .copied()
            .unwrap_or(0)
    }
}

/// Bytes counted at a time: short inner sums, so that the compiler counts many bytes at once.
const SUM: usize = 128;

/// How many code points start within `bytes`.
fn count(bytes: &[u8]) -> usize {
    bytes.chunks(SUM).map(count_few).sum()
}

fn count_few(bytes: &[u8]) -> usize {
    let starts = bytes.iter().map(|byte| u8::from(starts_point(*byte)));
    usize::from(starts.sum::<u8>())
}

/// How many bytes can be passed over without passing the `nth` code point (from 0), and how many code points start in them.
fn skip(bytes: &[u8], nth: usize) -> (usize, usize) {
    let (mut skipped, mut passed) = (0, 0);
    for chunk in bytes.chunks(SUM) {
        let here = count_few(chunk);
        if passed + here > nth {
            break;
        }
        (skipped, passed) = (skipped + chunk.len(), passed + here);
    }
    (skipped, passed)
}

fn starts_point(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mark_counts_one_and_crlf_two() {
        let text = "\u{feff}a\r\nb";
        let points = CodePoints::new(text);
        assert_eq!(points.len(), 5);
        assert_eq!(points.byte_of(text, 4), Some(6));
        assert_eq!(points.byte_of(text, 5), Some(7));
        assert_eq!(points.byte_of(text, 6), None);
        assert_eq!(
            points.code_point_of(text, 1),
            1,
            "within a character: the next"
        );
    }

    proptest! {
        #[test]
        fn there_and_back(part in "[a-zé警👍]{0,20}", times in 1..900_usize) {
            let text = part.repeat(times);
            let points = CodePoints::new(&text);
            prop_assert_eq!(points.len(), text.chars().count());
            for (point, (byte, _)) in text.char_indices().enumerate() {
                if point % 97 == 0 || byte % STEP < 8 {
                    prop_assert_eq!(points.byte_of(&text, point), Some(byte));
                    prop_assert_eq!(points.code_point_of(&text, byte), point);
                }
            }
            prop_assert_eq!(points.byte_of(&text, points.len()), Some(text.len()));
        }
    }
}
