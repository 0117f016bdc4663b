//! Years: four digits, open digits from the right, a minus, and long years with `Y`.

use super::{BadDate, Part, Reader};

/// A longer year does not fit in 64 bits when it is counted in seconds.
const LONGEST: usize = 11;

impl Reader<'_> {
    /// A year of four digits, of which the last one or two may be open; with the first of the
    /// years it may be.
    pub(super) fn short_year(&mut self) -> Result<(i64, Part), BadDate> {
        let begin = self.at;
        let negative = self.eat(b'-');
        let mut value = 0;
        let mut open = 0;
        for place in 0..4 {
            if open == 0
                && let Some(digit) = self.digit()
            {
                value = value * 10 + i64::from(digit);
            } else if self.peek() == Some(b'X') && place >= 2 {
                self.at += 1;
                open += 1;
                value *= 10;
            } else {
                return Err(self.broken_year(place, open, value));
            }
        }
        if let (0, Some(b'0'..=b'9')) = (open, self.peek()) {
            return Err(self.year_of_five(begin));
        }
        let (years, part) = match open {
            0 => (1, Part::Year),
            1 => (10, Part::Decade),
            _ => (100, Part::Century),
        };
        match (negative, value, part) {
            (true, 0, Part::Year) => Err(Self::bad_at(
                begin,
                "the year 0000 has no sign",
                "0000 (1 BC)",
            )),
            (true, ..) => Ok((-(value + years - 1), part)),
            (false, ..) => Ok((value, part)),
        }
    }

    /// Why the year stops short at `place`.
    fn broken_year(&self, place: usize, open: usize, value: i64) -> BadDate {
        match self.peek() {
            Some(b'0'..=b'9') if open > 0 => self.bad("open digits stand at the right", "X"),
            Some(b'X') => self.bad("only a year's last two digits may be open", "20XX or 201X"),
            Some(b'-' | b'/' | b'T' | b'~' | b'?' | b'%') if place > 0 => self.bad(
                "a year has four digits",
                format!("{value:04} for the year {value}"),
            ),
            _ if place == 0 => self.unexpected("a year of four digits, as 2020"),
            _ => self.unexpected("a year of four digits, as 2020, 201X or 20XX"),
        }
    }

    /// Four digits and more: a date without its hyphens, or a long year without its `Y`.
    fn year_of_five(&self, begin: usize) -> BadDate {
        let rest = self.text.as_bytes().get(begin..).unwrap_or_default();
        let digits = rest.iter().take_while(|sign| sign.is_ascii_digit()).take(9);
        let digits: String = digits.map(|sign| char::from(*sign)).collect();
        let part = |range| digits.get(range).unwrap_or_default();
        let right = if digits.len() == 8 {
            format!("{}-{}-{}", part(0..4), part(4..6), part(6..8))
        } else {
            "-, or Y before a longer year, as Y12020".to_owned()
        };
        self.bad("a year has four digits", right)
    }

    /// A year of more than four digits, after its `Y`.
    pub(super) fn long_year(&mut self) -> Result<i64, BadDate> {
        let negative = self.eat(b'-');
        let begin = self.at;
        let mut value = 0_i64;
        while let Some(digit) = self.digit() {
            if self.at - begin > LONGEST {
                self.at -= 1;
                let right = format!("at most {LONGEST} digits");
                return Err(self.bad("the year is too long", right));
            }
            value = value * 10 + i64::from(digit);
        }
        match (self.peek(), self.at - begin) {
            (_, 0) => Err(self.unexpected("digits after Y, as Y12020")),
            (Some(b'E' | b'S'), _) => Err(self.bad("this is of EDTF level 2", "digits alone")),
            (Some(b'-'), 5..) => Err(self.bad("a year with Y has no months", "the year alone")),
            (None, 1..5) => Err(self.unexpected("more digits: Y is for years of five or more")),
            (_, 1..5) => Err(self.bad(
                "Y is for years of five digits or more",
                "four digits without Y",
            )),
            _ if value < 10_000 => Err(Self::bad_at(
                begin,
                "Y is for years of five digits or more",
                "no 0 in front",
            )),
            _ => Ok(if negative { -value } else { value }),
        }
    }
}
