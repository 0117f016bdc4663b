//! tmp
use crate::case::Case;
use std::ops::Range;
/// t
#[derive(Debug, Clone)]
pub struct Needle;
/// t
#[derive(Debug, Clone)]
pub struct Hit;
/// t
pub enum Where {}
impl Needle {
    /// t
    pub fn new(_: &str) -> Option<Self> {
        Some(Self)
    }
    /// t
    pub fn ranges(&self, _: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
    /// t
    pub fn step(&self, _: &Case, _: Option<&Hit>, _: bool) -> Option<Hit> {
        None
    }
}
