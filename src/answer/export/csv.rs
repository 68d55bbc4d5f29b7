//! Records as CSV.

use crate::words::escaped;

use super::records::{Cell, Records};

/// How a CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Whether the mark of UTF-8 stands at its beginning, and lines end as on Windows.
    pub is_for_excel: bool,
    /// What stands between cells. With `;` numbers have a decimal comma.
    pub separator: u8,
}

impl Default for Form {
    /// As the program's own files.
    fn default() -> Self {
        Self { is_for_excel: false, separator: b',' }
    }
}

/// The records as CSV.
///
/// # Errors
///
/// Returns what the writer says; in memory nothing can go wrong.
pub fn csv(records: &Records, form: Form) -> Result<Vec<u8>, csv::Error> {
    let mark: &[u8] = if form.is_for_excel { b"\xef\xbb\xbf" } else { b"" };
    let terminator =
        if form.is_for_excel { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(form.separator)
        .terminator(terminator)
        .from_writer(mark.to_vec());
    writer.write_record(&records.header)?;
    for row in &records.rows {
        writer.write_record(row.iter().map(|cell| written(cell, form)))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn written(cell: &Cell, form: Form) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) if form.separator == b';' => number.replace('.', ","),
        Cell::Number(number) => number.clone(),
        Cell::Text(text) => escaped(text).into_owned(),
    }
}
