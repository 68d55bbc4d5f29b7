//! What a person who does not see the course of a pillar is told.

use super::chart::PillarChart;
use super::finding::{is_cut, precision};
use super::steps::Step;
use crate::chart::parts::extent::Extent;
use crate::chart::parts::words::{MOST_KINDS, Precision, after, alt};
use crate::domain::{Date, Log, Pillar, Snapshot};

/// The text alternative of a chart of these snapshots, on an axis of that extent.
pub(super) fn alternative(
    chart: &PillarChart<'_>,
    snapshots: &[Snapshot],
    steps: &[Step<'_>],
    extent: Extent,
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let what = format!("{} score (0 to 25)", chart.pillar.name());
    let count = snapshots.len();
    let cut = is_cut(extent).then(|| format!("The axis is cut to {}.", extent.in_words()));
    let mut sentences = vec![alt::line_chart(&what, chart.who, first.date, last.date, count)];
    sentences.extend(values(snapshots, chart.pillar, precision(extent)));
    sentences.extend(cut);
    sentences.extend(changes(chart.log, steps, last.date));
    sentences.extend(alt::gaps(snapshots));
    let missing = snapshots.iter().filter(|one| one.pillar(chart.pillar).is_none()).count();
    sentences.extend((missing > 0).then(|| format!("Not recorded in {missing} of the snapshots.")));
    alt::joined(sentences)
}

/// The largest change first, each with its number in the picture.
fn changes(log: &Log, steps: &[Step<'_>], last: Date) -> Vec<String> {
    let mut numbered: Vec<(usize, &Step<'_>)> = (1..).zip(steps).collect();
    numbered.sort_by_key(|(number, step)| std::cmp::Reverse((step.delta.size(), *number)));
    let sentence = |(place, (number, step)): (usize, (usize, &Step<'_>))| {
        let which = if place == 0 { "Largest change" } else { "Change" };
        let moved = Precision::Tenths.signed_ascii(step.delta).unwrap_or_default();
        let days = alt::span(step.from.date, step.to.date, last);
        let done = log.before_change(step.from.date, step.to.date);
        let done = after(&done, MOST_KINDS);
        let at_once = step.at_once().map(|count| format!(" ({count} pillars at once)"));
        format!("{which} ({number}): {moved} from {days}{}, {done}.", at_once.unwrap_or_default())
    };
    numbered.into_iter().enumerate().map(sentence).collect()
}

fn values(snapshots: &[Snapshot], pillar: Pillar, precision: Precision) -> Option<String> {
    let values: Vec<_> = snapshots
        .iter()
        .filter_map(|snapshot| Some((snapshot.date, snapshot.pillar(pillar)?)))
        .collect();
    alt::extremes(pillar.title(), &values, |score| precision.pillar(score))
}
