//! The nuisance columns of a regression: what moves a score besides activity.

use serde::{Deserialize, Serialize};

use crate::attribution::numerics::real;
use crate::attribution::response::Kernel;

const DAYS_PER_YEAR: f64 = 365.25;

/// Prior standard deviations of the nuisance columns, in points: the trend a year, each wave of the
/// season, and the fading pre-history.
const TREND: f64 = 1.5;
const SEASON: f64 = 0.7;
const PREHISTORY: f64 = 1.0;

/// Where a series shows a drift: of its whole trend, from the first snapshot to the last, and of
/// the fading pre-history, in points. A pillar can rise by so much in weeks.
const WIDE: f64 = 5.0;

/// How far a series may go by itself.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) enum Drift {
    /// As most do.
    Usual,
    /// By some points over what is recorded, however short that is.
    Wide,
}

impl Drift {
    /// Prior standard deviation of the trend, in points a year.
    fn trend(self, days: &[f64]) -> f64 {
        let span = days.last().zip(days.first()).map_or(0.0, |(last, first)| last - first);
        let years = span.max(1.0) / DAYS_PER_YEAR;
        match self {
            Self::Usual => TREND,
            Self::Wide => TREND.max(WIDE / years),
        }
    }

    /// Prior standard deviation of the fading pre-history, in points.
    const fn prehistory(self) -> f64 {
        match self {
            Self::Usual => PREHISTORY,
            Self::Wide => WIDE,
        }
    }
}

/// Trend and the two waves of the season.
pub(super) const SLOW: usize = 3;

pub(crate) const DAYS_PER_WEEK: i32 = 7;

/// Sines and cosines of so many harmonics are any function of the weekday.
pub(crate) const HARMONICS: usize = 3;

/// Prior standard deviation of each wave of a week, in points.
const WEEK: f64 = 0.5;

/// Trend and the two waves of the season.
pub(super) fn slow(days: &[i32], drift: Drift) -> [Vec<f64>; SLOW] {
    // The phase counts from 0001-01-01, as the reference does.
    const DAYS_BEFORE_1970: f64 = 719_163.0;
    let days: Vec<f64> = days.iter().map(|&day| f64::from(day) + DAYS_BEFORE_1970).collect();
    let phase = |day: f64| 2.0 * std::f64::consts::PI * day / DAYS_PER_YEAR;
    [
        centred(days.iter().map(|&day| day / DAYS_PER_YEAR).collect(), drift.trend(&days)),
        centred(days.iter().map(|&day| libm::sin(phase(day))).collect(), SEASON),
        centred(days.iter().map(|&day| libm::cos(phase(day))).collect(), SEASON),
    ]
}

/// The sine and the cosine of the weekday at each snapshot, harmonic by harmonic.
pub(super) fn week(days: &[i32], harmonics: usize) -> Vec<Vec<f64>> {
    let week = f64::from(DAYS_PER_WEEK);
    let waves = (1..=harmonics).flat_map(|harmonic| {
        let turn = std::f64::consts::TAU * real(harmonic) / week;
        let angle = move |day: &i32| turn * f64::from(day.rem_euclid(DAYS_PER_WEEK));
        let of = |wave: fn(f64) -> f64| days.iter().map(|day| wave(angle(day))).collect();
        [of(libm::sin), of(libm::cos)]
    });
    waves.map(|wave| centred(wave, WEEK)).collect()
}

/// `P(t) / P(t_1)`: what was done before the log, fading; 0 where nothing is left of it at the
/// first snapshot, and for the step. The log is complete from the day `start` on.
pub(super) fn prehistory(days: &[i32], kernel: Kernel, start: i32, drift: Drift) -> Vec<f64> {
    let left = |day: i32| kernel.before_log(day - start);
    let first = left(days.first().copied().unwrap_or(0));
    let share = |&day: &i32| if first > 0.0 { drift.prehistory() * left(day) / first } else { 0.0 };
    days.iter().map(share).collect()
}

/// The column minus its mean, times a factor.
fn centred(mut column: Vec<f64>, factor: f64) -> Vec<f64> {
    let mean = column.iter().sum::<f64>() / real(column.len());
    for value in &mut column {
        *value = (*value - mean) * factor;
    }
    column
}
