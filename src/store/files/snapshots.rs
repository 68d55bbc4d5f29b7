//! `snapshots.csv`: one row a day.

mod joining;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::{
    Column, Comparison, Date, Field, FieldValue, Group, Pillar, Rank, Score, Snapshot, Source,
    SumError, Text, Total, check_kept,
};
use crate::words::{escaped, unescaped};

use super::super::csv::{Cells, CsvFile, Edit, Row};
use super::super::{DataFile, Edited, Finding, Found, Oddity, StoreError};

/// The names of the columns of a file that this program makes, in their order.
const NAMES: [&str; Column::ALL.len()] = {
    let mut names = [""; Column::ALL.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = Column::ALL[place].name();
        place += 1;
    }
    names
};

/// The snapshots of a profile, and the file that they stand in.
#[derive(Debug)]
pub struct SnapshotFile {
    file: CsvFile,
    /// In order of time, one a day.
    snapshots: Vec<Snapshot>,
    /// Where each of [`Self::snapshots`] stands.
    ranges: Vec<Range<usize>>,
    doubled: Vec<DoubledDay>,
}

/// A day that stands in the file more than once.
#[derive(Clone, Debug)]
struct DoubledDay {
    date: Date,
    /// The lines of its rows, in order.
    lines: Vec<usize>,
    /// Where the rows stand that are not used.
    unused: Vec<Range<usize>>,
}

impl SnapshotFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = DataFile::Snapshots.name();

    /// Reads the file; one that does not exist has no snapshots.
    pub(in crate::store) fn open(found: Found) -> Result<Self, StoreError> {
        let mut file = CsvFile::open(found, &NAMES)?;
        let reader = RowReader::new(&file)?;
        let (mut snapshots, mut ranges) = (Vec::new(), Vec::new());
        let mut decimal_sign = None;
        file.each_row(|row| {
            decimal_sign = decimal_sign.or_else(|| reader.decimal_sign(&file, &row));
            snapshots.push(reader.snapshot(&file, &row)?);
            ranges.push(row.range);
            Ok(())
        })?;
        // Spreadsheets write `;` between cells where the comma is the decimal sign.
        let is_semicolon = file.dialect().separator == b';';
        if decimal_sign.map_or(is_semicolon, |sign| sign == ',') {
            file.use_decimal_comma();
        }
        let mut doubled = Vec::new();
        if !snapshots.is_sorted_by(|earlier, later| earlier.date < later.date) {
            (snapshots, ranges, doubled) = one_a_day(&file, snapshots, ranges);
        }
        Ok(Self { file, snapshots, ranges, doubled })
    }

    /// The snapshots in order of time, one a day.
    #[must_use]
    pub fn snapshots(&self) -> &[Snapshot] {
        &self.snapshots
    }

    /// What is odd in the file, in order of its lines.
    #[must_use]
    pub fn findings(&self, today: Date) -> Vec<Finding> {
        let doubled = self.doubled.iter().map(|DoubledDay { date, lines, .. }| {
            (lines[0], Oddity::DoubledDay { date: *date, lines: lines.clone() })
        });
        let mut lines = self.file.lines();
        let rows = self.snapshots.iter().zip(&self.ranges);
        let ahead = rows.skip(self.snapshots.partition_point(|one| one.date <= today));
        let ahead = ahead.map(|(snapshot, range)| {
            (lines.of(range.start), Oddity::DayAhead { date: snapshot.date })
        });
        Finding::in_order(DataFile::Snapshots, doubled.chain(ahead).collect())
    }

    /// The days of which total and pillars cannot add up, each with its line and why.
    pub(in crate::store) fn wrong_sums(&self) -> Vec<(usize, Date, SumError)> {
        let mut lines = self.file.lines();
        let rows = self.snapshots.iter().zip(&self.ranges);
        let wrong = rows.filter_map(|(snapshot, range)| {
            let error = check_kept(snapshot).err()?;
            Some((lines.of(range.start), snapshot.date, error))
        });
        wrong.collect()
    }

    /// The snapshot of a day.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&Snapshot> {
        self.place(date).ok().map(|place| &self.snapshots[place])
    }

    /// The latest snapshot before a day.
    #[must_use]
    pub fn before(&self, date: Date) -> Option<&Snapshot> {
        let place = self.place(date).unwrap_or_else(|place| place);
        place.checked_sub(1).map(|place| &self.snapshots[place])
    }

    /// How many rows a day has.
    #[must_use]
    pub fn rows_of(&self, date: Date) -> usize {
        usize::from(self.on(date).is_some()) + self.unused(date).len()
    }

    /// Puts a snapshot in the place of its day. Of a row that exists, only cells whose value changes
    /// are written; of a day that has several, the others go.
    pub fn put(self, snapshot: &Snapshot) -> Edited {
        self.put_all(std::slice::from_ref(snapshot))
    }

    /// As [`Self::put`] for snapshots in order of time, one a day.
    pub fn put_all(mut self, snapshots: &[Snapshot]) -> Edited {
        // Columns first, so that every row that is written has a cell for each.
        for snapshot in snapshots {
            self.add_columns(snapshot);
        }
        let line_end = self.file.dialect().line_end.bytes();
        let mut edits: Vec<Edit> = Vec::new();
        let mut above: Option<usize> = None;
        for snapshot in snapshots {
            let place = self.place(snapshot.date);
            let row = self.row_with(snapshot, place.ok());
            match (place, edits.last_mut()) {
                (Ok(place), _) => {
                    edits.push(Edit { bytes: row, range: self.ranges[place].clone() });
                }
                // Below the one before, in the same gap.
                (Err(place), Some(edit)) if above == Some(place) => {
                    edit.bytes.extend([&row, line_end].concat());
                }
                (Err(place), _) => {
                    let row_above = place.checked_sub(1).map(|place| &self.ranges[place]);
                    edits.push(self.file.insert_below(row_above, &row));
                }
            }
            above = place.err();
        }
        let days: Vec<Date> = snapshots.iter().map(|snapshot| snapshot.date).collect();
        self.into_edited(edits, &days)
    }

    /// Adds the columns in which a snapshot has a value that the row of its day lacks.
    fn add_columns(&mut self, snapshot: &Snapshot) {
        let dialect = self.file.dialect();
        let text =
            |column: Column, of: &Snapshot| cell_text(column, of, |value| dialect.number(value));
        let old = self.on(snapshot.date).cloned();
        for column in Column::ALL {
            let new = text(column, snapshot);
            if !new.is_empty() && old.as_ref().is_none_or(|old| text(column, old) != new) {
                self.file.column_or_add(column.name());
            }
        }
    }

    /// The row of a snapshot, made of the one in a place, or new.
    fn row_with(&mut self, snapshot: &Snapshot, place: Option<usize>) -> Vec<u8> {
        let old = place.map(|place| self.snapshots[place].clone());
        let mut cells = match place {
            Some(place) => self.file.cells_of(&self.ranges[place]),
            None => self.file.empty_cells(),
        };
        self.set_cells(&mut cells, snapshot, old.as_ref());
        self.file.row(&cells)
    }

    /// Moves the snapshot of a day to the day of `snapshot`, with its values; cells of columns that are
    /// not ours go with it. Without a snapshot of that day, or for the same one, as [`Self::put`]. The
    /// new day must be free; where it is not, that snapshot is the one that changes.
    pub fn put_instead(mut self, of: Date, snapshot: &Snapshot) -> Edited {
        let (Ok(old), Err(new)) = (self.place(of), self.place(snapshot.date)) else {
            return self.put(snapshot);
        };
        let range = self.ranges[old].clone();
        let mut cells = self.file.cells_of(&range);
        let found = self.snapshots[old].clone();
        self.set_cells(&mut cells, snapshot, Some(&found));
        let row = self.file.row(&cells);
        let edits = if new == old || new == old + 1 {
            vec![Edit { bytes: row, range }] // the order of the rows stays
        } else {
            let above = new.checked_sub(1).map(|place| &self.ranges[place]);
            vec![self.file.removal(&range), self.file.insert_below(above, &row)]
        };
        self.into_edited(edits, &[of])
    }

    /// Takes the snapshots of these days out, with every row of theirs; a day without one is passed
    /// over.
    pub fn without(self, days: &[Date]) -> Edited {
        let places: BTreeSet<usize> = days.iter().filter_map(|day| self.place(*day).ok()).collect();
        let edits = places.iter().map(|&place| self.file.removal(&self.ranges[place])).collect();
        self.into_edited(edits, days)
    }

    /// The file as it was found, so that saving it makes sure that it is on the disk.
    pub fn as_found(self) -> Edited {
        self.file.into_unchanged()
    }

    /// The file with one row of a day that has several: the one that is used, as it stands.
    pub fn with_one_row_of(self, date: Date) -> Edited {
        self.into_edited(Vec::new(), &[date])
    }

    /// With these edits, and without the rows of these days that are not used.
    fn into_edited(self, mut edits: Vec<Edit>, days: &[Date]) -> Edited {
        let unused = days.iter().flat_map(|day| self.unused(*day));
        edits.extend(unused.map(|range| self.file.removal(range)));
        let unused = self.doubled.iter().flat_map(|day| &day.unused);
        let rows = self.ranges.iter().chain(unused).cloned();
        let content = self.file.edited(edits, rows);
        self.file.into_edited(content)
    }

    fn unused(&self, date: Date) -> &[Range<usize>] {
        let day = self.doubled.iter().find(|day| day.date == date);
        day.map_or(&[], |day| &day.unused)
    }

    fn place(&self, date: Date) -> Result<usize, usize> {
        self.snapshots.binary_search_by_key(&date, |snapshot| snapshot.date)
    }

    /// Writes the values that differ from those of the row as it was.
    fn set_cells(&mut self, cells: &mut Vec<Vec<u8>>, new: &Snapshot, old: Option<&Snapshot>) {
        let dialect = self.file.dialect();
        for column in Column::ALL {
            let number = |value: &FieldValue| dialect.number(value);
            let text = |snapshot: &Snapshot| cell_text(column, snapshot, number);
            let (new, old) = (text(new), old.map(text).unwrap_or_default());
            if new != old {
                self.file.set(cells, column.name(), &new);
            }
        }
    }
}

/// A cell of a snapshot's row; empty where there is no value.
fn cell_text(
    column: Column,
    snapshot: &Snapshot,
    number: impl Fn(&FieldValue) -> String,
) -> String {
    match column {
        Column::Date => snapshot.date.to_string(),
        Column::Source => snapshot.source.name().to_owned(),
        Column::Field(field) => match field.of(snapshot) {
            None => String::new(),
            Some(FieldValue::Note(note)) => escaped(note.as_str()).into_owned(),
            Some(value) => number(&value),
        },
    }
}

/// Reads rows by the places that the header gives the columns.
struct RowReader {
    places: Places,
}

/// The place in a file of each column that it has.
struct Places([Option<usize>; Column::ALL.len()]);

impl Places {
    const fn of(&self, column: Column) -> Option<usize> {
        self.0[column.place()]
    }

    const fn of_field(&self, field: Field) -> Option<usize> {
        self.of(Column::Field(field))
    }
}

impl RowReader {
    fn new(file: &CsvFile) -> Result<Self, StoreError> {
        file.required_column(Column::Date.name())?;
        file.required_column(Field::Total.name())?;
        Ok(Self { places: Places(NAMES.map(|name| file.column(name))) })
    }

    /// The decimal sign of a row's scores, if it has one that could be a comma.
    fn decimal_sign(&self, file: &CsvFile, row: &Row<'_>) -> Option<char> {
        if file.dialect().separator == b',' && !row.has_quotes {
            return None;
        }
        let scores = Field::SCORES.iter().map(|&field| row.cells.text(self.places.of_field(field)));
        scores.flat_map(str::chars).find(|sign| matches!(sign, ',' | '.'))
    }

    fn snapshot(&self, file: &CsvFile, row: &Row<'_>) -> Result<Snapshot, StoreError> {
        let cell = |column: Column| row.cells.value(self.places.of(column));
        let refused = |column: Column, what: String| {
            file.refused(row.range.start, column.name(), cell(column), what)
        };
        let date = Date::parse(cell(Column::Date)).map_err(|error| {
            let what = format!("`{}`: {error}", Text::from_file(cell(Column::Date)));
            refused(Column::Date, what)
        })?;
        let source = match cell(Column::Source) {
            "" => Source::Typed,
            text => Source::from_name(text).ok_or_else(|| {
                refused(Column::Source, format!("`{}` is no source", Text::from_file(text)))
            })?,
        };
        let numbers = Numbers { cells: row.cells, places: &self.places, refused: Cell::new(None) };
        let total = numbers.total(Field::Total);
        let pillars = numbers.four(Field::Pillar(Pillar::ALL[0]));
        let industry = numbers.comparison(Group::Industry);
        let network = numbers.comparison(Group::Network);
        if let Some(column) = numbers.refused.get() {
            return Err(refused(column, why_refused(column, cell(column))));
        }
        let total = total
            .ok_or_else(|| refused(Column::Field(Field::Total), "there is no total".to_owned()))?;
        let note = row.cells.text(self.places.of_field(Field::Note));
        let note = Text::from_file(unescaped(note));
        Ok(Snapshot { date, total, pillars, industry, network, source, note })
    }
}

/// The numbers of a row. That one was refused is noted, and why is looked up afterwards: a result
/// for each of millions of cells, large enough for an error, would take as long as the reading. For
/// the same reason each is read as what it is, and not as a [`FieldValue`].
struct Numbers<'a> {
    cells: Cells<'a>,
    places: &'a Places,
    /// The first column that was refused.
    refused: Cell<Option<Column>>,
}

impl Numbers<'_> {
    #[inline]
    fn total(&self, field: Field) -> Option<Total> {
        self.read(Column::Field(field).place(), Total::from_plain, Total::parse)
    }

    /// The scores of all pillars; `first` is that of the first.
    #[inline]
    fn four(&self, first: Field) -> [Option<Score>; Pillar::ALL.len()] {
        let first = Column::Field(first).place();
        [0, 1, 2, 3].map(|pillar| self.read(first + pillar, Score::from_plain, Score::parse))
    }

    #[inline]
    fn comparison(&self, group: Group) -> Comparison {
        let rank = Column::Field(Field::Rank(group)).place();
        Comparison {
            rank: self.read(rank, Rank::from_plain, Rank::parse),
            average: self.total(Field::Average(group)),
            pillars: self.four(Field::AveragePillar(group, Pillar::ALL[0])),
        }
    }

    /// The number in the column at a place of [`Column::ALL`].
    fn read<T, E>(
        &self,
        place: usize,
        plain: impl Fn(&[u8]) -> Option<T>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let cell = self.cells.bytes(self.places.0[place]);
        if cell.is_empty() {
            return None;
        }
        plain(cell).or_else(|| self.read_any(place, parse))
    }

    #[cold]
    fn read_any<T, E>(&self, place: usize, parse: impl Fn(&str) -> Result<T, E>) -> Option<T> {
        let text = self.cells.value(self.places.0[place]);
        let number = parse(text).ok();
        if number.is_none() && !text.is_empty() {
            self.refused.set(self.refused.get().or(Some(Column::ALL[place])));
        }
        number
    }
}

/// Why a cell is no number of its column.
fn why_refused(column: Column, text: &str) -> String {
    let Column::Field(field) = column else { return String::new() };
    field.parse(text).err().map(|error| error.to_string()).unwrap_or_default()
}

/// The rows in order of time, the last one of each day, and the days of which there are more.
fn one_a_day(
    file: &CsvFile,
    snapshots: Vec<Snapshot>,
    ranges: Vec<Range<usize>>,
) -> (Vec<Snapshot>, Vec<Range<usize>>, Vec<DoubledDay>) {
    let mut rows: Vec<_> = snapshots.into_iter().zip(ranges).collect();
    rows.sort_by_key(|(snapshot, _)| snapshot.date); // stable: the last row stays last
    let doubled = doubled_days(file, &rows);
    rows.reverse();
    rows.dedup_by_key(|(snapshot, _)| snapshot.date); // keeps the first of the reversed
    rows.reverse();
    let (snapshots, ranges) = rows.into_iter().unzip();
    (snapshots, ranges, doubled)
}

fn doubled_days(file: &CsvFile, rows: &[(Snapshot, Range<usize>)]) -> Vec<DoubledDay> {
    let mut lines = file.lines();
    rows.chunk_by(|one, other| one.0.date == other.0.date)
        .filter(|day| day.len() > 1)
        .map(|day| DoubledDay {
            date: day[0].0.date,
            lines: day.iter().map(|(_, range)| lines.of(range.start)).collect(),
            unused: day[..day.len() - 1].iter().map(|(_, range)| range.clone()).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
