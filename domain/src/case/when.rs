//! When: dates, times of day and intervals with their fuzz, and how two of them compare.
//!
//! The notation is that of the *Extended Date/Time Format* (Library of Congress, 4 February 2019;
//! ISO 8601-2:2019, annex), levels 0 and 1, with these additions: a time of day may stop at the
//! hour or the minute, carry a qualifier, and stand in an interval; a season may be an interval's end.
//! Years count as in ISO 8601: 0000 is 1 BC, and the Gregorian calendar holds for all of them.

mod bounds;
mod compare;
mod hint;
mod parse;
mod precision;
mod show;
mod span;

use std::fmt;

pub use compare::{SortKey, Temporal};
pub use precision::Precision;

use bounds::Bounds;
use span::Span;

/// A date, a date with a time of day, or an interval of such, kept as it was written.
///
/// Only the spelling is stored (two words of memory), and read again when it is asked about: a
/// case has up to a hundred thousand of them and looks at few. Equal means: written alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf(Box<str>);

impl Edtf {
    /// Reads a date. Nothing is trimmed or repaired.
    ///
    /// # Errors
    /// When it is none, or none that the calendar has, with the place, the reason, and what would
    /// be right.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        parse::read(text).map(|_| Self(text.into()))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first second it may mean, in civil seconds since 1970-01-01T00:00:00 on the date's own
    /// clock (an offset is not applied); `None` when the start is open or unknown. Qualifiers do
    /// not move it.
    #[must_use]
    pub fn earliest(&self) -> Option<i64> {
        self.span()
            .starts_somewhere()
            .then(|| self.bounds().lo.core)
    }

    /// The last second it may mean, included; else as [`Edtf::earliest`]. Of an interval whose ends
    /// have different offsets it may be the smaller number.
    #[must_use]
    pub fn latest(&self) -> Option<i64> {
        self.span().ends_somewhere().then(|| self.bounds().hi.core)
    }

    /// The finest part that is written in digits; of an interval, the coarser of its two ends.
    #[must_use]
    pub fn precision(&self) -> Precision {
        let parts = self.span().dates().map(|date| Precision::of(&date));
        parts.min().unwrap_or(Precision::Century)
    }

    /// Whether it, or an end of it, carries `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.span().dates().any(|date| date.fuzz.approximate)
    }

    /// Whether it, or an end of it, carries `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.span().dates().any(|date| date.fuzz.uncertain)
    }

    /// Whether it is an interval, written with `/`.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        matches!(self.span(), Span::Between(..))
    }

    /// How this date lies to another; see [`Temporal`] for the rules.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Temporal {
        self.bounds().compare(&other.bounds())
    }

    /// Where it stands in a list. Use it with a stable sort: dates with equal keys keep their order.
    #[must_use]
    pub fn sort_key(&self) -> SortKey {
        self.bounds().sort_key()
    }

    /// As a row's edge shows it, in ASCII: `2020-03-08T04~` is `~04:00 Sun 8 Mar 2020`.
    ///
    /// `~` stands before what is approximate, `?` after what is uncertain, `?` alone for an end
    /// nobody knows. An hour that is not approximate is `04h`: minutes were not given. Weekdays
    /// begin with 1583, the first year the calendar was in use throughout.
    #[must_use]
    pub fn short(&self) -> String {
        show::span(&self.span())
    }

    /// What a date that is being typed means so far, and what may follow; one line of ASCII.
    #[must_use]
    pub fn hint(text: &str) -> String {
        hint::hint(text)
    }

    fn bounds(&self) -> Bounds {
        Bounds::of(&self.span())
    }

    /// What the spelling says. A spelling that was read once reads again, so the other arm is
    /// never taken; it claims nothing.
    fn span(&self) -> Span {
        parse::read(&self.0).unwrap_or(Span::NOTHING)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What was given as a date is none: where, why, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    column: usize,
    why: Box<str>,
    right: Box<str>,
}

impl BadDate {
    fn new(column: usize, why: impl Into<Box<str>>, right: impl Into<Box<str>>) -> Self {
        Self {
            column,
            why: why.into(),
            right: right.into(),
        }
    }

    /// The place within the text, in code points from 1; one past the last when something is
    /// missing at the end.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong there.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }

    /// What would be right there.
    #[must_use]
    pub fn right(&self) -> &str {
        &self.right
    }
}

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { column, why, right } = self;
        write!(f, "{why} (sign {column} of the date); right is {right}")
    }
}

impl std::error::Error for BadDate {}

#[cfg(test)]
mod tests;
