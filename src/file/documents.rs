//! tmp
use crate::text::place::CodePoints;
/// t
#[derive(Debug)]
pub struct DocumentText { /// t
 pub text: String, /// t
 pub points: CodePoints }
