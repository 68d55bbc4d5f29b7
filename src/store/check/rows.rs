//! Files whose rows are compared as a whole: restrictions, and what imports wrote.

use std::collections::{HashMap, HashSet};

use super::super::csv::CsvFile;
use super::super::merge::Merge;
use super::super::{Edited, Found, StoreError};

/// The cells of a row that hold something, by the names of their columns.
type Named = Vec<(String, String)>;

/// The file without rows that say the same as a row above them, and their lines.
///
/// # Errors
///
/// Returns [`StoreError::Damaged`] for a file that is no CSV file.
pub(super) fn without_doubled_rows(found: Found) -> Result<(Edited, Vec<usize>), StoreError> {
    without_doubled(found, |_| true)
}

/// The same of rows that have a key.
///
/// # Errors
///
/// Returns [`StoreError::Damaged`] for a file that is no CSV file.
pub(super) fn without_doubled_keys(found: Found) -> Result<(Edited, Vec<usize>), StoreError> {
    without_doubled(found, |row| row.iter().any(|(name, _)| name == "key"))
}

fn without_doubled(
    found: Found,
    is_meant: impl Fn(&Named) -> bool,
) -> Result<(Edited, Vec<usize>), StoreError> {
    let file = CsvFile::open(found, &[])?;
    let mut seen: HashSet<Named> = HashSet::new();
    let (mut edits, mut lines, mut line) = (Vec::new(), Vec::new(), file.lines());
    file.each_row(|row| {
        let cells = named(&file, row.cells.iter());
        if is_meant(&cells) && !seen.insert(cells) {
            lines.push(line.of(row.range.start));
            edits.push(file.removal(&row.range));
        }
        Ok(())
    })?;
    if edits.is_empty() {
        return Ok((file.into_unchanged(), lines));
    }
    let content = file.edited(edits, std::iter::empty());
    Ok((file.into_edited(content), lines))
}

/// The file with the rows of a conflicted copy that it lacks, below its own.
///
/// # Errors
///
/// Returns [`StoreError::Damaged`] for a file that is no CSV file.
pub(super) fn with_copy(found: Found, copy: Found) -> Result<(Edited, Merge), StoreError> {
    let mut file = CsvFile::open(found, &[])?;
    let copy = CsvFile::open(copy, &[])?;
    let mut known: HashMap<Named, usize> = HashMap::new();
    let mut ranges = Vec::new();
    file.each_row(|row| {
        *known.entry(named(&file, row.cells.iter())).or_default() += 1;
        ranges.push(row.range);
        Ok(())
    })?;
    let mut lacking: Vec<Named> = Vec::new();
    copy.each_row(|row| {
        let row = named(&copy, row.cells.iter());
        match known.get_mut(&row).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => lacking.push(row),
        }
        Ok(())
    })?;
    if lacking.is_empty() {
        return Ok((file.into_unchanged(), Merge::default()));
    }
    // Columns first, in the order of the copy, so that every row has a cell for each.
    for name in
        copy.header().iter().filter(|name| lacking.iter().flatten().any(|(n, _)| n == *name))
    {
        file.column_or_add(name);
    }
    let row = |row: &Named| {
        let mut cells = file.empty_cells();
        for (name, text) in row {
            if let Some(place) = file.column(name) {
                cells[place] = text.clone().into_bytes();
            }
        }
        file.row(&cells)
    };
    let rows: Vec<Vec<u8>> = lacking.iter().map(row).collect();
    let edit = file.append(&rows.join(file.dialect().line_end.bytes()));
    let content = file.edited(vec![edit], ranges.into_iter());
    let merge = Merge { added: lacking.len(), ..Merge::default() };
    Ok((file.into_edited(content), merge))
}

fn named<'a>(file: &CsvFile, cells: impl Iterator<Item = &'a str>) -> Named {
    let named = file.header().iter().zip(cells.map(str::trim));
    let mut named: Named = named
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.clone(), text.to_owned()))
        .collect();
    named.sort();
    named
}

#[cfg(test)]
mod tests {
    use super::super::super::DataFile;
    use super::*;

    fn found(text: &str) -> Found {
        Found::holding(DataFile::Events, text)
    }

    #[test]
    fn a_row_that_stands_twice_is_one() {
        let text =
            "date,kind,count,key\n2026-03-02,post,1,a\n2026-03-02, post,1,a\n2026-03-02,post,1,b\n";
        let (edited, lines) = without_doubled_rows(found(text)).unwrap();
        assert_eq!(lines, [3]);
        let expected = "date,kind,count,key\n2026-03-02,post,1,a\n2026-03-02,post,1,b\n";
        assert_eq!(String::from_utf8(edited.content).unwrap(), expected);
    }

    #[test]
    fn rows_that_only_the_copy_has_are_added() {
        let ours = "date;kind;count\r\n2026-03-02;post;1\r\n";
        let theirs = "kind,date,count,key\npost,2026-03-02,1,\npost,2026-03-03,2,k\n";
        let (edited, merge) = with_copy(found(ours), found(theirs)).unwrap();
        let text = String::from_utf8(edited.content).unwrap();
        let expected = "date;kind;count;key\r\n2026-03-02;post;1;\r\n2026-03-03;post;2;k\r\n";
        assert_eq!((text.as_str(), merge.added), (expected, 1));
        let (edited, merge) = with_copy(found(&text), found(theirs)).unwrap();
        assert_eq!((edited.content, merge.added), (text.into_bytes(), 0));
    }
}
