//! The speed the README promises, measured in one pseudo-terminal of 200 × 60 beside vim, less and csvlens.
//!
//! `cargo bench` prints one table; `cargo bench -- peers` leaves tellings itself out,
//! `frames`, `loaded`, `read`, `keys`, `ahead`, `memory`, `claims`, `save` or `suggest` measure only that. No number is a test: machines differ.

#[path = "../tests/support"]
#[allow(dead_code, reason = "no single user needs the whole harness")]
mod harness {
    pub(crate) mod home;
    pub(crate) mod keys;
    pub(crate) mod look;
    pub(crate) mod pty;
    pub(crate) mod replies;
    pub(crate) mod restored;
    pub(crate) mod start;
    pub(crate) mod watch;
}
mod support {
    pub(crate) mod accounts;
    pub(crate) mod claims;
    pub(crate) mod contestant;
    pub(crate) mod generate;
    pub(crate) mod measure;
    pub(crate) mod promise;
    pub(crate) mod save;
    pub(crate) mod suggesting;
    pub(crate) mod table;
    pub(crate) mod words;
}

use std::env::args;
use std::io;
use support::generate::made;
use support::promise::Bench;
use support::suggesting;
use support::table;

/// One measurement with its rows.
type Part = fn(&Bench) -> Vec<table::Row>;

const MB: usize = 1_000_000;

fn main() -> io::Result<()> {
    if !args().any(|argument| argument == "--bench") {
        println!("skipped: measured by `cargo bench` only");
        return Ok(());
    }
    let mut bench = Bench {
        small: made(1_000, MB)?,
        middle: made(10_000, MB)?,
        big: made(100_000, MB)?,
        long: made(1_000, 100 * MB)?,
        with_ours: !args().any(|argument| argument == "peers"),
    };
    bench.look_at_the_field();
    let parts: [(&str, Part); 9] = [
        ("frames", Bench::first_frames),
        ("loaded", Bench::everything_loaded),
        ("read", Bench::read_a_long_document),
        ("keys", Bench::keys),
        ("ahead", Bench::typed_ahead),
        ("memory", Bench::memory),
        ("claims", Bench::claims),
        ("save", Bench::saving),
        ("suggest", suggesting::rows),
    ];
    let named = |name: &str| args().any(|argument| argument == name);
    let some = parts.iter().any(|(name, _)| named(name));
    let chosen = parts.iter().filter(|(name, _)| !some || named(name));
    let rows: Vec<_> = chosen.flat_map(|(_, part)| part(&bench)).collect();
    table::print(&rows);
    Ok(())
}
