//! A case that is opened again: the reader stands where they stood, as far as that is still there.

use super::{Showing, State, perform, read};
use crate::case::{Id, Kind};
use crate::compare::{Pane, Side};

impl State {
    /// Shows what is open now as it was shown `before`: the same screen, panes and panel, on the same claim.
    pub fn resume(&mut self, before: &Self) {
        self.panel = before.panel;
        let case = &self.matter.case;
        let known = |pane: &Pane| pane.source().is_none_or(|id| case.source(id).is_some());
        let panes = &before.compare.panes;
        if self.compare.panes != *panes && Side::ALL.into_iter().all(|side| known(&panes[side])) {
            self.compare.show(&self.matter, panes.clone());
        }
        if let Some(claim) = claim(before).and_then(|id| self.matter.case.place(Kind::Claim, id)) {
            self.compare.go_to_claim(&self.matter, claim);
            if before.showing == Showing::Read {
                read::go_to_claim(self, claim);
            }
        }
        if before.showing == Showing::Read || self.matter.case.count(Kind::Claim) == 0 {
            self.showing = Showing::Read;
        }
        self.settle();
    }
}

/// The claim under the cursor, by what stays when places move.
fn claim(state: &State) -> Option<&Id> {
    let at = perform::claim(state)?;
    let claim = state.matter.case.tables().claims.get(at as usize)?;
    Some(&claim.id)
}
