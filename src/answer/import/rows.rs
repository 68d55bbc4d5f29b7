//! The rows of the log that an import stands beside, and how one of them is found again.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, RandomState};

use hashbrown::HashTable;

use crate::store::{Entry, LogFile};

/// The log as it was found, and what an import makes of it. A million rows of it are not copied.
#[derive(Debug, Default)]
pub(super) struct Rows {
    file: Option<LogFile>,
    /// Rows of the file that are to say something else, by their places.
    pub(super) replaced: BTreeMap<u32, Entry>,
    pub(super) added: Vec<Entry>,
}

/// Where a row is: in the log, or among those that are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Found(u32),
    Added(u32),
}

/// Rows by what they are known by. It keeps only where they are, and asks [`Rows`] for the rest.
#[derive(Debug, Default)]
pub(super) struct Index<T> {
    table: HashTable<(Place, T)>,
    hasher: RandomState,
}

impl Rows {
    pub(super) fn beside(file: Option<LogFile>) -> Self {
        Self { file, ..Self::default() }
    }

    /// Puts the log in the place of one that was as empty.
    pub(super) fn move_beside(&mut self, file: LogFile) {
        self.file = Some(file);
    }

    /// The file with nothing done to it yet; it is taken out.
    pub(super) const fn take_file(&mut self) -> Option<LogFile> {
        self.file.take()
    }

    /// How many rows there are.
    fn count(&self) -> usize {
        self.file.as_ref().map_or(0, |file| file.rows().len()) + self.added.len()
    }

    /// Where every row is: those of the file, then those that are added.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        let found = self.file.as_ref().map_or(0, |file| file.rows().len());
        let found = (0..).take(found).map(Place::Found);
        found.chain((0..).take(self.added.len()).map(Place::Added))
    }

    /// The row of a place, as it is to be.
    ///
    /// # Panics
    ///
    /// If there is no such place, which [`Rows::places`] and [`Rows::add`] never give.
    pub(super) fn at(&self, place: Place) -> &Entry {
        match place {
            Place::Found(place) => self.replaced.get(&place).unwrap_or_else(|| {
                &self.file.as_ref().map_or(&[][..], LogFile::rows)[place as usize]
            }),
            Place::Added(place) => &self.added[place as usize],
        }
    }

    /// Adds a row, and says where it is.
    pub(super) fn add(&mut self, new: Entry) -> Place {
        self.added.push(new);
        Place::Added(u32::try_from(self.added.len() - 1).unwrap_or(u32::MAX))
    }
}

impl<T> Index<T> {
    /// Without a row, and with room for all.
    pub(super) fn of_none(rows: &Rows) -> Self {
        Self { table: HashTable::with_capacity(rows.count()), hasher: RandomState::new() }
    }

    /// Where the row is whose `key` is that one, and what is noted beside it.
    pub(super) fn get<'r, K: Hash + Eq>(
        &mut self,
        rows: &'r Rows,
        wanted: &K,
        key: impl Fn(&'r Entry) -> K,
    ) -> Option<&mut (Place, T)> {
        let hash = self.hasher.hash_one(wanted);
        self.table.find_mut(hash, |(place, _)| key(rows.at(*place)) == *wanted)
    }

    /// Notes a row, in the place of one with the same key.
    pub(super) fn put<'r, K: Hash + Eq>(
        &mut self,
        rows: &'r Rows,
        place: Place,
        noted: T,
        key: impl Fn(&'r Entry) -> K,
    ) {
        let Self { table, hasher } = self;
        let hash = |place: Place| hasher.hash_one(key(rows.at(place)));
        let wanted = key(rows.at(place));
        let is_it = |(place, _): &(Place, T)| key(rows.at(*place)) == wanted;
        let _ = table.entry(hash(place), is_it, |(place, _)| hash(*place)).insert((place, noted));
    }
}
