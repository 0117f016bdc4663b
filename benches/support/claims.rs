//! Annotating a big case in Read: a motion, the list of events, the claim saved.

use super::contestant::Contestant;
use super::generate::Made;
use super::measure::{close, median, open_until, single_keys};
use crate::harness::home::Home;
use std::fs;
use std::time::Duration;

/// How many claims are made.
const CLAIMS: usize = 20;

/// The middle of the milliseconds from each key to the first byte of its frame.
pub(crate) struct Annotating {
    /// The next sentence selected.
    pub(crate) selecting: Option<f64>,
    /// A digit: the list of events.
    pub(crate) asking: Option<f64>,
    /// Enter: the claim is in the journal and on the screen.
    pub(crate) claimed: Option<f64>,
}

/// Makes claims in a copy of the case.
pub(crate) fn annotate(made: &Made, marker: &str) -> Option<Annotating> {
    let home = Home::new();
    let case = home.path().join("case.toml");
    fs::copy(&made.case, &case).ok()?;
    fs::hard_link(&made.document, home.path().join("document.txt")).ok()?;
    let who = Contestant::ours(&case, marker);
    let (session, _) = open_until(&who, who.loaded())?;
    session.quiet(Duration::from_millis(200));
    single_keys(&session, ["g", "r"]);
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..CLAIMS {
        single_keys(&session, ["j"]);
        for (key, times) in ["s", "1", "\r"].into_iter().zip(&mut times) {
            times.extend(single_keys(&session, [key]).times);
        }
    }
    close(&who, session);
    let [selecting, asking, claimed] = times.map(|it| median(&it));
    Some(Annotating {
        selecting,
        asking,
        claimed,
    })
}
