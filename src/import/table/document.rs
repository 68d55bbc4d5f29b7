//! The JSON that `ssi` writes: lists of records.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::shown;
use crate::words::escaped;

use super::sheet::{GridCell, GridRow, Sheet};
use super::unreadable::Unreadable;

/// The most bytes of a document: all of it is held in memory at once.
const MOST: usize = 16 * 1024 * 1024;

/// The most records of a document.
const MOST_RECORDS: usize = 300_000;
/// The most fields of all of them: each takes many times the room that it has in the text.
const MOST_FIELDS: usize = 1_500_000;

/// What is read of a document; everything else is passed over.
#[derive(Deserialize)]
struct Document {
    snapshots: Option<Vec<Record>>,
    activities: Option<Vec<Record>>,
}

type Record = BTreeMap<String, Value>;

/// Looks how much a document holds before anything of it is kept.
pub(super) fn check(text: &[u8]) -> Result<(), Unreadable> {
    if text.len() > MOST {
        return Err(Unreadable::TooLarge("JSON of more than 16 MB".to_owned()));
    }
    let count = |sign: u8| memchr::memchr_iter(sign, text).count();
    if count(b'{') > MOST_RECORDS || count(b':') > MOST_FIELDS {
        return Err(Unreadable::TooLarge(format!("JSON of more than {MOST_RECORDS} records")));
    }
    Ok(())
}

/// The lists of a document, each as a sheet.
pub(super) fn sheets(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    check(text.as_bytes())?;
    let other = |why: String| Unreadable::OtherJson(why);
    let Document { snapshots, activities } =
        serde_json::from_str(text).map_err(|error| other(shown(&error.to_string())))?;
    let lists = [("snapshots", snapshots), ("activities", activities)];
    // A list that was not exported is null.
    let lists: Vec<(&str, Vec<Record>)> =
        lists.into_iter().filter_map(|(name, records)| Some((name, records?))).collect();
    if lists.is_empty() {
        return Err(other("it has neither `snapshots` nor `activities`".to_owned()));
    }
    let filled = lists.iter().filter(|(_, records)| !records.is_empty());
    let sheets: Vec<Sheet> = filled.map(|(name, records)| sheet(name, records)).collect();
    Ok(if sheets.is_empty() { vec![empty()] } else { sheets })
}

/// The sheet of lists without records: a header, and nothing below it.
fn empty() -> Sheet {
    let cells = ["date", "total"].map(|name| cell(name.to_owned())).into();
    Sheet::grid(None, vec![GridRow { line: 1, cells }])
}

fn sheet(name: &str, records: &[Record]) -> Sheet {
    let mut names: Vec<&String> = records.iter().flat_map(BTreeMap::keys).collect();
    names.sort();
    names.dedup();
    let header = names.iter().map(|name| cell((*name).clone())).collect();
    let header = GridRow { line: 1, cells: header };
    let row = |(place, record): (usize, &Record)| GridRow {
        line: place + 2,
        cells: names.iter().map(|name| cell(text(record.get(*name)))).collect(),
    };
    let rows = [header].into_iter().chain(records.iter().enumerate().map(row)).collect();
    Sheet::grid(Some(name.to_owned()), rows)
}

const fn cell(text: String) -> GridCell {
    GridCell { text, day: None }
}

/// A value as a cell has it.
fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => escaped(text).into_owned(),
        Some(other) => other.to_string(),
    }
}
