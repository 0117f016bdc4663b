//! Work that is put off until it is quiet, but not for ever.

use std::time::{Duration, Instant};

/// A piece of work that is asked for again and again and done once.
#[derive(Debug)]
pub(super) struct PutOff {
    /// How long nobody may have asked for it.
    rest: Duration,
    /// How long it waits at most.
    longest: Duration,
    /// When it was asked for first and last.
    asked: Option<(Instant, Instant)>,
}

impl PutOff {
    /// Work that nobody has asked for yet.
    pub(super) const fn new(rest: Duration, longest: Duration) -> Self {
        Self {
            rest,
            longest,
            asked: None,
        }
    }

    /// Asks for it.
    pub(super) fn ask(&mut self, now: Instant) {
        let first = self.asked.map_or(now, |(first, _)| first);
        self.asked = Some((first, now));
    }

    /// When it is to be done, if anybody asked for it.
    pub(super) fn due(&self) -> Option<Instant> {
        let (first, last) = self.asked?;
        Some((last + self.rest).min(first + self.longest))
    }

    /// Takes it up when it is due; whether it is. Nobody has asked for it any more then.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        let due = self.due().is_some_and(|due| due <= now);
        if due {
            self.asked = None;
        }
        due
    }

    /// It did not succeed: tries again as late as may be.
    pub(super) fn try_later(&mut self, now: Instant) {
        let asked = now + self.longest.saturating_sub(self.rest);
        self.asked = Some((asked, asked));
    }

    /// It is done, or no longer wanted.
    pub(super) fn done(&mut self) {
        self.asked = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn it_is_done_at_rest_and_under_steady_asking_at_the_latest() {
        let start = Instant::now();
        let mut work = PutOff::new(SECOND, 10 * SECOND);
        assert_eq!(work.due(), None);
        for at in 0..=9u32 {
            work.ask(start + at * SECOND);
            assert_eq!(work.due(), Some(start + (at + 1) * SECOND));
        }
        work.ask(start + 9 * SECOND + SECOND / 2);
        assert_eq!(work.due(), Some(start + 10 * SECOND));
        assert!(!work.take(start + 9 * SECOND));
        assert!(work.take(start + 10 * SECOND));
        assert_eq!(work.due(), None, "it is done once");
    }

    #[test]
    fn what_failed_is_tried_again_late_and_not_in_haste() {
        let start = Instant::now();
        let mut work = PutOff::new(SECOND, 10 * SECOND);
        work.try_later(start);
        assert_eq!(work.due(), Some(start + 10 * SECOND));
        work.done();
        assert!(!work.take(start + 20 * SECOND));
    }
}
