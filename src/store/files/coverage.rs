//! `coverage.csv`: what imports cover, so that "none" and "unknown" differ.

use crate::domain::{Covered, Date, Kind};

use super::super::csv::CsvFile;
use super::super::{Damage, Found, StoreError};

const COLUMNS: [&str; 4] = ["source", "kind", "from", "to"];

/// Reads the file; one that does not exist says nothing.
pub(in crate::store) fn read(found: Found) -> Result<Vec<Covered>, StoreError> {
    let file = CsvFile::open(found, &COLUMNS)?;
    let kind = file.required_column("kind")?;
    let days = [file.required_column("from")?, file.required_column("to")?];
    let mut covered = Vec::new();
    file.each_row(|row| {
        let refused = |column: &'static str, what: String| {
            file.damaged(row.range.start, Damage::Cell { column, what })
        };
        let day = |place: usize, column: &'static str| {
            Date::parse(row.cells.value(Some(place))).map_err(|e| refused(column, e.to_string()))
        };
        let (from, to) = (day(days[0], "from")?, day(days[1], "to")?);
        if to < from {
            return Err(refused("to", format!("{to} lies before {from}")));
        }
        let kind = Kind::from_file(row.cells.value(Some(kind)))
            .map_err(|error| refused("kind", error.to_string()))?;
        covered.push(Covered { kind, from, to });
        Ok(())
    })?;
    Ok(covered)
}

#[cfg(test)]
mod tests {
    use super::super::super::DataFile;
    use super::*;

    fn read_text(text: &str) -> Result<Vec<Covered>, StoreError> {
        read(Found::holding(DataFile::Coverage, text))
    }

    #[test]
    fn stretches_are_read_and_nonsense_is_refused() {
        let covered =
            read_text("source,kind,from,to\nexport,Likes,2025-01-01,2025-06-30\n").unwrap();
        assert_eq!((covered[0].kind.name(), covered[0].to.month()), ("reaction", 6));
        assert!(read_text("source,kind,from,to\nexport,post,2025-06-30,2025-01-01\n").is_err());
        assert!(read_text("source,kind,from,to\nexport,post,x,2025-01-01\n").is_err());
    }

    #[test]
    fn a_file_that_is_not_there_says_nothing() {
        assert_eq!(read_text("").unwrap(), []);
    }
}
