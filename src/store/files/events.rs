//! `events.csv`: what LinkedIn's export says was done; only imports write it.

use std::path::PathBuf;

use crate::domain::{Count, Date, Imported, Kind};

use super::super::csv::CsvFile;
use super::super::{Damage, StoreError};

/// The name of the file in a profile's folder.
pub(in crate::store) const NAME: &str = "events.csv";

const COLUMNS: [&str; 4] = ["date", "kind", "count", "key"];

/// Reads the file; one that does not exist holds nothing.
///
/// The key of an event is for imports, so that an overlapping export counts nothing twice.
pub(in crate::store) fn read(path: PathBuf) -> Result<Vec<Imported>, StoreError> {
    let file = CsvFile::open(path, &COLUMNS)?;
    let [date, kind, count] = [
        file.required_column("date")?,
        file.required_column("kind")?,
        file.required_column("count")?,
    ];
    let mut events = Vec::new();
    file.each_row(|row| {
        let refused = |column: &'static str, what: String| {
            file.damaged(row.range.start, Damage::Cell { column, what })
        };
        let text = |place: usize| row.cells.text(Some(place));
        events.push(Imported {
            date: Date::parse(text(date)).map_err(|error| refused("date", error.to_string()))?,
            kind: Kind::from_file(text(kind))
                .map_err(|error| refused("kind", error.to_string()))?,
            count: Count::parse(text(count))
                .map_err(|error| refused("count", format!("`{}` {error}", text(count))))?,
        });
        Ok(())
    })?;
    Ok(events)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;

    use super::*;

    fn read_text(text: &str) -> Result<Vec<Imported>, StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        File::create_new(&path).unwrap().write_all(text.as_bytes()).unwrap();
        read(path)
    }

    #[test]
    fn events_are_read_and_nonsense_is_refused() {
        let events = read_text("date,kind,count,key\n2025-06-30,Likes,3,a1\n").unwrap();
        assert_eq!((events[0].kind.name(), events[0].count.get()), ("reaction", 3));
        for row in ["2025-06-31,post,1,a", "2025-06-30,p,1;,a", "2025-06-30,post,0,a"] {
            let refused = read_text(&["date,kind,count,key\n", row, "\n"].concat());
            assert!(refused.is_err(), "{row}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path().join(NAME)).unwrap(), []);
    }
}
