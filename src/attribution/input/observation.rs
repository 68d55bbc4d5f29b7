//! A score of one day, and the unit to which it was recorded.

use serde::Serialize;

use crate::domain::Date;

/// The unit to which a score was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Resolution {
    /// Whole points.
    Whole,
    /// Tenths of a point.
    Tenth,
    /// Hundredths of a point, or finer.
    Hundredth,
}

/// A score of one day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Observation {
    /// The day.
    pub date: Date,
    /// The score, in points.
    pub(super) points: f64,
    /// The unit to which it was recorded.
    pub resolution: Resolution,
}

impl Resolution {
    /// The unit in points.
    pub(in crate::attribution) const fn points(self) -> f64 {
        match self {
            Self::Whole => 1.0,
            Self::Tenth => 0.1,
            Self::Hundredth => 0.01,
        }
    }
}

impl Observation {
    /// The score, in points.
    #[must_use]
    pub const fn points(&self) -> f64 {
        self.points
    }
}
