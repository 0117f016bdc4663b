//! The domain of tellings: cases, texts, how accounts compare, what the program proposes, what a reader decides.
//!
//! It knows neither disk nor terminal. The crate `tellings` draws the map of the whole and names these modules as its own;
//! whoever writes a program against the library names them there.

pub mod case;
pub mod text;

pub mod compare;

pub mod suggest;

pub mod annotate;
