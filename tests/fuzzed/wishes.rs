//! Edits made out of bytes: any field of any record set to any value, records put in, taken away and moved.

use tellings::case::{Attribution, Case, Edit, Field, Id, Kind, Mode, Step, Value, Word as _};

/// Texts that a file has to spell with care.
const AWKWARD: [&str; 12] = [
    "",
    " ",
    "plain",
    "two\nlines\r\n",
    "'''\"\"\"",
    "\\ \" ' # [x]",
    "\n[[claim]]\nid = \"x\"\n",
    "\u{feff}\u{202e}\u{1b}[2J\0\u{7f}",
    "2021-03-04/2021-03-05",
    "possible",
    "windows-1252",
    "../up.txt",
];

/// Bytes that are read as wishes, one after the other; 0 behind the last.
pub(crate) struct Wishes<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// How many ids were made.
    made: usize,
}

impl<'a> Wishes<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
            made: 0,
        }
    }

    /// Whether there are bytes left.
    pub(crate) fn any(&self) -> bool {
        self.bytes.len() > 0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or_default()) % end.max(1)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// An edit on the case; some are refused.
    pub(crate) fn edit(&mut self, case: &Case) -> Edit {
        let kind = self.one(Kind::ALL);
        let at = self.below(case.count(kind));
        match self.below(8) {
            0 => self.insert(case, kind),
            1 => Edit::Remove {
                kind,
                at,
                fields: case.fields(kind, at),
            },
            2 => Edit::Move {
                kind,
                from: at,
                to: self.below(case.count(kind)),
            },
            3 => {
                let one = self.set(case, kind, at);
                Edit::All(vec![one, self.insert(case, kind)])
            }
            _ => self.set(case, kind, at),
        }
    }

    /// A field of the record at a place is set, or no more.
    fn set(&mut self, case: &Case, kind: Kind, at: usize) -> Edit {
        let fields = kind.fields();
        let field = fields[self.below(fields.len())].field;
        let expect = case.get(kind, at, field);
        let value = self.value(case, field, expect.as_ref());
        if case.count(kind) == 0 {
            return Edit::All(Vec::new());
        }
        Edit::set(kind, case.tables().key(kind, at), field, expect, value)
    }

    /// A record like one that is there, under another id.
    fn insert(&mut self, case: &Case, kind: Kind) -> Edit {
        let at = self.below(case.count(kind) + 1);
        let mut fields = case.fields(kind, self.below(case.count(kind)));
        if let Some((_, id)) = fields.iter_mut().find(|(field, _)| *field == Field::Id) {
            self.made += 1;
            *id = Value::Id(Id::new(&format!("made-here-{}", self.made)).unwrap());
        }
        Edit::Insert { kind, at, fields }
    }

    /// Another value of the same kind as the one that is there, now and then one of another kind.
    fn value(&mut self, case: &Case, field: Field, now: Option<&Value>) -> Option<Value> {
        if self.below(6) == 0 {
            return None;
        }
        let odd = self.below(6) == 0;
        Some(match now.filter(|_| !odd) {
            Some(Value::Id(_)) => Value::Id(self.id(case)),
            Some(Value::Texts(_)) => {
                Value::Texts((0..self.below(3)).map(|_| self.text().into()).collect())
            }
            Some(Value::Count(_)) => Value::Count(self.count()),
            Some(Value::Share(_)) => Value::Share(self.one(&[0.0, 0.5, 1.0, 1e-9, f64::NAN, -1.0])),
            Some(Value::Flag(_)) => Value::Flag(self.below(2) == 0),
            Some(Value::Text(_)) => Value::text(self.text()),
            _ => self.any_value(case, field),
        })
    }

    fn any_value(&mut self, case: &Case, field: Field) -> Value {
        match (field, self.below(4)) {
            (Field::Chain, 1..) => {
                Value::Steps((0..=self.below(2)).map(|_| self.step(case)).collect())
            }
            (Field::Attribution, 1..) => {
                let places = [Some((self.count(), 7)), None];
                Value::Attribution(Box::new(Attribution {
                    rule: self.text().into(),
                    cue: self.one(&places),
                    source: self.one(&places),
                }))
            }
            (_, 0) => Value::Id(self.id(case)),
            (_, 1) => Value::Texts(vec![self.text().into()]),
            (_, 2) => Value::Count(self.count()),
            _ => Value::text(self.text()),
        }
    }

    fn step(&mut self, case: &Case) -> Step {
        Step {
            source: self.id(case),
            verb: Some(self.text().into()).filter(|_| self.below(2) == 0),
            mode: self.one(Mode::ALL),
        }
    }

    fn text(&mut self) -> &'static str {
        self.one(&AWKWARD)
    }

    fn count(&mut self) -> u64 {
        self.one(&[0, 1, 7, 1 << 32, i64::MAX as u64, u64::MAX])
    }

    /// An id of the case, or one that nothing has.
    fn id(&mut self, case: &Case) -> Id {
        let tables = case.tables();
        let sources = tables.sources.iter().map(|it| &it.id);
        let ids: Vec<&Id> = sources
            .chain(tables.events.iter().map(|it| &it.id))
            .chain(tables.claims.iter().map(|it| &it.id))
            .collect();
        let at = self.below(ids.len() + 1);
        ids.get(at)
            .map_or_else(|| Id::new("nobody-at-all").unwrap(), |it| (*it).clone())
    }
}
