//! What a person who does not see the overview is told.

use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{MOST_KINDS, Precision, UNCHANGED, after, alt, grouped, on};
use crate::domain::{Activity, Gaps, Log, Pillar, Snapshot, largest_change};

/// The text alternative. There is at least one snapshot.
///
/// `shown` are the activities that the chart shows; what was done before a change is in the log.
pub(super) fn alternative(
    who: Option<&str>,
    snapshots: &[Snapshot],
    shown: &[Activity],
    log: &Log,
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let totals = Precision::of_totals(snapshots);
    let sentences = [
        Some(alt::line_chart("Social Selling Index", who, first.date, last.date, snapshots.len())),
        total(snapshots, totals),
        Some(pillars(snapshots)),
        largest(snapshots, totals, log),
        alt::gaps(snapshots),
        Some(activity(snapshots.len(), shown)),
    ];
    alt::joined(sentences.into_iter().flatten())
}

fn total(snapshots: &[Snapshot], totals: Precision) -> Option<String> {
    let values: Vec<_> = snapshots.iter().map(|snapshot| (snapshot.date, snapshot.total)).collect();
    alt::extremes("Total", &values, |total| totals.shown(total))
}

fn pillars(snapshots: &[Snapshot]) -> String {
    let parts: Vec<String> = Pillar::ALL
        .into_iter()
        .map(|pillar| match Ends::of(snapshots, pillar) {
            None => format!("{} not recorded", pillar.name()),
            Some(ends) => worded(pillar, ends, snapshots),
        })
        .collect();
    if Pillar::ALL.into_iter().all(|pillar| Ends::of(snapshots, pillar).is_none()) {
        return "No pillars recorded.".to_owned();
    }
    alt::sentence(&parts)
}

/// `brand 22.1 (+6.3)`; with the days where they are not those of the chart.
fn worded(pillar: Pillar, ends: Ends, snapshots: &[Snapshot]) -> String {
    let days = |snapshot: &Snapshot| snapshot.date;
    let chart = snapshots.first().map(days).zip(snapshots.last().map(days));
    let (first, last) = chart.unwrap_or((ends.first.0, ends.last.0));
    let value = Precision::Tenths.pillar(ends.last.1);
    let value = format!("{} {value}{}", pillar.name(), on(ends.last.0, last));
    let Some(change) = ends.change(Precision::Tenths) else { return value };
    let moved = Precision::Tenths.signed_ascii(change).unwrap_or_else(|| UNCHANGED.to_owned());
    if ends.first.0 == first {
        return format!("{value} ({moved})");
    }
    format!("{value} ({moved} since {})", ends.first.0.beside(last))
}

/// The largest change between neighbours that are no gap apart; a gap may hide a larger one.
fn largest(snapshots: &[Snapshot], totals: Precision, log: &Log) -> Option<String> {
    let (earlier, later) = largest_change(snapshots)?;
    let change = totals.between(later.total.thousandths(), earlier.total.thousandths());
    let change = totals.signed_ascii(change)?;
    let days = alt::span(earlier.date, later.date, snapshots.last()?.date);
    let gaps = Gaps::of(snapshots);
    let has_gaps = Gaps::pairs(snapshots).next().is_some();
    let which = if has_gaps { "outside gaps" } else { "between neighbours" };
    let size = (later.total - earlier.total).size();
    let as_large = snapshots.windows(2).filter(|pair| {
        !gaps.is_gap(pair[0].date, pair[1].date) && (pair[1].total - pair[0].total).size() == size
    });
    let of = match as_large.count() {
        0..=1 => String::new(),
        many => format!(" (latest of {many} as large)"),
    };
    let done = log.before_change(earlier.date, later.date);
    let done = if done.is_empty() {
        "with nothing logged before it".to_owned()
    } else {
        after(&done, MOST_KINDS)
    };
    Some(format!("Largest change {which}{of}: {change} from {days}, {done}."))
}

fn activity(snapshots: usize, shown: &[Activity]) -> String {
    let done: u64 = shown.iter().map(|activity| u64::from(activity.count.get())).sum();
    let when = if snapshots == 1 { " in the 15 days around it" } else { "" };
    match done {
        0 => format!("No activity logged{when}."),
        1 => format!("1 activity logged{when}."),
        _ => format!("{} activities logged{when}.", grouped(done)),
    }
}
