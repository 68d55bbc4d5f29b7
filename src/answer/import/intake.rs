//! The rows of tables, taken one after the other.

use crate::domain::{Date, Kind, Leap, Reading, Snapshot};
use crate::import::table::{Item, LeftOut, Rejected};
use crate::store::{Edited, Entry, LogFile, SnapshotFile};

use super::fate::{Conflict, Fate, Policy, Tally, Told};
use super::few::Few;
use super::log::LogIntake;
use super::origin::Origin;
use super::scores::ScoresIntake;

/// The most rows of the log that one import adds: a row of a table may give many, and all are kept
/// in memory.
const MOST_ENTRIES: usize = 1_000_000;

/// What becomes of the rows of tables, beside the records that are there.
#[derive(Debug, Default)]
pub struct Intake {
    pub(super) scores: ScoresIntake,
    pub(super) log: LogIntake,
    /// Rows that cannot be read, or would not be a record.
    pub refused: Few<Told>,
    /// Rows that say something else than what is there.
    pub conflicts: Few<Conflict>,
    /// Rows that hold no record.
    pub left_out: Few<Told>,
}

impl Intake {
    /// Takes what is there already.
    #[must_use]
    pub fn beside(snapshots: Option<&SnapshotFile>, log: Option<LogFile>, policy: Policy) -> Self {
        Self {
            scores: ScoresIntake::beside(snapshots, policy),
            log: LogIntake::beside(log, policy),
            ..Self::default()
        }
    }

    /// Begins a table: what it says as an earlier one does is the same.
    pub fn begin_table(&mut self) {
        self.log.begin_table();
    }

    /// Takes a row.
    pub fn take(&mut self, origin: &Origin, item: Item) {
        let (line, fate) = match item {
            Item::Scores(row) => (row.line, self.scores.take(row)),
            Item::Activity(row) if self.log.tally.added >= MOST_ENTRIES => {
                let what = format!("more than {MOST_ENTRIES} log entries; divide the table");
                (row.line, Fate::Refused(what))
            }
            Item::Activity(row) => (row.line, self.log.take(row)),
            Item::Rejected(Rejected { line, column, what }) => {
                return self.refused.push(|| Told { place: origin.at(line), column, what });
            }
            Item::LeftOut(LeftOut { line, what }) => {
                return self.left_out.push(|| Told {
                    place: origin.at(line),
                    column: None,
                    what: what.to_owned(),
                });
            }
        };
        let place = || origin.at(line);
        match fate {
            Fate::Taken => {}
            Fate::Refused(what) => {
                self.refused.push(|| Told { place: place(), column: None, what });
            }
            Fate::Conflict { record, is_of_file, differences } => {
                let place = place();
                self.conflicts.push(|| Conflict { place, record, is_of_file, differences });
            }
        }
    }

    /// Whether no row is a record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [self.scores(), self.log()] == [Tally::default(); 2]
    }

    /// What became of scores.
    #[must_use]
    pub const fn scores(&self) -> Tally {
        self.scores.tally
    }

    /// What became of rows of the log.
    #[must_use]
    pub const fn log(&self) -> Tally {
        self.log.tally
    }

    /// The days that change, as they are to be, in order of time.
    pub fn snapshots(&self) -> impl Iterator<Item = &Snapshot> {
        self.scores.changed()
    }

    /// The first days that are new and of which a number leaps from the day before.
    #[must_use]
    pub fn leaps(&self, most: usize) -> Vec<(Date, Vec<Leap>)> {
        self.scores.leaps(most)
    }

    /// The first rows of the log that are new.
    #[must_use]
    pub fn first_entries(&self) -> &[Entry] {
        &self.log.first
    }

    /// The first and the last day of the rows of the log that are new.
    #[must_use]
    pub const fn log_days(&self) -> Option<(Date, Date)> {
        self.log.days
    }

    /// The kinds of new rows that are neither in the table nor among these.
    #[must_use]
    pub fn new_kinds(&self, own: &[Kind]) -> Vec<Kind> {
        let kinds = self.log.rows.added.iter().filter_map(|entry| match entry {
            Entry::Activity(activity) if activity.kind.is_own() => Some(&activity.kind),
            _ => None,
        });
        let mut new: Vec<Kind> = kinds.filter(|kind| !own.contains(kind)).cloned().collect();
        new.sort();
        new.dedup();
        new
    }

    /// The file of scores as it is to be.
    pub fn edited_snapshots(&self, file: SnapshotFile) -> Edited {
        let changed: Vec<Snapshot> = self.scores.changed().cloned().collect();
        if changed.is_empty() { file.as_found() } else { file.put_all(&changed) }
    }

    /// Takes the log in the place of one that was as empty: what was decided beside nothing holds.
    pub fn move_beside(&mut self, log: LogFile) {
        self.log.rows.move_beside(log);
    }

    /// The log as it is to be, if it is part of the import. The new rows go into it, so that
    /// a million of them are kept once.
    pub fn edited_log(&mut self) -> Option<Edited> {
        let rows = &mut self.log.rows;
        let mut file = rows.take_file()?;
        for entry in std::mem::take(&mut rows.replaced).into_values() {
            match entry {
                Entry::Reading(reading) => {
                    let Reading { date, pending, source, note, .. } = reading;
                    file.put_reading(date, pending, source, note);
                }
                activity @ Entry::Activity(_) => file.replace(activity),
            }
        }
        file.add_all(std::mem::take(&mut rows.added));
        Some(file.edited())
    }
}
