//! The regression of one series: its track, and the columns of the kinds and of nuisance.

use serde::{Deserialize, Serialize};

use crate::attribution::numerics::real;
use crate::attribution::response::{Daily, Kernel};

use super::nuisance::{self, Drift, SLOW};
use super::rows::Rows;
use super::track::Track;

/// A track with the activity that may have moved it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Regression {
    pub(crate) track: Track,
    /// The kinds in the model, by their places in the member's list.
    pub(crate) kinds: Vec<usize>,
    /// Their activity.
    pub(crate) daily: Vec<Daily>,
    /// `t_0`: the first logged row or the first snapshot, whichever is earlier.
    start: i32,
    /// How far the series may go by itself.
    drift: Drift,
    /// Trend and the two waves of the season.
    slow: [Vec<f64>; SLOW],
    /// The waves of a week that the series shows; mostly none.
    week: Vec<Vec<f64>>,
}

impl Regression {
    /// The regression of a track on these kinds.
    pub(crate) fn new(track: Track, kinds: Vec<usize>, daily: Vec<Daily>, start: i32) -> Self {
        let drift = Drift::Usual;
        let slow = nuisance::slow(&track.days, drift);
        Self { track, kinds, daily, start, drift, slow, week: Vec::new() }
    }

    /// The same track with some of the kinds, by their places here.
    pub(crate) fn with_kinds(&self, places: &[usize]) -> Self {
        Self {
            track: self.track.clone(),
            kinds: places.iter().map(|&place| self.kinds[place]).collect(),
            daily: places.iter().map(|&place| self.daily[place].clone()).collect(),
            start: self.start,
            drift: self.drift,
            slow: self.slow.clone(),
            week: self.week.clone(),
        }
    }

    /// The same where the series may go farther by itself.
    pub(crate) fn with_wide_drift(&self) -> Self {
        let drift = Drift::Wide;
        Self { drift, slow: nuisance::slow(&self.track.days, drift), ..self.clone() }
    }

    /// The same with so many harmonics of a week among the nuisance columns.
    pub(crate) fn with_harmonics(&self, harmonics: usize) -> Self {
        Self { week: nuisance::week(&self.track.days, harmonics), ..self.clone() }
    }

    /// The places of the waves of a week among the columns.
    pub(crate) fn week_columns(&self) -> std::ops::Range<usize> {
        SLOW..SLOW + self.week.len()
    }

    /// The nuisance columns, each scaled so that its coefficient is N(0, 1) in points.
    pub(crate) fn nuisance(&self, kernel: Kernel) -> Vec<Vec<f64>> {
        let fixed = self.slow.iter().chain(&self.week).cloned();
        let prehistory = nuisance::prehistory(&self.track.days, kernel, self.start, self.drift);
        fixed.chain([prehistory]).collect()
    }

    /// The trend column.
    pub(crate) fn trend(&self) -> &[f64] {
        &self.slow[0]
    }

    /// `x_k = s_k / sd(s_k)` and `sd(s_k)` over the snapshots (population form); zeros and 0 for a
    /// kind that does not vary under the kernel.
    pub(crate) fn column(&self, place: usize, kernel: Kernel) -> (Vec<f64>, f64) {
        let stock = self.daily[place].stock(kernel);
        let mut column: Vec<f64> =
            self.track.days.iter().map(|&day| stock.with_imputed(day)).collect();
        let count = real(column.len());
        let mean = column.iter().sum::<f64>() / count;
        let squares: f64 = column.iter().map(|value| (value - mean) * (value - mean)).sum();
        let sd = (squares / count).sqrt();
        let largest = column.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
        if sd < 1e-9 * (1.0 + largest) {
            column.fill(0.0);
            return (column, 0.0);
        }
        for value in &mut column {
            *value /= sd;
        }
        (column, sd)
    }

    /// Whether a kind varies over the snapshots under any kernel.
    pub(crate) fn varies(&self, place: usize) -> bool {
        // Ordinary activity varies under the first one tried.
        let likely = [Kernel::window(30), Kernel::exponential(21.0)];
        likely.into_iter().chain(Kernel::grid()).any(|kernel| self.column(place, kernel).1 > 0.0)
    }

    /// Whether activity of these days and counts, in order of time, goes on so evenly, from each snapshot to the next,
    /// that nothing can be compared: where it began before or with the snapshots, it is a ramp and
    /// then a level, which any steady rise or fall of the score would fit.
    pub(crate) fn is_even(&self, rows: &[(i32, f64)]) -> bool {
        /// The standard deviation of the rate a day is at most that part of its mean.
        const EVEN: f64 = 0.25;
        let days = &self.track.days;
        let place = |day: i32| rows.partition_point(|(done, _)| *done < day);
        let done = |pair: &[i32]| -> f64 {
            rows[place(pair[0])..place(pair[1])].iter().map(|(_, count)| count).sum()
        };
        let rates: Vec<(f64, f64)> = days
            .windows(2)
            .map(|pair| (f64::from(pair[1] - pair[0]), done(pair)))
            .map(|(span, count)| (span, count / span))
            .collect();
        let whole: f64 = rates.iter().map(|(span, _)| span).sum();
        let mean = rates.iter().map(|(span, rate)| span * rate).sum::<f64>() / whole;
        let variance =
            rates.iter().map(|(span, rate)| span * (rate - mean).powi(2)).sum::<f64>() / whole;
        mean > 0.0 && variance <= (EVEN * mean).powi(2)
    }

    /// All columns but z under one kernel, and the `sd(s_k)`.
    pub(crate) fn rows(&self, kernel: Kernel) -> (Rows, Vec<f64>) {
        let kernels = vec![kernel; self.kinds.len()];
        self.rows_of(kernel, &kernels)
    }

    /// All columns but z where each kind has a kernel of its own; the nuisance columns are those of
    /// `shared`.
    pub(crate) fn rows_of(&self, shared: Kernel, kernels: &[Kernel]) -> (Rows, Vec<f64>) {
        let nuisance = self.nuisance(shared);
        let before_kinds = nuisance.len();
        let mut rows = Rows::new(self.track.days.len(), before_kinds, self.kinds.len());
        for (column, values) in nuisance.into_iter().enumerate() {
            rows.set(column, values.into_iter());
        }
        let mut sds = Vec::with_capacity(kernels.len());
        for (place, &kernel) in kernels.iter().enumerate() {
            let (column, sd) = self.column(place, kernel);
            rows.set(before_kinds + place, column.into_iter());
            sds.push(sd);
        }
        (rows, sds)
    }
}
