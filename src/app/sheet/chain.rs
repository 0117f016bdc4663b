//! The chain of a claim, step by step: who passed it on, nearest the document first.

mod verb;

use super::Sheet;
use crate::annotate;
use crate::app::action::Action;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::record;
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Id, Kind, Mode as Handed, Step, Word};
use verb::ask_verb;
pub(in crate::app) use verb::verb;
pub use verb::who;

/// An open chain: of which claim, and the step under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The claim.
    pub claim: Id,
    /// The place of the step under the cursor.
    pub step: usize,
}

/// A step that is being made or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The claim, by place.
    pub claim: u32,
    /// The place of the step.
    pub step: usize,
    /// Whether it is a new one.
    pub new: bool,
}

/// What was chosen for a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    /// The source at a place passes it on.
    Source(At, u32),
    /// A new source of that name does.
    New(At, String),
    /// It is handed on in this way.
    Mode(At, Handed),
}

impl Picked {
    /// The same with what was typed as the name of what is new.
    pub(in crate::app) fn naming(&self, typed: &str) -> Self {
        match self {
            Self::New(at, _) => Self::New(*at, typed.to_owned()),
            other => other.clone(),
        }
    }
}

impl Chain {
    /// The steps as they stand.
    #[must_use]
    pub fn steps<'a>(&self, state: &'a State) -> &'a [Step] {
        let claim = state.matter.case.claim(&self.claim);
        claim.map_or(&[], |it| &it.chain)
    }

    /// Whether its claim still stands; the cursor is then within the chain.
    pub(super) fn stands(&mut self, state: &State) -> bool {
        self.step = self.step.min(self.steps(state).len().saturating_sub(1));
        state.matter.case.claim(&self.claim).is_some()
    }
}

/// Opens the chain of the claim at a place; an empty one asks at once who passed it on.
pub(in crate::app) fn open(state: &mut State, at: usize) {
    let Some(claim) = state.matter.case.tables().claims.get(at) else {
        return;
    };
    if claim.chain.is_empty() {
        let claim = u32::try_from(at).unwrap_or(u32::MAX);
        pick(
            state,
            At {
                claim,
                step: 0,
                new: true,
            },
        );
    } else {
        let claim = claim.id.clone();
        super::lay(state, Sheet::Chain(Chain { claim, step: 0 }));
    }
}

/// Does an action of the chain.
pub(super) fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(Sheet::Chain(chain)) = state.sheets.last().cloned() else {
        return Vec::new();
    };
    let Some(claim) = state.matter.case.place(Kind::Claim, &chain.claim) else {
        return Vec::new();
    };
    let steps = chain.steps(state).len();
    let on = |step: usize, new: bool| At { claim, step, new };
    match action {
        Action::NextStep => super::step(state, 1),
        Action::PreviousStep => super::step(state, -1),
        Action::AddStep => pick(state, on((chain.step + 1).min(steps), true)),
        Action::AddStepBefore => pick(state, on(chain.step, true)),
        _ if steps == 0 => state.tell("there is no step; o adds one"),
        Action::StepSource => pick(state, on(chain.step, false)),
        Action::StepVerb => ask_verb(state, on(chain.step, false), None),
        Action::StepMode => modes(state, on(chain.step, false)),
        Action::StepLater => return shift(state, &chain, claim, chain.step + 1),
        Action::StepEarlier => match chain.step.checked_sub(1) {
            Some(to) => return shift(state, &chain, claim, to),
            None => state.tell("this step is nearest the document already"),
        },
        Action::RemoveStep => {
            return change(state, claim, |steps| {
                if chain.step < steps.len() {
                    steps.remove(chain.step);
                }
            });
        }
        _ => {}
    }
    Vec::new()
}

fn shift(state: &mut State, chain: &Chain, claim: u32, to: usize) -> Vec<Effect> {
    if to >= chain.steps(state).len() {
        state.tell("this step is nearest the speaker already");
        return Vec::new();
    }
    let done = change(state, claim, |steps| steps.swap(chain.step, to));
    if !done.is_empty() {
        on_step(state, to);
    }
    done
}

/// The cursor goes to a step, where the chain is open.
fn on_step(state: &mut State, step: usize) {
    if let Some(Sheet::Chain(chain)) = state.sheets.last_mut() {
        chain.step = step;
    }
}

/// Asks which source a step is of.
fn pick(state: &mut State, at: At) {
    if let Some(why) = &state.read_only {
        let why = format!("not changed: {why}");
        return state.warn(why);
    }
    let Some(claim) = state.matter.case.tables().claims.get(at.claim as usize) else {
        return;
    };
    let id = claim.id.clone();
    let outcome = |source| Outcome::Step(Picked::Source(at, source));
    // Who takes a step over is somebody the case knows.
    let new = at
        .new
        .then(|| Outcome::Step(Picked::New(at, String::new())));
    let list = record::sources_for_step(state, &id, outcome, new);
    state.mode = Mode::Choose(Box::new(list));
}

/// Asks how a step hands the claim on.
fn modes(state: &mut State, at: At) {
    let held = step(state, at).map(|it| it.mode);
    let item = |mode: &Handed| Item {
        name: mode.spelling().into(),
        help: mode.help().into(),
        edge: if Some(*mode) == held {
            "now".into()
        } else {
            String::new()
        },
        outcome: Outcome::Step(Picked::Mode(at, *mode)),
    };
    let items = Handed::ALL.iter().map(item).collect();
    let here = held.map(|mode| Outcome::Step(Picked::Mode(at, mode)));
    let list = Chooser::new("Handed on", items).on(|item| Some(&item.outcome) == here.as_ref());
    state.mode = Mode::Choose(Box::new(list));
}

fn step(state: &State, at: At) -> Option<&Step> {
    let claim = state.matter.case.tables().claims.get(at.claim as usize)?;
    claim.chain.get(at.step)
}

/// The reader chose what a step is made of.
pub(in crate::app) fn picked(state: &mut State, picked: Picked) -> Vec<Effect> {
    match picked {
        Picked::Mode(at, mode) => change(state, at.claim, |steps| {
            if let Some(step) = steps.get_mut(at.step) {
                step.mode = mode;
            }
        }),
        Picked::Source(at, source) if at.new => {
            ask_verb(state, at, Some(source));
            Vec::new()
        }
        Picked::Source(at, source) => give(state, at, source),
        Picked::New(at, name) => {
            let id = state.new_id(Kind::Source);
            let decided = annotate::new_source(&state.matter.case, id, &name, None);
            let source = u32::try_from(state.matter.case.count(Kind::Source)).unwrap_or(u32::MAX);
            let done = state.decide(decided);
            if !done.is_empty() {
                ask_verb(state, at, Some(source));
            }
            done
        }
    }
}

/// Another source takes the step.
fn give(state: &mut State, at: At, source: u32) -> Vec<Effect> {
    let Some(id) = source_id(state, source) else {
        return Vec::new();
    };
    change(state, at.claim, |steps| {
        if let Some(step) = steps.get_mut(at.step) {
            step.source = id;
        }
    })
}

fn source_id(state: &State, source: u32) -> Option<Id> {
    let source = state.matter.case.tables().sources.get(source as usize);
    source.map(|it| it.id.clone())
}

/// Changes the chain as it stands.
fn change(state: &mut State, claim: u32, change: impl FnOnce(&mut Vec<Step>)) -> Vec<Effect> {
    let Some(it) = state.matter.case.tables().claims.get(claim as usize) else {
        return Vec::new();
    };
    let before = it.chain.to_vec();
    let mut steps = before.clone();
    change(&mut steps);
    if steps == before {
        state.tell("the chain is as it was");
        return Vec::new();
    }
    state.decide_signed(|state, signed| {
        annotate::set_chain(&state.matter.case, claim, steps, signed)
    })
}
