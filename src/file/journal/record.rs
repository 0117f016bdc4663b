//! The records of the journal as they stand in its lines.

use serde::{Deserialize, Serialize};

use super::Change;
use super::json::{EditLine, Strange};
use crate::file::splice::Patch;

/// A record as it stands in a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RecordLine {
    /// The first: whose journal this is, and the file it begins with.
    Begin {
        version: u64,
        place: String,
        base: String,
    },
    /// From here on the journal is of another place: the folder was copied, or moved.
    Place {
        place: String,
    },
    Edit(Box<ChangeLine>),
    /// These bytes are about to take the file's place.
    Save {
        n: u64,
        sha256: String,
    },
    /// They have.
    Saved {
        n: u64,
    },
    /// This was typed into fields and not saved when the program ended; of several such records the last counts.
    Typed {
        n: u64,
        texts: Vec<EditLine>,
    },
    /// The file was found with other bytes than any that were saved; the changes from the number `from` on were made on it.
    /// It comes behind them: a program that is killed on the way leaves all there is to begin again.
    Outside {
        n: u64,
        sha256: String,
        at: String,
        from: u64,
        /// The changes that could not be made on it, each with why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        refused: Vec<RefusedLine>,
    },
}

impl RecordLine {
    /// Its number; what says whose journal it is has none.
    pub(super) fn n(&self) -> Option<u64> {
        match self {
            Self::Begin { .. } | Self::Place { .. } => None,
            Self::Edit(line) => Some(line.n),
            Self::Save { n, .. }
            | Self::Saved { n }
            | Self::Typed { n, .. }
            | Self::Outside { n, .. } => Some(*n),
        }
    }
}

/// A change that was not made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct RefusedLine {
    pub(super) n: u64,
    pub(super) why: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ChangeLine {
    pub(super) n: u64,
    at: String,
    by: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    change: EditLine,
    inverse: EditLine,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) bytes: Vec<PatchLine>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PatchLine {
    at: usize,
    old: String,
    new: String,
}

impl From<&Change> for ChangeLine {
    fn from(change: &Change) -> Self {
        let patch = |it: &Patch| PatchLine {
            at: it.at,
            old: it.old.clone(),
            new: it.new.clone(),
        };
        Self {
            n: change.n,
            at: change.at.to_string(),
            by: change.by.to_string(),
            name: change.name.to_string(),
            change: (&change.edit).into(),
            inverse: (&change.inverse).into(),
            bytes: change.patches.iter().map(patch).collect(),
            undoes: change.undoes,
            again: change.again,
        }
    }
}

impl TryFrom<ChangeLine> for Change {
    type Error = Strange;

    fn try_from(line: ChangeLine) -> Result<Self, Strange> {
        let patch = |it: PatchLine| Patch {
            at: it.at,
            old: it.old,
            new: it.new,
        };
        Ok(Self {
            n: line.n,
            at: line.at.into(),
            by: line.by.into(),
            name: line.name.into(),
            edit: line.change.try_into()?,
            inverse: line.inverse.try_into()?,
            patches: line.bytes.into_iter().map(patch).collect(),
            undoes: line.undoes,
            again: line.again,
        })
    }
}
