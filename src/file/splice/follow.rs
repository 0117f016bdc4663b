//! One edit through case and draft at once, leaf by leaf: both take it, or neither.

use std::fmt;

use super::{Draft, Patch, Unwritable};
use crate::case::{Case, Edit, Refusal};

/// Why a change was not made; case and draft are as they were.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// The case refuses it.
    Case(Refusal),
    /// The file cannot hold it.
    File(Unwritable),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(refusal) => refusal.fmt(f),
            Self::File(unwritable) => unwritable.fmt(f),
        }
    }
}

impl std::error::Error for Refused {}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Case(refusal)
    }
}

impl From<Unwritable> for Refused {
    fn from(unwritable: Unwritable) -> Self {
        Self::File(unwritable)
    }
}

/// A change that case and draft have taken; [`Draft::keep`] makes it stay in the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The edit that takes it back.
    pub inverse: Edit,
    /// The bytes it changed.
    pub patches: Vec<Patch>,
}

/// Changes case and draft. `undone` are the bytes that the change being taken back had changed: where they are still so, they
/// are put back, comments and spacing included.
///
/// # Errors
/// When either refuses; both are then as they were.
pub fn follow(
    case: &mut Case,
    draft: &mut Draft,
    edit: Edit,
    undone: &[Patch],
) -> Result<Followed, Refused> {
    let mut leaves = Vec::new();
    flatten(edit, &mut leaves);
    let mut inverses = Vec::with_capacity(leaves.len());
    match all(case, draft, leaves, undone, &mut inverses) {
        Ok(()) => {
            inverses.reverse();
            let inverse = match inverses.pop() {
                Some(only) if inverses.is_empty() => only,
                last => {
                    inverses.extend(last);
                    Edit::All(inverses)
                }
            };
            Ok(Followed {
                inverse,
                patches: draft.keep(),
            })
        }
        Err(refused) => {
            draft.drop_changes();
            while let Some(inverse) = inverses.pop() {
                // An inverse of what was just done applies: nothing came in between.
                case.apply(inverse)?;
            }
            Err(refused)
        }
    }
}

/// Where a leaf left the record: what the file must agree with.
type Touched = (crate::case::Kind, usize);

fn all(
    case: &mut Case,
    draft: &mut Draft,
    leaves: Vec<Edit>,
    undone: &[Patch],
    inverses: &mut Vec<Edit>,
) -> Result<(), Refused> {
    if !undone.is_empty() {
        let start = inverses.len();
        let mut touched = Vec::new();
        for leaf in leaves.clone() {
            touched.push(place(case, &leaf)?);
            inverses.push(case.apply(leaf)?);
        }
        let back = draft.unpatch(undone);
        if back
            && touched
                .iter()
                .all(|(kind, at)| draft.agrees(case, *kind, *at))
        {
            return Ok(());
        }
        draft.drop_changes();
        while inverses.len() > start {
            if let Some(inverse) = inverses.pop() {
                case.apply(inverse)?;
            }
        }
    }
    for leaf in leaves {
        let (kind, at) = place(case, &leaf)?;
        inverses.push(case.apply(leaf.clone())?);
        match leaf {
            Edit::Set { field, .. } => draft.set(case, kind, at, field)?,
            Edit::Insert { .. } => draft.insert(case, kind, at)?,
            Edit::Remove { .. } => draft.remove(case, kind, at)?,
            Edit::Move { from, to, .. } => draft.shift(case, kind, from, to)?,
            Edit::All(_) => {}
        }
    }
    Ok(())
}

/// Which record the leaf speaks of.
fn place(case: &Case, leaf: &Edit) -> Result<Touched, Refusal> {
    Ok(match leaf {
        Edit::Set { kind, key, .. } => {
            let at = case.find(*kind, key);
            (*kind, at.ok_or_else(|| Refusal::Gone(*kind, key.clone()))?)
        }
        Edit::Insert { kind, at, .. } | Edit::Remove { kind, at, .. } => (*kind, *at),
        Edit::Move { kind, to, .. } => (*kind, *to),
        Edit::All(_) => (crate::case::Kind::Case, 0),
    })
}

/// The leaves of nested steps, in order. A step within a step within… is taken apart without recursion: a journal may hold
/// any depth.
fn flatten(edit: Edit, leaves: &mut Vec<Edit>) {
    let mut todo = vec![edit];
    while let Some(edit) = todo.pop() {
        match edit {
            Edit::All(edits) => todo.extend(edits.into_iter().rev()),
            leaf => leaves.push(leaf),
        }
    }
}
