//! What a person who does not see the course of a pillar is told.

use super::chart::PillarChart;
use super::finding::precision;
use super::marked::Marked;
use super::wording::sentence;
use crate::chart::parts::extent::Extent;
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{Precision, alt, snapshots as counted};
use crate::domain::{Pillar, Recorded, Snapshot};

/// The text alternative of a chart of these snapshots, on an axis of that extent; `is_cut` says
/// whether that is less than the scale.
pub(super) fn alternative(
    chart: &PillarChart<'_>,
    snapshots: Recorded<'_>,
    marked: &[Marked],
    (extent, is_cut): (Extent, bool),
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let precision = precision(extent);
    let what = what(chart.pillar);
    let count = snapshots.len();
    let cut = is_cut.then(|| format!("The axis shows {}.", extent.in_words()));
    let told = |one: &Marked| sentence(one, chart.done_of(one), last.date, precision);
    let mut sentences = vec![alt::line_chart(&what, chart.who, first.date, last.date, count)];
    sentences.extend(values(&snapshots, chart.pillar, precision));
    sentences.extend(cut);
    sentences.extend(marked.iter().filter_map(told));
    sentences.extend(alt::gaps(snapshots));
    let missing = snapshots.iter().filter(|one| one.pillar(chart.pillar).is_none()).count();
    sentences.extend((missing > 0).then(|| format!("Not recorded in {missing} of the snapshots.")));
    alt::joined(sentences)
}

/// The text alternative of a bar of one snapshot.
pub(super) fn alternative_of_one(
    chart: &PillarChart<'_>,
    ends: Ends,
    precision: Precision,
) -> String {
    let (date, score) = ends.last;
    let head = alt::head("Bar chart", &what(chart.pillar), chart.who, date, date);
    let value = format!("{} {}.", chart.pillar.title(), precision.pillar(score));
    alt::joined([format!("{head}, {}.", counted(1)), value])
}

fn what(pillar: Pillar) -> String {
    format!("{} score (0 to 25)", pillar.name())
}

fn values(snapshots: &[Snapshot], pillar: Pillar, precision: Precision) -> Option<String> {
    let values: Vec<_> = snapshots
        .iter()
        .filter_map(|snapshot| Some((snapshot.date, snapshot.pillar(pillar)?)))
        .collect();
    alt::extremes(pillar.title(), &values, |score| precision.pillar(score))
}
