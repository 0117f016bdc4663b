//! Finding a text in a text with case, diacritics, white space and the shape of quotation marks folded.

use nucleo_matcher::chars::{normalize, to_lower_case};
use std::ops::Range;

/// Nobody types more signs than this to search for.
const LONGEST: usize = 256;

/// No place is longer, in bytes, but for heaps of marks on its letters.
const REACH: usize = LONGEST * 16;

/// What is searched for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    signs: Vec<char>,
    /// Whether a text of ASCII alone can be searched byte by byte.
    is_plain: bool,
}

impl Needle {
    /// A text to search for; `None` when nothing of it is left once it is folded.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut signs = Vec::new();
        for sign in text.trim().chars().filter_map(fold) {
            if sign != ' ' || signs.last() != Some(&' ') {
                signs.push(sign);
            }
        }
        signs.truncate(LONGEST);
        let is_plain = signs.iter().all(|sign| sign.is_ascii() && *sign != ' ');
        (!signs.is_empty()).then_some(Self { signs, is_plain })
    }

    /// Every place in a text, as bytes, in order and apart.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = self.find(text, from) {
            from = range.end;
            found.push(range);
        }
        found
    }

    /// Whether a text has it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// The last place in a text that ends at byte `to` or earlier. Costs what lies between the two.
    #[must_use]
    pub fn find_before(&self, text: &str, to: usize) -> Option<Range<usize>> {
        let mut end = text.floor_char_boundary(to);
        let mut size = 1 << 16;
        while end > 0 {
            let start = text.floor_char_boundary(end.saturating_sub(size));
            // A place that begins in this stretch may reach into what was looked through before.
            let reach = text.floor_char_boundary((end + REACH).min(to));
            let stretch = text.get(start..reach)?;
            let mut found = self
                .ranges(stretch)
                .into_iter()
                .map(|it| start + it.start..start + it.end);
            if let Some(last) = found.rfind(|it| it.start < end) {
                return Some(last);
            }
            end = start;
            size *= 2;
        }
        None
    }

    /// The first place in a text that starts at byte `from` or later.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text.get(from..)?;
        let found = if self.is_plain && rest.is_ascii() {
            self.find_plain(rest.as_bytes())
        } else {
            let starts = rest
                .char_indices()
                .filter(|(_, sign)| fold(*sign) == self.signs.first().copied());
            starts
                .map(|(at, _)| at)
                .find_map(|at| Some(at..at + self.length(rest.get(at..)?)?))
        };
        found.map(|range| from + range.start..from + range.end)
    }

    fn find_plain(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let first = u8::try_from(*self.signs.first()?).ok()?;
        let starts = memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes);
        let fits = |at: &usize| {
            let here = bytes.get(*at..*at + self.signs.len());
            here.is_some_and(|here| {
                let signs = here
                    .iter()
                    .map(|byte| char::from(byte.to_ascii_lowercase()));
                signs.eq(self.signs.iter().copied())
            })
        };
        let mut starts = starts;
        starts.find(fits).map(|at| at..at + self.signs.len())
    }

    /// How many bytes at the start of a text it matches, marks on its last sign included.
    fn length(&self, text: &str) -> Option<usize> {
        let mut wanted = self.signs.iter();
        let mut next = wanted.next();
        let mut was_space = false;
        for (at, sign) in text.char_indices() {
            let folded = fold(sign);
            if folded.is_none() || (folded == Some(' ') && was_space) {
                continue;
            }
            if next.is_none() {
                return Some(at);
            }
            if folded != next.copied() {
                return None;
            }
            was_space = folded == Some(' ');
            next = wanted.next();
        }
        next.is_none().then_some(text.len())
    }
}

/// The sign as it is compared; `None` for signs that are passed over: combining marks and what takes no room.
fn fold(sign: char) -> Option<char> {
    if sign.is_ascii() {
        let sign = sign.to_ascii_lowercase();
        return Some(if sign.is_ascii_whitespace() {
            ' '
        } else {
            sign
        });
    }
    match sign {
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{ad}'
        | '\u{2060}'
        | '\u{feff}' => None,
        '‘' | '’' | 'ʼ' => Some('\''),
        '“' | '”' | '„' => Some('"'),
        '‐' | '‑' | '–' | '—' => Some('-'),
        '！'..='～' => char::from_u32(u32::from(sign) - 0xfee0).and_then(fold),
        sign if sign.is_whitespace() => Some(' '),
        sign => Some(to_lower_case(normalize(sign))),
    }
}
