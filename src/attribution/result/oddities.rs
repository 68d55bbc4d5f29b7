//! What the model found odd in the scores themselves, to be told to whom they belong.

use std::collections::BTreeMap;

use crate::attribution::changes::Split;
use crate::attribution::effects::{Effect, Verdict};
use crate::domain::{Date, Pillar, Series};

use super::fit::Fit;

/// With this many pillars in one interval the score moved everywhere at once.
const EVERYWHERE: usize = 3;

/// A score is too noisy for a link if it is more probably wild than not.
const MORE_PROBABLY: f64 = 0.5;

/// A slip of the comma puts a score this near to those beside it, as a share of how far it is off.
const NEAR: f64 = 0.25;

/// Half of a whole point, to which totals are rounded, and half of a tenth, to which pillars are
/// often typed even where the page shows more.
const HALF_OF_WHOLE: f64 = 0.5;
const HALF_OF_TENTH: f64 = 0.05;

/// A reading that stands apart from those beside it, as a mistyped one does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    /// The series.
    pub series: Series,
    /// The day of the reading.
    pub date: Date,
    /// The score, in points.
    pub score: f64,
    /// The score before it, in points.
    pub before: f64,
    /// The score after it, in points.
    pub after: f64,
    /// Whether it looks mistyped: a slip of the comma would make it, or the total of the day does
    /// not confirm it. Else it may be a dip, or another person's.
    pub looks_mistyped: bool,
}

/// What is looked at.
pub(super) struct Oddities<'a> {
    pub(super) fits: &'a [Fit],
    pub(super) effects: &'a [Effect],
    /// The days of the totals and the totals, in points.
    pub(super) totals: &'a BTreeMap<Date, f64>,
}

impl Oddities<'_> {
    /// The intervals in which a level was taken to have shifted.
    pub(super) fn shifts(&self) -> Vec<(Series, Date, Date)> {
        let of_fit =
            |fit: &Fit| fit.shifts().map(|(from, to)| (fit.series(), from, to)).collect::<Vec<_>>();
        self.fits.iter().flat_map(of_fit).collect()
    }

    /// The intervals in which at least three pillars jumped, in order of time.
    ///
    /// The pillars were read on the same two days: of jumps between other days nobody knows whether
    /// they were one.
    pub(super) fn moved_everywhere(&self) -> Vec<(Date, Date)> {
        let apart = self.apart();
        let mut intervals: BTreeMap<(Date, Date), usize> = BTreeMap::new();
        for (series, from, to) in self.shifts() {
            // There and back is another matter.
            let is_apart = apart
                .iter()
                .any(|one| one.series == series && (one.date == from || one.date == to));
            if series != Series::Total && !is_apart {
                *intervals.entry((from, to)).or_default() += 1;
            }
        }
        let everywhere = intervals.into_iter().filter(|&(_, count)| count >= EVERYWHERE);
        everywhere.map(|(interval, _)| interval).collect()
    }

    /// Whether at least three pillars jumped at once within a change.
    pub(super) fn moved_everywhere_in(&self, split: &Split) -> bool {
        let mut everywhere = self.moved_everywhere().into_iter();
        everywhere.any(|(from, to)| split.since <= from && to <= split.to)
    }

    /// The readings that stand apart: the level shifted there and back.
    pub(super) fn apart(&self) -> Vec<Apart> {
        self.fits
            .iter()
            .flat_map(|fit| {
                let scores = &fit.regression.track.scores;
                fit.apart().map(|place| {
                    let apart = Apart {
                        series: fit.series(),
                        date: fit.date(place),
                        score: scores[place],
                        before: scores[place - 1],
                        after: scores[place + 1],
                        looks_mistyped: false,
                    };
                    Apart { looks_mistyped: self.looks_mistyped(&apart), ..apart }
                })
            })
            .collect()
    }

    /// The stretches in which the display of a series stood still.
    pub(super) fn stood_still(&self, series: Series) -> Vec<(Date, Date)> {
        if let Some(fit) = self.fit(series) {
            return fit.stood_still();
        }
        let mut stretches = self.fits.iter().map(Fit::stood_still);
        let first = stretches.next().unwrap_or_default();
        let is_common = series == Series::Total && stretches.all(|other| other == first);
        if is_common { first } else { Vec::new() }
    }

    /// Whether a series is too noisy for any but a strong link, and none was found.
    pub(super) fn is_too_noisy(&self, series: Series) -> bool {
        if self.fit(series).is_none() && series == Series::Total {
            return !self.fits.is_empty() && self.fits.iter().all(|fit| self.is_noisy(fit));
        }
        self.fit(series).is_some_and(|fit| self.is_noisy(fit))
    }

    fn fit(&self, series: Series) -> Option<&Fit> {
        self.fits.iter().find(|fit| fit.series() == series)
    }

    fn is_noisy(&self, fit: &Fit) -> bool {
        let mut of_series = self.effects.iter().filter(|effect| effect.series == fit.series());
        fit.posterior.wild > MORE_PROBABLY && of_series.all(|e| e.verdict == Verdict::None)
    }

    /// What the day's scores say of a reading that stands apart.
    fn looks_mistyped(&self, apart: &Apart) -> bool {
        let lies_beside = |score: f64| {
            let (low, high) = (apart.before.min(apart.after), apart.before.max(apart.after));
            let near = NEAR * (low - apart.score).abs().min((high - apart.score).abs());
            low - near <= score && score <= high + near
        };
        let is_slip = lies_beside(10.0 * apart.score) || lies_beside(apart.score / 10.0);
        let score = |pillar: Pillar| {
            let track = &self.fit(Series::Pillar(pillar))?.regression.track;
            let place = track.days.binary_search(&apart.date.day_number()).ok()?;
            let half_unit = 0.5 * (12.0 * track.rounding[place]).sqrt();
            Some((track.scores[place], half_unit.max(HALF_OF_TENTH)))
        };
        let pillars: Option<Vec<(f64, f64)>> = Pillar::ALL.into_iter().map(score).collect();
        let total = self.totals.get(&apart.date).filter(|_| apart.series != Series::Total);
        let agrees = total.zip(pillars).is_some_and(|(total, pillars)| {
            let sum: f64 = pillars.iter().map(|(score, _)| score).sum();
            let halves: f64 = pillars.iter().map(|(_, half_unit)| half_unit).sum();
            (total - sum).abs() <= HALF_OF_WHOLE + halves
        });
        is_slip || !agrees
    }
}
