//! Events out of pairs: the likeliest first, joined as long as nothing that a person decided, and no account's own order, forbids it.

mod common;
mod events;
mod firm;
mod links;
mod order;
mod pointing;
#[cfg(test)]
mod tests;

pub use common::Common;
pub use events::{Event, Events, LEAST, events};
pub use firm::keep_firm;
pub use links::Links;
pub use order::merged;
pub use pointing::join_pointing;
