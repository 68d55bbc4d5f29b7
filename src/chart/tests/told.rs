//! What a text alternative says, as numbers and days.

use crate::domain::Date;

/// The text between two others.
#[track_caller]
pub(in crate::chart) fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap_or_else(|| panic!("no `{before}` in `{text}`"));
    let rest = &text[start + before.len()..];
    &rest[..rest.find(after).unwrap_or_else(|| panic!("no `{after}` in `{rest}`"))]
}

/// A number of points as a chart rounds it, in tenths.
#[expect(clippy::cast_possible_truncation, reason = "at most 250")]
pub(in crate::chart) fn tenths(points: f64) -> i32 {
    (points * 10.0 + 1e-9).round() as i32
}

/// `1 Jan to 16 Mar`, with every year that is not plain.
pub(in crate::chart) fn span(from: Date, to: Date, last: Date) -> String {
    if from.year() != to.year() {
        format!("{} to {}", from.day_month_year(), to.day_month_year())
    } else if to.year() != last.year() {
        format!("{} to {}", from.day_month(), to.day_month_year())
    } else {
        format!("{} to {}", from.day_month(), to.day_month())
    }
}
