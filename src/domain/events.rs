//! What imports brought, each act once, however often and in whatever order exports are imported.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Date, EventKey, Kind, Mark};

/// What was imported: acts with their days and keys.
///
/// A file of an export is taken as a whole ([`Events::take_file`]): what it has as often as it is
/// known is the same, and what it has more often is new. So the larger number of two files counts,
/// and nothing is taken away because a newer file lacks it.
#[derive(Clone, Debug, Default)]
pub struct Events {
    rows: Vec<Row>,
    exact: HashMap<(Kind, Mark), usize>,
    /// Rows that have names in their keys, by them and their days.
    by_name: HashMap<(Kind, Mark, Date), Named>,
}

/// Rows of one name and day.
#[derive(Clone, Debug, Default)]
struct Named {
    /// The one that has no exact key.
    open: Option<usize>,
    /// Those that have one too.
    exact: Vec<usize>,
}

/// Acts with one key.
#[derive(Clone, Debug)]
struct Row {
    kind: Kind,
    day: Date,
    key: EventKey,
    /// How many there are.
    count: u32,
    /// How many of them the file that is taken has.
    taken: u32,
}

/// What became of the acts of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many of each kind are new, and the first and last day of them.
    pub added: BTreeMap<Kind, Added>,
    /// How many of each kind were known.
    pub known: BTreeMap<Kind, usize>,
}

/// New acts of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// How many.
    pub count: usize,
    /// The day of the first.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
}

impl Events {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.acts().next().is_none()
    }

    /// Adds acts that were imported before.
    pub fn insert(&mut self, kind: &Kind, day: Date, key: EventKey, count: u32) {
        let place = self.place(kind, day, key);
        let row = &mut self.rows[place];
        row.count = row.count.saturating_add(count);
    }

    /// The row of a key; a new one, with no act yet, if there is none.
    fn place(&mut self, kind: &Kind, day: Date, key: EventKey) -> usize {
        let known = match (key.exact, key.by_name) {
            (Some(mark), _) => self.exact.get(&(kind.clone(), mark)).copied(),
            (None, Some(mark)) => self.named(kind, mark, day).and_then(|named| named.open),
            (None, None) => None,
        };
        known.unwrap_or_else(|| {
            self.rows.push(Row { kind: kind.clone(), day, key, count: 0, taken: 0 });
            let place = self.rows.len() - 1;
            self.index(place);
            place
        })
    }

    fn named(&self, kind: &Kind, name: Mark, day: Date) -> Option<&Named> {
        self.by_name.get(&(kind.clone(), name, day))
    }

    /// Notes a row by its key.
    fn index(&mut self, place: usize) {
        let Row { kind, day, key, .. } = &self.rows[place];
        if let Some(mark) = key.exact {
            self.exact.insert((kind.clone(), mark), place);
        }
        if let Some(mark) = key.by_name {
            let named = self.by_name.entry((kind.clone(), mark, *day)).or_default();
            match key.exact {
                Some(_) => named.exact.push(place),
                None => named.open = Some(place),
            }
        }
    }

    /// Takes the acts of a file.
    pub fn take_file(&mut self, acts: &[(Kind, Date, EventKey)]) -> Taken {
        for row in &mut self.rows {
            row.taken = 0;
        }
        let before = self.days_of_once();
        let mut told = Taken::default();
        let mut new_days = BTreeSet::new();
        // First what is known for sure, so that no namesake takes its place.
        let mut rest: Vec<&(Kind, Date, EventKey)> =
            acts.iter().filter(|(kind, _, key)| !self.takes_exact(kind, key, &mut told)).collect();
        // Two exports may tell the days of two zones.
        for days in [0, 1] {
            rest.retain(|(kind, day, key)| {
                let is_known = self.takes_by_name(kind, *day, *key, days);
                told.known(kind, usize::from(is_known));
                !is_known
            });
        }
        for (kind, day, key) in rest {
            self.add(kind, *day, *key);
            told.add(kind, *day);
            if kind.is_once_a_day() && !before.contains(&(kind.clone(), *day)) {
                new_days.insert((kind.clone(), *day));
            }
        }
        told.count_once_a_day(&new_days, acts);
        told
    }

    /// The days of kinds that count once a day.
    fn days_of_once(&self) -> BTreeSet<(Kind, Date)> {
        let rows = self.rows.iter().filter(|row| row.count > 0 && row.kind.is_once_a_day());
        rows.map(|row| (row.kind.clone(), row.day)).collect()
    }

    /// Whether an act is known by its exact key, and not all of them were taken.
    fn takes_exact(&mut self, kind: &Kind, key: &EventKey, told: &mut Taken) -> bool {
        let place = key.exact.and_then(|mark| self.exact.get(&(kind.clone(), mark)));
        let row = place.map(|&place| &mut self.rows[place]).filter(|row| row.taken < row.count);
        let Some(row) = row else { return false };
        row.taken += 1;
        told.known(kind, 1);
        true
    }

    /// Whether an act is known by a name, so many days away: one of the two files has no address.
    fn takes_by_name(&mut self, kind: &Kind, day: Date, key: EventKey, days: i32) -> bool {
        let Some(name) = key.by_name else { return false };
        let near = [day.plus_days(-days), day.plus_days(days)];
        let found = near.into_iter().find_map(|near| self.untaken(kind, name, [near, day], key));
        let Some(place) = found else { return false };
        self.rows[place].taken += 1;
        let row = &self.rows[place];
        // Of two days without an hour the later one is of UTC, which later exports have.
        let is_better = key.exact.is_some() || row.day < day;
        if row.key.exact.is_none() && is_better {
            self.replace(place, day, key);
        }
        true
    }

    /// A row of that name and day which the file has not taken whole, and which may be the same: one
    /// of the two has no exact key, or somebody's address is another one now. `asked` is the day in
    /// the file.
    fn untaken(
        &self,
        kind: &Kind,
        name: Mark,
        [day, asked]: [Date; 2],
        key: EventKey,
    ) -> Option<usize> {
        /// No more namesakes of a day are looked at.
        const MOST: usize = 100;
        let named = self.named(kind, name, day)?;
        // Who has another address now is not in the file by the old one: all that are were taken.
        let may_move = kind.is_of_two() && day == asked;
        let exact: &[usize] = if key.exact.is_none() || may_move { &named.exact } else { &[] };
        let is_left = |place: &usize| self.rows[*place].taken < self.rows[*place].count;
        named.open.into_iter().chain(exact.iter().copied().take(MOST)).find(is_left)
    }

    /// One of the acts of a row that has only a name is as the file has it: known by an address too,
    /// or on a better day.
    fn replace(&mut self, place: usize, day: Date, key: EventKey) {
        let row = &mut self.rows[place];
        row.count -= 1;
        row.taken -= 1;
        let kind = row.kind.clone();
        self.add(&kind, day, key);
    }

    /// Adds an act that the file has.
    fn add(&mut self, kind: &Kind, day: Date, key: EventKey) {
        let place = self.place(kind, day, key);
        self.rows[place].count += 1;
        self.rows[place].taken += 1;
    }

    /// Every act, as often as it was done.
    pub fn acts(&self) -> impl Iterator<Item = (Kind, Date, EventKey)> {
        let times = |row: &Row| usize::try_from(row.count).unwrap_or(usize::MAX);
        self.rows.iter().flat_map(move |row| {
            std::iter::repeat_n((row.kind.clone(), row.day, row.key), times(row))
        })
    }

    /// The acts of each day and kind: their keys, and how many have each.
    #[must_use]
    pub fn by_day(&self) -> BTreeMap<(Date, &Kind), Vec<(EventKey, u32)>> {
        let mut days: BTreeMap<(Date, &Kind), Vec<(EventKey, u32)>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.count > 0) {
            days.entry((row.day, &row.kind)).or_default().push((row.key, row.count));
        }
        for keys in days.values_mut() {
            keys.sort_unstable();
        }
        days
    }
}

impl Taken {
    fn known(&mut self, kind: &Kind, count: usize) {
        if count > 0 {
            *self.known.entry(kind.clone()).or_default() += count;
        }
    }

    /// Counts kinds that count once a day by the days of a file, of which those are new.
    fn count_once_a_day(&mut self, new: &BTreeSet<(Kind, Date)>, acts: &[(Kind, Date, EventKey)]) {
        let once = acts.iter().filter(|(kind, ..)| kind.is_once_a_day());
        let days: BTreeSet<(Kind, Date)> =
            once.map(|(kind, day, _)| (kind.clone(), *day)).collect();
        self.added.retain(|kind, _| !kind.is_once_a_day());
        self.known.retain(|kind, _| !kind.is_once_a_day());
        for (kind, day) in &days {
            if new.contains(&(kind.clone(), *day)) {
                self.add(kind, *day);
            } else {
                self.known(kind, 1);
            }
        }
    }

    fn add(&mut self, kind: &Kind, day: Date) {
        let one = Added { count: 0, first: day, last: day };
        let added = self.added.entry(kind.clone()).or_insert(one);
        *added = Added {
            count: added.count + 1,
            first: added.first.min(day),
            last: added.last.max(day),
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind(name: &str) -> Kind {
        Kind::from_file(name).unwrap()
    }

    fn day(number: u32) -> Date {
        Date::new(2025, 1, number).unwrap()
    }

    fn key(exact: Option<u64>, by_name: Option<u64>) -> EventKey {
        EventKey { exact: exact.map(Mark::new), by_name: by_name.map(Mark::new) }
    }

    /// How many acts there are, and how many of the last file were new.
    fn after(files: &[&[(u32, EventKey)]]) -> (usize, usize) {
        let mut events = Events::default();
        let mut new = 0;
        for file in files {
            let acts: Vec<_> =
                file.iter().map(|(date, key)| (kind("connection"), day(*date), *key)).collect();
            new = events.take_file(&acts).added.values().map(|added| added.count).sum();
        }
        (events.acts().count(), new)
    }

    #[test]
    fn what_is_known_counts_once_and_the_larger_number_counts() {
        let one = (1, key(Some(1), None));
        assert_eq!(after(&[&[one], &[one]]), (1, 0));
        assert_eq!(after(&[&[one, one], &[one]]), (2, 0));
        assert_eq!(after(&[&[one], &[one, one, one]]), (3, 2));
        assert_eq!(after(&[&[one], &[], &[one]]), (1, 0));
    }

    #[test]
    fn who_is_known_by_a_name_and_then_by_an_address_is_one() {
        let old = (1, key(None, Some(7)));
        let (new, later) = ((2, key(Some(1), Some(7))), (9, key(Some(1), Some(7))));
        assert_eq!(after(&[&[old], &[new]]), (1, 0));
        assert_eq!(after(&[&[new], &[old]]), (1, 0));
        assert_eq!(after(&[&[old, old], &[new]]), (2, 0));
        assert_eq!(after(&[&[old, old], &[new], &[new, old]]), (2, 0));
        assert_eq!(after(&[&[old], &[later]]), (2, 1), "a namesake of another week");
        let namesake = (1, key(Some(2), Some(7)));
        assert_eq!(after(&[&[new, namesake], &[new, namesake]]), (2, 0));
        assert_eq!(after(&[&[new], &[namesake]]), (2, 1));
        let moved = (2, key(Some(2), Some(7)));
        assert_eq!(after(&[&[new], &[moved], &[moved], &[new]]), (1, 0), "another address");
        assert_eq!(after(&[&[new, moved], &[moved], &[new, moved]]), (2, 0), "two of a name");
    }

    #[test]
    fn a_day_with_a_login_counts_once_and_another_zone_makes_none_new() {
        let mut events = Events::default();
        let login = |date: u32, mark: u64| (kind("login"), day(date), key(Some(mark), None));
        let told = |taken: &Taken| {
            let added = taken.added.values().map(|added| added.count).sum::<usize>();
            (added, taken.known.values().sum::<usize>())
        };
        let first = events.take_file(&[login(1, 1), login(1, 2), login(2, 3)]);
        assert_eq!(told(&first), (2, 0));
        let of_zone = events.take_file(&[login(1, 1), login(2, 2), login(3, 3)]);
        assert_eq!(told(&of_zone), (0, 3));
        assert_eq!(told(&events.take_file(&[login(2, 4), login(4, 5)])), (1, 1));
    }

    #[test]
    fn the_day_of_the_export_with_addresses_is_kept_in_either_order() {
        let (old, new) = (key(None, Some(7)), key(Some(1), Some(7)));
        let days = |files: [(u32, EventKey); 2]| {
            let mut events = Events::default();
            for (date, key) in files {
                let _ = events.take_file(&[(kind("connection"), day(date), key)]);
            }
            events.acts().map(|(_, date, key)| (date, key)).collect::<Vec<_>>()
        };
        assert_eq!(days([(1, old), (2, new)]), [(day(2), new)]);
        assert_eq!(days([(2, new), (1, old)]), [(day(2), new)]);
        assert_eq!(days([(1, old), (2, old)]), [(day(2), old)]);
        assert_eq!(days([(2, old), (1, old)]), [(day(2), old)]);
    }

    proptest! {
        #[test]
        fn a_file_that_is_taken_again_brings_nothing(
            acts in proptest::collection::vec((1..5_u32, 0..4_u64, 0..3_u64, 0..3_u8), 0..20),
        ) {
            let acts: Vec<_> = acts
                .into_iter()
                .map(|(date, exact, name, form)| {
                    let key = match form {
                        0 => key(Some(exact), None),
                        1 => key(None, Some(name)),
                        _ => key(Some(exact), Some(exact % 3)),
                    };
                    (kind("connection"), day(date), key)
                })
                .collect();
            let mut events = Events::default();
            let _ = events.take_file(&acts);
            let before = events.acts().count();
            prop_assert!(before <= acts.len());
            let again = events.take_file(&acts);
            prop_assert_eq!((events.acts().count(), again.added.len()), (before, 0));
        }
    }
}
