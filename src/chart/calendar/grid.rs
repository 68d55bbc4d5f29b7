//! Where the days of a strip lie: a column a week, Monday at the top.

use super::counts::weekday;
use super::day::CalendarDay;
use crate::chart::figure::Area;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::domain::Date;

/// Where the weeks lie across.
pub(super) const ACROSS: Across = Across { left: 56.0, right: 580.0 };
/// The most weeks that touch a year: a leap year that begins on a Sunday.
pub(super) const MOST_WEEKS: i32 = 54;
/// A day is at least and at most so high.
const HEIGHTS: (f64, f64) = (9.7, 20.0);
/// Between two days.
const BETWEEN: f64 = 1.2;

/// The days of a strip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The Monday of the first week, or the first of all days.
    first: Date,
    /// Days of the first week before that day; there are some before the first of all days alone.
    missing: i32,
    pub(super) weeks: i32,
}

impl Grid {
    /// The weeks that these days touch.
    pub(super) fn around(first: Date, last: Date) -> Self {
        let grid = Self::from(first, 0);
        Self { weeks: grid.week_of(last) + 1, ..grid }
    }

    /// The weeks of a year, as many as any year has, so that years compare.
    pub(super) fn of_year(year: i32) -> Self {
        Self::from(Date::new(year, 1, 1).unwrap_or(Date::MIN), MOST_WEEKS)
    }

    fn from(day: Date, weeks: i32) -> Self {
        let before = i32::try_from(weekday(day)).unwrap_or(0);
        let first = day.plus_days(-before);
        Self { first, missing: before - day.days_since(first), weeks }
    }

    /// The days from edge to edge, for the line above, and where they lie.
    pub(super) fn axis(self) -> (TimeAxis, Across) {
        let last = self.first.plus_days(7 * self.weeks - 1 - self.missing);
        let left = ACROSS.left + f64::from(self.missing) / 7.0 * self.week();
        (TimeAxis::exactly(self.first, last), Across { left, ..ACROSS })
    }

    /// The week that a day is in, from 0.
    pub(super) fn week_of(self, day: Date) -> i32 {
        (day.days_since(self.first) + self.missing) / 7
    }

    /// The Monday of a week, or the first of all days.
    pub(super) fn monday(self, week: i32) -> Date {
        self.first.plus_days((7 * week - self.missing).max(0))
    }

    /// The first of January in the first week, of a strip that is a year.
    pub(super) fn new_year(self) -> Date {
        let sunday = self.first.plus_days(6 - self.missing);
        sunday.month_start().max(self.first)
    }

    /// How wide a week is.
    pub(super) fn week(self) -> f64 {
        (ACROSS.right - ACROSS.left) / f64::from(self.weeks)
    }

    /// From day to day downward.
    pub(super) fn day(self) -> f64 {
        self.week().clamp(HEIGHTS.0, HEIGHTS.1)
    }

    pub(super) fn height(self) -> f64 {
        7.0 * self.day()
    }

    /// The left edge of a week.
    pub(super) fn left(self, week: i32) -> f64 {
        ACROSS.left + f64::from(week) * self.week()
    }

    /// Where a day lies, below the upper edge of the strip.
    pub(super) fn cell(self, day: &CalendarDay, top: f64) -> Area {
        let left = self.left(self.week_of(day.date));
        let row = f64::from(u8::try_from(weekday(day.date)).unwrap_or(0));
        let (top, half) = (top + row * self.day(), BETWEEN / 2.0);
        Area {
            left: left + half,
            right: left + self.week() - half,
            top: top + half,
            bottom: top + self.day() - half,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_room() {
        for year in 2014..2100 {
            let grid = Grid::of_year(year);
            let day = |month, day| Date::new(year, month, day).unwrap();
            assert!(grid.week_of(day(12, 31)) < grid.weeks, "{year}");
            assert_eq!(grid.week_of(day(1, 1)), 0, "{year}");
            let monday = grid.monday(9);
            assert_eq!((weekday(monday), grid.week_of(monday)), (0, 9), "{year}");
        }
    }
}
