//! The measuring itself: times to a frame, times from a key, bytes, memory.

use super::contestant::{Contestant, Wish};
use crate::harness::pty::Session;
use std::time::{Duration, Instant};

/// No frame takes longer than this, else the measure is given up.
const LIMIT: Duration = Duration::from_secs(15);
/// Nothing more comes for one key after this silence.
const CALM: Duration = Duration::from_millis(10);

/// The middle of `values`; `None` of nothing.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 50)
}

/// The value that `part` of a hundred do not exceed (nearest rank).
pub(crate) fn percentile(values: &[f64], part: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * part).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

fn milliseconds(from: Instant, to: Instant) -> f64 {
    to.saturating_duration_since(from).as_secs_f64() * 1000.0
}

/// Starts `who` and waits for its first frame: the session and the milliseconds since the start.
pub(crate) fn opened(who: &Contestant) -> Option<(Session, f64)> {
    open_until(who, who.first_frame())
}

/// Starts `who` and waits until the screen is as wished.
pub(crate) fn open_until(who: &Contestant, wish: Wish) -> Option<(Session, f64)> {
    let session = who.start().open();
    let seen = session.seen_at(LIMIT, wish);
    let Some(seen) = seen else {
        eprintln!(
            "{}: no frame within {} s; its screen:\n{}",
            who.name,
            LIMIT.as_secs(),
            session.screen()
        );
        return None;
    };
    let taken = milliseconds(session.started(), seen);
    Some((session, taken))
}

/// Ends a session as a person does, so that no swap file stays behind; kills it when it does not listen.
pub(crate) fn close(who: &Contestant, mut session: Session) {
    session.quiet(CALM);
    session.type_keys(who.quit);
    if session.ended_within(Duration::from_secs(3)).is_none() {
        eprintln!("{}: killed, it did not quit", who.name);
    }
}

/// Milliseconds to the frame of `wish` for each of `who`, in turn, `rounds` times; a contestant that fails once is left out.
pub(crate) fn frames(
    who: &[&Contestant],
    rounds: usize,
    wish: impl Fn(&Contestant) -> Wish,
) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::new(); who.len()];
    let mut failed = vec![false; who.len()];
    for _ in 0..rounds {
        for ((contestant, times), failed) in who.iter().zip(&mut times).zip(&mut failed) {
            if *failed {
                continue;
            }
            if let Some((session, taken)) = open_until(contestant, wish(contestant)) {
                times.push(taken);
                close(contestant, session);
            } else {
                times.clear();
                *failed = true;
            }
        }
    }
    times
}

/// What came back for single keys.
#[derive(Default)]
pub(crate) struct Keys {
    /// Milliseconds from the key to the first byte, for each key that was answered.
    pub(crate) times: Vec<f64>,
    /// Bytes written for each key.
    pub(crate) bytes: Vec<f64>,
}

/// Types each of `keys` alone and waits for calm after it.
pub(crate) fn single_keys<'a>(session: &Session, keys: impl IntoIterator<Item = &'a str>) -> Keys {
    let mut found = Keys::default();
    for key in keys {
        let before = session.written_length();
        let Some(sent) = session.send_timed(key.as_bytes().to_vec()) else {
            break;
        };
        session.more_than(before, Duration::from_millis(200));
        session.quiet(CALM);
        if let Some(first) = session.first_after(before) {
            found.times.push(milliseconds(sent, first));
        }
        let bytes = u32::try_from(session.written_length() - before).unwrap_or(u32::MAX);
        found.bytes.push(bytes.into());
    }
    found
}

/// `count` moves: forty rows down, forty up, so that a small case has rows enough.
pub(crate) fn moves(count: usize) -> impl Iterator<Item = &'static str> {
    (0..count).map(|step| {
        if (step / 40).is_multiple_of(2) {
            "j"
        } else {
            "k"
        }
    })
}

/// Milliseconds from sending `count` `j` at once until `sign`, which names the place they lead to, stands on the screen.
pub(crate) fn queued(session: &Session, count: usize, sign: &'static str) -> Option<f64> {
    session.quiet(Duration::from_millis(200));
    let sent = session.send_timed(vec![b'j'; count])?;
    let there = session.seen_at(LIMIT, move |screen| screen.contents().contains(sign))?;
    Some(milliseconds(sent, there))
}

/// The program's highest memory in MiB (`VmHWM` of /proc/PID/status), where there is /proc.
pub(crate) fn peak_memory(session: &Session) -> Option<f64> {
    peak_memory_of(session.process())
}

/// The same of a process.
pub(crate) fn peak_memory_of(process: impl std::fmt::Display) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}
