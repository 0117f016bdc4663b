//! From what a reader decides to a change: what was decided is told or refused in one line, and carried out outside.

use super::state::Notice;
use super::{Effect, State};
use crate::annotate::{Decided, Ids, Signed};
use crate::case::{Edit, Id, Kind};

/// What a decision needs from outside: new ids and the time. Both are values, so that a test can fix them.
#[derive(Debug, Clone)]
pub struct Hand {
    /// New ids.
    pub ids: Ids,
    /// The time (RFC 3339); empty where it is not to be noted.
    pub clock: fn() -> String,
}

impl Default for Hand {
    /// Always the same ids, and no time.
    fn default() -> Self {
        Self {
            ids: Ids::seeded(0),
            clock: String::new,
        }
    }
}

/// Whether a change takes a record away.
fn removes(edit: &Edit) -> bool {
    match edit {
        Edit::Remove { .. } => true,
        Edit::All(edits) => edits.iter().any(removes),
        Edit::Set { .. } | Edit::Insert { .. } | Edit::Move { .. } => false,
    }
}

impl State {
    /// What is to be done outside for a decision; a refused one is told and changes nothing.
    pub(super) fn decide(&mut self, decided: Decided) -> Vec<Effect> {
        match decided {
            Ok(decision) => {
                if removes(&decision.edit) {
                    self.remark = Some("u takes it back".into());
                }
                vec![Effect::Change {
                    name: decision.name,
                    edit: decision.edit,
                }]
            }
            Err(why) => {
                self.warn(why.to_string());
                Vec::new()
            }
        }
    }

    /// Makes a decision that is signed by the author of the config, now.
    pub(super) fn decide_signed(
        &mut self,
        decision: impl FnOnce(&Self, Signed<'_>) -> Decided,
    ) -> Vec<Effect> {
        let at = (self.hand.clock)();
        let by = self.config.author.clone().unwrap_or_default();
        let decided = decision(self, Signed { by: &by, at: &at });
        let made = decided.is_ok();
        let effects = self.decide(decided);
        if made && by.is_empty() && !self.told_unsigned && self.remark.is_none() {
            self.told_unsigned = true;
            self.remark = Some("no name signs it: author in the config (tellings config)".into());
        }
        effects
    }

    /// Tells that a change was made, with what there is to say behind it.
    pub fn tell_made(&mut self, said: &str) {
        self.notice = Some(Notice {
            text: said.to_owned(),
            more: self.remark.take(),
            warning: false,
        });
    }

    /// A new id for a record of a kind.
    pub(super) fn new_id(&mut self, kind: Kind) -> Id {
        self.hand.ids.next(&self.matter.case, kind)
    }
}
