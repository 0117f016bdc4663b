//! Changes of the case in memory, as the program makes them with journal and file: made, taken back, made again.

use tellings::app::{Effect, State};
use tellings::case::Edit;

/// What was changed so far: the name of each step, and the edit that takes it back or makes it again.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    done: Vec<(String, Edit)>,
    undone: Vec<(String, Edit)>,
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
                state.changed(&[edit]);
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
