//! Two rows of one day that go together, in one file or in a conflicted copy of it.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::{Column, Date, Field, Snapshot};

use super::super::super::csv::{CsvFile, Edit};
use super::super::super::merge::{Conflict, Difference, Merge};
use super::super::super::{Edited, Found, StoreError};
use super::{NAMES, RowReader, SnapshotFile, cell_text};

/// Values by the names of their columns.
type Values = Vec<(String, String)>;

/// A row that the data file takes from a copy.
enum Taken {
    /// A new row below that one, or below the header.
    New(Option<Range<usize>>, Values),
    /// Cells of a row that are empty in it.
    Cells(Range<usize>, Values),
}

impl SnapshotFile {
    /// The totals of all rows, by the lines in which they begin.
    ///
    /// # Errors
    ///
    /// As [`SnapshotFile::open`].
    pub(in crate::store) fn totals_by_line(
        found: Found,
    ) -> Result<HashMap<usize, String>, StoreError> {
        let file = CsvFile::open(found, &NAMES)?;
        let reader = RowReader::new(&file)?;
        let mut lines = file.lines();
        let mut totals = HashMap::new();
        file.each_row(|row| {
            let total = reader.snapshot(&file, &row)?.total.to_string();
            totals.insert(lines.of(row.range.start), total);
            Ok(())
        })?;
        Ok(totals)
    }

    /// Whether a day stands in it more than once.
    pub(in crate::store) fn has_doubled_days(&self) -> bool {
        !self.doubled.is_empty()
    }

    /// The file in which each day that has several rows, none of which says something else than
    /// another, has one; and these days.
    ///
    /// # Errors
    ///
    /// As [`SnapshotFile::open`].
    pub(in crate::store) fn with_days_joined(
        found: Found,
    ) -> Result<(Edited, Vec<Date>), StoreError> {
        let file = CsvFile::open(found, &NAMES)?;
        let reader = RowReader::new(&file)?;
        let mut rows = Vec::new();
        file.each_row(|row| {
            rows.push((reader.snapshot(&file, &row)?, row.range));
            Ok(())
        })?;
        rows.sort_by_key(|(snapshot, _)| snapshot.date); // stable: the last row stays last
        let (mut edits, mut joined) = (Vec::new(), Vec::new());
        for day in rows.chunk_by(|one, other| one.0.date == other.0.date) {
            if let Some(of_day) = joining(&file, day) {
                edits.extend(of_day);
                joined.push(day[0].0.date);
            }
        }
        if edits.is_empty() {
            return Ok((file.into_unchanged(), joined));
        }
        let content = file.edited(edits, std::iter::empty());
        Ok((file.into_edited(content), joined))
    }

    /// The file with what it lacks of a conflicted copy. In neither may a day stand twice.
    pub(in crate::store) fn with_copy(self, copy: &Self) -> (Edited, Merge) {
        let mut merge = Merge::default();
        let mut taken = Vec::new();
        let mut lines = copy.file.lines();
        for (snapshot, range) in copy.snapshots.iter().zip(&copy.ranges) {
            let foreign = copy.foreign_values(range);
            match self.place(snapshot.date) {
                Err(place) => {
                    let above = place.checked_sub(1).map(|above| self.ranges[above].clone());
                    let values = [self.known_values(snapshot), foreign].concat();
                    taken.push(Taken::New(above, values));
                    merge.added += 1;
                }
                Ok(place) => {
                    let differences = self.differences(place, snapshot, &foreign);
                    let lacking = self.lacking(place, snapshot, &foreign);
                    if !differences.is_empty() {
                        let line = lines.of(range.start);
                        let record = snapshot.date.to_string();
                        merge.conflicts.push(Conflict { line, record, differences });
                    } else if !lacking.is_empty() {
                        taken.push(Taken::Cells(self.ranges[place].clone(), lacking));
                        merge.filled += 1;
                    }
                }
            }
        }
        (self.with_taken(taken), merge)
    }

    fn with_taken(mut self, taken: Vec<Taken>) -> Edited {
        // Columns first, so that every row that is written has a cell for each.
        for Taken::New(_, values) | Taken::Cells(_, values) in &taken {
            for (name, _) in values {
                self.file.column_or_add(name);
            }
        }
        let mut edits = Vec::new();
        for row in taken {
            edits.push(match row {
                Taken::New(above, values) => {
                    let mut cells = self.file.empty_cells();
                    set(&mut self.file, &mut cells, &values);
                    self.file.insert_below(above.as_ref(), &self.file.row(&cells))
                }
                Taken::Cells(range, values) => {
                    let mut cells = self.file.cells_of(&range);
                    set(&mut self.file, &mut cells, &values);
                    Edit { bytes: self.file.row(&cells), range }
                }
            });
        }
        let content = self.file.edited(edits, self.ranges.into_iter());
        self.file.into_edited(content)
    }

    /// The values of a snapshot as this file writes them, without those that are empty.
    fn known_values(&self, snapshot: &Snapshot) -> Values {
        let dialect = self.file.dialect();
        let value = |column: Column| {
            let text = cell_text(column, snapshot, |value| dialect.number(value));
            (!text.is_empty()).then(|| (column.name().to_owned(), text))
        };
        Column::ALL.into_iter().filter_map(value).collect()
    }

    /// The cells of a row in columns that are not ours, without those that are empty.
    fn foreign_values(&self, range: &Range<usize>) -> Values {
        let cells = self.file.cells_of(range);
        let named = self.file.header().iter().zip(cells);
        let foreign = named.filter(|(name, cell)| !NAMES.contains(&&***name) && !cell.is_empty());
        let text = |cell: Vec<u8>| String::from_utf8_lossy(&cell).into_owned();
        foreign.map(|(name, cell)| (name.clone(), text(cell))).collect()
    }

    /// What another snapshot of the day says else; what either leaves open is no difference.
    fn differences(&self, place: usize, theirs: &Snapshot, foreign: &Values) -> Vec<Difference> {
        let ours = &self.snapshots[place];
        let of_field = |field: Field| {
            let text = |of: &Snapshot| Some(field.of(of)?.to_string());
            Difference::between(field.name(), &text(ours)?, &text(theirs)?)
        };
        let own = self.foreign_values(&self.ranges[place]);
        let of_foreign = |(name, theirs): &(String, String)| {
            let (_, ours) = own.iter().find(|(own, _)| own == name)?;
            Difference::between(name, ours, theirs)
        };
        let fields = Field::ALL.into_iter().filter_map(of_field);
        fields.chain(foreign.iter().filter_map(of_foreign)).collect()
    }

    /// What another snapshot of the day says that this one leaves open.
    fn lacking(&self, place: usize, theirs: &Snapshot, foreign: &Values) -> Values {
        let own =
            [self.known_values(&self.snapshots[place]), self.foreign_values(&self.ranges[place])]
                .concat();
        let all = [self.known_values(theirs), foreign.clone()].concat();
        all.into_iter().filter(|(name, _)| own.iter().all(|(own, _)| own != name)).collect()
    }
}

/// The edits that make one row of those of a day: the last one, with what the others know; `None`
/// for a single row, and where two say something else.
fn joining(file: &CsvFile, day: &[(Snapshot, Range<usize>)]) -> Option<Vec<Edit>> {
    let (last, earlier) = day.split_last().filter(|(_, earlier)| !earlier.is_empty())?;
    let values = |(snapshot, _): &(Snapshot, Range<usize>)| {
        Field::ALL.map(|field| field.of(snapshot).map(|value| value.to_string()))
    };
    let mut known = values(last);
    let mut cells = file.cells_of(&last.1);
    for row in earlier.iter().rev() {
        for (known, value) in known.iter_mut().zip(values(row)) {
            if known.is_some() && value.is_some() && *known != value {
                return None;
            }
            *known = known.take().or(value);
        }
        for ((name, cell), other) in file.header().iter().zip(&mut cells).zip(file.cells_of(&row.1))
        {
            let is_foreign = !NAMES.contains(&&**name);
            if is_empty(cell) {
                *cell = other;
            } else if is_foreign && !is_empty(&other) && other != *cell {
                return None;
            }
        }
    }
    let mut edits: Vec<Edit> = earlier.iter().map(|(_, range)| file.removal(range)).collect();
    if cells != file.cells_of(&last.1) {
        edits.push(Edit { bytes: file.row(&cells), range: last.1.clone() });
    }
    Some(edits)
}

fn is_empty(cell: &[u8]) -> bool {
    cell.trim_ascii().is_empty()
}

fn set(file: &mut CsvFile, cells: &mut Vec<Vec<u8>>, values: &Values) {
    for (name, value) in values {
        file.set(cells, name, value);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::super::super::DataFile;
    use super::*;

    fn found(text: &str) -> Found {
        Found::holding(DataFile::Snapshots, text)
    }

    fn content(edited: Edited) -> String {
        String::from_utf8(edited.content).unwrap()
    }

    fn joined(text: &str) -> (String, usize) {
        let (edited, days) = SnapshotFile::with_days_joined(found(text)).unwrap();
        (content(edited), days.len())
    }

    fn merged(ours: &str, theirs: &str) -> (String, Merge) {
        let open = |text| SnapshotFile::open(found(text)).unwrap();
        let (edited, merge) = open(ours).with_copy(&open(theirs));
        (content(edited), merge)
    }

    #[test]
    fn rows_of_a_day_that_agree_are_one() {
        #[track_caller]
        fn case(head: &str, rows: &str, expected: &str) {
            let days = usize::from(rows != expected);
            let (text, joined) = joined(&[head, rows].concat());
            assert_eq!((text, joined), ([head, expected].concat(), days));
        }
        let head = "date,total,brand,note,mood\n";
        let after = "2026-03-04,73,,,\n";
        let row = "2026-03-03,72,18.2,first,fine\n";
        case(head, &[row, after, row].concat(), &[after, row].concat());
        // The same number in other letters; one fills up the other.
        case(head, "2026-03-03,72.0,18.2,,\n3.3.2026,72,,a,b\n", "3.3.2026,72,18.2,a,b\n");
        // Two numbers, two notes, two values of a foreign column: nobody knows which.
        for rows in [
            "2026-03-03,72,,,\n2026-03-03,73,,,\n",
            "2026-03-03,72,,a,\n2026-03-03,72,,b,\n",
            "2026-03-03,72,,,a\n2026-03-03,72,,,b\n",
            // The first and the last agree; the one between does not.
            "2026-03-03,72,,,\n2026-03-03,73,,,\n2026-03-03,72,,,\n",
        ] {
            case(head, rows, rows);
        }
    }

    #[test]
    fn days_that_only_the_copy_has_come_in_order_and_in_the_form_of_the_file() {
        let ours = "date;total;brand\r\n2026-03-01;70;17,5\r\n2026-03-05;72;18\r\n";
        let theirs = "date,brand,total,mood\n2026-02-27,17,69,\n2026-03-01,17.5,70,\n\
            2026-03-02,,71,fine\n2026-03-03,17.75,71.5,\n2026-03-06,18.1,73,\n";
        let (text, merge) = merged(ours, theirs);
        assert_eq!(
            text,
            "date;total;brand;source;mood\r\n2026-02-27;69;17;typed;\r\n2026-03-01;70;17,5;;\r\n\
             2026-03-02;71;;typed;fine\r\n2026-03-03;71,5;17,75;typed;\r\n\
             2026-03-05;72;18;;\r\n2026-03-06;73;18,1;typed;\r\n"
        );
        assert_eq!((merge.added, merge.filled, merge.conflicts.len()), (4, 0, 0));
        let (again, merge) = merged(&text, theirs);
        assert_eq!((again, merge), (text, Merge::default()));
    }

    #[test]
    fn a_copy_fills_what_is_open_and_changes_nothing_else() {
        let ours = "date,total,brand,note\n2026-03-01,70,,\n2026-03-02,71,18,mine\n";
        let theirs = "date,total,brand,note\n2026-03-01,70.0,17.5,\n2026-03-02,72,18,\n";
        let (text, merge) = merged(ours, theirs);
        assert_eq!(text, "date,total,brand,note\n2026-03-01,70,17.5,\n2026-03-02,71,18,mine\n");
        assert_eq!((merge.added, merge.filled), (0, 1));
        let difference = Difference::between("total", "71", "72").unwrap();
        let record = "2026-03-02".to_owned();
        assert_eq!(merge.conflicts, [Conflict { line: 3, record, differences: vec![difference] }]);
    }

    /// A table of a few days, each at most once.
    fn table() -> impl Strategy<Value = String> {
        let scores = ("[67]", "(18|18[.]5)?", "[ab]?");
        proptest::collection::btree_map(1..9_u8, scores, 0..6).prop_map(|days| {
            let row = |(day, (total, brand, mood)): (u8, (String, String, String))| {
                format!("2026-03-0{day},{total}0,{brand},{mood}\n")
            };
            let rows: Vec<String> = days.into_iter().map(row).collect();
            ["date,total,brand,mood\n".to_owned(), rows.concat()].concat()
        })
    }

    proptest! {
        #[test]
        fn nothing_of_a_copy_is_lost_and_no_value_changes(ours in table(), theirs in table()) {
            let (text, merge) = merged(&ours, &theirs);
            let cells = |text: &str| -> BTreeMap<String, Vec<String>> {
                let rows = text.lines().skip(1).map(|row| row.split(',').map(str::to_owned));
                rows.map(|mut row| (row.next().unwrap(), row.take(3).collect())).collect()
            };
            let (before, copy, after) = (cells(&ours), cells(&theirs), cells(&text));
            for (day, values) in &before {
                let kept = values.iter().zip(&after[day]);
                prop_assert!(kept.clone().all(|(old, new)| old.is_empty() || old == new), "{}", text);
            }
            for (day, values) in &copy {
                let taken = values.iter().zip(&after[day]).all(|(theirs, new)| theirs.is_empty() || theirs == new);
                let told = merge.conflicts.iter().any(|conflict| conflict.record == *day);
                prop_assert_eq!(taken, !told, "{}", text);
            }
            let (again, second) = merged(&text, &theirs);
            prop_assert_eq!(&again, &text);
            prop_assert_eq!((second.added, second.filled), (0, 0));
            prop_assert_eq!(second.conflicts, merge.conflicts);
        }
    }

    #[test]
    fn a_copy_beside_nothing_is_the_file() {
        let theirs = "date,total\n2026-03-01,70\n2026-03-02,71\n";
        let (text, merge) = merged("", theirs);
        assert_eq!(SnapshotFile::open(found(&text)).unwrap().snapshots().len(), 2);
        assert_eq!(merge.added, 2);
    }
}
