//! What a person who does not see the overview is told.

use super::finding::moved;
use super::shown::Overview;
use crate::chart::parts::score_axis::ScoreAxes;
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{
    MOST_KINDS, Precision, after, alt, grouped, on, snapshots as counted,
};
use crate::domain::{Log, Pillar, Recorded, Runs, Series, Snapshot, largest_change};
use crate::words;

/// The text alternative. There is at least one snapshot.
pub(super) fn alternative(overview: &Overview<'_>, axes: &ScoreAxes, totals: Precision) -> String {
    let Overview { who, snapshots, log, .. } = *overview;
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let head = if first.date == last.date {
        alt::head("Bar chart", "Social Selling Index", who, first.date, last.date)
    } else {
        alt::head("Line chart", "Social Selling Index", who, first.date, last.date)
    };
    let sentences = [
        Some(format!("{head}, {}.", counted(snapshots.len()))),
        total(&snapshots, totals),
        run(&snapshots, totals),
        Some(pillars(&snapshots)),
        largest(snapshots, totals, log),
        alt::gaps(snapshots),
        axes_in_words(axes, &snapshots),
        activity(&snapshots, log),
    ];
    alt::joined(sentences.into_iter().flatten())
}

/// `Now up 9 since 6 Jan.`
fn run(snapshots: &[Snapshot], totals: Precision) -> Option<String> {
    let (first, last) = (snapshots.first()?, snapshots.last()?);
    let current = Runs::of(snapshots, Series::Total)?.current;
    let words = words::current(current, Series::Total, last.date, |run| {
        moved(totals, totals.between(run.to.thousandths, run.from.thousandths))
    });
    (first.date < last.date).then(|| format!("Now {words}."))
}

/// `Axes: total 35 to 75, brand 10 to 25.`, of those that are cut.
fn axes_in_words(axes: &ScoreAxes, snapshots: &[Snapshot]) -> Option<String> {
    let is_one = snapshots.len() < 2;
    let cut = Series::ALL.into_iter().filter(|series| !is_one && axes.is_cut(*series));
    let named: Vec<String> =
        cut.map(|series| format!("{} {}", series.name(), axes.extent(series).in_words())).collect();
    (!named.is_empty()).then(|| format!("Axes: {}.", named.join(", ")))
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
    let same = || format!("same within {}", Precision::Tenths.unit());
    let moved = Precision::Tenths.signed_ascii(change).unwrap_or_else(same);
    if ends.first.0 == first {
        return format!("{value} ({moved})");
    }
    format!("{value} ({moved} since {})", ends.first.0.beside(last))
}

/// The largest change between neighbours that are no gap apart; a gap may hide a larger one.
fn largest(snapshots: Recorded<'_>, totals: Precision, log: &Log) -> Option<String> {
    let (earlier, later) = largest_change(&snapshots)?;
    let change = totals.between(later.total.thousandths(), earlier.total.thousandths());
    let change = totals.signed_ascii(change)?;
    let days = alt::span(earlier.date, later.date, snapshots.last()?.date);
    let gaps = snapshots.gaps();
    let has_gaps = snapshots.gap_pairs().next().is_some();
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

/// What was logged from the first snapshot to the last.
fn activity(snapshots: &[Snapshot], log: &Log) -> Option<String> {
    let (first, last) = (snapshots.first()?, snapshots.last()?);
    let logged = log.between(first.date, last.date);
    let done: u64 = logged.iter().map(|activity| u64::from(activity.count.get())).sum();
    let when = if first.date == last.date { " on that day" } else { "" };
    Some(match done {
        0 => format!("No activity logged{when}."),
        1 => format!("1 activity logged{when}."),
        _ => format!("{} activities logged{when}.", grouped(done)),
    })
}
