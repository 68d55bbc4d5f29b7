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
        /// Whether only both ends have labels, and not every grid line.
        ends: bool,
    },
    /// Ranks from the best, 1 at the top, to the worst that is shown.
    Ranks {
        /// In percent, a multiple of ten, at least 20.
        worst: u8,
    },
}

/// The steps in whole points that are easy to read, in thousandths.
const STEPS: [i32; 4] = [1_000, 2_000, 5_000, 10_000];

impl Extent {
    /// Every grid line with its label.
    const fn linear(low: i32, high: i32, step: i32) -> Self {
        Self::Linear { low, high, step, ends: false }
    }

    /// Whole points around the values, at least two.
    pub(in crate::chart) fn whole_points(lowest: i32, highest: i32) -> Self {
        const MOST_STEPS: i32 = 7;
        const WHOLE: i32 = 1_000;
        let low = lowest.div_euclid(WHOLE) * WHOLE;
        let high = (highest + WHOLE - 1).div_euclid(WHOLE) * WHOLE;
        let missing = (2 * WHOLE - (high - low)).max(0) / WHOLE;
        // The missing point goes where the values are nearer to the end.
        let above =
            if missing == 1 && lowest - low < high - highest { 0 } else { (missing + 1) / 2 };
        let (low, high) = (low - (missing - above) * WHOLE, high + above * WHOLE);
        around(low, high, &STEPS)
            .find(|extent| extent.count() <= MOST_STEPS)
            .unwrap_or(Self::linear(low, high, high - low))
    }

    /// Ranks down to one, rounded up to tens; at least to 20.
    pub(in crate::chart) fn ranks(worst: u8) -> Self {
        Self::Ranks { worst: worst.clamp(20, 100).div_ceil(10) * 10 }
    }

    /// Where a value lies, in points or as a rank: 0 at the bottom or left, 1 at the top or right.
    pub(in crate::chart) fn share(self, value: f64) -> f64 {
        match self {
            Self::Linear { low, high, .. } => {
                (value - points(low)) / (points(high) - points(low)).max(f64::MIN_POSITIVE)
            }
            Self::Ranks { worst } => 1.0 - (value - 1.0) / f64::from(worst - 1),
        }
    }

    /// The values of the grid lines from the lower end, and their labels, empty where there is none.
    pub(in crate::chart) fn grid(self) -> Vec<(f64, String)> {
        match self {
            Self::Linear { low, high, step, ends } => (0..=self.count())
                .map(|number| {
                    let value = first_line(low, step) + number * step;
                    let is_labelled = !ends || value == low || value == high;
                    let text = is_labelled.then(|| decimal(value, self.decimals()));
                    (points(value), text.unwrap_or_default())
                })
                .collect(),
            Self::Ranks { worst } => {
                let step = rank_step(worst);
                let below = (1..=worst / step).rev().map(|place| place * step);
                below.chain([1]).map(|rank| (f64::from(rank), format!("{rank} %"))).collect()
            }
        }
    }

    /// The steps of the grid.
    fn count(self) -> i32 {
        match self {
            Self::Linear { low, high, step, .. } => (high - first_line(low, step)) / step,
            Self::Ranks { worst } => i32::from(worst / rank_step(worst)),
        }
    }

    /// How many decimals the labels of the grid have.
    pub(in crate::chart) fn decimals(self) -> usize {
        match self {
            Self::Linear { low, ends: true, .. } if low % 1_000 != 0 => 1,
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
            Self::Ranks { worst } => format!("1 to {worst}"),
        }
    }
}

/// From grid line to grid line of ranks: so that at most four fit below the first.
fn rank_step(worst: u8) -> u8 {
    [10, 20, 25].into_iter().find(|step| worst <= 4 * step).unwrap_or(25)
}

/// The lowest grid line: lines lie on multiples of the step.
fn first_line(low: i32, step: i32) -> i32 {
    low + (-low).rem_euclid(step)
}

/// The multiples of every step that are nearest around two values.
fn around(low: i32, high: i32, steps: &[i32]) -> impl Iterator<Item = Extent> {
    steps.iter().map(move |&step| {
        let high = (high + step - 1).div_euclid(step) * step;
        Extent::linear(low.div_euclid(step) * step, high, step)
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
    fn ranks_are_linear_with_the_first_at_the_top() {
        for (worst, rank, share) in
            [(3, 1.0, 1.0), (20, 20.0, 0.0), (31, 40.0, 0.0), (41, 25.5, 0.5)]
        {
            assert!((Extent::ranks(worst).share(rank) - share).abs() < 1e-12, "{worst}");
        }
        let labels =
            |worst| Extent::ranks(worst).grid().into_iter().map(|(_, text)| text).collect();
        let case = |worst, expected: &[&str]| {
            let labels: Vec<String> = labels(worst);
            assert_eq!(labels, expected, "{worst}");
        };
        case(1, &["20 %", "10 %", "1 %"]);
        case(34, &["40 %", "30 %", "20 %", "10 %", "1 %"]);
        case(45, &["40 %", "20 %", "1 %"]);
        case(100, &["100 %", "75 %", "50 %", "25 %", "1 %"]);
    }
}
