//! What is said of a kind of activity and a series.

use serde::{Deserialize, Serialize};

use crate::attribution::averaging::{Component, Posterior};
use crate::attribution::numerics::Mixture;
use crate::domain::{Kind, Series};

use super::course::Course;
use super::discrepancy::discrepancy;
use super::interval::Interval;
use super::verdict::{Reason, Verdict};

/// What the model says of a kind and a series.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Effect {
    /// The series.
    pub series: Series,
    /// The kind.
    pub kind: Kind,
    /// The probability that the kind has an effect on the series.
    pub probability: f64,
    /// The probability that the effect is positive, given that there is one; `None` where the kind
    /// was not examined.
    pub positive: Option<f64>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why the verdict cannot be better.
    pub reason: Option<Reason>,
    /// What one more of it moves at the present score when its effect is full, in points.
    pub per_unit: Option<PerUnit>,
    /// How fast the effect came and went; `None` where it was not examined, or went in a way that
    /// the model does not know.
    pub course: Option<Course>,
    /// On how many days it was done up to the last reading of the series.
    pub active_days: usize,
}

/// The size of an effect, in points for one more of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct PerUnit {
    /// The mean.
    pub mean: f64,
    /// Its intervals.
    pub interval: Interval,
}

impl PerUnit {
    /// The effect of one more of a kind on the score at a slope of `1/g` points per z: mean and
    /// intervals, as for a contribution of one that began and does not fade. With the discrepancy:
    /// one more is not the average one.
    pub(in crate::attribution) fn of(
        posterior: &Posterior,
        kind: usize,
        points_per_z: impl Fn(&Component) -> f64,
    ) -> Self {
        let mut mixture = Mixture::default();
        let mut mean = 0.0;
        for component in &posterior.components {
            let slope = points_per_z(component);
            let weight = component.weight * component.included[kind];
            mean += weight * component.mean[kind] * slope;
            let (effect, variance) = (component.mean[kind], component.variance[kind]);
            let discrepancy = discrepancy(effect * effect + variance, [slope, 0.0]);
            mixture.add(weight, effect * slope, variance * slope * slope + discrepancy);
        }
        let interval = Interval::of_effect(&mixture, posterior.probability[kind]).holding(mean);
        Self { mean, interval }
    }
}
