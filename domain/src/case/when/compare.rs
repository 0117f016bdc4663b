//! How two dates lie to each other, and their order in a list.

use std::cmp::Reverse;

use super::super::word::words;
use super::bounds::{Bounds, Edge, shift};

words! {
    /// How one date lies to another.
    ///
    /// Each date has a span *as written* (a month is all its seconds, `2004-XX` the whole year) and
    /// a wider one it *may* mean. *Before* and *after* hold only when the wider spans are apart;
    /// *overlaps* when the spans as written share a second; a near miss is *unknown*. So a time of
    /// day overlaps its plain date, and `2004` overlaps `2004-06`.
    ///
    /// What widens a date: `~` or `?` by one unit of its precision to both sides, `%` by two (a
    /// century, decade, year, month, day or hour; twelve weeks for a season: the padding of
    /// python-edtf, as the standard gives no number; a minute or second by the coarsest mark of the
    /// clock it lies on: 60, 30, 15, 5 or 1). An unknown end (`2004/`): without limit. A season, as
    /// level 1 leaves the hemisphere open: to its whole year. An open end (`2004/..`) is no fuzz: the
    /// interval goes on for ever.
    ///
    /// Offsets: two times with an offset are compared in UTC. Two without are compared as they
    /// stand, since one matter mostly has one clock. Between the two kinds, *before* and *after* hold
    /// only when they would under any offset in use (-12:00 to +14:00), and *overlaps* when the
    /// clocks as written do. A plain date has no offset.
    Temporal ("temporal relation") {
        Before = "before", "the first is over before the second begins";
        After = "after", "the first begins after the second is over";
        Overlaps = "overlaps", "as written, the two share some time";
        Unknown = "unknown", "too vague to tell which comes first";
    }
}

impl Temporal {
    /// The same relation, told from the other date.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
            Self::Overlaps | Self::Unknown => self,
        }
    }
}

/// Where a date stands in a list: by its first second as written (an offset taken off, else the
/// clock as it stands), the longer span first, the surer one first. What is certainly before
/// another date comes before it. Keys of dates that differ only in spelling are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    first: i64,
    last: Reverse<i64>,
    fuzz: i64,
}

impl Bounds {
    pub(super) fn compare(&self, other: &Self) -> Temporal {
        if surely_before(self.hi, other.lo) {
            Temporal::Before
        } else if surely_before(other.hi, self.lo) {
            Temporal::After
        } else if before_as_written(self.hi, other.lo) || before_as_written(other.hi, self.lo) {
            Temporal::Unknown
        } else {
            Temporal::Overlaps
        }
    }

    pub(super) fn sort_key(&self) -> SortKey {
        let [lo, hi] = [self.lo, self.hi];
        SortKey {
            first: lo.core_as_utc(),
            last: Reverse(hi.core_as_utc()),
            fuzz: hi
                .reach
                .saturating_sub(hi.core)
                .max(lo.core.saturating_sub(lo.reach)),
        }
    }
}

/// The least and the greatest offset in use, in seconds.
pub(super) const OFFSETS: (i32, i32) = (-12 * 3_600, 14 * 3_600);

/// Whether one edge comes before another wherever fuzz and offsets may put them.
fn surely_before(one: Edge, other: Edge) -> bool {
    let latest = match (one.zone, other.zone) {
        (Some(zone), _) => shift(one.reach, -i64::from(zone)),
        (None, Some(_)) => shift(one.reach, -i64::from(OFFSETS.0)),
        (None, None) => one.reach,
    };
    let earliest = match (other.zone, one.zone) {
        (Some(zone), _) => shift(other.reach, -i64::from(zone)),
        (None, Some(_)) => shift(other.reach, -i64::from(OFFSETS.1)),
        (None, None) => other.reach,
    };
    latest < earliest
}

fn before_as_written(one: Edge, other: Edge) -> bool {
    if one.zone.is_some() && other.zone.is_some() {
        one.core_as_utc() < other.core_as_utc()
    } else {
        one.core < other.core
    }
}
