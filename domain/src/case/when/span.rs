//! What a date says once it is read: a date or two ends, each with its parts.

/// A date or an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    Single(Date),
    Between(End, End),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Date(Date),
    /// `..`: there is no such end.
    Open,
    /// Nothing written: there is an end, and nobody knows when.
    Unknown,
}

/// A date, perhaps with a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    /// Astronomical (0 is 1 BC); of a decade or century its first year on the time line.
    pub(super) year: i64,
    pub(super) part: Part,
    pub(super) clock: Option<Clock>,
    pub(super) fuzz: Fuzz,
}

/// What follows the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `20XX`
    Century,
    /// `201X`
    Decade,
    /// `2010`
    Year,
    /// `2010-XX`
    SomeMonth,
    /// `2010-XX-XX`
    SomeDayOfYear,
    /// `2010-21`
    Season(Season),
    /// `2010-03`
    Month(i8),
    /// `2010-03-XX`
    SomeDay(i8),
    /// `2010-03-08`
    Day(jiff::civil::Date),
}

/// The seasons of level 1, which leave the hemisphere open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A time of day, as far as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
    /// Seconds to add to UTC to get this clock.
    pub(super) zone: Option<i32>,
}

/// The qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fuzz {
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Span {
    /// An interval that says nothing; it cannot be written.
    pub(super) const NOTHING: Self = Self::Between(End::Unknown, End::Unknown);

    /// The dates written in it, one or two.
    pub(super) fn dates(self) -> impl Iterator<Item = Date> {
        let (one, other) = match self {
            Self::Single(date) => (Some(date), None),
            Self::Between(start, end) => (start.date(), end.date()),
        };
        one.into_iter().chain(other)
    }

    /// Whether its start is a date.
    pub(super) fn starts_somewhere(&self) -> bool {
        matches!(self, Self::Single(_) | Self::Between(End::Date(_), _))
    }

    /// Whether its end is a date.
    pub(super) fn ends_somewhere(&self) -> bool {
        matches!(self, Self::Single(_) | Self::Between(_, End::Date(_)))
    }
}

impl End {
    /// The date of this end.
    pub(super) fn date(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Date {
    /// The offset of its clock, in seconds.
    pub(super) fn zone(&self) -> Option<i32> {
        self.clock?.zone
    }
}
