//! What the log takes from a conflicted copy of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::{ActivityId, Date, Reading};

use super::super::super::merge::{Conflict, Difference, Merge};
use super::{COLUMNS, Entry, ID, LogFile, SOURCE, cell_texts, new_id};

/// What this log has, by what rows of a copy are compared with.
struct Known {
    by_id: HashMap<ActivityId, Entry>,
    readings: HashMap<Date, Reading>,
    /// How many rows without an id say that.
    nameless: HashMap<String, usize>,
    /// How many rows say that, whatever their ids.
    rows: HashMap<String, usize>,
}

/// What a row of a copy is to this log.
enum Fate {
    Known,
    New,
    Conflict(Vec<Difference>),
}

impl LogFile {
    /// Takes what it lacks of a conflicted copy: rows are known by their ids, readings by their
    /// days, a row without an id by all that it says.
    pub(in crate::store) fn take_copy(&mut self, copy: &Self) -> Merge {
        let mut known = Known::of(self);
        let (mut taken, lines) = (self.ids(), copy.lines());
        let mut merge = Merge::default();
        for (place, (entry, range)) in copy.entries.iter().zip(&copy.ranges).enumerate() {
            if copy.removed.contains(&place) {
                continue;
            }
            match known.fate(entry) {
                Fate::Known => {}
                Fate::New => {
                    let entry = named(entry, &mut taken);
                    self.take(entry, copy, range);
                    merge.added += 1;
                }
                Fate::Conflict(differences) => {
                    let line = lines[place];
                    merge.conflicts.push(Conflict { line, record: record(entry), differences });
                }
            }
        }
        merge
    }

    /// Adds a row of a copy, with its cells in columns that are not ours.
    fn take(&mut self, entry: Entry, copy: &Self, range: &Range<usize>) {
        let cells = copy.file.header().iter().zip(copy.file.cells_of(range));
        for (name, cell) in cells {
            if !COLUMNS.contains(&&**name) && !cell.is_empty() {
                let cells = self.foreign.entry(self.entries.len()).or_default();
                cells.push((name.clone(), cell));
            }
        }
        self.entries.push(entry);
    }
}

/// The entry, under a new id if it has none.
fn named(entry: &Entry, taken: &mut HashSet<ActivityId>) -> Entry {
    let id = entry.id().cloned().unwrap_or_else(|| new_id(taken));
    taken.insert(id.clone());
    entry.clone().with_id(id)
}

impl Known {
    fn of(log: &LogFile) -> Self {
        let (mut by_id, mut readings) = (HashMap::new(), HashMap::new());
        let (mut nameless, mut rows) = (HashMap::new(), HashMap::new());
        for entry in log.entries() {
            *rows.entry(said(entry)).or_default() += 1;
            match entry.id() {
                Some(id) => drop(by_id.insert(id.clone(), entry.clone())),
                None => *nameless.entry(said(entry)).or_default() += 1,
            }
            if let Entry::Reading(reading) = entry {
                readings.insert(reading.date, reading.clone());
            }
        }
        Self { by_id, readings, nameless, rows }
    }

    fn fate(&mut self, theirs: &Entry) -> Fate {
        let ours = theirs.id().and_then(|id| self.by_id.get(id)).cloned();
        if let Some(ours) = ours {
            // A row whose id stood twice has another one by now.
            let is_known = take_one(&mut self.rows, &said(theirs));
            return if is_known { Fate::Known } else { fate_beside(&ours, theirs) };
        }
        if let Entry::Reading(reading) = theirs {
            let of_day = self.readings.get(&reading.date);
            return of_day.map_or(Fate::New, |ours| fate_of_reading(ours, reading));
        }
        // One of the two may have got its id after the copy was made.
        let rows = if theirs.id().is_some() { &mut self.nameless } else { &mut self.rows };
        if take_one(rows, &said(theirs)) { Fate::Known } else { Fate::New }
    }
}

fn take_one(rows: &mut HashMap<String, usize>, said: &str) -> bool {
    let left = rows.get_mut(said).filter(|left| **left > 0);
    left.map(|left| *left -= 1).is_some()
}

fn fate_beside(ours: &Entry, theirs: &Entry) -> Fate {
    let differences = differences(ours, theirs);
    if differences.is_empty() { Fate::Known } else { Fate::Conflict(differences) }
}

/// A reading of the same day under another id: its number, and its note if it has one.
fn fate_of_reading(ours: &Reading, theirs: &Reading) -> Fate {
    let same_id = Reading { id: ours.id.clone(), ..theirs.clone() };
    if theirs.note.is_empty() && theirs.pending == ours.pending {
        return Fate::Known;
    }
    fate_beside(&Entry::Reading(ours.clone()), &Entry::Reading(same_id))
}

fn differences(ours: &Entry, theirs: &Entry) -> Vec<Difference> {
    let texts = cell_texts(ours).into_iter().zip(cell_texts(theirs));
    let named = COLUMNS.iter().zip(texts).filter(|(name, _)| **name != COLUMNS[SOURCE]);
    named.filter_map(|(name, (ours, theirs))| Difference::between(name, &ours, &theirs)).collect()
}

/// All that a row says, but for its id.
fn said(entry: &Entry) -> String {
    let mut cells = cell_texts(entry);
    cells[ID].clear();
    cells.join("\u{1f}")
}

/// By what a row is known.
fn record(entry: &Entry) -> String {
    match (entry, entry.id()) {
        (Entry::Reading(reading), _) => reading.date.to_string(),
        (Entry::Activity(_), Some(id)) => id.to_string(),
        (Entry::Activity(activity), None) => activity.date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::{DataFile, Found};
    use super::*;

    const HEAD: &str = "id,date,kind,count,template,source,note\n";

    fn open(text: &str) -> LogFile {
        LogFile::open(Found::holding(DataFile::Log, text)).unwrap()
    }

    fn merged(ours: &str, theirs: &str) -> (String, Merge) {
        let mut log = open(ours);
        let merge = log.take_copy(&open(theirs));
        (String::from_utf8(log.edited().content).unwrap(), merge)
    }

    #[test]
    fn rows_that_only_the_copy_has_are_added_and_what_differs_is_told() {
        let first = "k7f2,2026-03-02,comment,5,,typed,\n";
        let ours = [HEAD, first, "m2p4,2026-03-03,post,1,,typed,mine\n"].concat();
        let new = "n3q5,2026-03-03,view,4,,typed,\n";
        let theirs = [HEAD, first, new, "m2p4,2026-03-03,post,2,,typed,theirs\n"].concat();
        let (text, merge) = merged(&ours, &theirs);
        assert_eq!(text, [&ours, new].concat());
        assert_eq!(merge.added, 1);
        let [Conflict { line: 4, record, differences }] = merge.conflicts.as_slice() else {
            panic!("{merge:?}")
        };
        let columns: Vec<&str> = differences.iter().map(|of| of.column.as_str()).collect();
        assert_eq!((record.as_str(), columns), ("m2p4", vec!["count", "note"]));
        let (again, merge) = merged(&text, &theirs);
        assert_eq!((again.as_str(), merge.added), (text.as_str(), 0));
    }

    #[test]
    fn a_row_that_got_its_id_on_one_side_only_is_the_same() {
        let nameless = "date,kind,count\n2026-03-02,comment,5\n2026-03-02,comment,5\n";
        let named = "id,date,kind,count\nk7f2,2026-03-02,comment,5\nm2p4,2026-03-02,comment,5\n";
        assert_eq!(merged(named, nameless).1, Merge::default());
        assert_eq!(merged(nameless, named), (nameless.to_owned(), Merge::default()));
        let three = [nameless, "2026-03-02,comment,5\n"].concat();
        assert_eq!(merged(named, &three).1.added, 1);
    }

    #[test]
    fn a_row_whose_id_stood_twice_is_known_under_its_new_one() {
        let rows = "k7f2,2026-03-02,comment,5,,typed,\n";
        let ours = [HEAD, rows, "m2p4,2026-03-03,post,1,,typed,\n"].concat();
        let theirs = [HEAD, rows, "k7f2,2026-03-03,post,1,,typed,\n"].concat();
        assert_eq!(merged(&ours, &theirs), (ours, Merge::default()));
    }

    #[test]
    fn a_day_keeps_one_reading() {
        let ours = [HEAD, "k7f2,2026-03-02,pending,320,,typed,\n"].concat();
        let theirs = [
            HEAD,
            "m2p4,2026-03-02,pending,330,,typed,\n",
            "n3q5,2026-03-03,pending,340,,typed,\n",
        ];
        let (text, merge) = merged(&ours, &theirs.concat());
        assert_eq!(text, [&*ours, theirs[2]].concat());
        assert_eq!((merge.added, merge.conflicts.len()), (1, 1));
        assert_eq!(merge.conflicts[0].record, "2026-03-02");
    }

    #[test]
    fn foreign_columns_come_along_in_the_form_of_the_file() {
        let ours = "id;date;kind;count\r\nk7f2;2026-03-02;comment;5\r\n";
        let theirs = "id,date,kind,count,mood,note\nn3q5,2026-03-03,view,4,,\n\
            p4r6,2026-03-03,view,1,\"a;b\",=x\n";
        let (text, _) = merged(ours, theirs);
        assert_eq!(
            text,
            "id;date;kind;count;source;note;mood\r\nk7f2;2026-03-02;comment;5;;;\r\n\
             n3q5;2026-03-03;view;4;typed;;\r\np4r6;2026-03-03;view;1;typed;'=x;\"a;b\"\r\n"
        );
    }
}
