//! Moves of Compare's cursor from row to row and from claim to claim: what they mean without any layout.

use crate::app::State;
use crate::app::action::Action;
use crate::app::compare::Comparison;
use crate::compare::Side;

/// Whether the action only moves the cursor.
#[must_use]
pub fn is_move(action: Action) -> bool {
    is_within_row(action)
        || matches!(
            action,
            Action::NextRow
                | Action::PreviousRow
                | Action::FirstRow
                | Action::LastRow
                | Action::NextDifference
                | Action::PreviousDifference
                | Action::NextUnjudged
                | Action::PreviousUnjudged
        )
}

/// Whether the action moves the cursor within its row.
#[must_use]
pub fn is_within_row(action: Action) -> bool {
    matches!(
        action,
        Action::NextClaim
            | Action::PreviousClaim
            | Action::NextFinding
            | Action::OtherSide
            | Action::LeftSide
            | Action::RightSide
    )
}

/// Moves the cursor.
pub(in crate::app) fn perform(state: &mut State, action: Action) {
    let (compare, matter) = (&mut state.compare, &state.matter);
    let row = compare.cursor.row;
    match action {
        Action::NextRow => compare.go(matter, row + 1),
        Action::PreviousRow => compare.go(matter, row.saturating_sub(1)),
        Action::FirstRow => compare.go(matter, 0),
        Action::LastRow => compare.go(matter, compare.len().saturating_sub(1)),
        Action::NextClaim => compare.step_claim(true),
        Action::PreviousClaim => compare.step_claim(false),
        Action::OtherSide => compare.cursor.side = compare.cursor.side.other(),
        Action::LeftSide => compare.cursor.side = Side::Left,
        Action::RightSide => compare.cursor.side = Side::Right,
        Action::NextFinding => {
            let next = compare.finding(matter).map_or(0, |at| at + 1);
            let count = compare.findings(matter, row).len().max(1);
            compare.aim(matter, next % count);
        }
        Action::NextDifference if !compare.difference(matter, true) => {
            let none = none(compare, "below", true);
            state.tell(none);
        }
        Action::PreviousDifference if !compare.difference(matter, false) => {
            let none = none(compare, "above", false);
            state.tell(none);
        }
        Action::NextUnjudged if !compare.unjudged(matter, true) => {
            state.tell("no pair below that nobody has judged");
        }
        Action::PreviousUnjudged if !compare.unjudged(matter, false) => {
            state.tell("no pair above that nobody has judged");
        }
        _ => {}
    }
}

/// That no row on that side is a difference, and how to go to what may turn out one.
fn none(compare: &Comparison, side: &str, forward: bool) -> String {
    let key = if forward { "]u" } else { "[u" };
    match compare.has_unjudged(forward) {
        true => format!("no difference {side}; {key} goes to a pair nobody has judged"),
        false => format!("no difference {side}"),
    }
}
