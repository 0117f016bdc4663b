//! The sign of a row: its strongest finding, or why it has none.

use crate::case::{Case, Kind, Relation};
use crate::compare::panes::{Membership, Wanted};
use crate::compare::sides::{Side, Sides};

/// What the middle column says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowSign {
    /// The strongest relation somebody found between the panes.
    Judged(Relation),
    /// The strongest relation that is proposed between the panes; nobody has judged.
    Proposed(Relation),
    /// Both speak and nobody has judged.
    Unjudged,
    /// Only this side speaks.
    OneSided(Side),
    /// A claim without an event: there is nothing to compare it with.
    NotAligned,
}

impl RowSign {
    /// The sign; blank for a claim that is not aligned.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Judged(relation) | Self::Proposed(relation) => relation.sign(),
            Self::Unjudged => "?",
            Self::OneSided(_) => "·",
            Self::NotAligned => " ",
        }
    }

    /// The sign's twin for terminals without Unicode.
    #[must_use]
    pub fn ascii(self) -> char {
        match self {
            Self::Judged(relation) | Self::Proposed(relation) => relation.ascii(),
            Self::Unjudged => '?',
            Self::OneSided(_) => '.',
            Self::NotAligned => ' ',
        }
    }

    /// Whether a reader is led to the row as a difference.
    #[must_use]
    pub fn differs(self) -> bool {
        matches!(self, Self::Judged(relation) | Self::Proposed(relation) if relation.differs())
    }
}

/// Between which claims of a row a finding is looked for.
#[derive(Clone, Copy)]
pub(super) enum Where {
    Between,
    Within(Side),
}

/// The findings between the cells or within one, by place, in file order, each once.
pub(super) fn findings(
    case: &Case,
    members: &Membership,
    cells: Sides<&[u32]>,
    place: Where,
    wanted: Wanted,
) -> Vec<u32> {
    let from = match place {
        Where::Between => Side::Left,
        Where::Within(side) => side,
    };
    let claims = cells[from].iter();
    let mut found: Vec<u32> = claims
        .flat_map(|claim| case.findings_of(*claim as usize))
        .copied()
        .filter(|finding| stands(case, members, *finding, place, wanted))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether the finding relates the two panes, or two claims within one of them. Where a claim stands in both panes, a
/// finding on it is between them if it can be.
fn stands(case: &Case, members: &Membership, finding: u32, place: Where, wanted: Wanted) -> bool {
    let found = case.tables().findings.get(finding as usize);
    let Some(found) = found.filter(|it| wanted.takes(it.suggested)) else {
        return false;
    };
    let places = found
        .claims
        .each_ref()
        .map(|id| case.place(Kind::Claim, id));
    let [Some(one), Some(other)] = places else {
        return false;
    };
    let events = [one, other].map(|at| case.tables().claims.get(at as usize).map(|it| &it.event));
    let (one, other) = (members.side_of(one), members.side_of(other));
    let is_between = (one.left && other.right) || (one.right && other.left);
    let is_wanted = match place {
        Where::Between => is_between,
        Where::Within(side) => !is_between && one[side] && other[side],
    };
    is_wanted && events[0] == events[1]
}

/// Decided before proposed, then the strongest first.
pub(super) fn strongest_first(case: &Case, findings: &mut [u32]) {
    findings.sort_by_key(|at| {
        let finding = case.tables().findings.get(*at as usize);
        finding.map(|it| (it.suggested, std::cmp::Reverse(it.relation.strength())))
    });
}

/// The sign of the row with these cells: what somebody decided, else what is proposed.
pub(super) fn sign(
    case: &Case,
    members: &Membership,
    cells: Sides<&[u32]>,
    wanted: Wanted,
) -> RowSign {
    match cells.map(<[u32]>::is_empty) {
        Sides {
            left: false,
            right: true,
        } => RowSign::OneSided(Side::Left),
        Sides {
            left: true,
            right: false,
        } => RowSign::OneSided(Side::Right),
        _ => {
            let found = findings(case, members, cells, Where::Between, wanted).into_iter();
            let found = found.filter_map(|at| case.tables().findings.get(at as usize));
            let strongest = found.max_by_key(|it| (!it.suggested, it.relation.strength()));
            strongest.map_or(RowSign::Unjudged, |it| match it.suggested {
                false => RowSign::Judged(it.relation),
                true => RowSign::Proposed(it.relation),
            })
        }
    }
}
