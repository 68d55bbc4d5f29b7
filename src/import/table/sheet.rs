//! The rows of a sheet, whatever it was kept in.

use std::ops::ControlFlow;

use csv::{ReaderBuilder, StringRecord};

use crate::domain::{Date, bare};

use super::super::lines::Lines;

/// What stands in the cell of a formula of which a workbook does not say what it comes to.
pub(super) const UNSTORED: &str = "a formula without its value";

/// The rows of a file, or of one sheet of a workbook.
#[derive(Debug)]
pub struct Sheet {
    name: Option<String>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Csv(Csv),
    Grid(Vec<GridRow>),
}

/// A text, and what stands between its cells.
#[derive(Debug)]
pub(super) struct Csv {
    pub(super) text: String,
    /// Where the rows begin.
    pub(super) start: usize,
    pub(super) separator: u8,
}

/// A row that a workbook has.
#[derive(Debug)]
pub(super) struct GridRow {
    pub(super) line: usize,
    pub(super) cells: Vec<GridCell>,
}

/// A cell that a workbook has.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub(super) text: String,
    /// The day, if the workbook says that it is one.
    pub(super) day: Option<Date>,
}

/// A row with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Its line, from 1.
    pub(super) line: usize,
    cells: Cells<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Cells<'a> {
    Csv(&'a StringRecord),
    Grid(&'a [GridCell]),
}

/// A cell, without space around it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    /// The day, if a workbook says that it is one.
    pub(super) day: Option<Date>,
}

impl Sheet {
    pub(super) const fn csv(csv: Csv) -> Self {
        Self { name: None, body: Body::Csv(csv) }
    }

    pub(super) const fn grid(name: Option<String>, rows: Vec<GridRow>) -> Self {
        Self { name, body: Body::Grid(rows) }
    }

    /// Its name in a workbook.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Hands over the rows that are not blank, until `each` breaks off.
    pub(super) fn each_row<B>(&self, mut each: impl FnMut(Row<'_>) -> ControlFlow<B>) -> Option<B> {
        let mut take = |row: Row<'_>| {
            if row.cells().all(|cell| cell.text.is_empty()) {
                return ControlFlow::Continue(());
            }
            each(row)
        };
        let flow = match &self.body {
            Body::Csv(csv) => csv.each_row(&mut take),
            Body::Grid(rows) => rows
                .iter()
                .try_for_each(|row| take(Row { line: row.line, cells: Cells::Grid(&row.cells) })),
        };
        flow.break_value()
    }

    /// The line in which a quotation mark is opened that is never closed.
    #[must_use]
    pub fn open_quote(&self) -> Option<usize> {
        match &self.body {
            Body::Csv(csv) => csv.open_quote(),
            Body::Grid(_) => None,
        }
    }
}

impl Csv {
    /// A reader of rows that may differ in length.
    fn reader<'a>(&self, rows: &'a [u8]) -> csv::Reader<&'a [u8]> {
        ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(rows)
    }

    fn each_row<B>(&self, each: &mut impl FnMut(Row<'_>) -> ControlFlow<B>) -> ControlFlow<B> {
        let rows = &self.text.as_bytes()[self.start..];
        let mut lines = Lines::of_text(&self.text);
        let mut reader = self.reader(rows);
        let mut record = StringRecord::new();
        // The text is UTF-8 and rows may differ in length: nothing can go wrong.
        while reader.read_record(&mut record).unwrap_or(false) {
            let at = record.position().map_or(0, csv::Position::byte);
            let line = lines.of(self.start + usize::try_from(at).unwrap_or(0));
            each(Row { line, cells: Cells::Csv(&record) })?;
        }
        ControlFlow::Continue(())
    }

    fn open_quote(&self) -> Option<usize> {
        let mut last = None;
        let rows = &self.text.as_bytes()[self.start..];
        memchr::memchr(b'"', rows)?;
        let mut reader = self.reader(rows);
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).unwrap_or(false) {
            last = record.position().map(csv::Position::byte);
        }
        let start = usize::try_from(last?).unwrap_or(0);
        let is_open = memchr::memchr_iter(b'"', &rows[start..]).count() % 2 == 1;
        let has_several_lines = rows[start..].trim_ascii().contains(&b'\n');
        let mut lines = Lines::of_text(&self.text);
        (is_open && has_several_lines).then(|| lines.of(self.start + start))
    }
}

impl<'a> Row<'a> {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        match self.cells {
            Cells::Csv(record) => record.len(),
            Cells::Grid(cells) => cells.len(),
        }
    }

    /// The cell at a place; an empty one where the row has none.
    pub(super) fn cell(&self, place: usize) -> Cell<'a> {
        match self.cells {
            Cells::Csv(record) => {
                Cell { text: bare(record.get(place).unwrap_or_default()), day: None }
            }
            Cells::Grid(cells) => cells
                .get(place)
                .map_or_else(Cell::default, |cell| Cell { text: bare(&cell.text), day: cell.day }),
        }
    }

    /// Its cells, in order.
    pub(super) fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        (0..self.len()).map(move |place| self.cell(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_lines_whatever_is_blank() {
        let text = "\n\nsep\ndate;total\r\n\r\n;\r\n\"1\n2\";3\n4;5";
        let sheet = Sheet::csv(Csv { text: text.into(), start: 0, separator: b';' });
        let mut rows = Vec::new();
        sheet.each_row(|row| {
            rows.push((row.line, row.cells().map(|cell| cell.text.to_owned()).collect()));
            ControlFlow::<()>::Continue(())
        });
        let row = |line, cells: &[&str]| (line, cells.iter().map(ToString::to_string).collect());
        let expected: [(usize, Vec<String>); 4] = [
            row(3, &["sep"]),
            row(4, &["date", "total"]),
            row(7, &["1\n2", "3"]),
            row(9, &["4", "5"]),
        ];
        assert_eq!(rows, expected);
        assert_eq!(sheet.open_quote(), None);
        let open = Csv { text: "a\n1,\"x\n2,3\n".into(), start: 0, separator: b',' };
        assert_eq!(Sheet::csv(open).open_quote(), Some(2));
    }
}
