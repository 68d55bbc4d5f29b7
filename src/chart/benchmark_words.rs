//! What is said of a person beside others: the finding, and the text alternative.

use super::comparison::{average, has_average, has_rank, rank, with};
use crate::chart::parts::series::Ends;
use crate::chart::parts::words::{Precision, alt, on};
use crate::domain::{Date, Delta, Group, Snapshot};

/// The finding: `SSI 76: 33 above industry, 21 above network`, of the latest day with an average;
/// without any, of the latest with a rank.
pub(super) fn finding(snapshots: &[Snapshot], precision: Precision) -> Option<String> {
    let last = snapshots.last()?.date;
    let compared = snapshots.iter().rfind(|one| has_average(one));
    let compared = compared.or_else(|| snapshots.iter().rfind(|one| has_rank(one)))?;
    let on = if snapshots.len() == 1 {
        format!(" on {}", last.day_month_year())
    } else {
        on(compared.date, last)
    };
    let parts = if has_average(compared) {
        differences(compared, precision, |group| group.name().to_owned())
    } else {
        let top =
            |group: Group| Some(format!("top {} % of {}", rank(compared, group)?, group.name()));
        Group::ALL.into_iter().filter_map(top).collect()
    };
    Some(format!("SSI {}{on}: {}", precision.shown(compared.total), parts.join(", ")))
}

/// `33 above industry`, for every group with an average on that day.
fn differences(
    snapshot: &Snapshot,
    precision: Precision,
    name: impl Fn(Group) -> String,
) -> Vec<String> {
    let worded = |group: Group| {
        let average = average(snapshot, group)?;
        let delta = precision.between(snapshot.total.thousandths(), average.thousandths());
        let place = match delta {
            Delta::ZERO => "level with".to_owned(),
            delta if delta > Delta::ZERO => format!("{} above", precision.size(delta)),
            delta => format!("{} below", precision.size(delta)),
        };
        Some(format!("{place} {}", name(group)))
    };
    Group::ALL.into_iter().filter_map(worded).collect()
}

/// The text alternative.
pub(super) fn alternative(
    who: Option<&str>,
    snapshots: &[Snapshot],
    precision: Precision,
) -> String {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return String::new();
    };
    let groups: Vec<&str> = with(snapshots, average).map(|(group, _)| group.name()).collect();
    let what = match groups.len() {
        0 => "rank by Social Selling Index".to_owned(),
        1 => format!("Social Selling Index beside the average of the {}", groups[0]),
        _ => format!("Social Selling Index beside the averages of {}", groups.join(" and ")),
    };
    let mut sentences = vec![alt::line_chart(&what, who, first.date, last.date, snapshots.len())];
    if !groups.is_empty() {
        let totals: Vec<_> = snapshots.iter().map(|one| (one.date, one.total)).collect();
        sentences.extend(compared_in_full(snapshots, precision));
        sentences.extend(alt::extremes("Total", &totals, |total| precision.shown(total)));
    }
    let averages = with(snapshots, average).map(|(group, ends)| {
        let moved = last_and_first(ends, last.date, |average| precision.shown(average));
        format!("{} average {moved}", group.name())
    });
    let ranks = with(snapshots, rank).map(|(group, ends)| {
        let moved = last_and_first(ends, last.date, |rank| format!("top {rank} %"));
        format!("{} rank {moved}", group.name())
    });
    let numbers: Vec<String> = averages.chain(ranks).collect();
    sentences.push(alt::sentence(&numbers));
    sentences.extend(alt::gaps(snapshots));
    sentences.extend(missing(snapshots));
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
