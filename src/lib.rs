//! tellings: read conflicting accounts of one matter side by side.

pub mod case;
pub mod text;
pub mod compare;
pub mod file;
pub mod app;
pub mod view;
pub mod terminal;
pub mod cli;
