//! Clock times in digits and in English words.

use super::{Read, UNITS};

/// "16:30", "4am", "4.30 pm", "4 a.m.", "four o'clock", "noon".
pub(super) fn clock(words: &[&str], english: bool) -> Option<Read> {
    let first = *words.first()?;
    match first {
        "noon" | "midday" if english => return Some(Read::Time(12 * 60, 1)),
        "midnight" if english => return Some(Read::Time(0, 1)),
        _ => {}
    }
    if english && let Some(time) = past_or_to(words) {
        return Some(time);
    }
    let (hour, minute, mut taken) = hour_and_minute(words, english)?;
    let glued = first.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == '.');
    let half = if taken == 1 && !glued.is_empty() {
        Some(glued)
    } else {
        words.get(taken).copied()
    };
    let half = half.and_then(|half| match half.trim_end_matches('.') {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    });
    if let Some(half) = half.filter(|_| (1..=12).contains(&hour)) {
        taken += usize::from(taken != 1 || glued.is_empty());
        return Some(Read::Time(
            (hour % 12 + half) * 60 + minute.unwrap_or(0),
            taken,
        ));
    }
    if matches!(words.get(taken), Some(&"o'clock")) && (1..=12).contains(&hour) {
        return Some(Read::Time(hour * 60, taken + 1));
    }
    // Without a half of the day only a colon makes a time.
    let colon = words.get(1) == Some(&":") && taken == 3;
    minute
        .filter(|_| colon && hour < 24)
        .map(|minute| Read::Time(hour * 60 + minute, taken))
}

/// "half past nine", "quarter to ten".
fn past_or_to(words: &[&str]) -> Option<Read> {
    let (hour, 1) = hour_and_minute(words.get(2..)?, true).map(|(hour, _, taken)| (hour, taken))?
    else {
        return None;
    };
    let minutes = match (words.first()?, words.get(1)?) {
        (&"half", &"past") => hour * 60 + 30,
        (&"quarter", &("past" | "after")) => hour * 60 + 15,
        (&"quarter", &("to" | "before")) => (hour + 12) * 60 - 15,
        _ => return None,
    };
    (1..=12)
        .contains(&hour)
        .then_some(Read::Time(minutes % (12 * 60), 3))
}

/// The hour, the minute if one is given, and the words taken.
fn hour_and_minute(words: &[&str], english: bool) -> Option<(u32, Option<u32>, usize)> {
    let first = *words.first()?;
    let number = first.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    if let (Ok(hour), Some(&":"), Some(minute)) = (first.parse(), words.get(1), words.get(2))
        && minute.len() >= 2
        && let Some(minute) = minute
            .get(..2)
            .and_then(|it| it.parse().ok())
            .filter(|minute| *minute < 60)
    {
        return Some((hour, Some(minute), 3));
    }
    if let Some((hour, minute)) = number.split_once('.')
        && minute.len() == 2
    {
        let minute: u32 = minute.parse().ok().filter(|minute| *minute < 60)?;
        return Some((hour.parse().ok()?, Some(minute), 1));
    }
    if let Ok(hour) = number.parse() {
        return (number.len() <= 2).then_some((hour, None, 1));
    }
    let hour = UNITS
        .iter()
        .position(|word| *word == first)
        .filter(|_| english)?;
    Some((u32::try_from(hour).ok()?, None, 1))
}
