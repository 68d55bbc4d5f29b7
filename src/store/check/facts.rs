//! A data file in numbers.

use crate::domain::Date;

use super::super::csv::CsvFile;
use super::super::{DataFile, Found};

/// A data file in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// The file.
    pub file: DataFile,
    /// Its size in bytes; `None` if it is not there, or cannot be read.
    pub bytes: Option<usize>,
    /// How many rows it has; `None` for one that is damaged, or no table.
    pub rows: Option<usize>,
    /// The first and the last day in it.
    pub days: Option<[Date; 2]>,
}

impl FileFacts {
    /// Of a file that cannot be read.
    pub(super) fn unknown(file: DataFile) -> Self {
        Self { file, bytes: None, rows: None, days: None }
    }

    /// Of a file as it was found.
    pub(super) fn of(found: &Found) -> Self {
        let bytes = found.content().map(<[u8]>::len);
        let (rows, days) = counted(found).unwrap_or_default();
        let rows = rows.filter(|_| bytes.is_some());
        Self { file: found.file, bytes, rows, days }
    }
}

/// The rows of a table, and its first and last day.
fn counted(found: &Found) -> Option<(Option<usize>, Option<[Date; 2]>)> {
    let column = match found.file {
        DataFile::Settings => return None,
        DataFile::Restrictions => "start",
        DataFile::Coverage => "from",
        DataFile::Snapshots | DataFile::Log | DataFile::Events => "date",
    };
    let file = CsvFile::open(found.clone(), &[]).ok()?;
    // What a row of coverage ends with.
    let places = [file.column(column), file.column("to")];
    let (mut rows, mut days) = (0, None);
    file.each_row(|row| {
        rows += 1;
        for place in places.into_iter().flatten() {
            if let Ok(day) = Date::parse(row.cells.text(Some(place))) {
                let [first, last] = days.unwrap_or([day, day]);
                days = Some([first.min(day), last.max(day)]);
            }
        }
        Ok(())
    })
    .ok()?;
    Some((Some(rows), days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_counted_unless_it_is_damaged() {
        let facts = |file, text: &str| FileFacts::of(&Found::holding(file, text));
        let day = |text| Date::parse(text).unwrap();
        let text = "date,total\n2026-03-02,70\n\n2026-03-01,71\n";
        let facts_of = facts(DataFile::Snapshots, text);
        assert_eq!(facts_of.days, Some([day("2026-03-01"), day("2026-03-02")]));
        assert_eq!(facts(DataFile::Snapshots, "date,total\n2026\n").days, None);
        assert_eq!(facts(DataFile::Settings, "name = \"x\"\n").rows, None);
    }
}
