//! Months, seasons and days: what follows a year of four digits.

use jiff::civil;

use super::super::span::Season;
use super::{BadDate, Part, Reader};

impl Reader<'_> {
    /// What follows a year and its hyphen.
    pub(super) fn after_year(&mut self, year: i16) -> Result<Part, BadDate> {
        if self.eat_all("XX") {
            return match (self.eat(b'-'), self.peek()) {
                (false, _) => Ok(Part::SomeMonth),
                (true, _) if self.eat_all("XX") => Ok(Part::SomeDayOfYear),
                (true, Some(b'0'..=b'9')) => {
                    Err(self.bad("a day needs its month", "XX: no day without a month"))
                }
                (true, Some(b'X')) => {
                    self.at += 1;
                    Err(self.unexpected("XX"))
                }
                (true, _) => Err(self.unexpected("XX")),
            };
        }
        let at = self.at;
        let month = self.two_digits("a month", MONTHS)?;
        let season = match month {
            1..=12 if self.eat(b'-') => return self.day(year, month),
            1..=12 => return Ok(Part::Month(month)),
            21 => Season::Spring,
            22 => Season::Summer,
            23 => Season::Autumn,
            24 => Season::Winter,
            25..=41 => {
                return Err(Self::bad_at(
                    at,
                    format!("{month} is of EDTF level 2"),
                    MONTHS,
                ));
            }
            _ => {
                return Err(Self::bad_at(
                    at,
                    format!("there is no month {month:02}"),
                    MONTHS,
                ));
            }
        };
        Ok(Part::Season(season))
    }

    fn day(&mut self, year: i16, month: i8) -> Result<Part, BadDate> {
        if self.eat_all("XX") {
            return Ok(Part::SomeDay(month));
        }
        let at = self.at;
        let days = civil::Date::new(year, month, 1).map_or(31, civil::Date::days_in_month);
        let right = format!("01 to {days}, or XX for some day");
        let day = self.two_digits("a day", &right)?;
        civil::Date::new(year, month, day)
            .map(Part::Day)
            .map_err(|_| {
                let why = if day == 0 {
                    "days count from 01".to_owned()
                } else {
                    format!("this month has {days} days, not {day}")
                };
                Self::bad_at(at, why, right)
            })
    }
}

const MONTHS: &str = "01 to 12 for a month, 21 to 24 for a season, or XX";
