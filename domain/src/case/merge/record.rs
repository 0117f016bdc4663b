//! One record on three sides: field by field, and bundle by bundle where fields mean something only together.

use crate::case::{Field, Kind, Value};
use std::cmp::Ordering;

/// A record's fields as they are stored: those that are set, in the format's order.
type Fields = [(Field, Value)];

/// What becomes of one record.
pub(super) struct Record {
    pub(super) fields: Vec<(Field, Value)>,
    /// The fields that both changed differently; they hold what ours has.
    pub(super) clashes: Vec<Field>,
}

/// The value of a field.
pub(super) fn get(fields: &Fields, field: Field) -> Option<&Value> {
    let found = fields.iter().find(|(it, _)| *it == field);
    found.map(|(_, value)| value)
}

/// Whether two records say the same of a field. A text of several lines is the same whichever line ends its file has; the
/// words of a document are not: they are compared byte for byte.
fn same(one: &Fields, other: &Fields, field: Field) -> bool {
    let exact = matches!(field, Field::Quote | Field::Prefix | Field::Suffix);
    match (get(one, field), get(other, field)) {
        (Some(Value::Text(one)), Some(Value::Text(other))) if !exact && one != other => {
            one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
        }
        (one, other) => one == other,
    }
}

/// Whether two records say the same.
pub(super) fn equal(kind: Kind, one: &Fields, other: &Fields) -> bool {
    let mut fields = kind.fields().iter();
    one == other || fields.all(|spec| same(one, other, spec.field))
}

/// Whether the field is part of who decided and when.
#[must_use]
pub fn signs(field: Field) -> bool {
    matches!(field, Field::By | Field::At)
}

/// Fields that are changed as one: a place of one side with the words of the other would be no anchor.
const BUNDLES: &[(Kind, &[Field])] = &[
    (
        Kind::Document,
        &[Field::File, Field::Encoding, Field::Sha256],
    ),
    (
        Kind::Claim,
        &[
            Field::Document,
            Field::Quote,
            Field::Start,
            Field::Prefix,
            Field::Suffix,
        ],
    ),
    (Kind::Claim, &[Field::Event, Field::Aligned]),
];

/// The fields that are changed as one with this field: itself where it stands alone.
#[must_use]
pub fn bundle(kind: Kind, field: Field) -> Vec<Field> {
    let mut bundles = BUNDLES.iter();
    let bundle = bundles.find(|(of, fields)| *of == kind && fields.contains(&field));
    bundle.map_or_else(|| vec![field], |(_, fields)| fields.to_vec())
}

/// What the program adds by itself when it writes a table: no change of its bundle where the base has none.
const COMPLETED: [Field; 4] = [Field::Start, Field::Prefix, Field::Suffix, Field::Sha256];

/// Whose value a bundle has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Ours,
    Theirs,
    /// Ours, and it is a clash.
    Both,
}

/// Merges the three states of a record that both sides have; an empty base says that both added it.
pub(super) fn merge(kind: Kind, base: &Fields, ours: &Fields, theirs: &Fields) -> Record {
    if ours == theirs {
        return Record {
            fields: ours.to_vec(),
            clashes: Vec::new(),
        };
    }
    let mut taken: Vec<(Field, Taken)> = Vec::new();
    for spec in kind.fields() {
        let single = [spec.field];
        let bundle = BUNDLES
            .iter()
            .find(|(of, fields)| *of == kind && fields.contains(&spec.field));
        let bundle = bundle.map_or(&single[..], |(_, fields)| fields);
        let mut one = whose(bundle, base, ours, theirs);
        // The two claims are the finding's name; their order is nobody's opinion.
        if spec.field == Field::Claims && one == Taken::Both {
            one = Taken::Ours;
        }
        taken.push((spec.field, one));
    }
    keep_words(kind, &mut taken, ours, theirs);
    sign(&mut taken, ours, theirs);
    let value = |(field, taken): &(Field, Taken)| {
        let from = match taken {
            Taken::Theirs => theirs,
            Taken::Ours | Taken::Both => ours,
        };
        Some((*field, get(from, *field)?.clone()))
    };
    let differs = |field: &Field| !same(ours, theirs, *field);
    let both = taken.iter().filter(|(_, taken)| *taken == Taken::Both);
    Record {
        fields: taken.iter().filter_map(value).collect(),
        clashes: both.map(|(field, _)| *field).filter(differs).collect(),
    }
}

fn whose(bundle: &[Field], base: &Fields, ours: &Fields, theirs: &Fields) -> Taken {
    let differ = |one: &Fields, other: &Fields| {
        let mut fields = bundle.iter();
        fields.any(|field| !same(one, other, *field))
    };
    let completes = |side: &Fields| {
        let mut changed = bundle.iter().filter(|field| !same(side, base, **field));
        changed.all(|field| COMPLETED.contains(field) && get(base, *field).is_none())
    };
    match (differ(base, ours), differ(base, theirs)) {
        (_, false) => Taken::Ours,
        (false, true) => Taken::Theirs,
        _ if !differ(ours, theirs) => Taken::Ours,
        _ => match (completes(ours), completes(theirs)) {
            (true, false) => Taken::Theirs,
            (false, true) => Taken::Ours,
            _ => Taken::Both,
        },
    }
}

/// A claim has a quote, a short text or both: where one side took the one away and the other side the other, both clash.
fn keep_words(kind: Kind, taken: &mut [(Field, Taken)], ours: &Fields, theirs: &Fields) {
    let says = |(field, taken): &(Field, Taken)| {
        let from = if *taken == Taken::Theirs {
            theirs
        } else {
            ours
        };
        matches!(field, Field::Quote | Field::Text) && get(from, *field).is_some()
    };
    if kind != Kind::Claim || taken.iter().any(says) {
        return;
    }
    for (field, taken) in taken {
        let words = BUNDLES.iter().find(|(_, it)| it.contains(&Field::Quote));
        if *field == Field::Text || words.is_some_and(|(_, it)| it.contains(field)) {
            *taken = Taken::Both;
        }
    }
}

/// Who decided, and when: never a clash of its own. Where the two changed the record without a clash, it is the later of
/// them; where they clash it stays with what stays, until whoever decides the clash signs that.
fn sign(taken: &mut [(Field, Taken)], ours: &Fields, theirs: &Fields) {
    let mut others = taken.iter().filter(|(field, _)| !signs(*field));
    let clash = others.any(|(_, taken)| *taken == Taken::Both);
    let mut own = taken.iter().filter(|(field, _)| signs(*field));
    let both = own.any(|(_, taken)| *taken == Taken::Both);
    let one = match (clash, both) {
        (false, true) if later(theirs, ours) => Taken::Theirs,
        (true, _) | (false, true) => Taken::Ours,
        (false, false) => return,
    };
    for (_, taken) in taken.iter_mut().filter(|(field, _)| signs(*field)) {
        *taken = one;
    }
}

/// Whether the one was signed later than the other; of two at one moment the name decides, so that either order of merging
/// says the same.
fn later(one: &Fields, other: &Fields) -> bool {
    let text = |fields: &Fields, field| {
        get(fields, field)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let moment = |at: &Option<String>| {
        at.as_ref()
            .and_then(|at| at.parse::<jiff::Timestamp>().ok())
    };
    let (at, other_at) = (text(one, Field::At), text(other, Field::At));
    let order = moment(&at).cmp(&moment(&other_at)).then(at.cmp(&other_at));
    let order = order.then_with(|| text(one, Field::By).cmp(&text(other, Field::By)));
    order == Ordering::Greater
}
