//! What is exported: rows of cells, in the columns of the files.

use crate::domain::{Activity, ActivityId, Column, Date, Field, Period, Reading, Snapshot};
use crate::store::{Entry, StoreError};

use super::super::person::Person;

/// Which records are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The scores of days.
    Snapshots,
    /// The rows of the log.
    Activities,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A day.
    Day(Date),
    /// A number, as it is written.
    Number(String),
    /// A text, as the person wrote it.
    Text(String),
}

/// Records of one sort, of one person or of several.
#[derive(Clone, Debug)]
pub struct Records {
    /// What they are.
    pub what: What,
    /// The names of the columns.
    pub header: Vec<&'static str>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// Records to be exported.
#[derive(Clone, Debug)]
pub struct Export {
    /// One or two sorts.
    pub records: Vec<Records>,
    /// Whose they are; `None` where a column tells.
    pub profile: Option<String>,
}

impl What {
    /// The name of the sheet, of the list in JSON, and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Snapshots => "snapshots",
            Self::Activities => "activities",
        }
    }
}

impl Export {
    /// The records of a person.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where a file cannot be read.
    pub fn of(person: &Person, what: &[What], period: Period) -> Result<Self, StoreError> {
        let records = what.iter().map(|what| Records::of(person, *what, period, false));
        let profile = Some(person.profile().name().to_owned());
        Ok(Self { records: records.collect::<Result<_, _>>()?, profile })
    }

    /// The records of several people, with a column that tells whose each is.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where a file cannot be read.
    pub fn of_all(people: &[Person], what: &[What], period: Period) -> Result<Self, StoreError> {
        let of_sort = |what: &What| {
            let mut all = Records { what: *what, header: header(*what, true), rows: Vec::new() };
            for person in people {
                all.rows.extend(Records::of(person, *what, period, true)?.rows);
            }
            Ok(all)
        };
        Ok(Self { records: what.iter().map(of_sort).collect::<Result<_, _>>()?, profile: None })
    }
}

impl Records {
    fn of(
        person: &Person,
        what: What,
        period: Period,
        has_profile: bool,
    ) -> Result<Self, StoreError> {
        let rows = match what {
            What::Snapshots => {
                let inside = person.snapshots()?.iter().filter(|one| period.contains(one.date));
                inside.map(snapshot_cells).collect()
            }
            What::Activities => activities(person, period)?,
        };
        let name = person.profile().name();
        let with_name = |mut row: Vec<Cell>| {
            if has_profile {
                row.insert(0, Cell::Text(name.to_owned()));
            }
            row
        };
        let rows: Vec<Vec<Cell>> = rows;
        let rows = rows.into_iter().map(with_name).collect();
        Ok(Self { what, header: header(what, has_profile), rows })
    }
}

fn header(what: What, has_profile: bool) -> Vec<&'static str> {
    const ACTIVITY: [&str; 7] = ["id", "date", "kind", "count", "template", "source", "note"];
    let own: Vec<&str> = match what {
        What::Snapshots => Column::ALL.map(Column::name).to_vec(),
        What::Activities => ACTIVITY.to_vec(),
    };
    has_profile.then_some("profile").into_iter().chain(own).collect()
}

/// The rows of the log in the order of the file, as the person keeps it.
fn activities(person: &Person, period: Period) -> Result<Vec<Vec<Cell>>, StoreError> {
    person.log()?; // what is odd in the file is found there
    let file = person.profile().log_file()?;
    let day = |entry: &Entry| match entry {
        Entry::Activity(activity) => activity.date,
        Entry::Reading(reading) => reading.date,
    };
    let is_inside = |date: Date| period.contains(date) && date <= person.today();
    Ok(file.entries().filter(|entry| is_inside(day(entry))).map(entry_cells).collect())
}

fn snapshot_cells(snapshot: &Snapshot) -> Vec<Cell> {
    let cell = |column: Column| match column {
        Column::Date => Cell::Day(snapshot.date),
        Column::Source => Cell::Text(snapshot.source.name().to_owned()),
        Column::Field(Field::Note) => text(snapshot.note.as_str()),
        Column::Field(field) => {
            field.of(snapshot).map_or(Cell::Empty, |value| Cell::Number(value.to_string()))
        }
    };
    Column::ALL.into_iter().map(cell).collect()
}

fn entry_cells(entry: &Entry) -> Vec<Cell> {
    let id = entry.id().map_or(Cell::Empty, |id: &ActivityId| text(id.as_str()));
    match entry {
        Entry::Activity(Activity { date, kind, count, template, source, note, .. }) => vec![
            id,
            Cell::Day(*date),
            text(kind.name()),
            Cell::Number(count.to_string()),
            text(template.as_str()),
            text(source.name()),
            text(note.as_str()),
        ],
        Entry::Reading(Reading { date, pending, source, note, .. }) => vec![
            id,
            Cell::Day(*date),
            text(Reading::KIND),
            Cell::Number(pending.to_string()),
            Cell::Empty,
            text(source.name()),
            text(note.as_str()),
        ],
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
