//! A record's card and the chain of a claim, filled by keys.

use super::meaning;
use super::typist::Typist;
use tellings::app::sheet::Sheet;
use tellings::app::{Mode, Showing};
use tellings::case::{Field, Kind, Mode as Handed, Shape, Spec, Step, Word as _};

/// Opens the card of a record and types what is missing in it.
pub(super) fn fill(typist: &mut Typist, kind: Kind, at: usize) {
    let Some(typed) = typist.typed(kind, at) else {
        return add(typist, kind, at);
    };
    let missing = typist.missing(kind, at, typed);
    if missing.is_empty() {
        return;
    }
    match kind {
        Kind::Event => super::row::go_to(typist, at),
        Kind::Document => typist.on(Showing::Read),
        _ => {}
    }
    open(typist, kind, typed);
    write(typist, &missing);
}

/// Adds what no claim, chain or finding has made yet.
fn add(typist: &mut Typist, kind: Kind, at: usize) {
    assert!(
        matches!(kind, Kind::Source | Kind::Event),
        "no {kind} to fill"
    );
    let name = meaning::name(&typist.wanted, kind, at);
    typist.hands.press(":");
    typist.hands.write(&format!("add-{kind}"));
    typist.hands.press("<Enter>");
    typist.hands.write(&name);
    typist.hands.press("<Enter>");
    fill(typist, kind, at);
}

/// Opens the card of a record by its command; where several are meant, it is chosen.
pub(super) fn open(typist: &mut Typist, kind: Kind, typed: usize) {
    let hands = &mut typist.hands;
    hands.press(":");
    hands.write(&format!("edit-{kind}"));
    hands.press("<Enter>");
    while let Mode::Choose(list) = &hands.memory.state.mode {
        let wanted = tellings::app::choose::Outcome::Card(kind, typed);
        if list.chosen() == Some(&wanted) {
            hands.press("<Enter>");
        } else {
            hands.press("<Down>");
        }
    }
}

/// Goes through the open card from field to field, types what each is to hold, and leaves it.
pub(super) fn write(typist: &mut Typist, fields: &[(&Spec, String)]) {
    for (spec, value) in fields {
        go_to(typist, spec.field);
        let held = value_there(typist, spec);
        let hands = &mut typist.hands;
        hands.press("<Enter>");
        match spec.shape {
            Shape::Word(_) | Shape::Ref(_) => hands.choose(value),
            _ => {
                if held {
                    hands.press("<Ctrl-u>");
                }
                hands.write(value);
                let prose = matches!(spec.field, Field::Note | Field::Question | Field::Text);
                hands.press(if prose { "<Ctrl-s>" } else { "<Enter>" });
            }
        }
    }
    typist.hands.press("<Esc>");
}

/// Whether the field under the cursor holds something.
fn value_there(typist: &Typist, spec: &Spec) -> bool {
    let state = &typist.hands.memory.state;
    let Some(Sheet::Card(card)) = state.sheets.last() else {
        panic!("no card is open");
    };
    let spot = card.spot(state).unwrap();
    assert_eq!(spot.field, spec.field);
    spot.value(&state.matter.case).is_some()
}

/// Puts the cursor of the card on a field: by its first letter, or from line to line where that is fewer.
fn go_to(typist: &mut Typist, field: Field) {
    let state = &typist.hands.memory.state;
    let Some(Sheet::Card(card)) = state.sheets.last() else {
        panic!(
            "no card is open:\n{}",
            typist.hands.memory.grid().join("\n")
        );
    };
    let fields: Vec<Field> = card.rows(state).iter().map(|it| it.field).collect();
    let there = fields.iter().position(|it| *it == field).unwrap();
    let apart = there.abs_diff(card.row);
    let letter = field.spelling().chars().next().unwrap();
    let alike = |at: usize| fields[at % fields.len()].spelling().starts_with(letter);
    let first = (card.row + 1..=card.row + fields.len()).find(|at| alike(*at));
    let keys = match first.map(|at| at % fields.len()) {
        Some(at) if at == there && apart > 2 => format!("f{letter}"),
        _ if there > card.row => "j".repeat(apart),
        _ => "k".repeat(apart),
    };
    typist.hands.press(&keys);
}

/// Says who passed the claim under the cursor on, step by step.
pub(super) fn chain(typist: &mut Typist, at: usize) {
    let steps = typist.wanted.tables().claims[at].chain.clone();
    for (number, step) in steps.iter().enumerate() {
        typist.hands.press("@");
        if number > 0 {
            // The chain is open on its first step; a step behind the last one is added.
            typist.hands.press(&"j".repeat(number - 1));
            typist.hands.press("o");
        }
        passed_on_by(typist, step);
        mode(typist, at, number, step.mode);
        if number > 0 {
            typist.hands.press("<Esc>");
        }
    }
}

fn passed_on_by(typist: &mut Typist, step: &Step) {
    let at = typist
        .wanted
        .state
        .matter
        .case
        .place(Kind::Source, &step.source);
    let source = meaning::name(&typist.wanted, Kind::Source, at.unwrap() as usize);
    let known = meaning::find(&typist.hands.memory, Kind::Source, &source).is_some();
    typist.hands.choose_or_make(&source, known);
    let hands = &mut typist.hands;
    let Mode::Field(_, field) = &hands.memory.state.mode else {
        panic!("the verb is not asked: {}", hands.memory.last());
    };
    let proposed = field.text().to_owned();
    let verb = step.verb.as_deref().unwrap_or_default();
    if proposed != verb {
        if !proposed.is_empty() {
            hands.press("<Ctrl-u>");
        }
        hands.write(verb);
    }
    hands.press("<Enter>");
}

/// How the step hands it on, where that is not what the text says.
fn mode(typist: &mut Typist, at: usize, number: usize, mode: Handed) {
    let typed = typist.typed(Kind::Claim, at).unwrap();
    if typist.hands.memory.tables().claims[typed].chain[number].mode == mode {
        return;
    }
    let is_open = !typist.hands.memory.state.sheets.is_empty();
    if !is_open {
        typist.hands.press("@");
    }
    typist.hands.press("m");
    typist.hands.choose(mode.spelling());
    if !is_open {
        typist.hands.press("<Esc>");
    }
}
