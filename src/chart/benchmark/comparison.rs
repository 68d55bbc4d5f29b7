//! What was recorded to compare a person with: averages of groups, and ranks in them.

use crate::chart::parts::series::Ends;
use crate::chart::parts::words::Precision;
use crate::domain::{Average, Group, Rank, Snapshot};

/// The average of a group, as recorded on a day.
pub(super) fn average(snapshot: &Snapshot, group: Group) -> Option<Average> {
    snapshot.comparison(group).average
}

/// The person's rank in a group, as recorded on a day.
pub(super) fn rank(snapshot: &Snapshot, group: Group) -> Option<Rank> {
    snapshot.comparison(group).rank
}

pub(super) fn has_average(snapshot: &Snapshot) -> bool {
    Group::ALL.iter().any(|&group| average(snapshot, group).is_some())
}

pub(super) fn has_rank(snapshot: &Snapshot) -> bool {
    Group::ALL.iter().any(|&group| rank(snapshot, group).is_some())
}

/// The groups with any such number, and its first and last.
pub(super) fn with<T>(
    snapshots: &[Snapshot],
    number: fn(&Snapshot, Group) -> Option<T>,
) -> impl Iterator<Item = (Group, Ends<T>)> {
    let ends = move |group| Ends::between(snapshots, |snapshot| number(snapshot, group));
    Group::ALL.into_iter().filter_map(move |group| Some((group, ends(group)?)))
}

/// As exact as both are, the totals and the averages: no difference has a decimal that one of them
/// lacks.
pub(super) fn precision(snapshots: &[Snapshot]) -> Precision {
    let averages = Precision::of(with(snapshots, average).map(|(_, ends)| ends.last.1));
    averages.min(Precision::of_totals(snapshots))
}
