//! A CSV file as it was found: its text, its dialect, its header, and where each row stands.

use std::collections::HashSet;
use std::fmt::Display;
use std::fs::Metadata;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::domain::{Date, bare, hidden};

use super::super::{Damage, DataFile, Edited, Found, StoreError};
use super::dialect::{Dialect, LineEnd, MARK};
use super::lines::Lines;
use super::splitter::{Cells, Row, Splitter};

/// A CSV file, checked to be text and to have one header; absent and empty files have no rows.
#[derive(Debug)]
pub(in crate::store) struct CsvFile {
    file: DataFile,
    path: PathBuf,
    text: String,
    /// The file's metadata when it was read; `None` if it did not exist.
    metadata: Option<Metadata>,
    dialect: Dialect,
    /// The columns in their order: those of the file, then those that were added.
    header: Vec<String>,
    /// How many of [`Self::header`] the file has.
    columns_found: usize,
    /// The first byte after the header's line.
    body: usize,
}

/// A part of the file that is replaced by other bytes.
#[derive(Debug)]
pub(in crate::store) struct Edit {
    pub(in crate::store) range: Range<usize>,
    pub(in crate::store) bytes: Vec<u8>,
}

impl CsvFile {
    /// Reads the file. One that does not exist, or is empty, is a file with the `plain` header.
    pub(in crate::store) fn open(found: Found, plain: &[&str]) -> Result<Self, StoreError> {
        let Found { file, path, bytes, metadata } = found;
        let mut file = Self {
            file,
            dialect: Dialect::of(&bytes),
            text: checked_text(bytes, &path)?,
            path,
            metadata,
            header: Vec::new(),
            columns_found: 0,
            body: 0,
        };
        file.read_header(plain)?;
        if file.header.is_empty() {
            file.header = plain.iter().map(ToString::to_string).collect();
        }
        Ok(file)
    }

    /// Its content as it was found.
    pub(in crate::store) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// With new content, to be saved.
    pub(in crate::store) fn into_edited(self, content: Vec<u8>) -> Edited {
        let Self { file, path, text, metadata, .. } = self;
        Edited { found: Found { file, path, bytes: text.into_bytes(), metadata }, content }
    }

    /// As it was found, so that saving it makes sure that it is on the disk.
    pub(in crate::store) fn into_unchanged(self) -> Edited {
        let content = self.text.as_bytes().to_vec();
        self.into_edited(content)
    }

    /// The form in which it is written.
    pub(in crate::store) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// From now on, numbers are written with a decimal comma.
    pub(in crate::store) fn use_decimal_comma(&mut self) {
        self.dialect.decimal_comma = true;
    }

    /// The place of a column.
    pub(in crate::store) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// The columns in their order.
    pub(in crate::store) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place of a column that must be there.
    pub(in crate::store) fn required_column(
        &self,
        name: &'static str,
    ) -> Result<usize, StoreError> {
        self.column(name).ok_or_else(|| {
            let what = with_hidden(format!("`{name}`"), "the header", &self.header.join(""));
            self.damaged_line(Some(1), Damage::NoColumn(what))
        })
    }

    /// The place of a column, which is added at the end if the file lacks it.
    pub(in crate::store) fn column_or_add(&mut self, name: &str) -> usize {
        self.column(name).unwrap_or_else(|| {
            self.header.push(name.to_owned());
            self.header.len() - 1
        })
    }

    /// Sets a cell of a row; an empty value needs no column, another one adds it.
    pub(in crate::store) fn set(&mut self, cells: &mut Vec<Vec<u8>>, name: &str, value: &str) {
        if value.is_empty() && self.column(name).is_none() {
            return;
        }
        let place = self.column_or_add(name);
        if place >= cells.len() {
            cells.resize(place + 1, Vec::new());
        }
        cells[place] = value.as_bytes().to_vec();
    }

    /// Hands every row to `each`, in the order of the file. Rows whose cells are all empty are
    /// blank lines as a spreadsheet writes them, and are left out.
    pub(in crate::store) fn each_row(
        &self,
        mut each: impl FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut rows = self.rows(&self.text, self.body);
        while let Some(row) = rows.next_row() {
            if row.cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            self.check_row(&row)?;
            each(row)?;
        }
        Ok(())
    }

    /// A cell of the row at a byte that does not hold what its column is for. What nobody sees in it
    /// is named.
    pub(in crate::store) fn refused(
        &self,
        at: usize,
        column: &'static str,
        cell: &str,
        what: impl Display,
    ) -> StoreError {
        self.damaged(at, Damage::Cell { column, what: with_hidden(what, "the cell", cell) })
    }

    /// A damage at a byte of the file.
    pub(in crate::store) fn damaged(&self, at: usize, damage: Damage) -> StoreError {
        self.damaged_line(Some(self.line(at)), damage)
    }

    /// The line of a byte, from 1.
    pub(in crate::store) fn line(&self, at: usize) -> usize {
        line(self.bytes(), at)
    }

    /// Tells the lines of bytes, quickly where each lies behind the one before.
    pub(in crate::store) fn lines(&self) -> Lines<'_> {
        Lines::of_bytes(self.bytes())
    }

    /// The bytes of a row with these cells, in this file's dialect, without a line end.
    pub(in crate::store) fn row(&self, cells: &[Vec<u8>]) -> Vec<u8> {
        self.rows_of(std::iter::once(cells))
    }

    /// As [`Self::row`] for several, with line ends between them.
    #[expect(clippy::expect_used, reason = "writing to memory cannot fail")]
    pub(in crate::store) fn rows_of<C>(&self, rows: impl IntoIterator<Item = C>) -> Vec<u8>
    where
        C: IntoIterator<Item: AsRef<[u8]>>,
    {
        let terminator = match self.dialect.line_end {
            LineEnd::Lf => csv::Terminator::Any(b'\n'),
            LineEnd::CrLf => csv::Terminator::CRLF,
        };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.dialect.separator)
            .terminator(terminator)
            .flexible(true)
            .from_writer(Vec::new());
        for cells in rows {
            writer.write_record(cells).expect("a row is written to memory");
        }
        let mut text = writer.into_inner().expect("a row is written to memory");
        text.truncate(text.len().saturating_sub(self.dialect.line_end.bytes().len()));
        text
    }

    /// Cells for a new row, all empty.
    pub(in crate::store) fn empty_cells(&self) -> Vec<Vec<u8>> {
        vec![Vec::new(); self.header.len()]
    }

    /// The cells of a row, with empty ones for columns that were added.
    pub(in crate::store) fn cells_of(&self, range: &Range<usize>) -> Vec<Vec<u8>> {
        let mut cells = self.empty_cells();
        let mut rows = self.rows(&self.text[range.clone()], 0);
        if let Some(row) = rows.next_row() {
            for (cell, found) in cells.iter_mut().zip(row.cells.iter()) {
                *cell = found.as_bytes().to_vec();
            }
        }
        cells
    }

    /// Puts a new row below another one, or (`None`) below the header.
    pub(in crate::store) fn insert_below(&self, above: Option<&Range<usize>>, row: &[u8]) -> Edit {
        let at = above.map_or(self.body, |above| self.after_line_end(above.end));
        let line_end = self.dialect.line_end.bytes();
        let line_is_open = self.columns_found > 0 && !matches!(self.bytes()[at - 1], b'\n' | b'\r');
        let before = if line_is_open { line_end } else { b"" };
        Edit { range: at..at, bytes: [before, row, line_end].concat() }
    }

    /// Takes a row out, with its line end.
    pub(in crate::store) fn removal(&self, row: &Range<usize>) -> Edit {
        Edit { range: row.start..self.after_line_end(row.end), bytes: Vec::new() }
    }

    /// Where rows are added at the end.
    pub(in crate::store) fn append(&self, row: &[u8]) -> Edit {
        let end = self.text.len().max(self.body);
        self.insert_below(Some(&(end..end)), row)
    }

    /// The file with these edits, and with the columns that were added; `rows` are all its rows.
    pub(in crate::store) fn edited(
        &self,
        mut edits: Vec<Edit>,
        rows: impl Iterator<Item = Range<usize>>,
    ) -> Vec<u8> {
        // Columns first: where a row ends is also where a row may be added below it.
        let mut all = if self.columns_found == 0 {
            for edit in &mut edits {
                edit.range = self.text.len()..self.text.len();
            }
            vec![self.new_header()]
        } else {
            self.added_columns(&edits, rows)
        };
        all.extend(edits);
        all.sort_by_key(|edit| (edit.range.start, edit.range.end)); // stable
        spliced(self.bytes(), &all)
    }

    /// The file with these columns and rows alone, in its dialect.
    pub(in crate::store) fn replaced<const N: usize>(
        &self,
        columns: &[&str; N],
        rows: &[[String; N]],
    ) -> Vec<u8> {
        let mark = if self.dialect.mark { MARK } else { b"" };
        let line_end = self.dialect.line_end.bytes();
        let header = self.rows_of([columns]);
        let mut content = [mark, &header, line_end].concat();
        if !rows.is_empty() {
            content.extend(self.rows_of(rows));
            content.extend(line_end);
        }
        content
    }

    /// A header in place of whatever white space the file holds.
    fn new_header(&self) -> Edit {
        let names: Vec<Vec<u8>> = self.header.iter().map(|name| name.as_bytes().to_vec()).collect();
        let mark = if self.dialect.mark { MARK } else { b"" };
        let bytes = [mark, &self.row(&names), self.dialect.line_end.bytes()].concat();
        Edit { range: 0..self.text.len(), bytes }
    }

    /// The names of the added columns at the end of the header, and an empty cell for each at the
    /// end of every row that is not replaced anyway.
    fn added_columns(&self, edits: &[Edit], rows: impl Iterator<Item = Range<usize>>) -> Vec<Edit> {
        let added = &self.header[self.columns_found..];
        if added.is_empty() {
            return Vec::new();
        }
        let separator = self.dialect.separator;
        let names = added.iter().flat_map(|name| [&[separator], name.as_bytes()].concat());
        let end = self.body - self.line_end_before(self.body);
        let header = Edit { range: end..end, bytes: names.collect() };
        let replaced: HashSet<usize> = edits
            .iter()
            .filter(|edit| !edit.range.is_empty())
            .map(|edit| edit.range.start)
            .collect();
        let cells = vec![separator; added.len()];
        rows.filter(|row| !replaced.contains(&row.start))
            .map(|row| Edit { range: row.end..row.end, bytes: cells.clone() })
            .chain([header])
            .collect()
    }

    fn read_header(&mut self, plain: &[&str]) -> Result<(), StoreError> {
        let start = if self.dialect.mark { MARK.len() } else { 0 };
        let mut rows = self.rows(&self.text, start);
        let Some(row) = rows.next_row() else {
            self.body = self.text.len();
            return Ok(());
        };
        let end = row.range.end;
        if is_conflict_marker(row.cells) {
            return Err(self.damaged_line(Some(1), Damage::ConflictMarker));
        }
        let header: Vec<String> = row.cells.iter().map(|name| bare(name).to_lowercase()).collect();
        for (place, name) in header.iter().enumerate() {
            if plain.contains(&name.as_str()) && header[..place].contains(name) {
                return Err(self.damaged_line(Some(1), Damage::DoubledColumn(name.clone())));
            }
        }
        self.body = self.after_line_end(end);
        self.columns_found = header.len();
        self.header = header;
        Ok(())
    }

    fn check_row(&self, row: &Row<'_>) -> Result<(), StoreError> {
        if is_conflict_marker(row.cells) {
            return Err(self.damaged(row.range.start, Damage::ConflictMarker));
        }
        if row.has_quotes {
            self.check_quotes(row)?;
        }
        let (found, expected) = (row.cells.len(), self.columns_found);
        if found == expected {
            return Ok(());
        }
        let last = (found < expected).then(|| self.header[found.saturating_sub(1)].clone());
        Err(self.damaged(row.range.start, Damage::Torn { found, expected, last }))
    }

    /// Refuses a quotation mark that is not closed: it swallows the rows below it, up to the next
    /// one. A line break inside a cell is no reason; a line that is a row is.
    fn check_quotes(&self, row: &Row<'_>) -> Result<(), StoreError> {
        let bytes = &self.bytes()[row.range.clone()];
        let open = memchr::memchr_iter(b'"', bytes).count() % 2 == 1;
        let swallowing =
            row.cells.iter().enumerate().position(|(place, cell)| self.swallows(place, cell));
        if !open && swallowing.is_none() {
            return Ok(());
        }
        let quoted = || row.cells.iter().position(|cell| cell.contains(['"', '\n']));
        let place = swallowing.or_else(quoted).unwrap_or(row.cells.len().saturating_sub(1));
        let column = self.header[place.min(self.columns_found.saturating_sub(1))].clone();
        Err(self.damaged(row.range.start, Damage::OpenQuote { column }))
    }

    /// Whether a line inside a cell is a row of its own: it has a date where rows have it, and as
    /// many cells as a row, or (the last line, cut by the mark that closed) as many as are up to
    /// this cell.
    fn swallows(&self, place: usize, cell: &str) -> bool {
        let Some(date) = self.column("date") else { return false };
        cell.split('\n').skip(1).any(|line| {
            let cells: Vec<&str> = line.split(char::from(self.dialect.separator)).collect();
            let is_as_long = cells.len() == self.columns_found || cells.len() == place + 1;
            is_as_long && cells.get(date).is_some_and(|text| Date::parse(text.trim()).is_ok())
        })
    }

    fn rows<'a>(&self, text: &'a str, at: usize) -> Splitter<'a> {
        Splitter::new(text, at, self.dialect.separator)
    }

    fn damaged_line(&self, line: Option<usize>, source: Damage) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), line, source }
    }

    /// The byte after the line end at `at`, if there is one.
    fn after_line_end(&self, at: usize) -> usize {
        match self.bytes().get(at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => at + 2,
            [b'\r' | b'\n', ..] => at + 1,
            _ => at,
        }
    }

    /// How many bytes the line end before `at` has.
    fn line_end_before(&self, at: usize) -> usize {
        match &self.bytes()[..at] {
            [.., b'\r', b'\n'] => 2,
            [.., b'\r' | b'\n'] => 1,
            _ => 0,
        }
    }
}

/// The bytes as text.
fn checked_text(bytes: Vec<u8>, path: &Path) -> Result<String, StoreError> {
    let damaged = |line: usize, source: Damage| StoreError::Damaged {
        path: path.to_owned(),
        line: Some(line),
        source,
    };
    let column = |bytes: &[u8], at: usize| {
        at - memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1) + 1
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(damaged(1, Damage::Utf16));
    }
    if memchr::memchr(b'\n', &bytes).is_none() && memchr::memchr(b'\r', &bytes).is_some() {
        return Err(damaged(1, Damage::Syntax("lines end with CR alone".to_owned())));
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(damaged(line(&bytes, at), Damage::Nul { column: column(&bytes, at) }));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (bytes, at) = (error.as_bytes(), error.utf8_error().valid_up_to());
        damaged(line(bytes, at), Damage::NotUtf8 { column: column(bytes, at) })
    })
}

/// The line of a byte, from 1.
fn line(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1
}

/// Whether a row is what git leaves where it could not merge, and not a note that looks like it.
fn is_conflict_marker(cells: Cells<'_>) -> bool {
    const MARKERS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    let line = cells.get(0).filter(|_| cells.len() == 1);
    line.is_some_and(|line| MARKERS.iter().any(|marker| line.starts_with(marker)))
}

/// What is wrong, with the character that nobody sees in a text, if there is one.
fn with_hidden(what: impl Display, of: &str, text: &str) -> String {
    match hidden(text) {
        None => what.to_string(),
        Some(hidden) => format!("{what}; {of} holds {hidden}"),
    }
}

fn spliced(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let added: usize = edits.iter().map(|edit| edit.bytes.len()).sum();
    let mut result = Vec::with_capacity(bytes.len() + added);
    let mut at = 0;
    for edit in edits {
        result.extend_from_slice(&bytes[at..edit.range.start]);
        result.extend_from_slice(&edit.bytes);
        at = edit.range.end;
    }
    result.extend_from_slice(&bytes[at..]);
    result
}
