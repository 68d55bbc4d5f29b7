//! The one axis of all effects: linear, with 0 on it.

use crate::chart::parts::words::true_minus;

/// The finest step, in thousandths of a point.
const FINEST: f64 = 0.001;
/// Steps up to this many times the finest; far beyond what a score can move by.
const DECADES: i32 = 9;

/// The values from one end of the axis to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EffectScale {
    /// The ends, in steps from 0.
    ends: (f64, f64),
    step: f64,
    decimals: usize,
}

impl EffectScale {
    /// As much as holds these values and 0, in whole steps whose labels have room in `width`.
    pub(super) fn of(values: impl Iterator<Item = f64>, width: f64) -> Self {
        let (low, high) =
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let scales = || steps().map(|(step, decimals)| Self::around((low, high), step, decimals));
        let fits = |scale: &Self| scale.labels_width() <= width;
        let widest = Self::around((low, high), high - low, 0);
        scales().find(fits).unwrap_or(widest)
    }

    fn around((low, high): (f64, f64), step: f64, decimals: usize) -> Self {
        let least = if low < 0.0 { 0.0 } else { 1.0 };
        let ends = ((low / step).floor(), (high / step).ceil().max(least));
        Self { ends, step, decimals }
    }

    /// What all labels need at least, were each as wide as the widest.
    fn labels_width(&self) -> f64 {
        /// A digit and the space between two labels, at the size of labels.
        const DIGIT: f64 = 7.0;
        const BETWEEN: f64 = 8.0;
        let (low, high) = self.ends;
        let longest = self.label(low).len().max(self.label(high).len());
        (high - low) * (DIGIT * f64::from(u8::try_from(longest).unwrap_or(u8::MAX)) + BETWEEN)
    }

    /// Where a value lies: 0 at the left, 1 at the right.
    pub(super) fn share(&self, value: f64) -> f64 {
        let (low, high) = self.ends;
        (value / self.step - low) / (high - low)
    }

    /// The values of the grid lines from the left, and their labels, all but 0 to as many decimals.
    pub(super) fn grid(&self) -> Vec<(f64, String)> {
        let mut lines = Vec::new();
        let mut number = self.ends.0;
        while number <= self.ends.1 {
            lines.push((number * self.step, true_minus(&self.label(number))));
            number += 1.0;
        }
        lines
    }

    /// The label so many steps from 0.
    fn label(&self, number: f64) -> String {
        let places = self.decimals;
        if number == 0.0 { "0".to_owned() } else { format!("{:+.places$}", number * self.step) }
    }
}

/// One, two and five of each decade, the finest first, with their decimals.
fn steps() -> impl Iterator<Item = (f64, usize)> {
    (0..DECADES).flat_map(|decade| {
        let decimals = usize::try_from(3 - decade).unwrap_or(0);
        [1.0, 2.0, 5.0].map(|times| (times * FINEST * 10_f64.powi(decade), decimals))
    })
}
