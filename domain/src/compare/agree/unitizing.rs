//! Krippendorff's alpha for unitizing: whether two people cut the same units out of a text.

use crate::compare::sides::{Side, Sides};
use std::ops::Range;

/// The disagreement of two people on which stretches of one text are units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unitizing {
    /// How many units each has.
    pub units: Sides<usize>,
    /// The observed disagreement.
    pub observed: f64,
    /// The disagreement expected by chance.
    pub expected: f64,
}

impl Unitizing {
    /// `alpha_U` of one category, "claimed" (Klaus Krippendorff, "On the reliability of unitizing continuous data",
    /// Sociological Methodology 25, 1995; the formulas as in "Measuring the reliability of qualitative text analysis data",
    /// Quality & Quantity 38, 2004). The continuum is all documents end to end, in code points; claims of one annotator
    /// that overlap are one unit, since units of one category must not. At most 1; 0 is chance. `None`, undefined, where
    /// nobody has a unit or a unit could stand nowhere else.
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }
}

/// A unit or a gap between units.
#[derive(Clone, Copy)]
struct Section {
    start: usize,
    end: usize,
    is_unit: bool,
}

impl Section {
    fn length(self) -> usize {
        self.end - self.start
    }
}

pub(super) fn unitizing(placed: &Sides<Vec<(Range<usize>, u32)>>, length: usize) -> Unitizing {
    let sections = placed.as_ref().map(|list| sections(list, length));
    Unitizing {
        units: sections
            .as_ref()
            .map(|list| list.iter().filter(|it| it.is_unit).count()),
        observed: observed(&sections, length),
        expected: expected(&sections, length),
    }
}

/// The whole continuum as units and gaps. Claims that only touch stay apart.
fn sections(placed: &[(Range<usize>, u32)], length: usize) -> Vec<Section> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for (place, _) in placed {
        match units.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => units.push(place.clone()),
        }
    }
    let mut sections = Vec::with_capacity(2 * units.len() + 1);
    let mut section = |range: Range<usize>, is_unit| {
        if !range.is_empty() {
            sections.push(Section {
                start: range.start,
                end: range.end,
                is_unit,
            });
        }
    };
    let mut at = 0;
    for unit in units {
        section(at..unit.start, false);
        at = unit.end;
        section(unit, true);
    }
    section(at..length, false);
    sections
}

/// The mean squared difference of sections that meet. Of two units: of their starts and of their ends; of a unit within a
/// gap: its length.
fn observed(sections: &Sides<Vec<Section>>, length: usize) -> f64 {
    let (mut left, mut right) = (
        sections.left.iter().peekable(),
        sections.right.iter().peekable(),
    );
    let mut sum = 0.0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        sum += distance(**one, **other);
        let (one, other) = (one.end, other.end);
        if one <= other {
            left.next();
        }
        if other <= one {
            right.next();
        }
    }
    // Two observers: the sum over both orders of them over m (m - 1) L² is the sum over one order over L².
    sum / square(length).max(1.0)
}

fn distance(one: Section, other: Section) -> f64 {
    let inside =
        |inner: Section, outer: Section| outer.start <= inner.start && inner.end <= outer.end;
    match (one.is_unit, other.is_unit) {
        (true, true) => {
            square(one.start.abs_diff(other.start)) + square(one.end.abs_diff(other.end))
        }
        (true, false) if inside(one, other) => square(one.length()),
        (false, true) if inside(other, one) => square(other.length()),
        _ => 0.0,
    }
}

/// What units of these lengths, put anywhere between gaps of these lengths, would differ by.
fn expected(sections: &Sides<Vec<Section>>, length: usize) -> f64 {
    let all = Side::ALL.iter().flat_map(|side| &sections[*side]);
    let lengths = |is_unit: bool| {
        let of = all.clone().filter(|it| it.is_unit == is_unit);
        let mut lengths: Vec<usize> = of.map(|it| it.length()).collect();
        lengths.sort_unstable();
        lengths
    };
    let (units, gaps) = (lengths(true), lengths(false));
    let others = number(units.len()) - 1.0;
    // From the longest unit on, how many gaps hold it, and their length together.
    let (mut held, mut room, mut sum) = (0.0, 0.0, 0.0);
    let mut gaps = gaps.iter().rev().copied().peekable();
    for unit in units.iter().rev() {
        while let Some(gap) = gaps.next_if(|gap| gap >= unit) {
            held += 1.0;
            room += number(gap);
        }
        let unit = number(*unit);
        let among_units = others * (2.0 * unit.powi(3) - 3.0 * unit.powi(2) + unit) / 3.0;
        sum += among_units + unit.powi(2) * (room - held * (unit - 1.0));
    }
    let all = 2.0 * number(length);
    let own: f64 = units
        .iter()
        .map(|it| number(*it) * (number(*it) - 1.0))
        .sum();
    let pairs = all * (all - 1.0) - own;
    if pairs > 0.0 {
        2.0 / number(length) * sum / pairs
    } else {
        0.0
    }
}

fn square(length: usize) -> f64 {
    number(length).powi(2)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a coefficient is read to two or three places"
)]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(list: &[(usize, usize)]) -> Vec<(Range<usize>, u32)> {
        list.iter()
            .map(|(start, length)| (*start..start + length, 0))
            .collect()
    }

    fn of(left: &[(usize, usize)], right: &[(usize, usize)], length: usize) -> Unitizing {
        let two = Sides {
            left: placed(left),
            right: placed(right),
        };
        unitizing(&two, length)
    }

    /// The worked example of Krippendorff 2004 (category c), moved to start at 0.
    #[test]
    fn the_published_example_comes_out() {
        let found = of(
            &[(75, 70), (220, 30)],
            &[(70, 80), (205, 20), (250, 20)],
            300,
        );
        assert!((found.observed - 0.0144).abs() < 0.0001, "{found:?}");
        assert!((found.expected - 0.0532).abs() < 0.0001, "{found:?}");
        assert!(
            (found.alpha().unwrap() - 0.7286).abs() < 0.0005,
            "{found:?}"
        );
        // Category k of the same example: the two are one.
        let found = of(&[(30, 60), (150, 50)], &[(30, 60), (150, 50)], 300);
        assert!((found.expected - 0.0490).abs() < 0.0001, "{found:?}");
        assert_eq!(found.alpha(), Some(1.0));
    }

    #[test]
    fn without_units_or_room_it_is_undefined() {
        assert_eq!(of(&[], &[], 300).alpha(), None);
        assert_eq!(of(&[], &[], 0).alpha(), None);
        assert_eq!(of(&[(0, 1)], &[(0, 1)], 1).alpha(), None);
    }

    #[test]
    fn neither_side_is_the_first() {
        let (one, other): (&[_], &[_]) = (&[(3, 10), (40, 5)], &[(5, 12), (30, 20)]);
        let (here, there) = (of(one, other, 99), of(other, one, 99));
        assert!((here.observed - there.observed).abs() < 1e-12);
        assert!((here.expected - there.expected).abs() < 1e-12);
    }

    #[test]
    fn a_claim_over_a_claim_is_one_unit_and_neighbours_are_two() {
        let found = of(&[(0, 10), (2, 3)], &[(0, 5), (5, 5)], 20);
        assert_eq!((found.units.left, found.units.right), (1, 2));
    }
}
