//! `activities.csv`: one row an entry, in order of entry.

mod copies;
mod mending;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use crate::domain::{Activity, ActivityId, Count, Date, Kind, Log, Reading, Source, Text};
use crate::words::{escaped, unescaped};

use super::super::csv::{CsvFile, Edit, Row};
use super::super::{DataFile, Edited, Finding, Found, StoreError};

mod entry;
mod odd;

pub use entry::Entry;

pub(in crate::store) use mending::Renamed;

/// The columns of a file that this program makes, in their order.
const COLUMNS: [&str; 7] = ["id", "date", "kind", "count", "template", "source", "note"];

const ID: usize = 0;
const DATE: usize = 1;
const KIND: usize = 2;
const COUNT: usize = 3;
const TEMPLATE: usize = 4;
const SOURCE: usize = 5;
const NOTE: usize = 6;

/// The log of a profile, and the file that it stands in.
#[derive(Debug)]
pub struct LogFile {
    file: CsvFile,
    /// The entries of the file, then those that are to be added at its end.
    entries: Vec<Entry>,
    /// Where each entry that the file held stands.
    ranges: Vec<Range<usize>>,
    /// Cells of added entries in columns that are not ours, by the places of the entries.
    foreign: BTreeMap<usize, Vec<(String, Vec<u8>)>>,
    /// Entries of the file that were changed, as the file has them, by their places.
    found: BTreeMap<usize, Entry>,
    /// The places of entries that are taken out.
    removed: BTreeSet<usize>,
}

/// What a person types to log an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActivity {
    /// The day it was done.
    pub date: Date,
    /// What was done.
    pub kind: Kind,
    /// How many times.
    pub count: Count,
    /// The name of the text that several messages share; empty for none.
    pub template: Text,
    /// What the person wrote beside it.
    pub note: Text,
}

impl LogFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = DataFile::Log.name();

    /// Reads the file; one that does not exist has no entries.
    pub(in crate::store) fn open(found: Found) -> Result<Self, StoreError> {
        let file = CsvFile::open(found, &COLUMNS)?;
        for column in [DATE, KIND, COUNT] {
            file.required_column(COLUMNS[column])?;
        }
        let places = COLUMNS.map(|name| file.column(name));
        let (mut entries, mut ranges) = (Vec::new(), Vec::new());
        file.each_row(|row| {
            entries.push(entry(&file, &places, &row)?);
            ranges.push(row.range);
            Ok(())
        })?;
        Ok(Self {
            file,
            entries,
            ranges,
            foreign: BTreeMap::new(),
            found: BTreeMap::new(),
            removed: BTreeSet::new(),
        })
    }

    /// The log in order of time.
    #[must_use]
    pub fn log(&self) -> Log {
        let (mut activities, mut readings) = (Vec::new(), Vec::new());
        for entry in self.entries() {
            match entry {
                Entry::Activity(activity) => activities.push(activity.clone()),
                Entry::Reading(reading) => readings.push(reading.clone()),
            }
        }
        Log::new(activities, readings)
    }

    /// The rows of the file in its order, before one is taken out.
    #[must_use]
    pub fn rows(&self) -> &[Entry] {
        &self.entries[..self.ranges.len()]
    }

    /// The rows in the order of the file, without those that are taken out.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let places = (0..self.entries.len()).filter(|place| !self.removed.contains(place));
        places.map(|place| &self.entries[place])
    }

    /// What is odd in the file, in order of its lines; `own` are the person's own kinds.
    #[must_use]
    pub fn findings(&self, own: &[Kind], today: Date) -> Vec<Finding> {
        odd::findings(&self.file, self.entries.iter().zip(&self.ranges), own, today)
    }

    /// The row of that id; the last one where several have it.
    #[must_use]
    pub fn entry(&self, id: &ActivityId) -> Option<&Entry> {
        self.place(id).map(|place| &self.entries[place])
    }

    fn place(&self, id: &ActivityId) -> Option<usize> {
        let is_it =
            |place: &usize| self.entries[*place].id() == Some(id) && !self.removed.contains(place);
        (0..self.entries.len()).rev().find(is_it)
    }

    /// Puts an entry in the place of the one with its id; without one nothing changes. Only cells
    /// whose value changes are written.
    pub fn replace(&mut self, new: Entry) {
        let Some(place) = new.id().and_then(|id| self.place(id)) else { return };
        if self.entries[place] == new {
            return;
        }
        self.put(place, new);
    }

    /// Gives every entry of a kind another kind; returns how many there are.
    pub fn rename_kind(&mut self, kind: &Kind, new: &Kind) -> usize {
        let mut renamed = 0;
        for place in 0..self.entries.len() {
            if let Entry::Activity(activity) = &self.entries[place]
                && activity.kind == *kind
                && !self.removed.contains(&place)
            {
                self.put(
                    place,
                    Entry::Activity(Activity { kind: new.clone(), ..activity.clone() }),
                );
                renamed += 1;
            }
        }
        renamed
    }

    /// Takes entries out of the file as it was found. Of several that are the same, as many go as are
    /// given.
    pub fn remove_all(&mut self, entries: &[Entry]) {
        let mut next = 0; // they are mostly given in the order of the file
        for entry in entries {
            let is_it =
                |place: &usize| self.entries[*place] == *entry && !self.removed.contains(place);
            let found = (next..self.ranges.len()).chain(0..next).find(is_it);
            if let Some(place) = found {
                self.removed.insert(place);
                next = place + 1;
            }
        }
    }

    /// The person's own kinds that occur in the file, each once, sorted.
    #[must_use]
    pub fn own_kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for entry in self.entries() {
            if let Entry::Activity(Activity { kind, .. }) = entry
                && kind.is_own()
                && !kinds.contains(kind)
            {
                kinds.push(kind.clone());
            }
        }
        kinds.sort();
        kinds
    }

    /// Adds an activity under a new id, to be saved by a [`Transaction`](super::super::Transaction).
    pub fn add(&mut self, new: NewActivity) -> ActivityId {
        let id = self.new_id();
        let NewActivity { date, kind, count, template, note } = new;
        let source = Source::Typed;
        let id_kept = Some(id.clone());
        let activity = Activity { id: id_kept, date, kind, count, template, source, note };
        self.entries.push(Entry::Activity(activity));
        id
    }

    /// Adds rows from elsewhere at the end; those without an id get a new one.
    pub fn add_all(&mut self, mut entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        let mut taken = self.ids();
        taken.extend(entries.iter().filter_map(|entry| entry.id().cloned()));
        for entry in entries.iter_mut().filter(|entry| entry.id().is_none()) {
            let id = new_id(&taken);
            taken.insert(id.clone());
            entry.set_id(id);
        }
        if self.entries.is_empty() {
            self.entries = entries; // a million of them are not copied
        } else {
            self.entries.append(&mut entries);
        }
    }

    /// Puts a reading of pending invitations in the place of its day, to be saved by
    /// a [`Transaction`](super::super::Transaction). Returns the reading as it stands now, and the number
    /// that stood there before.
    pub fn put_reading(
        &mut self,
        date: Date,
        pending: u16,
        source: Source,
        note: Text,
    ) -> (Reading, Option<u16>) {
        let found = self.entries.iter().enumerate().rev().find_map(|(place, entry)| match entry {
            Entry::Reading(reading) if reading.date == date && !self.removed.contains(&place) => {
                Some((place, reading.clone()))
            }
            _ => None,
        });
        let Some((place, old)) = found else {
            let reading = Reading { id: Some(self.new_id()), date, pending, source, note };
            self.entries.push(Entry::Reading(reading.clone()));
            return (reading, None);
        };
        let note = if note.is_empty() { old.note.clone() } else { note };
        if (pending, &note) == (old.pending, &old.note) {
            return (old, Some(pending));
        }
        let id = old.id.or_else(|| Some(self.new_id()));
        let reading = Reading { id, date, pending, source, note };
        self.put(place, Entry::Reading(reading.clone()));
        (reading, Some(old.pending))
    }

    /// The file as it is to be saved: rows that came from elsewhere without an id get one, if
    /// anything changes at all.
    pub fn edited(mut self) -> Edited {
        let is_longer = self.entries.len() > self.ranges.len();
        if !is_longer && self.found.is_empty() && self.removed.is_empty() {
            return self.file.into_unchanged();
        }
        self.add_columns();
        self.name_nameless_rows();
        let mut edits: Vec<Edit> = self.removed.iter().map(|&place| self.removal(place)).collect();
        for (place, old) in std::mem::take(&mut self.found) {
            if !self.removed.contains(&place) {
                edits.push(self.row_edit(place, &old));
            }
        }
        if is_longer {
            let rows = self.added_rows();
            self.entries = Vec::new(); // of a million of them, one copy at a time is enough
            edits.push(self.file.append(&rows));
        }
        let content = self.file.edited(edits, self.ranges.into_iter());
        self.file.into_edited(content)
    }

    /// Adds the columns that the added rows need.
    fn add_columns(&mut self) {
        for place in self.ranges.len()..self.entries.len() {
            let cells = COLUMNS.iter().zip(cell_texts(&self.entries[place]));
            for (name, _) in cells.filter(|(_, value)| !value.is_empty()) {
                self.file.column_or_add(name);
            }
            for (name, _) in self.foreign.get(&place).into_iter().flatten() {
                self.file.column_or_add(name);
            }
        }
    }

    /// The rows that are added, without a line end after the last.
    fn added_rows(&self) -> Vec<u8> {
        let places = COLUMNS.map(|name| self.file.column(name));
        let cells = |place: usize| {
            let mut cells = self.file.empty_cells();
            for (column, value) in places.iter().zip(cell_texts(&self.entries[place])) {
                if let Some(column) = column {
                    cells[*column] = value.into_bytes();
                }
            }
            for (name, cell) in self.foreign.get(&place).into_iter().flatten() {
                if let Some(column) = self.file.column(name) {
                    cells[column].clone_from(cell);
                }
            }
            cells
        };
        self.file.rows_of((self.ranges.len()..self.entries.len()).map(cells))
    }

    /// Puts an entry in a place.
    fn put(&mut self, place: usize, new: Entry) {
        if place < self.ranges.len() {
            self.found.entry(place).or_insert_with(|| self.entries[place].clone());
        }
        self.entries[place] = new;
    }

    /// Gives every row that has none an id.
    pub(in crate::store) fn name_nameless_rows(&mut self) {
        let nameless: Vec<usize> =
            (0..self.ranges.len()).filter(|&place| self.is_nameless(place)).collect();
        if nameless.is_empty() {
            return;
        }
        let mut taken = self.ids();
        for place in nameless {
            let id = new_id(&taken);
            self.put(place, self.entries[place].clone().with_id(id.clone()));
            taken.insert(id);
        }
    }

    fn removal(&self, place: usize) -> Edit {
        self.file.removal(&self.ranges[place])
    }

    /// The row of an entry that was another when it was read: only cells whose value changes.
    fn row_edit(&mut self, place: usize, old: &Entry) -> Edit {
        let (old, new) = (cell_texts(old), cell_texts(&self.entries[place]));
        let range = self.ranges[place].clone();
        let mut cells = self.file.cells_of(&range);
        for ((name, new), old) in COLUMNS.iter().zip(&new).zip(&old) {
            if new != old {
                self.file.set(&mut cells, name, new);
            }
        }
        Edit { bytes: self.file.row(&cells), range }
    }

    fn is_nameless(&self, place: usize) -> bool {
        self.entries[place].id().is_none() && !self.removed.contains(&place)
    }

    fn new_id(&self) -> ActivityId {
        new_id(&self.ids())
    }

    fn ids(&self) -> HashSet<ActivityId> {
        self.entries.iter().filter_map(|entry| entry.id().cloned()).collect()
    }
}

/// The cells of a row, in the order of [`COLUMNS`].
fn cell_texts(entry: &Entry) -> [String; COLUMNS.len()] {
    let id = entry.id().map(ToString::to_string).unwrap_or_default();
    match entry {
        Entry::Activity(Activity { date, kind, count, template, source, note, .. }) => [
            id,
            date.to_string(),
            kind.name().to_owned(),
            count.to_string(),
            escaped(template.as_str()).into_owned(),
            source.name().to_owned(),
            escaped(note.as_str()).into_owned(),
        ],
        Entry::Reading(Reading { date, pending, source, note, .. }) => [
            id,
            date.to_string(),
            Reading::KIND.to_owned(),
            pending.to_string(),
            String::new(),
            source.name().to_owned(),
            escaped(note.as_str()).into_owned(),
        ],
    }
}

/// An id that no row has: letters and digits in turn, so that it is neither a number, nor a word,
/// nor a date; without those that are taken for others (`l` and `1`, `o` and `0`).
fn new_id(taken: &HashSet<ActivityId>) -> ActivityId {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    /// 33,856 ids have four signs; where that many tries meet one that is taken, six are used.
    const TRIES: usize = 8;
    /// Where so many are taken, four signs are not tried.
    const MANY: usize = 10_000;
    let mut tries = if taken.len() > MANY { TRIES } else { 0 };
    loop {
        let length = 4 + 2 * (tries / TRIES);
        let text: String = (0..length)
            .map(|place| {
                let signs = if place % 2 == 0 { LETTERS } else { DIGITS };
                char::from(signs[fastrand::usize(..signs.len())])
            })
            .collect();
        tries += 1;
        if let Some(id) = ActivityId::new(&text).filter(|id| !taken.contains(id)) {
            return id;
        }
    }
}

fn entry(
    file: &CsvFile,
    places: &[Option<usize>; COLUMNS.len()],
    row: &Row<'_>,
) -> Result<Entry, StoreError> {
    let cell = |column: usize| row.cells.value(places[column]);
    let refused = |column: usize, what: String| {
        file.refused(row.range.start, COLUMNS[column], cell(column), what)
    };
    let shown = |column: usize| Text::from_file(cell(column));
    let id = match cell(ID) {
        "" => None,
        text => Some(
            ActivityId::new(text)
                .ok_or_else(|| refused(ID, format!("`{}` is no id", shown(ID))))?,
        ),
    };
    let date = Date::parse(cell(DATE))
        .map_err(|error| refused(DATE, format!("`{}`: {error}", shown(DATE))))?;
    let text = |column: usize| Text::from_file(unescaped(row.cells.text(places[column])));
    let note = text(NOTE);
    let count_refused =
        |error: &dyn std::fmt::Display| refused(COUNT, format!("`{}` {error}", shown(COUNT)));
    let source = match cell(SOURCE) {
        "" => Source::Typed,
        text => Source::from_name(text)
            .ok_or_else(|| refused(SOURCE, format!("`{}` is no source", shown(SOURCE))))?,
    };
    if cell(KIND).eq_ignore_ascii_case(Reading::KIND) {
        let pending = Reading::parse_pending(cell(COUNT)).map_err(|error| count_refused(&error))?;
        return Ok(Entry::Reading(Reading { id, date, pending, source, note }));
    }
    Ok(Entry::Activity(Activity {
        id,
        date,
        kind: Kind::from_file(cell(KIND)).map_err(|error| refused(KIND, error.to_string()))?,
        count: Count::parse(cell(COUNT)).map_err(|error| count_refused(&error))?,
        template: text(TEMPLATE),
        source,
        note,
    }))
}

#[cfg(test)]
mod tests;
