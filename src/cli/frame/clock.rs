//! The only place where the clock is read.

use chrono::Timelike;

use crate::domain::Date;

/// Today, and the hour, as the machine's clock shows them.
#[expect(clippy::disallowed_methods, reason = "the one clock of the program")]
pub(crate) fn now() -> (Date, u32) {
    let now = chrono::Local::now();
    // A clock before 2014 is a dead battery; the first day of the index is the nearest truth.
    (Date::try_from(now.date_naive()).unwrap_or(Date::MIN), now.hour())
}
