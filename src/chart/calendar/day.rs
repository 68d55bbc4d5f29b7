//! A day of the calendar, and how much was done on it.

use crate::chart::figure::Ink;
use crate::domain::Date;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// Which one.
    pub date: Date,
    /// How much is logged on it.
    pub logged: LoggedDay,
    /// Whether a restriction held at the end of the day: not on the day on which it ended.
    pub is_restricted: bool,
}

/// How many things are logged on a day, and whether they are all that were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoggedDay {
    /// It is before the first entry of the log.
    Before,
    /// Nothing is logged, which does not mean that nothing was done.
    Unknown,
    /// So many, and there may have been more.
    AtLeast(u64),
    /// So many.
    All(u64),
}

/// The least that was done on a day of each class but the first, on which nothing was.
const CLASSES: [u64; 4] = [1, 10, 20, 40];
/// What the classes are called.
pub(super) const NAMES: [&str; 5] = ["0", "1–9", "10–19", "20–39", "40 and more"];

impl CalendarDay {
    /// How many things are logged, if any are or it is known that none were done.
    pub(super) const fn done(&self) -> Option<u64> {
        match self.logged {
            LoggedDay::Before | LoggedDay::Unknown => None,
            LoggedDay::AtLeast(count) | LoggedDay::All(count) => Some(count),
        }
    }

    /// How many things were done, if that is known.
    pub(super) const fn known(&self) -> Option<u64> {
        match self.logged {
            LoggedDay::All(count) => Some(count),
            _ => None,
        }
    }
}

/// The class of so many things: 0 for none.
pub(super) fn class(done: u64) -> usize {
    CLASSES.partition_point(|least| *least <= done)
}

/// With what a class is drawn.
pub(super) fn ink(class: usize) -> Ink {
    Ink::Done(u8::try_from(class).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_begin_at_1_10_20_and_40() {
        let classes = [0, 1, 9, 10, 19, 20, 39, 40, 10_000].map(class);
        assert_eq!(classes, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(NAMES.len(), CLASSES.len() + 1);
    }
}
