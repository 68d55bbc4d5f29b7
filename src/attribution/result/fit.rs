//! One series with its posterior.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::attribution::averaging::Posterior;
use crate::attribution::changes::{Exposures, Parts, Splitter};
use crate::attribution::design::Regression;
use crate::attribution::effects::{
    Course, Effect, LEAST_DAYS, LEAST_SNAPSHOTS, PerUnit, Reason, Verdict,
};
use crate::attribution::input::Member;
use crate::attribution::response::LONGEST_DELAY_DAYS;
use crate::attribution::search::Grid;
use crate::domain::{Date, Kind, Series};

/// One series with its posterior.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Fit {
    /// The days of all snapshots.
    pub(super) dates: Vec<Date>,
    /// For each of them the place in the track of the latest one at which the display was renewed:
    /// its own, unless the display stood still.
    renewed: Vec<usize>,
    pub(super) regression: Regression,
    pub(super) posterior: Posterior,
    /// The later snapshot, by its place in the track, of each interval in which the level shifted.
    pub(super) shifted: Vec<usize>,
    /// The kinds that are not in the regression, and why.
    left_out: Vec<(usize, Reason)>,
    /// Computed for the first change that is split.
    #[serde(skip)]
    exposures: OnceLock<Exposures>,
}

/// Between which snapshots of the track a change happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Span {
    /// From one reading to a later one.
    Readings(usize, usize),
    /// The display stood still after this reading: so large a share of the days up to the next one;
    /// 0 if there is none.
    Still(usize, f64),
}

impl Fit {
    pub(crate) fn new(
        member: &Member,
        grid: Grid,
        posterior: Posterior,
        left_out: Vec<(usize, Reason)>,
    ) -> Self {
        let shifted = grid.shifted();
        let regression = grid.regression;
        let track = &regression.track;
        let observations = member.observations(track.series);
        let dates: Vec<Date> = observations.map(|observation| observation.date).collect();
        let latest = |date: &Date| {
            let day = date.day_number();
            track.days.partition_point(|&other| other <= day).saturating_sub(1)
        };
        let renewed = dates.iter().map(latest).collect();
        Self {
            dates,
            renewed,
            regression,
            posterior,
            shifted,
            left_out,
            exposures: OnceLock::new(),
        }
    }

    pub(super) fn series(&self) -> Series {
        self.regression.track.series
    }

    /// What splits its changes; what that takes is computed once.
    pub(super) fn splitter(&self) -> Splitter<'_> {
        let exposures =
            self.exposures.get_or_init(|| Exposures::of(&self.regression, &self.posterior));
        Splitter::new(&self.regression, &self.posterior, exposures)
    }

    /// The first day of which activity can begin to act after a reading.
    pub(super) fn first_to_begin(&self, place: usize) -> i32 {
        self.regression.track.days[place] + 1 - LONGEST_DELAY_DAYS
    }

    /// The day of a snapshot of the track.
    pub(super) fn date(&self, place: usize) -> Date {
        let days = &self.regression.track.days;
        self.dates[0].plus_days(days[place] - days[0])
    }

    /// Where in the track a change between two days with snapshots lies.
    pub(super) fn span(&self, from: Date, to: Date) -> Option<Span> {
        let place = |date: Date| self.dates.binary_search(&date).ok();
        let (start, end) = place(from).zip(place(to)).filter(|(start, end)| start < end)?;
        let (first, last) = (self.renewed[start], self.renewed[end]);
        if first < last {
            return Some(Span::Readings(first, last));
        }
        let days = &self.regression.track.days;
        let share = days
            .get(last + 1)
            .map_or(0.0, |next| f64::from(to.days_since(from)) / f64::from(next - days[last]));
        Some(Span::Still(last, share))
    }

    /// The day of the reading with which a span begins.
    pub(super) fn since(&self, span: Span) -> Date {
        let (Span::Readings(first, _) | Span::Still(first, _)) = span;
        self.date(first)
    }

    /// The change of a span, split. While the display stood still nothing moved: every part is 0,
    /// and may be the share of the days of what it may be from reading to reading.
    pub(super) fn parts(&self, splitter: &Splitter<'_>, span: Span) -> Parts {
        match span {
            Span::Readings(first, last) => splitter.split(first, last),
            Span::Still(first, share) => {
                let next = (first + 1).min(self.regression.track.days.len() - 1);
                splitter.split(first, next).hidden(share)
            }
        }
    }

    /// Whether the level shifted in a span.
    pub(super) fn is_shifted_in(&self, span: Span) -> bool {
        let Span::Readings(first, last) = span else { return false };
        self.shifted.iter().any(|&later| first < later && later <= last)
    }

    /// The days between which the level shifted, in order of time.
    pub(super) fn shifts(&self) -> impl Iterator<Item = (Date, Date)> + '_ {
        self.shifted.iter().map(|&later| (self.date(later - 1), self.date(later)))
    }

    /// The readings that stand apart from those beside them: the level shifted before and after
    /// each, there and back. By their place in the track.
    pub(super) fn apart(&self) -> impl Iterator<Item = usize> + '_ {
        /// Those beside it are so near to each other, as a share of how far it is from them.
        const NEAR: f64 = 0.5;
        let scores = &self.regression.track.scores;
        let mut last = None;
        self.shifted.windows(2).filter_map(move |pair| {
            let (place, next) = (pair[0], pair[1]);
            // What is beside one that stands apart does not stand apart from it.
            if last == place.checked_sub(1) && last.is_some() {
                return None;
            }
            let (there, back) = (scores[place] - scores[place - 1], scores[next] - scores[place]);
            let is_back =
                there * back < 0.0 && (there + back).abs() <= NEAR * there.abs().min(back.abs());
            let found = (next == place + 1 && is_back).then_some(place);
            last = found.or(last);
            found
        })
    }

    /// What is said of a kind, but for the verdict.
    pub(super) fn effect(&self, kind: usize, name: &Kind, rows: &[(i32, f64)]) -> Effect {
        let track = &self.regression.track;
        let (_, last) = track.span();
        let active_days = rows.partition_point(|&(day, _)| day <= last);
        let left_out = self.left_out.iter().find(|(left_out, _)| *left_out == kind);
        let reason = if let Some((_, reason)) = left_out {
            Some(*reason)
        } else if track.days.len() < LEAST_SNAPSHOTS {
            Some(Reason::FewSnapshots)
        } else {
            (active_days < LEAST_DAYS).then_some(Reason::FewOccurrences)
        };
        let mut effect = Effect {
            series: self.series(),
            kind: name.clone(),
            probability: 0.0,
            positive: None,
            verdict: Verdict::None,
            reason,
            per_unit: None,
            course: None,
            active_days,
        };
        let Some(place) = self.regression.kinds.iter().position(|&other| other == kind) else {
            return effect;
        };
        let score = track.scores.last().copied().unwrap_or(0.0);
        let per_unit = PerUnit::of(&self.posterior, place, |component| {
            1.0 / component.link.slope(score, track.scale)
        });
        effect.probability = self.posterior.probability[place];
        effect.positive = Some(self.posterior.positive[place]);
        effect.per_unit = Some(per_unit);
        effect.course = Course::of(&self.posterior.components, place);
        effect
    }

    /// How many snapshots the model read: those at which the display was renewed.
    pub(super) fn readings(&self) -> usize {
        self.regression.track.days.len()
    }

    /// Stretches in which the display stood still: from a reading to the last day that showed it.
    pub(super) fn stood_still(&self) -> Vec<(Date, Date)> {
        let mut stretches: Vec<(Date, Date)> = Vec::new();
        for (place, pair) in self.renewed.windows(2).enumerate() {
            if pair[0] == pair[1] {
                let (from, to) = (self.date(pair[0]), self.dates[place + 1]);
                match stretches.last_mut() {
                    Some(last) if last.0 == from => last.1 = to,
                    _ => stretches.push((from, to)),
                }
            }
        }
        stretches
    }
}
