//! The first rows as they will be saved.

use crate::domain::{Activity, ActivityId, Column, Reading, Snapshot};
use crate::store::Entry;

use super::intake::Intake;

/// How many rows are shown of each sort.
const MOST: usize = 5;

/// A table: its heading, and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The names of the columns in which something stands.
    pub heading: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// How many more there are.
    pub more: usize,
}

impl Intake {
    /// The first rows as they will be saved: scores, then entries of the log.
    #[must_use]
    pub fn previews(&self) -> Vec<Preview> {
        let names = Column::ALL.map(Column::name);
        let days = self.snapshots().take(MOST).map(|snapshot| snapshot_cells(snapshot).to_vec());
        let scores = Preview::of(&names, &days.collect::<Vec<_>>(), self.snapshots().count());
        let entries = self.first_entries().iter().map(|entry| entry_cells(entry).to_vec());
        let names = ["id", "date", "kind", "count", "template", "source", "note"];
        let log = Preview::of(&names, &entries.collect::<Vec<_>>(), self.log().added);
        [scores, log].into_iter().flatten().collect()
    }
}

impl Preview {
    fn of(names: &[&'static str], rows: &[Vec<String>], count: usize) -> Option<Self> {
        if rows.is_empty() {
            return None;
        }
        let is_used = |place: &usize| rows.iter().any(|row| !row[*place].is_empty());
        let used: Vec<usize> = (0..names.len()).filter(is_used).collect();
        Some(Self {
            heading: used.iter().map(|place| names[*place]).collect(),
            more: count - rows.len(),
            rows: rows
                .iter()
                .map(|row| used.iter().map(|place| row[*place].clone()).collect())
                .collect(),
        })
    }
}

fn snapshot_cells(snapshot: &Snapshot) -> [String; Column::ALL.len()] {
    Column::ALL.map(|column| match column {
        Column::Date => snapshot.date.to_string(),
        Column::Source => snapshot.source.name().to_owned(),
        Column::Field(field) => {
            field.of(snapshot).map(|value| value.to_string()).unwrap_or_default()
        }
    })
}

fn entry_cells(entry: &Entry) -> [String; 7] {
    let id = entry.id().map(ActivityId::to_string).unwrap_or_default();
    match entry {
        Entry::Activity(Activity { date, kind, count, template, source, note, .. }) => [
            id,
            date.to_string(),
            kind.name().to_owned(),
            count.to_string(),
            template.to_string(),
            source.name().to_owned(),
            note.to_string(),
        ],
        Entry::Reading(Reading { date, pending, source, note, .. }) => [
            id,
            date.to_string(),
            Reading::KIND.to_owned(),
            pending.to_string(),
            String::new(),
            source.name().to_owned(),
            note.to_string(),
        ],
    }
}
