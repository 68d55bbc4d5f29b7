//! Intervals of an estimate.

use serde::{Deserialize, Serialize};

use crate::attribution::numerics::Mixture;

/// Lower and upper end of an interval, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Bounds {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// The intervals of an estimate, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Interval {
    /// Holds the truth with probability 0.5.
    pub half: Bounds,
    /// With probability 0.8.
    pub eighty: Bounds,
    /// With probability 0.9; the one that is shown to a person.
    pub ninety: Bounds,
}

/// Each level with the normal quantile of its upper end.
const LEVELS: [(f64, f64); 3] = [
    (0.5, 0.674_489_750_196_081_7),
    (0.8, 1.281_551_565_544_600_4),
    (0.9, 1.644_853_626_951_472_2),
];

impl Interval {
    /// The intervals widened to hold the mean, and each the narrower ones.
    ///
    /// The ends are quantiles given that there is an effect and that something acts, the mean is
    /// over everything: where the most probable components have nothing that acts (a step has no
    /// fading), it can lie outside, and an estimate outside its own range says nothing to anybody.
    pub(in crate::attribution) fn holding(self, mean: f64) -> Self {
        let widened = |bounds: Bounds, lower: f64, upper: f64| Bounds {
            lower: bounds.lower.min(lower),
            upper: bounds.upper.max(upper),
        };
        let half = widened(self.half, mean, mean);
        let eighty = widened(self.eighty, half.lower, half.upper);
        let ninety = widened(self.ninety, eighty.lower, eighty.upper);
        Self { half, eighty, ninety }
    }

    /// The intervals times a share.
    pub(in crate::attribution) fn scaled(self, share: f64) -> Self {
        let scaled =
            |bounds: Bounds| Bounds { lower: share * bounds.lower, upper: share * bounds.upper };
        Self { half: scaled(self.half), eighty: scaled(self.eighty), ninety: scaled(self.ninety) }
    }

    /// The intervals whose ends `end` computes from a level and a sign of the side.
    fn from_ends(mut ends: impl FnMut(f64, f64) -> Bounds) -> Self {
        let [half, eighty, ninety] = LEVELS.map(|(level, quantile)| ends(level, quantile));
        Self { half, eighty, ninety }
    }

    /// The intervals of a normal distribution.
    pub(in crate::attribution) fn normal(mean: f64, variance: f64) -> Self {
        let sd = variance.max(0.0).sqrt();
        Self::from_ends(|_, quantile| Bounds {
            lower: mean - quantile * sd,
            upper: mean + quantile * sd,
        })
    }

    /// The intervals of an effect's size given that there is one, extended to contain 0 where no
    /// effect is as probable as a tail: `1 - P >= (1 - L)/2`.
    pub(in crate::attribution) fn of_effect(mixture: &Mixture, probability: f64) -> Self {
        if mixture.is_empty() {
            return Self::default();
        }
        Self::from_ends(|level, quantile| {
            let tail = (1.0 - level) / 2.0;
            let bounds = Bounds {
                lower: mixture.quantile(tail, -quantile),
                upper: mixture.quantile(1.0 - tail, quantile),
            };
            bounds.with_zero_if(1.0 - probability >= tail)
        })
    }

    /// The intervals of a sum of independent parts, each with its mean: at each level the distances
    /// from the means to the ends add up as squares, on either side by itself. Where no part is as
    /// probable as a tail (`none`) they are extended to contain 0.
    ///
    /// # Source
    ///
    /// Zou & Donner (2008), "Construction of confidence limits about effect measures: a general
    /// approach", Stat. Med. 27(10), 1693-1702: variances add, without normality.
    pub(in crate::attribution) fn of_sum(parts: &[(f64, Self)], none: f64) -> Self {
        let mean: f64 = parts.iter().map(|(mean, _)| mean).sum();
        let at = |level: f64| {
            let squares = |distance: &dyn Fn(f64, Bounds) -> f64| -> f64 {
                parts
                    .iter()
                    .map(|(mean, interval)| {
                        let distance = distance(*mean, interval.at(level)).max(0.0);
                        distance * distance
                    })
                    .sum()
            };
            let below = squares(&|mean, bounds| mean - bounds.lower).sqrt();
            let above = squares(&|mean, bounds| bounds.upper - mean).sqrt();
            let tail = (1.0 - level) / 2.0;
            Bounds { lower: mean - below, upper: mean + above }.with_zero_if(none >= tail)
        };
        Self::from_ends(|level, _| at(level))
    }

    fn at(&self, level: f64) -> Bounds {
        if level < 0.6 {
            self.half
        } else if level < 0.85 {
            self.eighty
        } else {
            self.ninety
        }
    }
}

impl Bounds {
    fn with_zero_if(self, contains_zero: bool) -> Self {
        if contains_zero {
            Self { lower: self.lower.min(0.0), upper: self.upper.max(0.0) }
        } else {
            self
        }
    }

    /// Whether a value lies inside.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(ours: f64, expected: f64) {
        assert!((ours - expected).abs() < 1e-6, "{ours} instead of {expected}");
    }

    #[test]
    fn one_part_is_the_normal_interval() {
        let mut mixture = Mixture::default();
        mixture.add(0.3, 1.0, 4.0);
        let (ours, expected) = (Interval::of_effect(&mixture, 1.0), Interval::normal(1.0, 4.0));
        near(ours.ninety.lower, expected.ninety.lower);
        near(ours.ninety.upper, expected.ninety.upper);
        near(ours.half.upper, expected.half.upper);
    }

    #[test]
    fn quantiles_of_far_parts_are_found() {
        let mut mixture = Mixture::default();
        mixture.add(0.5, -100.0, 1e-6);
        mixture.add(0.5, 100.0, 1.0);
        let interval = Interval::of_effect(&mixture, 1.0);
        // 0.95 of the whole is 0.9 of the second part.
        near(interval.ninety.upper, 100.0 + 1.281_551_565_5);
        assert!((interval.ninety.lower + 100.0).abs() < 0.01);
    }

    #[test]
    fn parts_without_spread_are_left_out() {
        let mut mixture = Mixture::default();
        mixture.add(0.9, 0.0, 0.0);
        mixture.add(0.1, 5.0, 1.0);
        near(Interval::of_effect(&mixture, 1.0).half.upper, Interval::normal(5.0, 1.0).half.upper);
    }

    #[test]
    fn no_evidence_of_an_effect_means_that_zero_is_inside() {
        let mut mixture = Mixture::default();
        mixture.add(1.0, 3.0, 0.01);
        assert!(Interval::of_effect(&mixture, 0.9).ninety.contains(0.0));
        assert!(!Interval::of_effect(&mixture, 0.96).ninety.contains(0.0));
        assert!(!Interval::of_effect(&mixture, 0.9).half.contains(0.0));
        assert_eq!(Interval::of_effect(&Mixture::default(), 0.5), Interval::default());
    }

    #[test]
    fn the_interval_of_a_sum_is_that_of_its_only_part() {
        let part = Interval::normal(1.0, 0.04);
        let zero = (0.0, Interval::default());
        let sum = Interval::of_sum(&[(1.0, part), zero, zero], 0.0);
        near(sum.ninety.lower, part.ninety.lower);
        let two = Interval::of_sum(&[(1.0, part), (-1.0, Interval::normal(-1.0, 0.05))], 0.0);
        near(two.ninety.upper, Interval::normal(0.0, 0.09).ninety.upper);
    }
}
