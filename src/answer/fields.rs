//! The fields of the JSON answers: flat, and named as in the CSV.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::domain::{
    Activity, ActivityId, Column, Date, Done, Field, Reading, Restriction, Snapshot, Step, Strike,
};

/// A snapshot.
#[derive(Debug)]
pub struct SnapshotFields<'a>(&'a Snapshot);

/// An activity, or a reading of pending invitations.
#[derive(Serialize)]
pub struct ActivityFields<'a> {
    id: Option<&'a str>,
    date: String,
    kind: &'a str,
    count: u16,
    template: &'a str,
    note: &'a str,
}

/// A restriction of the account.
#[derive(Serialize)]
pub struct RestrictionFields<'a> {
    start: String,
    end: Option<String>,
    kind: &'static str,
    strike: Option<u8>,
    until: Option<String>,
    until_hour: Option<&'a str>,
    done: Vec<StepFields>,
    note: &'a str,
}

/// A step of a restriction that is done.
#[derive(Serialize)]
struct StepFields {
    step: &'static str,
    date: String,
}

/// How often a kind was done.
#[derive(Serialize)]
pub(super) struct KindCount {
    kind: String,
    count: u64,
}

/// What was done, by kind, the most frequent first.
pub(super) fn kind_counts(done: &Done) -> Vec<KindCount> {
    let counts = done.kinds().iter();
    counts.map(|(kind, count)| KindCount { kind: kind.name().to_owned(), count: *count }).collect()
}

impl<'a> From<&'a Snapshot> for SnapshotFields<'a> {
    fn from(snapshot: &'a Snapshot) -> Self {
        Self(snapshot)
    }
}

/// Every column is there: a number that was not recorded is `null`, a note that was not is empty.
impl Serialize for SnapshotFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(snapshot) = self;
        let mut fields = serializer.serialize_map(Some(Column::ALL.len()))?;
        for column in Column::ALL {
            fields.serialize_key(column.name())?;
            match column {
                Column::Date => fields.serialize_value(&snapshot.date.to_string())?,
                Column::Source => fields.serialize_value(snapshot.source.name())?,
                Column::Field(Field::Note) => fields.serialize_value(snapshot.note.as_str())?,
                Column::Field(field) => fields.serialize_value(&field.of(snapshot))?,
            }
        }
        fields.end()
    }
}

impl<'a> From<&'a Activity> for ActivityFields<'a> {
    fn from(activity: &'a Activity) -> Self {
        Self {
            id: activity.id.as_ref().map(ActivityId::as_str),
            date: activity.date.to_string(),
            kind: activity.kind.name(),
            count: activity.count.get(),
            template: activity.template.as_str(),
            note: activity.note.as_str(),
        }
    }
}

impl<'a> From<&'a Restriction> for RestrictionFields<'a> {
    fn from(restriction: &'a Restriction) -> Self {
        let Restriction { start, end, until, until_hour, kind, strike, done, note, .. } =
            restriction;
        let step =
            |&(step, date): &(Step, Date)| StepFields { step: step.name(), date: date.to_string() };
        Self {
            start: start.to_string(),
            end: end.map(|end| end.to_string()),
            kind: kind.name(),
            strike: strike.map(Strike::number),
            until: until.map(|until| until.to_string()),
            until_hour: Some(until_hour.as_str()).filter(|hour| !hour.is_empty()),
            done: done.iter().map(step).collect(),
            note: note.as_str(),
        }
    }
}

impl<'a> From<&'a Reading> for ActivityFields<'a> {
    fn from(reading: &'a Reading) -> Self {
        Self {
            id: reading.id.as_ref().map(ActivityId::as_str),
            date: reading.date.to_string(),
            kind: Reading::KIND,
            count: reading.pending,
            template: "",
            note: reading.note.as_str(),
        }
    }
}
