//! Dates as a row's edge shows them: short, ASCII, no more than was written.

use jiff::civil::{self, Weekday};

use super::span::{Clock, Date, End, Part, Season, Span};

/// A date or an interval.
pub(super) fn span(span: &Span) -> String {
    match span {
        Span::Single(it) => date(it),
        Span::Between(End::Open, to) => format!("until {}", end(to)),
        Span::Between(from, End::Open) => format!("from {}", end(from)),
        Span::Between(End::Date(from), End::Date(to)) => {
            within_a_day(from, to).unwrap_or_else(|| format!("{} - {}", date(from), date(to)))
        }
        Span::Between(from, to) => format!("{} - {}", end(from), end(to)),
    }
}

fn end(end: &End) -> String {
    end.date().map_or_else(|| "?".to_owned(), |it| date(&it))
}

/// Two times of one day: the day is written once, unless a `?` would then lose its place.
fn within_a_day(from: &Date, to: &Date) -> Option<String> {
    let sure = !from.fuzz.uncertain && !to.fuzz.uncertain;
    let (Some(start), Some(stop)) = (from.clock, to.clock) else {
        return None;
    };
    (sure && from.part == to.part).then(|| {
        let [start, stop] = [(from, start), (to, stop)]
            .map(|(date, time)| format!("{}{}", about(date), clock(&time, date.fuzz.approximate)));
        format!("{start} - {stop} {}", day(to))
    })
}

fn date(date: &Date) -> String {
    let time = date.clock.map_or_else(String::new, |time| {
        format!("{} ", clock(&time, date.fuzz.approximate))
    });
    let unsure = if date.fuzz.uncertain { "?" } else { "" };
    format!("{}{time}{}{unsure}", about(date), day(date))
}

fn about(date: &Date) -> &'static str {
    if date.fuzz.approximate { "~" } else { "" }
}

/// A date without its time and its qualifier.
fn day(date: &Date) -> String {
    let year = date.year;
    match date.part {
        Part::Century => years(year, year + 99),
        Part::Decade if year >= 1 => format!("{year}s"),
        Part::Decade => years(year, year + 9),
        Part::Year => one_year(year),
        Part::SomeMonth => format!("a month of {}", one_year(year)),
        Part::SomeDayOfYear => format!("a day of {}", one_year(year)),
        Part::Season(season) => format!("{} {}", season_name(season), one_year(year)),
        Part::Month(month) => format!("{} {}", month_name(month), one_year(year)),
        Part::SomeDay(month) => format!("a day of {} {}", month_name(month), one_year(year)),
        Part::Day(day) => whole_day(day, year),
    }
}

/// With its weekday from 1583 on: earlier dates were lived in another calendar (ISO 8601-1 leaves
/// the years before 1583 to mutual agreement).
fn whole_day(day: civil::Date, year: i64) -> String {
    let month = month_name(day.month());
    let date = format!("{} {month} {}", day.day(), one_year(year));
    if year < 1_583 {
        return date;
    }
    format!("{} {date}", weekday_name(day.weekday()))
}

/// A year as people count them: there is no year 0.
fn one_year(year: i64) -> String {
    if year >= 1 {
        year.to_string()
    } else {
        format!("{} BC", 1 - year)
    }
}

fn years(first: i64, last: i64) -> String {
    if first < 1 && last < 1 {
        format!("{}-{} BC", 1 - first, 1 - last)
    } else {
        format!("{}-{}", one_year(first), one_year(last))
    }
}

/// A time of day. An hour alone is `04h`, since `04:00` would say more than was written; an
/// approximate hour is `04:00`, as people say "about four".
fn clock(clock: &Clock, approximate: bool) -> String {
    let Clock {
        hour,
        minute,
        second,
        zone,
    } = clock;
    let time = match (minute, second) {
        (None, _) if approximate => format!("{hour:02}:00"),
        (None, _) => format!("{hour:02}h"),
        (Some(minute), None) => format!("{hour:02}:{minute:02}"),
        (Some(minute), Some(second)) => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match zone {
        None => time,
        Some(0) => time + "Z",
        Some(zone) => {
            let sign = if *zone < 0 { '-' } else { '+' };
            let minutes = zone.abs() / 60;
            format!("{time}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    }
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = usize::try_from(month - 1).unwrap_or_default();
    NAMES.get(at).copied().unwrap_or_default()
}

fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}
