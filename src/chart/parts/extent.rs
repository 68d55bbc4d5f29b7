//! What the length of an axis means.

use super::words::true_minus;

/// The values from one end of an axis to the other. Linear ones are in thousandths of a point,
/// which is as exact as LinkedIn's data are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum Extent {
    /// Equal lengths are equal differences.
    Linear {
        /// At the bottom, or at the left.
        low: i32,
        /// At the top, or at the right.
        high: i32,
        /// From grid line to grid line.
        step: i32,
    },
    /// Ranks from the best, 1 at the top, to 100; equal lengths are equal ratios, as most people of
    /// interest are among the first.
    Ranks,
}

/// The steps that are easy to read, in thousandths.
const STEPS: [i32; 9] = [20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

impl Extent {
    /// The index: its ends and its middle.
    pub(in crate::chart) const TOTAL: Self = Self::Linear { low: 0, high: 100_000, step: 50_000 };
    /// A pillar: its ends.
    pub(in crate::chart) const PILLAR: Self = Self::Linear { low: 0, high: 25_000, step: 25_000 };
    /// A pillar, in five steps.
    pub(in crate::chart) const PILLAR_IN_STEPS: Self =
        Self::Linear { low: 0, high: 25_000, step: 5_000 };

    /// The narrowest stretch of round numbers around the values, at most five steps and at least
    /// 0.1 points long, that does not leave a pillar's 0 to 25.
    pub(in crate::chart) fn fitted(lowest: i32, highest: i32) -> Self {
        const MOST_STEPS: i32 = 5;
        const LEAST: i32 = 100;
        const MOST: i32 = 25_000;
        let missing = (LEAST - (highest - lowest)).max(0);
        let low = (lowest - missing / 2).clamp(0, MOST - LEAST);
        let high = highest.max(low + LEAST).min(MOST);
        around(low, high, &STEPS)
            .find(|extent| extent.count() <= MOST_STEPS && extent.share(points(MOST)) >= 1.0)
            .unwrap_or(Self::PILLAR_IN_STEPS)
    }

    /// Whole points around the values, at least two.
    pub(in crate::chart) fn whole_points(lowest: i32, highest: i32) -> Self {
        const MOST_STEPS: i32 = 10;
        const WHOLE: i32 = 1_000;
        let low = lowest.div_euclid(WHOLE) * WHOLE;
        let high = (highest + WHOLE - 1).div_euclid(WHOLE) * WHOLE;
        let missing = (2 * WHOLE - (high - low)).max(0) / WHOLE;
        // The missing point goes where the values are nearer to the end.
        let above =
            if missing == 1 && lowest - low < high - highest { 0 } else { (missing + 1) / 2 };
        let (low, high) = (low - (missing - above) * WHOLE, high + above * WHOLE);
        let steps = &STEPS[5..];
        around(low, high, steps)
            .find(|extent| extent.count() <= MOST_STEPS)
            .unwrap_or(Self::Linear { low, high, step: high - low })
    }

    /// Where a value lies, in points or as a rank: 0 at the bottom or left, 1 at the top or right.
    pub(in crate::chart) fn share(self, value: f64) -> f64 {
        match self {
            Self::Linear { low, high, .. } => {
                (value - points(low)) / (points(high) - points(low)).max(f64::MIN_POSITIVE)
            }
            Self::Ranks => 1.0 - value.max(1.0).log10() / 2.0,
        }
    }

    /// The values of the grid lines from the lower end, and their labels.
    pub(in crate::chart) fn grid(self) -> Vec<(f64, String)> {
        match self {
            Self::Linear { low, step, .. } => (0..=self.count())
                .map(|number| low + number * step)
                .map(|value| (points(value), decimal(value, self.decimals())))
                .collect(),
            Self::Ranks => [100, 10, 1].map(|rank| (f64::from(rank), rank.to_string())).to_vec(),
        }
    }

    /// The steps of the grid.
    fn count(self) -> i32 {
        match self {
            Self::Linear { low, high, step } => (high - low) / step,
            Self::Ranks => 2,
        }
    }

    /// How many decimals the labels of the grid have.
    pub(in crate::chart) fn decimals(self) -> usize {
        match self {
            Self::Linear { step, .. } if step % 100 != 0 => 2,
            Self::Linear { step, .. } if step % 1_000 != 0 => 1,
            _ => 0,
        }
    }

    /// Both ends in words: `20.9 to 21.1`.
    pub(in crate::chart) fn in_words(self) -> String {
        match self {
            Self::Linear { low, high, .. } => {
                let places = |value: i32| match value {
                    whole if whole % 1_000 == 0 => 0,
                    tenth if tenth % 100 == 0 => 1,
                    _ => 2,
                };
                let places = places(low).max(places(high));
                format!("{} to {}", decimal(low, places), decimal(high, places))
            }
            Self::Ranks => "1 to 100".to_owned(),
        }
    }
}

/// The multiples of every step that are nearest around two values.
fn around(low: i32, high: i32, steps: &[i32]) -> impl Iterator<Item = Extent> {
    steps.iter().map(move |&step| Extent::Linear {
        low: low.div_euclid(step) * step,
        high: (high + step - 1).div_euclid(step) * step,
        step,
    })
}

fn points(thousandths: i32) -> f64 {
    f64::from(thousandths) / 1_000.0
}

fn decimal(thousandths: i32, places: usize) -> String {
    true_minus(&format!("{:.places$}", points(thousandths)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(lowest: i32, highest: i32) -> String {
        Extent::fitted(lowest, highest).in_words()
    }

    #[test]
    fn a_fitted_axis_is_as_narrow_as_round_numbers_allow() {
        assert_eq!(fitted(20_930, 21_070), "20.9 to 21.1");
        assert_eq!(fitted(21_000, 21_000), "20.95 to 21.05");
        assert_eq!(fitted(13_100, 19_000), "12 to 20");
        assert_eq!(fitted(24_990, 25_000), "24.9 to 25.0");
        assert_eq!(fitted(0, 0), "0.0 to 0.1");
        assert_eq!(fitted(0, 25_000), "0 to 25");
        assert_eq!(Extent::fitted(0, 25_000), Extent::PILLAR_IN_STEPS);
    }

    #[test]
    fn a_fitted_axis_holds_its_values_within_five_steps() {
        for low in (0..=25_000).step_by(130) {
            for high in (low..=25_000).step_by(97) {
                let extent = Extent::fitted(low, high);
                let Extent::Linear { low: bottom, high: top, step } = extent else { panic!() };
                assert!(0 <= bottom && bottom <= low && high <= top && top <= 25_000, "{extent:?}");
                assert!((1..=5).contains(&((top - bottom) / step)), "{low} to {high}: {extent:?}");
                assert!(top - bottom >= 100, "{extent:?}");
            }
        }
    }

    #[test]
    fn whole_points_are_at_least_two_and_hold_the_values() {
        let whole = |low, high| Extent::whole_points(low, high).in_words();
        assert_eq!(whole(14_800, 17_800), "14 to 18");
        assert_eq!(whole(15_200, 15_300), "14 to 16");
        assert_eq!(whole(15_800, 15_900), "15 to 17");
        assert_eq!(whole(15_000, 15_000), "14 to 16");
        assert_eq!(whole(-400, 300), "\u{2212}1 to 1");
        assert!(Extent::whole_points(0, 25_000).grid().len() <= 11);
    }

    #[test]
    fn ranks_are_logarithmic_with_the_first_at_the_top() {
        for (rank, share) in [(1.0, 1.0), (10.0, 0.5), (100.0, 0.0)] {
            assert!((Extent::Ranks.share(rank) - share).abs() < 1e-12);
        }
        assert!((Extent::TOTAL.share(76.0) - 0.76).abs() < 1e-12);
    }
}
