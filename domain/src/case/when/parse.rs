//! Reads the notation, sign by sign; every refusal says where, why, and what would be right.
//!
//! Only ASCII is ever stepped over, so the byte a refusal points at is also its code point.

mod calendar;
mod clock;
mod year;

use super::BadDate;
use super::bounds::Bounds;
use super::span::{Date, End, Fuzz, Part, Span};

/// Reads a date or an interval.
pub(super) fn read(text: &str) -> Result<Span, BadDate> {
    let mut slashes = text.bytes().enumerate().filter(|(_, b)| *b == b'/');
    if slashes.nth(1).is_some() {
        return Err(too_many_slashes(text));
    }
    let mut reader = Reader { text, at: 0 };
    if text.is_empty() {
        return Err(reader.bad(
            "a date is missing",
            "2020, 2020-03, 2020-03-08 or 2020-03-08T04~",
        ));
    }
    let start = reader.end()?;
    if !reader.eat(b'/') {
        return match start {
            End::Date(date) => Ok(Span::Single(date)),
            End::Open | End::Unknown => Err(reader.bad("one end alone is no date", OPEN_START)),
        };
    }
    let to = reader.at;
    let span = Span::Between(start, reader.end()?);
    if span.dates().next().is_none() {
        reader.at = if reader.at == to { to } else { 0 };
        return Err(reader.bad(
            "an interval needs a date at one end",
            "a date: ../2020, 2020/.., /2020, 2020/",
        ));
    }
    if Bounds::of(&span).is_backwards() {
        reader.at = to;
        return Err(reader.bad(
            "the interval ends before it begins",
            "the earlier date first",
        ));
    }
    Ok(span)
}

const OPEN_START: &str = "a / and a date: ../2020 is everything until 2020";

/// Points at the second slash, which mostly means a date written as 08/03/2020.
fn too_many_slashes(text: &str) -> BadDate {
    let second = text.chars().enumerate().filter(|(_, c)| *c == '/').nth(1);
    BadDate::new(
        second.map_or(1, |(at, _)| at + 1),
        "a date is written with -, and an interval has one /",
        "2020-03-08, or 2020-03-08/2020-03-09",
    )
}

/// A place in the text.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, sign: u8) -> bool {
        let there = self.peek() == Some(sign);
        self.at += usize::from(there);
        there
    }

    fn eat_all(&mut self, signs: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..);
        let there = rest.is_some_and(|rest| rest.starts_with(signs.as_bytes()));
        self.at += if there { signs.len() } else { 0 };
        there
    }

    /// The next sign's digit.
    fn digit(&mut self) -> Option<i8> {
        let digit = self.peek().filter(u8::is_ascii_digit)?;
        self.at += 1;
        i8::try_from(digit - b'0').ok()
    }

    fn bad(&self, why: impl Into<Box<str>>, right: impl Into<Box<str>>) -> BadDate {
        BadDate::new(self.at + 1, why, right)
    }

    fn bad_at(at: usize, why: impl Into<Box<str>>, right: impl Into<Box<str>>) -> BadDate {
        BadDate::new(at + 1, why, right)
    }

    /// The refusal of the next sign, or of the text's end, where `right` was wanted.
    fn unexpected(&self, right: &str) -> BadDate {
        let Some(sign) = self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
        else {
            return self.bad("the date is not finished", right);
        };
        match sign {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.bad("this is a dash", "a plain hyphen -"),
            't' | 'x' | 'y' | 'z' => self.bad(
                format!("`{sign}` is a small letter"),
                format!("{}, a capital", sign.to_ascii_uppercase()),
            ),
            sign if sign.is_whitespace() => self.bad("a blank does not belong here", right),
            sign if sign.is_ascii_graphic() => {
                self.bad(format!("`{sign}` does not belong here"), right)
            }
            sign => self.bad(
                format!("U+{:04X} does not belong here", u32::from(sign)),
                right,
            ),
        }
    }

    /// One end of an interval, or the whole of a date, up to the `/` or the text's end.
    fn end(&mut self) -> Result<End, BadDate> {
        let end = match self.peek() {
            None | Some(b'/') => End::Unknown,
            Some(b'.') => {
                if !self.eat_all("..") {
                    self.at += 1;
                    return Err(self.unexpected(".. for an open end"));
                }
                End::Open
            }
            Some(_) => End::Date(self.date()?),
        };
        match (self.peek(), end) {
            (None | Some(b'/'), _) => Ok(end),
            (Some(_), End::Date(date)) => Err(self.left_over(&date)),
            (Some(_), _) => Err(self.unexpected("/ and a date")),
        }
    }

    fn date(&mut self) -> Result<Date, BadDate> {
        if matches!(self.peek(), Some(b'~' | b'?' | b'%')) {
            return Err(self.bad("a qualifier stands after its date", "2020~ for about 2020"));
        }
        let (year, part) = self.year_and_part()?;
        let clock = match part {
            Part::Day(_) if self.eat(b'T') => Some(self.clock()?),
            _ => None,
        };
        let fuzz = self.fuzz();
        Ok(Date {
            year,
            part,
            clock,
            fuzz,
        })
    }

    fn year_and_part(&mut self) -> Result<(i64, Part), BadDate> {
        if self.eat(b'Y') {
            return Ok((self.long_year()?, Part::Year));
        }
        let (year, part) = self.short_year()?;
        if part != Part::Year || !self.eat(b'-') {
            return Ok((year, part));
        }
        // Four digits: always within the years of `civil::Date`.
        let part = self.after_year(i16::try_from(year).unwrap_or_default())?;
        Ok((year, part))
    }

    /// Exactly two digits.
    fn two_digits(&mut self, what: &str, right: &str) -> Result<i8, BadDate> {
        let Some(tens) = self.digit() else {
            if self.eat(b'X') {
                return Err(self.unexpected("XX: both digits are open, or none"));
            }
            return Err(self.unexpected(right));
        };
        if let Some(ones) = self.digit() {
            return Ok(tens * 10 + ones);
        }
        match self.peek() {
            Some(b'X') => Err(self.bad(
                "one open digit here is of EDTF level 2",
                "XX: both digits are open, or none",
            )),
            Some(b'-' | b'/' | b':' | b'T' | b'~' | b'?' | b'%' | b'+' | b'Z') => Err(self.bad(
                format!("{what} has two digits"),
                format!("0{tens} for {tens}"),
            )),
            _ => Err(self.unexpected(right)),
        }
    }

    fn fuzz(&mut self) -> Fuzz {
        let [both, approximate, uncertain] = [b'%', b'~', b'?'].map(|it| self.peek() == Some(it));
        self.at += usize::from(both || approximate || uncertain);
        Fuzz {
            approximate: approximate || both,
            uncertain: uncertain || both,
        }
    }

    /// The refusal of what stands after a date that is otherwise whole.
    fn left_over(&self, date: &Date) -> BadDate {
        let qualified = date.fuzz != Fuzz::default();
        match (self.peek(), date.part) {
            (Some(b'~' | b'?' | b'%'), _) if qualified => self.bad(
                "a date has one qualifier",
                "% for both approximate and uncertain",
            ),
            (Some(b'T' | b'-' | b':'), _) if qualified => self.bad(
                "a qualifier stands at the end of its date",
                "2020-03-08T04~",
            ),
            (Some(b'T'), part) if !matches!(part, Part::Day(_)) => {
                self.bad("a time of day needs a whole date", "2020-03-08T04")
            }
            (Some(b'-'), Part::Decade | Part::Century) => self.bad(
                "a year with open digits has no months here (EDTF level 2)",
                "201X alone",
            ),
            (Some(b'-'), Part::Season(_)) => self.bad("a season has no days", "2020-21 alone"),
            (Some(b'0'..=b'9'), _) => self.bad("there is a digit too many", right_after(date)),
            _ => self.unexpected(right_after(date)),
        }
    }
}

/// What may follow a date, within its end of an interval.
pub(super) fn right_after(date: &Date) -> &'static str {
    let open = date
        .clock
        .map(|clock| (clock.minute, clock.second, clock.zone));
    match (date.part, open) {
        _ if date.fuzz != Fuzz::default() => "nothing more, or / and an end",
        (Part::Year, _) if (-9_999..=9_999).contains(&date.year) => {
            "-03 for a month, -21 for spring, ~ about, ? unsure, / an end"
        }
        (Part::Month(_), _) => "-08 for a day, ~ about, ? unsure, / an end",
        (Part::SomeMonth, _) => "-XX for some day, ~ about, ? unsure, / an end",
        (Part::Day(_), None) => "T04:30 for a time, ~ about, ? unsure, / an end",
        (_, Some((None, _, None))) => ":30 for minutes, Z or +01:00, ~ about, ? unsure, / an end",
        (_, Some((_, None, None))) => ":00 for seconds, Z or +01:00, ~ about, ? unsure, / an end",
        (_, Some((_, _, None))) => "Z or +01:00, ~ about, ? unsure, / an end",
        _ => "~ about, ? unsure, % both, / an end",
    }
}
