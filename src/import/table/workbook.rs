//! The sheets of a workbook (XLSX).

use std::io::{self, Cursor, Read, Write};

use calamine::{DataRef, Dimensions, Reader, SheetVisible, Style, Xlsx, XlsxError};
use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::domain::{Date, shown};

use super::day;
use super::sheet::{Cell, GridCell, GridRow, Sheet, UNSTORED};
use super::unreadable::Unreadable;

const MEGABYTE: u64 = 1024 * 1024;
/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 48 * MEGABYTE;
/// The most of them that texts may have: each is kept.
const MOST_TEXTS: u64 = 24 * MEGABYTE;
/// The most cells that are kept.
const MOST_CELLS: usize = 1_500_000;
/// The columns that are looked at.
const MOST_COLUMNS: usize = 256;

/// The sheets that are shown, and the names of those that are hidden.
pub(super) fn sheets(bytes: Vec<u8>) -> Result<(Vec<Sheet>, Vec<String>), Unreadable> {
    let has_formulas = check(&bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let (open, hidden): (Vec<_>, Vec<_>) = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.visible == SheetVisible::Visible, sheet.name.clone()))
        .partition(|(is_open, _)| *is_open);
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for (_, name) in open {
        let found = rows(&mut book, &name, &mut left)
            .and_then(|rows| with_formulas(rows, &mut book, &name, has_formulas, &mut left));
        match found {
            Ok(rows) => sheets.push(Sheet::grid(Some(name), rows)),
            Err(None) => {
                let what = format!("more than {MOST_CELLS} cells");
                return Err(Unreadable::TooLarge(what));
            }
            // A sheet of charts has no cells.
            Err(Some(XlsxError::NotAWorksheet(_))) => {}
            Err(Some(error)) => return Err(damaged(&error)),
        }
    }
    Ok((sheets, hidden.into_iter().map(|(_, name)| name).collect()))
}

fn damaged(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        error => Unreadable::Damaged(shown(&error.to_string())),
    }
}

/// Looks into the archive before anything of it is kept: what it is, and how much it holds. Returns
/// whether there are formulas in it.
pub(super) fn check(bytes: &[u8]) -> Result<bool, Unreadable> {
    let broken = |error: ZipError| Unreadable::Damaged(shown(&error.to_string()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if !has("xl/workbook.xml") {
        let is_open_document = has("content.xml") && has("mimetype");
        let is_binary = has("xl/workbook.bin");
        return Err(match (is_open_document, is_binary) {
            (true, _) => Unreadable::OldFormat("a table of LibreOffice (.ods)"),
            (_, true) => Unreadable::OldFormat("a binary workbook (.xlsb)"),
            _ => Unreadable::Archive,
        });
    }
    let mut left = MOST_UNPACKED;
    let mut formulas = Formulas::default();
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(broken)?;
        let is_texts = part.name().is_ok_and(|name| name.ends_with("sharedStrings.xml"));
        let most = if is_texts { MOST_TEXTS } else { left };
        let most = most.min(left);
        let unpacked = io::copy(&mut part.take(most + 1), &mut formulas);
        let unpacked = unpacked.map_err(|error| Unreadable::Damaged(shown(&error.to_string())))?;
        if unpacked > most {
            let what = format!("more than {} MB when it is unpacked", MOST_UNPACKED / MEGABYTE);
            return Err(Unreadable::TooLarge(what));
        }
        left -= unpacked;
    }
    Ok(formulas.is_found)
}

/// Looks for the sign of a formula in what is unpacked, and keeps nothing of it.
#[derive(Default)]
struct Formulas {
    /// The last bytes: the sign may stand across two pieces.
    end: Vec<u8>,
    is_found: bool,
}

impl Write for Formulas {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        const SIGNS: [&[u8]; 2] = [b"<f>", b"<f "];
        if !self.is_found {
            let has = |bytes: &[u8]| SIGNS.iter().any(|sign| memmem::find(bytes, sign).is_some());
            self.end.extend_from_slice(&piece[..piece.len().min(2)]);
            self.is_found = has(&self.end) || has(piece);
            self.end.drain(..self.end.len().saturating_sub(2));
            if piece.len() >= 2 {
                self.end = piece[piece.len() - 2..].to_vec();
            }
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The rows with the formulas of which the workbook does not say what they come to: a program that
/// calculates nothing has written it.
fn with_formulas(
    mut rows: Vec<GridRow>,
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    has_formulas: bool,
    left: &mut usize,
) -> Result<Vec<GridRow>, Option<XlsxError>> {
    if !has_formulas {
        return Ok(rows);
    }
    let mut reader = book.worksheet_cells_reader(name).map_err(Some)?;
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(Some)? {
        let (line, column) = (found.pos.0 as usize + 1, found.pos.1 as usize);
        let is_open = found.formula.is_some() && found.value == DataRef::Empty;
        let place = rows.binary_search_by_key(&line, |row| row.line);
        let Some(row) = place.ok().filter(|_| is_open && column < MOST_COLUMNS) else { continue };
        let row = &mut rows[row];
        let added = (column + 1).saturating_sub(row.cells.len());
        *left = left.checked_sub(added).ok_or(None)?;
        row.cells.resize(row.cells.len() + added, GridCell::default());
        UNSTORED.clone_into(&mut row.cells[column].text);
    }
    Ok(rows)
}

/// The rows of a sheet, as long as there is room for cells; `None` as the error where there is not.
fn rows(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    left: &mut usize,
) -> Result<Vec<GridRow>, Option<XlsxError>> {
    // What is no worksheet is told by the reader of cells.
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(name).map_err(Some)?;
    let forms: Vec<Form> = reader.styles().iter().map(Form::of).collect();
    let mut rows: Vec<GridRow> = Vec::new();
    while let Some((found, style)) = reader.next_cell_with_style_id().map_err(Some)? {
        let (row, column) = found.get_position();
        let form = forms.get(style).copied().unwrap_or_default();
        let Some(cell) = cell(found.get_value(), form) else { continue };
        let (line, column) = (row as usize + 1, column as usize);
        if column >= MOST_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(GridRow { line, cells: Vec::new() });
        }
        let Some(row) = rows.last_mut() else { continue };
        let added = (column + 1).saturating_sub(row.cells.len());
        *left = left.checked_sub(added).ok_or(None)?;
        row.cells.resize(row.cells.len() + added, GridCell::default());
        row.cells[column] = cell;
    }
    // Programs may write rows in any order.
    rows.sort_by_key(|row| row.line);
    for region in &merged {
        fill_down(&mut rows, region, left).ok_or(None)?;
    }
    Ok(rows)
}

/// Writes the day of merged cells into each row that they span: it stands in the first alone.
/// `None` where there is no more room for cells.
fn fill_down(rows: &mut [GridRow], region: &Dimensions, left: &mut usize) -> Option<()> {
    let (first, last) = (region.start.0 as usize + 1, region.end.0 as usize + 1);
    let column = region.start.1 as usize;
    let start = rows.partition_point(|row| row.line < first);
    let end = rows.partition_point(|row| row.line <= last);
    let [top, below @ ..] = rows.get_mut(start..end.max(start))? else { return Some(()) };
    let top = top.cells.get(column).filter(|_| top.line == first);
    let is_day = |cell: &&GridCell| day::is_one(Cell { text: &cell.text, day: cell.day });
    let Some(top) = top.filter(is_day) else { return Some(()) };
    for row in below {
        let added = (column + 1).saturating_sub(row.cells.len());
        *left = left.checked_sub(added.max(1))?;
        row.cells.resize(row.cells.len() + added, GridCell::default());
        if row.cells[column].text.is_empty() {
            row.cells[column] = top.clone();
        }
    }
    Some(())
}

/// How a spreadsheet shows a number.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// Times 100, with a percent sign.
    is_percent: bool,
    /// As a month or a year, without a day.
    is_month: bool,
}

impl Form {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_ref());
        let letters = letters_of(code);
        let is_month = letters.contains('y') && !letters.contains(['d', 'h', 's']);
        Self { is_percent: code.contains('%'), is_month }
    }
}

/// The letters of a number format that stand for parts of a date: none in quotation marks or
/// brackets.
fn letters_of(code: &str) -> String {
    let mut end = None;
    let is_part = |letter: &char| {
        match (end, letter) {
            (Some(close), letter) if close == *letter => end = None,
            (Some(_), _) => {}
            (None, '"') => end = Some('"'),
            (None, '[') => end = Some(']'),
            (None, letter) => return letter.is_ascii_alphabetic(),
        }
        false
    };
    code.chars().filter(is_part).collect::<String>().to_lowercase()
}

/// A cell that holds something.
fn cell(value: &DataRef<'_>, form: Form) -> Option<GridCell> {
    let text = |text: String| Some(GridCell { text, day: None });
    match value {
        DataRef::Empty => None,
        DataRef::Int(part) if form.is_percent => text(format!("{}%", part.saturating_mul(100))),
        // Of 0.07 times 100 no digit beyond those that a cell has.
        DataRef::Float(part) if form.is_percent => text(format!("{}%", (part * 1e8).round() / 1e6)),
        DataRef::Int(number) => text(number.to_string()),
        DataRef::Float(number) => text(number.to_string()),
        DataRef::Bool(truth) => text(truth.to_string()),
        DataRef::SharedString(string) => text((*string).to_owned()),
        DataRef::String(string) | DataRef::DateTimeIso(string) | DataRef::DurationIso(string) => {
            text(string.clone())
        }
        DataRef::Error(error) => text(error.to_string()),
        DataRef::DateTime(when) => {
            if !when.is_datetime() {
                return text(when.as_f64().to_string());
            }
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            let date = Date::new(i32::from(year), u32::from(month), u32::from(day)).ok();
            if form.is_month && day == 1 {
                return text(month_of(u32::from(month), year));
            }
            let written = format!("{year:04}-{month:02}-{day:02}");
            Some(GridCell { text: written, day: date })
        }
    }
}

/// A month as it is shown: it is no day.
fn month_of(month: u32, year: u16) -> String {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = NAMES.get((month as usize).saturating_sub(1)).unwrap_or(&"");
    format!("{name} {year:04}")
}
