//! Where a key means something: a screen, or what lies over it.

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen.
    Everywhere,
    /// In Compare.
    Compare,
    /// In Read.
    Read,
    /// In Read while words are selected.
    Selecting,
    /// On a claim, in Compare as in Read.
    Claim,
    /// In a record's card.
    Card,
    /// On the chain of a claim.
    Chain,
    /// In Review.
    Review,
    /// On the quotes of a document that gets a new version.
    Versions,
}

impl Place {
    /// Where a reader can be.
    const SCREENS: [Self; 7] = [
        Self::Compare,
        Self::Read,
        Self::Selecting,
        Self::Card,
        Self::Chain,
        Self::Review,
        Self::Versions,
    ];

    /// Whether a key bound here means something on a screen. While words are selected Read's keys do, so that every motion
    /// extends the selection; those on a claim do not.
    #[must_use]
    pub fn holds(self, screen: Self) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Read => matches!(screen, Self::Read | Self::Selecting),
            Self::Claim => matches!(screen, Self::Compare | Self::Read),
            Self::Compare
            | Self::Selecting
            | Self::Card
            | Self::Chain
            | Self::Review
            | Self::Versions => screen == self,
        }
    }

    /// Whether there is a screen where keys bound here and keys bound there both mean something.
    pub(super) fn meets(self, other: Self) -> bool {
        let both = |screen: &Self| self.holds(*screen) && other.holds(*screen);
        Self::SCREENS.iter().any(both)
    }

    /// As help prints it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Compare => "Compare",
            Self::Read => "Read",
            Self::Selecting => "Read, selecting",
            Self::Claim => "on a claim",
            Self::Card => "card",
            Self::Chain => "chain",
            Self::Review => "Review",
            Self::Versions => "new version",
        }
    }
}
