//! What becomes of the day.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Field, Leap, MergeError, MergeOutcome, Snapshot, Source, leaps};
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
        let outcome =
            wanted.outcome(found).map_err(|error| refused(&error, wanted, found, context))?;
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

/// Why a day is not saved. What a page shows is not mistyped.
fn refused(
    error: &MergeError,
    wanted: &Wanted,
    found: Option<&Snapshot>,
    context: &Context,
) -> Failure {
    if wanted.source == Source::Typed {
        return context.refused(error, found);
    }
    match error {
        MergeError::NoTotal => Failure::new(Exit::Damaged, "there is no total in it")
            .why("a day needs its total, or all four pillars to add up")
            .fix(context.command_with("--total N")),
        MergeError::Sum(_) => Failure::new(Exit::Damaged, error)
            .why("the total is the rounded sum of the pillars, so not all of it was read right")
            .fix(format!(
                "compare it with the page; if that shows this: {}",
                context.command_with("--as-shown")
            )),
        _ => context.refused(error, found),
    }
}
