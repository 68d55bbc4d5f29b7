//! Several parts of a change together.

use crate::attribution::effects::Interval;

/// What several parts of a change are together, or what they leave of it, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// The mean.
    pub mean: f64,
    /// Its intervals: normal.
    pub interval: Interval,
}

impl Sum {
    /// The sum whose distribution is normal.
    pub(super) fn normal(mean: f64, variance: f64) -> Self {
        Self { mean, interval: Interval::normal(mean, variance) }
    }
}
