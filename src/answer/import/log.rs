//! Rows of what was done beside the log that is there.

use std::collections::HashMap;

use crate::domain::{ActivityId, Date};
use crate::import::table::{ActivityRow, Done};
use crate::store::{Entry, LogFile};

use super::fate::{Fate, Policy, Tally};

/// What becomes of rows of the log. A row that says what one in the log says is that one, each
/// once: whoever did the same twice on a day has two rows.
#[derive(Debug, Default)]
pub(super) struct LogIntake {
    policy: Policy,
    found: Vec<Entry>,
    by_id: HashMap<ActivityId, Place>,
    readings: HashMap<Date, Place>,
    /// What the rows of the log and of earlier tables say, and how many say it that no row of this
    /// table is yet.
    said: HashMap<String, usize>,
    pub(super) added: Vec<Entry>,
    /// The first of them, to be shown.
    pub(super) first: Vec<Entry>,
    /// The first and the last day of them.
    pub(super) days: Option<(Date, Date)>,
    pub(super) replaced: Vec<Entry>,
    pub(super) tally: Tally,
}

/// Where an entry is: in the log, or among those that are added.
#[derive(Clone, Copy, Debug)]
enum Place {
    Found(usize),
    Added(usize),
}

impl LogIntake {
    pub(super) fn beside(file: Option<&LogFile>, policy: Policy) -> Self {
        let found: Vec<Entry> = file.into_iter().flat_map(LogFile::entries).cloned().collect();
        let mut intake = Self { policy, ..Self::default() };
        for (place, entry) in found.iter().enumerate() {
            intake.note(entry, Place::Found(place));
        }
        intake.found = found;
        intake
    }

    /// Begins a table, of which each row may say what one of the log or of an earlier table says.
    pub(super) fn begin_table(&mut self) {
        self.said.clear();
        for entry in self.found.iter().chain(&self.added) {
            *self.said.entry(said(entry)).or_default() += 1;
        }
    }

    /// Notes where an entry is.
    fn note(&mut self, entry: &Entry, place: Place) {
        if let Some(id) = entry.id() {
            self.by_id.insert(id.clone(), place);
        }
        if let Entry::Reading(reading) = entry {
            self.readings.insert(reading.date, place);
        }
    }

    pub(super) fn take(&mut self, row: ActivityRow) -> Fate {
        let new = match row.done {
            Done::Activity(activity) => Entry::Activity(activity),
            Done::Reading(reading) => Entry::Reading(reading),
        };
        let by_id = new.id().and_then(|id| self.by_id.get(id)).copied();
        let of_day = match &new {
            Entry::Reading(reading) => self.readings.get(&reading.date).copied(),
            Entry::Activity(_) => None,
        };
        if let Some(place) = by_id.or(of_day) {
            return self.compare(place, new);
        }
        if new.id().is_none() && !self.said.is_empty() && self.is_said(&new) {
            self.tally.unchanged += 1;
            return Fate::Taken;
        }
        self.note(&new, Place::Added(self.added.len()));
        self.add(new);
        Fate::Taken
    }

    fn add(&mut self, new: Entry) {
        /// How many are shown.
        const SHOWN: usize = 5;
        let day = day(&new);
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
        if self.first.len() < SHOWN {
            self.first.push(new.clone());
        }
        self.added.push(new);
        self.tally.added += 1;
    }

    /// Takes one of the rows of the log that say what the entry says, if one is left.
    fn is_said(&mut self, entry: &Entry) -> bool {
        match self.said.get_mut(&said(entry)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// An entry beside the one that has its id, or is the reading of its day.
    fn compare(&mut self, place: Place, new: Entry) -> Fate {
        let old = match place {
            Place::Found(place) => &mut self.found[place],
            Place::Added(place) => &mut self.added[place],
        };
        let differences = differences(old, &new);
        if differences.is_empty() {
            self.tally.unchanged += 1;
            return Fate::Taken;
        }
        let is_of_file = matches!(place, Place::Added(_));
        if is_of_file || !self.policy.replace {
            return Fate::Conflict { record: record(old), is_of_file, differences };
        }
        *old = new.clone();
        self.replaced.push(new);
        self.tally.replaced += 1;
        Fate::Taken
    }
}

const fn day(entry: &Entry) -> Date {
    match entry {
        Entry::Activity(activity) => activity.date,
        Entry::Reading(reading) => reading.date,
    }
}

/// What an entry says, but for its id and its source.
fn said(entry: &Entry) -> String {
    values(entry).map(|(_, value)| value).join("\t")
}

fn values(entry: &Entry) -> [(&'static str, String); 5] {
    let values = match entry {
        Entry::Activity(activity) => [
            activity.date.to_string(),
            activity.kind.name().to_owned(),
            activity.count.to_string(),
            activity.template.as_str().to_owned(),
            activity.note.as_str().to_owned(),
        ],
        Entry::Reading(reading) => [
            reading.date.to_string(),
            crate::domain::Reading::KIND.to_owned(),
            reading.pending.to_string(),
            String::new(),
            reading.note.as_str().to_owned(),
        ],
    };
    let [date, kind, count, template, note] = values;
    [("date", date), ("kind", kind), ("count", count), ("template", template), ("note", note)]
}

fn differences(old: &Entry, new: &Entry) -> Vec<(String, String, String)> {
    let pairs = values(old).into_iter().zip(values(new));
    let differing = pairs.filter(|((name, old), (_, new))| {
        // What the table leaves open is no difference.
        old != new && !(new.is_empty() && matches!(*name, "template" | "note"))
    });
    differing.map(|((name, old), (_, new))| (name.to_owned(), old, new)).collect()
}

/// By what an entry is known.
fn record(entry: &Entry) -> String {
    match (entry, entry.id()) {
        (_, Some(id)) => format!("`{}`", id.as_str()),
        (Entry::Activity(activity), None) => activity.date.with_weekday(),
        (Entry::Reading(reading), None) => {
            format!("pending invitations of {}", reading.date.with_weekday())
        }
    }
}
