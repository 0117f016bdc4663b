//! What was laid out last, so that a key costs what it changes and not all that is on the screen.
//!
//! Everything that is kept depends on the `Stamp` alone, and all of it goes when that is another one.

use super::compare::block::{Block, block};
use super::panel;
use super::read::gutter;
use crate::app::config::Depth;
use crate::app::matter::Text;
use crate::app::page::{Page, Span};
use crate::app::state::{PanelSize, Size};
use crate::app::{Showing, State, read};
use crate::compare::Sides;
use crate::text::clean::Signs;
use crate::text::width::Ambiguous;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

/// How many rows, and how many panels, are kept before those not asked for lately are dropped.
const MOST: usize = 256;

/// What was laid out last.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    stamp: Option<Stamp>,
    blocks: Shelf<usize, Block>,
    panels: Shelf<Subject, Page>,
    lanes: Shelf<(), usize>,
    units: Shelf<Stretch, Vec<Range<usize>>>,
    spans: Shelf<Stretch, Vec<Span>>,
}

/// Bytes of a document, by its place in the case; and whether all of its text was here.
type Stretch = (usize, bool, usize, usize);

/// What was asked for lately, and what before that.
#[derive(Debug)]
struct Shelf<K, V> {
    young: HashMap<K, Rc<V>>,
    old: HashMap<K, Rc<V>>,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
        }
    }
}

impl<K: Hash + Eq, V> Shelf<K, V> {
    fn take_down(&mut self, key: &K) -> Option<Rc<V>> {
        if let Some(known) = self.young.get(key) {
            return Some(Rc::clone(known));
        }
        let (key, known) = self.old.remove_entry(key)?;
        self.put(key, Rc::clone(&known));
        Some(known)
    }

    fn put(&mut self, key: K, made: Rc<V>) {
        if self.young.len() >= MOST {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, made);
    }
}

/// All that a layout depends on besides the row or claim it is of.
#[derive(Debug, PartialEq)]
struct Stamp {
    rows: u64,
    size: Size,
    width: Option<u16>,
    signs: Signs,
    ambiguous: Ambiguous,
    plain: bool,
    searched: Option<String>,
}

/// What a panel speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Subject {
    /// The claims the sides remember in a row of Compare.
    Pair(usize, Sides<usize>, bool),
    /// A claim in Read, and how many stand there.
    Claim(Option<u32>, usize, bool),
    /// Words in Read that are selected and in no claim.
    Selected(bool),
}

impl Stamp {
    /// Whether nothing has changed since, without making a new stamp.
    fn fits(&self, state: &State) -> bool {
        self.rows == state.compare.generation()
            && self.size == state.size
            && self.width == state.config.width
            && self.signs == state.config.signs
            && self.ambiguous == state.config.ambiguous
            && self.plain == (state.config.look.depth == Depth::None)
            && self.searched.as_deref() == state.search.as_ref().map(|it| it.text.as_str())
    }

    fn of(state: &State) -> Self {
        Self {
            rows: state.compare.generation(),
            size: state.size,
            width: state.config.width,
            signs: state.config.signs,
            ambiguous: state.config.ambiguous,
            plain: state.config.look.depth == Depth::None,
            searched: state.search.as_ref().map(|it| it.text.clone()),
        }
    }
}

impl Memory {
    /// A shown row of Compare, laid out.
    pub(super) fn block(&self, state: &State, row: usize) -> Rc<Block> {
        self.keep(state, row, |kept| &mut kept.blocks, || block(state, row))
    }

    /// All the lines of the panel.
    pub(super) fn panel(&self, state: &State) -> Rc<Page> {
        let full = state.panel == PanelSize::Full;
        let subject = match state.showing {
            Showing::Compare => {
                let cursor = &state.compare.cursor;
                Subject::Pair(cursor.row, cursor.claim, full)
            }
            Showing::Review => Subject::Claim(None, 0, full),
            Showing::Read => match (read::claim(state), read::select::selected(state)) {
                (None, Some(_)) => Subject::Selected(full),
                (claim, _) => Subject::Claim(claim, read::beneath(state).len(), full),
            },
        };
        self.keep(
            state,
            subject,
            |kept| &mut kept.panels,
            || panel::lines(state),
        )
    }

    /// The columns of a lane of Read's gutter.
    pub(super) fn lane(&self, state: &State) -> usize {
        *self.keep(
            state,
            (),
            |kept| &mut kept.lanes,
            || gutter::lane_columns(state),
        )
    }

    /// The lines that a piece of the document that is read makes.
    pub(super) fn unit(
        &self,
        state: &State,
        unit: &Range<usize>,
        wrap: impl FnOnce() -> Vec<Range<usize>>,
    ) -> Rc<Vec<Range<usize>>> {
        let key = stretch(state, unit);
        self.keep(state, key, |kept| &mut kept.units, wrap)
    }

    /// The words of a line of the document that is read, where neither cursor nor quote is on it.
    pub(super) fn spans(
        &self,
        state: &State,
        line: &Range<usize>,
        make: impl FnOnce() -> Vec<Span>,
    ) -> Rc<Vec<Span>> {
        let key = stretch(state, line);
        self.keep(state, key, |kept| &mut kept.spans, make)
    }

    /// What is kept under a key, made when it is not.
    fn keep<K: Hash + Eq, V>(
        &self,
        state: &State,
        key: K,
        shelf: impl Fn(&mut Kept) -> &mut Shelf<K, V>,
        make: impl FnOnce() -> V,
    ) -> Rc<V> {
        {
            let kept = &mut *self.0.borrow_mut();
            if !kept.stamp.as_ref().is_some_and(|stamp| stamp.fits(state)) {
                *kept = Kept {
                    stamp: Some(Stamp::of(state)),
                    ..Kept::default()
                };
            }
            if let Some(known) = shelf(kept).take_down(&key) {
                return known;
            }
        }
        // Made while nothing is borrowed: what is laid out may ask for something else that is kept.
        let made = Rc::new(make());
        shelf(&mut self.0.borrow_mut()).put(key, Rc::clone(&made));
        made
    }
}

fn stretch(state: &State, bytes: &Range<usize>) -> Stretch {
    let document = state.read.document;
    let whole = matches!(state.matter.texts.get(document), Some(Text::Here(_)));
    (document, whole, bytes.start, bytes.end)
}
