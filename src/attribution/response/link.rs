//! Links: the scale on which effects add up, and the measures of a series.

use serde::{Deserialize, Serialize};

/// What distinguishes the scale of a pillar from that of the total.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Scale {
    /// C: where the exponential link ends, a little above the most that is possible.
    pub(super) cap: f64,
    /// The score at which z is 0.
    pub(super) center: f64,
    /// What every scale in points of the model is multiplied with.
    pub(crate) unit: f64,
}

impl Scale {
    /// A pillar, 0 to 25 points.
    pub(crate) const PILLAR: Self = Self { cap: 25.6, center: 12.0, unit: 1.0 };
    /// The total, 0 to 100 points.
    pub(crate) const TOTAL: Self = Self { cap: 102.4, center: 48.0, unit: 2.0 };
}

/// How the score saturates: effects add up on the scale z of the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Link {
    /// `z = y`: no saturation.
    Identity,
    /// `z = -C ln((C - y)/C)`: each further point is harder.
    Exponential,
}

impl Link {
    /// Both links, with equal prior.
    pub(crate) const ALL: [Self; 2] = [Self::Identity, Self::Exponential];

    /// z of a score, 0 at the center of the scale.
    pub(crate) fn transformed(self, score: f64, scale: Scale) -> f64 {
        let raw = |score: f64| -scale.cap * libm::log((scale.cap - score) / scale.cap);
        match self {
            Self::Identity => score - scale.center,
            Self::Exponential => raw(score) - raw(scale.center),
        }
    }

    /// `g = dz/dy` at a score.
    pub(crate) fn slope(self, score: f64, scale: Scale) -> f64 {
        match self {
            Self::Identity => 1.0,
            Self::Exponential => scale.cap / (scale.cap - score),
        }
    }

    /// Points of score per unit of z from one score to another: the secant `dy/dz`.
    ///
    /// Along a straight path this is the split of Aumann & Shapley (1974), so that parts add up.
    pub(crate) fn secant(self, from: f64, to: f64, scale: Scale) -> f64 {
        if self == Self::Identity {
            return 1.0;
        }
        let rise = self.transformed(to, scale) - self.transformed(from, scale);
        if rise.abs() < 1e-6 {
            2.0 / (self.slope(from, scale) + self.slope(to, scale))
        } else {
            (to - from) / rise
        }
    }
}
