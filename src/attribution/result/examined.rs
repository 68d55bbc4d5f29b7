//! What was examined of a series, be there a link or not.

use crate::attribution::effects::{LEAST_SNAPSHOTS, Reason};
use crate::domain::Series;

use super::fit::Fit;

/// What was examined of one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Examined {
    /// The series.
    pub series: Series,
    /// How many snapshots it has.
    pub snapshots: usize,
    /// At how many of them the display was renewed: what the model read.
    pub readings: usize,
    /// What keeps everything in it from being likely: no activity, or few snapshots.
    pub reason: Option<Reason>,
}

impl Examined {
    /// What was examined of a fit; `is_anything_logged` is whether there is any activity.
    pub(super) fn of(fit: &Fit, is_anything_logged: bool) -> Self {
        let (snapshots, readings) = (fit.dates.len(), fit.readings());
        let reason = if is_anything_logged {
            (readings < LEAST_SNAPSHOTS).then_some(Reason::FewSnapshots)
        } else {
            Some(Reason::NoActivity)
        };
        Self { series: fit.series(), snapshots, readings, reason }
    }
}
