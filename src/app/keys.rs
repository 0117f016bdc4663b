//! Keys as the program names them: what was pressed, and how a key is spelled in help and in the config file.

use std::fmt;

/// What was pressed, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed (`J` for Shift-j).
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// One press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

impl Key {
    /// The key without modifiers.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The character the key types into a field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// The names of keys that are no characters.
const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

/// Reads a key sequence as help and config spell it: `j`, `gr`, `Ctrl-p`, `Enter`, `]u`.
/// A spelling that names one key is that key; any other is one key a character.
///
/// # Errors
/// When it is empty or holds a control character; says what is wrong.
pub fn sequence(spelling: &str) -> Result<Vec<Key>, String> {
    if spelling.is_empty() {
        return Err("a key has no name".into());
    }
    if let Some(key) = one(spelling) {
        return Ok(vec![key]);
    }
    let plain = |c: char| {
        if c.is_control() {
            Err(format!("{c:?} is no key"))
        } else {
            Ok(Key::plain(Code::Char(c)))
        }
    };
    spelling.chars().map(plain).collect()
}

/// So many keys are pressed one after the other at most to do something.
const LONGEST: usize = 3;

/// As [`sequence`], for keys that are to do something.
///
/// # Errors
/// Also when it is longer than what anybody presses: then it was meant as the name of a key, and is none.
pub fn bindable(spelling: &str) -> Result<Vec<Key>, String> {
    let keys = sequence(spelling)?;
    if keys.len() > LONGEST {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        return Err(format!(
            "`{spelling}` is no key: a key is a character or one of {}, with Ctrl- or Alt- before it, or up to {LONGEST} characters one after the other",
            names.join(", ")
        ));
    }
    Ok(keys)
}

fn one(spelling: &str) -> Option<Key> {
    let (ctrl, rest) = spelling
        .strip_prefix("Ctrl-")
        .map_or((false, spelling), |rest| (true, rest));
    let (alt, rest) = rest
        .strip_prefix("Alt-")
        .map_or((false, rest), |rest| (true, rest));
    let named = NAMES
        .iter()
        .find(|(name, _)| *name == rest)
        .map(|(_, code)| *code);
    let mut chars = rest.chars();
    let single = chars
        .next()
        .filter(|c| chars.next().is_none() && !c.is_control());
    let code = named.or(single.map(Code::Char))?;
    Some(Key { code, ctrl, alt })
}

/// The sequence as help spells it.
#[must_use]
pub fn spelled(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_is_spelled_as_it_is_read() {
        for spelling in [
            "j",
            "J",
            "gr",
            "Ctrl-p",
            "Enter",
            "PgDn",
            "]u",
            "(",
            "Shift-Tab",
            "<",
        ] {
            assert_eq!(spelled(&sequence(spelling).unwrap()), spelling);
        }
        assert!(sequence("").is_err());
        assert!(sequence("a\u{1b}").is_err());
    }
}
