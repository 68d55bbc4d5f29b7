//! The only place where the clock is read.

use chrono::{DateTime, Local, Timelike};

use crate::domain::Date;

/// Today, and the hour, as the machine's clock shows them.
#[expect(clippy::disallowed_methods, reason = "the one clock of the program")]
pub(crate) fn now() -> (Date, u32) {
    let now = chrono::Local::now();
    // A clock before 2014 is a dead battery; the first day of the index is the nearest truth.
    (Date::try_from(now.date_naive()).unwrap_or(Date::MIN), now.hour())
}

/// The day of a moment in the machine's zone, in seconds since the beginning of 1970 in UTC; `None`
/// before the index existed.
pub(crate) fn day_of(seconds: i64) -> Option<Date> {
    let at = DateTime::from_timestamp(seconds, 0)?;
    Date::try_from(at.with_timezone(&Local).date_naive()).ok()
}
