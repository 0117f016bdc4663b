//! The speed the README promises, measured in one pseudo-terminal of 200 × 60 beside vim, less and csvlens.
//!
//! `cargo bench` prints one table; `cargo bench -- peers` leaves tellings itself out. No number is a test: machines differ.

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
    pub(crate) mod contestant;
    pub(crate) mod generate;
    pub(crate) mod measure;
    pub(crate) mod promise;
    pub(crate) mod save;
    pub(crate) mod table;
    pub(crate) mod words;
}

use std::env::args;
use std::io;
use support::generate::made;
use support::promise::Bench;
use support::table;

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
    let parts: [fn(&Bench) -> Vec<table::Row>; 7] = [
        Bench::first_frames,
        Bench::everything_loaded,
        Bench::read_a_long_document,
        Bench::keys,
        Bench::typed_ahead,
        Bench::memory,
        Bench::saving,
    ];
    let rows: Vec<_> = parts.iter().flat_map(|part| part(&bench)).collect();
    table::print(&rows);
    Ok(())
}
