//! The first and last second a date may mean, as written and as far as its fuzz reaches.

use super::span::{Clock, Date, End, Part, Season, Span};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// One end on the time line, in civil seconds since 1970-01-01T00:00:00 on its own clock.
/// `i64::MIN` and `i64::MAX` stand for "no limit".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Where it is as written.
    pub(super) core: i64,
    /// How far out it may be: never inside `core`.
    pub(super) reach: i64,
    /// The clock's offset from UTC in seconds; `None` when the date does not say.
    pub(super) zone: Option<i32>,
}

/// First and last second, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) lo: Edge,
    pub(super) hi: Edge,
}

impl Bounds {
    /// The bounds of a date or an interval. An interval's end without an offset is read on the
    /// clock of its other end. An open end has no limit; an unknown end lies at the known one as
    /// far as anybody says, and anywhere beyond as far as anybody knows.
    pub(super) fn of(span: &Span) -> Self {
        match span {
            Span::Single(date) => Self::of_date(date),
            Span::Between(start, end) => Self::between(*start, *end),
        }
    }

    fn of_date(date: &Date) -> Self {
        let zone = date.zone();
        let core = extent(date, 0, Hemisphere::Northern);
        let reach = extent(date, units_of_fuzz(date), Hemisphere::Either);
        let edge = |core, reach| Edge { core, reach, zone };
        Self {
            lo: edge(core.0, reach.0),
            hi: edge(core.1, reach.1),
        }
    }

    fn between(start: End, end: End) -> Self {
        let [from, to] = [start, end].map(|end| end.date().map(|date| Self::of_date(&date)));
        let lo = match (from, to) {
            (Some(from), _) => from.lo,
            (None, Some(to)) => to.lo.without_limit(start, i64::MIN),
            (None, None) => Edge::nowhere(i64::MIN),
        };
        let hi = match (to, from) {
            (Some(to), _) => to.hi,
            (None, Some(from)) => from.hi.without_limit(end, i64::MAX),
            (None, None) => Edge::nowhere(i64::MAX),
        };
        Self {
            lo: Edge {
                zone: lo.zone.or(hi.zone),
                ..lo
            },
            hi: Edge {
                zone: hi.zone.or(lo.zone),
                ..hi
            },
        }
    }

    /// Whether the first second comes after the last.
    pub(super) fn is_backwards(&self) -> bool {
        self.lo.core_as_utc() > self.hi.core_as_utc()
    }
}

impl Edge {
    fn nowhere(limit: i64) -> Self {
        Self {
            core: limit,
            reach: limit,
            zone: None,
        }
    }

    /// The end an open or unknown `end` has, when `self` is the one that is known.
    fn without_limit(self, end: End, limit: i64) -> Self {
        let core = if end == End::Open { limit } else { self.core };
        Self {
            core,
            reach: limit,
            ..self
        }
    }

    /// The core with its offset taken off; a time without an offset is left as it is.
    pub(super) fn core_as_utc(self) -> i64 {
        shift(self.core, -i64::from(self.zone.unwrap_or(0)))
    }
}

/// Moves a second; "no limit" stays what it is.
pub(super) fn shift(second: i64, by: i64) -> i64 {
    match second {
        i64::MIN | i64::MAX => second,
        _ => second.saturating_add(by),
    }
}

/// `?` and `~` one unit of the date's precision to both sides, `%` two: the padding of the
/// reference implementation python-edtf (`appsettings.py`: `PADDING_*`, `MULTIPLIER_IF_*`), as the
/// standard gives no number.
fn units_of_fuzz(date: &Date) -> i64 {
    i64::from(date.fuzz.approximate) + i64::from(date.fuzz.uncertain)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hemisphere {
    Northern,
    Either,
}

/// First and last second, widened by `pad` units to both sides.
fn extent(date: &Date, pad: i64, hemisphere: Hemisphere) -> (i64, i64) {
    let year = date.year;
    let years = |span: i64| {
        (
            first_of(year - pad * span, 1),
            first_of(year + span + pad * span, 1),
        )
    };
    let (from, to) = match date.part {
        Part::Century => years(100),
        Part::Decade => years(10),
        Part::Year | Part::SomeMonth | Part::SomeDayOfYear => years(1),
        Part::Season(season) => {
            let (from, to) = season_days(year, season, hemisphere);
            (from - 84 * pad, to + 84 * pad) // twelve weeks
        }
        Part::Month(month) | Part::SomeDay(month) => {
            let month = i64::from(month);
            (first_of(year, month - pad), first_of(year, month + 1 + pad))
        }
        Part::Day(day) => {
            let at = first_of(year, i64::from(day.month())) + i64::from(day.day()) - 1;
            match date.clock {
                Some(clock) => return time_of_day(at * DAY, &clock, pad),
                None => (at - pad, at + 1 + pad),
            }
        }
    };
    (from * DAY, to * DAY - 1)
}

/// The days of a season, the last one excluded. As written: the northern meteorological season,
/// winter running into the next year. In either hemisphere: any time of the year, and for summer
/// and winter, one of which spans the turn of the year, until the end of the next February.
fn season_days(year: i64, season: Season, hemisphere: Hemisphere) -> (i64, i64) {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let spans_new_year = matches!(season, Season::Summer | Season::Winter);
    match hemisphere {
        Hemisphere::Northern => (first_of(year, first), first_of(year, first + 3)),
        Hemisphere::Either if spans_new_year => (first_of(year, 1), first_of(year, 15)),
        Hemisphere::Either => (first_of(year, 1), first_of(year, 13)),
    }
}

/// First and last second of an hour, minute or second of the day that begins at `midnight`.
fn time_of_day(midnight: i64, clock: &Clock, pad: i64) -> (i64, i64) {
    let [hour, minute, second] =
        [Some(clock.hour), clock.minute, clock.second].map(|part| i64::from(part.unwrap_or(0)));
    let from = midnight + hour * HOUR + minute * 60 + second;
    let (lasts, unit) = match (clock.minute, clock.second) {
        (_, Some(_)) => (1, tick(second)),
        (Some(_), None) => (60, tick(minute) * 60),
        (None, None) => (HOUR, HOUR),
    };
    (from - pad * unit, from + lasts - 1 + pad * unit)
}

/// The coarsest mark of a clock's face the value falls on: "about half past" is a rougher guess
/// than "about 4:37". After M. Krifka, *Approximate interpretation of number words* (2007): a
/// number is taken as precise as the coarsest scale it lies on.
fn tick(value: i64) -> i64 {
    [60, 30, 15, 5]
        .into_iter()
        .find(|mark| value % mark == 0)
        .unwrap_or(1)
}

/// Days from 1970-01-01 to the first of a month of any year; months beyond 1 to 12 carry over.
/// March comes first, so that a leap day ends its year.
fn first_of(year: i64, month: i64) -> i64 {
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let in_year = (153 * month + 2) / 5;
    year * 365 + leap_days + in_year - DAYS_TO_1970
}

/// Days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_days_are_those_of_the_calendar(year in -9_999_i16..=9_999, month in 1_i8..=12) {
            let first = civil::Date::new(year, month, 1).unwrap();
            let days = first.since(civil::date(1970, 1, 1)).unwrap().get_days();
            prop_assert_eq!(first_of(year.into(), month.into()), i64::from(days));
        }
    }

    #[test]
    fn a_round_time_is_a_rougher_guess() {
        let ticks = [0, 30, 15, 45, 20, 5, 37].map(tick);
        assert_eq!(ticks, [60, 30, 15, 15, 5, 5, 1]);
    }
}
