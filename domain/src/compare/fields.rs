//! Small cases for tests, written as lines: `claim k1 source=keeper event=lamp text="It burned"`.

use crate::case::{Case, Field, Id, Kind, Mode, Record, Shape, Step, Tables, Value, Word};

/// The case the lines make. A line is a kind, then (for what has an id) its id, then `key=value` with quotes where a
/// value has spaces. Sources and events without a name or title are called by their id. Several values of one key are joined by commas.
pub(crate) fn case(lines: &str) -> Case {
    let mut tables = Tables::titled("A case");
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        add(&mut tables, line);
    }
    Case::new(tables)
}

fn add(tables: &mut Tables, line: &str) {
    let mut words = words(line).into_iter();
    let kind = Kind::parse(&words.next().unwrap()).expect(line);
    let mut fields: Vec<(Field, Value)> = words
        .map(|word| match word.split_once('=') {
            Some((key, value)) => {
                let field = Field::parse(key).expect(line);
                (field, value_of(kind, field, value))
            }
            None => (Field::Id, Value::Id(Id::new(&word).unwrap())),
        })
        .collect();
    let called = match kind {
        Kind::Source => Some(Field::Name),
        Kind::Event => Some(Field::Title),
        _ => None,
    };
    let is_called = |(field, _): &(Field, Value)| Some(*field) == called;
    if let (Some(called), false) = (called, fields.iter().any(is_called)) {
        let id = fields[0].1.as_str().unwrap();
        fields.push((called, Value::text(id)));
    }
    match kind {
        Kind::Document => tables
            .documents
            .push(Record::from_fields(fields).expect(line)),
        Kind::Source => tables
            .sources
            .push(Record::from_fields(fields).expect(line)),
        Kind::Event => tables.events.push(Record::from_fields(fields).expect(line)),
        Kind::Claim => tables.claims.push(Record::from_fields(fields).expect(line)),
        Kind::Finding => tables
            .findings
            .push(Record::from_fields(fields).expect(line)),
        Kind::Silence => tables
            .silences
            .push(Record::from_fields(fields).expect(line)),
        _ => panic!("{line}"),
    }
}

fn value_of(kind: Kind, field: Field, value: &str) -> Value {
    let spec = kind
        .fields()
        .iter()
        .find(|spec| spec.field == field)
        .unwrap();
    let list = || value.split(',').map(Into::into).collect();
    match spec.shape {
        Shape::Count => Value::Count(value.parse().unwrap()),
        Shape::Flag => Value::Flag(value == "true"),
        Shape::Steps => Value::Steps(
            value
                .split(',')
                .map(|source| Step {
                    source: Id::new(source).unwrap(),
                    verb: None,
                    mode: Mode::Indirect,
                })
                .collect(),
        ),
        Shape::Texts | Shape::Pair(_) | Shape::Words(_) => Value::Texts(list()),
        _ => Value::text(value),
    }
}

/// The words of a line; spaces within double quotes do not part them.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            sign => words.last_mut().unwrap().push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
