//! `events.csv`: what LinkedIn's export says was done; only imports write it.

use crate::domain::{Count, Date, Imported, Kind};

use super::super::csv::CsvFile;
use super::super::{Damage, Found, StoreError};

const COLUMNS: [&str; 4] = ["date", "kind", "count", "key"];

/// Reads the file; one that does not exist holds nothing.
///
/// The key of an event is for imports, so that an overlapping export counts nothing twice.
pub(in crate::store) fn read(found: Found) -> Result<Vec<Imported>, StoreError> {
    let file = CsvFile::open(found, &COLUMNS)?;
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
        let text = |place: usize| row.cells.value(Some(place));
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
    use super::super::super::DataFile;
    use super::*;

    fn read_text(text: &str) -> Result<Vec<Imported>, StoreError> {
        read(Found::holding(DataFile::Events, text))
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
        assert_eq!(read_text("").unwrap(), []);
    }
}
