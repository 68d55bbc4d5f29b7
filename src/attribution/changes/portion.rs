//! The parts of a change, by kind.

use crate::attribution::averaging::Component;
use crate::attribution::effects::{Interval, discrepancy};
use crate::attribution::numerics::Mixture;

/// A change split, by kind of the regression.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    /// y on the later day minus y on the earlier one.
    pub(crate) change: f64,
    pub(crate) portions: Vec<Portion>,
    /// Covariance of the parts, row by row.
    pub(crate) covariance: Vec<f64>,
}

/// The part of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portion {
    pub(crate) started: f64,
    pub(crate) fading: f64,
    pub(crate) interval: Interval,
}

impl Parts {
    /// What may have happened behind a display that stood still for a share of the days of this
    /// change: every part is 0, and its range holds 0 and that share of its range.
    pub(crate) fn hidden(self, share: f64) -> Self {
        let hidden = |portion: Portion| Portion {
            started: 0.0,
            fading: 0.0,
            interval: portion.interval.scaled(share).holding(0.0),
        };
        Self {
            change: 0.0,
            portions: self.portions.into_iter().map(hidden).collect(),
            covariance: self.covariance.into_iter().map(|cell| cell * share * share).collect(),
        }
    }
}

impl Portion {
    /// The part of a kind from what each component makes of its exposure.
    pub(super) fn of<'a>(
        exposed: impl Iterator<Item = (&'a Component, [f64; 2])>,
        kind: usize,
        probability: f64,
        mixture: &mut Mixture,
    ) -> Self {
        mixture.clear();
        let (mut started_mean, mut fading_mean) = (0.0, 0.0);
        for (component, [started, fading]) in exposed {
            let weight = component.weight * component.included[kind];
            let (mean, variance) = (component.mean[kind], component.variance[kind]);
            started_mean += weight * mean * started;
            fading_mean += weight * mean * fading;
            let net = started + fading;
            let discrepancy = discrepancy(mean * mean + variance, [started, fading]);
            mixture.add(weight, mean * net, net * net * variance + discrepancy);
        }
        let mean = started_mean + fading_mean;
        let interval = Interval::of_effect(mixture, probability).holding(mean);
        Self { started: started_mean, fading: fading_mean, interval }
    }

    /// The mean of the part, in points.
    pub(super) fn mean(&self) -> f64 {
        self.started + self.fading
    }
}
