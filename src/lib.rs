//! tellings: read conflicting accounts of one matter side by side.

pub mod app;
pub mod case;
pub mod cli;
pub mod compare;
pub mod file;
pub mod terminal;
pub mod text;
pub mod view;
