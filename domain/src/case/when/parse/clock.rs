//! Times of day and their offsets.

use super::super::compare::OFFSETS;
use super::super::span::Clock;
use super::{BadDate, Reader};

impl Reader<'_> {
    /// A time of day, after its `T`.
    pub(super) fn clock(&mut self) -> Result<Clock, BadDate> {
        let at = self.at;
        let hour = self.two_digits("an hour", HOURS)?;
        if hour == 24 {
            return Err(Self::bad_at(
                at,
                "a day ends with 23:59",
                "T00 of the next day",
            ));
        }
        if hour > 24 {
            return Err(Self::bad_at(at, format!("there is no hour {hour}"), HOURS));
        }
        if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.bad("a time is written with colons", ":, as in T04:30"));
        }
        let minute = self.sixtieth("a minute")?;
        let second = match minute {
            Some(_) => self.sixtieth("a second")?,
            None => None,
        };
        if matches!(self.peek(), Some(b'.' | b',')) {
            return Err(self.bad("a time stops at the second", "T04:30:15"));
        }
        let zone = self.zone()?;
        Ok(Clock {
            hour,
            minute,
            second,
            zone,
        })
    }

    /// A colon and 00 to 59, if there is a colon. A leap second is refused: civil times have none.
    fn sixtieth(&mut self, what: &str) -> Result<Option<i8>, BadDate> {
        if !self.eat(b':') {
            return Ok(None);
        }
        let at = self.at;
        let value = self.two_digits(what, SIXTIETHS)?;
        if value > 59 {
            return Err(Self::bad_at(at, format!("{what} stops at 59"), SIXTIETHS));
        }
        Ok(Some(value))
    }

    /// `Z`, `+hh`, `-hh`, with or without `:mm`; in seconds.
    fn zone(&mut self) -> Result<Option<i32>, BadDate> {
        let at = self.at;
        if self.eat(b'Z') {
            return Ok(Some(0));
        }
        let sign = match self.peek() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok(None),
        };
        self.at += 1;
        let hours = self.two_digits("an offset's hour", ZONES)?;
        let minutes = self.sixtieth("an offset's minute")?.unwrap_or(0);
        let offset = sign * (i32::from(hours) * 3_600 + i32::from(minutes) * 60);
        if !(OFFSETS.0..=OFFSETS.1).contains(&offset) {
            return Err(Self::bad_at(at, "no clock is that far from UTC", ZONES));
        }
        if offset == 0 && sign < 0 {
            return Err(Self::bad_at(at, "no offset is not negative", "Z or +00:00"));
        }
        Ok(Some(offset))
    }
}

const HOURS: &str = "00 to 23 for the hour";
const SIXTIETHS: &str = "00 to 59";
const ZONES: &str = "Z, or an offset from -12:00 to +14:00";
