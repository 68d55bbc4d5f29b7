//! Records as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::records::{Cell, Export, Records, What};

/// The document of `--json` and of `.json` files. A list that was not asked for is null.
#[must_use]
pub fn json(export: &Export) -> impl Serialize {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: Option<&'a str>,
        snapshots: Option<Vec<Row<'a>>>,
        activities: Option<Vec<Row<'a>>>,
    }
    let list = |what: What| export.records.iter().find(|records| records.what == what).map(rows);
    Document {
        schema: "ssi/export/1",
        profile: export.profile.as_deref(),
        snapshots: list(What::Snapshots),
        activities: list(What::Activities),
    }
}

fn rows(records: &Records) -> Vec<Row<'_>> {
    let header = records.header.as_slice();
    records.rows.iter().map(|cells| Row { header, cells }).collect()
}

/// A record, its fields named as its columns.
struct Row<'a> {
    header: &'a [&'static str],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(Some(self.header.len()))?;
        for (name, cell) in self.header.iter().zip(self.cells) {
            fields.serialize_entry(name, cell)?;
        }
        fields.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Day(day) => serializer.serialize_str(&day.to_string()),
            Self::Text(text) => serializer.serialize_str(text),
            // Up to three decimals: the nearest number prints as it was written.
            Self::Number(number) => match (number.parse::<u64>(), number.parse::<f64>()) {
                (Ok(whole), _) => serializer.serialize_u64(whole),
                (_, Ok(decimal)) => serializer.serialize_f64(decimal),
                _ => serializer.serialize_str(number),
            },
        }
    }
}
