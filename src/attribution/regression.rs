//! The regression of one series: its snapshots, the columns of the kinds and the nuisance columns.

use serde::{Deserialize, Serialize};

use crate::domain::Series;

use super::adstock::Daily;
use super::gram::Rows;
use super::kernels::Kernel;
use super::link::{Link, Scale};
use super::special::real;

const DAYS_PER_YEAR: f64 = 365.25;

/// Prior standard deviations of the nuisance columns, in points: the trend a year, each wave of the
/// season, and the fading pre-history.
const TREND: f64 = 1.5;
const SEASON: f64 = 0.7;
const PREHISTORY: f64 = 1.0;

/// Trend and the two waves of the season.
const SLOW: usize = 3;

pub(super) const DAYS_PER_WEEK: i32 = 7;

/// Sines and cosines of so many harmonics are any function of the weekday.
pub(super) const HARMONICS: usize = 3;

/// Prior standard deviation of each wave of a week, in points.
const WEEK: f64 = 0.5;

/// The observations of one series in order of time, a day at most once.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Track {
    pub(super) series: Series,
    /// Days since 1970-01-01.
    pub(super) days: Vec<i32>,
    /// Scores, in points.
    pub(super) scores: Vec<f64>,
    /// Variance of rounding, `d^2/12`.
    pub(super) rounding: Vec<f64>,
    pub(super) scale: Scale,
}

/// A track seen through a link.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) link: Link,
    /// z of each snapshot.
    pub(super) z: Vec<f64>,
    /// `g_i = dz/dy` of each snapshot.
    pub(super) slopes: Vec<f64>,
    /// `gm = exp(mean of ln g)` times the unit of the scale: what a point is on the scale of z.
    pub(super) points: f64,
    /// `sum of ln g_i`, the Jacobian that makes links comparable.
    pub(super) ln_jacobian: f64,
}

/// A track with the activity that may have moved it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Regression {
    pub(super) track: Track,
    /// The kinds in the model, by their places in the member's list.
    pub(super) kinds: Vec<usize>,
    /// Their activity.
    pub(super) daily: Vec<Daily>,
    /// `t_0`: the first logged row or the first snapshot, whichever is earlier.
    start: i32,
    /// Trend and the two waves of the season.
    slow: [Vec<f64>; SLOW],
    /// The waves of a week that the series shows; mostly none.
    week: Vec<Vec<f64>>,
}

impl Track {
    /// The track seen through a link.
    pub(super) fn linked(&self, link: Link) -> Linked {
        let slopes: Vec<f64> =
            self.scores.iter().map(|&score| link.slope(score, self.scale)).collect();
        let ln_jacobian: f64 = slopes.iter().map(|&slope| libm::log(slope)).sum();
        Linked {
            link,
            z: self.scores.iter().map(|&score| link.transformed(score, self.scale)).collect(),
            slopes,
            points: libm::exp(ln_jacobian / real(self.days.len())) * self.scale.unit,
            ln_jacobian,
        }
    }

    /// Days of the first and the last snapshot.
    pub(super) fn span(&self) -> (i32, i32) {
        (self.days.first().copied().unwrap_or(0), self.days.last().copied().unwrap_or(0))
    }
}

impl Regression {
    /// The regression of a track on these kinds.
    pub(super) fn new(track: Track, kinds: Vec<usize>, daily: Vec<Daily>, start: i32) -> Self {
        // The phase counts from 0001-01-01, as the reference does.
        const DAYS_BEFORE_1970: f64 = 719_163.0;
        let days: Vec<f64> =
            track.days.iter().map(|&day| f64::from(day) + DAYS_BEFORE_1970).collect();
        let phase = |day: f64| 2.0 * std::f64::consts::PI * day / DAYS_PER_YEAR;
        let slow = [
            centred(days.iter().map(|&day| day / DAYS_PER_YEAR).collect(), TREND),
            centred(days.iter().map(|&day| libm::sin(phase(day))).collect(), SEASON),
            centred(days.iter().map(|&day| libm::cos(phase(day))).collect(), SEASON),
        ];
        Self { track, kinds, daily, start, slow, week: Vec::new() }
    }

    /// The same track with some of the kinds, by their places here.
    pub(super) fn with_kinds(&self, places: &[usize]) -> Self {
        Self {
            track: self.track.clone(),
            kinds: places.iter().map(|&place| self.kinds[place]).collect(),
            daily: places.iter().map(|&place| self.daily[place].clone()).collect(),
            start: self.start,
            slow: self.slow.clone(),
            week: self.week.clone(),
        }
    }

    /// The same with so many harmonics of a week among the nuisance columns.
    pub(super) fn with_harmonics(&self, harmonics: usize) -> Self {
        Self { week: week(&self.track.days, harmonics), ..self.clone() }
    }

    /// The places of the waves of a week among the columns.
    pub(super) fn week_columns(&self) -> std::ops::Range<usize> {
        SLOW..SLOW + self.week.len()
    }

    /// The nuisance columns, each scaled so that its coefficient is N(0, 1) in points.
    pub(super) fn nuisance(&self, kernel: Kernel) -> Vec<Vec<f64>> {
        let fixed = self.slow.iter().chain(&self.week).cloned();
        fixed.chain([self.prehistory(kernel)]).collect()
    }

    /// The trend column.
    pub(super) fn trend(&self) -> &[f64] {
        &self.slow[0]
    }

    /// `P(t) / P(t_1)`: what was done before the log, fading; 0 where nothing is left of it at the
    /// first snapshot, and for the step.
    fn prehistory(&self, kernel: Kernel) -> Vec<f64> {
        let left = |day: i32| kernel.before_log(day - self.start);
        let first = left(self.track.span().0);
        let share = |&day: &i32| if first > 0.0 { PREHISTORY * left(day) / first } else { 0.0 };
        self.track.days.iter().map(share).collect()
    }

    /// `x_k = s_k / sd(s_k)` and `sd(s_k)` over the snapshots (population form); zeros and 0 for a
    /// kind that does not vary under the kernel.
    pub(super) fn column(&self, place: usize, kernel: Kernel) -> (Vec<f64>, f64) {
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

    /// All columns but z under one kernel, and the `sd(s_k)`.
    pub(super) fn rows(&self, kernel: Kernel) -> (Rows, Vec<f64>) {
        let kernels = vec![kernel; self.kinds.len()];
        self.rows_of(kernel, &kernels)
    }

    /// All columns but z where each kind has a kernel of its own; the nuisance columns are those of
    /// `shared`.
    pub(super) fn rows_of(&self, shared: Kernel, kernels: &[Kernel]) -> (Rows, Vec<f64>) {
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

/// The sine and the cosine of the weekday at each snapshot, harmonic by harmonic.
fn week(days: &[i32], harmonics: usize) -> Vec<Vec<f64>> {
    let week = f64::from(DAYS_PER_WEEK);
    let waves = (1..=harmonics).flat_map(|harmonic| {
        let turn = std::f64::consts::TAU * real(harmonic) / week;
        let angle = move |day: &i32| turn * f64::from(day.rem_euclid(DAYS_PER_WEEK));
        let of = |wave: fn(f64) -> f64| days.iter().map(|day| wave(angle(day))).collect();
        [of(libm::sin), of(libm::cos)]
    });
    waves.map(|wave| centred(wave, WEEK)).collect()
}

/// The column minus its mean, times a factor.
fn centred(mut column: Vec<f64>, factor: f64) -> Vec<f64> {
    let mean = column.iter().sum::<f64>() / real(column.len());
    for value in &mut column {
        *value = (*value - mean) * factor;
    }
    column
}
