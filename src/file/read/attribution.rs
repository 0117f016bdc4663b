//! How a draft found a speaker, as a case file writes it.

use toml::de::{DeTable, DeValue};

use super::super::problem::{Code, Problem, named};
use super::shape::{self, Given, shift};
use super::walk::Walk;
use crate::case::{Attribution, Value};

impl Walk<'_> {
    /// `{ rule, cue, source }`, the latter two being places of a document.
    pub(super) fn attribution(&mut self, given: &Given<'_, '_>) -> Option<Value> {
        let DeValue::Table(table) = given.value.get_ref() else {
            return self.note(Err(given
                .wrong("a table { rule, cue, source }")
                .hint("a draft writes it; take the key out where there is none")));
        };
        self.only(table, &["rule", "cue", "source"], "an attribution");
        let part = |key: &'static str| {
            let value = table.get(key)?;
            Some(Given {
                key,
                value,
                base: given.base,
            })
        };
        let rule = match part("rule") {
            Some(rule) => rule.text().map(Into::into),
            None => Err(Problem::new(
                Code::Missing,
                given.span(),
                "this attribution has no `rule`",
            )
            .hint("a draft writes one; take the whole key out where it is not known")),
        };
        let rule = self.note(rule);
        let mut place = |key| part(key).map_or(Some(None), |place| self.place(&place).map(Some));
        let (cue, source) = (place("cue"), place("source"));
        Some(Value::Attribution(Box::new(Attribution {
            rule: rule?,
            cue: cue?,
            source: source?,
        })))
    }

    /// A stretch of a document: `{ start, end }` in code points.
    fn place(&mut self, given: &Given<'_, '_>) -> Option<(u64, u64)> {
        let DeValue::Table(table) = given.value.get_ref() else {
            return self.note(Err(given.wrong("a table { start, end }").hint(
                "write it as { start = 0, end = 4 }, in code points of the document",
            )));
        };
        self.only(table, &["start", "end"], "a place");
        let mut end = |key: &'static str| {
            let Some(value) = table.get(key) else {
                let message = format!("`{}` has no `{key}`", given.key);
                let problem = Problem::new(Code::Missing, given.span(), message);
                return self.note(Err(problem.hint(
                    "write both, in code points of the document: { start = 0, end = 4 }",
                )));
            };
            let base = given.base;
            self.note(shape::count(&Given { key, value, base }))
        };
        end("start").zip(end("end"))
    }

    /// Reports every key that is not one of these.
    fn only(&mut self, table: &DeTable<'_>, known: &[&'static str], what: &str) {
        for key in table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
        {
            let message = format!("{} is no key of {what}", named(key.get_ref()));
            let hint = format!("it has {}", known.join(", "));
            let span = shift(key.span(), self.base);
            self.part
                .problems
                .push(Problem::new(Code::UnknownKey, span, message).hint(hint));
        }
    }
}
