//! New ids: ten signs of base 32, from randomness that is given as a value.

use crate::case::{Case, Id, Kind};

/// A row of new ids. The same seed gives the same row, so that a test can know them.
#[derive(Debug, Clone)]
pub struct Ids(u64);

impl Ids {
    /// A row from a seed; a random one where nobody is to guess or repeat the ids.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// An id that no record of the kind has.
    pub fn next(&mut self, case: &Case, kind: Kind) -> Id {
        loop {
            let id = Id::of_bits(self.bits());
            if case.place(kind, &id).is_none() {
                return id;
            }
        }
    }

    /// The next 64 bits (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}
