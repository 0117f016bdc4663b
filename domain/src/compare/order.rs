//! In which order an account tells its events, and which of them another account tells elsewhere.

use super::sides::Sides;

/// One event's position in an account's own order: the `nth` (from 1) `of` so many events the account tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub nth: u32,
    /// How many events the account tells.
    pub of: u32,
}

impl std::fmt::Display for Position {
    /// "3rd of 7".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ending = match (self.nth % 10, self.nth % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        write!(f, "{}{ending} of {}", self.nth, self.of)
    }
}

/// Where each event of the rows stands in either account's own order, by row; `None` where it does not tell it.
/// `first` is the reading key of an account's first mention of each row's event.
pub(super) fn positions(first: &[Option<(u64, u32)>]) -> Vec<Option<Position>> {
    let told = (0usize..).zip(first);
    let mut told: Vec<(u64, u32, usize)> = told
        .filter_map(|(row, key)| key.map(|(key, claim)| (key, claim, row)))
        .collect();
    told.sort_unstable();
    let of = u32::try_from(told.len()).unwrap_or(u32::MAX);
    let mut positions = vec![None; first.len()];
    for (nth, (_, _, row)) in (1u32..).zip(told) {
        positions[row] = Some(Position { nth, of });
    }
    positions
}

/// The rows that depart: of the rows both accounts tell, the fewest without which both tell the rest in one order.
/// In the order of the rows.
#[must_use]
pub fn departing(positions: Sides<&[Option<Position>]>) -> Vec<usize> {
    let pairs = positions.left.iter().zip(positions.right).enumerate();
    let mut both: Vec<(u32, u32, usize)> = pairs
        .filter_map(|(row, (left, right))| Some(((*left)?.nth, (*right)?.nth, row)))
        .collect();
    both.sort_unstable();
    let right: Vec<u32> = both.iter().map(|(_, right, _)| *right).collect();
    let mut stays = vec![false; both.len()];
    for at in longest_rise(&right) {
        stays[at] = true;
    }
    let rows = both.iter().zip(stays).filter(|(_, stays)| !stays);
    let mut departing: Vec<usize> = rows.map(|((_, _, row), _)| *row).collect();
    departing.sort_unstable();
    departing
}

/// The places of a longest strictly rising run of `values`, not necessarily neighbours, in O(n log n)
/// (Fredman, "On computing the length of longest increasing subsequences", 1975).
fn longest_rise(values: &[u32]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let long = tails.partition_point(|tail| values[*tail] < *value);
        before.push(long.checked_sub(1).map(|shorter| tails[shorter]));
        if long == tails.len() {
            tails.push(at);
        } else {
            tails[long] = at;
        }
    }
    let mut rise: Vec<usize> =
        std::iter::successors(tails.last().copied(), |at| before[*at]).collect();
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The departing rows of two accounts, each a list of rows in the order it tells them.
    fn departing_of(rows: usize, left: &[usize], right: &[usize]) -> Vec<usize> {
        let positions = |told: &[usize]| {
            let mut first = vec![None; rows];
            for (key, row) in (0u64..).zip(told) {
                first[*row] = Some((key, 0));
            }
            super::positions(&first)
        };
        departing(Sides {
            left: &positions(left),
            right: &positions(right),
        })
    }

    #[test]
    fn an_event_told_last_here_and_first_there_departs_and_the_rest_stays() {
        assert_eq!(departing_of(4, &[0, 1, 2, 3], &[3, 0, 1, 2]), [3]);
        assert_eq!(departing_of(4, &[0, 1, 2, 3], &[0, 1, 2, 3]), [0; 0]);
    }

    #[test]
    fn what_only_one_account_tells_departs_from_nothing() {
        assert_eq!(departing_of(5, &[0, 1, 2], &[4, 3, 0, 2]), [0; 0]);
    }

    #[test]
    fn positions_read_as_they_are_spoken() {
        let said = |nth| Position { nth, of: 112 }.to_string();
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 101, 111].map(said).join(", "),
            "1st of 112, 2nd of 112, 3rd of 112, 4th of 112, 11th of 112, 12th of 112, 13th of 112, 21st of 112, \
             101st of 112, 111th of 112"
        );
    }

    proptest! {
        #[test]
        fn no_smaller_set_of_departing_rows_would_do(right in Just((0..7usize).collect::<Vec<_>>()).prop_shuffle()) {
            let left: Vec<usize> = (0..7).collect();
            let departing = departing_of(7, &left, &right);
            let rises = |kept: u32| {
                let told: Vec<usize> = right.iter().copied().filter(|row| kept & 1 << row != 0).collect();
                told.is_sorted()
            };
            let kept = (0..7).filter(|row| !departing.contains(row)).fold(0u32, |kept, row| kept | 1 << row);
            prop_assert!(rises(kept));
            let most = (0u32..128).filter(|kept| rises(*kept)).map(u32::count_ones).max();
            prop_assert_eq!(Some(kept.count_ones()), most);
        }
    }
}
