//! What a person has decided about pairs of a case shifts the weights for that case, a little at first.
//!
//! The weights are those of the highest posterior under a Gaussian prior that is centred at the shipped ones, so that without
//! decisions nothing changes and a few change little (Chelba and Acero 2004, "Adaptation of maximum entropy capitalizer: little
//! data can help a lot"), found by Newton's method. Nothing of it is stored: the decisions are.

use super::{SECOND, Scored, linear, logistic, weights};

/// The weights of the second regression, the constant first.
pub type Weights = [f32; SECOND.len() + 1];

/// How firmly each weight stays where it is: the inverse of the prior's variance, and so much more for what is measured on a
/// wider scale. Chosen so that three to ten decisions hardly harm; half as firm gains more from a hundred. What a half's
/// decisions do for the other half is measured by `examples/decide_half.rs`.
const FIRM: [f64; SECOND.len() + 1] = [16.0, 128.0, 64.0, 64.0, 16.0, 16.0, 16.0, 16.0];
/// Newton's method is stopped here at the latest; what it climbs is concave, and a few steps are enough.
const STEPS: usize = 12;

impl Scored {
    /// The same pair, as likely as other weights make it.
    #[must_use]
    pub fn again(&self, weights: &Weights) -> Self {
        Self {
            p: logistic(linear(weights, &self.near)),
            ..*self
        }
    }
}

/// The weights that suit what was decided on some pairs: whether each belongs together. The shipped ones where nothing was.
#[must_use]
pub fn refit(decided: &[(&Scored, bool)]) -> Weights {
    if decided.is_empty() {
        return weights::SECOND;
    }
    let shipped = weights::SECOND.map(f64::from);
    let mut fitted = shipped;
    for _ in 0..STEPS {
        let (slope, curve) = climb(&shipped, &fitted, decided);
        let step = solve(curve, slope);
        for (weight, step) in fitted.iter_mut().zip(step) {
            *weight += step;
        }
        if step.iter().all(|it| it.abs() < 1e-6) {
            break;
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "three digits of a weight say all it knows"
    )]
    fitted.map(|it| it as f32)
}

type Row = [f64; SECOND.len() + 1];

/// The slope of the log posterior and its curvature downwards.
fn climb(
    shipped: &Row,
    fitted: &Row,
    decided: &[(&Scored, bool)],
) -> (Row, [Row; SECOND.len() + 1]) {
    let mut slope: Row = std::array::from_fn(|at| FIRM[at] * (shipped[at] - fitted[at]));
    let mut curve = [Row::default(); SECOND.len() + 1];
    for (at, row) in curve.iter_mut().enumerate() {
        row[at] = FIRM[at];
    }
    for (it, together) in decided {
        let x: Row =
            std::array::from_fn(|at| at.checked_sub(1).map_or(1.0, |at| f64::from(it.near[at])));
        let sum: f64 = x.iter().zip(fitted).map(|(x, weight)| x * weight).sum();
        let p = 1.0 / (1.0 + (-sum).exp());
        let missed = f64::from(u8::from(*together)) - p;
        for (at, row) in curve.iter_mut().enumerate() {
            slope[at] += missed * x[at];
            for (value, other) in row.iter_mut().zip(x) {
                *value += p * (1.0 - p) * x[at] * other;
            }
        }
    }
    (slope, curve)
}

/// Solves a symmetric positive definite system by elimination (Golub and Van Loan, Matrix Computations, 4.2): no pivot is 0.
fn solve(mut matrix: [Row; SECOND.len() + 1], mut right: Row) -> Row {
    let size = right.len();
    for column in 0..size {
        let pivot = matrix[column];
        for row in column + 1..size {
            let factor = matrix[row][column] / pivot[column];
            for (value, above) in matrix[row].iter_mut().zip(pivot) {
                *value -= factor * above;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|at| matrix[row][at] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::index::Pair;

    /// A pair of that strength by itself, without neighbours.
    fn pair(alone: f32) -> Scored {
        let near = [alone, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        Scored {
            pair: Pair { one: 0, other: 1 },
            cosine: 0.0,
            alone,
            near,
            p: 0.0,
        }
        .again(&weights::SECOND)
    }

    #[test]
    fn without_decisions_the_weights_are_those_that_were_measured() {
        for (fitted, shipped) in refit(&[]).iter().zip(weights::SECOND) {
            assert!((fitted - shipped).abs() < f32::EPSILON);
        }
    }

    #[test]
    fn what_is_accepted_makes_others_like_it_likelier_and_what_is_rejected_less_likely() {
        let it = pair(2.0);
        let p = |decided: &[(&Scored, bool)]| it.again(&refit(decided)).p;
        assert!(p(&[(&it, true); 4]) > it.p && p(&[(&it, false); 4]) < it.p);
        assert!(
            p(&[(&it, false); 8]) < p(&[(&it, false); 4]),
            "more decisions weigh more"
        );
    }

    #[test]
    fn a_single_decision_changes_little_however_surprising() {
        let (sure, doubtful) = (pair(6.0), pair(0.0));
        for decided in [(&sure, false), (&doubtful, true)] {
            for it in [&sure, &doubtful] {
                let p = it.again(&refit(&[decided])).p;
                assert!((p - it.p).abs() < 0.06, "{p} was {}", it.p);
            }
        }
    }

    #[test]
    fn decisions_that_agree_with_the_weights_leave_them_about_where_they_are() {
        let (likely, unlikely) = (pair(8.0), pair(-8.0));
        let decided: Vec<(&Scored, bool)> = [(&likely, true), (&unlikely, false)].repeat(20);
        let weights = refit(&decided);
        for (fitted, shipped) in weights.iter().zip(weights::SECOND) {
            assert!((fitted - shipped).abs() < 0.1, "{fitted} was {shipped}");
        }
    }
}
