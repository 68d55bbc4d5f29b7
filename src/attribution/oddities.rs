//! What the model found odd in the scores themselves, to be told to whom they belong.

use std::collections::BTreeMap;

use crate::domain::{Date, Pillar, Series};

use super::links::Links;
use super::verdict::Verdict;

/// With this many pillars in one interval the score moved everywhere at once.
const EVERYWHERE: usize = 3;

/// A score is too noisy for a link if it is more probably wild than not.
const MORE_PROBABLY: f64 = 0.5;

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
}

impl Links {
    /// The intervals in which the level of a pillar, or of a total that is fitted by itself, was
    /// taken to have shifted: a jump that no activity explains.
    #[must_use]
    pub fn shifts(&self) -> Vec<(Series, Date, Date)> {
        let of_fit = |fit| super::fit::Fit::shifts(fit).map(|(from, to)| (fit.series(), from, to));
        self.fits.iter().flat_map(of_fit).collect()
    }

    /// The intervals in which at least three pillars jumped and no activity explains it: `LinkedIn`
    /// may have changed the formula. In order of time.
    #[must_use]
    pub fn moved_everywhere(&self) -> Vec<(Date, Date)> {
        let apart = self.apart();
        let mut intervals: BTreeMap<Date, (Date, usize)> = BTreeMap::new();
        for (series, from, to) in self.shifts() {
            // There and back is another matter.
            let is_apart = apart
                .iter()
                .any(|one| one.series == series && (one.date == from || one.date == to));
            if series != Series::Total && !is_apart {
                let (latest, count) = intervals.entry(to).or_insert((from, 0));
                *latest = from.max(*latest);
                *count += 1;
            }
        }
        let everywhere = intervals.into_iter().filter(|(_, (_, count))| *count >= EVERYWHERE);
        everywhere.map(|(to, (from, _))| (from, to)).collect()
    }

    /// The readings that stand apart from those beside them, as mistyped ones do: the level shifted
    /// there and back. By series, in order of time.
    #[must_use]
    pub fn apart(&self) -> Vec<Apart> {
        self.fits
            .iter()
            .flat_map(|fit| {
                let scores = &fit.regression.track.scores;
                fit.apart().map(|place| Apart {
                    series: fit.series(),
                    date: fit.date(place),
                    score: scores[place],
                    before: scores[place - 1],
                    after: scores[place + 1],
                })
            })
            .collect()
    }

    /// The stretches in which the display of a series stood still: from a reading to the last day that
    /// showed it.
    #[must_use]
    pub fn stood_still(&self, series: Series) -> Vec<(Date, Date)> {
        let of_pillars = Pillar::ALL.first().and_then(|&pillar| self.fit(Series::Pillar(pillar)));
        let fit = self.fit(series).or(of_pillars.filter(|_| series == Series::Total));
        fit.map(super::fit::Fit::stood_still).unwrap_or_default()
    }

    /// Whether a series jumps too much from reading to reading for a link to be seen, and none was
    /// found.
    #[must_use]
    pub fn is_too_noisy(&self, series: Series) -> bool {
        let is_wild = self.fit(series).is_some_and(|fit| fit.posterior.wild > MORE_PROBABLY);
        let of_series = || self.effects().iter().filter(|effect| effect.series == series);
        is_wild && of_series().all(|effect| effect.verdict == Verdict::None)
    }
}
