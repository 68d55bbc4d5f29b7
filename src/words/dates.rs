//! Dates in sentences.

use crate::domain::Date;

/// How long ago a day was: `today`, `yesterday`, `12 days ago`.
#[must_use]
pub fn ago(day: Date, today: Date) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
