//! Changes of the case in memory, as the program makes them with journal and file: made, taken back, made again.

use tellings::app::{Effect, State};
use tellings::case::Edit;

/// What was changed so far: the name of each step, and the edit that takes it back or makes it again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    /// What can be taken back, the last made last.
    pub(crate) done: Vec<(String, Edit)>,
    /// What can be made again, the last taken back last.
    pub(crate) undone: Vec<(String, Edit)>,
    /// Every edit that was carried out, in order.
    pub(crate) carried_out: Vec<Edit>,
}

impl Changes {
    /// Carries an effect out, if it is one on the case.
    pub(crate) fn carry_out(&mut self, effect: &Effect, state: &mut State) {
        let (said, nothing) = match effect {
            Effect::Change { .. } => ("", ""),
            Effect::Undo => ("taken back: ", "nothing to take back"),
            Effect::Redo => ("done again: ", "nothing to do again"),
            _ => return,
        };
        if let Some(why) = &state.read_only {
            let why = format!("not changed: {why}");
            return state.warn(why);
        }
        let step = match effect {
            Effect::Change { name, edit } => Some((name.clone(), edit.clone())),
            Effect::Undo => self.done.pop(),
            _ => self.undone.pop(),
        };
        let Some((name, edit)) = step else {
            return state.tell(nothing);
        };
        match state.matter.case.apply(edit.clone()) {
            Ok(inverse) => {
                state.changed(std::slice::from_ref(&edit));
                self.carried_out.push(edit);
                state.tell_made(&format!("{said}{name}"));
                match effect {
                    Effect::Undo => self.undone.push((name, inverse)),
                    Effect::Redo => self.done.push((name, inverse)),
                    _ => {
                        self.undone.clear();
                        self.done.push((name, inverse));
                    }
                }
            }
            Err(why) => state.warn(format!("not changed: {why}")),
        }
    }
}
