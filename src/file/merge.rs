//! Three case files become one: ours, byte for byte, with what theirs changed spliced in, and `[[conflict]]` tables.

mod disk;
#[cfg(test)]
mod sweep;

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::check::check;
use super::pieces::{Cut, cut};
use super::print::{Sheet, one_line};
use super::problem::{Code, Problem};
use super::read::{Reading, read};
use super::splice::{Draft, Refused, Unwritable, follow, plain};
use crate::case::{
    About, Case, Clash, Conflict, Edit, Field, Key, Kind, Tables, Value, Word as _, merge,
};
use crate::text::{Shown, Signs};

pub use disk::{Failed, Place, merge_on};

/// One of the three files.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// What to call it in messages.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What came of a merge.
#[derive(Debug)]
pub struct Merged {
    /// The new bytes of ours; those it had where nothing changed.
    pub bytes: Vec<u8>,
    /// What both changed differently; each is a `[[conflict]]` of the new file.
    pub clashes: Vec<Clash>,
    /// What is wrong with the new case and was with neither of the two, one line each: the conflicts, and edits that do not
    /// touch and still do not go together, such as a claim and the silence of its source.
    pub problems: Vec<Shown>,
}

/// Why nothing was merged. One line, harmless to show.
#[derive(Debug)]
pub struct Unmerged(Shown);

impl fmt::Display for Unmerged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl std::error::Error for Unmerged {}

/// A file that was read.
struct Sound<'a> {
    version: Version<'a>,
    cut: Cut,
    reading: Reading,
    problems: Vec<Problem>,
}

/// Merges what theirs changed since base into ours. An empty base, as git gives where both added the file, is one from
/// which both began on their own.
///
/// # Errors
/// When a file is no case or of a later version. When ours or theirs has something the program does not understand: it
/// would be lost, or taken for deleted.
pub fn merge_files(
    base: Version<'_>,
    ours: Version<'_>,
    theirs: Version<'_>,
) -> Result<Merged, Unmerged> {
    let base = if base.bytes.is_empty() {
        Case::new(Tables::titled(""))
    } else {
        Case::new(opened(base)?.reading.tables)
    };
    let (ours, theirs) = (sound(ours)?, sound(theirs)?);
    let mut case = Case::new(ours.reading.tables.clone());
    let their_case = Case::new(theirs.reading.tables.clone());
    let merged = merge(&base, &case, &their_case);
    let mut draft = ours.draft(&case);
    let their_draft = theirs.draft(&their_case);
    let words = |kind, fields: &[(Field, Value)]| {
        let place = place_of(&their_case, kind, fields)?;
        their_draft.words_of(kind, place)
    };
    let refused = |refused: Refused| Unmerged(line(ours.version.name, &refused.to_string()));
    for edit in leaves(merged.edit) {
        bring(&mut case, &mut draft, edit, &words).map_err(refused)?;
    }
    for clash in &merged.clashes {
        let edit = Edit::Insert {
            kind: Kind::Conflict,
            at: case.count(Kind::Conflict),
            fields: conflict(clash),
        };
        bring(&mut case, &mut draft, edit, &|_, _| None).map_err(refused)?;
    }
    let bytes: Vec<u8> = draft.bytes().flatten().copied().collect();
    let problems = new_problems(&bytes, [&ours, &theirs], &case, merged.clashes.len())?;
    Ok(Merged {
        bytes,
        clashes: merged.clashes,
        problems,
    })
}

impl Sound<'_> {
    fn draft(&self, case: &Case) -> Draft {
        let bytes = Arc::new(self.version.bytes.to_vec());
        Draft::new(bytes, &self.cut, &self.reading.origins, case)
    }

    /// The first of its problems that pass.
    fn refused(&self, why: impl Fn(&Problem) -> bool) -> Result<(), Unmerged> {
        let sheet = || Sheet::new(self.version.name, self.version.bytes);
        match self.problems.iter().find(|it| why(it)) {
            Some(problem) => Err(Unmerged(one_line(&sheet(), problem, Signs::Unicode))),
            None => Ok(()),
        }
    }
}

fn line(name: &str, message: &str) -> Shown {
    Shown::new(&format!("{name}: {message}"), Signs::Unicode)
}

/// A case, whatever is wrong with its tables.
fn opened(version: Version<'_>) -> Result<Sound<'_>, Unmerged> {
    let cut = cut(version.bytes);
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read(version.bytes, &cut, &cancel, &done);
    let reading = reading.ok_or_else(|| Unmerged(line(version.name, "this is no case")))?;
    let sound = Sound {
        problems: reading.problems.clone(),
        version,
        cut,
        reading,
    };
    sound.refused(|problem| problem.code.stops())?;
    Ok(sound)
}

/// A case of which all was read, and whose records have each a name of its own.
fn sound(version: Version<'_>) -> Result<Sound<'_>, Unmerged> {
    let mut sound = opened(version)?;
    sound.refused(|_| true)?;
    sound.problems = check(version.bytes, &sound.cut, &sound.reading);
    sound.refused(|problem| problem.code == Code::Duplicate)?;
    Ok(sound)
}

fn leaves(edit: Edit) -> Vec<Edit> {
    match edit {
        Edit::All(edits) => edits,
        leaf => vec![leaf],
    }
}

/// Finds the text of a table that is added.
type Words<'a> = &'a dyn Fn(Kind, &[(Field, Value)]) -> Option<String>;

/// Changes case and draft; a table that is added comes in the words that `words` has for it.
fn bring(case: &mut Case, draft: &mut Draft, edit: Edit, words: Words<'_>) -> Result<(), Refused> {
    let Edit::Insert { kind, at, fields } = &edit else {
        return follow(case, draft, edit, &[]).map(drop);
    };
    let (kind, at, words) = (*kind, *at, words(*kind, fields));
    case.apply(edit)?;
    draft.adopt(case, kind, at, words.as_deref())?;
    draft.keep();
    Ok(())
}

/// The place of the record with these fields.
fn place_of(case: &Case, kind: Kind, fields: &[(Field, Value)]) -> Option<usize> {
    let id = fields.iter().find_map(|it| match it {
        (Field::Id, Value::Id(id)) => Some(id.clone()),
        _ => None,
    });
    match id {
        Some(id) => case.find(kind, &Key::One(id)),
        None => (0..case.count(kind)).find(|at| case.fields(kind, *at) == fields),
    }
}

/// A clash as the file has it.
fn conflict(clash: &Clash) -> Vec<(Field, Value)> {
    let key = match clash.about {
        About::Field(field) => field.spelling(),
        About::Presence => Conflict::PRESENCE,
        About::Place => Conflict::PLACE,
    };
    let mut fields = vec![
        (Field::Kind, Value::text(clash.kind.spelling())),
        (Field::Id, Value::text(&clash.key.to_string())),
        (Field::Key, Value::text(key)),
    ];
    let values = [
        (Field::Base, &clash.base),
        (Field::Ours, &clash.ours),
        (Field::Theirs, &clash.theirs),
    ];
    for (field, value) in values {
        let value = value.as_ref().map(|value| match value.as_str() {
            Some(text) => Value::text(text),
            // What is no text stands as the file spells it.
            None => Value::text(&plain(value)),
        });
        fields.extend(value.map(|value| (field, value)));
    }
    fields
}

/// What is wrong with the merged case only, the `clashes` last of its conflicts included.
fn new_problems(
    bytes: &[u8],
    [ours, theirs]: [&Sound<'_>; 2],
    case: &Case,
    clashes: usize,
) -> Result<Vec<Shown>, Unmerged> {
    let version = Version {
        name: ours.version.name,
        bytes,
    };
    let merged = opened(version)?;
    if *merged.reading.tables != *case.tables() {
        let unwritable = Unwritable::Differs(Kind::Case);
        return Err(Unmerged(line(version.name, &unwritable.to_string())));
    }
    let old = ours.problems.iter().chain(&theirs.problems);
    let old: HashSet<&str> = old.map(|it| &*it.message).collect();
    let sheet = Sheet::new(version.name, bytes);
    // A new conflict stands behind those that were there.
    let mut earlier = case.count(Kind::Conflict).saturating_sub(clashes);
    let mut is_new = |problem: &Problem| match problem.code {
        Code::Conflict if earlier > 0 => {
            earlier -= 1;
            false
        }
        Code::Conflict => true,
        _ => !old.contains(&*problem.message),
    };
    let mut new = check(bytes, &merged.cut, &merged.reading);
    new.retain(|problem| is_new(problem));
    let lines = new.iter().map(|it| one_line(&sheet, it, Signs::Unicode));
    Ok(lines.collect())
}
