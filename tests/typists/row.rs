//! What is decided on the rows of Compare, by keys: their order, how two claims relate, who is silent and why.

use super::typist::Typist;
use super::{card, meaning};
use tellings::app::{Mode, Showing};
use tellings::case::{Facet, Id, Kind, Reason, Word as _};
use tellings::compare::{Pane, Side};

/// Shows a source in the pane of a side; without one, everyone else.
fn pane(typist: &mut Typist, side: Side, source: Option<&str>) {
    let hands = &mut typist.hands;
    let place = source.map(|it| meaning::find(&hands.memory, Kind::Source, it).unwrap());
    let tables = hands.memory.tables();
    let wanted = place.map_or(Pane::Everyone, |at| {
        Pane::Source(tables.sources[at].id.clone())
    });
    if hands.memory.state.compare.panes[side] == wanted {
        return;
    }
    to_side(typist, side);
    typist.hands.press("x");
    typist.hands.choose(source.unwrap_or("everyone else"));
}

fn to_side(typist: &mut Typist, side: Side) {
    if typist.hands.memory.state.compare.cursor.side != side {
        typist.hands.press(match side {
            Side::Left => "h",
            Side::Right => "l",
        });
    }
}

/// Puts the cursor on the row of a wanted event, where one of the panes speaks of it.
fn on_row(typist: &mut Typist, event: usize) {
    let title = meaning::name(&typist.wanted, Kind::Event, event);
    if typist.hands.memory.event() != title {
        typist.hands.press("c");
        typist.hands.choose(&title);
    }
    assert_eq!(
        typist.hands.memory.event(),
        title,
        "{}",
        typist.hands.memory.last()
    );
}

/// Goes to the row of a wanted event, whoever speaks of it.
pub(super) fn go_to(typist: &mut Typist, event: usize) {
    typist.on(Showing::Compare);
    pane(typist, Side::Left, None);
    on_row(typist, event);
}

/// Moves an event to its row; those before it are in theirs already.
pub(super) fn put(typist: &mut Typist, event: usize) {
    let Some(at) = typist.typed(Kind::Event, event) else {
        return;
    };
    if at > event {
        go_to(typist, event);
        let next = typist.hands.memory.tables().events[event].title.to_string();
        typist.hands.press("Eb");
        typist.hands.choose(&next);
    }
}

/// The place of the wanted record with an id, by kind.
fn wanted(typist: &Typist, kind: Kind, id: &Id) -> usize {
    typist.wanted.state.matter.case.place(kind, id).unwrap() as usize
}

/// Judges a pair: shows both claims, says how they relate and in what; then the question, the state, the note.
pub(super) fn judge(typist: &mut Typist, at: usize) {
    let finding = typist.wanted.tables().findings[at].clone();
    let pair = finding
        .claims
        .each_ref()
        .map(|id| wanted(typist, Kind::Claim, id));
    show(typist, pair);
    typist
        .hands
        .press(&format!("r{}", finding.relation.ascii()));
    for facet in &finding.facets {
        typist.hands.press(&Facet::letter(*facet).to_string());
    }
    typist.hands.press("<Enter>");
    if let Some(question) = &finding.question {
        typist.prose("Q", question);
    }
    let typed = typist.typed(Kind::Finding, at).expect("the pair is judged");
    let missing = typist.missing(Kind::Finding, at, typed);
    let (state, rest): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .partition(|(spec, _)| spec.field == tellings::case::Field::State);
    if let Some((_, state)) = state.first() {
        typist.hands.press("z");
        typist.hands.choose(state);
    }
    if !rest.is_empty() {
        card::open(typist, Kind::Finding, typed);
        card::write(typist, &rest);
    }
    if !typist
        .hands
        .memory
        .state
        .marks
        .places(&typist.hands.memory.state.matter.case)
        .is_empty()
    {
        typist.hands.press(";-");
    }
}

/// Puts both claims where a key judges them: a side each, or one of them marked and the other under the cursor.
fn show(typist: &mut Typist, pair: [usize; 2]) {
    typist.on(Showing::Compare);
    let sources = pair.map(|at| typist.wanted.tables().claims[at].source.clone());
    let names = sources.map(|id| {
        let at = wanted(typist, Kind::Source, &id);
        meaning::name(&typist.wanted, Kind::Source, at)
    });
    let event = typist.wanted.tables().claims[pair[0]]
        .event
        .clone()
        .unwrap();
    let event = wanted(typist, Kind::Event, &event);
    pane(typist, Side::Left, Some(&names[0]));
    if names[0] == names[1] {
        on_row(typist, event);
        aim(typist, Side::Left, pair[0]);
        typist.hands.press(";;");
        aim(typist, Side::Left, pair[1]);
        return;
    }
    pane(typist, Side::Right, Some(&names[1]));
    on_row(typist, event);
    aim(typist, Side::Left, pair[0]);
    aim(typist, Side::Right, pair[1]);
}

/// Puts the cursor on a claim of the row.
fn aim(typist: &mut Typist, side: Side, claim: usize) {
    let typed = u32::try_from(typist.typed(Kind::Claim, claim).unwrap()).unwrap();
    let compare = &typist.hands.memory.state.compare;
    if compare.remembered(side) == Some(typed) {
        return;
    }
    let claims = compare.claims(compare.cursor.row, side);
    let there = claims.iter().position(|it| *it == typed);
    let there = there.expect("the claim stands in its source's pane");
    let here = compare.cursor.claim[side];
    to_side(typist, side);
    let key = if there > here { "w" } else { "b" };
    typist.hands.press(&key.repeat(there.abs_diff(here)));
}

/// Records a silence: the source in a pane, whoever speaks in the other.
pub(super) fn silence(typist: &mut Typist, at: usize) {
    let silence = typist.wanted.tables().silences[at].clone();
    let event = wanted(typist, Kind::Event, &silence.event);
    let source = wanted(typist, Kind::Source, &silence.source);
    let name = meaning::name(&typist.wanted, Kind::Source, source);
    typist.on(Showing::Compare);
    pane(typist, Side::Left, Some(&name));
    pane(typist, Side::Right, None);
    on_row(typist, event);
    to_side(typist, Side::Left);
    typist.hands.press(".");
    if let Mode::Choose(list) = &typist.hands.memory.state.mode
        && list.title == "Who is silent"
    {
        typist.hands.choose(&name);
    }
    typist.hands.choose(Reason::spelling(silence.reason));
    let typed = typist
        .typed(Kind::Silence, at)
        .expect("the silence is recorded");
    let missing = typist.missing(Kind::Silence, at, typed);
    if !missing.is_empty() {
        card::open(typist, Kind::Silence, typed);
        card::write(typist, &missing);
    }
}
