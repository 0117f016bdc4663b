//! How finely a date is given.

use super::super::word::words;
use super::span::{Date, Part};

words! {
    /// How finely a date is given, from coarse to fine. A part left open (`2004-XX`) is not given.
    Precision ("precision") {
        Century = "century", "a hundred years, as 19XX";
        Decade = "decade", "ten years, as 201X";
        Year = "year", "a year, as 2020";
        Season = "season", "a season of a year, as 2020-21";
        Month = "month", "a month, as 2020-03";
        Day = "day", "a day, as 2020-03-08";
        Hour = "hour", "an hour, as 2020-03-08T04";
        Minute = "minute", "a minute, as 2020-03-08T04:30";
        Second = "second", "a second, as 2020-03-08T04:30:00";
    }
}

impl Precision {
    /// How finely this date is given.
    pub(super) fn of(date: &Date) -> Self {
        match (date.part, date.clock) {
            (Part::Century, _) => Self::Century,
            (Part::Decade, _) => Self::Decade,
            (Part::Year | Part::SomeMonth | Part::SomeDayOfYear, _) => Self::Year,
            (Part::Season(_), _) => Self::Season,
            (Part::Month(_) | Part::SomeDay(_), _) => Self::Month,
            (Part::Day(_), None) => Self::Day,
            (Part::Day(_), Some(clock)) => match (clock.minute, clock.second) {
                (_, Some(_)) => Self::Second,
                (Some(_), None) => Self::Minute,
                (None, None) => Self::Hour,
            },
        }
    }
}
