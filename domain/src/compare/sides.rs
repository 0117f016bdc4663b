//! Two of anything, one a side. Left and right are neutral: never old and new, never first and second.

use std::ops::{Index, IndexMut};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The pane on the left; on a narrow screen the upper cell.
    Left,
    /// The pane on the right; on a narrow screen the lower cell.
    Right,
}

impl Side {
    /// Both, in reading order.
    pub const ALL: [Self; 2] = [Self::Left, Self::Right];

    /// The side across.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The side's name, as screens and messages say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// One thing a side, indexed by [`Side`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Sides<T> {
    /// The left one.
    pub left: T,
    /// The right one.
    pub right: T,
}

impl<T> Sides<T> {
    /// What `make` makes of either side.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Self {
            left: make(Side::Left),
            right: make(Side::Right),
        }
    }

    /// Both changed alike.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            left: change(self.left),
            right: change(self.right),
        }
    }

    /// Each beside its counterpart of `other`.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides {
            left: (self.left, other.left),
            right: (self.right, other.right),
        }
    }

    /// The two exchanged.
    #[must_use]
    pub fn swap(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
        }
    }

    /// Both by reference.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            left: &self.left,
            right: &self.right,
        }
    }

    /// Both with their side, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        [(Side::Left, &self.left), (Side::Right, &self.right)].into_iter()
    }
}

impl<T> Index<Side> for Sides<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for Sides<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_to_one_side_is_done_to_the_other() {
        let words = Sides {
            left: "lamp",
            right: "bell",
        };
        assert_eq!(words[Side::Left.other()], "bell");
        assert_eq!(words.map(str::len).zip(words).right, (4, "bell"));
        assert_eq!(words.swap().swap(), words);
        assert_eq!(Sides::from_fn(|side| words[side]), words);
    }
}
