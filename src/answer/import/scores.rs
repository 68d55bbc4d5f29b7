//! Rows of scores beside the days that are there.

use std::collections::BTreeMap;

use crate::domain::{
    Date, Field, Fields, Leap, MergeError, MergeOutcome, MergeRules, Snapshot, Source, leaps, merge,
};
use crate::import::table::ScoresRow;
use crate::store::SnapshotFile;

use super::fate::{Fate, Policy, Tally};

/// What becomes of days.
#[derive(Debug, Default)]
pub(super) struct ScoresIntake {
    policy: Policy,
    /// The days that are there.
    found: BTreeMap<Date, Snapshot>,
    /// The days that change.
    changed: BTreeMap<Date, Snapshot>,
    pub(super) tally: Tally,
    /// How many new days have a total that is the sum of their pillars.
    pub(super) summed: usize,
}

impl ScoresIntake {
    pub(super) fn beside(file: Option<&SnapshotFile>, policy: Policy) -> Self {
        let found = file.into_iter().flat_map(SnapshotFile::snapshots);
        let found = found.map(|snapshot| (snapshot.date, snapshot.clone())).collect();
        Self { policy, found, ..Self::default() }
    }

    pub(super) fn changed(&self) -> impl Iterator<Item = &Snapshot> {
        self.changed.values()
    }

    /// The first days that are new from a table, and leap from the days beside them.
    pub(super) fn leaps(&self, most: usize) -> Vec<(Date, Vec<Leap>)> {
        // What ssi itself has written was asked about when it was saved.
        let changed = self.changed.values().filter(|new| new.source == Source::Csv);
        let leaps = changed.map(|new| (new.date, self.leaps_of(new)));
        leaps.filter(|(_, leaps)| !leaps.is_empty()).take(most).collect()
    }

    fn leaps_of(&self, new: &Snapshot) -> Vec<Leap> {
        let before = |days: &BTreeMap<Date, Snapshot>| {
            days.range(..new.date).next_back().map(|(_, day)| day.clone())
        };
        // Of two that are of one day, the changed one is as the day is to be.
        let before = before(&self.found).into_iter().chain(before(&self.changed));
        let before: Vec<Snapshot> = before.max_by_key(|day| day.date).into_iter().collect();
        leaps(new, self.found.get(&new.date), &before)
    }

    pub(super) fn take(&mut self, row: ScoresRow) -> Fate {
        let ScoresRow { date, fields, source, .. } = row;
        let earlier = self.changed.get(&date);
        let found = earlier.or_else(|| self.found.get(&date));
        // A row of ssi itself was checked when it was saved.
        let as_shown = self.policy.as_shown || source.is_some();
        // Of two rows neither is right for being the second.
        let rules = MergeRules { replace: self.policy.replace && earlier.is_none(), as_shown };
        let source = source.unwrap_or(Source::Csv);
        let merged = match merge(date, found, &fields, source, rules) {
            // Pillars of another total go with it.
            Err(MergeError::Sum(_)) if rules.replace => {
                let bare = found.map(|found| Snapshot { pillars: [None; 4], ..found.clone() });
                merge(date, bare.as_ref(), &fields, source, rules)
            }
            merged => merged,
        };
        match merged {
            Ok(outcome) => {
                let has_total = fields.value(Field::Total).is_some();
                let is_summed = !has_total && matches!(outcome, MergeOutcome::Add(_));
                self.summed += usize::from(is_summed);
                self.put(&outcome);
                Fate::Taken
            }
            Err(MergeError::WouldOverwrite(differing)) => Fate::Conflict {
                record: date.with_weekday(),
                is_of_file: earlier.is_some(),
                differences: differences(found, &fields, &differing),
            },
            Err(error) => Fate::Refused(error.to_string()),
        }
    }

    fn put(&mut self, outcome: &MergeOutcome) {
        let tally = &mut self.tally;
        let count = match outcome {
            MergeOutcome::Add(_) => &mut tally.added,
            MergeOutcome::Same(_) => &mut tally.unchanged,
            MergeOutcome::Fill { .. } => &mut tally.filled,
            MergeOutcome::Replace { .. } => &mut tally.replaced,
        };
        *count += 1;
        if !matches!(outcome, MergeOutcome::Same(_)) {
            let new = outcome.snapshot();
            self.changed.insert(new.date, new.clone());
        }
    }
}

fn differences(
    found: Option<&Snapshot>,
    fields: &Fields,
    differing: &[Field],
) -> Vec<(String, String, String)> {
    let difference = |field: &Field| {
        let there = found.and_then(|found| field.of(found))?;
        let given = &fields.value(*field)?.value;
        Some((field.to_string(), there.to_string(), given.to_string()))
    };
    differing.iter().filter_map(difference).collect()
}
