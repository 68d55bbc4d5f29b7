//! What the comparison of a person with others comes to.

use super::comparison::{average, has_average, has_rank, rank};
use crate::chart::parts::words::{Precision, on};
use crate::domain::{Delta, Group, Snapshot};

/// The finding: `SSI 76: 33 points above industry, 21 above network`, of the latest day with an average;
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
        with_unit(differences(compared, precision, |group| group.name().to_owned()))
    } else {
        let top =
            |group: Group| Some(format!("top {} % of {}", rank(compared, group)?, group.name()));
        Group::ALL.into_iter().filter_map(top).collect()
    };
    Some(format!("SSI {}{on}: {}", precision.shown(compared.total), parts.join(", ")))
}

/// The first distance with its unit: `33 points above industry`.
fn with_unit(mut parts: Vec<String>) -> Vec<String> {
    if let Some(first) = parts.iter_mut().find(|part| !part.starts_with("level")) {
        let unit = if first.starts_with("1 ") { "point" } else { "points" };
        *first = first.replacen(' ', &format!(" {unit} "), 1);
    }
    parts
}

/// `33 above industry`, for every group with an average on that day.
pub(super) fn differences(
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
