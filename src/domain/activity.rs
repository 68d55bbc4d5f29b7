//! What a person did, and how many invitations are pending.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::whole::parse_whole;
use super::{Date, Done, Kind, Source, Text};

/// Something the person did on LinkedIn, logged so that a later change can be linked to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The name by which a row is corrected; a file from elsewhere may lack it.
    pub id: Option<ActivityId>,
    /// The day it was done.
    pub date: Date,
    /// What was done.
    pub kind: Kind,
    /// How many times that day; a day without the activity has no row.
    pub count: Count,
    /// The name of the text that several messages share; beside invitations
    /// [`Activity::WITH_NOTE`]; empty for none.
    pub template: Text,
    /// Where the row came from.
    pub source: Source,
    /// What the person wrote beside it.
    pub note: Text,
}

/// The number of pending invitations that a person read off LinkedIn on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The name by which a row is corrected; a file from elsewhere may lack it.
    pub id: Option<ActivityId>,
    /// The day it was read.
    pub date: Date,
    /// How many were pending, 0 to [`Count::MAX`].
    pub pending: u16,
    /// Where the row came from.
    pub source: Source,
    /// What the person wrote beside it.
    pub note: Text,
}

/// The log of one person: activities and readings, each in order of time.
///
/// Rows of one day keep the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    activities: Vec<Activity>,
    readings: Vec<Reading>,
}

/// How often LinkedIn's export says that something was done on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The day.
    pub date: Date,
    /// What was done.
    pub kind: Kind,
    /// How many times; several of one day and kind add up.
    pub count: Count,
}

/// How many times something was done on a day, 1 to [`Count::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Count(u16);

/// The short name of a row of the log, such as `k7f2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ActivityId(Box<str>);

/// Why a count was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a whole number from 1 to {}", Count::MAX)]
pub struct CountError;

impl Activity {
    /// What stands as the template of invitations that were sent with a personal note. They are
    /// invitations as any other, so they have the same kind, and a row of their own.
    pub const WITH_NOTE: &'static str = "with-note";
}

impl Log {
    /// A log of these rows; of several readings of a day the last one is kept.
    #[must_use]
    pub fn new(mut activities: Vec<Activity>, mut readings: Vec<Reading>) -> Self {
        activities.sort_by_key(|activity| activity.date);
        readings.reverse();
        readings.sort_by_key(|reading| reading.date); // stable
        readings.dedup_by_key(|reading| reading.date);
        Self { activities, readings }
    }

    /// The log with what was imported beside it.
    ///
    /// Whoever logs a post has it in the export too, so of a day and a kind the larger number counts,
    /// not the sum: imported is added only as far as it is more than what was logged.
    #[must_use]
    pub fn beside(self, imported: &[Imported]) -> Self {
        if imported.is_empty() {
            return self;
        }
        let mut missing: BTreeMap<(Date, &Kind), u64> = BTreeMap::new();
        for Imported { date, kind, count } in imported {
            *missing.entry((*date, kind)).or_default() += u64::from(count.get());
        }
        for activity in &self.activities {
            if let Some(count) = missing.get_mut(&(activity.date, &activity.kind)) {
                *count = count.saturating_sub(activity.count.get().into());
            }
        }
        let added = missing.into_iter().flat_map(|((date, kind), count)| {
            Count::parts_of(count).map(move |count| Activity {
                id: None,
                date,
                kind: kind.clone(),
                count,
                template: Text::default(),
                source: Source::Export,
                note: Text::default(),
            })
        });
        let activities = self.activities.iter().cloned().chain(added).collect();
        Self::new(activities, self.readings)
    }

    /// The log without what lies after a day.
    #[must_use]
    pub fn up_to(mut self, day: Date) -> Self {
        self.activities.retain(|activity| activity.date <= day);
        self.readings.retain(|reading| reading.date <= day);
        self
    }

    /// Every activity, in order of time.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// Every reading, in order of time.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The activities from the first day to the last, both included.
    #[must_use]
    pub fn between(&self, first: Date, last: Date) -> &[Activity] {
        let start = self.activities.partition_point(|activity| activity.date < first);
        let end = self.activities.partition_point(|activity| activity.date <= last);
        self.activities.get(start..end).unwrap_or_default()
    }

    /// The activities before a change: all kinds, from the day of the earlier snapshot to the day
    /// before the later one.
    #[must_use]
    pub fn before_change(&self, from: Date, to: Date) -> Done {
        Done::of(self.between(from, to.plus_days(-1)))
    }
}

impl Count {
    /// The most that one row may count.
    pub const MAX: u16 = 10_000;

    /// One.
    pub const ONE: Self = Self(1);

    /// A count, if it is from 1 to [`Count::MAX`].
    #[must_use]
    pub const fn new(count: u16) -> Option<Self> {
        if count >= 1 && count <= Self::MAX { Some(Self(count)) } else { None }
    }

    /// A number as counts that add up to it; none for 0.
    fn parts_of(mut number: u64) -> impl Iterator<Item = Self> {
        std::iter::from_fn(move || {
            let part = number.min(Self::MAX.into());
            number -= part;
            u16::try_from(part).ok().and_then(Self::new)
        })
    }

    /// How many.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Reads a whole number from 1 to [`Count::MAX`].
    ///
    /// # Errors
    ///
    /// Returns [`CountError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, CountError> {
        parse_whole(text).and_then(Self::new).ok_or(CountError)
    }
}

impl Reading {
    /// The word that stands for readings where activities have their kind. It is no kind: a reading
    /// is not an activity.
    pub const KIND: &'static str = "pending";

    /// Reads a number of pending invitations, 0 to [`Count::MAX`].
    ///
    /// # Errors
    ///
    /// Returns [`CountError`] for anything else.
    pub fn parse_pending(text: &str) -> Result<u16, CountError> {
        parse_whole(text).filter(|&pending| pending <= Count::MAX).ok_or(CountError)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ActivityId {
    /// The id that stands in a file or on the command line.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain =
            (1..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        plain.then(|| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ActivityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_are_whole_and_bounded() {
        assert_eq!(Count::parse(" 10000 ").map(Count::get), Ok(10_000));
        assert_eq!(Count::parse("10000,0").map(Count::get), Ok(10_000));
        for text in ["0", "10001", "65536", "-1", "1.5", "1e3", "", "٣", "+5"] {
            assert_eq!(Count::parse(text), Err(CountError), "{text}");
        }
        assert_eq!(Reading::parse_pending("0"), Ok(0));
        assert_eq!(Reading::parse_pending("10001"), Err(CountError));
    }

    #[test]
    fn ids_are_letters_and_digits() {
        assert!(ActivityId::new("k7f2").is_some());
        for text in ["", "a b", "=cmd", &"x".repeat(33)] {
            assert_eq!(ActivityId::new(text), None, "{text}");
        }
    }

    #[test]
    fn a_log_keeps_the_last_reading_of_a_day_and_ends_where_it_is_told_to() {
        let reading = |day: &str, pending| Reading {
            id: None,
            date: Date::parse(day).unwrap(),
            pending,
            source: Source::Typed,
            note: Text::default(),
        };
        let rows = [
            reading("2026-03-02", 320),
            reading("2062-03-02", 1),
            reading("2026-03-01", 300),
            reading("2026-03-02", 330),
        ];
        let log = Log::new(Vec::new(), rows.to_vec()).up_to(Date::parse("2026-03-02").unwrap());
        assert_eq!(log.readings(), [rows[2].clone(), rows[3].clone()]);
    }

    #[test]
    fn imported_and_logged_of_one_day_and_kind_count_once() {
        let day = Date::parse("2026-03-02").unwrap();
        let kind = |name| Kind::parse(name, &[]).unwrap();
        let logged = |name, count| Activity {
            id: None,
            date: day,
            kind: kind(name),
            count: Count(count),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        };
        let imported = |date, name, count| Imported { date, kind: kind(name), count: Count(count) };
        let log =
            Log::new(vec![logged("post", 1), logged("post", 2), logged("comment", 5)], vec![]);
        let events = [
            imported(day, "post", 2),
            imported(day, "post", 2),
            imported(day, "comment", 4),
            imported(day, "reaction", 10_000),
            imported(day, "reaction", 7_000),
            imported(day.plus_days(1), "post", 1),
        ];
        let log = log.beside(&events);
        let done = |first, last| Done::of(log.between(first, last)).to_string();
        assert_eq!(done(day, day), "17000 reactions, 5 comments, 4 posts");
        assert_eq!(done(day.plus_days(1), day.plus_days(1)), "1 post");
        assert_eq!(log.activities().len(), 7, "a row counts at most 10000");
        assert!(log.activities().is_sorted_by_key(|activity| activity.date));
    }

    proptest! {
        #[test]
        fn a_written_count_is_read_back(count in 1..=Count::MAX) {
            let count = Count::new(count).unwrap();
            prop_assert_eq!(Count::parse(&count.to_string()), Ok(count));
            prop_assert_eq!(Reading::parse_pending(&count.to_string()), Ok(count.get()));
        }

        #[test]
        fn a_written_id_is_read_back(text in "[0-9A-Za-z]{1,32}") {
            let id = ActivityId::new(&text).unwrap();
            prop_assert_eq!(id.to_string(), text);
            prop_assert_eq!(ActivityId::new(id.as_str()), Some(id));
        }

        #[test]
        fn no_text_panics_and_what_is_read_is_possible(text in "\\PC{0,12}|[ 0-9+.,-]{0,8}") {
            if let Ok(count) = Count::parse(&text) {
                prop_assert_eq!(Count::new(count.get()), Some(count));
            }
            if let Ok(pending) = Reading::parse_pending(&text) {
                prop_assert!(pending <= Count::MAX);
            }
            prop_assert!(ActivityId::new(&text).is_none_or(|id| id.as_str() == text));
        }
    }
}
