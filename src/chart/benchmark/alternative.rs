//! What a person who does not see the comparison is told.

use super::comparison::{average, has_average, rank, with};
use super::finding::differences;
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{Precision, alt, on};
use crate::domain::{Date, Group, Recorded, Snapshot};

/// The text alternative.
pub(super) fn alternative(
    who: Option<&str>,
    snapshots: Recorded<'_>,
    precision: Precision,
    axis: Option<String>,
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let groups: Vec<&str> = with(&snapshots, average).map(|(group, _)| group.name()).collect();
    let what = match groups.len() {
        0 => "rank by Social Selling Index".to_owned(),
        1 => format!("Social Selling Index beside the average of the {}", groups[0]),
        _ => format!("Social Selling Index beside the averages of {}", groups.join(" and ")),
    };
    let mut sentences = vec![alt::line_chart(&what, who, first.date, last.date, snapshots.len())];
    if !groups.is_empty() {
        let totals: Vec<_> = snapshots.iter().map(|one| (one.date, one.total)).collect();
        sentences.extend(compared_in_full(&snapshots, precision));
        sentences.extend(alt::extremes("Total", &totals, |total| precision.shown(total)));
    }
    let averages = with(&snapshots, average).map(|(group, ends)| {
        let moved = last_and_first(ends, last.date, |average| precision.shown(average));
        format!("{} average {moved}", group.name())
    });
    let ranks = with(&snapshots, rank).map(|(group, ends)| {
        let moved = last_and_first(ends, last.date, |rank| format!("top {rank} %"));
        format!("{} rank {moved}", group.name())
    });
    let numbers: Vec<String> = averages.chain(ranks).collect();
    sentences.push(alt::sentence(&numbers));
    sentences.extend(axis);
    sentences.extend(alt::gaps(snapshots));
    sentences.extend(missing(&snapshots));
    alt::joined(sentences)
}

/// The finding as a sentence, always with its day.
fn compared_in_full(snapshots: &[Snapshot], precision: Precision) -> Option<String> {
    let compared = snapshots.iter().rfind(|one| has_average(one))?;
    let parts = differences(compared, precision, |group| format!("the {} average", group.name()));
    let (day, chart) = (compared.date, snapshots.last()?.date);
    // That of the chart's last day is named anyway.
    let total = (day != chart).then(|| format!("total {}, ", precision.shown(compared.total)));
    let (day, total) = (day.beside(chart), total.unwrap_or_default());
    Some(format!("Latest comparison ({day}): {total}{}.", parts.join(", ")))
}

/// `43 on 3 Feb (first 44)`; the chart's last day is left out.
fn last_and_first<T: Copy>(ends: Ends<T>, chart: Date, shown: impl Fn(T) -> String) -> String {
    let ((first_day, first), (day, last)) = (ends.first, ends.last);
    let before = (first_day < day).then(|| format!(" (first {})", shown(first)));
    format!("{}{}{}", shown(last), on(day, chart), before.unwrap_or_default())
}

/// How many snapshots have numbers that others lack.
fn missing(snapshots: &[Snapshot]) -> Option<String> {
    let count = |has: &dyn Fn(&Snapshot) -> bool| snapshots.iter().filter(|one| has(one)).count();
    let named = |group: Group| {
        [
            (format!("{} average", group.name()), count(&|one| average(one, group).is_some())),
            (format!("{} rank", group.name()), count(&|one| rank(one, group).is_some())),
        ]
    };
    let all = snapshots.len();
    let parts: Vec<String> = Group::ALL
        .into_iter()
        .flat_map(named)
        .filter(|(_, count)| (1..all).contains(count))
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    (!parts.is_empty()).then(|| format!("Days recorded: {}.", parts.join(", ")))
}
