//! The quoted stretches of a paragraph, with quotation marks told from apostrophes.

use std::ops::Range;

/// How far a closing single mark is looked for, in bytes: apostrophes look the same.
const SINGLE_AT_MOST: usize = 2000;
/// How far behind an s with such a mark (the others') a better one is looked for, in bytes.
const BETTER_WITHIN: usize = 120;

/// A quoted stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The bytes with the quotation marks.
    pub range: Range<usize>,
    /// The bytes between the marks.
    pub inner: Range<usize>,
    /// Whether the closing mark is there; without it the quotation runs to the end of the paragraph, as where it goes on in
    /// the next one.
    pub closed: bool,
}

/// The outermost quotations of `paragraph`, in order. Double, single, angle and corner marks, straight or curved, and the
/// German and Swedish ways to pair them.
#[must_use]
pub fn quotations(paragraph: &str) -> Vec<Quotation> {
    let mut marks = Marks {
        text: paragraph,
        none_until: [0; SINGLE.len()],
    };
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(ch) = paragraph.get(at..).and_then(|rest| rest.chars().next()) {
        let twice = marks.opens_twice(at, before);
        let inside = at + ch.len_utf8() + usize::from(twice);
        let opened = if twice {
            Some(marks.close_twice(inside))
        } else {
            marks
                .closing(at, before, ch)
                .and_then(|closing| marks.close(inside, ch, closing))
        };
        before = Some(ch);
        let Some((inner_end, end, closed)) = opened else {
            at = inside;
            continue;
        };
        found.push(Quotation {
            range: at..end,
            inner: inside..inner_end,
            closed,
        });
        before = paragraph
            .get(..end)
            .and_then(|text| text.chars().next_back());
        at = end;
    }
    found
}

/// Marks that open a quotation only when something closes it: most of them are apostrophes.
const SINGLE: [char; 4] = ['‘', '\'', '‚', '‹'];

struct Marks<'a> {
    text: &'a str,
    /// For each of [`SINGLE`] how far nothing closes it, so that apostrophes do not each look at the same stretch.
    none_until: [usize; SINGLE.len()],
}

impl Marks<'_> {
    /// The marks that may close what `ch` opens at byte `at`; `None` when it opens nothing.
    fn closing(&self, at: usize, before: Option<char>, ch: char) -> Option<&'static [char]> {
        let free =
            before.is_none_or(|before| !before.is_alphanumeric() && !".,!?;:%".contains(before));
        let mut rest = self.text.get(at + ch.len_utf8()..)?.chars();
        let opens = free && rest.next().is_some_and(|next| !next.is_whitespace());
        match ch {
            '“' => Some(&['”', '“', '"']),
            '„' => Some(&['“', '”']),
            '«' => Some(&['»']),
            '「' => Some(&['」']),
            '『' => Some(&['』']),
            '"' if opens => Some(&['"', '”']),
            '‘' if opens => Some(&['’']),
            '\'' if opens => Some(&['\'', '’']),
            '‚' if opens => Some(&['‘', '’']),
            '‹' if opens => Some(&['›']),
            '”' if opens => Some(&['”']),
            '»' if opens => Some(&['«', '»']),
            _ => None,
        }
    }

    /// Where the quotation opened before byte `inside` closes: the end of its words, its own end, and whether it is closed.
    fn close(&mut self, inside: usize, ch: char, closing: &[char]) -> Option<(usize, usize, bool)> {
        if let Some(kind) = SINGLE.iter().position(|single| *single == ch) {
            let end = self.close_single(inside, kind, closing)?;
            let mark = self.text.get(end..)?.chars().next()?;
            return Some((end, end + mark.len_utf8(), true));
        }
        let mut depth = 0_usize;
        let mut before = ch;
        for (offset, mark) in self.text.get(inside..)?.char_indices() {
            let last = std::mem::replace(&mut before, mark);
            // The wrong mark closes only where it can open nothing.
            if ch == '“' && matches!(mark, '“' | '"') && !self.ends(inside + offset, last, mark)
            {
                continue;
            }
            if mark == ch && matches!(ch, '「' | '『') {
                depth += 1;
            } else if closing.contains(&mark) {
                if depth == 0 {
                    return Some((inside + offset, inside + offset + mark.len_utf8(), true));
                }
                depth -= 1;
            }
        }
        let end = inside + self.text.get(inside..)?.trim_end().len();
        (end > inside).then_some((end, end, false))
    }

    /// Whether a mark stands where only a closing one does: behind a stop or a letter, before white space or a sign.
    fn ends(&self, at: usize, last: char, mark: char) -> bool {
        let rest = self.text.get(at + mark.len_utf8()..).unwrap_or_default();
        ".,!?…".contains(last)
            && rest
                .chars()
                .next()
                .is_none_or(|next| next.is_whitespace() || ".,;:".contains(next))
    }

    /// Whether two straight single marks stand here for a double one, as typewriters and wire services set them.
    fn opens_twice(&self, at: usize, before: Option<char>) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let free = before.is_none_or(|before| !before.is_alphanumeric() && before != '\'');
        let inner = rest.strip_prefix("''").or(rest.strip_prefix("``"));
        free && inner.is_some_and(|inner| {
            inner.starts_with(|ch: char| !ch.is_whitespace() && ch != '\'' && ch != '`')
        })
    }

    /// Where such a quotation closes: as [`Marks::close`].
    fn close_twice(&self, inside: usize) -> (usize, usize, bool) {
        let rest = self.text.get(inside..).unwrap_or_default();
        match rest.find("''") {
            Some(offset) => (inside + offset, inside + offset + 2, true),
            None => {
                let end = inside + rest.trim_end().len();
                (end, end, false)
            }
        }
    }

    /// The single mark that closes and is no apostrophe: no letter follows it; better one that is not behind an s.
    fn close_single(&mut self, inside: usize, kind: usize, closing: &[char]) -> Option<usize> {
        let none_until = self.none_until.get_mut(kind)?;
        let last = self.text.floor_char_boundary(inside + SINGLE_AT_MOST);
        let from = self
            .text
            .floor_char_boundary(none_until.saturating_sub(8))
            .max(inside);
        let mut before = ' ';
        let mut possible = None;
        let mut chars = self.text.get(from..last)?.char_indices().peekable();
        while let Some((offset, ch)) = chars.next() {
            let at = from + offset;
            if possible.is_some_and(|possible| at > possible + BETTER_WITHIN) {
                return possible;
            }
            let follows = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if closing.contains(&ch) && !before.is_whitespace() && !follows {
                if before != 's' {
                    return Some(at);
                }
                possible = possible.or(Some(at));
            }
            before = ch;
        }
        if possible.is_none() {
            *none_until = last.max(*none_until);
        }
        possible
    }
}
