//! What the height of a column means.

use crate::words::numbers::Decimals;

/// What stands between two values, and how much room it needs above and below them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// The lowest and the highest value, in points.
    pub(super) low: f64,
    pub(super) high: f64,
    /// In units.
    pub(super) below: f64,
    pub(super) above: f64,
}

/// A scale, in units a point, and where zero would be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heights {
    top: f64,
    bottom: f64,
    zero: f64,
    per_point: f64,
}

/// A scale spans at least so many of the last place that is shown: what is all but the same looks so.
const LEAST: f64 = 4.0;
/// Between grid lines at least.
const APART: f64 = 32.0;

impl Heights {
    /// The largest scale on which every block has its room between two heights.
    pub(super) fn of(blocks: &[Block], (top, bottom): (f64, f64), decimals: Decimals) -> Self {
        let room = bottom - top;
        let mut per_point = room / (LEAST * decimals.unit());
        for (upper, lower) in pairs(blocks).filter(|(upper, lower)| upper.high > lower.low) {
            let free = room - upper.above - lower.below;
            per_point = per_point.min(free / (upper.high - lower.low));
        }
        let highest = blocks.iter().map(|one| top + one.above + per_point * one.high);
        let lowest = blocks.iter().map(|one| bottom - one.below + per_point * one.low);
        let ends = (highest.fold(f64::MIN, f64::max), lowest.fold(f64::MAX, f64::min));
        Self { top, bottom, zero: f64::midpoint(ends.0, ends.1), per_point }
    }

    /// Where a value lies.
    pub(super) fn y(&self, points: f64) -> f64 {
        self.zero - points * self.per_point
    }

    /// The round values up to the highest that there is, as the last place that is shown allows.
    pub(super) fn grid(&self, decimals: Decimals, highest: f64) -> Vec<f64> {
        let steps = (0..6).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)));
        let is_clear = |step: &f64| step * decimals.unit() * self.per_point >= APART;
        let step = steps.into_iter().find(is_clear).unwrap_or(f64::MAX) * decimals.unit();
        let value = |y: f64| ((self.zero - y) / self.per_point).clamp(0.0, highest);
        let (low, high) = (value(self.bottom), value(self.top));
        let first = (low / step - 1e-9).ceil();
        (0..100)
            .map(|place| (first + f64::from(place)) * step)
            .take_while(|at| *at <= high + 1e-9)
            .collect()
    }
}

fn pairs(blocks: &[Block]) -> impl Iterator<Item = (&Block, &Block)> {
    blocks.iter().flat_map(|upper| blocks.iter().map(move |lower| (upper, lower)))
}
