//! `events.csv`: what LinkedIn's export says was done; only imports write it.
//!
//! A row is a day and a kind: how often it was done, and the keys by which imports know each of them
//! again. So a file of ten years has some thousand rows, and is read within milliseconds.

use std::collections::HashSet;

use crate::domain::{Count, Date, EventKey, Events, Imported, Kind};

use super::super::csv::{CsvFile, Row};
use super::super::{Damage, Edited, Found, StoreError};

const COLUMNS: [&str; 4] = ["date", "kind", "count", "key"];

/// What was imported, and the file that it stands in.
#[derive(Debug)]
pub struct EventsFile {
    file: CsvFile,
    events: Events,
    /// Rows with keys that are none of ours; they stay as they are.
    foreign: Vec<[String; COLUMNS.len()]>,
}

/// Where the columns of the file are.
struct Columns {
    date: usize,
    kind: usize,
    count: usize,
}

/// Reads the file; one that does not exist holds nothing.
pub(in crate::store) fn read(found: Found) -> Result<Vec<Imported>, StoreError> {
    let file = CsvFile::open(found, &COLUMNS)?;
    let columns = Columns::of(&file)?;
    let mut events = Vec::new();
    file.each_row(|row| {
        events.push(columns.imported(&file, &row)?);
        Ok(())
    })?;
    Ok(events)
}

impl EventsFile {
    /// Reads the file with its keys, to be changed; one that does not exist holds nothing.
    pub(in crate::store) fn open(found: Found) -> Result<Self, StoreError> {
        let file = CsvFile::open(found, &COLUMNS)?;
        let columns = Columns::of(&file)?;
        let key = file.column("key");
        let (mut events, mut foreign) = (Events::default(), Vec::new());
        file.each_row(|row| {
            let Imported { date, kind, count } = columns.imported(&file, &row)?;
            let text = row.cells.value(key);
            match keys(text) {
                Some(keys) => {
                    for (key, count) in keys {
                        events.insert(&kind, date, key, count);
                    }
                }
                None => foreign.push([
                    date.to_string(),
                    kind.name().to_owned(),
                    count.to_string(),
                    text.to_owned(),
                ]),
            }
            Ok(())
        })?;
        Ok(Self { file, events, foreign })
    }

    /// Whether nothing was imported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.foreign.is_empty()
    }

    /// What was imported, to be added to.
    pub const fn events_mut(&mut self) -> &mut Events {
        &mut self.events
    }

    /// The file with what a conflicted copy of it has and it lacks, each act once, and how many rows
    /// are new or changed.
    pub(in crate::store) fn with_copy(
        found: Found,
        copy: Found,
    ) -> Result<(Edited, usize), StoreError> {
        let (mut file, copy) = (Self::open(found)?, Self::open(copy)?);
        let known: HashSet<String> = lines(file.file.bytes()).collect();
        let taken = file.events.take_file(&copy.events.acts().collect::<Vec<_>>());
        let lacking: Vec<_> =
            copy.foreign.into_iter().filter(|row| !file.foreign.contains(row)).collect();
        if taken.added.is_empty() && lacking.is_empty() {
            return Ok((file.file.into_unchanged(), 0));
        }
        file.foreign.extend(lacking);
        let edited = file.edited();
        let changed = lines(&edited.content).filter(|line| !known.contains(line)).count();
        Ok((edited, changed))
    }

    /// The file as it is to be saved: rows in order of days.
    pub fn edited(self) -> Edited {
        let mut rows = self.foreign;
        for ((date, kind), keys) in self.events.by_day() {
            for part in parts(&keys) {
                rows.push([
                    date.to_string(),
                    kind.name().to_owned(),
                    times(kind, part).to_string(),
                    text(part),
                ]);
            }
        }
        rows.sort();
        let content = self.file.replaced(&COLUMNS, &rows);
        self.file.into_edited(content)
    }
}

impl Columns {
    fn of(file: &CsvFile) -> Result<Self, StoreError> {
        Ok(Self {
            date: file.required_column("date")?,
            kind: file.required_column("kind")?,
            count: file.required_column("count")?,
        })
    }

    fn imported(&self, file: &CsvFile, row: &Row<'_>) -> Result<Imported, StoreError> {
        let refused = |column: &'static str, what: String| {
            file.damaged(row.range.start, Damage::Cell { column, what })
        };
        let text = |place: usize| row.cells.value(Some(place));
        Ok(Imported {
            date: Date::parse(text(self.date))
                .map_err(|error| refused("date", error.to_string()))?,
            kind: Kind::from_file(text(self.kind))
                .map_err(|error| refused("kind", error.to_string()))?,
            count: Count::parse(text(self.count))
                .map_err(|error| refused("count", format!("`{}` {error}", text(self.count))))?,
        })
    }
}

fn lines(content: &[u8]) -> impl Iterator<Item = String> {
    String::from_utf8_lossy(content).lines().map(ToOwned::to_owned).collect::<Vec<_>>().into_iter()
}

/// Keys that together have no more acts than a row can count.
fn parts(mut keys: &[(EventKey, u32)]) -> impl Iterator<Item = &[(EventKey, u32)]> {
    std::iter::from_fn(move || {
        let mut sum = 0;
        let fits = |(_, count): &&(EventKey, u32)| {
            sum += u64::from(*count);
            sum <= u64::from(Count::MAX)
        };
        let length = keys.iter().take_while(fits).count().max(1).min(keys.len());
        let (part, rest) = keys.split_at(length);
        keys = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// How often a kind was done, as it counts: who logged in was active that day, however often.
fn times(kind: &Kind, keys: &[(EventKey, u32)]) -> u64 {
    let sum: u64 = keys.iter().map(|(_, count)| u64::from(*count)).sum();
    if kind.is_once_a_day() { 1 } else { sum.min(Count::MAX.into()) }
}

/// Keys as they are written: `k4hB7mZ0a k9xT2cQ1d*2`, the second for two acts.
fn text(keys: &[(EventKey, u32)]) -> String {
    let one = |(key, count): &(EventKey, u32)| match count {
        1 => key.to_string(),
        count => format!("{key}*{count}"),
    };
    keys.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The keys of a text; `None` if one is none of ours, or there is none.
fn keys(text: &str) -> Option<Vec<(EventKey, u32)>> {
    let one = |word: &str| match word.split_once('*') {
        None => Some((EventKey::parse(word)?, 1)),
        Some((key, count)) => Some((EventKey::parse(key)?, Count::parse(count).ok()?.get().into())),
    };
    let keys: Vec<(EventKey, u32)> =
        text.split_ascii_whitespace().map(one).collect::<Option<_>>()?;
    (!keys.is_empty()).then_some(keys)
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

    fn file(text: &str) -> EventsFile {
        EventsFile::open(Found::holding(DataFile::Events, text)).unwrap()
    }

    #[test]
    fn a_day_and_kind_is_one_row_with_every_key_and_what_is_foreign_stays() {
        let text = "date,kind,count,key\n\
            2025-06-30,comment,3,k00000001 k00000002*2\n\
            2025-06-30,login,1,k00000003 k00000004\n\
            2025-06-30,reaction,3,a1\n";
        let found = file(text);
        assert_eq!(found.events.acts().count(), 5);
        assert_eq!(String::from_utf8(found.edited().content).unwrap(), text);
        let text = text.replace('\n', "\r\n").replace(',', ";");
        assert_eq!(String::from_utf8(file(&text).edited().content).unwrap(), text);
    }

    #[test]
    fn a_conflicted_copy_brings_what_is_lacking_once() {
        let head = "date,kind,count,key\n";
        let found = |rows: &str| Found::holding(DataFile::Events, [head, rows].concat());
        let ours = "2025-06-30,comment,2,k00000001 k00000002\n2025-06-30,post,1,k00000009\n";
        let theirs = "2025-06-30,comment,2,k00000002 k00000003\n2025-06-30,view,1,a1\n";
        let (edited, changed) = EventsFile::with_copy(found(ours), found(theirs)).unwrap();
        let expected = "2025-06-30,comment,3,k00000001 k00000002 k00000003\n\
            2025-06-30,post,1,k00000009\n2025-06-30,view,1,a1\n";
        assert_eq!(String::from_utf8(edited.content).unwrap(), [head, expected].concat());
        assert_eq!(changed, 2);
        let (edited, changed) = EventsFile::with_copy(found(ours), found(ours)).unwrap();
        assert_eq!(String::from_utf8(edited.content).unwrap(), [head, ours].concat());
        assert_eq!(changed, 0);
    }

    #[test]
    fn more_than_a_row_can_count_are_several_rows() {
        let text = "date,kind,count,key\n\
            2025-06-30,comment,9000,k00000001*9000\n\
            2025-06-30,comment,9000,k00000002*9000\n";
        assert_eq!(String::from_utf8(file(text).edited().content).unwrap(), text);
    }

    #[test]
    fn a_file_that_is_not_there_holds_nothing() {
        assert_eq!(read_text("").unwrap(), []);
    }
}
