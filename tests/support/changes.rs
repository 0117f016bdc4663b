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
        let (said, name, edit) = match effect {
            Effect::Change { name, edit } => {
                self.undone.clear();
                ("", Some(name.clone()), Some(edit.clone()))
            }
            Effect::Undo => step(
                "taken back: ",
                "nothing to take back",
                self.done.pop(),
                state,
            ),
            Effect::Redo => step(
                "done again: ",
                "nothing to do again",
                self.undone.pop(),
                state,
            ),
            _ => return,
        };
        let (Some(name), Some(edit)) = (name, edit) else {
            return;
        };
        if let Some(why) = &state.read_only {
            let why = format!("not changed: {why}");
            return state.warn(why);
        }
        match state.matter.case.apply(edit.clone()) {
            Ok(inverse) => {
                let kept = match effect {
                    Effect::Undo => &mut self.undone,
                    _ => &mut self.done,
                };
                kept.push((name.clone(), inverse));
                state.changed(&[edit]);
                state.tell_made(&format!("{said}{name}"));
            }
            Err(refusal) => state.warn(format!("not changed: {refusal}")),
        }
    }
}

/// What is to be done for a step back or forth; that there is none is told.
fn step(
    said: &'static str,
    nothing: &str,
    step: Option<(String, Edit)>,
    state: &mut State,
) -> (&'static str, Option<String>, Option<Edit>) {
    if step.is_none() {
        state.tell(nothing);
    }
    let (name, edit) = step.unzip();
    (said, name, edit)
}
