//! Rows of what was done beside the log that is there.

use crate::domain::{Count, Date, Kind, Text};
use crate::import::table::{ActivityRow, Done};
use crate::store::{Entry, LogFile};

use super::fate::{Fate, Policy, Tally};
use super::rows::{Index, Place, Rows};

/// What becomes of rows of the log. A row that says what one in the log says is that one, each
/// once: whoever did the same twice on a day has two rows.
#[derive(Debug, Default)]
pub(super) struct LogIntake {
    policy: Policy,
    pub(super) rows: Rows,
    /// Made when the first row with an id comes.
    by_id: Option<Index<()>>,
    readings: Index<()>,
    /// What the rows of the log and of earlier tables say, and how many say it that no row of this
    /// table is yet.
    said: Index<u32>,
    /// The first that are added, to be shown.
    pub(super) first: Vec<Entry>,
    /// The first and the last day of those that are added.
    pub(super) days: Option<(Date, Date)>,
    pub(super) tally: Tally,
}

/// What a row says, but for its id and its source.
#[derive(PartialEq, Eq, Hash)]
enum Said<'a> {
    Activity(Date, &'a Kind, Count, &'a Text, &'a Text),
    Reading(Date, u16, &'a Text),
}

impl LogIntake {
    pub(super) fn beside(file: Option<LogFile>, policy: Policy) -> Self {
        let rows = Rows::beside(file);
        let mut readings = Index::default();
        for place in rows.places().filter(|place| day_of_reading(rows.at(*place)).is_some()) {
            readings.put(&rows, place, (), day_of_reading);
        }
        Self { policy, rows, readings, ..Self::default() }
    }

    /// Begins a table, of which each row may say what one of the log or of an earlier table says.
    pub(super) fn begin_table(&mut self) {
        let Self { rows, said, .. } = self;
        *said = Index::of_none(rows);
        for place in rows.places() {
            match said.get(rows, &said_by(rows.at(place)), said_by) {
                Some((_, left)) => *left += 1,
                None => said.put(rows, place, 1, said_by),
            }
        }
    }

    pub(super) fn take(&mut self, row: ActivityRow) -> Fate {
        let new = match row.done {
            Done::Activity(activity) => Entry::Activity(activity),
            Done::Reading(reading) => Entry::Reading(reading),
        };
        let Self { rows, by_id, readings, said, .. } = self;
        let known = new
            .id()
            .and_then(|id| by_id.get_or_insert_with(|| ids(rows)).get(rows, &Some(id), Entry::id));
        let known = match day_of_reading(&new) {
            Some(day) if known.is_none() => readings.get(rows, &Some(day), day_of_reading),
            _ => known,
        };
        if let Some((place, ())) = known {
            let place = *place;
            return self.compare(place, new);
        }
        if new.id().is_none()
            && let Some((_, left)) = said.get(rows, &said_by(&new), said_by)
            && *left > 0
        {
            *left -= 1;
            self.tally.unchanged += 1;
            return Fate::Taken;
        }
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
        let place = self.rows.add(new);
        self.note(place);
        self.tally.added += 1;
    }

    /// Notes where a row is that is added.
    fn note(&mut self, place: Place) {
        let Self { rows, by_id, readings, .. } = self;
        let row = rows.at(place);
        if let Some(by_id) = by_id.as_mut().filter(|_| row.id().is_some()) {
            by_id.put(rows, place, (), Entry::id);
        }
        if day_of_reading(row).is_some() {
            readings.put(rows, place, (), day_of_reading);
        }
    }

    /// A row beside the one that has its id, or is the reading of its day.
    fn compare(&mut self, place: Place, new: Entry) -> Fate {
        let old = self.rows.at(place);
        let differences = differences(old, &new);
        if differences.is_empty() {
            self.tally.unchanged += 1;
            return Fate::Taken;
        }
        let of_log = match place {
            Place::Found(place) if !self.rows.replaced.contains_key(&place) => Some(place),
            _ => None,
        };
        match of_log.filter(|_| self.policy.replace) {
            Some(place) => {
                self.rows.replaced.insert(place, new);
                self.tally.replaced += 1;
                Fate::Taken
            }
            None => {
                Fate::Conflict { record: record(old), is_of_file: of_log.is_none(), differences }
            }
        }
    }
}

/// The rows that have an id, by it.
fn ids(rows: &Rows) -> Index<()> {
    let mut by_id = Index::of_none(rows);
    for place in rows.places().filter(|place| rows.at(*place).id().is_some()) {
        by_id.put(rows, place, (), Entry::id);
    }
    by_id
}

const fn day_of_reading(row: &Entry) -> Option<Date> {
    match row {
        Entry::Reading(reading) => Some(reading.date),
        Entry::Activity(_) => None,
    }
}

const fn said_by(row: &Entry) -> Said<'_> {
    match row {
        Entry::Activity(done) => {
            Said::Activity(done.date, &done.kind, done.count, &done.template, &done.note)
        }
        Entry::Reading(reading) => Said::Reading(reading.date, reading.pending, &reading.note),
    }
}

const fn day(entry: &Entry) -> Date {
    match entry {
        Entry::Activity(activity) => activity.date,
        Entry::Reading(reading) => reading.date,
    }
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
