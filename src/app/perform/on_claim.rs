//! What is done to the claim under the cursor: its words widened or shrunk, split, merged, what it denies, deleted.

use super::claim;
use super::claiming::{Stretch, words};
use crate::annotate::{self, Cannot, Decided, Signed, called};
use crate::app::action::Action;
use crate::app::read::{self, select};
use crate::app::{Effect, Showing, State};
use crate::case::{Field, Kind, Scope, Value, Word as _};
use crate::text::anchor;
use std::ops::Range;

/// Whether an action is done to the claim under the cursor.
pub(super) fn is_one(action: Action) -> bool {
    denied(action).is_some()
        || end(action).is_some()
        || matches!(
            action,
            Action::AcceptPlace
                | Action::SplitClaim
                | Action::MergeClaim
                | Action::DeleteClaim
                | Action::DeniesNothing
        )
}

/// Does an action to the claim under the cursor.
pub(super) fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(claim) = claim(state) else {
        state.tell("there is no claim under the cursor");
        return Vec::new();
    };
    if let Some(why) = &state.read_only {
        state.warn(format!("not changed: {why}"));
        return Vec::new();
    }
    match action {
        Action::AcceptPlace => accept_place(state, claim),
        Action::SplitClaim => split(state, claim),
        Action::MergeClaim => super::merging::merge(state, claim),
        Action::DeleteClaim => state.decide(annotate::delete(&state.matter.case, claim)),
        _ => match end(action) {
            Some((at_end, wider)) => reword(state, claim, at_end, wider),
            None => {
                let scope = denied(action);
                state.decide_signed(|state, signed| set_denied(state, claim, scope, signed))
            }
        },
    }
}

/// The end an action moves, whether it is the last one, and whether outwards.
fn end(action: Action) -> Option<(bool, bool)> {
    Some(match action {
        Action::WidenClaim => (true, true),
        Action::ShrinkClaim => (true, false),
        Action::WidenStart => (false, true),
        Action::ShrinkStart => (false, false),
        _ => return None,
    })
}

/// What an action says that a claim denies.
fn denied(action: Action) -> Option<Scope> {
    Some(match action {
        Action::DeniesEvent => Scope::Event,
        Action::DeniesPerception => Scope::Perception,
        Action::DeniesRecord => Scope::Record,
        Action::DeniesMemory => Scope::Memory,
        Action::DeniesAuthority => Scope::Authority,
        _ => return None,
    })
}

fn set_denied(state: &State, claim: u32, scope: Option<Scope>, signed: Signed<'_>) -> Decided {
    let value = scope.map(|it| Value::text(it.spelling()));
    let case = &state.matter.case;
    let at = claim as usize;
    annotate::set(
        case,
        Kind::Claim,
        at,
        Field::Negates,
        value.as_ref(),
        signed,
    )
}

/// Where the words of a claim stand.
///
/// # Errors
/// When it has none, or they were not found as they are.
pub(super) fn place(state: &State, claim: u32) -> Result<Stretch, Cannot> {
    let document = state.matter.document_of(claim);
    let document =
        document.ok_or_else(|| Cannot("this claim has no words in a document".into()))?;
    let anchor = state.matter.anchor(claim);
    let found = anchor.filter(|it| it.state != anchor::State::Doubtful);
    let range = found.and_then(|it| it.range.clone());
    let range = range.ok_or_else(|| {
        Cannot("the words of this claim do not stand in the document as they are quoted".into())
    })?;
    Ok(Stretch { document, range })
}

/// Gives the claim a word more or less.
fn reword(state: &mut State, claim: u32, at_end: bool, wider: bool) -> Vec<Effect> {
    let moved = place(state, claim).and_then(|stretch| {
        let range = by_a_word(state, &stretch, at_end, wider);
        let range = range.ok_or_else(|| Cannot("there is no other word".into()))?;
        Ok(Stretch { range, ..stretch })
    });
    let decided = moved.clone().and_then(|stretch| {
        annotate::with_words(&state.matter.case, claim, words(state, &stretch)?)
    });
    let effects = state.decide(decided);
    if let (Ok(stretch), false) = (moved, effects.is_empty()) {
        stay(state, &stretch, claim);
        state.remark = short_text(state, claim);
    }
    effects
}

/// That a claim whose words are others now still has the short text of those before.
fn short_text(state: &State, claim: u32) -> Option<String> {
    let it = state.matter.case.tables().claims.get(claim as usize)?;
    let text = called::words(it.text.as_deref()?);
    Some(format!("its short text is still {text} (t changes it)"))
}

/// The words with a word more or less at an end; `None` where there is none.
fn by_a_word(state: &State, stretch: &Stretch, at_end: bool, wider: bool) -> Option<Range<usize>> {
    let text = &state.matter.text(stretch.document)?.text;
    let action = if wider == at_end {
        Action::NextWord
    } else {
        Action::PreviousWord
    };
    let Range { start, end } = stretch.range;
    let range = if at_end {
        start..select::end_after(text, end, action)?
    } else {
        select::start_after(text, start, action)?..end
    };
    (range.start < range.end).then_some(range)
}

/// In Read the cursor is on the words as they are now.
pub(super) fn stay(state: &mut State, stretch: &Stretch, claim: u32) {
    if state.showing == Showing::Read && state.read.document == stretch.document {
        read::go_to(state, stretch.range.clone(), Some(claim));
    }
}

/// The word under the cursor begins a second claim.
fn split(state: &mut State, claim: u32) -> Vec<Effect> {
    let at = state.read.span.start;
    let parts = place(state, claim).and_then(|whole| {
        let Range { start, end } = whole.range;
        if state.showing != Showing::Read || at <= start || at >= end {
            return Err(Cannot(
                "in Read, put the cursor on the word that begins the second part (w b), then S"
                    .into(),
            ));
        }
        let part = |range| Stretch {
            range,
            ..whole.clone()
        };
        Ok((part(start..at), part(at..end)))
    });
    let id = state.new_id(Kind::Claim);
    let effects = state.decide_signed(|state, signed| {
        let (one, two) = parts.clone()?;
        let (one, two) = (words(state, &one)?, words(state, &two)?);
        annotate::split(&state.matter.case, claim, one, two, id, signed)
    });
    if let (Ok((_, second)), false) = (parts, effects.is_empty()) {
        stay(state, &second, claim + 1);
    }
    effects
}

/// Accepts the place at which a moved quote was found.
fn accept_place(state: &mut State, claim: u32) -> Vec<Effect> {
    let found = state.matter.anchor(claim).map(|it| it.state);
    let why = match found {
        Some(anchor::State::Moved) => None,
        Some(anchor::State::Doubtful) => {
            Some("where this quote stands is doubtful: select its words in the document, then a")
        }
        Some(anchor::State::Lost) => {
            Some("this quote is not in the document: select its words there, then a")
        }
        Some(anchor::State::Sound) | None => Some("this quote has not moved"),
    };
    if let Some(why) = why {
        state.tell(why);
        return Vec::new();
    }
    let decided = place(state, claim).and_then(|stretch| {
        annotate::accept_place(&state.matter.case, claim, words(state, &stretch)?)
    });
    state.decide(decided)
}
