//! Rows of the log that say the same twice, or are called the same.

use std::collections::{HashMap, HashSet};

use crate::domain::{ActivityId, Date};

use super::{Entry, LogFile, new_id};

/// A row whose id another row above it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Renamed {
    /// The id that stands twice.
    pub(in crate::store) id: ActivityId,
    /// Its line, from 1.
    pub(in crate::store) line: usize,
    /// The id that it has now; `None` if it said the same as the other row, and is taken out.
    pub(in crate::store) new: Option<ActivityId>,
}

/// A reading that another one of its day, below it, takes the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Replaced {
    /// The day.
    pub(in crate::store) date: Date,
    /// Its line, from 1.
    pub(in crate::store) line: usize,
    /// The number that is taken out.
    pub(in crate::store) pending: u16,
}

impl LogFile {
    /// Takes out rows that say the same as one above them under the same id, and gives others whose
    /// id stands above them an id of their own.
    pub(in crate::store) fn part_ids(&mut self) -> Vec<Renamed> {
        let mut seen: HashMap<ActivityId, HashSet<Vec<Vec<u8>>>> = HashMap::new();
        let (mut taken, lines) = (self.ids(), self.lines());
        let mut renamed = Vec::new();
        for (place, &line) in lines.iter().enumerate() {
            let Some(id) = self.entries[place].id().cloned() else { continue };
            let cells = self.file.cells_of(&self.ranges[place]);
            let others = seen.entry(id.clone()).or_default();
            let is_first = others.is_empty();
            let is_new = others.insert(cells);
            if is_first {
                continue;
            }
            let new = is_new.then(|| new_id(&taken));
            match &new {
                None => drop(self.removed.insert(place)),
                Some(new) => {
                    taken.insert(new.clone());
                    self.put(place, self.entries[place].clone().with_id(new.clone()));
                }
            }
            renamed.push(Renamed { id, line, new });
        }
        renamed
    }

    /// Takes out every reading of a day but the last, which is the one that counts.
    pub(in crate::store) fn keep_last_readings(&mut self) -> Vec<Replaced> {
        let (mut seen, lines) = (HashSet::new(), self.lines());
        let mut replaced = Vec::new();
        for (place, &line) in lines.iter().enumerate().rev() {
            let Entry::Reading(reading) = &self.entries[place] else { continue };
            if self.removed.contains(&place) || seen.insert(reading.date) {
                continue;
            }
            let (date, pending) = (reading.date, reading.pending);
            replaced.push(Replaced { date, line, pending });
            self.removed.insert(place);
        }
        replaced.reverse();
        replaced
    }

    /// The ids of the rows, by the lines in which they begin.
    pub(in crate::store) fn ids_by_line(&self) -> HashMap<usize, ActivityId> {
        let rows = self.lines().into_iter().zip(&self.entries);
        rows.filter_map(|(line, entry)| Some((line, entry.id()?.clone()))).collect()
    }

    /// The lines in which the rows of the file begin.
    pub(super) fn lines(&self) -> Vec<usize> {
        let mut lines = self.file.lines();
        self.ranges.iter().map(|range| lines.of(range.start)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::{DataFile, Found};
    use super::*;

    const HEAD: &str = "id,date,kind,count,note\n";

    fn open(rows: &str) -> LogFile {
        LogFile::open(Found::holding(DataFile::Log, [HEAD, rows].concat())).unwrap()
    }

    fn rows(file: LogFile) -> String {
        let text = String::from_utf8(file.edited().content).unwrap();
        text.strip_prefix(HEAD).unwrap().to_owned()
    }

    #[test]
    fn an_id_that_stands_twice_is_parted_and_a_row_that_stands_twice_goes() {
        let first = "k7f2,2026-03-02,comment,5,a\n";
        let other = "k7f2,2026-03-03,post,1,b\n";
        let mut file = open(&[first, other, first, "m2p4,2026-03-03,view,1,\n"].concat());
        let renamed = file.part_ids();
        let [one, two] = renamed.as_slice() else { panic!("{renamed:?}") };
        assert_eq!((one.line, two.line, &two.new), (3, 4, &None));
        let new = one.new.clone().unwrap();
        let expected =
            [first, &format!("{new},2026-03-03,post,1,b\n"), "m2p4,2026-03-03,view,1,\n"];
        assert_eq!(rows(file), expected.concat());
    }

    #[test]
    fn rows_without_an_id_that_look_the_same_are_two() {
        let mut file = open(",2026-03-02,comment,5,\n,2026-03-02,comment,5,\n");
        assert_eq!(file.part_ids(), []);
        assert_eq!(file.keep_last_readings(), []);
    }

    #[test]
    fn of_the_readings_of_a_day_the_last_stays() {
        let kept = "c4d4,2026-03-02,pending,330,\nd5e5,2026-03-03,pending,340,\n";
        let old = "a2b2,2026-03-02,pending,320,\nb3c3,2026-03-02,Pending,325,\n";
        let mut file = open(&[old, kept].concat());
        let lines: Vec<_> =
            file.keep_last_readings().iter().map(|of| (of.line, of.pending)).collect();
        assert_eq!(lines, [(2, 320), (3, 325)]);
        assert_eq!(rows(file), kept);
    }
}
