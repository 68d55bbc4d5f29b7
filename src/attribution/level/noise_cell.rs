//! The cells of the grid of noise: how noisy a score is, and where its level shifted.

use super::noise::Noise;
use super::shifts::Shifts;

/// A cell of the grid, with a set of level shifts.
#[derive(Clone, Debug)]
pub(crate) struct NoiseCell {
    pub(crate) noise: Noise,
    pub(crate) shifts: Shifts,
    /// ln of the prior of both, up to a constant.
    pub(crate) ln_prior: f64,
}

impl NoiseCell {
    /// The cell of a noise and a set of shifts.
    pub(crate) fn new(noise: Noise, shifts: Shifts) -> Self {
        let ln_prior = noise.ln_prior() + shifts.ln_prior;
        Self { noise, shifts, ln_prior }
    }
}
