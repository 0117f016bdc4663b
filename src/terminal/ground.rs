//! Asks the terminal for the colour of its ground, and finds the answer among the keys, where it comes in: nothing waits for
//! it, and no key is lost to it.
//!
//! The question is OSC 11 of xterm's control sequences; the answer is `ESC ] 11 ; rgb:RRRR/GGGG/BBBB`, ended by `ESC \` or BEL.
//! Read as keys that is Alt-], the text, and Alt-\ or Ctrl-G.

use crate::app::config::Background;
use crate::app::keys::{Code, Key};
use std::{env, mem};

/// The question.
pub(super) const QUESTION: &str = "\u{1b}]11;?\u{1b}\\";

/// What every answer begins with.
const BEGINNING: &str = "11;";

/// The longest answer, in keys.
const LONGEST: usize = 30;

/// Whether the terminal understands the question: some print it.
pub(super) fn understood() -> bool {
    let term = env::var("TERM").unwrap_or_default();
    !matches!(term.as_str(), "" | "dumb" | "linux")
}

/// What is known of a key, while an answer may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// These were typed by somebody, in this order: the key, behind those that looked like an answer until it came.
    Typed(Vec<Key>),
    /// It looks like a part of an answer.
    Part,
    /// The end of an answer, and what it says.
    End(Background),
}

/// Listens for the answer. One that comes late is still nobody's typing; what only begins like one is.
#[derive(Debug, Default)]
pub(super) struct Listening {
    held: Vec<Key>,
}

impl Listening {
    /// Takes a key.
    pub(super) fn hear(&mut self, key: Key) -> Heard {
        let begins = key.alt && key.code == Code::Char(']');
        if self.held.is_empty() && !begins {
            return Heard::Typed(vec![key]);
        }
        if begins {
            let before = mem::replace(&mut self.held, vec![key]);
            return match before.is_empty() {
                true => Heard::Part,
                false => Heard::Typed(before),
            };
        }
        let text: String = self.held.iter().filter_map(|it| it.typed()).collect();
        if ends(key) && text.starts_with(BEGINNING) {
            self.held.clear();
            return Heard::End(background(&text));
        }
        self.held.push(key);
        if goes_on(&text, key) && self.held.len() <= LONGEST {
            return Heard::Part;
        }
        Heard::Typed(mem::take(&mut self.held))
    }
}

fn ends(key: Key) -> bool {
    (key.alt && key.code == Code::Char('\\')) || (key.ctrl && key.code == Code::Char('g'))
}

/// Whether an answer that began with `text` can go on with a key.
fn goes_on(text: &str, key: Key) -> bool {
    let Some(c) = key.typed() else {
        return false;
    };
    match BEGINNING.chars().nth(text.len()) {
        Some(wanted) => c == wanted,
        None => c.is_ascii_alphanumeric() || ":/#".contains(c),
    }
}

/// What `11;rgb:1e1e/1e1e/1e1e` says.
fn background(answer: &str) -> Background {
    let colour = answer
        .strip_prefix(BEGINNING)
        .and_then(|it| it.strip_prefix("rgb:").or_else(|| it.strip_prefix("rgba:")));
    let mut shares = colour.unwrap_or_default().split('/').map(share);
    let (Some(Some(red)), Some(Some(green)), Some(Some(blue))) =
        (shares.next(), shares.next(), shares.next())
    else {
        return Background::Unknown;
    };
    // Luma of ITU-R BT.709; at half of it black and white text are read about equally well.
    if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5 {
        Background::Dark
    } else {
        Background::Light
    }
}

/// A channel of one to four hexadecimal digits, as a share of the most these digits can say (`XParseColor`).
fn share(digits: &str) -> Option<f32> {
    let most = match digits.len() {
        1 => 0xf_u16,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let value = u16::from_str_radix(digits, 16).ok()?;
    Some(f32::from(value) / f32::from(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alt(c: char) -> Key {
        Key {
            alt: true,
            ..Key::plain(Code::Char(c))
        }
    }

    fn key(c: char) -> Key {
        Key::plain(Code::Char(c))
    }

    fn heard(text: &str, end: Key) -> Heard {
        let mut listening = Listening::default();
        assert_eq!(listening.hear(alt(']')), Heard::Part);
        for c in text.chars() {
            assert_eq!(listening.hear(key(c)), Heard::Part);
        }
        let last = listening.hear(end);
        assert_eq!(listening.hear(key('q')), Heard::Typed(vec![key('q')]));
        last
    }

    #[test]
    fn an_answer_says_whether_the_ground_is_dark() {
        let bell = Key {
            ctrl: true,
            ..Key::plain(Code::Char('g'))
        };
        for (text, said) in [
            ("11;rgb:1e1e/1e1e/1e1e", Background::Dark),
            ("11;rgb:f/f/f", Background::Light),
            ("11;rgb:fd/f6/e3", Background::Light),
            ("11;rgba:0000/2b2b/3636/ffff", Background::Dark),
            ("11;rgb:1e1e/1e1e", Background::Unknown),
            ("11;rgb:x/1/1", Background::Unknown),
            ("11;#1e1e1e", Background::Unknown),
        ] {
            assert_eq!(heard(text, alt('\\')), Heard::End(said), "{text}");
            assert_eq!(heard(text, bell), Heard::End(said), "{text}");
        }
    }

    /// What is typed of what comes.
    fn typed(keys: &[Key]) -> Vec<Key> {
        let mut listening = Listening::default();
        let heard = keys.iter().map(|key| listening.hear(*key));
        heard
            .flat_map(|heard| match heard {
                Heard::Typed(keys) => keys,
                Heard::Part | Heard::End(_) => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn what_only_begins_like_an_answer_was_typed_by_somebody() {
        for text in ["j", "]j", "]1j", "]11;rgb j", "]]j", "]11;\\]11j", "]\\j"] {
            let keys: Vec<Key> = text
                .chars()
                .map(|c| if "]\\".contains(c) { alt(c) } else { key(c) })
                .collect();
            let wanted: Vec<Key> = match text.strip_prefix("]11;\\") {
                Some(rest) => keys[keys.len() - rest.len()..].to_vec(),
                None => keys.clone(),
            };
            assert_eq!(typed(&keys), wanted, "{text}");
        }
    }

    #[test]
    fn an_answer_that_never_ends_eats_no_key() {
        let mut keys = vec![alt(']'), key('1'), key('1'), key(';')];
        keys.extend([key('1'); 100]);
        assert_eq!(typed(&keys), keys);
    }
}
