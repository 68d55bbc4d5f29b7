//! What becomes of the day.

use crate::cli::frame::{Context, Failure};
use crate::domain::{Field, Leap, MergeOutcome, Snapshot, leaps};
use crate::store::SnapshotFile;

use super::wanted::Wanted;

/// What became of a record, or would in a dry run.
pub(super) struct Done {
    pub(super) outcome: MergeOutcome,
    /// The snapshot before it.
    pub(super) before: Option<Snapshot>,
    /// Whether there was no other.
    pub(super) is_first: bool,
    /// Whether the total was not given, but added up.
    pub(super) total_is_sum: bool,
    pub(super) has_scores: bool,
    /// Numbers that may be mistyped.
    pub(super) leaps: Vec<Leap>,
}

impl Done {
    /// Decides what becomes of the day.
    pub(super) fn of(
        wanted: &Wanted,
        file: &SnapshotFile,
        context: &Context,
    ) -> Result<Self, Failure> {
        let found = file.on(wanted.date);
        let outcome = wanted.outcome(found).map_err(|error| context.refused(&error, found))?;
        Ok(Self {
            before: file.before(wanted.date).cloned(),
            is_first: file.snapshots().is_empty(),
            total_is_sum: wanted.fields.get(Field::Total).is_none(),
            has_scores: wanted.fields.has_scores(),
            leaps: leaps(outcome.snapshot(), found, file.snapshots()),
            outcome,
        })
    }
}
