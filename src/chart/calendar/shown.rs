//! What the calendar is drawn from.

use super::day::{CalendarDay, LoggedDay};
use crate::domain::{Date, Recorded};

/// What was done on each day, with the total above on the same weeks.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The days to draw, in order of time, without a hole.
    pub days: &'a [CalendarDay],
    /// The snapshots of these days, in order of time, one a day.
    pub snapshots: Recorded<'a>,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

impl Calendar<'_> {
    /// The first and the last day.
    pub(super) fn ends(&self) -> (Date, Date) {
        let day = |day: Option<&CalendarDay>| day.map_or(Date::MIN, |day| day.date);
        (day(self.days.first()), day(self.days.last()))
    }

    /// The first day that is not before the first entry.
    pub(super) fn entry(&self) -> Option<Date> {
        let mut days = self.days.iter();
        days.find(|day| day.logged != LoggedDay::Before).map(|day| day.date)
    }
}
