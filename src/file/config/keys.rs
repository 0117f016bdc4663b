//! The keys of a config file, read one by one, so that everything that is wrong with it is told at once.

use super::ConfigFile;
use crate::text::nearest::did_you_mean;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Every key a config file may hold.
const KEYS: [&str; 9] = [
    "theme",
    "colour",
    "signs",
    "ambiguous-width",
    "width",
    "author",
    "mouse",
    "recent",
    "keys",
];

impl ConfigFile {
    /// What a config file says, and what is wrong with it: a line each, with its place. A key that is wrong is as if it were
    /// not there.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let mut reader = Reader {
            text,
            wrong: Vec::new(),
        };
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let message = error.message().to_owned();
            reader.note(error.span().as_ref(), &message);
        }
        let mut file = Self::default();
        for (key, value) in root.get_ref() {
            reader.key(&mut file, (key.get_ref(), key.span()), value);
        }
        reader.wrong.sort();
        let wrong = reader.wrong.into_iter().map(|(_, it)| it);
        (file, wrong.collect())
    }
}

struct Reader<'a> {
    text: &'a str,
    /// What is wrong, by where it begins.
    wrong: Vec<(usize, String)>,
}

impl Reader<'_> {
    /// Puts down what is wrong at a place.
    fn note(&mut self, span: Option<&Range<usize>>, what: &str) {
        let before = span.and_then(|span| self.text.get(..span.start));
        let at = before.map_or_else(String::new, |before| {
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            format!("line {line}, column {column}: ")
        });
        let start = span.map_or(0, |span| span.start);
        self.wrong.push((start, format!("{at}{what}")));
    }

    fn key(
        &mut self,
        file: &mut ConfigFile,
        (key, span): (&str, Range<usize>),
        value: &Spanned<DeValue<'_>>,
    ) {
        match key {
            "theme" => file.theme = self.word(key, value),
            "colour" => file.colour = self.word(key, value),
            "signs" => file.signs = self.word(key, value),
            "ambiguous-width" => file.ambiguous_width = self.word(key, value),
            "mouse" => file.mouse = self.word(key, value),
            "recent" => file.recent = self.word(key, value),
            "author" => file.author = self.word(key, value),
            "width" => file.width = self.width(value),
            "keys" => self.commands(file, value),
            _ => {
                let hint = did_you_mean(key, KEYS);
                let hint = hint.unwrap_or_else(|| format!("there are {}", KEYS.join(", ")));
                self.note(Some(&span), &format!("there is no key `{key}`; {hint}"));
            }
        }
    }

    /// A word; a number or a switch that was meant as one is told to be put in quotes.
    fn word(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            let here = self.text.get(value.span()).unwrap_or_default();
            let meant = match value.get_ref() {
                DeValue::Boolean(true) if matches!(key, "mouse" | "recent") => "on",
                DeValue::Boolean(false) if matches!(key, "mouse" | "recent") => "off",
                DeValue::Array(_) | DeValue::Table(_) => "…",
                _ => here,
            };
            let said = format!("{key}: a word in quotes is wanted, as {key} = \"{meant}\"");
            self.note(Some(&value.span()), &said);
        }
        text
    }

    /// A width in columns, from 20 on.
    fn width(&mut self, value: &Spanned<DeValue<'_>>) -> Option<u16> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u16::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let width = number.filter(|it| *it >= LEAST);
        if width.is_none() {
            let said = format!(
                "width: a number of columns from {LEAST} to {} is wanted, without quotes",
                u16::MAX
            );
            self.note(Some(&value.span()), &said);
        }
        width
    }

    /// The commands with their keys.
    fn commands(&mut self, file: &mut ConfigFile, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.note(Some(&value.span()), "keys: it is a table: write [keys]");
        };
        for (name, keys) in table {
            let name = name.get_ref();
            let list = keys.get_ref().as_array();
            let texts = list.and_then(|list| {
                let texts = list.iter().map(|it| it.get_ref().as_str());
                texts.map(|it| it.map(str::to_owned)).collect()
            });
            match texts {
                Some(texts) => drop(file.keys.insert(name.to_string(), texts)),
                None => {
                    let said = format!(
                        "keys.{name}: a list of keys in quotes is wanted, as {name} = [\"x\", \"Ctrl-x\"]"
                    );
                    self.note(Some(&keys.span()), &said);
                }
            }
        }
    }
}

/// The narrowest text of Read, in columns.
const LEAST: u16 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_is_told_at_once_with_what_is_wanted() {
        let (file, wrong) = ConfigFile::parse(
            "themee = 'dark'\nmouse = true\nwidth = 5\nauthor = 'A'\n[keys]\nquit = 'q'\n",
        );
        assert_eq!(file.author.as_deref(), Some("A"));
        assert_eq!(
            wrong,
            [
                "line 1, column 1: there is no key `themee`; did you mean `theme`?",
                "line 2, column 9: mouse: a word in quotes is wanted, as mouse = \"on\"",
                "line 3, column 9: width: a number of columns from 20 to 65535 is wanted, without quotes",
                "line 6, column 8: keys.quit: a list of keys in quotes is wanted, as quit = [\"x\", \"Ctrl-x\"]",
            ]
        );
    }
}
