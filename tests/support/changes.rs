//! Changes of the case in memory, as the program makes them with journal and file: made, taken back, made again.

use std::collections::HashMap;
use std::sync::Arc;
use tellings::app::matter::Text;
use tellings::app::rebase::NewVersion;
use tellings::app::{Effect, State};
use tellings::case::Edit;
use tellings::file::documents::{DocumentText, of_bytes};

/// What was changed so far: the name of each step, and the edit that takes it back or makes it again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    /// What can be taken back, the last made last.
    pub(crate) done: Vec<(String, Edit)>,
    /// What can be made again, the last taken back last.
    pub(crate) undone: Vec<(String, Edit)>,
    /// Every edit that was carried out, in order.
    pub(crate) carried_out: Vec<Edit>,
    /// The texts of files that documents may come to name.
    files: HashMap<String, Arc<DocumentText>>,
}

impl Changes {
    /// Opens a new version of a document, as the program does once it has read it.
    pub(crate) fn begin_rebase(
        &mut self,
        document: usize,
        new: &str,
        old: bool,
        state: &mut State,
    ) {
        let new = Arc::new(of_bytes(new.as_bytes().to_vec()));
        let old = match state.matter.texts.get(document) {
            Some(Text::Here(text)) if old => Some(Arc::clone(text)),
            _ => None,
        };
        let file = state.matter.case.tables().documents[document]
            .file
            .to_string();
        if let Some(old) = &old {
            self.files.insert(file, Arc::clone(old));
            self.files.insert("old.txt".into(), Arc::clone(old));
        }
        self.files.insert("new.txt".into(), Arc::clone(&new));
        let new = NewVersion {
            text: new,
            named: "new.txt".into(),
            file: None,
        };
        state.begin_rebase(document, new, old);
    }

    /// Writes what was decided on the new version.
    fn write_version(&mut self, state: &mut State) {
        let old = state.rebase.as_ref().is_some_and(|it| it.old.is_some());
        match state.rebased(old.then_some("old.txt"), "new.txt") {
            Ok(decision) => {
                state.end_rebase();
                let (name, edit) = (decision.name, decision.edit);
                self.carry_out(&Effect::Change { name, edit }, state);
            }
            Err(why) => state.warn(format!("not written: {why}")),
        }
    }

    /// Reads the documents that came with a change.
    fn read_new(&self, state: &mut State) {
        for at in state.unread() {
            let file = &state.matter.case.tables().documents[at].file;
            let text = self.files.get(&**file).cloned();
            state.take_text(at, text.ok_or_else(|| "it cannot be read".into()));
        }
    }

    /// Carries an effect out, if it is one on the case.
    pub(crate) fn carry_out(&mut self, effect: &Effect, state: &mut State) {
        if *effect == Effect::Rebase {
            return self.write_version(state);
        }
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
                self.read_new(state);
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
