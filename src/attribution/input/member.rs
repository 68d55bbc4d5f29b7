//! What the model reads: the observations of each series and the activity of each kind.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::{Date, Kind, Log, Pillar, Score, Series, Snapshot, Total};

use super::activities::Activities;
use super::observation::{Observation, Resolution};

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
    pub(in crate::attribution) fn activities(&self) -> Vec<Activities> {
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
