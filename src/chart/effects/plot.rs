//! The axis of all effects, and the columns beside it.

use super::columns::Columns;
use super::scale::EffectScale;

/// The axis of all effects, and the columns beside it.
pub(super) struct Plot {
    /// Where the columns stand.
    pub(super) columns: Columns,
    /// What the axis shows.
    pub(super) scale: EffectScale,
}

impl Plot {
    /// The axis of these values, as wide as the columns leave room.
    pub(super) fn of(columns: Columns, values: impl Iterator<Item = f64>) -> Self {
        let (left, right) = columns.plot;
        Self { columns, scale: EffectScale::of(values, right - left) }
    }

    /// Where a value stands.
    pub(super) fn x(&self, value: f64) -> f64 {
        let (left, right) = self.columns.plot;
        left + (right - left) * self.scale.share(value)
    }
}
