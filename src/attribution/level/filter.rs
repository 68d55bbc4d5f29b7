//! The scalar Kalman filter of the local level, as a whitening of any column.

use super::noise::Noise;

/// Standard deviation of the level at the first snapshot, in points.
const FIRST_LEVEL_SD: f64 = 7.0;

/// What the filter does to a column: gains and scales, the same for every column.
///
/// Model: `z_i = m(t_i) + e_i`, `m(t_{i+1}) = m(t_i) + eta_i`, `eta_i ~ N(0, q dt f)`,
/// `e_i ~ N(0, R_i)`, `m(t_1) ~ N(0, (7 gm)^2)`. Whitening all columns of a regression with it
/// makes generalised least squares ordinary (Rosenberg 1973; Kohn & Ansley 1985; Harvey 1989, 3.4).
#[derive(Clone, Debug)]
pub(crate) struct Whitening {
    /// For each snapshot the gain `P/F` and the scale `1/sqrt(F)`.
    pub(crate) steps: Vec<[f64; 2]>,
    /// `sum ln F`.
    pub(crate) ln_determinant: f64,
}

/// What the filter needs to know about a series under a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level<'a> {
    /// Day of each snapshot.
    pub(crate) days: &'a [i32],
    /// Variance of rounding, `d^2/12`, in points.
    pub(crate) rounding: &'a [f64],
    /// `g_i` of the link.
    pub(crate) slopes: &'a [f64],
    /// Variance factors `f_i` of the steps of the level; the first is not used.
    pub(crate) factors: &'a [f64],
    /// `gm` times the unit of the scale.
    pub(crate) points: f64,
    /// The unit of the scale.
    pub(crate) unit: f64,
}

impl Level<'_> {
    /// `q dt` of the step to snapshot `i`, without its factor.
    pub(crate) fn wander(&self, noise: Noise, i: usize) -> f64 {
        let sd = noise.sqrt_q * self.points;
        if i == 0 { 0.0 } else { sd * sd * f64::from(self.days[i] - self.days[i - 1]) }
    }
}

impl Whitening {
    /// Runs the filter once: O(n).
    pub(crate) fn new(level: &Level<'_>, noise: Noise) -> Self {
        let first = FIRST_LEVEL_SD * level.points;
        let r = noise.r * level.unit;
        let mut variance = first * first;
        let mut ln_determinant = 0.0;
        let steps = (0..level.days.len())
            .map(|i| {
                if i > 0 {
                    variance += level.wander(noise, i) * level.factors[i];
                }
                let observed = (level.rounding[i] + r * r) * level.slopes[i] * level.slopes[i];
                let total = variance + observed;
                let gain = variance / total;
                ln_determinant += libm::log(total);
                variance -= variance * gain;
                [gain, 1.0 / total.sqrt()]
            })
            .collect();
        Self { steps, ln_determinant }
    }

    /// The whitened column: scaled one-step prediction errors.
    pub(crate) fn column(&self, column: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut predicted = 0.0;
        self.steps
            .iter()
            .zip(column)
            .map(|(&[gain, scale], value)| {
                let innovation = value - predicted;
                predicted += gain * innovation;
                innovation * scale
            })
            .collect()
    }
}
