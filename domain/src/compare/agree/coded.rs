//! The same units coded by two people, and the usual coefficients of their agreement.

use std::collections::BTreeMap;

/// How often the one gave a unit one code and the other another. Codes are numbers without order (nominal data).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coded {
    counts: BTreeMap<(usize, usize), u64>,
}

impl Coded {
    /// Counts units to which the one gave the code `left` and the other `right`.
    pub fn add(&mut self, left: usize, right: usize, units: u64) {
        if units > 0 {
            *self.counts.entry((left, right)).or_default() += units;
        }
    }

    /// How many units there are: the denominator.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.counts.values().sum()
    }

    /// How many units both gave one code.
    #[must_use]
    pub fn agreed(&self) -> u64 {
        let same = self.counts.iter().filter(|((one, other), _)| one == other);
        same.map(|(_, units)| units).sum()
    }

    /// How often each code was given, by the one and by the other.
    fn margins(&self) -> BTreeMap<usize, (i128, i128)> {
        let mut margins: BTreeMap<usize, (i128, i128)> = BTreeMap::new();
        for ((one, other), units) in &self.counts {
            margins.entry(*one).or_default().0 += i128::from(*units);
            margins.entry(*other).or_default().1 += i128::from(*units);
        }
        margins
    }

    /// Cohen's kappa: the agreement beyond what two people with these shares of codes reach by chance (Jacob Cohen, "A
    /// coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960). At most 1; 0 is
    /// chance. `None`, undefined, where there are no units or both gave all of them one code.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let units = i128::from(self.units());
        let chance: i128 = self
            .margins()
            .values()
            .map(|(one, other)| one * other)
            .sum();
        let beyond = units * i128::from(self.agreed()) - chance;
        ratio(beyond, units * units - chance)
    }

    /// Krippendorff's alpha for nominal data, two observers and no missing values: 1 less the observed disagreement over
    /// that of the pooled codes drawn without replacement (Klaus Krippendorff, Content Analysis, 2nd ed. 2004, ch. 11; 4th
    /// ed. 2018, ch. 12). At most 1; 0 is chance. `None`, undefined, where there are no units or only one code was given.
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        let values = 2 * i128::from(self.units());
        let pooled = self.margins();
        let equal: i128 = pooled
            .values()
            .map(|(one, other)| (one + other) * (one + other - 1))
            .sum();
        let expected = values * (values - 1) - equal;
        let differ = 2 * i128::from(self.units() - self.agreed());
        ratio(expected - differ * (values - 1), expected)
    }
}

/// The F-measure of two sets as each other's reference: twice what both have over what each has, the same in either
/// direction, and for spans of text more telling than coefficients that count what nobody marked (George Hripcsak and Adam
/// Rothschild, "Agreement, the F-measure, and reliability in information retrieval", JAMIA 12(3), 2005). `None`, undefined,
/// where neither has anything.
#[must_use]
pub fn f_measure(both: usize, left: usize, right: usize) -> Option<f64> {
    let number = |count: usize| i128::try_from(count).unwrap_or(i128::MAX / 4);
    ratio(2 * number(both), number(left) + number(right))
}

/// The quotient; `None` where nothing is divided by.
pub(super) fn ratio(part: i128, whole: i128) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a coefficient is read to two or three places"
    )]
    (whole != 0).then(|| part as f64 / whole as f64)
}
