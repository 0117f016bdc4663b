//! The walk over a source, grapheme by grapheme, that decides what is shown of it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::spelling::{Nature, is_flag, joins_letters, nature, selects, spell, spell_marks};
use super::{Kind, Shown, Signs};

/// More marks than this on one letter are counted and not drawn; no orthography needs more.
const MARKS: usize = 8;
/// More letters than this in one grapheme (conjoining jamo, conjuncts) are shown by number: a screen could not cut it.
const LETTERS: usize = 12;

pub(super) struct Cleaner {
    shown: Shown,
    signs: Signs,
    /// The source byte that comes next.
    at: usize,
    /// The character just shown as it is, within this grapheme; none after a mark, on which nothing may settle.
    base: Option<char>,
    marks: usize,
    letters: usize,
    /// Combining marks counted and not drawn so far: how many, and in how many bytes.
    dropped: (usize, usize),
}

impl Cleaner {
    pub(super) fn new(at: usize, signs: Signs, capacity: usize) -> Self {
        let mut shown = Shown {
            source_end: at,
            ..Shown::default()
        };
        shown.text.reserve(capacity);
        Self {
            shown,
            signs,
            at,
            base: None,
            marks: 0,
            letters: 0,
            dropped: (0, 0),
        }
    }

    pub(super) fn clean(mut self, mut rest: &str) -> Shown {
        while !rest.is_empty() {
            let plain = plain_prefix(rest);
            let (head, tail) = rest.split_at_checked(plain).unwrap_or((rest, ""));
            self.keep(head);
            rest = tail;
            for grapheme in tail.graphemes(true) {
                rest = rest.get(grapheme.len()..).unwrap_or_default();
                self.grapheme(grapheme, rest.chars().next());
                if rest
                    .as_bytes()
                    .first()
                    .is_some_and(|byte| matches!(byte, b' '..=b'~'))
                {
                    break;
                }
            }
        }
        self.shown
    }

    fn grapheme(&mut self, grapheme: &str, following: Option<char>) {
        (self.base, self.marks, self.letters) = (None, 0, 0);
        if grapheme == "\r\n" {
            return self.mark(&spell('\n', self.signs), 2);
        }
        if is_flag(grapheme) {
            return self.keep(grapheme);
        }
        let mut chars = grapheme.chars().peekable();
        while let Some(ch) = chars.next() {
            let within = chars.peek().copied();
            self.char(ch, within, within.or(following));
        }
        self.count_dropped();
    }

    /// Takes one character in: `within` follows it in its grapheme, `next` in the text.
    fn char(&mut self, ch: char, within: Option<char>, next: Option<char>) {
        let kept = match nature(ch) {
            Nature::Control | Nature::Hidden => false,
            Nature::Joiner => self.base.is_some_and(|base| joins(base, ch, next)),
            Nature::Selector => self.base.is_some_and(|base| selects(base, ch)),
            Nature::Plain if attaches(ch) => return self.attached(ch, within),
            Nature::Plain => {
                self.letters += 1;
                self.marks = 0;
                self.letters <= LETTERS
            }
        };
        self.count_dropped();
        if kept {
            self.keep_char(ch);
        } else {
            self.mark(&spell(ch, self.signs), ch.len_utf8());
        }
    }

    fn attached(&mut self, ch: char, within: Option<char>) {
        self.marks += 1;
        // A letter that stands before its base (Malayalam's dot reph) has no width of its own either.
        let leads = self.marks == 1
            && within.is_some_and(|next| nature(next) == Nature::Plain && !attaches(next));
        if self.marks > MARKS {
            self.dropped = (self.dropped.0 + 1, self.dropped.1 + ch.len_utf8());
        } else if self.base.is_some() || leads {
            self.keep_char(ch);
        } else {
            self.mark(&spell(ch, self.signs), ch.len_utf8());
        }
    }

    fn count_dropped(&mut self) {
        let (count, bytes) = std::mem::take(&mut self.dropped);
        if count > 0 {
            self.mark(&spell_marks(count, self.signs), bytes);
        }
    }

    fn keep_char(&mut self, ch: char) {
        self.keep(ch.encode_utf8(&mut [0; 4]));
        self.base = Some(ch);
    }

    fn keep(&mut self, text: &str) {
        self.shown
            .push_piece(text, self.at..self.at + text.len(), Kind::Verbatim);
        self.at += text.len();
    }

    fn mark(&mut self, text: &str, source_bytes: usize) {
        self.shown
            .push_piece(text, self.at..self.at + source_bytes, Kind::Mark);
        self.at += source_bytes;
        self.base = None;
    }
}

/// How many leading bytes are printable ASCII that nothing can attach to.
fn plain_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes
        .iter()
        .position(|byte| !matches!(byte, b' '..=b'~'))
        .unwrap_or(bytes.len());
    // A combining mark may follow, and belongs to the last letter.
    if bytes.get(ascii).is_some_and(|byte| !byte.is_ascii()) {
        ascii.saturating_sub(1)
    } else {
        ascii
    }
}

/// Whether a joiner between these two is spelling: between letters of scripts that need it, or (ZWJ) inside a sequence that
/// UAX #29 keeps as one grapheme (`GB9c`, GB11), such as a family emoji.
fn joins(base: char, joiner: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let is_emoji = |ch: char| u32::from(ch) > 0x2000 && !ch.is_alphabetic();
    (joins_letters(base) && joins_letters(next))
        || (joiner == '\u{200d}' && is_emoji(base) && is_emoji(next) && !attaches(next))
}

/// Whether a character sits on the one before it (combining and spacing marks, vowel jamo, skin tones).
fn attaches(ch: char) -> bool {
    if ch.is_ascii() {
        return false;
    }
    let mut bytes = [b'a'; 5];
    let end = 1 + ch.encode_utf8(bytes.get_mut(1..).unwrap_or_default()).len();
    ch.width() == Some(0)
        || std::str::from_utf8(bytes.get(..end).unwrap_or_default())
            .is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}
