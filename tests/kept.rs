//! Whatever is typed and whenever the program is killed, what its screen had shown is kept.
//!
//! Somebody types anything that means something into the real program, in a pseudo-terminal, and kills it (SIGKILL) at
//! random moments. The promise that is checked: **a change that the screen had shown, as the line that tells it or in the
//! rows it altered, is in the case when it is opened again; what is there besides was typed, in the order it was typed; the
//! file on the disk is at every moment a whole case, one that was reached by typing, and every table that nobody touched
//! stands in it byte for byte.** SIGKILL takes nothing that was written: what a loss of power could take is another matter,
//! and the order of writing and waiting for the medium is held by the sweep of the file layer.
//!
//! `TELLINGS_KILLS=10000 cargo test --release --test kept -- --ignored --nocapture` is the long run; `TELLINGS_SEED_OF_DICE`
//! begins another one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test that cannot go on says so by stopping"
)]
#![cfg(unix)]

#[allow(dead_code, reason = "no single user needs the whole harness")]
mod support {
    pub(crate) mod given;
    pub(crate) mod home;
    pub(crate) mod keys;
    pub(crate) mod look;
    pub(crate) mod pty;
    pub(crate) mod replies;
    pub(crate) mod restored;
    pub(crate) mod start;
    pub(crate) mod watch;
}
#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

mod kills {
    pub(crate) mod actions;
    pub(crate) mod anybody;
    pub(crate) mod chain;
    pub(crate) mod judging;
    pub(crate) mod lantern;
    pub(crate) mod left;
    pub(crate) mod same;
    pub(crate) mod seen;
    pub(crate) mod story;
    pub(crate) mod tally;
}

use kills::actions::CHANGING;
use kills::chain;
use kills::lantern;
use kills::story::Story;
use std::collections::BTreeSet;
use support::given::Sizes;

/// How many kills a run makes at least, from the environment.
fn wanted(name: &str, usual: u64) -> u64 {
    let told = std::env::var(name).ok();
    told.map_or(usual, |it| it.parse().expect("a number"))
}

#[test]
fn what_the_screen_had_shown_is_there_after_a_kill_at_any_moment() {
    let tally = chain::run(40, wanted("TELLINGS_SEED_OF_DICE", 1), 4);
    println!("{tally}");
    tally.assert_nothing_lost();
}

#[test]
#[ignore = "minutes: the run of at least 10,000 kills"]
fn ten_thousand_kills_lose_nothing() {
    let kills = wanted("TELLINGS_KILLS", 10_000);
    let tally = chain::run(kills, wanted("TELLINGS_SEED_OF_DICE", 1), 6);
    println!("{tally}");
    tally.assert_nothing_lost();
}

/// Every key that changes a case is among those that are typed: the driver leaves nothing out.
#[test]
fn somebody_who_types_anything_makes_every_kind_of_change() {
    let home = lantern::home();
    let mut made = BTreeSet::new();
    let mut missing = CHANGING.to_vec();
    for seed in 1..400 {
        let mut dice = Sizes(seed);
        let mut story = Story::begin(home.path());
        for _ in 0..25 {
            story.say_rather(&mut dice, &missing);
        }
        made.extend(story.made_by());
        missing.retain(|it| !made.contains(it.entry().name));
        // Beyond that, what else makes a change is looked for.
        if missing.is_empty() && seed > 12 {
            break;
        }
    }
    println!("{} kinds of change", made.len());
    assert_eq!(missing, [], "never made a change; made: {made:?}");
    let unlisted: Vec<_> = made
        .iter()
        .filter(|name| !CHANGING.iter().any(|it| it.entry().name == **name))
        .collect();
    assert_eq!(unlisted, [&""; 0], "made a change and are not in the list");
}
