//! Reading a journal: what is in it, which file it belongs to, what was changed since.

use std::collections::VecDeque;
use std::io;
use std::path::Path;

use super::gaps::Gaps;
use super::lines::{Line, lines};
use super::record::RecordLine;
use super::unsaved::once;
use super::{Change, Typed, VERSION, hex, path_of};
use crate::file::disk::{Disk, Open, again};
use crate::file::save::Hash;

/// So many bytes of records are kept, the last ones; a longer past cannot be undone.
const KEPT: usize = 32 << 20;

/// What was found in a journal.
#[derive(Debug)]
pub struct Found {
    pub(super) place: String,
    base: String,
    pub(super) events: VecDeque<(usize, u64, Event)>,
    bytes: usize,
    /// Whether records were let go, as they were too many.
    shortened: bool,
    /// Whether the last line has no end.
    pub torn: bool,
    gaps: Gaps,
}

#[derive(Debug)]
pub(super) enum Event {
    Change(Box<Change>),
    Save(String),
    Saved,
    Typed(Vec<Typed>),
    /// The file's hash, and the first of the changes that were then made on it again.
    Outside(String, u64),
}

/// How a journal fits a file.
#[derive(Debug)]
pub enum Fit {
    /// The file is one that was saved. `past` was in it then, `since` was not; both in order, of the past only what came
    /// after another program's last change.
    Known {
        /// Changes that are in the file.
        past: Vec<Change>,
        /// Changes that are not.
        since: Vec<Change>,
    },
    /// Another program changed the file, or somebody put an older one back.
    Outside {
        /// Changes that were never in a file.
        unsaved: Vec<Change>,
        /// How many changes were in the file that was saved last and are not in this older one.
        put_back: usize,
    },
    /// The journal is not of this case.
    Foreign,
}

/// What there is at a journal's path.
#[derive(Debug)]
pub enum Scan {
    /// Nothing, or an empty file.
    Nothing,
    /// A file that does not begin as a journal of this version.
    Strange,
    /// A journal.
    Journal(Box<Found>),
}

/// Reads the journal of the case at `case`, as a stream: its length costs time but no memory.
///
/// # Errors
/// When the disk refuses.
pub fn scan<D: Disk>(disk: &D, case: &Path) -> io::Result<Scan> {
    let mut file = match again(|| disk.open(&path_of(case), Open::Read)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Scan::Nothing),
        file => file?,
    };
    let mut found: Option<Found> = None;
    let mut first = true;
    lines(disk, &mut file, |line| {
        match (&mut found, first) {
            (Some(found), _) => found.take(&line),
            (None, true) => found = begin(&line),
            (None, false) => {}
        }
        first = false;
    })?;
    Ok(match found {
        Some(found) => Scan::Journal(Box::new(found)),
        None if first => Scan::Nothing,
        None => Scan::Strange,
    })
}

fn begin(line: &Line<'_>) -> Option<Found> {
    let Line::Whole(line) = line else {
        return None;
    };
    let Ok(RecordLine::Begin {
        version: VERSION,
        place,
        base,
    }) = serde_json::from_slice(line)
    else {
        return None;
    };
    Some(Found {
        place,
        base,
        events: VecDeque::new(),
        bytes: 0,
        shortened: false,
        torn: false,
        gaps: Gaps::default(),
    })
}

impl Found {
    /// The number of the next record.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.gaps.last.saturating_add(1)
    }

    /// How many records since the last save could not be read.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.gaps.count()
    }

    fn take(&mut self, line: &Line<'_>) {
        let bytes = match line {
            Line::Whole([]) => return,
            Line::Whole(bytes) => *bytes,
            Line::Long => return self.gaps.damaged(),
            Line::Torn(_) => {
                // Without its end it may also be cut short: what it says was never shown as done.
                self.torn = true;
                return;
            }
        };
        let (n, event) = match serde_json::from_slice(bytes).map(event) {
            Ok(Some(Read::Record(n, event))) => (n, event),
            Ok(Some(Read::Place(place))) => return self.place = place,
            Err(error) if error.is_eof() => return self.gaps.cut_short(),
            _ => return self.gaps.damaged(),
        };
        self.gaps.read(n);
        while let Some((size, _, _)) = self.events.pop_back_if(|(_, before, _)| *before >= n) {
            self.bytes -= size;
        }
        if !matches!(event, Event::Change(_) | Event::Typed(_)) {
            self.gaps.forget();
        }
        self.bytes += bytes.len();
        self.events.push_back((bytes.len(), n, event));
        while self.bytes > KEPT {
            let Some((size, ..)) = self.events.pop_front() else {
                break;
            };
            self.bytes -= size;
            self.shortened = true;
        }
    }

    /// What was typed and not saved when the program ended last.
    #[must_use]
    pub fn typed(&self) -> Vec<Typed> {
        let typed = self
            .events
            .iter()
            .rev()
            .find_map(|(_, _, event)| match event {
                Event::Typed(typed) => Some(typed.clone()),
                _ => None,
            });
        typed.unwrap_or_default()
    }

    /// How the journal fits the file with this hash at the place `place` (see [`super::place_of`]).
    #[must_use]
    pub fn fit(self, file: &Hash, place: &str) -> Fit {
        let file = hex(file);
        let base = |event: &Event| matches!(event, Event::Save(hash) | Event::Outside(hash, _) if *hash == file);
        let known = self.events.iter().rposition(|(_, _, event)| base(event));
        let begun = self.base == file && !self.shortened;
        if (known.is_some() || begun) && self.is_put_back(known) {
            let since = known.map_or(0, |at| at + 1);
            let changes = self.events.iter().skip(since);
            let changes = changes.filter(|it| matches!(it.2, Event::Change(_)));
            let count = changes.count();
            let unsaved = self.unsaved();
            let put_back = count.saturating_sub(unsaved.len());
            return Fit::Outside { unsaved, put_back };
        }
        let first_since = match known.and_then(|at| self.events.get(at)) {
            Some((_, _, Event::Outside(_, from))) => *from,
            Some((_, n, _)) => n.saturating_add(1),
            None if begun => 0,
            None if self.place != place => return Fit::Foreign,
            None => {
                let (unsaved, put_back) = (self.unsaved(), 0);
                return Fit::Outside { unsaved, put_back };
            }
        };
        let (mut past, mut since) = (Vec::<Change>::new(), Vec::new());
        for (_, n, event) in self.events {
            match event {
                Event::Change(change) if n < first_since => past.push(*change),
                Event::Change(change) => since.push(*change),
                Event::Outside(_, from) => past.retain(|change| change.n >= from),
                _ => {}
            }
        }
        Fit::Known {
            past: once(past),
            since: once(since),
        }
    }

    /// Whether another file than the one of the event at `known` (that of the beginning, where there is none) is known to have
    /// been saved since: what was in that one is not made again, as somebody wanted the older one.
    fn is_put_back(&self, known: Option<usize>) -> bool {
        let since = self.events.iter().skip(known.map_or(0, |at| at + 1));
        let mut later = since.skip_while(|it| !matches!(it.2, Event::Save(_)));
        later.any(|it| matches!(it.2, Event::Saved))
    }
}

/// What a line says.
enum Read {
    /// Something with a number.
    Record(u64, Event),
    /// Whose journal it is from here on.
    Place(String),
}

fn event(line: RecordLine) -> Option<Read> {
    let (n, event) = match line {
        RecordLine::Begin { .. } => return None,
        RecordLine::Place { place } => return Some(Read::Place(place)),
        RecordLine::Edit(line) => {
            let change = Change::try_from(*line).ok()?;
            (change.n, Event::Change(Box::new(change)))
        }
        RecordLine::Save { n, sha256 } => (n, Event::Save(sha256)),
        RecordLine::Saved { n } => (n, Event::Saved),
        RecordLine::Typed { n, texts } => {
            let texts = texts.into_iter().map(Typed::try_from);
            (n, Event::Typed(texts.collect::<Result<_, _>>().ok()?))
        }
        RecordLine::Outside {
            n, sha256, from, ..
        } => (n, Event::Outside(sha256, from)),
    };
    Some(Read::Record(n, event))
}
