//! What the README says is so: its picture, its tables, its tour, its example case and its configuration.
//!
//! `TELLINGS_UPDATE=1 cargo test --test readme` writes the picture and the tables anew, for a person to read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by stopping"
)]

#[path = "readme/dependencies.rs"]
mod dependencies;
#[path = "readme/page.rs"]
mod page;
#[path = "readme/picture.rs"]
mod picture;
#[path = "readme/said.rs"]
mod said;
#[path = "readme/stage.rs"]
mod stage;
#[path = "readme/svg.rs"]
mod svg;
#[path = "readme/tables.rs"]
mod tables;
#[path = "readme/tour.rs"]
mod tour;
