//! Ids: the names by which tables of a case refer to each other.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An id of a document, source, event or claim: `[A-Za-z0-9_-]{1,64}`, unique per kind.
/// Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The longest id, in code points (all of them ASCII).
    pub const MAX: usize = 64;

    /// The id spelled so.
    ///
    /// # Errors
    /// When the spelling is empty, longer than [`Id::MAX`] or holds another sign than
    /// ASCII letters, digits, `_` and `-`.
    pub fn new(spelling: &str) -> Result<Self, BadId> {
        let fits = (1..=Self::MAX).contains(&spelling.len())
            && spelling
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if fits {
            Ok(Self(spelling.into()))
        } else {
            Err(BadId)
        }
    }

    /// The id of 50 bits, the lowest first: ten signs of Crockford's base 32 in lower case, of which none is mistaken for
    /// another.
    #[must_use]
    pub fn of_bits(bits: u64) -> Self {
        const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let sign = |at: u32| {
            let index = usize::try_from(bits >> (5 * at) & 31).unwrap_or(0);
            SIGNS.get(index).map_or('0', |sign| char::from(*sign))
        };
        let spelling: String = (0..10).map(sign).collect();
        Self(spelling.into())
    }

    /// The id of a hash, by its first 64 bits: the same for the same thing.
    #[must_use]
    pub fn of_hash(hash: &[u8; 32]) -> Self {
        let first = hash.iter().take(8);
        Self::of_bits(first.fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    }

    /// The spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What was given as an id is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id has 1 to 64 signs, each a letter A-Z a-z, a digit, _ or -")
    }
}

impl std::error::Error for BadId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_ascii_without_spaces() {
        assert_eq!(
            Id::new("k3f9q2").map(|id| id.to_string()),
            Ok("k3f9q2".into())
        );
        assert!(Id::new(&"x".repeat(64)).is_ok());
        for bad in ["", "a b", "é", "a/b", "a\u{1b}", &"x".repeat(65)] {
            assert_eq!(Id::new(bad), Err(BadId), "{bad:?}");
        }
    }
}
