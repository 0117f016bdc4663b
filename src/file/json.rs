//! tmp
use super::documents::DocumentText;
use crate::case::Tables;
use crate::text::anchor::Anchor;
use std::sync::Arc;
/// t
pub fn case(
    _: &Tables,
    _: &[Option<Arc<DocumentText>>],
    _: &[Option<Anchor>],
) -> serde_json::Value {
    serde_json::Value::Null
}
