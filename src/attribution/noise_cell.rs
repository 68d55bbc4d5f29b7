//! The cells of the grid of noise: how noisy a score is, and where its level shifted.

use super::level_shifts::Shifts;
use super::noise::Noise;

/// A cell of the grid, with a set of level shifts.
#[derive(Clone, Debug)]
pub(super) struct NoiseCell {
    pub(super) noise: Noise,
    pub(super) shifts: Shifts,
    /// ln of the prior of both, up to a constant.
    pub(super) ln_prior: f64,
}

impl NoiseCell {
    /// The cell of a noise and a set of shifts.
    pub(super) fn new(noise: Noise, shifts: Shifts) -> Self {
        let ln_prior = noise.ln_prior() + shifts.ln_prior;
        Self { noise, shifts, ln_prior }
    }
}
