//! Dates, as a specification: what is read, what is refused, how two compare, what is shown.

use proptest::prelude::*;

use super::Temporal::{After, Before, Overlaps, Unknown};
use super::*;

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|bad| panic!("{text}: {bad}"))
}

/// A second as `2020-03-08T04:00:00`, through the calendar of `jiff`.
fn written(second: Option<i64>) -> String {
    second.map_or_else(
        || "-".to_owned(),
        |second| {
            let epoch = jiff::civil::datetime(1970, 1, 1, 0, 0, 0, 0);
            let at = epoch.saturating_add(jiff::SignedDuration::from_secs(second));
            at.to_string()
        },
    )
}

/// Text, how it is shown, first second, last second, precision.
const READ: &[(&str, &str, &str, &str, Precision)] = {
    use Precision::{Century, Day, Decade, Hour, Minute, Month, Season, Second, Year};
    &[
        // Level 0
        (
            "2020-03-08",
            "Sun 8 Mar 2020",
            "2020-03-08T00:00:00",
            "2020-03-08T23:59:59",
            Day,
        ),
        (
            "2020-02-29",
            "Sat 29 Feb 2020",
            "2020-02-29T00:00:00",
            "2020-02-29T23:59:59",
            Day,
        ),
        (
            "1985-04",
            "Apr 1985",
            "1985-04-01T00:00:00",
            "1985-04-30T23:59:59",
            Month,
        ),
        (
            "1985",
            "1985",
            "1985-01-01T00:00:00",
            "1985-12-31T23:59:59",
            Year,
        ),
        (
            "2020-03-08T04:30:15",
            "04:30:15 Sun 8 Mar 2020",
            "2020-03-08T04:30:15",
            "2020-03-08T04:30:15",
            Second,
        ),
        (
            "2020-03-08T04:30:15Z",
            "04:30:15Z Sun 8 Mar 2020",
            "2020-03-08T04:30:15",
            "2020-03-08T04:30:15",
            Second,
        ),
        (
            "1964/2008",
            "1964 - 2008",
            "1964-01-01T00:00:00",
            "2008-12-31T23:59:59",
            Year,
        ),
        (
            "2004-02-01/2005-02",
            "Sun 1 Feb 2004 - Feb 2005",
            "2004-02-01T00:00:00",
            "2005-02-28T23:59:59",
            Month,
        ),
        // Level 1: seasons, qualifiers, open digits, open and unknown ends, negative years
        (
            "2001-21",
            "spring 2001",
            "2001-03-01T00:00:00",
            "2001-05-31T23:59:59",
            Season,
        ),
        (
            "2001-24",
            "winter 2001",
            "2001-12-01T00:00:00",
            "2002-02-28T23:59:59",
            Season,
        ),
        (
            "1984?",
            "1984?",
            "1984-01-01T00:00:00",
            "1984-12-31T23:59:59",
            Year,
        ),
        (
            "2004-06~",
            "~Jun 2004",
            "2004-06-01T00:00:00",
            "2004-06-30T23:59:59",
            Month,
        ),
        (
            "2004-06-11%",
            "~Fri 11 Jun 2004?",
            "2004-06-11T00:00:00",
            "2004-06-11T23:59:59",
            Day,
        ),
        (
            "201X",
            "2010s",
            "2010-01-01T00:00:00",
            "2019-12-31T23:59:59",
            Decade,
        ),
        (
            "19XX",
            "1900-1999",
            "1900-01-01T00:00:00",
            "1999-12-31T23:59:59",
            Century,
        ),
        (
            "2004-XX",
            "a month of 2004",
            "2004-01-01T00:00:00",
            "2004-12-31T23:59:59",
            Year,
        ),
        (
            "2004-06-XX",
            "a day of Jun 2004",
            "2004-06-01T00:00:00",
            "2004-06-30T23:59:59",
            Month,
        ),
        (
            "2004-XX-XX",
            "a day of 2004",
            "2004-01-01T00:00:00",
            "2004-12-31T23:59:59",
            Year,
        ),
        (
            "1985-04/..",
            "from Apr 1985",
            "1985-04-01T00:00:00",
            "-",
            Month,
        ),
        ("../1985", "until 1985", "-", "1985-12-31T23:59:59", Year),
        (
            "1985-04-12/",
            "Fri 12 Apr 1985 - ?",
            "1985-04-12T00:00:00",
            "-",
            Day,
        ),
        (
            "/1985-04",
            "? - Apr 1985",
            "-",
            "1985-04-30T23:59:59",
            Month,
        ),
        (
            "1984?/2004-06~",
            "1984? - ~Jun 2004",
            "1984-01-01T00:00:00",
            "2004-06-30T23:59:59",
            Year,
        ),
        (
            "-0043-03-15",
            "15 Mar 44 BC",
            "-000043-03-15T00:00:00",
            "-000043-03-15T23:59:59",
            Day,
        ),
        (
            "-201X",
            "2020-2011 BC",
            "-002019-01-01T00:00:00",
            "-002010-12-31T23:59:59",
            Decade,
        ),
        (
            "-00XX",
            "100-1 BC",
            "-000099-01-01T00:00:00",
            "0000-12-31T23:59:59",
            Century,
        ),
        (
            "000X",
            "1 BC-9",
            "0000-01-01T00:00:00",
            "0009-12-31T23:59:59",
            Decade,
        ),
        (
            "0000",
            "1 BC",
            "0000-01-01T00:00:00",
            "0000-12-31T23:59:59",
            Year,
        ),
        // Beyond level 1: times that stop early, with qualifiers and offsets, in intervals
        (
            "2020-03-08T04",
            "04h Sun 8 Mar 2020",
            "2020-03-08T04:00:00",
            "2020-03-08T04:59:59",
            Hour,
        ),
        (
            "2020-03-08T04~",
            "~04:00 Sun 8 Mar 2020",
            "2020-03-08T04:00:00",
            "2020-03-08T04:59:59",
            Hour,
        ),
        (
            "2020-03-08T04:30?",
            "04:30 Sun 8 Mar 2020?",
            "2020-03-08T04:30:00",
            "2020-03-08T04:30:59",
            Minute,
        ),
        (
            "2020-03-08T04:30+01",
            "04:30+01:00 Sun 8 Mar 2020",
            "2020-03-08T04:30:00",
            "2020-03-08T04:30:59",
            Minute,
        ),
        (
            "2020-03-08T04:30-03:30",
            "04:30-03:30 Sun 8 Mar 2020",
            "2020-03-08T04:30:00",
            "2020-03-08T04:30:59",
            Minute,
        ),
        (
            "2020-03-08T04~/2020-03-08T05:30",
            "~04:00 - 05:30 Sun 8 Mar 2020",
            "2020-03-08T04:00:00",
            "2020-03-08T05:30:59",
            Hour,
        ),
        (
            "2020-03-08T23/2020-03-09T01",
            "23h Sun 8 Mar 2020 - 01h Mon 9 Mar 2020",
            "2020-03-08T23:00:00",
            "2020-03-09T01:59:59",
            Hour,
        ),
        (
            "2001-21/2003",
            "spring 2001 - 2003",
            "2001-03-01T00:00:00",
            "2003-12-31T23:59:59",
            Year,
        ),
    ]
};

#[test]
fn what_is_read_and_how_it_is_shown() {
    for (text, short, first, last, precision) in READ {
        let date = edtf(text);
        assert_eq!(date.as_str(), *text);
        assert_eq!(date.short(), *short, "{text}");
        assert!(date.short().is_ascii(), "{text}");
        assert_eq!(written(date.earliest()), *first, "{text}: first");
        assert_eq!(written(date.latest()), *last, "{text}: last");
        assert_eq!(date.precision(), *precision, "{text}");
    }
}

#[test]
fn a_weekday_is_given_only_where_the_calendar_was_in_use() {
    assert_eq!(edtf("1583-01-01").short(), "Sat 1 Jan 1583");
    assert_eq!(edtf("1066-10-14").short(), "14 Oct 1066");
}

#[test]
fn a_long_year_has_more_than_four_digits() {
    assert_eq!(edtf("Y170000002").short(), "170000002");
    assert_eq!(edtf("Y-170000002").short(), "170000003 BC");
    assert_eq!(edtf("Y99999999999/..").short(), "from 99999999999");
    assert_eq!(edtf("Y-99999999999").compare(&edtf("Y99999999999")), Before);
}

#[test]
fn qualifiers_are_told_apart() {
    let marks = |text| (edtf(text).is_approximate(), edtf(text).is_uncertain());
    assert_eq!(marks("2020"), (false, false));
    assert_eq!(marks("2020~"), (true, false));
    assert_eq!(marks("2020?"), (false, true));
    assert_eq!(marks("2020%"), (true, true));
    assert_eq!(marks("2020~/2021?"), (true, true));
    assert!(edtf("2020/").is_interval() && !edtf("2020").is_interval());
}

/// Text, the column it points at, the reason, what would be right.
const REFUSED: &[(&str, usize, &str, &str)] = &[
    (
        "",
        1,
        "a date is missing",
        "2020, 2020-03, 2020-03-08 or 2020-03-08T04~",
    ),
    // The calendar
    (
        "2020-02-30",
        9,
        "this month has 29 days, not 30",
        "01 to 29, or XX for some day",
    ),
    (
        "2019-02-29",
        9,
        "this month has 28 days, not 29",
        "01 to 28, or XX for some day",
    ),
    (
        "1900-02-29",
        9,
        "this month has 28 days, not 29",
        "01 to 28, or XX for some day",
    ),
    (
        "2020-04-31/..",
        9,
        "this month has 30 days, not 31",
        "01 to 30, or XX for some day",
    ),
    (
        "2020-03-00",
        9,
        "days count from 01",
        "01 to 31, or XX for some day",
    ),
    (
        "2020-13",
        6,
        "there is no month 13",
        "01 to 12 for a month, 21 to 24 for a season, or XX",
    ),
    (
        "2020-25",
        6,
        "25 is of EDTF level 2",
        "01 to 12 for a month, 21 to 24 for a season, or XX",
    ),
    ("-0000", 1, "the year 0000 has no sign", "0000 (1 BC)"),
    // The clock
    (
        "2020-03-08T24",
        12,
        "a day ends with 23:59",
        "T00 of the next day",
    ),
    (
        "2020-03-08T25",
        12,
        "there is no hour 25",
        "00 to 23 for the hour",
    ),
    ("2020-03-08T04:60", 15, "a minute stops at 59", "00 to 59"),
    (
        "2020-03-08T04:59:60",
        18,
        "a second stops at 59",
        "00 to 59",
    ),
    (
        "2020-03-08T0430",
        14,
        "a time is written with colons",
        ":, as in T04:30",
    ),
    (
        "2020-03-08T04:30:15.5",
        20,
        "a time stops at the second",
        "T04:30:15",
    ),
    (
        "2020-03-08T04+15",
        14,
        "no clock is that far from UTC",
        "Z, or an offset from -12:00 to +14:00",
    ),
    (
        "2020-03-08T04-00:00",
        14,
        "no offset is not negative",
        "Z or +00:00",
    ),
    (
        "2020-03T04",
        8,
        "a time of day needs a whole date",
        "2020-03-08T04",
    ),
    // Other ways to write dates
    (
        "8 March 2020",
        2,
        "a blank does not belong here",
        "a year of four digits, as 2020, 201X or 20XX",
    ),
    (
        "08/03/2020",
        6,
        "a date is written with -, and an interval has one /",
        "2020-03-08, or 2020-03-08/2020-03-09",
    ),
    ("20200308", 5, "a year has four digits", "2020-03-08"),
    (
        "12020",
        5,
        "a year has four digits",
        "-, or Y before a longer year, as Y12020",
    ),
    (
        "984",
        4,
        "the date is not finished",
        "a year of four digits, as 2020, 201X or 20XX",
    ),
    (
        "984-03",
        4,
        "a year has four digits",
        "0984 for the year 984",
    ),
    ("2020-3-8", 7, "a month has two digits", "03 for 3"),
    ("2020-03-8~", 10, "a day has two digits", "08 for 8"),
    (
        "2020-03-081",
        11,
        "there is a digit too many",
        "T04:30 for a time, ~ about, ? unsure, / an end",
    ),
    ("2020\u{2013}03", 5, "this is a dash", "a plain hyphen -"),
    ("2020-03-08t04", 11, "`t` is a small letter", "T, a capital"),
    ("201x", 4, "`x` is a small letter", "X, a capital"),
    (
        " 2020",
        1,
        "a blank does not belong here",
        "a year of four digits, as 2020",
    ),
    (
        "2020\u{202e}",
        5,
        "U+202E does not belong here",
        "-03 for a month, -21 for spring, ~ about, ? unsure, / an end",
    ),
    // Open digits
    (
        "2XXX",
        2,
        "only a year's last two digits may be open",
        "20XX or 201X",
    ),
    ("20X1", 4, "open digits stand at the right", "X"),
    (
        "201X-03",
        5,
        "a year with open digits has no months here (EDTF level 2)",
        "201X alone",
    ),
    (
        "2004-XX-12",
        9,
        "a day needs its month",
        "XX: no day without a month",
    ),
    (
        "2004-1X",
        7,
        "one open digit here is of EDTF level 2",
        "XX: both digits are open, or none",
    ),
    ("2001-21-01", 8, "a season has no days", "2020-21 alone"),
    // Long years
    (
        "Y2020",
        6,
        "the date is not finished",
        "more digits: Y is for years of five or more",
    ),
    (
        "Y2020~",
        6,
        "Y is for years of five digits or more",
        "four digits without Y",
    ),
    (
        "Y02020",
        2,
        "Y is for years of five digits or more",
        "no 0 in front",
    ),
    ("Y17E7", 4, "this is of EDTF level 2", "digits alone"),
    (
        "Y12020-03",
        7,
        "a year with Y has no months",
        "the year alone",
    ),
    (
        "Y123456789012",
        13,
        "the year is too long",
        "at most 11 digits",
    ),
    // Qualifiers
    (
        "~2020",
        1,
        "a qualifier stands after its date",
        "2020~ for about 2020",
    ),
    (
        "2020?~",
        6,
        "a date has one qualifier",
        "% for both approximate and uncertain",
    ),
    (
        "2020%?",
        6,
        "a date has one qualifier",
        "% for both approximate and uncertain",
    ),
    (
        "2020-03-08~T04",
        12,
        "a qualifier stands at the end of its date",
        "2020-03-08T04~",
    ),
    // Intervals
    (
        "2008/1964",
        6,
        "the interval ends before it begins",
        "the earlier date first",
    ),
    (
        "2020-03-08T04:00Z/2020-03-08T04:30+01:00",
        19,
        "the interval ends before it begins",
        "the earlier date first",
    ),
    (
        "..",
        3,
        "one end alone is no date",
        "a / and a date: ../2020 is everything until 2020",
    ),
    (
        "/",
        2,
        "an interval needs a date at one end",
        "a date: ../2020, 2020/.., /2020, 2020/",
    ),
    (
        "../..",
        1,
        "an interval needs a date at one end",
        "a date: ../2020, 2020/.., /2020, 2020/",
    ),
    (
        "2020/.",
        7,
        "the date is not finished",
        ".. for an open end",
    ),
    (
        "1/2/\u{fc}",
        4,
        "a date is written with -, and an interval has one /",
        "2020-03-08, or 2020-03-08/2020-03-09",
    ),
];

#[test]
fn what_is_refused_says_where_why_and_what_would_be_right() {
    for (text, column, why, right) in REFUSED {
        let bad = Edtf::parse(text).expect_err(text);
        assert_eq!(
            (bad.column(), bad.why(), bad.right()),
            (*column, *why, *right),
            "{text}"
        );
    }
    let shown = Edtf::parse("2020-02-30").unwrap_err().to_string();
    assert_eq!(
        shown,
        "this month has 29 days, not 30 (sign 9 of the date); right is 01 to 29, or XX for some day"
    );
}

const COMPARED: &[(&str, Temporal, &str)] = &[
    // Spans as written
    ("2019", Before, "2020"),
    ("2020-03-08", Before, "2020-03-09"),
    ("2020-03-08T04:30", Before, "2020-03-08T04:31"),
    ("2020-03-08T04:30", Overlaps, "2020-03-08"),
    ("2020-03-08T04:30:59", Overlaps, "2020-03-08T04:30"),
    ("2004", Overlaps, "2004-06"),
    ("2004-XX", Overlaps, "2004-06"),
    ("2004-06-XX", Before, "2004-07-XX"),
    ("-0001", Before, "0001"),
    ("Y-12000", Before, "-9999"),
    ("1964/2008", Overlaps, "2008-12-31"),
    ("1964/2008", Before, "2009"),
    // Fuzz: a near miss is unknown
    ("2019~", Unknown, "2020"),
    ("2018~", Before, "2020"),
    ("2018%", Unknown, "2020"),
    ("2018?", Unknown, "2020?"),
    ("2017?", Before, "2020?"),
    ("2020-03~", Unknown, "2020-04-30"),
    ("2020-03~", Before, "2020-05"),
    ("2020-12~", Unknown, "2021-01"),
    ("2020-03-08~", Unknown, "2020-03-07"),
    ("2020-03-08T04~", Overlaps, "2020-03-08T04:30"),
    ("2020-03-08T04~", Unknown, "2020-03-08T05:45"),
    ("2020-03-08T04~", Before, "2020-03-08T06:00"),
    ("2020-03-08T04:30~", Unknown, "2020-03-08T05:00"),
    ("2020-03-08T04:30~", Before, "2020-03-08T05:01"),
    ("2020-03-08T04:37~", Before, "2020-03-08T04:39"),
    ("201X~", Unknown, "2029"),
    ("19XX~", Before, "2100"),
    // Seasons leave the hemisphere open
    ("2001-21", Overlaps, "2001-04"),
    ("2001-21", Unknown, "2001-10"),
    ("2001-21", Unknown, "2001-22"),
    ("2001-23", Before, "2002"),
    ("2001-22", Unknown, "2002-02"),
    ("2001-24", Before, "2002-03"),
    ("2001-21~", Unknown, "2002-03-25"),
    ("2001-21~", Before, "2002-03-26"),
    // Open ends go on; unknown ends may
    ("1985/..", Overlaps, "2010"),
    ("../1985", Overlaps, "1066"),
    ("../1985", Before, "1986"),
    ("1985/", Unknown, "2010"),
    ("1985/", Overlaps, "1985-06"),
    ("1985/", After, "1984"),
    ("/1985", Unknown, "1066"),
    ("1985~/", Unknown, "1984"),
    ("1985/..", Overlaps, "../1985"),
    // Offsets
    ("2020-03-08T04:00Z", Overlaps, "2020-03-08T05:00+01:00"),
    ("2020-03-08T04:00Z", After, "2020-03-08T04:30+01:00"),
    ("2020-03-08T04:00Z", Overlaps, "2020-03-08T04"),
    ("2020-03-08T04:00+09:00", Overlaps, "2020-03-08"),
    ("2020-03-08T04:00Z", Unknown, "2020-03-08T05"),
    ("2020-03-08T04:00Z", Unknown, "2020-03-08T18:00"),
    ("2020-03-08T04:00Z", Before, "2020-03-08T18:01"),
    ("2020-03-08T16:00Z", Unknown, "2020-03-08T04:00"),
    ("2020-03-08T16:01Z", After, "2020-03-08T04:00"),
    // An end without an offset is on the clock of the other end
    (
        "2020-03-08T04:00Z/2020-03-08T05:00",
        Before,
        "2020-03-08T06:00Z",
    ),
    (
        "2020-03-08T04:00/2020-03-08T05:00Z",
        After,
        "2020-03-08T03:00Z",
    ),
    (
        "2020-03-08T04:00Z/2020-03-08T05:00",
        After,
        "2020-03-08T04:30+01:00",
    ),
];

#[test]
fn how_two_dates_lie_to_each_other() {
    for (one, relation, other) in COMPARED {
        let (a, b) = (edtf(one), edtf(other));
        assert_eq!(a.compare(&b), *relation, "{one} to {other}");
        assert_eq!(b.compare(&a), relation.reversed(), "{other} to {one}");
    }
}

#[test]
fn a_list_is_in_order_of_time_the_longer_span_and_the_surer_first() {
    let ordered = [
        "../2030",
        "Y-12000",
        "-0001",
        "2019",
        "2019~",
        "2020/..",
        "2020",
        "2020-01-01",
        "2020-01-01~",
        "2020-03-08T04",
        "2020-03-08T04:00",
        "2020-03-08T04:30",
        "2020-03-08T06:00+01:00",
        "2020-03-08T05:30",
        "Y12000",
    ];
    let mut dates: Vec<Edtf> = ordered.iter().rev().map(|text| edtf(text)).collect();
    dates.sort_by_key(Edtf::sort_key);
    let sorted: Vec<&str> = dates.iter().map(Edtf::as_str).collect();
    assert_eq!(sorted, ordered);
}

#[test]
fn while_it_is_typed_a_date_says_what_it_means_and_what_may_follow() {
    let typed = [
        ("", "next: 2020, 2020-03, 2020-03-08 or 2020-03-08T04~"),
        ("20", "next: a year of four digits, as 2020, 201X or 20XX"),
        (
            "2020",
            "2020; next: -03 for a month, -21 for spring, ~ about, ? unsure, / an end",
        ),
        (
            "2020-",
            "2020 so far; next: 01 to 12 for a month, 21 to 24 for a season, or XX",
        ),
        (
            "2020-0",
            "2020 so far; next: 01 to 12 for a month, 21 to 24 for a season, or XX",
        ),
        (
            "2020-02",
            "Feb 2020; next: -08 for a day, ~ about, ? unsure, / an end",
        ),
        (
            "2020-02-3",
            "Feb 2020 so far; next: 01 to 29, or XX for some day",
        ),
        (
            "2020-02-30",
            "this month has 29 days, not 30 (sign 9 of the date); right is 01 to 29, or XX for some day",
        ),
        (
            "2020-03-08T04:",
            "04h Sun 8 Mar 2020 so far; next: 00 to 59",
        ),
        (
            "2020-03-08T04~",
            "~04:00 Sun 8 Mar 2020; next: nothing more, or / and an end",
        ),
        ("2020~/", "~2020 - ?; next: the end, or .. if there is none"),
        (
            "2020/2",
            "2020 - ? so far; next: a year of four digits, as 2020, 201X or 20XX",
        ),
        (
            "2020/2021",
            "2020 - 2021; next: -03 for a month, -21 for spring, ~ about, ? unsure",
        ),
        ("2020/..", "from 2020; next: nothing more"),
        (
            "..",
            "next: a / and a date: ../2020 is everything until 2020",
        ),
        ("../", "next: a date: ../2020, 2020/.., /2020, 2020/"),
    ];
    for (text, hint) in typed {
        assert_eq!(Edtf::hint(text), hint, "{text:?}");
    }
}

/// Dates that are right, in every shape.
fn any_date() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        (-9_999_i32..=9_999).prop_map(|y| if y < 0 {
            format!("-{:04}", -y)
        } else {
            format!("{y:04}")
        }),
        (1_990_i32..=2_030).prop_map(|y| y.to_string()),
    ];
    let month = prop_oneof![(1..=12_u8), (21..=24_u8)];
    let time = "(T([01][0-9]|2[0-3])(:[0-5][0-9](:[0-5][0-9])?)?(Z|[+-]0[1-9](:[0-5]0)?)?)?";
    let whole = (year.clone(), 1..=12_u8, 1..=28_u8, time)
        .prop_map(|(y, m, d, t)| format!("{y}-{m:02}-{d:02}{t}"));
    let date = prop_oneof![
        4 => whole,
        1 => (year.clone(), month).prop_map(|(y, m)| format!("{y}-{m:02}")),
        1 => (year, prop::sample::select(vec!["", "-XX", "-XX-XX", "-02-XX"])).prop_map(|(y, x)| y + x),
        1 => "[0-9]{2}([0-9]X|XX)",
        1 => "Y-?[1-9][0-9]{4,10}",
    ];
    (date, "[~?%]?").prop_map(|(date, fuzz)| date + &fuzz)
}

/// Dates and intervals.
fn any_edtf() -> impl Strategy<Value = Edtf> {
    let end = || prop_oneof![3 => any_date(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![
        any_date(),
        (end(), end()).prop_map(|(from, to)| format!("{from}/{to}"))
    ]
    .prop_filter_map("the calendar has it", |text| Edtf::parse(&text).ok())
}

proptest! {
    #[test]
    fn a_date_of_every_shape_is_read(text in any_date()) {
        prop_assert!(text.starts_with("-0000") || Edtf::parse(&text).is_ok(), "{text}");
    }

    #[test]
    fn a_spelling_is_kept_and_reads_again(date in any_edtf()) {
        prop_assert_eq!(Edtf::parse(date.as_str()), Ok(date.clone()));
        prop_assert_ne!(date.span(), Span::NOTHING);
    }

    #[test]
    fn a_date_shares_time_with_itself(date in any_edtf()) {
        prop_assert_eq!(date.compare(&date), Overlaps);
    }

    #[test]
    fn what_is_before_is_after_from_the_other_side(a in any_edtf(), b in any_edtf()) {
        prop_assert_eq!(a.compare(&b), b.compare(&a).reversed());
    }

    #[test]
    fn before_is_transitive(a in any_edtf(), b in any_edtf(), c in any_edtf()) {
        if a.compare(&b) == Before && b.compare(&c) == Before {
            prop_assert_eq!(a.compare(&c), Before);
        }
    }

    #[test]
    fn a_list_never_turns_what_is_certain(a in any_edtf(), b in any_edtf()) {
        match a.compare(&b) {
            Before => prop_assert!(a.sort_key() < b.sort_key()),
            After => prop_assert!(a.sort_key() > b.sort_key()),
            Overlaps | Unknown => prop_assert_eq!(
                a.sort_key().cmp(&b.sort_key()),
                b.sort_key().cmp(&a.sort_key()).reverse()
            ),
        }
    }

    #[test]
    fn the_bounds_hold_each_other(date in any_edtf()) {
        let Bounds { lo, hi } = date.bounds();
        prop_assert!(lo.reach <= lo.core && hi.core <= hi.reach);
        prop_assert!(lo.core_as_utc() <= hi.core_as_utc());
    }

    #[test]
    fn a_qualifier_never_makes_a_date_surer(a in any_edtf(), b in any_date(), sign in "[~?%]") {
        let plain = b.trim_end_matches(['~', '?', '%']).to_owned();
        let (Ok(sure), Ok(fuzzy)) = (Edtf::parse(&plain), Edtf::parse(&(plain + &sign))) else {
            return Ok(());
        };
        let (sure, fuzzy) = (a.compare(&sure), a.compare(&fuzzy));
        prop_assert!(sure == fuzzy || fuzzy == Unknown, "{sure} became {fuzzy}");
    }

    #[test]
    fn no_text_is_too_odd(text in any::<String>()) {
        all_of_it(&text)?;
    }

    #[test]
    fn no_near_miss_is_too_odd(text in "[0-9XYTZ~?%/.:+-]{0,24}") {
        all_of_it(&text)?;
    }

    #[test]
    fn no_slip_of_the_hand_is_too_odd(
        date in any_edtf(),
        at in any::<prop::sample::Index>(),
        slip in any::<char>(),
        replaces in any::<bool>(),
    ) {
        let mut signs: Vec<char> = date.as_str().chars().collect();
        let at = at.index(signs.len());
        signs.splice(at..at + usize::from(replaces), [slip]);
        all_of_it(&signs.into_iter().collect::<String>())?;
    }

    #[test]
    fn every_beginning_of_a_date_has_a_hint(date in any_edtf(), cut in any::<prop::sample::Index>()) {
        let begun = date.as_str().get(..cut.index(date.as_str().len())).unwrap_or_default();
        all_of_it(begun)?;
    }
}

/// Asks a text everything a date can be asked.
fn all_of_it(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(Edtf::hint(text).is_ascii() && !Edtf::hint(text).is_empty());
    match Edtf::parse(text) {
        Ok(date) => {
            prop_assert_eq!(date.as_str(), text);
            prop_assert!(date.short().is_ascii() && !date.short().is_empty());
            prop_assert_eq!(date.compare(&date), Overlaps);
            prop_assert!(
                date.earliest()
                    .zip(date.latest())
                    .is_none_or(|(a, b)| a - b <= 26 * 3_600)
            );
            let _ = (date.precision(), date.is_approximate(), date.is_uncertain());
        }
        Err(bad) => {
            prop_assert!((1..=text.chars().count() + 1).contains(&bad.column()));
            prop_assert!(bad.to_string().is_ascii());
        }
    }
    Ok(())
}
