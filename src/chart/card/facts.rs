//! What a card says of its last snapshot.

use super::compared::{Compared, is_stale};
use crate::chart::parts::words::Precision;
use crate::domain::{Current, Date, Runs, Series, Snapshot};

/// What a card says of its last snapshot.
pub(super) struct Facts<'a> {
    pub(super) last: &'a Snapshot,
    pub(super) compared: Option<Compared<'a>>,
    pub(super) current: Option<Current>,
    pub(super) totals: Precision,
    /// Whether the last snapshot is not of the last week.
    pub(super) is_stale: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn of(snapshots: &'a [Snapshot], today: Date) -> Option<Self> {
        let last = snapshots.last()?;
        let compared = Compared::of(snapshots, today);
        let current = Runs::of(snapshots, Series::Total).map(|runs| runs.current);
        // A run that begins where the comparison does is the comparison.
        let tells_more = |current: &Current| {
            let from = from(*current);
            from < last.date && compared.is_none_or(|one| one.with.date != from)
        };
        let current = current.filter(tells_more);
        let start = current.and_then(|current| match current {
            Current::Running(run) => {
                snapshots.iter().find(|one| one.date == run.from.date).map(|one| one.total)
            }
            Current::Still(_) => None,
        });
        let with = compared.map(|one| one.with.total);
        let totals = Precision::of([Some(last.total), with, start].into_iter().flatten());
        let is_stale = is_stale(last.date, today);
        Some(Self { last, compared, current, totals, is_stale })
    }
}

/// The day since which it is so.
fn from(current: Current) -> Date {
    match current {
        Current::Running(run) => run.from.date,
        Current::Still(since) => since,
    }
}
