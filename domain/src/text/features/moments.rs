//! Times of day, weekdays, months and parts of the day as intervals that may overlap or not.

use std::ops::Range;

use super::{Token, TokenKind, two_before};

/// A point in time as a text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The token that holds it.
    pub at: usize,
    /// What it says.
    pub kind: MomentKind,
}

/// What a moment says, as one of a few scales that cannot be compared with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentKind {
    /// Minutes of a day from midnight, the end not included; past midnight counts on. `open` when either half of the day
    /// may be meant ("four o'clock").
    Clock {
        /// From when to when.
        minutes: Range<u16>,
        /// Whether twelve hours later may be meant.
        open: bool,
        /// Whether it is a part of the day ("morning") rather than a time by the clock.
        part: bool,
    },
    /// A weekday, Monday 0.
    Weekday(u8),
    /// A month, January 0.
    Month(u8),
    /// A day counted from the telling: yesterday −1.
    Day(i8),
    /// A year.
    Year(u16),
}

/// How far "about" and "around" reach, and how exact a time is that is given by the hour, in minutes.
const ABOUT: u16 = 30;
const DAY: u16 = 24 * 60;

impl Moment {
    /// Whether they cannot be one time: same scale, nothing in common. None when the scales differ.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Option<bool> {
        use MomentKind::{Clock, Day, Month, Weekday, Year};
        Some(match (&self.kind, &other.kind) {
            (
                Clock {
                    minutes: one,
                    open: a,
                    ..
                },
                Clock {
                    minutes: two,
                    open: b,
                    ..
                },
            ) => !meets(one, two, if *a || *b { DAY / 2 } else { DAY }),
            (Weekday(one), Weekday(two)) | (Month(one), Month(two)) => one != two,
            (Day(one), Day(two)) => one != two,
            (Year(one), Year(two)) => one != two,
            _ => return None,
        })
    }
}

/// Whether two stretches meet on a clock that comes round after `turn` minutes.
fn meets(one: &Range<u16>, two: &Range<u16>, turn: u16) -> bool {
    let ahead = |from: u16, to: u16| (to % turn + turn - from % turn) % turn;
    ahead(one.start, two.start) < one.end - one.start
        || ahead(two.start, one.start) < two.end - two.start
}

const PARTS: &[(&str, Range<u16>)] = &[
    ("dawn", 240..480),
    ("morn", 240..720),
    ("midday", 700..760),
    ("afternoon", 720..1080),
    ("dusk", 1020..1320),
    ("even", 1020..1440),
    ("daytim", 360..1200),
    ("nighttim", 1200..1800),
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The moments of a text, in order.
#[must_use]
pub fn moments(text: &str, tokens: &[Token]) -> Vec<Moment> {
    let found = (0..tokens.len()).filter_map(|at| {
        Some(Moment {
            at,
            kind: kind(text, tokens, at)?,
        })
    });
    found.collect()
}

fn kind(text: &str, tokens: &[Token], at: usize) -> Option<MomentKind> {
    let token = tokens.get(at)?;
    let stem = token.stem.as_str();
    let before = |back: usize| {
        at.checked_sub(back)
            .and_then(|at| tokens.get(at))
            .map_or("", |it| it.stem.as_str())
    };
    if let TokenKind::Number(value) = token.kind {
        let is_year = (1500.0..2100.0).contains(&value)
            && value.fract() == 0.0
            && matches!(before(1), "in" | "since" | "until" | "of" | "by");
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1500 and 2100"
        )]
        return is_year.then_some(MomentKind::Year(value as u16));
    }
    if let Some(part) = PARTS
        .iter()
        .find(|(part, _)| stem == *part || token.kind == TokenKind::Time && stem.starts_with(part))
    {
        return Some(MomentKind::Clock {
            minutes: part.1.clone(),
            open: false,
            part: true,
        });
    }
    if token.kind != TokenKind::Time {
        return None;
    }
    let place = |list: &[&str]| {
        list.iter()
            .position(|it| *it == stem)
            .and_then(|it| u8::try_from(it).ok())
    };
    if let Some((hour, minute)) = stem.split_once(':') {
        let minute_of_day = hour
            .parse::<u16>()
            .ok()?
            .checked_mul(60)?
            .checked_add(minute.get(..2)?.parse().ok()?)?;
        return Some(clock(text, tokens, at, minute_of_day % DAY));
    }
    match stem {
        "night" => Some(MomentKind::Clock {
            minutes: 1200..1800,
            open: false,
            part: true,
        }),
        "yesterday" => Some(MomentKind::Day(-1)),
        "today" | "tonight" => Some(MomentKind::Day(0)),
        "tomorrow" => Some(MomentKind::Day(1)),
        _ => place(&WEEKDAYS)
            .map(MomentKind::Weekday)
            .or_else(|| place(&MONTHS).map(MomentKind::Month)),
    }
}

/// A time by the clock with what stands around it: "around", "shortly before", "in the afternoon", "o'clock".
fn clock(text: &str, tokens: &[Token], at: usize, minute: u16) -> MomentKind {
    let written = tokens
        .get(at)
        .and_then(|it| text.get(it.range.clone()))
        .unwrap_or_default()
        .to_lowercase();
    let before = two_before(tokens, at);
    let behind: Vec<&str> = tokens
        .iter()
        .skip(at + 1)
        .take(4)
        .map(|it| it.stem.as_str())
        .collect();
    let about = before.iter().any(|it| {
        matches!(
            *it,
            "about" | "around" | "near" | "rough" | "almost" | "approxim" | "circa"
        )
    });
    let (early, late) = match before.first() {
        Some(&"before" | &"by" | &"until") => (3 * 60, 0),
        Some(&"after" | &"since" | &"from") => (0, 3 * 60),
        _ if about => (ABOUT, ABOUT),
        _ => (0, 0),
    };
    let named = behind
        .iter()
        .any(|it| matches!(*it, "afternoon" | "evening" | "night"))
        && minute < 720;
    let spoken = ["clock", "half", "quarter"]
        .iter()
        .any(|it| written.contains(it));
    let open = spoken && minute < 720 && !named && !behind.contains(&"morning");
    let minute = if named { minute + 720 } else { minute } + DAY;
    let start = (minute - early) % DAY;
    MomentKind::Clock {
        minutes: start..start + early + late + 1,
        open,
        part: false,
    }
}
