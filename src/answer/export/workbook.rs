//! Records as a workbook (XLSX).

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::domain::Date;
use crate::words::escaped;

use super::records::{Cell, Export, Records};

/// The records as a workbook: a sheet for each sort, dates as dates, numbers as numbers, the header
/// in its place while the rows move. The same records make the same bytes.
///
/// # Errors
///
/// Returns what the workbook cannot hold: more than a million rows, a text of more than 32,767
/// characters.
pub fn workbook(export: &Export) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2014, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for records in &export.records {
        write(book.add_worksheet(), records)?;
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, records: &Records) -> Result<(), XlsxError> {
    const WIDTH_OF_DATE: f64 = 11.0;
    let (bold, date) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.set_name(records.what.name())?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(&records.header) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
        if *name == "date" {
            sheet.set_column_width(column, WIDTH_OF_DATE)?;
        }
    }
    for (row, cells) in (1..).zip(&records.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Day(day) => {
                    sheet.write_datetime_with_format(row, column, &excel(*day)?, &date)?;
                }
                Cell::Number(number) => {
                    sheet.write_number(row, column, number.parse::<f64>().unwrap_or_default())?;
                }
                // It does not run in a workbook, but in the CSV that is made of it.
                Cell::Text(text) => {
                    sheet.write_string(row, column, escaped(text))?;
                }
            }
        }
    }
    Ok(())
}

fn excel(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}
