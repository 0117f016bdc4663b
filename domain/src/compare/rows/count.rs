//! How many rows carry which sign.

use super::RowSign;
use crate::case::{Relation, Word};
use crate::compare::sides::{Side, Sides};

/// The rows of events counted by sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// By relation, in the order of [`Relation::ALL`].
    judged: [u32; Relation::ALL.len()],
    /// Rows where both speak and nobody has judged, whatever is proposed.
    pub unjudged: u32,
    /// Rows where only that side speaks.
    pub one_sided: Sides<u32>,
    /// Claims that are not aligned; their rows are no events.
    pub not_aligned: u32,
}

/// One number of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The sign it counts.
    pub sign: &'static str,
    /// The sign's ASCII twin.
    pub ascii: char,
    /// How many rows carry it.
    pub rows: u32,
    /// Whether these are the rows nobody has judged, whose `?` is dimmed.
    pub is_unjudged: bool,
}

impl Counts {
    pub(super) fn add(&mut self, sign: RowSign) {
        let count = match sign {
            RowSign::Judged(relation) => &mut self.judged[relation as usize],
            RowSign::Unjudged | RowSign::Proposed(_) => &mut self.unjudged,
            RowSign::OneSided(side) => &mut self.one_sided[side],
            RowSign::NotAligned => &mut self.not_aligned,
        };
        *count += 1;
    }

    /// How many rows carry the relation.
    #[must_use]
    pub fn judged(&self, relation: Relation) -> u32 {
        self.judged[relation as usize]
    }

    /// How many rows are events.
    #[must_use]
    pub fn events(&self) -> u32 {
        let one_sided = self.one_sided.left + self.one_sided.right;
        self.judged.iter().sum::<u32>() + self.unjudged + one_sided
    }

    /// The numbers of the header: `= + ~ ≠ ·` always, the others when above 0, from the weakest sign to the strongest.
    #[must_use]
    pub fn header(&self) -> Vec<Tally> {
        use Relation::{Adds, Agree, Contradict, Deny, PartAdmit, Tension, Unclear};
        let judged = |relation: Relation| Tally {
            sign: relation.sign(),
            ascii: relation.ascii(),
            rows: self.judged(relation),
            is_unjudged: false,
        };
        let unjudged = Tally {
            rows: self.unjudged,
            is_unjudged: true,
            ..judged(Unclear)
        };
        let silent = RowSign::OneSided(Side::Left);
        let silent = Tally {
            sign: silent.sign(),
            ascii: silent.ascii(),
            rows: self.one_sided.left + self.one_sided.right,
            is_unjudged: false,
        };
        let always = |tally: Tally| (tally, true);
        let rare = |tally: Tally| (tally, false);
        let tallies = [
            always(judged(Agree)),
            always(judged(Adds)),
            always(judged(Tension)),
            rare(judged(PartAdmit)),
            rare(judged(Deny)),
            always(judged(Contradict)),
            rare(judged(Unclear)),
            rare(unjudged),
            always(silent),
        ];
        let shown = tallies
            .into_iter()
            .filter(|(it, always)| *always || it.rows > 0);
        shown.map(|(it, _)| it).collect()
    }
}
