//! A track on the scale of a link, on which effects add up.

use crate::attribution::level::{Level, Whitening};
use crate::attribution::numerics::real;
use crate::attribution::response::Link;

use super::track::Track;

/// A track seen through a link.
#[derive(Clone, Debug)]
pub(crate) struct Linked {
    pub(crate) link: Link,
    /// z of each snapshot.
    pub(crate) z: Vec<f64>,
    /// `g_i = dz/dy` of each snapshot.
    pub(crate) slopes: Vec<f64>,
    /// `gm = exp(mean of ln g)` times the unit of the scale: what a point is on the scale of z.
    pub(crate) points: f64,
    /// `sum of ln g_i`, the Jacobian that makes links comparable.
    pub(crate) ln_jacobian: f64,
}

impl Linked {
    /// The track seen through a link.
    pub(crate) fn of(track: &Track, link: Link) -> Self {
        let slopes: Vec<f64> =
            track.scores.iter().map(|&score| link.slope(score, track.scale)).collect();
        let ln_jacobian: f64 = slopes.iter().map(|&slope| libm::log(slope)).sum();
        Self {
            link,
            z: track.scores.iter().map(|&score| link.transformed(score, track.scale)).collect(),
            slopes,
            points: libm::exp(ln_jacobian / real(track.days.len())) * track.scale.unit,
            ln_jacobian,
        }
    }

    /// What the filter needs to know.
    pub(crate) fn level<'a>(&'a self, track: &'a Track, factors: &'a [f64]) -> Level<'a> {
        Level {
            days: &track.days,
            rounding: &track.rounding,
            slopes: &self.slopes,
            factors,
            points: self.points,
            unit: track.scale.unit,
        }
    }

    /// `sum ln g - sum ln F / 2`: the part of the evidence that does not depend on the regressors.
    pub(crate) fn ln_constant(&self, whitening: &Whitening) -> f64 {
        self.ln_jacobian - 0.5 * whitening.ln_determinant
    }
}
