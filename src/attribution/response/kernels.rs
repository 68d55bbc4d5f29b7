//! Kernels: how the effect of one activity comes and goes.

use serde::{Deserialize, Serialize};

use crate::attribution::numerics::real;

/// How an effect goes once it has come.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub enum Shape {
    /// Full for that many days, then gone: `w(l) = 1` for `0 <= l < days`.
    Window {
        /// W, in days.
        days: u16,
    },
    /// Half of it is lost every half-life: `w(l) = 2^(-l/h)`.
    Exponential {
        /// h, in days.
        half_life_days: f64,
    },
    /// It stays: `w(l) = 1`.
    Step,
}

/// A shape with a delay, and what is assumed of the time before the log.
///
/// With lag `l = t - t_a - D` in days, an activity of day `t_a` weighs `w(l)` on day `t`, and 0 for
/// `l < 0`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Kernel {
    /// How the effect goes.
    pub(crate) shape: Shape,
    /// D: days until it comes.
    pub(crate) delay_days: i32,
    /// Whether each kind is taken to have gone on before the log at its mean logged rate; else
    /// nothing was done before it. Enters the regression only, never a contribution.
    pub(crate) imputed: bool,
}

const WINDOWS_DAYS: [u16; 4] = [30, 60, 90, 120];
const HALF_LIVES_DAYS: [f64; 8] = [2.5, 4.0, 6.0, 9.0, 14.0, 21.0, 32.0, 48.0];
/// The longest delay of a kernel.
pub(crate) const LONGEST_DELAY_DAYS: i32 = 3;

/// Prior probabilities of the three shapes; equal within a shape.
const PRIOR_WINDOW: f64 = 0.45;
const PRIOR_EXPONENTIAL: f64 = 0.45;
const PRIOR_STEP: f64 = 0.10;

impl Kernel {
    /// The 97 kernels of the grid, in a fixed order: windows, exponentials, the step.
    pub(crate) fn grid() -> Vec<Self> {
        let windows = WINDOWS_DAYS.map(|days| Shape::Window { days });
        let exponentials =
            HALF_LIVES_DAYS.map(|half_life_days| Shape::Exponential { half_life_days });
        let mut kernels = Vec::new();
        for shape in windows.into_iter().chain(exponentials) {
            for delay_days in 0..=LONGEST_DELAY_DAYS {
                for imputed in [false, true] {
                    kernels.push(Self { shape, delay_days, imputed });
                }
            }
        }
        kernels.push(Self::STEP);
        kernels
    }

    /// ln of the prior probability of each kernel of [`Kernel::grid`].
    pub(crate) fn ln_priors() -> Vec<f64> {
        let versions = real(2 * (LONGEST_DELAY_DAYS.unsigned_abs() as usize + 1));
        let of = |kernel: Self| match kernel.shape {
            Shape::Window { .. } => PRIOR_WINDOW / (real(WINDOWS_DAYS.len()) * versions),
            Shape::Exponential { .. } => {
                PRIOR_EXPONENTIAL / (real(HALF_LIVES_DAYS.len()) * versions)
            }
            Shape::Step => PRIOR_STEP,
        };
        Self::grid().into_iter().map(|kernel| libm::log(of(kernel))).collect()
    }

    /// The step, one day late.
    pub(crate) const STEP: Self = Self { shape: Shape::Step, delay_days: 1, imputed: false };

    /// A window without imputation, one day late: a kernel of the pilot and of the screening.
    pub(crate) const fn window(days: u16) -> Self {
        Self { shape: Shape::Window { days }, delay_days: 1, imputed: false }
    }

    /// An exponential without imputation, one day late; see [`Kernel::window`].
    pub(crate) const fn exponential(half_life_days: f64) -> Self {
        Self { shape: Shape::Exponential { half_life_days }, delay_days: 1, imputed: false }
    }

    /// The weight on a day of an activity done `days_ago` days before; negative for a later one.
    pub(crate) fn weight(self, days_ago: i32) -> f64 {
        let lag_days = days_ago - self.delay_days;
        if lag_days < 0 {
            return 0.0;
        }
        match self.shape {
            Shape::Window { days } => f64::from(u8::from(lag_days < i32::from(days))),
            Shape::Exponential { half_life_days } => {
                libm::exp2(-f64::from(lag_days) / half_life_days)
            }
            Shape::Step => 1.0,
        }
    }

    /// P(t): the adstock on a day of one activity a day for ever before the log, which began
    /// `days_logged` days before that day.
    ///
    /// `max(W - x, 0)` for windows and `2^(-x/h) h / ln 2` for exponentials, with
    /// `x = max(days_logged - D, 0)`; 0 for the step, whose sum would be infinite.
    pub(crate) fn before_log(self, days_logged: i32) -> f64 {
        let since = f64::from((days_logged - self.delay_days).max(0));
        match self.shape {
            Shape::Window { days } => (f64::from(days) - since).max(0.0),
            Shape::Exponential { half_life_days } => {
                libm::exp2(-since / half_life_days) * half_life_days / std::f64::consts::LN_2
            }
            Shape::Step => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_97_kernels_and_their_prior_is_one() {
        assert_eq!(Kernel::grid().len(), 97);
        let total: f64 = Kernel::ln_priors().into_iter().map(f64::exp).sum();
        assert!((total - 1.0).abs() < 1e-12);
    }

    fn agree(ours: [f64; 4], expected: [f64; 4]) -> bool {
        ours.iter().zip(expected).all(|(ours, expected)| (ours - expected).abs() < 1e-15)
    }

    #[test]
    fn weights_start_after_the_delay_and_end_with_the_window() {
        let window = Kernel::window(30);
        assert!(agree([0, 1, 30, 31].map(|days| window.weight(days)), [0.0, 1.0, 1.0, 0.0]));
        let fading = Kernel::exponential(6.0);
        assert!(agree([0, 1, 7, 13].map(|days| fading.weight(days)), [0.0, 1.0, 0.5, 0.25]));
    }
}
