//! What can be undone and redone: two stacks, filled by the same records whether they are made or read.

use super::Change;

/// The changes that can be taken back, and those that can be made again.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Change>,
    redo: Vec<Change>,
}

impl History {
    /// Takes a record: a change goes on the stack of undo, its undoing on that of redo, and so on. Returns where it lies.
    pub fn take(&mut self, change: Change) -> &Change {
        let top = |stack: &[Change]| stack.last().map(|top| top.n);
        let stack = if change.undoes.is_some() && change.undoes == top(&self.undo) {
            self.undo.pop();
            &mut self.redo
        } else if change.undoes.is_some() && change.undoes == top(&self.redo) {
            self.redo.pop();
            &mut self.undo
        } else {
            self.redo.clear();
            &mut self.undo
        };
        stack.push_mut(change)
    }

    /// The change that is undone next.
    #[must_use]
    pub fn undo(&self) -> Option<&Change> {
        self.undo.last()
    }

    /// The change with this number and all that were made after it, oldest first; nothing when it cannot be taken back.
    #[must_use]
    pub fn since(&self, n: u64) -> &[Change] {
        let at = self.undo.iter().position(|change| change.n == n);
        at.and_then(|at| self.undo.get(at..)).unwrap_or_default()
    }

    /// The numbers of the changes that can be taken back, oldest first.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.undo.iter().map(|change| change.n)
    }

    /// The undoing that is undone next.
    #[must_use]
    pub fn redo(&self) -> Option<&Change> {
        self.redo.last()
    }
}
