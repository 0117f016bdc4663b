//! What is done with any bytes, and what must hold then: for the fuzz targets (`fuzz/`) and the tests (`tests/fuzzed.rs`).

#![allow(dead_code, reason = "a fuzz target uses one of them")]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on says so by stopping"
)]

pub(crate) mod case;
pub(crate) mod draft;
pub(crate) mod journal;
pub(crate) mod keys;
mod memory;
#[path = "../support/session.rs"]
mod session;
pub(crate) mod text;
mod unit;
mod wishes;
mod within;
