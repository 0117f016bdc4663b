//! What a difference is about; a finding may have any number of facets.

use super::word::words;

words! {
    /// One facet of a finding.
    Facet ("facet") {
        Occurrence = "occurrence", "did it happen at all";
        Actor = "actor", "who, how many acted";
        Action = "action", "what was done, how, with what force";
        Speech = "speech", "what was said, asked, offered, answered";
        Time = "time", "when it happened";
        Duration = "duration", "how long it took";
        Order = "order", "what came before what";
        Number = "number", "how many, how much";
        Place = "place", "where, direction, distance";
        State = "state", "injury, sobriety, light, condition";
        Cause = "cause", "why, motive";
        Knowledge = "knowledge", "who perceived or knew what";
        Duty = "duty", "rule, right, permission";
        Wording = "wording", "naming, loaded or minimising terms";
        Detail = "detail", "precision, rounding";
        Identity = "identity", "are these the same event";
    }
}

impl Facet {
    /// The letter that chooses the facet in the relation menu.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Occurrence => 'o',
            Self::Actor => 'a',
            Self::Action => 'c',
            Self::Speech => 's',
            Self::Time => 't',
            Self::Duration => 'd',
            Self::Order => 'r',
            Self::Number => 'n',
            Self::Place => 'p',
            Self::State => 'e',
            Self::Cause => 'y',
            Self::Knowledge => 'k',
            Self::Duty => 'u',
            Self::Wording => 'w',
            Self::Detail => 'l',
            Self::Identity => 'i',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Word;

    #[test]
    fn no_letter_chooses_two_facets() {
        let letters: std::collections::HashSet<_> = Facet::ALL.iter().map(|f| f.letter()).collect();
        assert_eq!(letters.len(), Facet::ALL.len());
    }
}
