//! The files as `docs/file-format.md` describes them, read without the program.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, Item, Table};

use super::restriction::COUNTED;
use super::state::{Day, File, Id, Limits, Restriction, Row, Settings, Snapshot, State};

/// A row of a CSV file, by its columns.
type Cells = BTreeMap<String, String>;

/// What the files say, and whether the days stand in order of time.
///
/// # Errors
///
/// Says what is not as it should be.
pub(super) fn read(content: impl Fn(File) -> Option<String>) -> Result<(State, bool), String> {
    let rows = |file| content(file).map(|text| rows(&text)).transpose();
    let snapshots = rows(File::Snapshots)?;
    let restrictions = rows(File::Restrictions)?;
    let days = |rows: &Option<Vec<Cells>>, column: &str| -> Vec<String> {
        rows.iter().flatten().map(|cells| cells[column].clone()).collect()
    };
    let is_in_order =
        days(&snapshots, "date").is_sorted() && days(&restrictions, "start").is_sorted();
    let state = State {
        snapshots: snapshots.map(|rows| by_day(rows, "date", snapshot)).transpose()?,
        log: rows(File::Log)?.map(|rows| rows.iter().map(row).collect()).transpose()?,
        restrictions: restrictions.map(|rows| by_day(rows, "start", restriction)).transpose()?,
        settings: content(File::Settings).map(|text| settings(&text)).transpose()?,
    };
    Ok((state, is_in_order))
}

fn rows(text: &str) -> Result<Vec<Cells>, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().map_err(|error| format!("{error} in {text}"))
}

fn by_day<T>(
    rows: Vec<Cells>,
    column: &str,
    read: impl Fn(&str, &Cells) -> Result<T, String>,
) -> Result<BTreeMap<Day, T>, String> {
    let mut found = BTreeMap::new();
    for mut cells in rows {
        let day = cells.remove(column).unwrap_or_default();
        if found.insert(day.clone(), read(&day, &cells)?).is_some() {
            return Err(format!("{day} stands there twice"));
        }
    }
    Ok(found)
}

fn snapshot(_: &str, cells: &Cells) -> Result<Snapshot, String> {
    let is_number =
        |column: &str, cell: &str| !["source", "note"].contains(&column) && !cell.is_empty();
    let note = text(cells.get("note").map_or("", String::as_str));
    let source = source(cells.get("source").cloned());
    let numbers = cells.iter().filter(|(column, cell)| is_number(column, cell));
    let numbers = numbers.map(|(column, cell)| Ok((column.clone(), thousandths(cell)?)));
    Ok(Snapshot { numbers: numbers.collect::<Result<_, String>>()?, source, note })
}

fn row(cells: &Cells) -> Result<Row, String> {
    let cell = |column: &str| cells.get(column).cloned().unwrap_or_default();
    let id = match cell("id") {
        id if id.is_empty() => Id::None,
        id if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Id::Known(id),
        id => return Err(format!("`{id}` is no id")),
    };
    Ok(Row {
        id,
        day: cell("date"),
        kind: cell("kind"),
        count: number(&cell("count"))?,
        template: text(&cell("template")),
        source: source(cells.get("source").cloned()),
        note: text(&cell("note")),
    })
}

fn restriction(start: &str, cells: &Cells) -> Result<Restriction, String> {
    const NO_STEPS: [&str; 5] = ["end", "kind", "strike", "until", "note"];
    let cell = |column: &str| cells.get(column).cloned().unwrap_or_default();
    let day = |column| Some(cell(column)).filter(|day| !day.is_empty());
    let steps = cells.iter().filter(|(name, day)| !NO_STEPS.contains(&&***name) && !day.is_empty());
    Ok(Restriction {
        start: start.to_owned(),
        end: day("end"),
        kind: cell("kind"),
        strike: match &*cell("strike") {
            "" => COUNTED,
            strike => number(strike)?,
        },
        until: day("until"),
        done: steps.map(|(name, day)| (name.replace('_', "-"), day.clone())).collect(),
        note: text(&cell("note")),
    })
}

fn settings(text: &str) -> Result<Settings, String> {
    let document: DocumentMut = text.parse().map_err(|error| format!("{error} in {text}"))?;
    let name = document.get("name").and_then(Item::as_str).map(ToOwned::to_owned);
    let kinds = document.get("kinds").and_then(Item::as_array).into_iter().flatten();
    let kinds = kinds.filter_map(|kind| kind.as_str().map(ToOwned::to_owned)).collect();
    let mut limits = BTreeMap::new();
    for table in document.get("limits").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let from = table.get("from").and_then(Item::as_str).unwrap_or_default();
        if limits.insert(from.to_owned(), choice(table)?).is_some() {
            return Err(format!("two choices hold from {from} on"));
        }
    }
    Ok(Settings { name, kinds, limits })
}

fn choice(table: &Table) -> Result<Limits, String> {
    let mut found = Limits::default();
    for (key, item) in table {
        match (key, item.as_str(), item.as_integer()) {
            ("from", Some(_), _) => {}
            ("preset", Some(preset), _) => found.preset = Some(preset.to_owned()),
            (id, _, Some(number)) => {
                let number = u32::try_from(number).map_err(|error| error.to_string())?;
                found.own.insert(id.to_owned(), number);
            }
            _ => return Err(format!("`{key}` of a choice is {item:?}")),
        }
    }
    Ok(found)
}

fn source(cell: Option<String>) -> String {
    cell.filter(|source| !source.is_empty()).unwrap_or_else(|| "typed".to_owned())
}

/// A text without the `'` before what a spreadsheet would run.
fn text(cell: &str) -> String {
    let runs = cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    cell.strip_prefix('\'').filter(|_| runs).unwrap_or(cell).to_owned()
}

fn number(cell: &str) -> Result<u32, String> {
    cell.parse().map_err(|error| format!("`{cell}`: {error}"))
}

/// A number with at most three decimals, in thousandths.
pub(super) fn thousandths(text: &str) -> Result<u32, String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 {
        return Err(format!("`{text}` has too many decimals"));
    }
    Ok(number(whole)? * 1000 + number(&format!("{decimals:0<3}"))?)
}
