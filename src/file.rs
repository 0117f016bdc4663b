//! tmp
pub mod documents;
