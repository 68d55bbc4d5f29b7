//! Calendar weeks, months, quarters and years, each of which the last snapshot stands for.

use super::{Date, Snapshot};

/// How snapshots are put together: each by itself, or those of a week, a month, a quarter, a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each by itself.
    Snapshot,
    /// From Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// January to March, and so on.
    Quarter,
    /// A calendar year.
    Year,
}

impl By {
    /// Every one, from the shortest on.
    pub const ALL: [Self; 5] = [Self::Snapshot, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// What suits the rhythm of whoever records: weeks where the median distance of the last 20
    /// snapshots is below 4 days, else each by itself. `snapshots` are in order of time.
    #[must_use]
    pub fn rhythm(snapshots: &[Snapshot]) -> Self {
        const LAST: usize = 20;
        const OFTEN_DAYS: i32 = 4;
        let last = &snapshots[snapshots.len().saturating_sub(LAST)..];
        let mut distances: Vec<i32> =
            last.windows(2).map(|pair| pair[1].date.days_since(pair[0].date)).collect();
        distances.sort_unstable();
        // Of an even number the larger one of the two in the middle.
        match distances.get(distances.len() / 2) {
            Some(median) if *median < OFTEN_DAYS => Self::Week,
            _ => Self::Snapshot,
        }
    }

    /// `week`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day of the week, the month, ... in which a day lies.
    #[must_use]
    pub fn first_day(self, day: Date) -> Date {
        match self {
            Self::Snapshot => day,
            Self::Week => {
                let since_monday = day.weekday().num_days_from_monday();
                day.plus_days(-since_monday.cast_signed())
            }
            Self::Month => day.month_start(),
            Self::Quarter => first_of(day, (day.month() - 1) % 3),
            Self::Year => first_of(day, day.month() - 1),
        }
    }

    /// Whether what holds the day of a snapshot is not over today: its value may still change.
    #[must_use]
    pub fn is_going_on(self, snapshot: Date, today: Date) -> bool {
        self != Self::Snapshot && self.first_day(snapshot) >= self.first_day(today)
    }

    /// The last one of each week, month, ... `items` are in order of time.
    pub fn last_of_each<T>(
        self,
        items: impl IntoIterator<Item = T>,
        day: impl Fn(&T) -> Date,
    ) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        for item in items {
            match kept.last_mut() {
                Some(last) if self.first_day(day(last)) == self.first_day(day(&item)) => {
                    *last = item;
                }
                _ => kept.push(item),
            }
        }
        kept
    }

    /// Those between which changes lie: the last one of each, and before them the first of all, as
    /// nothing lies before the first week.
    pub fn ends<T: Copy>(
        self,
        items: impl IntoIterator<Item = T>,
        day: impl Fn(&T) -> Date,
    ) -> Vec<T> {
        let mut items = items.into_iter().peekable();
        let first = items.peek().copied();
        let last = self.last_of_each(items, &day);
        let is_apart = |first: &T| last.first().is_some_and(|last| day(last) != day(first));
        first.filter(is_apart).into_iter().chain(last.iter().copied()).collect()
    }
}

/// The first day of the month that lies so many months before that of a day.
fn first_of(day: Date, months: u32) -> Date {
    day.month_start().checked_minus_months(months).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Total;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rhythm(distances: &[i32]) -> By {
        let mut date = day("2026-01-05");
        let mut snapshots = vec![Snapshot::new(date, Total::parse("50").unwrap())];
        for distance in distances {
            date = date.plus_days(*distance);
            snapshots.push(Snapshot::new(date, Total::parse("50").unwrap()));
        }
        By::rhythm(&snapshots)
    }

    #[test]
    fn who_records_more_often_than_every_fourth_day_sees_weeks() {
        assert_eq!(rhythm(&[]), By::Snapshot);
        assert_eq!(rhythm(&[1]), By::Week);
        assert_eq!(rhythm(&[3, 3, 7]), By::Week);
        assert_eq!(rhythm(&[4, 4, 1]), By::Snapshot);
        assert_eq!(rhythm(&[1, 1, 7, 7]), By::Snapshot, "the larger one of the two in the middle");
        // Only the last 20 snapshots, which have 19 distances.
        assert_eq!(rhythm(&[[7; 19], [1; 19]].concat()), By::Week);
        assert_eq!(rhythm(&[&[1; 30][..], &[7; 10], &[1; 9]].concat()), By::Snapshot);
    }

    #[test]
    fn weeks_begin_on_monday_and_run_over_the_end_of_a_year() {
        let week = |text| By::Week.first_day(day(text)).to_string();
        assert_eq!(week("2026-03-02"), "2026-03-02", "a Monday");
        assert_eq!(week("2026-03-01"), "2026-02-23", "a Sunday");
        assert_eq!([week("2025-12-31"), week("2026-01-04")], ["2025-12-29", "2025-12-29"]);
        assert_eq!(week("2014-01-03"), "2014-01-01", "no day lies before");
    }

    #[test]
    fn months_quarters_and_years_begin_on_their_first_days() {
        let first = |by: By| by.first_day(day("2026-06-30")).to_string();
        let firsts = ["2026-06-30", "2026-06-29", "2026-06-01", "2026-04-01", "2026-01-01"];
        assert_eq!(By::ALL.map(first), firsts);
        assert_eq!(By::Quarter.first_day(day("2014-01-31")), Date::MIN);
    }

    #[test]
    fn what_holds_today_is_going_on_and_a_snapshot_never_is() {
        let is_going_on = |by: By, text| by.is_going_on(day(text), day("2026-03-03"));
        assert!(is_going_on(By::Week, "2026-03-02"));
        assert!(!is_going_on(By::Week, "2026-03-01"));
        assert!(is_going_on(By::Month, "2026-03-01"));
        assert!(!is_going_on(By::Snapshot, "2026-03-03"));
    }

    #[test]
    fn the_first_day_is_an_end_unless_it_stands_for_its_week() {
        let ends = |by: By, days: &[&str]| -> Vec<String> {
            let ends = by.ends(days.iter().map(|text| day(text)), |day| *day);
            ends.iter().map(ToString::to_string).collect()
        };
        let days = ["2026-02-17", "2026-02-20", "2026-02-25", "2026-03-02", "2026-03-03"];
        assert_eq!(ends(By::Week, &days), ["2026-02-17", "2026-02-20", "2026-02-25", "2026-03-03"]);
        assert_eq!(ends(By::Week, &days[1..3]), ["2026-02-20", "2026-02-25"]);
        assert_eq!(ends(By::Year, &days), ["2026-02-17", "2026-03-03"]);
        assert_eq!(ends(By::Year, &days[..1]), ["2026-02-17"]);
        assert_eq!(ends(By::Week, &[]), [""; 0]);
    }

    proptest! {
        #[test]
        fn each_has_one_last_and_the_ends_are_the_first_and_the_last_of_all(
            steps in prop::collection::vec(1..60_i32, 0..40),
        ) {
            let mut days = vec![day("2024-11-27")];
            for step in steps {
                days.push(days[days.len() - 1].plus_days(step));
            }
            for by in By::ALL {
                let last = by.last_of_each(days.iter().copied(), |day| *day);
                let firsts: Vec<Date> = last.iter().map(|day| by.first_day(*day)).collect();
                prop_assert!(firsts.is_sorted_by(|a, b| a < b));
                for (place, date) in days.iter().enumerate() {
                    let first = by.first_day(*date);
                    prop_assert!(first <= *date && firsts.contains(&first));
                    prop_assert_eq!(by.first_day(first), first);
                    let next = days.get(place + 1).map(|next| by.first_day(*next));
                    prop_assert_eq!(last.contains(date), next != Some(first));
                }
                let ends = by.ends(days.iter().copied(), |day| *day);
                prop_assert!(ends.is_sorted_by(|a, b| a < b));
                prop_assert_eq!((ends[0], ends[ends.len() - 1]), (days[0], days[days.len() - 1]));
                prop_assert!(last.iter().all(|day| ends.contains(day)));
            }
        }
    }
}
