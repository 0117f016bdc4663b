//! When: dates, times of day and intervals with their fuzz, and how two of them compare.

use std::fmt;

/// A date (EDTF level 1 and times of day), kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf(Box<str>);

impl Edtf {
    /// Reads a date.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        if text.is_empty() {
            Err(BadDate)
        } else {
            Ok(Self(text.into()))
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was given as a date is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadDate;

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is wanted here, as 2020-03-08T04~")
    }
}
