//! What choosing an item of a list does.

use crate::app::action::Action;
use crate::app::perform::{Choice, Draft, Merge, Stretch};
use crate::app::record::Spot;
use crate::app::sheet::chain::Picked;
use crate::app::{Target, conflicts, row};
use crate::case::{Id, Key, Kind, Value};
use crate::compare::{Pane, Side};
use std::sync::Arc;

/// What choosing an item does.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing: the item is there to be read.
    Read,
    /// Says all of it in the last line.
    Tell(String),
    /// Goes to the record that is wrong in the way the line says.
    About(Kind, Key, String),
    /// Does an action.
    Do(Action),
    /// Shows a pane on a side.
    Pane(Side, Pane),
    /// Opens a case.
    Open(Target),
    /// Shows the rows that a filter keeps; all of them where it is empty.
    Filter(String),
    /// Goes to an event's row.
    Row(Id),
    /// Goes back to how the case was before the step with this number.
    Back(u64),
    /// Opens a conflict (by place), or decides it so.
    Conflict(usize, Option<conflicts::Way>),
    /// Decides something on the row under the cursor.
    Decide(row::Choice),
    /// A source says these words: what they speak of is asked next.
    SaidBy(Stretch, Choice),
    /// These words are those of a claim.
    Words(Stretch, Id),
    /// Makes a claim on an event, or on none.
    Claim(Arc<Draft>, Option<Choice>),
    /// Goes on with a merge of two claims.
    Merge(Merge),
    /// A field holds that now.
    Set(Spot, Option<Value>),
    /// A field names a new record of that name now.
    SetNew(Spot, String),
    /// A word is put into a field that may hold several, or taken out; the list stays open.
    Toggle(Spot, Box<str>),
    /// Opens the card of the record of a kind at a place.
    Card(Kind, usize),
    /// What a step of a chain is made of.
    Step(Picked),
}

impl Outcome {
    /// The same with what was typed as the name of what is new.
    pub(super) fn naming(&self, typed: &str) -> Self {
        let new = || Choice::New(typed.to_owned());
        match self {
            Self::SaidBy(stretch, _) => Self::SaidBy(stretch.clone(), new()),
            Self::Claim(draft, _) => Self::Claim(Arc::clone(draft), Some(new())),
            Self::Filter(_) => Self::Filter(typed.to_owned()),
            Self::SetNew(spot, _) => Self::SetNew(*spot, typed.to_owned()),
            Self::Step(picked) => Self::Step(picked.naming(typed)),
            other => other.clone(),
        }
    }
}
