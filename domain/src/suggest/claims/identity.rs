//! Ids of what is drafted: the same text gives the same ids.

use std::collections::HashSet;
use std::hash::BuildHasher;

use sha2::{Digest as _, Sha256};

use crate::case::Id;

/// The id of a claim: ten signs of the SHA-256 of its document's hash, the code
/// points where it starts and ends, and its source's id.
pub(super) fn claim(sha256: &[u8; 32], start: u64, end: u64, source: &Id) -> Id {
    let mut hash = Sha256::new();
    hash.update(sha256);
    hash.update(start.to_be_bytes());
    hash.update(end.to_be_bytes());
    hash.update(source.as_str());
    Id::of_hash(&hash.finalize().into())
}

/// An id that reads like a name, and that nobody has yet: "dion-hale", "dion-hale-2".
#[must_use]
pub fn named<S: BuildHasher>(name: &str, taken: &mut HashSet<String, S>) -> Option<Id> {
    let mut slug = String::new();
    for ch in name.chars().take(120) {
        let ch = ch.to_ascii_lowercase();
        if ch.is_ascii_alphanumeric() {
            slug.push(ch);
        } else if !slug.is_empty() && !slug.ends_with('-') && ch != '\'' && ch != '’' {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    let slug = if slug.is_empty() { "source" } else { slug };
    let mut spelling = slug.to_owned();
    let mut number = 2;
    while !taken.insert(spelling.clone()) {
        spelling = format!("{slug}-{number}");
        number += 1;
    }
    Id::new(&spelling).ok()
}
