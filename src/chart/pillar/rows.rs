//! What the key says of each change.

use super::steps::Step;
use crate::chart::parts::key::Row;
use crate::chart::parts::words::{MOST_KINDS, Precision, after};
use crate::domain::{Date, Done, Log};

/// A row for each change, in order of time, of a chart that ends on `last`.
pub(super) fn rows(log: &Log, steps: &[Step<'_>], last: Date) -> Vec<Row> {
    // Dates of several years below each other all say theirs.
    let is_plain = steps.iter().all(|step| step.to.date.year() == last.year());
    let day = |date: Date| if is_plain { date.day_month() } else { date.day_month_year() };
    steps
        .iter()
        .map(|step| {
            let done = log.before_change(step.from.date, step.to.date);
            Row {
                date: day(step.to.date).to_string(),
                change: Precision::Tenths.signed(step.delta).unwrap_or_default(),
                words: shorter_and_shorter(&done),
                remark: step.at_once().map(|count| format!("({count} pillars moved at once)")),
            }
        })
        .collect()
}

/// What was done, in fewer and fewer words.
fn shorter_and_shorter(done: &Done) -> Vec<String> {
    let named = (1..=MOST_KINDS).rev().map(|most| after(done, most));
    let tight = after(done, 1).replacen(" and ", ", ", 1);
    named.chain([tight, after(done, 0)]).collect()
}
