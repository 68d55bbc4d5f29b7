//! What a person who does not see the calendar is told.

use super::counts::Counts;
use super::day::NAMES;
use super::finding::active;
use super::shown::Calendar;
use crate::chart::parts::words::{Precision, alt, capitalized, grouped, restricted};
use crate::domain::Date;

/// The text alternative.
pub(super) fn described(
    calendar: &Calendar<'_>,
    counts: &Counts,
    totals: Precision,
    restrictions: &[(Date, Date)],
) -> String {
    let (first, last) = calendar.ends();
    let head = alt::head("Calendar", "activity and total score", calendar.who, first, last);
    let values: Vec<_> = calendar.snapshots.iter().map(|one| (one.date, one.total)).collect();
    let sentences = [
        Some(format!("{head}.")),
        Some(format!("{}, {} done.", active(counts), things(counts.done))),
        counts.sentence(last).map(|sentence| format!("{sentence}.")),
        alt::extremes("Score", &values, |total| totals.shown(total)),
        unknown(counts),
        restricted(restrictions, (first, last)).map(|words| format!("{}.", capitalized(&words))),
        classes(counts),
        alt::gaps(calendar.snapshots),
    ];
    alt::joined(sentences.into_iter().flatten())
}

/// `1 thing`, `4,215 things`.
fn things(count: u64) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} thing{plural}", grouped(count))
}

/// `12 of 365 days not known`, from the first entry on.
pub(super) fn not_known(counts: &Counts) -> Option<String> {
    let (unknown, days) = (counts.unknown(), counts.days);
    let plural = if days == 1 { "" } else { "s" };
    (unknown > 0)
        .then(|| format!("{} of {} day{plural} not known", grouped(unknown), grouped(days)))
}

fn unknown(counts: &Counts) -> Option<String> {
    not_known(counts).map(|words| format!("{words}."))
}

/// `Days by how much is logged: 48 of 0, 200 of 1 to 9.`, of the classes that there are.
fn classes(counts: &Counts) -> Option<String> {
    let named = NAMES.iter().zip(counts.classes).filter(|(_, days)| *days > 0);
    let part =
        |(name, days): (&&str, u64)| format!("{} of {}", grouped(days), name.replace('–', " to "));
    let parts: Vec<String> = named.map(part).collect();
    (!parts.is_empty()).then(|| format!("Days by how much is logged: {}.", parts.join(", ")))
}
