//! The grid of noise: how far the level may wander, and how far a reading may be off.

/// sqrt(q) of the grid, in points per square root of a day.
///
/// The smallest values are a floor on purpose: without one, a handful of snapshots can be fitted
/// perfectly by accident. The largest reach beyond anything that was seen of one person's scores:
/// noise that exceeds the grid would be given to activity.
const SQRT_Q: [f64; 9] = [0.01, 0.02, 0.04, 0.08, 0.16, CALM_SQRT_Q, 0.64, 1.28, 2.56];

/// r of the grid, in points.
const R: [f64; 6] = [0.02, 0.05, 0.1, CALM_R, 0.9, 2.7];

/// Up to here noise is calm: points per square root of a day, and points.
const CALM_SQRT_Q: f64 = 0.32;
const CALM_R: f64 = 0.3;

/// What each step of the grid beyond calm costs (ln): calm is the rule, and wild needs evidence.
const LN_COST_OF_WILD: f64 = 2.0;

/// The noise of a grid cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Noise {
    /// sqrt(q): how far the level wanders, in points per square root of a day.
    pub(crate) sqrt_q: f64,
    /// r: further noise of an observation, in points.
    pub(crate) r: f64,
}

impl Noise {
    /// ln of the prior of a cell without shifts, up to a constant:
    /// `-2 (max(0, log2(sqrt(q)/0.32)) + max(0, log3(r/0.3)))`.
    pub(crate) fn ln_prior(self) -> f64 {
        let steps_of_q = libm::log2(self.sqrt_q / CALM_SQRT_Q).max(0.0);
        let steps_of_r = (libm::log(self.r / CALM_R) / libm::log(3.0)).max(0.0);
        -LN_COST_OF_WILD * (steps_of_q + steps_of_r)
    }

    /// Whether the score is noisier than what is usual.
    pub(crate) fn is_wild(self) -> bool {
        self.sqrt_q > CALM_SQRT_Q || self.r > CALM_R
    }
}

/// The 54 cells without shifts.
pub(crate) fn grid() -> Vec<Noise> {
    SQRT_Q.into_iter().flat_map(|sqrt_q| R.map(|r| Noise { sqrt_q, r })).collect()
}

/// Every second width of the walk with every second of the readings, for questions that do not hang
/// on the noise.
pub(crate) fn coarse_grid() -> impl Iterator<Item = Noise> {
    let readings = || R.into_iter().step_by(2);
    SQRT_Q
        .into_iter()
        .step_by(2)
        .flat_map(move |sqrt_q| readings().map(move |r| Noise { sqrt_q, r }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wild_noise_is_less_probable_at_each_step_of_the_grid() {
        let ln_prior = |sqrt_q, r| Noise { sqrt_q, r }.ln_prior();
        assert!(ln_prior(0.32, 0.3).abs() < 1e-12 && ln_prior(0.01, 0.02).abs() < 1e-12);
        assert!((ln_prior(0.64, 0.3) + 2.0).abs() < 1e-12);
        assert!((ln_prior(0.04, 2.7) + 4.0).abs() < 1e-12);
        assert!((ln_prior(2.56, 0.9) + 8.0).abs() < 1e-12);
        assert_eq!(grid().len(), 54);
    }
}
