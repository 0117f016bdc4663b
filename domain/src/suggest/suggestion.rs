//! What is proposed: two claims of one event, a finding, a silence, one person behind two sources.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::case::words;
use crate::case::{Facet, Id, Relation};

words! {
    /// How sure a suggestion is, in words.
    Band ("band") {
        Likely = "likely", "nine in ten or more are right";
        Possible = "possible", "more likely right than wrong";
        Faint = "faint", "worth a look, more likely wrong";
    }
}

impl Band {
    /// The band of a probability.
    #[must_use]
    pub fn of(p: f64) -> Self {
        match p {
            p if p >= 0.9 => Self::Likely,
            p if p >= 0.5 => Self::Possible,
            _ => Self::Faint,
        }
    }
}

/// Some words of a claim that a rule fired on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The claim.
    pub claim: Id,
    /// Bytes of the words it was scored on: its quote, else its text.
    pub range: Range<usize>,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Two claims speak of one event.
    Align {
        /// The two claims, the one that stands first in the file first.
        claims: [Id; 2],
    },
    /// How two claims of one event relate.
    Finding {
        /// The two claims, the one that stands first in the file first.
        claims: [Id; 2],
        /// How they relate.
        relation: Relation,
        /// What the difference is about.
        facets: Vec<Facet>,
        /// The words on both sides that say so.
        words: Vec<Marked>,
    },
    /// An account leaves out what another tells between two events of which both tell.
    Silence {
        /// Whose account.
        source: Id,
        /// On what.
        event: Id,
    },
    /// Two sources are one person.
    Source {
        /// The two sources, the one that stands first in the file first.
        sources: [Id; 2],
    },
}

impl What {
    /// The kind as JSON, and a declined suggestion in the case, name it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Align { .. } => "align",
            Self::Finding { .. } => "finding",
            Self::Silence { .. } => "silence",
            Self::Source { .. } => "source",
        }
    }

    /// The ids it is about.
    #[must_use]
    pub fn about(&self) -> [&Id; 2] {
        match self {
            Self::Align { claims: two }
            | Self::Finding { claims: two, .. }
            | Self::Source { sources: two } => two.each_ref(),
            Self::Silence { source, event } => [source, event],
        }
    }
}

/// One suggestion.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What is proposed.
    pub what: What,
    /// How likely it is right, 0 to 1; none where that cannot be said.
    pub p: Option<f64>,
    /// The rule and the words, in one line.
    pub why: String,
}

impl Suggestion {
    /// A name that stays as long as the suggestion is about the same: an id of a hash over kind and ids.
    #[must_use]
    pub fn id(&self) -> Id {
        let [one, other] = self.what.about();
        let mut hash = Sha256::new();
        for part in [self.what.kind(), "\n", one.as_str(), "\n", other.as_str()] {
            hash.update(part);
        }
        Id::of_hash(&hash.finalize().into())
    }
}

/// The claims of one source that a claim may belong with, the likeliest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The claim.
    pub claim: Id,
    /// The other source.
    pub source: Id,
    /// Its claims with their probability.
    pub ranked: Vec<(Id, f64)>,
}

/// Everything that is proposed for a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Suggestions {
    /// The suggestions: alignments, findings, silences, people, each in the order of the case.
    pub list: Vec<Suggestion>,
    /// The ranked short lists that were asked for.
    pub candidates: Vec<Ranking>,
    /// The events that the alignments make, in their merged order: places of claims. Claims that stand alone are not here.
    pub events: Vec<Vec<u32>>,
}

/// A probability as it is printed: no more digits than it is worth.
#[must_use]
pub fn rounded(p: f64) -> f64 {
    (p * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Word as _;

    #[test]
    fn an_id_is_ten_signs_and_depends_on_kind_and_ids_only() {
        let id = |id: &str| Id::new(id).unwrap();
        let align = |p| Suggestion {
            what: What::Align {
                claims: [id("a"), id("b")],
            },
            p: Some(p),
            why: String::new(),
        };
        let source = Suggestion {
            what: What::Source {
                sources: [id("a"), id("b")],
            },
            p: None,
            why: String::new(),
        };
        assert_eq!(align(0.5).id(), align(0.9).id());
        assert_ne!(align(0.5).id(), source.id());
        assert_eq!(source.id().as_str().len(), 10);
    }

    #[test]
    fn bands_part_at_nine_in_ten_and_at_a_half() {
        let bands = [0.95, 0.9, 0.899, 0.5, 0.49].map(|p| Band::of(p).spelling());
        assert_eq!(bands, ["likely", "likely", "possible", "possible", "faint"]);
    }
}
