//! tmp
use super::Rows;
use crate::case::Case;
/// t
pub fn of_event(_: &Case, _: u32) -> String {
    String::new()
}
/// t
pub fn side_word(_: &Rows, _: u32) -> &'static str {
    ""
}
