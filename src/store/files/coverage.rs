//! `coverage.csv`: what imports cover, so that "none" and "unknown" differ.

use crate::domain::{Covered, Date, Kind};

use super::super::csv::CsvFile;
use super::super::{Damage, Edited, Found, StoreError};

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

/// The file with more that is covered; days of a kind that touch are one stretch.
pub(in crate::store) fn with(found: Found, covered: Vec<Covered>) -> Result<Edited, StoreError> {
    let mut all = read(found.clone())?;
    all.extend(covered);
    let rows: Vec<[String; COLUMNS.len()]> = joined(all)
        .into_iter()
        .map(|Covered { kind, from, to }| {
            ["export".to_owned(), kind.name().to_owned(), from.to_string(), to.to_string()]
        })
        .collect();
    let file = CsvFile::open(found, &COLUMNS)?;
    let content = file.replaced(&COLUMNS, &rows);
    Ok(file.into_edited(content))
}

/// The stretches of each kind, in order of kinds and time, those that touch or overlap as one.
fn joined(mut covered: Vec<Covered>) -> Vec<Covered> {
    covered.sort_by(|one, other| {
        (&one.kind, one.from, one.to).cmp(&(&other.kind, other.from, other.to))
    });
    let mut joined: Vec<Covered> = Vec::new();
    for one in covered {
        match joined.last_mut() {
            Some(last) if last.kind == one.kind && one.from <= last.to.plus_days(1) => {
                last.to = last.to.max(one.to);
            }
            _ => joined.push(one),
        }
    }
    joined
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
    fn stretches_that_touch_are_one_and_a_gap_stays() {
        let day = |text| Date::parse(text).unwrap();
        let found = Found::holding(
            DataFile::Coverage,
            "source,kind,from,to\nexport,post,2025-01-01,2025-01-31\n",
        );
        let more = [
            ("2025-02-01", "2025-02-10"),
            ("2025-01-10", "2025-01-12"),
            ("2025-02-12", "2025-02-20"),
        ];
        let covered = more.map(|(from, to)| Covered {
            kind: Kind::from_file("post").unwrap(),
            from: day(from),
            to: day(to),
        });
        let expected = "source,kind,from,to\n\
            export,post,2025-01-01,2025-02-10\n\
            export,post,2025-02-12,2025-02-20\n";
        let edited = with(found, covered.to_vec()).unwrap();
        assert_eq!(String::from_utf8(edited.content).unwrap(), expected);
    }

    #[test]
    fn a_file_that_is_not_there_says_nothing() {
        assert_eq!(read_text("").unwrap(), []);
    }
}
