//! Walks the tables of a file with the one table of keys, and collects what is sound and what is not.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::super::problem::{Code, Problem, article, named};
use super::part::Part;
use super::shape::{self, Given, shift};
use crate::case::{Field, Id, Kind, Mode, STEP, Shape, Spec, Step, Value, Word};
use crate::text::nearest::nearest;

/// A walk over one piece of a file, or over a whole one.
pub(super) struct Walk<'a> {
    /// Where everything found goes.
    pub(super) part: &'a mut Part,
    /// Where the piece starts in the file, in bytes.
    pub(super) base: usize,
    /// Whether the piece has syntax errors: what is missing then may only have been lost with them.
    pub(super) damaged: bool,
}

/// What a table's keys held.
struct Held {
    fields: Vec<(Field, Value)>,
    /// Which rows of the key list were there, sound or not, or were meant by a key misspelt.
    there: u64,
    /// Whether every required key has a sound value.
    complete: bool,
}

impl Held {
    fn has(&self, specs: &[Spec], field: Field) -> bool {
        let row = specs.iter().position(|spec| spec.field == field);
        row.is_some_and(|row| self.there & (1 << row) != 0)
    }

    fn take(&mut self, field: Field) -> Option<Value> {
        let at = self.fields.iter().position(|(it, _)| *it == field)?;
        Some(self.fields.swap_remove(at).1)
    }
}

impl Walk<'_> {
    /// Reads one table of a kind; `header` is where the file names it, `origin` how it is found again.
    pub(super) fn record(
        &mut self,
        kind: Kind,
        table: &DeTable<'_>,
        header: Range<usize>,
        origin: u32,
    ) {
        let specs = kind.fields();
        let mut held = self.keys(word(kind), specs, table, &header);
        if kind == Kind::Claim {
            self.claim_rules(specs, &mut held, &header);
        }
        if !held.complete {
            if let Some(Value::Id(id)) = held.take(Field::Id) {
                self.part.dropped.insert((kind, id));
            }
            return;
        }
        if let Err(misfit) = self.part.add(kind, held.fields, origin) {
            let message = format!("this {kind} cannot be used: {misfit}");
            self.part.problems.push(
                Problem::new(Code::BadValue, header, message)
                    .hint("mend that, or take the table out"),
            );
        }
    }

    /// A claim has a quote or a text, and a quote has a document.
    fn claim_rules(&mut self, specs: &[Spec], held: &mut Held, header: &Range<usize>) {
        let [quote, text, document] =
            [Field::Quote, Field::Text, Field::Document].map(|field| held.has(specs, field));
        let valued = |wanted| held.fields.iter().any(|(field, _)| *field == wanted);
        let words = valued(Field::Quote) || valued(Field::Text);
        let claim = this("claim", &held.fields);
        let missing = if !quote && !text {
            Some((
                format!("{claim} has neither `quote` nor `text`"),
                "give the exact words, or a short form of them",
            ))
        } else if quote && !document {
            Some((
                format!("{claim} has a `quote` and no `document`"),
                "name the document that carries the words",
            ))
        } else {
            None
        };
        held.complete &= words;
        if let Some((message, hint)) = missing.filter(|_| !self.damaged) {
            let problem = Problem::new(Code::Missing, header.clone(), message);
            self.part.problems.push(problem.hint(hint));
        }
    }

    /// Reads the keys of a table by their list.
    fn keys(
        &mut self,
        what: &str,
        specs: &'static [Spec],
        table: &DeTable<'_>,
        header: &Range<usize>,
    ) -> Held {
        let mut held = Held {
            fields: Vec::with_capacity(table.len()),
            there: 0,
            complete: true,
        };
        let mut sound: u64 = 0;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(row) = specs.iter().position(|spec| spec.field.spelling() == name) else {
                let span = shift(key.span(), self.base);
                held.there |= self.unknown_key(what, specs, table, name, span);
                continue;
            };
            held.there |= 1 << row;
            let Some(spec) = specs.get(row) else { continue };
            let given = Given {
                key: name,
                value,
                base: self.base,
            };
            if let Some(value) = self.value(&given, spec.shape) {
                sound |= 1 << row;
                held.fields.push((spec.field, value));
            }
        }
        for (row, spec) in specs.iter().enumerate().filter(|(_, spec)| spec.required) {
            held.complete &= sound & (1 << row) != 0;
            if held.there & (1 << row) == 0 && !self.damaged {
                let message = format!("{} has no `{}`", this(what, &held.fields), spec.field);
                let hint = format!("add `{} = …`: {}", spec.field, spec.field.help());
                self.part
                    .problems
                    .push(Problem::new(Code::Missing, header.clone(), message).hint(hint));
            }
        }
        held
    }

    /// Reports a key nobody knows; the row of the one that was meant.
    fn unknown_key(
        &mut self,
        what: &str,
        specs: &[Spec],
        table: &DeTable<'_>,
        name: &str,
        span: Range<usize>,
    ) -> u64 {
        let known = specs.iter().map(|spec| spec.field.spelling());
        let meant = nearest(name, known.filter(|key| !table.contains_key(*key)));
        if self.damaged && name.is_empty() {
            return 0;
        }
        let message = format!("{} is no key of {} {what}", named(name), article(what));
        let elsewhere = || {
            let kind = Kind::TABLES.iter().find(|kind| kind.spec(name).is_some())?;
            Some(format!(
                "it is a key of {} {}",
                article(word(*kind)),
                word(*kind)
            ))
        };
        let hint = meant
            .map(|it| format!("did you mean `{it}`?"))
            .or_else(elsewhere)
            .unwrap_or_else(|| {
                let keys: Vec<&str> = specs.iter().map(|it| it.field.spelling()).collect();
                format!(
                    "leave it out, or put it into a `note`; it has {}",
                    keys.join(", ")
                )
            });
        self.part
            .problems
            .push(Problem::new(Code::UnknownKey, span, message).hint(hint));
        let row = specs
            .iter()
            .position(|spec| Some(spec.field.spelling()) == meant);
        row.map_or(0, |row| 1 << row)
    }

    /// The value, or its problem put down.
    fn value(&mut self, given: &Given<'_, '_>, shape: Shape) -> Option<Value> {
        match shape {
            Shape::Steps => self.steps(given).map(Value::Steps),
            Shape::Attribution => self.attribution(given),
            _ => {
                let value =
                    shape::read(given, shape, &mut self.part.names, &mut self.part.problems);
                self.note(value)
            }
        }
    }

    pub(super) fn note<T>(&mut self, value: Result<T, Problem>) -> Option<T> {
        value
            .map_err(|problem| self.part.problems.push(problem))
            .ok()
    }

    fn steps(&mut self, given: &Given<'_, '_>) -> Option<Vec<Step>> {
        let items = self.note(given.items())?;
        let mut steps = Some(Vec::with_capacity(items.len()));
        for item in &items {
            let step = self.step(item);
            steps = steps.zip(step).map(|(mut steps, step)| {
                steps.push(step);
                steps
            });
        }
        steps
    }

    fn step(&mut self, item: &Given<'_, '_>) -> Option<Step> {
        let DeValue::Table(table) = item.value.get_ref() else {
            return self.note(Err(item
                .wrong("steps { source, verb, mode }")
                .hint("each is { source = \"…\", verb = \"…\" }")));
        };
        let mut held = self.keys("step of a chain", STEP, table, &item.span());
        let Some(Value::Id(source)) = held.take(Field::Source) else {
            return None;
        };
        let text = |value: Option<Value>| match value {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let mode = text(held.take(Field::Mode));
        Some(Step {
            source,
            verb: text(held.take(Field::Verb)),
            mode: mode.and_then(|mode| Mode::parse(&mode)).unwrap_or_default(),
        })
    }
}

/// What a message calls a table of a kind.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Rejected => "declined suggestion",
        _ => kind.spelling(),
    }
}

/// What a message calls a table: by its id when it has one.
fn this(what: &str, fields: &[(Field, Value)]) -> String {
    let id: Option<&Id> = fields.iter().find_map(|(field, value)| match value {
        Value::Id(id) if *field == Field::Id => Some(id),
        _ => None,
    });
    id.map_or_else(|| format!("this {what}"), |id| format!("{what} `{id}`"))
}

impl Walk<'_> {
    /// Reads the keys at the top of the file. The head always stands: it may lack a title.
    pub(super) fn head(&mut self, table: &DeTable<'_>) {
        let held = self.keys("case", Kind::Case.fields(), table, &(0..0));
        if let Err(misfit) = self.part.add(Kind::Case, held.fields, 0) {
            self.part.problems.push(
                Problem::of_file(Code::BadValue, misfit.0)
                    .hint("mend the keys at the top of the file"),
            );
        }
    }
}
