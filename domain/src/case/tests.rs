//! Edits: every one has an inverse, a refused one changes nothing.

use super::*;
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn text(field: Field, text: &str) -> (Field, Value) {
    (field, Value::text(text))
}

/// Two sources, two events, three claims, one finding.
fn two_accounts() -> Case {
    let mut case = Case::new(Tables::titled("The lamp"));
    let add = |kind, fields: &[(Field, &str)]| Edit::Insert {
        kind,
        at: usize::MAX,
        fields: fields.iter().map(|(field, it)| text(*field, it)).collect(),
    };
    let edits = [
        add(
            Kind::Source,
            &[(Field::Id, "keeper"), (Field::Name, "The keeper")],
        ),
        add(
            Kind::Source,
            &[(Field::Id, "pilot"), (Field::Name, "The pilot")],
        ),
        add(
            Kind::Event,
            &[(Field::Id, "lamp"), (Field::Title, "The lamp goes out")],
        ),
        add(
            Kind::Event,
            &[(Field::Id, "bell"), (Field::Title, "The bell is rung")],
        ),
        add(
            Kind::Claim,
            &[
                (Field::Id, "a"),
                (Field::Source, "keeper"),
                (Field::Event, "lamp"),
                (Field::Text, "It burned"),
            ],
        ),
        add(
            Kind::Claim,
            &[
                (Field::Id, "b"),
                (Field::Source, "pilot"),
                (Field::Event, "lamp"),
                (Field::Text, "It was dark"),
            ],
        ),
        add(
            Kind::Claim,
            &[
                (Field::Id, "c"),
                (Field::Source, "pilot"),
                (Field::Text, "I rang"),
            ],
        ),
    ];
    for edit in edits {
        let Edit::Insert { kind, fields, .. } = edit else {
            unreachable!()
        };
        case.apply(Edit::Insert {
            kind,
            at: case.count(kind),
            fields,
        })
        .unwrap();
    }
    let pair = Value::Texts(vec!["a".into(), "b".into()]);
    let fields = vec![(Field::Claims, pair), text(Field::Relation, "contradict")];
    case.apply(Edit::Insert {
        kind: Kind::Finding,
        at: 0,
        fields,
    })
    .unwrap();
    case
}

#[test]
fn a_case_knows_the_claims_of_an_event_and_the_finding_of_a_pair() {
    let case = two_accounts();
    assert_eq!(case.claims_of(0), [0, 1]);
    assert_eq!(case.claims_of(1), [0u32; 0]);
    assert_eq!(case.finding(1, 0).unwrap().relation, Relation::Contradict);
    assert_eq!(case.findings_of(1), [0]);
    assert!(case.finding(0, 2).is_none());
}

#[test]
fn an_edit_that_expects_another_value_is_refused_by_name() {
    let mut case = two_accounts();
    let before = case.tables().clone();
    let key = Key::One(id("a"));
    let edit = Edit::set(
        Kind::Claim,
        key,
        Field::Text,
        Some(Value::text("It shone")),
        None,
    );
    let refusal = case.apply(edit).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "`text` of claim a was changed in between"
    );
    assert_eq!(*case.tables(), before);
}

#[test]
fn a_step_of_several_edits_is_applied_whole_or_not_at_all() {
    let mut case = two_accounts();
    let before = case.tables().clone();
    let good = Edit::Remove {
        kind: Kind::Event,
        at: 1,
        fields: case.fields(Kind::Event, 1),
    };
    let bad = Edit::set(Kind::Claim, Key::One(id("zz")), Field::Text, None, None);
    assert!(case.apply(Edit::All(vec![good, bad])).is_err());
    assert_eq!(*case.tables(), before);
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let mut case = two_accounts();
    let fields = vec![text(Field::Id, "a"), text(Field::Source, "pilot")];
    let fields = fields.into_iter().map(|(field, value)| match field {
        Field::Id => (field, Value::Id(id("a"))),
        _ => (field, value),
    });
    let edit = Edit::Insert {
        kind: Kind::Claim,
        at: 3,
        fields: fields.collect(),
    };
    assert_eq!(
        case.apply(edit).unwrap_err().to_string(),
        "there is a claim `a` already"
    );
}

/// Edits of every shape over the case above; many are refused, which must change nothing.
fn any_edit() -> impl Strategy<Value = Edit> {
    let claim = prop_oneof![Just("a"), Just("b"), Just("c"), Just("gone")];
    let words = prop_oneof![
        Just(None),
        "[a-z]{1,4}".prop_map(|it| Some(Value::text(&it)))
    ];
    let event = prop_oneof![
        Just(None),
        Just(Some(Value::Id(id("lamp")))),
        Just(Some(Value::Id(id("bell"))))
    ];
    prop_oneof![
        (claim.clone(), words).prop_map(|(of, to)| Edit::set(
            Kind::Claim,
            Key::One(id(of)),
            Field::Note,
            None,
            to
        )),
        (claim, event).prop_map(|(of, to)| Edit::set(
            Kind::Claim,
            Key::One(id(of)),
            Field::Event,
            None,
            to
        )),
        (0usize..4, 0usize..4).prop_map(|(from, to)| Edit::Move {
            kind: Kind::Event,
            from,
            to
        }),
        (0usize..5, "[a-c]{1,2}").prop_map(|(at, name)| Edit::Insert {
            kind: Kind::Event,
            at,
            fields: vec![(Field::Id, Value::Id(id(&name))), text(Field::Title, "New")],
        }),
    ]
}

proptest! {
    #[test]
    fn undoing_every_edit_gives_the_first_case_back(edits in prop::collection::vec(any_edit(), 0..24)) {
        let mut case = two_accounts();
        let first = case.tables().clone();
        let mut undo = Vec::new();
        for mut edit in edits {
            if let Edit::Set { kind, key, field, expect, .. } = &mut edit {
                *expect = case.find(*kind, key).and_then(|at| case.get(*kind, at, *field));
            }
            let before = case.tables().clone();
            if let Ok(inverse) = case.apply(edit) {
                undo.push(inverse);
                prop_assert!(case.is_indexed());
            } else {
                prop_assert_eq!(case.tables(), &before);
            }
        }
        while let Some(inverse) = undo.pop() {
            case.apply(inverse).unwrap();
            prop_assert!(case.is_indexed());
        }
        prop_assert_eq!(case.tables(), &first);
    }
}
