//! The layout follows the cursor once before a frame, not once a key.
//!
//! A move that no layout can change only notes where the cursor landed. [`State::settle`] brings the
//! layout up to date: it goes over the landings as if each had been drawn, so that the screen never
//! depends on how fast somebody types. Only a settled state can be drawn.

use super::compare::scroll;
use super::{Showing, State, layout, read};
use crate::compare::{Side, Sides};
use std::ops::Deref;

/// A state whose layout is up to date: what can be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Settled<'a>(&'a State);

impl Deref for Settled<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// Where the cursor of Compare landed since the layout was up to date.
#[derive(Debug, Default)]
pub(super) struct Landings(Vec<Landing>);

#[derive(Debug, Clone)]
struct Landing {
    row: usize,
    side: Side,
    claim: Sides<usize>,
}

impl State {
    /// Brings the layout up to date: divides the screen and keeps the cursor in view.
    pub fn settle(&mut self) -> Settled<'_> {
        let mut landings = std::mem::take(&mut self.landings).0;
        // The last one is where the cursor still is.
        landings.pop();
        if !landings.is_empty() {
            self.pass(&landings);
        }
        self.follow();
        Settled(self)
    }

    /// The state, where its layout is up to date with its last input.
    #[must_use]
    pub fn settled(&self) -> Option<Settled<'_>> {
        self.landings.0.is_empty().then_some(Settled(self))
    }

    /// Notes where a move of Compare's cursor led.
    pub(super) fn land(&mut self) {
        let cursor = &self.compare.cursor;
        self.landings.0.push(Landing {
            row: cursor.row,
            side: cursor.side,
            claim: cursor.claim,
        });
    }

    /// Follows the cursor over where it landed, then puts it back.
    fn pass(&mut self, landings: &[Landing]) {
        let cursor = self.compare.cursor.clone();
        let notice = self.notice.take();
        for landing in that_count(landings, self) {
            let passing = &mut self.compare.cursor;
            passing.row = landing.row;
            passing.side = landing.side;
            passing.claim = landing.claim;
            passing.within = 0;
            self.follow();
        }
        self.compare.cursor = cursor;
        self.notice = notice;
    }

    /// Divides the screen and keeps the cursor in view.
    fn follow(&mut self) {
        self.parts = layout::divide(self);
        match self.showing {
            Showing::Compare => scroll::follow(self),
            Showing::Read => read::scroll::follow(self),
            Showing::Review => {}
        }
    }
}

/// The landings that leave a trace in where the screen begins.
///
/// Each landing keeps the row whole: the screen's first line moves up to the row's first line, or down
/// until the row's last line is seen. On the way down only the latter counts, and a row further down
/// by as many lines as panels differ asks for more; on the way up only the former, and a row further
/// up by a screen asks for more. A row has a line at least, so of a long run the last few are enough.
fn that_count(landings: &[Landing], state: &State) -> Vec<Landing> {
    let (down, up) = (layout::panel_span(state), usize::from(state.size.rows));
    let mut kept = Vec::new();
    // How many landings behind this one go on in the same direction.
    let (mut further, mut direction) = (0, None);
    let mut next = state.compare.cursor.row;
    for landing in landings.iter().rev() {
        let towards = match next.cmp(&landing.row) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
        };
        further = if towards.is_some() && towards == direction {
            further + 1
        } else {
            usize::from(towards.is_some())
        };
        direction = towards;
        next = landing.row;
        if further <= if towards == Some(true) { down } else { up } {
            kept.push(landing.clone());
        }
    }
    kept.reverse();
    kept
}
