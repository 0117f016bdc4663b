//! Asks the terminal for the colour of its ground, and finds the answer among the keys, where it comes in: nothing waits for
//! it, and no key is lost to it.
//!
//! The question is OSC 11 of xterm's control sequences; the answer is `ESC ] 11 ; rgb:RRRR/GGGG/BBBB`, ended by `ESC \` or BEL.
//! Read as keys that is Alt-], the text, and Alt-\ or Ctrl-G.

use crate::app::config::Background;
use crate::app::keys::{Code, Key};
use std::env;

/// The question.
pub(super) const QUESTION: &str = "\u{1b}]11;?\u{1b}\\";

/// The longest answer, in keys.
const LONGEST: usize = 30;

/// Whether the terminal understands the question: some print it.
pub(super) fn understood() -> bool {
    let term = env::var("TERM").unwrap_or_default();
    !matches!(term.as_str(), "" | "dumb" | "linux")
}

/// What a key is while an answer may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// Typed by somebody.
    Typed,
    /// Part of an answer: nobody typed it.
    Part,
    /// The end of an answer, and what it says.
    End(Background),
}

/// Listens for the answer. One that comes late is still nobody's typing.
#[derive(Debug, Default)]
pub(super) struct Listening(Option<String>);

impl Listening {
    /// Takes a key.
    pub(super) fn hear(&mut self, key: Key) -> Heard {
        if key.alt && key.code == Code::Char(']') {
            self.0 = Some(String::new());
            return Heard::Part;
        }
        let Some(text) = &mut self.0 else {
            return Heard::Typed;
        };
        let ended =
            (key.alt && key.code == Code::Char('\\')) || (key.ctrl && key.code == Code::Char('g'));
        if ended || text.len() >= LONGEST {
            let said = background(text);
            self.0 = None;
            return Heard::End(said);
        }
        if let Code::Char(c) = key.code {
            text.push(c);
        }
        Heard::Part
    }
}

/// What `11;rgb:1e1e/1e1e/1e1e` says.
fn background(answer: &str) -> Background {
    let colour = answer
        .strip_prefix("11;")
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

    fn heard(text: &str, end: Key) -> Heard {
        let mut listening = Listening::default();
        assert_eq!(listening.hear(alt(']')), Heard::Part);
        for c in text.chars() {
            assert_eq!(listening.hear(Key::plain(Code::Char(c))), Heard::Part);
        }
        let last = listening.hear(end);
        assert_eq!(listening.hear(Key::plain(Code::Char('q'))), Heard::Typed);
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
            ("11;rgb:x/+1/-1", Background::Unknown),
            ("52;c;", Background::Unknown),
        ] {
            assert_eq!(heard(text, alt('\\')), Heard::End(said), "{text}");
            assert_eq!(heard(text, bell), Heard::End(said), "{text}");
        }
    }

    #[test]
    fn keys_are_typed_by_somebody_and_an_answer_that_never_ends_does_not_eat_them() {
        let mut listening = Listening::default();
        assert_eq!(listening.hear(Key::plain(Code::Char('j'))), Heard::Typed);
        listening.hear(alt(']'));
        let eaten =
            (0..100).filter(|_| listening.hear(Key::plain(Code::Char('j'))) != Heard::Typed);
        assert_eq!(eaten.count(), LONGEST + 1);
    }
}
