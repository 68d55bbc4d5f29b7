//! The title of the calendar: on how many days something was done, and how the total moved.

use super::counts::Counts;
use crate::chart::parts::words::{Precision, alt, grouped};
use crate::domain::{Date, Delta, Snapshot};

/// Snapshots so many days from the first and the last day that is counted tell of all of them.
const NEAR: i32 = 7;

/// `Active on 318 of 365 days, score up 12`.
pub(super) fn finding(
    counts: &Counts,
    snapshots: &[Snapshot],
    totals: Precision,
    (first, last): (Date, Date),
) -> String {
    let active = active(counts);
    match score(snapshots, totals, (first, last)) {
        Some(score) => format!("{active}, {score}"),
        None => active,
    }
}

/// `Active on 318 of 365 days`, over the days of which all is known.
pub(super) fn active(counts: &Counts) -> String {
    let days = |count: u64, known: &str| {
        let noun = if count == 1 { "day" } else { "days" };
        format!("{} {known}{noun}", grouped(count))
    };
    match (counts.known, counts.logged) {
        (0, 0) => format!("Nothing known of {}", days(counts.days, "")),
        (0, logged) => {
            format!("Active on at least {} of {}", grouped(logged), days(counts.days, ""))
        }
        (known, _) => {
            let word = if counts.unknown() > 0 { "known " } else { "" };
            format!("Active on {} of {}", grouped(counts.active), days(known, word))
        }
    }
}

/// `score up 12`, with its days where they are not those that are counted.
fn score(snapshots: &[Snapshot], totals: Precision, (first, last): (Date, Date)) -> Option<String> {
    let (from, to) = (snapshots.first()?, snapshots.last()?);
    if from.date == to.date {
        return Some(format!("score {}", totals.shown(to.total)));
    }
    let moved = totals.between(to.total.thousandths(), from.total.thousandths());
    let moved = match totals.signed(moved) {
        None => "the same".to_owned(),
        Some(_) if moved < Delta::ZERO => format!("down {}", totals.size(moved)),
        Some(_) => format!("up {}", totals.size(moved)),
    };
    let is_near = |day: Date, end: Date| day.days_since(end).abs() <= NEAR;
    Some(match (is_near(from.date, first), is_near(to.date, last)) {
        (true, true) => format!("score {moved}"),
        (false, true) => format!("score {moved} since {}", from.date.beside(last)),
        _ => format!("score {moved} from {}", alt::span(from.date, to.date, last)),
    })
}
