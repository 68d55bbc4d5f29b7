//! The track of one series: the readings that its regression fits.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::attribution::input::{Member, Observation};
use crate::attribution::response::Scale;
use crate::domain::{Date, Series};

/// The observations of one series in order of time, a day at most once.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Track {
    pub(crate) series: Series,
    /// Days since 1970-01-01.
    pub(crate) days: Vec<i32>,
    /// Scores, in points.
    pub(crate) scores: Vec<f64>,
    /// Variance of rounding, `d^2/12`.
    pub(crate) rounding: Vec<f64>,
    pub(crate) scale: Scale,
}

impl Track {
    /// The track of a series without the days on which the display stood still; `None` with fewer
    /// than two observations.
    pub(crate) fn of(member: &Member, series: Series, still: &BTreeSet<Date>) -> Option<Self> {
        let mut track = Self {
            series,
            days: Vec::new(),
            scores: Vec::new(),
            rounding: Vec::new(),
            scale: if series == Series::Total { Scale::TOTAL } else { Scale::PILLAR },
        };
        let is_fresh = |observation: &&Observation| !still.contains(&observation.date);
        for observation in member.observations(series).filter(is_fresh) {
            let unit = observation.resolution.points();
            track.days.push(observation.date.day_number());
            track.scores.push(observation.points());
            track.rounding.push(unit * unit / 12.0);
        }
        (track.days.len() >= 2).then_some(track)
    }

    /// Days of the first and the last snapshot.
    pub(crate) fn span(&self) -> (i32, i32) {
        (self.days.first().copied().unwrap_or(0), self.days.last().copied().unwrap_or(0))
    }
}
