//! What the model reads: the observations of each series and the activity of each kind.

use serde::{Deserialize, Serialize};

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Date, Kind, Log, Pillar, Score, Series, Snapshot, Total};

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

/// The activity of one kind.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Activities {
    pub(super) kind: Kind,
    /// Days since 1970-01-01 and counts, in order of time, a day once.
    pub(super) rows: Vec<(i32, f64)>,
    /// Stretches (first and last day) that are known, in order; empty where nothing is said.
    pub(super) covered: Vec<(i32, i32)>,
}

/// Scores and logged activity of one person.
///
/// Nothing depends on the order in which it is filled, but that of several observations of one day
/// the last one given counts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Member {
    observations: BTreeMap<Series, BTreeMap<Date, Observation>>,
    activities: BTreeMap<Kind, BTreeMap<Date, u32>>,
    covered: BTreeMap<Kind, BTreeSet<(Date, Date)>>,
}

impl Resolution {
    /// The unit in points.
    pub(super) const fn points(self) -> f64 {
        match self {
            Self::Whole => 1.0,
            Self::Tenth => 0.1,
            Self::Hundredth => 0.01,
        }
    }
}

impl Member {
    /// A person of whom nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The person whose snapshots and log these are.
    ///
    /// The form in which a score was written is not kept, so the resolution is a whole point if
    /// every pillar of the snapshot is whole, else 0.01.
    #[must_use]
    pub fn of(snapshots: &[Snapshot], log: &Log) -> Self {
        let mut member = Self::new();
        for snapshot in snapshots {
            let pillars = || snapshot.pillars.iter().flatten();
            let pillars_are_whole = pillars().all(|score| score.thousandths() % 1000 == 0);
            let resolution = |whole| if whole { Resolution::Whole } else { Resolution::Hundredth };
            for pillar in Pillar::ALL {
                if let Some(score) = snapshot.pillar(pillar) {
                    member.observe_pillar(
                        pillar,
                        snapshot.date,
                        score,
                        resolution(pillars_are_whole),
                    );
                }
            }
            let total_is_whole = snapshot.total.thousandths() % 1000 == 0;
            member.observe_total(snapshot.date, snapshot.total, resolution(total_is_whole));
        }
        for activity in log.activities() {
            member.log(&activity.kind, activity.date, activity.count.get().into());
        }
        member
    }

    /// Adds the score of a pillar; a later one of the same day replaces it.
    pub fn observe_pillar(
        &mut self,
        pillar: Pillar,
        date: Date,
        score: Score,
        resolution: Resolution,
    ) {
        let observation = Observation { date, points: score.points(), resolution };
        self.observations.entry(Series::Pillar(pillar)).or_default().insert(date, observation);
    }

    /// Adds a total; a later one of the same day replaces it.
    pub fn observe_total(&mut self, date: Date, total: Total, resolution: Resolution) {
        let observation = Observation { date, points: total.points(), resolution };
        self.observations.entry(Series::Total).or_default().insert(date, observation);
    }

    /// Adds that a kind was done so often on a day; counts of one day add up. 0 adds nothing.
    pub fn log(&mut self, kind: &Kind, date: Date, count: u32) {
        if count > 0 {
            let counts = self.activities.entry(kind.clone()).or_default();
            let sum = counts.entry(date).or_default();
            *sum = sum.saturating_add(count);
        }
    }

    /// Adds that everything of a kind is known from one day to another. The first such day
    /// becomes the `t_0` of the kind, and what is not covered is told as partly unknown.
    pub fn cover(&mut self, kind: &Kind, from: Date, to: Date) {
        self.covered.entry(kind.clone()).or_default().insert((from, to));
    }

    /// The observations of a series, in order of time.
    pub fn observations(&self, series: Series) -> impl Iterator<Item = &Observation> {
        self.observations.get(&series).into_iter().flat_map(BTreeMap::values)
    }

    /// The kinds that were logged, in order of their names.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.activities.keys()
    }

    /// The activity of each kind, in order of their names.
    pub(super) fn activities(&self) -> Vec<Activities> {
        let days = |(from, to): &(Date, Date)| (from.day_number(), to.day_number());
        self.activities
            .iter()
            .map(|(kind, counts)| Activities {
                kind: kind.clone(),
                rows: counts
                    .iter()
                    .map(|(date, &count)| (date.day_number(), f64::from(count)))
                    .collect(),
                covered: self
                    .covered
                    .get(kind)
                    .map(|covered| covered.iter().map(days).collect())
                    .unwrap_or_default(),
            })
            .collect()
    }
}

impl Observation {
    /// The score, in points.
    #[must_use]
    pub const fn points(&self) -> f64 {
        self.points
    }
}

impl Activities {
    /// `t_0` of the kind: the first covered day, else what holds for the whole log.
    pub(super) fn start(&self, of_log: i32) -> i32 {
        self.covered.first().map_or(of_log, |&(from, _)| from)
    }

    /// Whether part of the days after `from` up to `to` is not covered; never where nothing is said
    /// about coverage.
    pub(super) fn is_partly_unknown(&self, from: i32, to: i32) -> bool {
        if self.covered.is_empty() {
            return false;
        }
        let mut known_up_to = from;
        for &(first, last) in &self.covered {
            if first > known_up_to + 1 {
                break;
            }
            known_up_to = known_up_to.max(last);
        }
        known_up_to < to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_in_the_coverage_are_partly_unknown() {
        let kind = Kind::parse("post", &[]).unwrap();
        let covered = |covered: &[(i32, i32)]| Activities {
            kind: kind.clone(),
            rows: Vec::new(),
            covered: covered.to_vec(),
        };
        assert!(!covered(&[]).is_partly_unknown(0, 10));
        assert!(!covered(&[(1, 4), (5, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(1, 4), (6, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(2, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(-5, 9)]).is_partly_unknown(0, 10));
    }
}
