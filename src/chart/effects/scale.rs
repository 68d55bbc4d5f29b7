//! The one axis of all effects: linear, with 0 on it.

use crate::chart::parts::words::true_minus;

/// The steps that are easy to read, with their decimals.
const STEPS: [(f64, usize); 12] = [
    (0.001, 3),
    (0.002, 3),
    (0.005, 3),
    (0.01, 2),
    (0.02, 2),
    (0.05, 2),
    (0.1, 1),
    (0.25, 2),
    (0.5, 1),
    (1.0, 0),
    (2.0, 0),
    (5.0, 0),
];
/// The most steps.
const MOST: f64 = 5.0;

/// The values from one end of the axis to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EffectScale {
    low: f64,
    high: f64,
    step: f64,
    decimals: usize,
}

impl EffectScale {
    /// As much as holds these values and 0, in whole steps.
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) =
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let around = |&(step, decimals): &(f64, usize)| Self {
            low: (low / step).floor() * step,
            high: (high / step).ceil().max(if low < 0.0 { 0.0 } else { 1.0 }) * step,
            step,
            decimals,
        };
        let fits = |scale: &Self| (scale.high - scale.low) / scale.step <= MOST + 0.5;
        let widest = ((high - low) / MOST).ceil().max(1.0);
        STEPS.iter().map(around).find(fits).unwrap_or_else(|| around(&(widest, 0)))
    }

    /// Where a value lies: 0 at the left, 1 at the right.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The values of the grid lines from the left, and their labels.
    pub(super) fn grid(&self) -> Vec<(f64, String)> {
        let mut lines = Vec::new();
        let mut value = self.low;
        while value < self.high + self.step / 2.0 {
            let places = self.decimals;
            let is_zero = value.abs() < self.step / 2.0;
            let text = if is_zero { "0".to_owned() } else { format!("{value:+.places$}") };
            lines.push((value, true_minus(&text)));
            value += self.step;
        }
        lines
    }
}
