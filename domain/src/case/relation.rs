//! How two claims about one event relate: the word, its sign and its strength.

use super::word::words;

words! {
    /// The relation of a finding; exactly one. Silence is not a relation.
    #[derive(Default)]
    Relation ("relation") {
        #[default]
        Unclear = "unclear", "too vague to tell";
        Agree = "agree", "both would sign one sentence";
        Adds = "adds", "one gives more; nothing clashes";
        Tension = "tension", "both may be true, but only with an explanation";
        Contradict = "contradict", "no situation makes both true of the same event";
        Deny = "deny", "one side rejects the other's claim in so many words";
        PartAdmit = "part-admit", "accepts part, rejects part (a hint to split the claim)";
    }
}

impl Relation {
    /// The one-column sign of the relation.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Unclear => "?",
            Self::Agree => "=",
            Self::Adds => "+",
            Self::Tension => "~",
            Self::Contradict => "≠",
            Self::Deny => "¬",
            Self::PartAdmit => "±",
        }
    }

    /// The sign's twin for terminals without Unicode; also the key that sets the relation.
    #[must_use]
    pub fn ascii(self) -> char {
        match self {
            Self::Unclear => '?',
            Self::Agree => '=',
            Self::Adds => '+',
            Self::Tension => '~',
            Self::Contradict => '#',
            Self::Deny => '!',
            Self::PartAdmit => '%',
        }
    }

    /// How strongly the relation speaks for a row: the highest decides the row's sign.
    /// Neutral in the sense of TYPOLOGY: it orders signs, it judges nobody.
    #[must_use]
    pub fn strength(self) -> u8 {
        match self {
            Self::Unclear => 0,
            Self::Agree => 1,
            Self::Adds => 2,
            Self::Tension => 3,
            Self::PartAdmit => 4,
            Self::Deny => 5,
            Self::Contradict => 6,
        }
    }

    /// Whether the relation is a difference a reader wants to be led to (`J`, `K`):
    /// `tension` and everything stronger.
    #[must_use]
    pub fn differs(self) -> bool {
        self.strength() >= Self::Tension.strength()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Word;

    #[test]
    fn signs_are_all_different_in_both_scripts() {
        let signs: std::collections::HashSet<_> = Relation::ALL.iter().map(|r| r.sign()).collect();
        let ascii: std::collections::HashSet<_> = Relation::ALL.iter().map(|r| r.ascii()).collect();
        assert_eq!((signs.len(), ascii.len()), (7, 7));
        assert!(Relation::ALL.iter().all(|r| r.ascii().is_ascii()));
    }

    #[test]
    fn strength_orders_as_the_typology_says() {
        use Relation::{Adds, Agree, Contradict, Deny, PartAdmit, Tension, Unclear};
        let mut words = Relation::ALL.to_vec();
        words.sort_by_key(|r| std::cmp::Reverse(r.strength()));
        assert_eq!(
            words,
            [Contradict, Deny, PartAdmit, Tension, Adds, Agree, Unclear]
        );
    }
}
