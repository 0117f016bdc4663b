//! After a change: what is worked out anew. The change itself is made outside, on case, journal and file together.

use super::matter::Text;
use super::read::{self, Reading};
use super::{Matter, Showing, State, review, sheet};
use crate::case::{Edit, Field, Id, Key, Kind, Value};
use crate::compare::panes::Wanted;

impl State {
    /// Takes up that these edits were made in the case, in this order: where quotes stand, the rows, what is in view.
    pub fn changed(&mut self, edits: &[Edit]) {
        self.matter.changed(edits);
        if self.read.document > 0 && self.read.document >= self.matter.texts.len() {
            // The document that was read is no more.
            self.read = Reading::default();
            read::arrived(self, 0);
        }
        self.compare.lay_out_anew();
        if self.compare.filter.is_some() || edits.iter().any(bears_on_rows) {
            self.compare.behind = true;
            // In Read a big case has time for its rows once the frame is drawn.
            if self.showing == Showing::Compare || self.matter.case.count(Kind::Claim) < MANY {
                self.catch_up();
            }
        }
        review::changed(self, edits);
        self.drafts.prune(&self.matter.case);
        sheet::prune(self);
        self.settle();
    }
}

/// So many claims take a moment to be put into rows.
const MANY: usize = 4096;

impl State {
    /// The text of a document is another one: where its quotes stand, and the rows, are worked out anew.
    pub(super) fn text_changed(&mut self, document: usize) {
        if !self.matter.anchored() || !self.matter.look_again_in(document) {
            return;
        }
        self.compare.lay_out_anew();
        self.compare.behind = true;
        if self.showing == Showing::Compare || self.matter.case.count(Kind::Claim) < MANY {
            self.catch_up();
        }
    }

    /// Whether the rows of Compare are behind the case.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.compare.behind
    }

    /// Brings the rows of Compare up to the case, where they are behind.
    pub fn catch_up(&mut self) {
        if self.compare.behind {
            self.compare.rebuild(&self.matter);
        }
    }
}

/// Whether an edit may change which rows there are, what stands in them, their signs or their order: what is merely said of
/// a record does not, so that noting it costs the same in a case of any size.
fn bears_on_rows(edit: &Edit) -> bool {
    use Field as F;
    match edit {
        Edit::Set { kind, field, .. } => match kind {
            Kind::Claim => matches!(
                field,
                F::Id
                    | F::Source
                    | F::Event
                    | F::Document
                    | F::Start
                    | F::Chain
                    | F::Suggested
                    | F::DerivesFrom
            ),
            Kind::Finding => matches!(field, F::Claims | F::Relation | F::Suggested),
            Kind::Source => matches!(field, F::Id | F::Account | F::Person | F::Suggested),
            Kind::Event => matches!(field, F::Id | F::Suggested),
            Kind::Document => *field == F::Id,
            Kind::Case | Kind::Rejected | Kind::Conflict => false,
            Kind::Silence => true,
        },
        Edit::All(edits) => edits.iter().any(bears_on_rows),
        Edit::Insert { .. } | Edit::Remove { .. } | Edit::Move { .. } => true,
    }
}

/// Whether an edit may change where quotes stand.
fn bears_on_places(edit: &Edit) -> bool {
    use Field as F;
    match edit {
        Edit::Set { kind, field, .. } => {
            let words = [F::Id, F::Document, F::Quote, F::Start, F::Prefix, F::Suffix];
            let bytes = [F::File, F::Encoding, F::Sha256];
            (*kind == Kind::Claim && words.contains(field))
                || (*kind == Kind::Document && bytes.contains(field))
        }
        Edit::All(edits) => edits.iter().any(bears_on_places),
        Edit::Insert { kind, .. } | Edit::Remove { kind, .. } | Edit::Move { kind, .. } => {
            matches!(kind, Kind::Claim | Kind::Document)
        }
    }
}

impl Matter {
    /// Moves the places of the quotes as the edits moved the claims, and looks again for those of claims that they set. Where
    /// no place is known yet, that is done once they are.
    fn changed(&mut self, edits: &[Edit]) {
        if let Some(waiting) = &mut self.waiting {
            waiting.extend_from_slice(edits);
            return;
        }
        if self.wanted != Wanted::All || edits.iter().any(bears_on_places) {
            let set = self.place(edits);
            self.follow_printed(edits, &set);
        }
    }

    /// The same at once; the claims that may stand elsewhere now.
    fn place(&mut self, edits: &[Edit]) -> Vec<u32> {
        // First all moves: the case is already as the last edit left it.
        let mut set = Vec::new();
        edits.iter().for_each(|edit| self.shift(edit, &mut set));
        set.sort_unstable();
        set.dedup();
        let places = set.iter();
        let places = places.filter_map(|claim| self.case.place(Kind::Claim, claim));
        let places: Vec<u32> = places.collect();
        places.iter().for_each(|at| self.look_again(*at));
        places
    }

    /// Makes up for the edits that came before the places of the quotes were known.
    pub(super) fn catch_up(&mut self) {
        let edits = self.waiting.take().unwrap_or_default();
        self.place(&edits);
        self.sort_printed();
    }

    /// Moves places with their claims; collects the claims whose quotes may stand elsewhere now.
    fn shift(&mut self, edit: &Edit, set: &mut Vec<Id>) {
        let (anchors, texts) = (&mut self.anchors, &mut self.texts);
        match edit {
            Edit::Insert {
                kind: Kind::Document,
                at,
                ..
            } => texts.insert((*at).min(texts.len()), Text::Unread),
            Edit::Remove {
                kind: Kind::Document,
                at,
                ..
            } if *at < texts.len() => drop(texts.remove(*at)),
            Edit::Move {
                kind: Kind::Document,
                from,
                to,
            } if (*from).max(*to) < texts.len() => {
                let text = texts.remove(*from);
                texts.insert(*to, text);
            }
            Edit::Set {
                kind: Kind::Document,
                key: Key::One(id),
                field: Field::File | Field::Encoding | Field::Sha256,
                ..
            } => {
                // Another file, or other bytes of it: read again.
                let at = self.case.place(Kind::Document, id);
                if let Some(text) = at.and_then(|at| texts.get_mut(at as usize)) {
                    *text = Text::Unread;
                }
            }
            Edit::Set {
                kind: Kind::Claim,
                key: Key::One(id),
                field,
                value,
                ..
            } => set.push(match (field, value) {
                (Field::Id, Some(Value::Id(new))) => new.clone(),
                _ => id.clone(),
            }),
            Edit::Insert {
                kind: Kind::Claim,
                at,
                fields,
            } => {
                anchors.insert((*at).min(anchors.len()), None);
                let id = fields.iter().find_map(|field| match field {
                    (Field::Id, Value::Id(id)) => Some(id.clone()),
                    _ => None,
                });
                set.extend(id);
            }
            Edit::Remove {
                kind: Kind::Claim,
                at,
                ..
            } if *at < anchors.len() => drop(anchors.remove(*at)),
            Edit::Move {
                kind: Kind::Claim,
                from,
                to,
            } if (*from).max(*to) < anchors.len() => {
                let anchor = anchors.remove(*from);
                anchors.insert(*to, anchor);
            }
            Edit::All(edits) => edits.iter().for_each(|edit| self.shift(edit, set)),
            _ => {}
        }
    }
}
